"""One call is one interaction, logged to the client who was chosen and to nobody else, with its legs beneath it."""

import asyncio
from typing import Any

from sqlalchemy import Engine, select

from sync.commands import IdentifyCaller, WrapUp
from sync.ids import new_id
from sync.protocol import Calls, CallUpdated, CardAnswer, Feed, Follow, OpenCard, Outcomes, Pop, Submit
from sync.records.interactions import interactions, legs
from telephony.calls import CallEnd
from tests.server.centre import CONCIERGE_A, CONCIERGE_B, CONCIERGE_NUMBER, IVANENKO, IVANENKO_NUMBER, centre, running
from tests.server.desk import Desk, signed_in, until
from tests.server.phone_calls import PhoneCall


def logged(engine: Engine) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        rows = connection.execute(select(interactions).order_by(interactions.c.call_id)).mappings()
        return [dict(row) for row in rows]


def spans(engine: Engine, interaction_id: str) -> list[tuple[str, str, int, int | None, bool]]:
    with engine.connect() as connection:
        rows = connection.execute(select(legs).where(legs.c.interaction_id == interaction_id).order_by(legs.c.seq))
        return [(row.kind, row.who, row.began_at, row.ended_at, row.answered) for row in rows]


def choice(opened: Desk, call_id: str, client_id: int) -> IdentifyCaller:
    assert opened.welcome is not None
    return IdentifyCaller(new_id(), 1, opened.welcome.staff_id, call_id, client_id, client_id * 10, "chosen")


async def ended(engine: Engine, count: int = 1) -> list[dict[str, Any]]:
    await until(lambda: sum(row["ended_at"] is not None for row in logged(engine)) == count)
    return logged(engine)


def test_a_card_that_opened_by_itself_gets_the_call(database_url: str) -> None:
    async def scenario() -> None:
        async with centre(database_url, 2) as (server, desks):
            first, second = desks
            await second.say(Follow(0, (f"client:{IVANENKO}",)))
            await second.expect(Feed)
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            began = int(call.at * 1000)
            call.passes(4)
            call.rings(2, 1)
            await first.expect(Pop)
            call.passes(3)
            call.answered_by(1)
            # At the answer already: the timeline of whoever looks at the client shows that he is on the line.
            told = await second.expect(Feed, lambda feed: bool(feed.rows))
            assert {row.table for row in told.rows} == {"interactions", "legs"}
            call.passes(60)
            call.ends(CallEnd.OPERATOR_HUNG_UP)
            [row] = await ended(server.engine)
            assert first.welcome is not None
            assert (row["call_id"], row["client_id"], row["account_id"]) == ("main:1.1", IVANENKO, IVANENKO * 10)
            assert (row["certain"], row["operator_id"]) == ("verified", first.welcome.staff_id)
            assert (row["number"], row["queue"], row["direction"]) == (IVANENKO_NUMBER, "bills", "inbound")
            assert (row["started_at"], row["answered_at"], row["ended_at"]) == (began, began + 7000, began + 67000)
            assert (row["ended_how"], row["topic"], row["outcome"]) == ("operator_hung_up", None, None)
            assert spans(server.engine, row["id"]) == [
                ("queue", "bills", began, began + 7000, False),
                ("operator", "PJSIP/1001", began + 7000, began + 67000, True),
            ]

    asyncio.run(scenario())


def test_a_shared_number_is_logged_only_to_who_was_chosen(database_url: str) -> None:
    """Lesson 2.20: one number of many clients is not a call of each."""

    async def scenario() -> None:
        async with centre(database_url) as (server, desks):
            [opened] = desks
            call = PhoneCall(server, "1.1", CONCIERGE_NUMBER)
            call.rings(1)
            await opened.expect(Pop)
            call.answered_by(1)
            await until(lambda: len(logged(server.engine)) == 1)
            assert logged(server.engine)[0]["client_id"] is None
            await opened.say(Submit((choice(opened, "main:1.1", CONCIERGE_B),)))
            await opened.expect(Outcomes)
            call.ends()
            [row] = await ended(server.engine)
            assert (row["client_id"], row["certain"]) == (CONCIERGE_B, "chosen")
            for client_id, count in ((CONCIERGE_A, 0), (CONCIERGE_B, 1)):
                await opened.say(OpenCard(client_id, client_id))
                card = await opened.expect(CardAnswer)
                assert card.card is not None
                assert bytes(card.card).count(b'"main:1.1"') == count

    asyncio.run(scenario())


def test_what_the_operator_said_before_the_log_stays(database_url: str) -> None:
    """He chooses while the phone rings, and wraps up before the end: no later fact of the call writes over it."""

    async def scenario() -> None:
        async with centre(database_url) as (server, desks):
            [opened] = desks
            assert opened.welcome is not None
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            call.rings(1)
            await opened.expect(Pop)
            wrap = WrapUp(new_id(), 2, opened.welcome.staff_id, "main:1.1", "bill", "explained", "все ясно")
            await opened.say(Submit((choice(opened, "main:1.1", CONCIERGE_A), wrap)))
            await opened.expect(Outcomes)
            call.answered_by(1)
            await opened.expect(CallUpdated)
            call.ends()
            [row] = await ended(server.engine)
            assert (row["client_id"], row["certain"]) == (CONCIERGE_A, "chosen")
            assert (row["topic"], row["outcome"], row["note"]) == ("bill", "explained", "все ясно")
            assert (row["number"], row["started_at"]) == (IVANENKO_NUMBER, int(call.call.started_at * 1000))

    asyncio.run(scenario())


def test_a_call_that_nobody_answered_is_logged_too(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            [opened] = desks
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            call.rings(1)
            await opened.expect(Pop)
            call.ends(CallEnd.ABANDONED)
            PhoneCall(server, "1.2", IVANENKO_NUMBER).ends(CallEnd.ABANDONED)
            rang, waited = await ended(server.engine, 2)
            assert (rang["client_id"], rang["answered_at"], rang["operator_id"]) == (IVANENKO, None, None)
            assert rang["ended_how"] == "abandoned"
            # No phone rang, so nobody saw a card: it is the number's call, not the client's.
            assert (waited["client_id"], waited["number"]) == (None, IVANENKO_NUMBER)

    asyncio.run(scenario())


def test_a_transferred_call_is_one_interaction_of_the_last_who_talked(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database, 2) as (server, desks):
            first, second = desks
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            call.rings(1)
            await first.expect(Pop)
            call.passes(1)
            call.answered_by(1)
            call.passes(10)
            call.transferred(1, 2)
            call.rings(2)
            await second.expect(Pop)
            call.passes(5)
            call.answered_by(2)
            call.passes(20)
            call.ends()
            [row] = await ended(server.engine)
            assert second.welcome is not None
            assert row["operator_id"] == second.welcome.staff_id
            talks = [(who, end - start) for kind, who, start, end, _ in spans(server.engine, row["id"]) if end]
            # Each is credited with the time he was in the call himself (lesson 2.19).
            assert talks == [("bills", 1000), ("PJSIP/1001", 10_000), ("PJSIP/1002", 20_000)]

    asyncio.run(scenario())


def test_calls_that_ended_while_the_server_was_away_are_closed(database_url: str) -> None:
    async def scenario() -> None:
        async with centre(database_url, 2) as (server, _desks):
            gone, stays = PhoneCall(server, "1.1", IVANENKO_NUMBER), PhoneCall(server, "1.2", IVANENKO_NUMBER)
            began = int(gone.at * 1000)
            gone.rings(1)
            gone.answered_by(1)
            stays.rings(2)
            stays.answered_by(2)
            await until(lambda: len(logged(server.engine)) == 2)
        async with running(database_url) as server, signed_in(server.port, "op2") as opened:
            again = PhoneCall(server, "1.2", IVANENKO_NUMBER)
            again.answered_by(2)
            server.calling.read_anew("main", frozenset({"1.2"}))
            await opened.expect(Calls, lambda calls: len(calls.pops) == 1)
            [row, other] = await ended(server.engine, 1)
            assert (row["call_id"], row["ended_how"]) == ("main:1.1", "lost")
            assert [end for _, _, _, end, _ in spans(server.engine, row["id"])] == [began, row["ended_at"]]
            assert (other["call_id"], other["ended_at"]) == ("main:1.2", None)
            again.ends()
            await ended(server.engine, 2)

    asyncio.run(scenario())


def test_a_server_that_finds_a_call_by_a_snapshot_goes_on_with_its_log(database_url: str) -> None:
    """The one that died had seen it begin: the times of the beginning stay, and the talk is one talk."""

    async def scenario() -> None:
        async with centre(database_url) as (server, _desks):
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            began = int(call.at * 1000)
            call.passes(4)
            call.rings(1)
            call.answered_by(1)
            await until(lambda: len(logged(server.engine)) == 1)
        async with running(database_url) as server:
            again = PhoneCall(server, "1.1", IVANENKO_NUMBER, call.at + 30)
            again.answered_by(1)
            again.passes(60)
            again.ends()
            [row] = await ended(server.engine)
            assert (row["started_at"], row["answered_at"], row["ended_at"]) == (began, began + 4000, began + 94_000)
            assert spans(server.engine, row["id"]) == [
                ("queue", "bills", began, began + 4000, False),
                ("operator", "PJSIP/1001", began + 4000, began + 94_000, True),
            ]

    asyncio.run(scenario())
