"""Threads that ask the database: bounded, each with its connection, each question with a fresh look."""

import asyncio
import threading

import pytest
from sqlalchemy import Connection, select, text

from sync.database import open_server
from sync.records.staff import staff
from sync.server.workers import Busy, Workers
from tests.server.centre import add_operator, prepare


def count(connection: Connection) -> int:
    return len(connection.execute(select(staff.c.id)).all())


def test_each_question_sees_what_was_committed_before_it(database_url: str) -> None:
    prepare(database_url, 1)

    async def scenario() -> None:
        engine = open_server(database_url)
        workers = Workers(engine, "test", 1, most_waiting=10)
        assert await workers.ask(count) == 1
        await asyncio.to_thread(add_operator, engine, 2)
        assert await workers.ask(count) == 2
        workers.stop()
        engine.dispose()

    asyncio.run(scenario())


def test_too_much_is_refused_at_once_and_what_was_taken_is_answered(sqlite_database: str) -> None:
    prepare(sqlite_database, 1)

    async def scenario() -> None:
        engine = open_server(sqlite_database)
        workers = Workers(engine, "test", 1, most_waiting=3)
        go = threading.Event()

        def slow(connection: Connection) -> int:
            go.wait(10)
            return count(connection)

        taken = [asyncio.create_task(workers.ask(slow)) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await workers.ask(count)
        go.set()
        assert await asyncio.gather(*taken) == [1, 1, 1]
        assert await workers.ask(count) == 1
        workers.stop()
        engine.dispose()

    asyncio.run(scenario())


def test_a_connection_that_the_server_has_cut_is_made_anew_within_the_question(postgres_database: str) -> None:
    prepare(postgres_database, 1)

    async def scenario() -> None:
        engine = open_server(postgres_database)
        workers = Workers(engine, "test", 1, most_waiting=10)
        backend = await workers.ask(lambda connection: connection.execute(text("SELECT pg_backend_pid()")).scalar())
        with engine.connect() as other:
            other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": backend})
        assert await workers.ask(count) == 1
        workers.stop()
        engine.dispose()

    asyncio.run(scenario())


def test_a_question_that_fails_spoils_nothing(database_url: str) -> None:
    prepare(database_url, 1)

    async def scenario() -> None:
        engine = open_server(database_url)
        workers = Workers(engine, "test", 1, most_waiting=10)

        def wrong(connection: Connection) -> None:
            connection.execute(select(staff.c.id))
            raise KeyError("a fault of ours")

        for _ in range(3):
            with pytest.raises(KeyError):
                await workers.ask(wrong)
            assert await workers.ask(count) == 1
        workers.stop()
        engine.dispose()

    asyncio.run(scenario())
