"""The calls of the demonstration come by themselves, and go on whatever whoever watches does with them."""

import asyncio
from collections.abc import Awaitable, Callable

from operator_desk.demonstration.switchboard import PHONE, LivingCalls, Switchboard
from telephony.simulator import SimCall


def watched(handle: Callable[[Switchboard, SimCall], Awaitable[None]], calls: int) -> list[SimCall]:
    """The first calls that ring at this desk, each handled as the test wants and then seen to its end."""

    async def story() -> list[SimCall]:
        board = Switchboard(speed=100.0)
        await board.start()
        living = asyncio.create_task(LivingCalls(board).run())
        seen: list[SimCall] = []
        try:
            async with asyncio.timeout(20):
                while len(seen) < calls:
                    call = next((one for one in board.pbx.calls if one not in seen and PHONE in one.ringing), None)
                    if call is None:
                        await asyncio.sleep(0.001)
                        continue
                    seen.append(call)
                    await handle(board, call)
                    await call.until_ended()
        finally:
            living.cancel()
            await asyncio.gather(living, return_exceptions=True)
            await board.stop()
        return seen

    return asyncio.run(story())


def test_a_call_that_nobody_touches_is_answered_after_a_while() -> None:
    async def leave_alone(board: Switchboard, call: SimCall) -> None:
        assert await call.until_talking() == PHONE

    assert len(watched(leave_alone, 3)) == 3


def test_calls_come_on_after_one_was_ended_by_the_operator() -> None:
    async def hang_up(board: Switchboard, call: SimCall) -> None:
        await call.answer(PHONE)
        call.hang_up(by=PHONE)

    assert len(watched(hang_up, 3)) == 3


def test_a_caller_who_was_handed_on_talks_to_the_colleague_and_calls_come_on() -> None:
    async def hand_on(board: Switchboard, call: SimCall) -> None:
        await call.answer(PHONE)
        call.hold()
        call.transfer("1003")
        await call.until(lambda: call.talking == "PJSIP/1003" or call.ended)

    assert len(watched(hand_on, 3)) == 3
