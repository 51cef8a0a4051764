"""Row images: a row as a value, as JSON for the feed, and written back by its primary key.

Only the replicated tables travel; password hashes, tokens and the desk's own tables never leave their database.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Date, RowMapping, Table, and_, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement

from sync.records import billing, checks, clients, interactions, knowledge, meters, offers, requests

Row = Mapping[str, Any]
Key = tuple[Any, ...]

REPLICATED: Mapping[str, Table] = {
    table.name: table
    for table in (
        # In the order of their references: the first may be written before the next.
        clients.clients,
        clients.phones,
        clients.premises,
        clients.accounts,
        meters.service_points,
        meters.meters,
        meters.installations,
        meters.registers,
        meters.readings,
        billing.bills,
        billing.corrections,
        billing.payments,
        interactions.interactions,
        interactions.legs,
        requests.requests,
        knowledge.article_ratings,
        offers.offers_made,
        checks.identity_checks,
    )
}


class NotReplicated(Exception):
    """This table does not travel between server and desk."""


def replicated(name: str) -> Table:
    try:
        return REPLICATED[name]
    except KeyError:
        raise NotReplicated(name) from None


def key_of(table: Table, row: Row | RowMapping) -> Key:
    """The values of the row's primary key."""
    return tuple(row[column.name] for column in table.primary_key)


def encode_row(row: Row) -> bytes:
    """The row as JSON; dates as ISO dates."""
    return msgspec.json.encode({str(name): value for name, value in row.items()})  # SQLAlchemy names are no plain str


def decode_row(table: Table, raw: bytes) -> dict[str, Any]:
    """The row out of JSON. Columns that this program does not know are left out: the server may be newer."""
    return typed_row(table, msgspec.json.decode(raw))


def typed_row(table: Table, plain: Row) -> dict[str, Any]:
    """The row with the values of its columns' types, out of what JSON can hold."""
    return {str(column.name): _value(column, plain[column.name]) for column in table.columns if column.name in plain}


def read_row(connection: Connection, table: Table, key: Key) -> dict[str, Any] | None:
    row = connection.execute(select(table).where(_is(table, key))).mappings().one_or_none()
    return None if row is None else dict(row)


def write_rows(connection: Connection, rows: Iterable[tuple[Table, Row]]) -> None:
    """Each row becomes as it is given, whether its primary key was there or not. Doing it twice does no more."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    for table, row in rows:
        keys = [column.name for column in table.primary_key]
        statement = insert(table).values(dict(row))
        changed = {name: statement.excluded[name] for name in row if name not in keys}
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))


def delete_row(connection: Connection, table: Table, key: Key) -> None:
    connection.execute(delete(table).where(_is(table, key)))


def _is(table: Table, key: Key) -> ColumnElement[bool]:
    return and_(*(column == value for column, value in zip(table.primary_key, key, strict=True)))


def _value(column: Column[Any], value: Any) -> Any:
    if value is not None and isinstance(column.type, Date):
        return date.fromisoformat(value)
    return value
