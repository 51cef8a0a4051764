"""The line, the tracker and the acts on a real Asterisk 22."""

import pytest

from telephony.calls import CallEnd, CallState, ChangeKind
from telephony.control import CallControl, ControlError
from telephony.queues import MemberState
from tests.asterisk.pbx import Asterisk
from tests.telephony.live import LiveLine
from tests.telephony.record_calls import CLIENT, STORIES, settings
from tests.telephony.station import told
from tests.telephony.test_recordings import TOLD

# One of each kind; the others are kept as recordings, which `record_calls` makes by the same functions.
LIVED = ("operator_transfers_after_consulting", "caller_gives_up_while_it_rings")


@pytest.mark.parametrize("name", LIVED)
def test_what_was_recorded_happens_again(asterisk: Asterisk, name: str) -> None:
    (story,) = (story for story in STORIES if story.__name__ == name)
    with LiveLine(settings(asterisk)) as live:
        story(asterisk, live)
        first = live.changes[0].call.id
        assert told([change for change in live.changes if change.call.id == first]) == TOLD[name]


def test_an_asterisk_that_restarts_in_a_call_leaves_no_ghost(asterisk: Asterisk) -> None:
    with LiveLine(settings(asterisk)) as live:
        asterisk.phone("1001")
        for killed in (True, False):
            asterisk.caller(CLIENT, "110")
            count = sum(change.kind is ChangeKind.ANSWERED for change in live.changes)
            live.wait_for(ChangeKind.ANSWERED, times=count + 1)
            asterisk.restart(killed=killed)
            live.wait_until(lambda: live.line.state.up and not live.calls.calls)
        starts = [change.call.id for change in live.changes if change.kind is ChangeKind.STARTED]
        assert len(starts) == len(set(starts)) == 2


def test_a_line_that_comes_up_in_mid_call_knows_the_call(asterisk: Asterisk) -> None:
    phone = asterisk.phone("1001", answers_after=None)
    caller = asterisk.caller(CLIENT, "110")
    phone.wait_until("ringing")
    with LiveLine(settings(asterisk)) as live:
        assert told(live.changes) == ["started", "queued", "ringing 1001"]
        (call,) = live.calls.calls.values()
        assert (call.state, call.caller, call.queue) == (CallState.RINGING, CLIENT, "one")
        assert [entry.call_id for entry in live.queues.queues["one"].waiting] == [call.id]
        phone.answer()
        live.wait_for(ChangeKind.ANSWERED, "PJSIP/1001")
    with LiveLine(settings(asterisk)) as live:
        assert told(live.changes) == ["started", "answered 1001"]
        caller.hang_up()
        assert live.wait_for(ChangeKind.ENDED).call.end is CallEnd.CALLER_HUNG_UP


def test_an_operator_sends_his_caller_on_and_the_next_one_hangs_up(asterisk: Asterisk) -> None:
    with LiveLine(settings(asterisk)) as live:
        asterisk.phone("1001")
        asterisk.phone("1002")
        asterisk.caller(CLIENT, "110")
        call = live.wait_for(ChangeKind.ANSWERED).call.id
        desk = CallControl(live.line, live.calls, live.queues)
        with pytest.raises(ControlError) as refused:
            live.do(desk.hang_up(call, "PJSIP/1002"))
        assert refused.value.code == "no_call"
        live.do(desk.blind_transfer(call, "PJSIP/1001", "1002"))
        live.wait_for(ChangeKind.ANSWERED, "PJSIP/1002")
        handed = live.wait_for(ChangeKind.TRANSFERRED)
        assert (handed.operator, handed.target) == ("PJSIP/1001", "PJSIP/1002")
        live.do(desk.hang_up(call, "PJSIP/1002"))
        assert live.wait_for(ChangeKind.ENDED).call.end is CallEnd.OPERATOR_HUNG_UP


def test_a_pause_with_its_reason_is_seen_in_every_queue(asterisk: Asterisk) -> None:
    with LiveLine(settings(asterisk)) as live:
        desk = CallControl(live.line, live.calls, live.queues)
        live.do(desk.pause("PJSIP/1001", "WRAPUP"))
        mine = live.queues.memberships
        live.wait_until(lambda: all(member.paused for _, member in mine("PJSIP/1001")))
        assert {member.reason for _, member in mine("PJSIP/1001")} == {"WRAPUP"}
        assert len(mine("PJSIP/1001")) == 4
        live.do(desk.pause("PJSIP/1006", "LUNCH"))  # the queue knows him by a Local channel
        live.wait_until(lambda: mine("PJSIP/1006")[0][1].paused)
        live.do(desk.unpause("PJSIP/1001"))
        live.wait_until(lambda: not any(member.paused for _, member in mine("PJSIP/1001")))
        assert mine("PJSIP/1001")[0][1].state in (MemberState.FREE, MemberState.UNAVAILABLE)
