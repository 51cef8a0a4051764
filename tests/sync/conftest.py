"""A server's database with a few people in it, and a desk's store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from sync.database import open_server, upgrade
from sync.desk_store import DeskStore, open_store
from tests.sync.people import DESK, KEY, NOW, seed


@pytest.fixture
def server(database_url: str) -> Iterator[Engine]:
    """The server's database, on SQLite and on PostgreSQL in turn."""
    engine = open_server(database_url)
    upgrade(engine)
    seed(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_server(sqlite_database: str) -> Iterator[Engine]:
    engine = open_server(sqlite_database)
    upgrade(engine)
    seed(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeskStore]:
    opened, quarantined = open_store(tmp_path / "desk.db", KEY, DESK, at=NOW)
    assert quarantined is None
    yield opened
    opened.close()
