"""What a caller was asked belongs to the call: a transfer carries it, it outlives the server, it is there once."""

import asyncio

from sqlalchemy import func, select

from sync.commands import NoteAccess, NoteAnswer
from sync.database import open_server
from sync.ids import new_id
from sync.protocol import (
    CallGone,
    Calls,
    Feed,
    Follow,
    HouseholdAnswer,
    Outcomes,
    Pop,
    Problem,
    ReadHousehold,
    Submit,
    Welcome,
)
from sync.records.checks import identity_checks
from sync.verification.rules import Check
from tests.server.centre import IVANENKO, PETRENKO, PETRENKO_NUMBER, centre, prepare, running
from tests.server.desk import Desk, signed_in
from tests.server.phone_calls import PhoneCall


def answer(welcome: Welcome | None, question: str, *, agrees: bool = True, client_id: int = PETRENKO) -> NoteAnswer:
    assert welcome is not None
    return NoteAnswer(
        new_id(), welcome.time, welcome.staff_id, "main:1.1", client_id, None, question, agrees, "balance"
    )


async def done(desk: Desk, *commands: NoteAnswer | NoteAccess) -> None:
    await desk.say(Submit(commands))
    assert {outcome.status for outcome in (await desk.expect(Outcomes)).outcomes} == {"applied"}


def test_whoever_gets_the_call_sees_what_was_asked(database_url: str) -> None:
    async def scenario() -> None:
        async with centre(database_url, desks=2) as (server, (first, second)):
            call = PhoneCall(server, "1.1", f"+{PETRENKO_NUMBER}")
            call.rings(1)
            assert (await first.expect(Pop)).checks == ()
            call.answered_by(1)
            await done(first, answer(first.welcome, "name", agrees=False), answer(first.welcome, "address"))
            await done(first, answer(first.welcome, "name"))  # the wrong key had been pressed
            call.transferred(1, 2)
            await first.expect(CallGone)
            call.rings(2)
            pop = await second.expect(Pop)
            assert set(pop.checks) == {Check(PETRENKO, "name", True), Check(PETRENKO, "address", True)}

    asyncio.run(scenario())


def test_it_outlives_the_server(sqlite_database: str) -> None:
    prepare(sqlite_database)

    async def scenario() -> None:
        async with running(sqlite_database) as server, signed_in(server.port, "op1") as desk:
            call = PhoneCall(server, "1.1", f"+{PETRENKO_NUMBER}")
            call.rings(1)
            call.answered_by(1)
            await desk.expect(Pop)
            await done(desk, answer(desk.welcome, "address"))
        async with running(sqlite_database) as server:
            call = PhoneCall(server, "1.1", f"+{PETRENKO_NUMBER}")
            call.rings(1)
            call.answered_by(1)
            async with signed_in(server.port, "op1") as desk:
                (pop,) = (await desk.expect(Calls)).pops
                assert pop.checks == (Check(PETRENKO, "address", True),)

    asyncio.run(scenario())


def test_it_is_written_down_once_and_told_to_whoever_has_the_clients_card(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database, desks=2) as (_, (first, second)):
            assert second.welcome is not None and first.welcome is not None
            await second.say(Follow(second.welcome.feed_at, (f"client:{PETRENKO}",)))
            access = NoteAccess(
                new_id(), 1, first.welcome.staff_id, "main:1.1", PETRENKO, None, "money", "override", "general", "ill"
            )
            for _ in range(3):
                await done(first, access)
            fed = await second.expect(Feed, lambda feed: bool(feed.rows))
            assert [row.table for row in fed.rows] == ["identity_checks"]

    asyncio.run(scenario())
    engine = open_server(sqlite_database)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(identity_checks)).scalar() == 1
    engine.dispose()


def test_an_override_without_a_reason_and_a_stranger_are_rejected(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (_, [desk]):
            assert desk.welcome is not None
            bare = NoteAccess(
                new_id(), 1, desk.welcome.staff_id, "main:1.1", PETRENKO, None, "money", "override", "general", " "
            )
            await desk.say(Submit((bare, answer(desk.welcome, "name", client_id=999))))
            outcomes = (await desk.expect(Outcomes)).outcomes
            assert [(one.status, one.reason) for one in outcomes] == [
                ("rejected", "no_reason"),
                ("rejected", "unknown_client"),
            ]

    asyncio.run(scenario())


def test_a_household_is_asked_for(database_url: str) -> None:
    async def scenario() -> None:
        async with centre(database_url) as (_, [desk]):
            await desk.say(ReadHousehold(1, IVANENKO, IVANENKO * 10))
            found = (await desk.expect(HouseholdAnswer)).household
            assert (found.client_id, found.kin, found.more) == (IVANENKO, (), False)
            await desk.say(ReadHousehold(2, 1 << 70, None))
            assert await desk.expect(Problem) == Problem("unreadable", 2)

    asyncio.run(scenario())
