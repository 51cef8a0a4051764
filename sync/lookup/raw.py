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

# Planning the card anew takes longer than reading it, and PostgreSQL, which sees its cost and not its planning, would
# do so each time; every plan here goes along indexes by one key, so that the general one is the right one.
_PREPARE = "set plan_cache_mode = force_generic_plan"
_PREPARED = "lookups_prepared"


def fetch(connection: Connection, statement: str, parameters: Mapping[str, Any]) -> list[Row]:
    """All rows. Errors of the driver arrive as SQLAlchemy's, with `connection_invalidated` where the line is lost.

    Outside a transaction of the caller the statement is one by itself: no BEGIN before it and no ROLLBACK after it,
    each of which would be a trip to PostgreSQL, and no snapshot is left behind.
    """
    dialect = connection.dialect
    pooled = connection.connection
    driver: Any = pooled.driver_connection
    try:
        if dialect.name != "postgresql":
            return list(driver.execute(statement, parameters).fetchall())
        alone = not connection.in_transaction() and not driver.autocommit
        if alone:
            driver.autocommit = True
        try:
            if not pooled.info.get(_PREPARED):
                driver.execute(_PREPARE)
                pooled.info[_PREPARED] = alone or driver.autocommit  # set within a transaction, it may be undone
            return list(driver.execute(statement, parameters, prepare=True).fetchall())
        finally:
            if alone and not driver.closed:
                driver.autocommit = False
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
