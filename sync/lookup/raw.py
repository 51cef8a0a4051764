"""Statements straight to the driver, on the connection that SQLAlchemy holds.

A ringing phone waits for the card, and SQLAlchemy's execution of one statement costs more than the statement: 35 of
some 100 microseconds. So these few statements, written and prepared once, go to the driver's own cursor; everything
around them (pool, transaction, what a lost connection means) stays SQLAlchemy's.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

Row = Sequence[Any]


def fetch(connection: Connection, statement: str, parameters: Mapping[str, Any]) -> list[Row]:
    """All rows. Errors of the driver arrive as SQLAlchemy's, with `connection_invalidated` where the line is lost.

    A transaction is begun in SQLAlchemy's eyes too, so that the caller's `rollback()` ends what the driver began.
    """
    if not connection.in_transaction():
        connection.begin()
    dialect = connection.dialect
    pooled = connection.connection
    driver: Any = pooled.driver_connection
    cursor = driver.cursor()
    try:
        if dialect.name == "postgresql":
            cursor.execute(statement, parameters, prepare=True)
        else:
            cursor.execute(statement, parameters)
        rows: list[Row] = cursor.fetchall()
        return rows
    except dialect.loaded_dbapi.Error as error:
        lost = dialect.is_disconnect(error, pooled, None)
        if lost:
            connection.invalidate(error)
        wrapped = DBAPIError.instance(
            statement,
            dict(parameters),
            error,
            dialect.loaded_dbapi.Error,
            connection_invalidated=lost,
            dialect=dialect,
        )
        raise wrapped from error
    finally:
        cursor.close()
