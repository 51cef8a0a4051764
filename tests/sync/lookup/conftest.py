"""The demonstration base for reading, and an empty one for what is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine

from sync.database import open_server, upgrade
from sync.lookup import Lookup
from tests.sync.lookup.bases import built


@pytest.fixture(scope="session")
def sqlite_base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with built(f"sqlite:///{tmp_path_factory.mktemp('base') / 'base.sqlite'}") as engine:
        yield engine


@pytest.fixture(scope="session")
def postgres_base(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with request.getfixturevalue("postgres").database() as url, built(url) as engine:
        yield engine


@pytest.fixture(params=["sqlite", "postgresql"])
def base(request: pytest.FixtureRequest) -> Engine:
    """The demonstration base, on each database in turn. Nobody writes to it."""
    engine = request.getfixturevalue("sqlite_base" if request.param == "sqlite" else "postgres_base")
    assert isinstance(engine, Engine)
    return engine


@pytest.fixture
def connection(base: Engine) -> Iterator[Connection]:
    with base.connect() as opened:
        yield opened


@pytest.fixture
def lookup(base: Engine) -> Lookup:
    return Lookup(base.dialect.name)


@pytest.fixture
def written(database_url: str) -> Iterator[Engine]:
    """An empty database for tests that write what they look up."""
    engine = open_server(database_url)
    upgrade(engine)
    yield engine
    engine.dispose()
