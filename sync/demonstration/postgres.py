"""Bulk load into PostgreSQL: COPY, a connection a process; indexes and constraints once the rows are there."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import get_context
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Engine, inspect, text

from sync.database import align_sequences
from sync.demonstration.making import make, start_making
from sync.demonstration.plan import IN_ONE_PROCESS, Plan, Progress
from sync.demonstration.rows import TABLES, Row, Rows, columns
from sync.migrations.versions.v0002_words import FILL_POSTGRES

_PROCESSES = 2
_NOTHING = "None"  # what str() makes of NULL; no text of ours is this word

_CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, contype, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype IN ('p', 'u', 'f')
    AND (conrelid = ANY (%(tables)s::regclass[]) OR confrelid = ANY (%(tables)s::regclass[]))
    ORDER BY contype = 'f' DESC, 1, 2"""
_INDEXES = """
    SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
    WHERE i.indrelid = ANY (%(tables)s::regclass[])
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u'))
    ORDER BY 1, 2"""


@dataclass(frozen=True, slots=True)
class _LaidAside:
    """What makes a dropped index or constraint again."""

    table: str
    statement: str
    reference: bool  # a foreign key: after all keys that it may point to


def empty(engine: Engine) -> None:
    """Drop every table: whatever an interrupted build has left."""
    with engine.begin() as connection:
        for name in inspect(connection).get_table_names():
            connection.execute(text(f'DROP TABLE "{name}" CASCADE'))


class PostgresLoader:
    """Writes the rows of a plan."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        url = engine.url.set(drivername="postgresql")
        self._address = url.render_as_string(hide_password=False)

    def load_all(self, plan: Plan, report: Progress) -> None:
        """Everything that the plan says."""
        with self._connect() as driver:
            laid_aside = _lay_aside(driver)
            copy_rows(driver, plan.few())
            self._copy_blocks(driver, plan, report)
            for statement in FILL_POSTGRES:
                driver.execute(statement.encode())
            driver.execute("UPDATE feed_counter SET last_request_number = %s", (plan.last_request_number(),))
        self._put_back(laid_aside, report)
        with self._engine.begin() as connection:
            align_sequences(connection)
        with self._connect() as driver:
            driver.execute("VACUUM (ANALYZE, PARALLEL 2)" if plan.clients > IN_ONE_PROCESS else "ANALYZE")

    def _connect(self) -> psycopg.Connection[Any]:
        return connect(self._address)

    def _copy_blocks(self, driver: psycopg.Connection[Any], plan: Plan, report: Progress) -> None:
        blocks = plan.blocks()
        done = plan.clients - sum(count for _, count in blocks)
        if plan.clients <= IN_ONE_PROCESS:
            population = plan.population()
            for first, count in blocks:
                copy_rows(driver, population.block(first, count))
                done += count
                report("clients", done, plan.clients)
            return
        context = get_context("spawn")
        with ProcessPoolExecutor(_PROCESSES, context, initializer=start_making, initargs=(plan,)) as pool:
            waiting = {pool.submit(_make_and_copy, self._address, *block): block[1] for block in blocks}
            for finished in as_completed(waiting):
                finished.result()
                done += waiting[finished]
                report("clients", done, plan.clients)

    def _put_back(self, laid_aside: Sequence[_LaidAside], report: Progress) -> None:
        """Keys and indexes table by table, two at a time; then the references between the tables."""
        own = [one for one in laid_aside if not one.reference]
        references = [one.statement for one in laid_aside if one.reference]
        by_table = [
            [one.statement for one in ones]
            for _, ones in groupby(sorted(own, key=lambda one: one.table), key=lambda one: one.table)
        ]
        by_table.sort(key=len, reverse=True)
        done = 0
        with ThreadPoolExecutor(_PROCESSES) as pool:
            for finished in as_completed([pool.submit(self._run, statements) for statements in by_table]):
                done += finished.result()
                report("indexes", done, len(laid_aside))
        self._run(references)
        report("indexes", len(laid_aside), len(laid_aside))

    def _run(self, statements: Sequence[str]) -> int:
        with self._connect() as driver:
            for statement in statements:
                driver.execute(statement.encode())
        return len(statements)


def connect(address: str) -> psycopg.Connection[Any]:
    """A connection for loading: no time limits, memory for sorting, commits that wait for no disk."""
    driver: psycopg.Connection[Any] = psycopg.connect(address, autocommit=True)
    for setting in (
        "statement_timeout = 0",
        "synchronous_commit = off",
        "maintenance_work_mem = '512MB'",
        "work_mem = '128MB'",
    ):
        driver.execute(f"SET {setting}".encode())
    return driver


def copy_rows(driver: psycopg.Connection[Any], rows: Rows) -> None:
    """Write rows as PostgreSQL's text format, in one transaction."""
    with driver.transaction(), driver.cursor() as cursor:
        for name, of_table in rows.of.items():
            if of_table:
                named = sql.SQL(", ").join(map(sql.Identifier, columns(name)))
                command = sql.SQL("COPY {} ({}) FROM STDIN WITH (NULL {})").format(
                    sql.Identifier(name), named, sql.Literal(_NOTHING)
                )
                with cursor.copy(command) as copy:
                    copy.write(_text(of_table))


def _text(rows: Iterable[Row]) -> bytes:
    lines = "\n".join(["\t".join(map(str, row)) for row in rows])
    if "\\" in lines:
        raise ValueError("a text of the demonstration needs escaping")
    return lines.encode() + b"\n"


def _lay_aside(driver: psycopg.Connection[Any]) -> list[_LaidAside]:
    """Drop the loaded tables' indexes and constraints, and their triggers' work; returns what makes them again."""
    asked = {"tables": list(TABLES)}
    laid_aside = []
    for table, name, kind, definition in driver.execute(_CONSTRAINTS, asked).fetchall():
        driver.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'.encode())
        made_again = f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}'
        laid_aside.append(_LaidAside(table, made_again, kind == "f"))
    for table, name, definition in driver.execute(_INDEXES, asked).fetchall():
        driver.execute(f"DROP INDEX {name}".encode())
        laid_aside.append(_LaidAside(table, definition, False))
    for table in ("clients", "premises"):
        driver.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER".encode())
        laid_aside.append(_LaidAside(table, f"ALTER TABLE {table} ENABLE TRIGGER USER", False))
    return laid_aside


def _make_and_copy(address: str, first: int, count: int) -> None:
    with connect(address) as driver:
        copy_rows(driver, make(first, count))
