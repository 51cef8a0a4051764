"""Building the demonstration's client base: the same seed, day and size give the same base, on either database."""

from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from sync.catalogue.reading import load_profile
from sync.database import open_server, upgrade
from sync.demonstration.plan import Plan, Progress
from sync.demonstration.population import Depth
from sync.demonstration.postgres import PostgresLoader, empty
from sync.demonstration.sqlite import SqliteLoader

DEFAULT_CLIENTS = 2_000


def build(
    engine: Engine,
    *,
    clients: int = DEFAULT_CLIENTS,
    seed: int = 1,
    today: date,
    depth: Depth | None = None,
    profile: str = "ua",
    progress: Progress | None = None,
) -> None:
    """Make the database anew, with `clients` clients; whatever was in it is lost.

    Nobody else may use the database meanwhile. An interrupted build is simply begun again: on SQLite the file appears
    only when it is complete, on PostgreSQL the next build empties what it finds.
    """
    prices = {tariff.id: tariff.prices for tariff in load_profile(profile).tariffs}
    plan = Plan(clients, seed, today, depth or Depth.fitting(clients), prices)
    report = progress or (lambda stage, done, total: None)
    if engine.dialect.name == "postgresql":
        empty(engine)
        upgrade(engine)
        PostgresLoader(engine).load_all(plan, report)
        return
    path = engine.url.database
    if not path or path == ":memory:":
        upgrade(engine)
        pooled = engine.raw_connection()
        try:
            driver: Any = pooled.driver_connection
            SqliteLoader(driver).load_all(plan, report)
        finally:
            pooled.close()
        return
    engine.dispose()
    _build_file(Path(path), plan, report)


def _build_file(path: Path, plan: Plan, report: Progress) -> None:
    building = path.with_name(path.name + ".building")
    for leftover in _files(building):
        leftover.unlink(missing_ok=True)
    fresh = open_server(f"sqlite:///{building}")
    upgrade(fresh)
    fresh.dispose()
    with SqliteLoader.of_file(building) as loader:
        loader.load_all(plan, report)
    for old in _files(path):
        old.unlink(missing_ok=True)
    building.replace(path)


def _files(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))]
