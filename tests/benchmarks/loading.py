"""Loading: our making and loading of a base beside the bare driver that copies the same finished rows.

The baselines have everything in memory before their clock runs, fill bare tables, and make the same indexes afterwards.
"""

import sqlite3
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import make_url

from sync.database import open_server
from sync.demonstration.base import build
from sync.demonstration.postgres import connect
from tests.benchmarks.measure import Figure


def on_sqlite(clients: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "ours.sqlite"
        made = _made(f"sqlite:///{source}", clients)
        copied = _inserted(source, Path(folder) / "bare.sqlite")
    return [_figure(clients, "SQLite", made, "executemany of ready rows", copied)]


def on_postgres(url: str, clients: int) -> list[Figure]:
    """`url` is an empty database."""
    made = _made(url, clients)
    return [_figure(clients, "PostgreSQL", made, "COPY of ready rows", _copied(url))]


def _figure(clients: int, where: str, made: float, baseline: str, copied: float) -> Figure:
    name = f"making and loading {clients:,} clients, {where}".replace(",", " ", 1)
    return Figure(name, made, "s", baseline, copied, 2, "lower")


def _made(url: str, clients: int) -> float:
    engine = open_server(url)
    try:
        began = time.perf_counter()
        build(engine, clients=clients, today=datetime.now(UTC).date())
        return time.perf_counter() - began
    finally:
        engine.dispose()


def _inserted(source: Path, target: Path) -> float:
    with sqlite3.connect(source) as given:
        schema = given.execute("select type, name, sql from sqlite_master where sql is not null").fetchall()
        tables = [(name, sql) for kind, name, sql in schema if kind == "table" and not name.startswith("sqlite_")]
        rows = {name: given.execute(f'select * from "{name}"').fetchall() for name, _ in tables}
        indexes = [sql for kind, _, sql in schema if kind == "index"]
    with sqlite3.connect(target, isolation_level=None) as bare:
        bare.execute("pragma journal_mode = off")
        bare.execute("pragma synchronous = off")
        bare.execute("pragma cache_size = -524288")
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


def _copied(url: str) -> float:
    """Into a second schema beside the first one, over one connection with the same settings as ours."""
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with connect(address) as driver:
        tables = [
            str(name) for (name,) in driver.execute("select tablename from pg_tables where schemaname = 'public'")
        ]
        indexes = [
            str(sql).replace(" ON public.", " ON bare.")
            for (sql,) in driver.execute("select indexdef from pg_indexes where schemaname = 'public'")
        ]
        rows = {}
        for name in tables:
            with driver.cursor().copy(f'copy public."{name}" to stdout'.encode()) as out:
                rows[name] = b"".join(bytes(part) for part in out)
        driver.execute("create schema bare")
        began = time.perf_counter()
        for name in tables:
            driver.execute(f'create table bare."{name}" (like public."{name}")'.encode())
            with driver.cursor().copy(f'copy bare."{name}" from stdin'.encode()) as into:
                into.write(rows[name])
        for sql in indexes:
            driver.execute(sql.encode())
        return time.perf_counter() - began
