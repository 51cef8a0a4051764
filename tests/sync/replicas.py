"""Comparing a desk's rows with the server's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, select

from sync import feed
from sync.database import writing
from sync.outbox import Outbox
from sync.protocol import FeedRow
from sync.records.images import REPLICATED, key_of, write_rows

Records = Mapping[str, Mapping[tuple[Any, ...], Mapping[str, Any]]]


def records(engine: Engine) -> Records:
    """All rows that travel, by table and key; tables without any are left out."""
    with engine.connect() as connection:
        found = {
            name: {key_of(table, row): dict(row) for row in connection.execute(select(table)).mappings()}
            for name, table in REPLICATED.items()
        }
    return {name: rows for name, rows in found.items() if rows}


def copy_records(source: Engine, target: Engine) -> None:
    """What a desk holds that has been sent everything."""
    held = records(source)
    with writing(target) as connection:
        write_rows(connection, ((REPLICATED[name], row) for name, rows in held.items() for row in rows.values()))


def feed_behind(engine: Engine, cursor: int, scopes: tuple[str, ...]) -> tuple[tuple[FeedRow, ...], int]:
    with engine.connect() as connection:
        return feed.read(connection, cursor, scopes)


def catch_up(outbox: Outbox, server: Engine, scopes: tuple[str, ...]) -> None:
    outbox.apply_feed(*feed_behind(server, outbox.cursor(), scopes))
