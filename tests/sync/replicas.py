"""Servers and desks in memory, made fast, and comparing their rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Engine, select

from sync import feed
from sync.database import open_server, upgrade, writing
from sync.outbox import Outbox
from sync.protocol import FeedRow
from sync.records.images import REPLICATED, key_of, write_rows
from tests.sync.people import seed

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


@cache
def _template() -> sqlite3.Connection:
    """A seeded database to copy from: migrating each anew would be most of the time."""
    engine = open_server("sqlite://")
    upgrade(engine)
    seed(engine)
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    with engine.connect() as connection:
        _driver(connection.connection.driver_connection).backup(copy)
    engine.dispose()
    return copy


def _driver(connection: Any) -> sqlite3.Connection:
    assert isinstance(connection, sqlite3.Connection)
    return connection


def in_memory(*, references: bool) -> Engine:
    """A database with the people in it. A desk's has no `references`: it holds some rows, not all they point to."""
    engine = open_server("sqlite://")
    with engine.connect() as connection:
        driver = _driver(connection.connection.driver_connection)
        connection.rollback()
        _template().backup(driver)
        driver.execute(f"PRAGMA foreign_keys = {int(references)}")
    return engine
