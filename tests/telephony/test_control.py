"""What a desk may do to calls, and what never reaches Asterisk."""

import asyncio

import pytest

from telephony.ami import LineDown, Response
from telephony.calls import ChangeKind
from telephony.control import CallControl, ControlError
from telephony.simulator import SimCall
from tests.telephony.station import CLIENT, Station, station


def control(here: Station) -> CallControl:
    return CallControl(here.line, here.calls, here.queues)


async def talk(pbx: object, here: Station) -> SimCall:
    call: SimCall = await pbx.incoming(CLIENT, queue="bills")  # type: ignore[attr-defined]
    await call.answer("PJSIP/1001")
    await here.until_told(ChangeKind.ANSWERED)
    return call


def test_an_operator_ends_his_call() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            call = await talk(pbx, here)
            await control(here).hang_up(call.id, "PJSIP/1001")
            ended = await here.until_told(ChangeKind.ENDED)
            assert ended.call.end == "operator_hung_up"

    asyncio.run(story())


def test_an_operator_sends_his_caller_on() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            call = await talk(pbx, here)
            await control(here).blind_transfer(call.id, "PJSIP/1001", "1002")
            await here.until_told(ChangeKind.RINGING, "PJSIP/1002")
            handed = await here.until_told(ChangeKind.TRANSFERRED)
            assert (handed.operator, handed.target) == ("PJSIP/1001", "PJSIP/1002")
            with pytest.raises(ControlError, match="not_talking"):
                await control(here).blind_transfer(call.id, "PJSIP/1002", "1001")

    asyncio.run(story())


def test_a_pause_reaches_every_queue_of_the_operator_with_its_reason() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            await control(here).pause("PJSIP/1001", "WRAPUP")
            await here.until(lambda: here.queues.memberships("PJSIP/1001")[0][1].paused)
            ((queue, member),) = here.queues.memberships("PJSIP/1001")
            assert (queue, member.reason) == ("bills", "WRAPUP")
            assert member.paused_since is not None
            call = await pbx.incoming(CLIENT, queue="bills")
            await call.until_ringing("PJSIP/1002")
            await control(here).unpause("PJSIP/1001")
            await here.until(lambda: not here.queues.memberships("PJSIP/1001")[0][1].paused)
            assert here.queues.memberships("PJSIP/1001")[0][1].reason == ""

    asyncio.run(story())


@pytest.mark.parametrize(
    "target", ["", "100a", "/.*/", "1001\r\nAction: Hangup", "*72", "1001@context", "٠٦٧", "1" * 30]
)
def test_a_target_is_digits_or_nothing_is_sent(target: str) -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            call = await talk(pbx, here)
            with pytest.raises(ControlError) as refused:
                await control(here).blind_transfer(call.id, "PJSIP/1001", target)
            assert refused.value.code == "bad_target"

    asyncio.run(story())


def test_strangers_patterns_and_free_text_are_refused() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            call = await talk(pbx, here)
            desk = control(here)
            for operator in ("PJSIP/1002", "/.*/", "PJSIP/trunk"):
                with pytest.raises(ControlError, match="not in this call"):
                    await desk.hang_up(call.id, operator)
            with pytest.raises(ControlError, match="bad_reason"):
                await desk.pause("PJSIP/1001", "free text\r\nAction: Hangup")
            with pytest.raises(ControlError, match="bad_operator"):
                await desk.pause("/.*/", "WRAPUP")
            with pytest.raises(ControlError, match="no queue"):
                await desk.pause("PJSIP/7777", "WRAPUP")

    asyncio.run(story())


def test_a_channel_whose_name_is_a_pattern_is_never_named_to_asterisk() -> None:
    class Anything:
        def channel_of(self, call_id: str, operator: str) -> str:
            return "/.*/"

    class NoLine:
        async def send(self, action: str, **headers: str) -> Response:
            raise AssertionError("it was sent")

    async def story() -> None:
        desk = CallControl(NoLine(), Anything(), None)  # type: ignore[arg-type]
        with pytest.raises(ControlError) as refused:
            await desk.hang_up("1.1", "PJSIP/1001")
        assert refused.value.code == "bad_channel"

    asyncio.run(story())


def test_what_asterisk_refuses_and_a_line_that_is_down_are_told_apart() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            call = await talk(pbx, here)
            with pytest.raises(ControlError) as refused:
                await control(here).blind_transfer(call.id, "PJSIP/1001", "9999")
            assert (refused.value.code, str(refused.value)) == ("refused", "Invalid extension")
            await pbx.stop()
            await here.until(lambda: not here.line.state.up)
            with pytest.raises(LineDown):
                await control(here).hang_up(call.id, "PJSIP/1001")

    asyncio.run(story())
