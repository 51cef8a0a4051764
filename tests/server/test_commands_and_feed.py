"""Commands arrive once, in order, and their changes reach every desk that follows what they concern."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import func, select

from sync.commands import AttachNumber, Command, FileRequest
from sync.database import open_server
from sync.ids import new_id
from sync.protocol import Feed, Follow, Outcomes, Problem, Submit
from sync.records.clients import phones
from sync.records.requests import requests
from sync.server import following
from tests.server.centre import BAKERY, IVANENKO, PETRENKO, add_operator, centre, prepare, running
from tests.server.desk import Desk, desk, signed_in, until


def request_of(opened: Desk, client_id: int = IVANENKO, command_id: str = "") -> FileRequest:
    assert opened.welcome is not None
    return FileRequest(
        id=command_id or new_id(),
        at=1_790_000_000_000,
        by=opened.welcome.staff_id,
        type="bill_explanation",
        type_version=1,
        client_id=client_id,
        account_id=client_id * 10,
        call_id=None,
        fields={"note": "чому так багато"},
        department="billing",
        due_on=date(2026, 12, 1),
    )


async def submit(opened: Desk, *commands: Command) -> list[tuple[str, str]]:
    await opened.say(Submit(commands))
    answered = await opened.expect(Outcomes)
    assert [outcome.command_id for outcome in answered.outcomes] == [command.id for command in commands]
    return [(outcome.status, outcome.reason) for outcome in answered.outcomes]


def test_a_request_is_filed_once_and_comes_back_by_the_feed(database_url: str) -> None:
    async def scenario() -> None:
        async with centre(database_url, 2) as (server, desks):
            first, _second = desks
            assert first.welcome is not None
            for opened in desks:
                await opened.say(Follow(0, (f"client:{IVANENKO}",)))
                assert await opened.expect(Feed) == Feed((), 0)
            filed = request_of(first)
            assert await submit(first, filed) == [("applied", "")]
            assert await submit(first, filed) == [("applied", "")]
            for opened in desks:
                told = await opened.expect(Feed)
                assert [(row.table, row.command_id) for row in told.rows] == [("requests", filed.id)]
                assert told.upto == 1
                assert f'"{filed.id}"'.encode() in bytes(told.rows[0].row)
            with server.engine.connect() as connection:
                assert connection.execute(select(func.count()).select_from(requests)).scalar() == 1

    asyncio.run(scenario())


def test_a_desk_hears_only_of_what_it_follows_and_resumes_behind_its_cursor(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database, 2) as (_server, desks):
            first, second = desks
            await second.say(Follow(0, (f"client:{PETRENKO}",)))
            await second.expect(Feed)
            await submit(first, request_of(first, IVANENKO), request_of(first, PETRENKO), request_of(first, BAKERY))
            told = await second.expect(Feed, lambda feed: bool(feed.rows))
            assert [row.seq for row in told.rows] == [2]
            await submit(first, request_of(first, PETRENKO))
            assert [row.seq for row in (await second.expect(Feed)).rows] == [4]
            # Another set of scopes, from further back: it replaces the first.
            await second.say(Follow(1, (f"client:{BAKERY}",)))
            again = await second.expect(Feed)
            assert ([row.seq for row in again.rows], again.upto) == ([3], 4)
            await submit(first, request_of(first, PETRENKO), request_of(first, BAKERY))
            assert [row.seq for row in (await second.expect(Feed)).rows] == [6]

    asyncio.run(scenario())


def test_a_long_backlog_comes_in_pages_and_in_order(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "PAGE", 7)

    async def scenario() -> None:
        async with centre(sqlite_database, 2) as (_server, desks):
            first, second = desks
            await submit(first, *(request_of(first) for _ in range(50)))
            await second.say(Follow(0, (f"client:{IVANENKO}",)))
            seen: list[int] = []
            while len(seen) < 50:
                seen += [row.seq for row in (await second.expect(Feed)).rows]
            assert seen == list(range(1, 51))

    asyncio.run(scenario())


def test_nobody_acts_for_somebody_else(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database, 2) as (_server, desks):
            first, second = desks
            assert await submit(first, request_of(second)) == [("rejected", "not_yours")]
            filed = request_of(second)
            assert await submit(second, filed) == [("applied", "")]
            # Nor does an id that is another's give his answer away.
            assert await submit(first, request_of(first, command_id=filed.id)) == [("rejected", "not_yours")]

    asyncio.run(scenario())


def test_an_auditor_reads_and_changes_nothing(sqlite_database: str) -> None:
    prepare(sqlite_database, 1)
    engine = open_server(sqlite_database)
    add_operator(engine, 9, role="auditor")
    engine.dispose()

    async def scenario() -> None:
        async with running(sqlite_database) as server, signed_in(server.port, "op9") as opened:
            assert await submit(opened, request_of(opened)) == [("rejected", "not_allowed")]
            await opened.say(Follow(0, ("department:billing",)))
            assert await opened.expect(Problem) == Problem("not_allowed")

    asyncio.run(scenario())


def test_the_commands_of_a_desk_are_done_in_its_order(database_url: str) -> None:
    """Many frames at once: their outcomes come in the order of the frames, the numbers rise."""

    async def scenario() -> None:
        async with centre(database_url) as (_server, desks):
            [opened] = desks
            filed = [request_of(opened) for _ in range(40)]
            for command in filed:
                await opened.say(Submit((command,)))
            done: list[str] = []
            seqs: list[int] = []
            while len(done) < 40:
                for outcome in (await opened.expect(Outcomes)).outcomes:
                    done.append(outcome.command_id)
                    seqs.append(outcome.seq)
            assert done == [command.id for command in filed]
            assert seqs == sorted(seqs)

    asyncio.run(scenario())


def test_number_is_attached_and_a_command_that_no_one_knows_is_unreadable(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            [opened] = desks
            assert opened.welcome is not None
            number = AttachNumber(new_id(), 1, opened.welcome.staff_id, IVANENKO, "380501112233", "050 111 22 33", True)
            assert await submit(opened, number) == [("applied", "")]
            with server.engine.connect() as connection:
                kept = connection.execute(select(phones.c.original).where(phones.c.e164 == "380501112233")).scalar()
            assert kept == "050 111 22 33"
            await opened.socket.send('{"t":"submit","commands":[{"c":"burn_all","id":"1"}]}', text=True)
            assert await opened.expect(Problem) == Problem("unreadable")

    asyncio.run(scenario())


def test_a_desk_that_leaves_follows_no_more(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            [_first] = desks
            async with desk(server.port) as second:
                await second.sign_in("op1")
                await second.say(Follow(0, (f"client:{IVANENKO}",)))
                await second.expect(Feed)
            await until(lambda: len(server.desks) == 0)
            assert not server._followers._followers

    asyncio.run(scenario())
