"""A desk's store that cannot be read any more: finding out, setting it aside, and saving what is left of it.

Every page of the store carries its own seal (HMAC), so a single changed bit is found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, asc, desc, select
from sqlalchemy.exc import DBAPIError

from sync.database import StoreFailed, open_desk, storing
from sync.records.images import write_rows
from sync.records.sync_state import drafts, outbox


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An unreadable store: where it lies now, and how many unsent commands and drafts were saved out of it.

    `complete`: everything in both could be read; otherwise some may be missing, and the person has to be told.
    """

    path: Path
    commands: int
    drafts: int
    complete: bool


def is_readable(engine: Engine) -> bool:
    """Whether every page has its seal unbroken and the whole is a sound database. Raises StoreFailed where that
    cannot be said now: another program holds it, or the disk is full."""
    try:
        with storing(engine, write=False) as connection:
            if connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall():
                return False
            return connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
    except StoreFailed as failure:
        if failure.reason in ("busy", "full", "read_only"):
            raise
        return False


def set_aside(path: Path, at: int) -> Path:
    """Rename the store and what belongs to it; gives the new name."""
    aside = path.with_name(f"{path.name}.unreadable-{at}")
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside


def carry_over(aside: Path, key: bytes, new: Engine) -> Quarantined:
    """Put into the new store what the old one still gives of its outbox and its drafts.

    The commands wait again without what they had changed: rows come from the server, and to send a command twice is
    to do it once.
    """
    old = open_desk(aside, key)
    try:
        commands, all_commands = _read_what_can_be(old, outbox, "position")
        kept_drafts, all_drafts = _read_what_can_be(old, drafts, "id")
    finally:
        old.dispose()
    with storing(new) as connection:
        for row in commands:
            write_rows(connection, [(outbox, {**row, "before": b"[]", "status": _again(row["status"]), "seq": 0})])
        for row in kept_drafts:
            write_rows(connection, [(drafts, row)])
    return Quarantined(aside, len(commands), len(kept_drafts), all_commands and all_drafts)


def _again(status: str) -> str:
    return "rejected" if status == "rejected" else "waiting"


def _read_what_can_be(engine: Engine, table: Table, key: str) -> tuple[list[dict[str, Any]], bool]:
    """The rows before the first that cannot be read, and those behind the last such; and whether those are all."""
    rows: dict[Any, dict[str, Any]] = {}
    complete = True
    for order in (asc, desc):
        try:
            with engine.connect() as connection:
                for row in _one_by_one(connection, table, key, order):
                    if row[key] in rows:
                        break
                    rows[row[key]] = row
                else:
                    break
        except DBAPIError:
            complete = False
    return [rows[name] for name in sorted(rows)], complete


def _one_by_one(connection: Connection, table: Table, key: str, order: Any) -> Iterator[dict[str, Any]]:
    column = table.c[key]
    statement = select(table).order_by(order(column)).limit(1)
    row = connection.execute(statement).mappings().first()
    while row is not None:
        yield dict(row)
        behind = column > row[key] if order is asc else column < row[key]
        row = connection.execute(statement.where(behind)).mappings().first()
