"""The simulator is as good as the tracker can tell: the same stories as on a real Asterisk."""

import asyncio

import pytest

from telephony.calls import CallState, ChangeKind, Direction
from telephony.simulator import NotPossible, Pbx
from tests.telephony.station import CLIENT, station


def test_a_call_goes_through_the_menu_to_an_operator_who_holds_and_resumes() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            call = await pbx.incoming(
                CLIENT, caller_name="Ivan", queue="bills", ivr=["menu", "bills"], account="0123456789", failed=1
            )
            await call.until(lambda: bool(call.ringing))
            operator = call.ringing[0]
            await call.answer(operator)
            call.hold()
            await here.until_told(ChangeKind.HELD)
            call.resume()
            call.hang_up()
            ended = (await here.until_told(ChangeKind.ENDED)).call
            number = operator.removeprefix("PJSIP/")
            assert here.story() == [
                "started",
                "ivr",
                "ivr",
                "ivr",
                "queued",
                f"ringing {number}",
                f"answered {number}",
                f"held {number}",
                f"resumed {number}",
                "ended caller_hung_up",
            ]
            assert (ended.caller, ended.caller_name, ended.dialled, ended.queue) == (CLIENT, "Ivan", "100", "bills")
            assert (ended.ivr_path, ended.entered_account, ended.failed_entries) == (
                ("menu", "bills"),
                "0123456789",
                1,
            )
            assert (ended.direction, ended.state) == (Direction.INBOUND, CallState.ENDED)
            assert not here.calls.calls
            assert not here.queues.queues["bills"].waiting

    asyncio.run(story())


def test_a_call_makes_about_a_hundred_events() -> None:
    async def story() -> None:
        received: list[bytes] = []
        async with station(on_data=lambda data, at: received.append(data)) as (pbx, here):
            before = b"".join(received).count(b"\r\n\r\n")
            call = await pbx.incoming(CLIENT, queue="bills", ivr=["menu"])
            await call.until(lambda: bool(call.ringing))
            await call.answer(call.ringing[0])
            call.hang_up()
            await here.until_told(ChangeKind.ENDED)
            assert 70 <= b"".join(received).count(b"\r\n\r\n") - before <= 130

    asyncio.run(story())


def test_nobody_answers_and_the_call_overflows_to_the_second_queue() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            call = await pbx.incoming(CLIENT, queue="bills")
            assert await call.until_talking() == "PJSIP/1003"
            call.hang_up(by="PJSIP/1003")
            await here.until_told(ChangeKind.ENDED)
            words = here.story()
            assert words.count("queued") == 2
            assert words[-4:] == ["ringing 1003", "answered 1003", "left 1003", "ended operator_hung_up"]
            first_rings = [word for word in words if word.startswith("ringing") and "1003" not in word]
            ends = [word for word in words if word.startswith("ring_ended")]
            assert len(first_rings) == len(ends) >= 2

    asyncio.run(story())


def test_a_rejected_call_goes_to_the_next() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            call = await pbx.incoming(CLIENT, queue="bills")
            await call.until(lambda: bool(call.ringing))
            first = call.ringing[0]
            call.reject(first)
            await call.until(lambda: bool(call.ringing) and call.ringing[0] != first)
            call.hang_up()
            assert (await here.until_told(ChangeKind.ENDED)).call.end == "abandoned"
            assert not here.calls.calls

    asyncio.run(story())


@pytest.mark.parametrize("target", ["1002", "601"])
def test_a_blind_transfer_goes_to_a_phone_or_a_queue(target: str) -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            call = await pbx.incoming(CLIENT, queue="bills")
            await call.answer("PJSIP/1001")
            call.transfer(target)
            goal = "PJSIP/1002" if target == "1002" else "PJSIP/1003"
            await call.answer(goal)
            call.hang_up()
            ended = (await here.until_told(ChangeKind.ENDED)).call
            assert [(t.by, t.attended) for t in ended.transfers] == [("PJSIP/1001", False)]
            assert [leg.who for leg in ended.legs if leg.kind == "operator"] == ["PJSIP/1001", goal]
            words = here.story()
            assert words.index("left 1001") < words.index(f"answered {goal.removeprefix('PJSIP/')}")
            assert words[-1] == "ended caller_hung_up"

    asyncio.run(story())


def test_an_attended_transfer_is_one_call_for_the_caller() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            call = await pbx.incoming(CLIENT, queue="bills")
            await call.answer("PJSIP/1001")
            await call.consult("1002")
            consulted = await here.until_told(ChangeKind.RINGING, "PJSIP/1002")
            assert (consulted.call.consult_for, consulted.call.direction) == (call.id, Direction.INTERNAL)
            call.complete_transfer()
            await here.until_told(ChangeKind.TRANSFERRED)  # in one read with the end, the second talk has no length
            call.hang_up()
            await here.until(lambda: not here.calls.calls)
            own = [change for change in here.changes if change.call.id == call.id]
            assert {change.call.id for change in here.changes} == {call.id, consulted.call.id}
            assert [c.call.end for c in here.changes if c.kind is ChangeKind.ENDED] == ["merged", "caller_hung_up"]
            ended = own[-1].call
            assert [(t.by, t.to, t.attended) for t in ended.transfers] == [("PJSIP/1001", "PJSIP/1002", True)]
            assert [leg.who for leg in ended.legs if leg.kind == "operator"] == ["PJSIP/1001", "PJSIP/1002"]

    asyncio.run(story())


def test_every_phone_of_a_ring_all_queue_rings_and_both_devices_are_one() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            pbx.add_queue("all")
            for number in range(2001, 2006):
                pbx.add_phone(f"PJSIP/{number}", queues=["all"], devices=2)
            call = await pbx.incoming(CLIENT, queue="all")
            await call.answer("PJSIP/2003")
            call.hang_up()
            await here.until_told(ChangeKind.ENDED)
            words = here.story()
            assert [word for word in words if word.startswith("ringing")] == [f"ringing {n}" for n in range(2001, 2006)]
            assert sorted(word for word in words if word.startswith("ring_ended")) == [
                f"ring_ended {n} > 2003" for n in (2001, 2002, 2004, 2005)
            ]
            assert [word for word in words if word.startswith("answered")] == ["answered 2003"]

    asyncio.run(story())


def test_a_second_caller_waits_until_a_phone_is_free() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            pbx.add_queue("one")
            pbx.add_phone("PJSIP/2001", queues=["one"])
            first = await pbx.incoming(CLIENT, queue="one")
            await first.answer("PJSIP/2001")
            second = await pbx.incoming("0671234567", queue="one")
            await here.until(lambda: "one" in here.queues.queues and bool(here.queues.queues["one"].waiting))
            assert not second.ringing
            first.hang_up()
            await second.answer("PJSIP/2001")
            second.hang_up()
            await here.until(lambda: not here.calls.calls)

    asyncio.run(story())


def test_what_cannot_be_done_is_refused() -> None:
    async def story() -> None:
        pbx = Pbx(speed=20.0)
        await pbx.start()
        try:
            with pytest.raises(ValueError, match="no queue"):
                await pbx.incoming(CLIENT, queue="nowhere")
            call = await pbx.incoming(CLIENT)
            with pytest.raises(NotPossible):
                call.hold()
            with pytest.raises(NotPossible):
                call.hang_up(by="PJSIP/1001")
            with pytest.raises(NotPossible):
                call.transfer("1001")
            call.hang_up()
            assert call.ended
        finally:
            await pbx.stop()

    asyncio.run(story())
