"""The whole way: AMI bytes of a PBX in, messages at the desk out; and the line's faults in the middle of calls."""

import asyncio
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select

from sync.protocol import CallGone, Calls, CallUpdated, LineStatus, Pop
from sync.records.interactions import interactions
from sync.server.app import Server
from telephony.calls import ChangeKind
from telephony.recorder import read_recording
from telephony.replay import Replay
from tests.server.centre import IVANENKO, IVANENKO_NUMBER, PETRENKO_NUMBER, prepare, running
from tests.server.desk import desk, signed_in, until
from tests.server.pbx import line_to, pbx


async def up(server: Server) -> None:
    await until(lambda: server.phones.heard)


def logged(server: Server) -> list[dict[str, Any]]:
    with server.engine.connect() as connection:
        return [dict(row) for row in connection.execute(select(interactions)).mappings()]


def test_the_flight_recorder_keeps_what_the_support_staff_can_replay(sqlite_database: str, tmp_path: Path) -> None:
    prepare(sqlite_database)

    async def scenario() -> None:
        async with pbx(1) as asterisk:
            line = replace(line_to(asterisk), record=str(tmp_path / "flight"))
            async with running(sqlite_database, line) as server, signed_in(server.port, "op1") as opened:
                await up(server)
                call = await asterisk.incoming(IVANENKO_NUMBER, queue="bills")
                await opened.expect(Pop)
                await call.answer("PJSIP/1001")
                call.hang_up("PJSIP/1001")
                await opened.expect(CallGone)
                await until(lambda: [row["ended_how"] for row in logged(server)] == ["operator_hung_up"])

    asyncio.run(scenario())
    changes = [change.kind for change in Replay().run(read_recording(tmp_path / "flight" / "main.ami"))]
    assert changes[0] is ChangeKind.STARTED and changes[-1] is ChangeKind.ENDED
    assert {ChangeKind.QUEUED, ChangeKind.RINGING, ChangeKind.ANSWERED} <= set(changes)


def test_a_call_from_the_queue_pops_is_answered_and_ends(sqlite_database: str) -> None:
    prepare(sqlite_database)

    async def scenario() -> None:
        async with (
            pbx(1) as asterisk,
            running(sqlite_database, line_to(asterisk)) as server,
            signed_in(server.port, "op1") as opened,
        ):
            await opened.expect(LineStatus, lambda line: line.asterisk and line.phone == "ready")
            call = await asterisk.incoming(IVANENKO_NUMBER, queue="bills", ivr=["1", "3"], account=None)
            pop = await opened.expect(Pop)
            assert (pop.call.number, pop.call.queue, pop.call.ivr_path) == (IVANENKO_NUMBER, "bills", ("1", "3"))
            assert pop.call.id == f"main:{call.id}"
            assert pop.candidates[0].client_id == IVANENKO
            await opened.expect(LineStatus, lambda line: line.phone == "ringing")
            await call.answer("PJSIP/1001")
            assert (await opened.expect(CallUpdated)).call.state == "talking"
            call.hang_up("PJSIP/1001")
            assert (await opened.expect(CallGone)).reason == "ended"
            await until(lambda: [row["ended_how"] for row in logged(server)] == ["operator_hung_up"])

    asyncio.run(scenario())


def test_ring_all_with_two_devices_each_pops_once_at_each_operator(sqlite_database: str) -> None:
    prepare(sqlite_database, 5)

    async def scenario() -> None:
        async with pbx(5, devices=2) as asterisk, running(sqlite_database, line_to(asterisk)) as server:
            await up(server)
            async with (
                signed_in(server.port, "op1") as one,
                signed_in(server.port, "op3") as three,
                signed_in(server.port, "op5") as five,
            ):
                call = await asterisk.incoming(IVANENKO_NUMBER, queue="bills")
                for opened in (one, three, five):
                    await opened.expect(Pop)
                await call.answer("PJSIP/1003")
                for opened in (one, five):
                    gone = await opened.expect(CallGone)
                    assert (gone.reason, gone.by) == ("answered_elsewhere", "Operator 3")
                call.hang_up()
                assert (await three.expect(CallGone)).reason == "ended"
                assert [len(opened.all(Pop)) for opened in (one, three, five)] == [1, 1, 1]
                await until(lambda: [row["ended_at"] is not None for row in logged(server)] == [True])
                [row] = logged(server)
                assert three.welcome is not None
                assert row["operator_id"] == three.welcome.staff_id

    asyncio.run(scenario())


def test_a_caller_who_gives_up_ends_the_pop_with_that_reason(sqlite_database: str) -> None:
    prepare(sqlite_database)

    async def scenario() -> None:
        async with pbx(1) as asterisk, running(sqlite_database, line_to(asterisk)) as server:
            await up(server)
            async with signed_in(server.port, "op1") as opened:
                call = await asterisk.incoming(IVANENKO_NUMBER, queue="bills")
                await opened.expect(Pop)
                call.hang_up()
                assert (await opened.expect(CallGone)).reason == "caller_gave_up"

    asyncio.run(scenario())


def test_a_line_that_breaks_in_a_call_heals_without_a_second_pop(sqlite_database: str) -> None:
    prepare(sqlite_database)

    async def scenario() -> None:
        async with pbx(1) as asterisk, running(sqlite_database, line_to(asterisk)) as server:
            await up(server)
            async with signed_in(server.port, "op1") as opened:
                call = await asterisk.incoming(IVANENKO_NUMBER, queue="bills")
                await opened.expect(Pop)
                await call.answer("PJSIP/1001")
                await opened.expect(CallUpdated)
                asterisk.drop_connections()
                await opened.expect(LineStatus, lambda line: not line.asterisk)
                await opened.expect(LineStatus, lambda line: line.asterisk)
                whole = await opened.expect(Calls, lambda calls: bool(calls.pops))
                assert [(pop.call.id, pop.call.state) for pop in whole.pops] == [(f"main:{call.id}", "talking")]
                assert whole.pops[0].card is not None
                call.hang_up()
                await opened.expect(CallGone)
                assert len(opened.all(Pop)) == 1

    asyncio.run(scenario())


def test_what_ended_while_the_line_was_away_is_lost_and_not_left_counting(sqlite_database: str) -> None:
    """Lesson 2.22: calls absent from the snapshot are closed."""
    prepare(sqlite_database)

    async def scenario() -> None:
        async with pbx(1) as asterisk, running(sqlite_database, line_to(asterisk)) as server:
            await up(server)
            async with signed_in(server.port, "op1") as opened:
                call = await asterisk.incoming(IVANENKO_NUMBER, queue="bills")
                await opened.expect(Pop)
                await call.answer("PJSIP/1001")
                await opened.expect(CallUpdated)
                await asterisk.restart()
                assert (await opened.expect(CallGone)).reason == "lost"
                await until(lambda: [row["ended_how"] for row in logged(server)] == ["lost"])
                await opened.expect(LineStatus, lambda line: line.asterisk and line.phone == "ready")
                await asterisk.incoming(PETRENKO_NUMBER, queue="bills")
                assert (await opened.expect(Pop)).call.number == PETRENKO_NUMBER

    asyncio.run(scenario())


def test_a_server_that_restarts_in_a_call_knows_it_again(database_url: str) -> None:
    prepare(database_url)

    async def scenario() -> None:
        async with pbx(1) as asterisk:
            async with running(database_url, line_to(asterisk)) as server:
                await up(server)
                async with signed_in(server.port, "op1") as opened:
                    call = await asterisk.incoming(IVANENKO_NUMBER, queue="bills")
                    await opened.expect(Pop)
                    await call.answer("PJSIP/1001")
                    await opened.expect(CallUpdated)
                    assert opened.welcome is not None
                    token = opened.welcome.token
                    await until(lambda: len(logged(server)) == 1)
            async with running(database_url, line_to(asterisk)) as server, desk(server.port) as opened:
                await opened.resume(token)
                whole = await opened.expect(Calls, lambda calls: bool(calls.pops))
                assert [(pop.call.id, pop.call.state) for pop in whole.pops] == [(f"main:{call.id}", "talking")]
                assert whole.pops[0].candidates[0].client_id == IVANENKO
                call.hang_up()
                await opened.expect(CallGone)
                await until(lambda: [row["ended_how"] for row in logged(server)] == ["caller_hung_up"])
                assert len(opened.all(Pop)) == 0

    asyncio.run(scenario())


def test_a_desk_that_comes_back_in_a_call_is_told_of_it(sqlite_database: str) -> None:
    prepare(sqlite_database)

    async def scenario() -> None:
        async with pbx(1) as asterisk, running(sqlite_database, line_to(asterisk)) as server:
            await up(server)
            async with signed_in(server.port, "op1") as opened:
                call = await asterisk.incoming(IVANENKO_NUMBER, queue="bills")
                await opened.expect(Pop)
                assert opened.welcome is not None
                opened.socket.transport.abort()
                async with desk(server.port) as again:
                    await again.resume(opened.welcome.token)
                    whole = await again.expect(Calls, lambda calls: bool(calls.pops))
                    assert whole.pops[0].call.state == "ringing"
                    call.hang_up()
                    await again.expect(CallGone)

    asyncio.run(scenario())


def test_two_asterisks_with_the_same_ids_are_two_lines(sqlite_database: str) -> None:
    prepare(sqlite_database, 2)

    async def scenario() -> None:
        async with pbx(1) as north, pbx(1) as south:
            lines = (line_to(north, "north"), line_to(south, "south"))
            async with running(sqlite_database, *lines) as server, signed_in(server.port, "op1") as opened:
                await up(server)
                first = await north.incoming(IVANENKO_NUMBER, queue="bills")
                second = await south.incoming(PETRENKO_NUMBER, queue="bills")
                told = {(await opened.expect(Pop)).call.id, (await opened.expect(Pop)).call.id}
                assert told == {f"north:{first.id}", f"south:{second.id}"}
                # A line that is not heard is said, though the other one is.
                await south.stop()
                await opened.expect(LineStatus, lambda line: not line.asterisk)

    asyncio.run(scenario())


def test_a_consultation_shows_the_colleague_whom_it_is_about_and_is_no_contact_of_its_own(
    sqlite_database: str,
) -> None:
    prepare(sqlite_database, 2)

    async def scenario() -> None:
        async with pbx(0) as asterisk, running(sqlite_database, line_to(asterisk)) as server:
            asterisk.add_phone("PJSIP/1001", queues=["bills"])
            asterisk.add_phone("PJSIP/1002", answer_after=0.2)
            await up(server)
            async with signed_in(server.port, "op1") as first, signed_in(server.port, "op2") as second:
                call = await asterisk.incoming(IVANENKO_NUMBER, queue="bills")
                await first.expect(Pop)
                await call.answer("PJSIP/1001")
                await first.expect(CallUpdated, lambda told: told.call.state == "talking")
                await call.consult("1002")
                asked = await second.expect(Pop)
                assert asked.call.direction == "internal"
                assert asked.candidates[0].client_id == IVANENKO
                assert asked.card is not None
                call.complete_transfer()
                handed = await second.expect(Pop)
                assert handed.call.id == f"main:{call.id}"
                if handed.call.transferred_by is None:  # he was in the bridge before it was told who had put him there
                    await second.expect(CallUpdated, lambda told: told.call.transferred_by == "Operator 1")
                assert handed.candidates[0].client_id == IVANENKO
                gone = await first.expect(CallGone, lambda told: told.call.id == f"main:{call.id}")
                assert (gone.reason, gone.by) == ("transferred", "Operator 2")
                call.hang_up()
                await second.expect(CallGone, lambda told: told.call.id == f"main:{call.id}")
                await until(lambda: [row["ended_at"] is not None for row in logged(server)] == [True])
                [row] = logged(server)
                assert second.welcome is not None
                assert (row["call_id"], row["operator_id"]) == (f"main:{call.id}", second.welcome.staff_id)

    asyncio.run(scenario())
