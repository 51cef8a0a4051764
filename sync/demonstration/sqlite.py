"""Bulk load into SQLite: no journal, no indexes until the rows are there, then each index in one sorted pass.

What saves a half-made base from being taken for a whole one is that the file bears another name until it is done.
"""

import sqlite3
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from sync.demonstration.making import make, start_making
from sync.demonstration.plan import IN_ONE_PROCESS, Plan, Progress
from sync.demonstration.rows import TABLES, Rows, columns
from sync.migrations.versions.v0002_words import FILL_SQLITE

_ANALYSED = 2_000  # rows of each index: enough to tell a key from a kind, in a second instead of a minute
_AHEAD = 4  # blocks made ahead of the writer


class SqliteLoader:
    """Writes the rows of a plan over one connection of the driver."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    @contextmanager
    def of_file(cls, path: Path) -> Iterator["SqliteLoader"]:
        """A loader for a file that nobody else has open."""
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
                connection.execute(f"PRAGMA {pragma}").fetchall()
            connection.execute("PRAGMA cache_size = -524288")  # KiB
            connection.execute("PRAGMA temp_store = FILE")
            yield cls(connection)
            connection.execute("PRAGMA locking_mode = NORMAL").fetchall()
            connection.execute("PRAGMA journal_mode = WAL").fetchall()

    def load_all(self, plan: Plan, report: Progress) -> None:
        """Everything that the plan says."""
        execute = self._connection.execute
        enforced = execute("PRAGMA foreign_keys").fetchone()[0]
        execute("PRAGMA foreign_keys = OFF")
        laid_aside = self._lay_aside()
        execute("BEGIN")
        self._insert(plan.few())
        done = plan.clients - sum(count for _, count in plan.blocks())
        for (_first, count), rows in zip(plan.blocks(), _blocks(plan), strict=True):
            self._insert(rows)
            done += count
            report("clients", done, plan.clients)
        execute("UPDATE feed_counter SET last_request_number = ?", (plan.last_request_number(),))
        for statement in FILL_SQLITE:
            execute(statement)
        execute("COMMIT")
        for place, statement in enumerate(laid_aside):
            report("indexes", place, len(laid_aside))
            execute(statement)
        execute(f"PRAGMA analysis_limit = {_ANALYSED}")
        execute("ANALYZE")
        execute(f"PRAGMA foreign_keys = {enforced}")

    def _insert(self, rows: Rows) -> None:
        for name, of_table in rows.of.items():
            if of_table:
                marks = ", ".join("?" * len(columns(name)))
                self._connection.executemany(f"INSERT INTO {name} VALUES ({marks})", of_table)  # noqa: S608

    def _lay_aside(self) -> list[str]:
        """Drop the loaded tables' indexes and triggers; returns what makes them again."""
        marks = ", ".join("?" * len(TABLES))
        found = self._connection.execute(
            f"SELECT type, name, sql FROM sqlite_master WHERE tbl_name IN ({marks})"  # noqa: S608
            " AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type, name",
            TABLES,
        ).fetchall()
        for kind, name, _ in found:
            self._connection.execute(f"DROP {kind} {name}")
        return [statement for _, _, statement in found]


def _blocks(plan: Plan) -> Iterator[Rows]:
    """The many, block by block; where they are really many, made by a second process while this one writes."""
    blocks = plan.blocks()
    if plan.clients <= IN_ONE_PROCESS:
        population = plan.population()
        for first, count in blocks:
            yield population.block(first, count)
        return
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=start_making, initargs=(plan,)) as pool:
        coming = iter(blocks)
        waiting = deque(pool.submit(make, *block) for block in islice(coming, _AHEAD))
        while waiting:
            made = waiting.popleft().result()
            for block in islice(coming, 1):
                waiting.append(pool.submit(make, *block))
            yield made
            del made  # a block is tens of megabytes
