"""What every command has, and what applying one gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import BigInteger, Connection, Integer, String, Table, update

from sync.readings.rules import STANDARD, ReadingRules
from sync.records.images import write_rows
from sync.records.sync_state import feed_counter


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row as it is after a command, and the scopes of the desks that it concerns."""

    table: str
    row: Mapping[str, Any]  # all columns; its primary key identifies it
    scopes: tuple[str, ...]
    before: Mapping[str, Any] | None = None  # None: there was no such row


Changes = tuple[RowChange, ...]


class Rejected(Exception):
    """The command cannot be done as it stands; the operator is told `reason` and decides."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class Setting(Protocol):
    """What differs between desk and server when a command is applied."""

    @property
    def final(self) -> bool:
        """True on the server: numbers are given, versions compared."""

    @property
    def today(self) -> date:
        """The date where the clients live."""

    @property
    def reading_rules(self) -> ReadingRules:
        """When readings are taken, and what is questioned."""

    def next_request_number(self, connection: Connection) -> int | None:
        """None on the desk."""


@dataclass(frozen=True, slots=True)
class DeskSetting:
    """A desk applies at once what the server will decide on; it holds few of the records, so it checks little."""

    day: Callable[[], date]
    reading_rules: ReadingRules = STANDARD  # the window has asked for what the catalogue says

    @property
    def final(self) -> bool:
        return False

    @property
    def today(self) -> date:
        return self.day()

    def next_request_number(self, connection: Connection) -> int | None:
        return None


@dataclass(frozen=True, slots=True)
class ServerSetting:
    """The server decides, over all records."""

    day: Callable[[], date]
    reading_rules: ReadingRules = STANDARD

    @property
    def final(self) -> bool:
        return True

    @property
    def today(self) -> date:
        return self.day()

    def next_request_number(self, connection: Connection) -> int | None:
        """Requests are numbered without gaps: the counter's row is held until the commit."""
        statement = (
            update(feed_counter)
            .values(last_request_number=feed_counter.c.last_request_number + 1)
            .returning(feed_counter.c.last_request_number)
        )
        number: int = connection.execute(statement).scalar_one()
        return number


def put(
    connection: Connection,
    table: Table,
    row: Mapping[str, Any],
    scopes: tuple[str, ...],
    before: Mapping[str, Any] | None = None,
) -> RowChange:
    """Write the row. Raises Rejected where a value does not fit, which only PostgreSQL would say by itself."""
    for column in table.columns:
        check_value(column.name, row[column.name], column.type)
    write_rows(connection, [(table, row)])
    return RowChange(str(table.name), row, scopes, before)


def check_value(name: str, value: Any, kind: object) -> None:
    """Both databases take the same values: no NUL in texts, no text too long, no number beyond its column."""
    if isinstance(value, str):
        limit = kind.length if isinstance(kind, String) else None
        if "\0" in value or not _encodable(value):
            raise Rejected("malformed", name)
        if limit is not None and len(value) > limit:
            raise Rejected("too_long", name)
    elif isinstance(value, int):
        bits = 31 if isinstance(kind, Integer) and not isinstance(kind, BigInteger) else 63
        if not -(1 << bits) <= value < 1 << bits:
            raise Rejected("malformed", name)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            check_value(name, key, None)
            check_value(name, inner, None)


def client_scope(client_id: int) -> str:
    return f"client:{client_id}"


def staff_scope(staff_id: int) -> str:
    return f"staff:{staff_id}"


def department_scope(department: str) -> str:
    return f"department:{department}"


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
