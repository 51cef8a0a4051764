"""The private PostgreSQL: real, durable, and each test's database its own."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from tests.services.postgres import Postgres


def test_every_test_has_a_database_of_its_own(postgres: Postgres) -> None:
    with postgres.database() as one, postgres.database() as other:
        assert one != other
        engine = create_engine(one)
        with engine.begin() as session:
            session.execute(text("create table readings (value integer)"))
        engine.dispose()
        engine = create_engine(other)
        with engine.connect() as session:
            found = session.execute(text("select count(*) from pg_tables where tablename = 'readings'"))
            assert found.scalar_one() == 0
        engine.dispose()


def test_a_copy_holds_what_its_template_holds(postgres: Postgres) -> None:
    template = postgres.create()
    engine = create_engine(postgres.url(template))
    with engine.begin() as session:
        session.execute(text("create table readings (value integer)"))
    engine.dispose()
    with postgres.database(template) as url:
        engine = create_engine(url)
        with engine.connect() as session:
            assert session.execute(text("select count(*) from readings")).scalar_one() == 0
        engine.dispose()
    postgres.drop(template)


def test_committed_rows_survive_a_kill() -> None:
    with Postgres() as server, server.database() as url:
        engine = create_engine(url)
        with engine.begin() as session:
            session.execute(text("create table readings (value integer)"))
            session.execute(text("insert into readings values (42)"))
        engine.dispose()
        server.restart(killed=True)
        with engine.connect() as session:
            assert session.execute(text("select value from readings")).scalar_one() == 42
        engine.dispose()


def test_a_stranger_is_refused(postgres: Postgres) -> None:
    engine = create_engine(f"postgresql+psycopg://desk:guessed@127.0.0.1:{postgres.port}/postgres")
    with pytest.raises(OperationalError, match="password authentication failed"):
        engine.connect()
    engine.dispose()


def test_both_kinds_of_database_are_reached_by_url(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.connect() as session:
        assert session.execute(text("select 1")).scalar_one() == 1
    engine.dispose()
