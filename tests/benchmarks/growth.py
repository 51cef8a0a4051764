"""Growth: number to card on a small base and on a big one; and loading, ours beside the bare driver's executemany."""

import sqlite3
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from sync.database import open_server
from sync.demonstration.base import build
from sync.lookup import Lookup
from tests.benchmarks.measure import Figure
from tests.benchmarks.number_to_card import some_numbers


def _card_us(engine: Engine, calls: int) -> float:
    lookup, now = Lookup(engine.dialect.name), int(time.time() * 1000)
    numbers = some_numbers(engine, calls)
    samples = []
    with engine.connect() as connection:
        for warm in (True, False):
            for number in numbers:
                began = time.perf_counter()
                lookup.pop(connection, number, None, now)
                if not warm:
                    samples.append((time.perf_counter() - began) * 1e6)
    return statistics.median(samples)


def run(small: Engine, big: Engine, sizes: str, calls: int = 500) -> list[Figure]:
    base, grown = _card_us(small, calls), _card_us(big, calls)
    return [Figure(f"growth of number to card, {sizes}", grown, "µs p50", "small base", base, 1.3, "lower")]


def loading(clients: int = 20_000) -> list[Figure]:
    """Making and loading a base, beside copying the same finished rows with executemany into the same schema."""
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / "ours.sqlite"
        engine = open_server(f"sqlite:///{ours}")
        began = time.perf_counter()
        build(engine, clients=clients, today=datetime.now(UTC).date())
        made = time.perf_counter() - began
        engine.dispose()
        copied = _copied(ours, Path(folder) / "bare.sqlite")
    name = f"making and loading {clients:,} clients".replace(",", " ")
    return [Figure(name, made, "s", "executemany of ready rows", copied, 2, "lower")]


def _copied(source: Path, target: Path) -> float:
    """Seconds that the driver alone needs for the same rows and indexes, everything in memory before the clock runs."""
    with sqlite3.connect(source) as given:
        schema = given.execute("select type, name, sql from sqlite_master where sql is not null").fetchall()
        tables = [(name, sql) for kind, name, sql in schema if kind == "table" and "VIRTUAL" not in sql.upper()[:20]]
        tables = [(name, sql) for name, sql in tables if not name.startswith("sqlite_") and "_fts" not in name]
        rows = {name: given.execute(f'select * from "{name}"').fetchall() for name, _ in tables}
        indexes = [sql for kind, _, sql in schema if kind == "index"]
    with sqlite3.connect(target, isolation_level=None) as bare:
        bare.execute("pragma journal_mode = off")
        bare.execute("pragma synchronous = off")
        began = time.perf_counter()
        for _, sql in tables:
            bare.execute(sql)
        bare.execute("begin")
        for name, values in rows.items():
            if values:
                marks = ", ".join("?" * len(values[0]))
                bare.executemany(f'insert into "{name}" values ({marks})', values)
        bare.execute("commit")
        for sql in indexes:
            bare.execute(sql)
        return time.perf_counter() - began
