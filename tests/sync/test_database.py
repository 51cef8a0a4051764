"""Opening the databases, and the schema's history."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.exc import OperationalError

import sync.migrations
from sync.database import DatabaseTooNew, StoreFailed, open_desk, open_server, storing, upgrade, writing
from sync.records import metadata
from sync.records.sync_state import feed_counter
from tests.sync.people import KEY


@pytest.fixture
def empty(database_url: str) -> Engine:
    return open_server(database_url)


def test_the_migrations_make_exactly_the_tables_of_the_records(empty: Engine) -> None:
    upgrade(empty)
    with empty.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(select(feed_counter)).all() == [(1, 0, 0)]
        connection.rollback()
    if empty.dialect.name == "sqlite":
        with empty.connect() as connection:
            made: dict[str, str] = dict(
                connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all()
            )
        for table in metadata.sorted_tables:
            clustered = not table.dialect_options["sqlite"]["with_rowid"]
            assert made[table.name].rstrip().endswith("WITHOUT ROWID") == clustered, table.name
    empty.dispose()


def test_the_known_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(sync.migrations.__file__).parent))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == sync.migrations.REVISIONS
    assert scripts.get_current_head() == sync.migrations.HEAD


def test_two_servers_started_at_once_migrate_one_after_the_other(empty: Engine, database_url: str) -> None:
    engines = [open_server(database_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, engines))
    with empty.connect() as connection:
        assert connection.execute(select(feed_counter)).all() == [(1, 0, 0)]
    for engine in (empty, *engines):
        engine.dispose()


def test_an_upgrade_that_breaks_off_leaves_nothing(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = command.upgrade

    def broken(config: Config, revision: str) -> None:
        whole(config, revision)
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "upgrade", broken)
    with pytest.raises(KeyboardInterrupt):
        upgrade(empty)
    with empty.connect() as connection:
        assert inspect(connection).get_table_names() == []
    monkeypatch.undo()
    upgrade(empty)
    with empty.connect() as connection:
        assert "requests" in inspect(connection).get_table_names()
    empty.dispose()


def test_a_database_of_a_later_program_is_refused_and_untouched(empty: Engine) -> None:
    upgrade(empty)
    with writing(empty) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseTooNew, match=r"9999.*update it"):
        upgrade(empty)
    with empty.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    empty.dispose()


def test_sqlite_syncs_each_commit_and_keeps_references(sqlite_database: str) -> None:
    engine = open_server(sqlite_database)
    upgrade(engine)
    with engine.connect() as connection:
        for pragma, value in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    engine.dispose()


def test_a_statement_on_postgresql_has_a_time_limit(postgres_database: str) -> None:
    engine = open_server(postgres_database, statement_timeout_s=0.05)
    with engine.connect() as connection, pytest.raises(OperationalError, match="statement timeout"):
        connection.execute(text("SELECT pg_sleep(20)"))
    engine.dispose()


def test_a_connection_that_the_server_has_cut_is_replaced(postgres_database: str) -> None:
    engine = open_server(postgres_database)
    other = open_server(postgres_database)
    with engine.connect() as connection:
        pid = connection.execute(text("SELECT pg_backend_pid()")).scalar()
    with other.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
    with engine.connect() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1
    engine.dispose()
    other.dispose()


def test_a_desk_store_shows_nothing_in_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    engine = open_desk(path, KEY)
    upgrade(engine)
    secret = "Коваль Олена Петрівна"
    with storing(engine) as connection:
        connection.execute(
            text("INSERT INTO desk_state (name, value) VALUES ('who', :value)"), {"value": secret.encode()}
        )
        for pragma, value in (("journal_mode", "wal"), ("synchronous", 2)):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
        written = [part for part in tmp_path.iterdir() if part.name != "desk.db-shm"]
    with engine.connect():
        written = list(tmp_path.iterdir())
        assert len(written) == 3
        for part in written:
            content = part.read_bytes()
            assert secret.encode() not in content
            assert b"SQLite format" not in content
            assert b"CREATE TABLE" not in content
    engine.dispose()


def test_a_wrong_key_opens_nothing(tmp_path: Path) -> None:
    engine = open_desk(tmp_path / "desk.db", KEY)
    upgrade(engine)
    engine.dispose()
    wrong = open_desk(tmp_path / "desk.db", bytes(32))
    with pytest.raises(StoreFailed) as failure, storing(wrong) as connection:
        connection.execute(text("SELECT 1 FROM desk_state"))
    assert failure.value.reason == "unreadable"
    wrong.dispose()
    with pytest.raises(ValueError, match="32 bytes"):
        open_desk(tmp_path / "desk.db", b"short")


def test_a_full_disk_is_named_and_the_store_goes_on_afterwards(tmp_path: Path) -> None:
    engine = open_desk(tmp_path / "desk.db", KEY)
    upgrade(engine)
    insert = text("INSERT INTO desk_state (name, value) VALUES (:name, :value)")
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFailed) as failure, storing(engine) as connection:
        connection.execute(insert, {"name": "big", "value": bytes(1_000_000)})
    assert failure.value.reason == "full"
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    with storing(engine) as connection:
        connection.execute(insert, {"name": "big", "value": bytes(1_000_000)})
    engine.dispose()
