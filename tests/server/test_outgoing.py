"""What waits for a desk is bounded, in order, and of each state only the latest."""

import asyncio

import msgspec
import pytest

from sync.protocol import (
    CallGone,
    CallInfo,
    CallUpdated,
    FromServer,
    LineStatus,
    Pop,
    Problem,
    decode_from_server,
)
from sync.server.outgoing import Full, Outgoing


def info(call_id: str, state: str = "ringing") -> CallInfo:
    return CallInfo(
        id=call_id,
        state=state,
        direction="inbound",
        number=None,
        number_text="",
        withheld=False,
        caller_name="",
        queue=None,
        ivr_path=(),
        entered_account=None,
        failed_entries=0,
        started_at=0,
        queued_at=None,
        ringing_at=None,
        answered_at=None,
    )


def drain(outgoing: Outgoing) -> list[FromServer]:
    async def take_all() -> list[FromServer]:
        return [decode_from_server(await outgoing.take()) for _ in range(len(outgoing))]

    return asyncio.run(take_all())


def test_of_a_call_only_the_latest_state_is_sent() -> None:
    outgoing = Outgoing()
    outgoing.put(Pop(info("a"), ()))
    outgoing.put(CallUpdated(info("a", "talking")))
    outgoing.put(CallUpdated(info("b", "talking")))
    outgoing.put(CallUpdated(info("a", "held")))
    told = drain(outgoing)
    assert [type(message) for message in told] == [Pop, CallUpdated, CallUpdated]
    assert [message.call.state for message in told if isinstance(message, CallUpdated)] == ["held", "talking"]


def test_a_new_state_does_not_overtake_a_new_ring_of_the_same_call() -> None:
    outgoing = Outgoing()
    outgoing.put(CallUpdated(info("a", "talking")))
    outgoing.put(CallGone(info("a", "ended"), "ended"))
    outgoing.put(Pop(info("a"), ()))
    outgoing.put(CallUpdated(info("a", "held")))
    told = drain(outgoing)
    assert [type(message) for message in told] == [CallUpdated, CallGone, Pop, CallUpdated]
    last = told[-1]
    assert isinstance(last, CallUpdated)
    assert last.call.state == "held"


def test_the_line_is_told_once_and_problems_each_time() -> None:
    outgoing = Outgoing()
    for number in range(5):
        outgoing.put(LineStatus(False, number, "ready"))
        outgoing.put(Problem("busy", number))
    told = drain(outgoing)
    assert [message.since for message in told if isinstance(message, LineStatus)] == [4]
    assert [message.ref for message in told if isinstance(message, Problem)] == [0, 1, 2, 3, 4]


def test_too_much_unread_is_full_by_count_and_by_size() -> None:
    outgoing = Outgoing(most_messages=2)
    outgoing.put(Problem("busy", 1))
    outgoing.put(Problem("busy", 2))
    with pytest.raises(Full):
        outgoing.put(Problem("busy", 3))
    outgoing = Outgoing(most_bytes=200)
    with pytest.raises(Full):
        outgoing.put(Pop(info("a"), (), msgspec.Raw(b'"' + b"x" * 300 + b'"')))


def test_what_was_taken_makes_room_again() -> None:
    async def scenario() -> None:
        outgoing = Outgoing(most_messages=3)
        for number in range(50):
            outgoing.put(Problem("busy", number))
            outgoing.put(LineStatus(True, number, "ready"))
            await outgoing.take()
            await outgoing.take()
        waiting = asyncio.create_task(outgoing.room(0))
        outgoing.put(Problem("busy", 0))
        await asyncio.sleep(0)
        assert not waiting.done()
        await outgoing.take()
        await waiting

    asyncio.run(scenario())
