"""Bulk load into PostgreSQL: COPY over one connection a process, without indexes and constraints until the rows are
there."""

from typing import Any

import psycopg
from sqlalchemy import Engine, inspect, text

from sync.demonstration.plan import Plan, Progress
from sync.demonstration.rows import Rows, columns
from sync.records import metadata


def empty(engine: Engine) -> None:
    """Drop every table: whatever an interrupted build has left."""
    with engine.begin() as connection:
        for name in inspect(connection).get_table_names():
            connection.execute(text(f'DROP TABLE "{name}" CASCADE'))


class PostgresLoader:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> "PostgresLoader":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def load_all(self, plan: Plan, report: Progress) -> None:
        with self._engine.begin() as connection:
            driver: Any = connection.connection.driver_connection
            copy_rows(driver, plan.few())
            population = plan.population()
            for first, count in plan.blocks():
                copy_rows(driver, population.block(first, count))
                report("clients", first + count, plan.clients)
            connection.execute(
                text("UPDATE feed_counter SET last_request_number = :number"), {"number": plan.last_request_number()}
            )
        with self._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text("ANALYZE"))


def copy_rows(driver: psycopg.Connection[Any], rows: Rows) -> None:
    with driver.cursor() as cursor:
        for name, of_table in rows.of.items():
            if of_table:
                named = ", ".join(columns(name))
                with cursor.copy(f"COPY {name} ({named}) FROM STDIN") as copy:  # type: ignore[arg-type]
                    for row in of_table:
                        copy.write_row(row)
