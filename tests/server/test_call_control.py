"""What operators may ask of the telephone, from the desk to the PBX and back: own calls, at once, or a reason."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from msgspec.structs import replace

from sync.database import open_server
from sync.protocol import Act, CallAct, CallActed, CallGone, CallUpdated, Colleagues, Problem, ReadColleagues, Standing
from sync.protocol import Pop as PopMessage
from sync.server.app import Server
from sync.server.logs import make_log
from sync.server.settings import PhoneSettings
from telephony.simulator import Pbx
from tests.server.centre import HASHER, IVANENKO_NUMBER, add_operator, prepare, settings
from tests.server.desk import Desk, signed_in, until
from tests.server.pbx import line_to, pbx

NOTIFY = PhoneSettings(answer="notify", hold="notify")


@asynccontextmanager
async def telephone(
    url: str, operators: int = 2, phones: PhoneSettings = NOTIFY
) -> AsyncIterator[tuple[Pbx, Server, list[Desk]]]:
    """A PBX, the server on it, and the desks of op1, op2, …, which hear Asterisk."""
    prepare(url, operators)
    async with AsyncExitStack() as stack:
        made = await stack.enter_async_context(pbx(operators))
        told = replace(settings(url, line_to(made)), phones=phones)
        server = Server(told, make_log("debug", io.StringIO()), hasher=HASHER)
        await server.start()
        stack.push_async_callback(server.stop)
        await until(lambda: server.phones.heard)
        desks = [await stack.enter_async_context(signed_in(server.port, f"op{n + 1}")) for n in range(operators)]
        yield made, server, desks


async def asked(desk: Desk, act: Act, call_id: str = "", target: str = "") -> str:
    """The reason with which the act was refused; empty when it was taken."""
    await desk.say(CallAct(7, act, call_id, target))
    return (await desk.expect(CallActed, lambda answer: answer.ref == 7)).reason


async def state_of(desk: Desk, state: str) -> None:
    await desk.expect(CallUpdated, lambda told: told.call.state == state)


def test_a_call_is_answered_held_resumed_and_ended_from_the_desk(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with telephone(sqlite_database, 1) as (made, _, [desk]):
            await made.incoming(f"+{IVANENKO_NUMBER}", queue="bills")
            call_id = (await desk.expect(PopMessage)).call.id
            assert await asked(desk, Act.HOLD, call_id) == "not_talking"
            for act, state in ((Act.ANSWER, "talking"), (Act.HOLD, "held"), (Act.RESUME, "talking")):
                assert await asked(desk, act, call_id) == ""
                await state_of(desk, state)
            assert await asked(desk, Act.ANSWER, call_id) == "not_ringing"
            assert await asked(desk, Act.RESUME, call_id) == "not_held"
            assert await asked(desk, Act.HANG_UP, call_id) == ""
            assert (await desk.expect(CallGone)).reason == "ended"
            assert made.calls == []
            assert await asked(desk, Act.HANG_UP, call_id) == "no_call"

    asyncio.run(scenario())


def test_a_call_is_handed_to_a_colleague_with_its_card(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with telephone(sqlite_database) as (made, _, [first, second]):
            call = await made.incoming(f"+{IVANENKO_NUMBER}", extension="1001")
            call_id = (await first.expect(PopMessage)).call.id
            await call.answer("PJSIP/1001")
            await state_of(first, "talking")
            assert await asked(first, Act.TRANSFER, call_id, "1002") == ""
            gone = await first.expect(CallGone)
            assert (gone.reason, gone.by) == ("transferred", "Operator 2")
            pop = await second.expect(PopMessage)
            assert (pop.call.id, pop.call.transferred_by) == (call_id, "Operator 1") and pop.card is not None
            # It is the second's now: the first can do nothing to it any more.
            for act in (Act.HANG_UP, Act.ANSWER, Act.HOLD, Act.TRANSFER):
                assert await asked(first, act, call_id, "1002") == "no_call"
            assert call.ringing == ("PJSIP/1002",)

    asyncio.run(scenario())


def test_a_foreign_call_is_out_of_reach_for_every_act(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with telephone(sqlite_database) as (made, _, [first, second]):
            call = await made.incoming(f"+{IVANENKO_NUMBER}", extension="1001")
            call_id = (await first.expect(PopMessage)).call.id
            await call.answer("PJSIP/1001")
            await state_of(first, "talking")
            for act in (Act.ANSWER, Act.HOLD, Act.RESUME, Act.TRANSFER, Act.HANG_UP):
                assert await asked(second, act, call_id, "1001") == "no_call"
            assert call.talking == "PJSIP/1001" and made.calls == [call]

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "target", ["", "1", "100a", "*72", "+380671112233", "1002\r\nAction: Hangup", "/.*/", "٠٦٧", "1001"]
)
def test_a_target_is_an_extension_of_somebody_else(sqlite_database: str, target: str) -> None:
    async def scenario() -> None:
        async with telephone(sqlite_database, 1) as (made, _, [desk]):
            call = await made.incoming(f"+{IVANENKO_NUMBER}", extension="1001")
            call_id = (await desk.expect(PopMessage)).call.id
            await call.answer("PJSIP/1001")
            await state_of(desk, "talking")
            assert await asked(desk, Act.TRANSFER, call_id, target) == "bad_target"
            assert call.talking == "PJSIP/1001"

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "call_id", ["", "main", "other:1.1", "main:/.*/", "main:1.1\r\nAction: Logoff", "PJSIP/1001-01"]
)
def test_a_call_that_is_none_is_named_to_nobody(sqlite_database: str, call_id: str) -> None:
    async def scenario() -> None:
        async with telephone(sqlite_database, 1) as (_, _, [desk]):
            for act in (Act.ANSWER, Act.HOLD, Act.TRANSFER, Act.HANG_UP):
                assert await asked(desk, act, call_id, "1002") == "no_call"

    asyncio.run(scenario())


def test_acts_that_do_not_exist_are_unreadable(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with telephone(sqlite_database, 1) as (_, _, [desk]):
            for act in ("originate", "Command", "hang_up\r\n"):
                await desk.socket.send(
                    f'{{"t":"call_act","ref":1,"act":{act!r},"call_id":""}}'.replace("'", '"'), text=True
                )
                assert (await desk.expect(Problem)).reason == "unreadable"

    asyncio.run(scenario())


def test_a_pause_is_told_as_asterisk_has_it_and_ends_by_ready(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with telephone(sqlite_database) as (made, _, [desk, other]):
            first = await desk.expect(Standing)
            assert (first.queues, first.paused, first.answers, first.holds) == (1, False, True, True)
            assert await asked(desk, Act.PAUSE, target="LUNCH") == ""
            paused = await desk.expect(Standing, lambda told: told.paused)
            assert paused.reason == "LUNCH" and paused.since is not None
            assert [member.paused for member in made.queues["bills"].members] == [True, False]
            assert not any(told.paused for told in other.all(Standing))
            assert await asked(desk, Act.READY) == ""
            await desk.expect(Standing, lambda told: not told.paused)
            for reason in ("", "TEA", "LUNCH\r\nAction: Hangup"):
                assert await asked(desk, Act.PAUSE, target=reason) == "bad_reason"

    asyncio.run(scenario())


def test_colleagues_come_readiest_first_with_their_states(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with telephone(sqlite_database, 4) as (made, _, desks):
            call = await made.incoming(f"+{IVANENKO_NUMBER}", extension="1002")
            await desks[1].expect(PopMessage)
            await call.answer("PJSIP/1002")
            await state_of(desks[1], "talking")
            assert await asked(desks[2], Act.PAUSE, target="BREAK") == ""
            await desks[2].expect(Standing, lambda told: told.paused)
            await desks[0].say(ReadColleagues(3))
            answer = await desks[0].expect(Colleagues)
            assert answer.ref == 3
            assert [(one.extension, one.state, one.reason) for one in answer.colleagues] == [
                ("1004", "ready", ""),
                ("1002", "talking", ""),
                ("1003", "paused", "BREAK"),
            ]

    asyncio.run(scenario())


def test_without_asterisk_every_act_fails_at_once_and_none_is_done_later(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with telephone(sqlite_database, 1) as (made, server, [desk]):
            call = await made.incoming(f"+{IVANENKO_NUMBER}", extension="1001")
            call_id = (await desk.expect(PopMessage)).call.id
            await call.answer("PJSIP/1001")
            await state_of(desk, "talking")
            made.drop_connections()
            await until(lambda: not server.phones.heard)
            assert await asked(desk, Act.HANG_UP, call_id) == "asterisk_down"
            assert await asked(desk, Act.PAUSE, target="LUNCH") == "asterisk_down"
            await until(lambda: server.phones.heard)
            assert call.talking == "PJSIP/1001" and not made.queues["bills"].members[0].paused

    asyncio.run(scenario())


def test_phones_that_cannot_be_told_are_not_offered_to(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with telephone(sqlite_database, 1, PhoneSettings()) as (made, _, [desk]):
            told = await desk.expect(Standing)
            assert not told.answers and not told.holds
            await made.incoming(f"+{IVANENKO_NUMBER}", queue="bills")
            call_id = (await desk.expect(PopMessage)).call.id
            assert await asked(desk, Act.ANSWER, call_id) == "not_offered"
            assert await asked(desk, Act.HOLD, call_id) == "not_offered"

    asyncio.run(scenario())


def test_an_auditor_may_watch_and_not_touch(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with telephone(sqlite_database, 1) as (_, server, _):
            engine = open_server(sqlite_database)
            add_operator(engine, 9, role="auditor")
            engine.dispose()
            async with signed_in(server.port, "op9") as desk:
                for message in (CallAct(5, Act.PAUSE, target="LUNCH"), ReadColleagues(5)):
                    await desk.say(message)
                    assert await desk.expect(Problem) == Problem("not_allowed", 5)

    asyncio.run(scenario())
