"""The queues as they stand: members, pauses, waiting callers."""

from msgspec.structs import replace

from telephony import events
from telephony.events import MemberChanged, MemberRemoved, QueueJoined, QueueLeft
from telephony.queues import MemberState, QueueTracker
from telephony.snapshot import Snapshot, WaitingCaller

ANNA = MemberChanged("bills", "PJSIP/1001", "PJSIP/1001", "Anna", 1, False, "", False, 3, 0.0, 0.0, 0)
HOME = replace(ANNA, interface="Local/1006@agents/n", state_interface="PJSIP/1006", name="Petro")


def join(number: int, position: int) -> QueueJoined:
    return QueueJoined("bills", position, f"050000000{number}", "", f"{number}.1", f"{number}.1")


def test_callers_stand_in_their_order_and_move_up() -> None:
    tracker = QueueTracker()
    for number in (1, 2, 3):
        tracker.feed(join(number, number), float(number))
    changed = tracker.feed(QueueLeft("bills", "1.1", "1.1"), 4.0)
    assert changed is not None
    assert [(w.call_id, w.position, w.since) for w in changed.waiting] == [("2.1", 1, 2.0), ("3.1", 2, 3.0)]
    tracker.feed(join(4, 1), 5.0)  # somebody of a higher priority
    assert [w.call_id for w in tracker.queues["bills"].waiting] == ["4.1", "2.1", "3.1"]
    assert tracker.feed(join(4, 1), 6.0) is None


def test_a_caller_whose_channel_ends_waits_no_more() -> None:
    tracker = QueueTracker()
    tracker.feed(join(1, 1), 1.0)
    assert tracker.feed(events.ChannelEnded("9.9", 16), 2.0) is None
    changed = tracker.feed(events.ChannelEnded("1.1", 16), 2.0)
    assert changed is not None
    assert changed.waiting == ()


def test_members_with_their_state_pause_and_reason() -> None:
    tracker = QueueTracker()
    tracker.feed(ANNA, 1.0)
    assert tracker.feed(ANNA, 1.5) is None
    tracker.feed(replace(ANNA, status=6), 2.0)
    assert tracker.queues["bills"].members[0].state is MemberState.RINGING
    tracker.feed(replace(ANNA, paused=True, paused_reason="LUNCH"), 3.0)
    tracker.feed(replace(ANNA, paused=True, paused_reason="LUNCH", status=2, in_call=True), 9.0)
    member = tracker.queues["bills"].members[0]
    assert (member.paused, member.reason, member.paused_since, member.state) == (True, "LUNCH", 3.0, MemberState.BUSY)
    tracker.feed(ANNA, 10.0)
    assert tracker.queues["bills"].members[0].paused_since is None
    changed = tracker.feed(MemberRemoved("bills", "PJSIP/1001"), 11.0)
    assert changed is not None
    assert changed.members == ()


def test_a_member_behind_a_local_channel_is_found_by_his_phone() -> None:
    tracker = QueueTracker()
    tracker.feed(HOME, 1.0)
    ((queue, member),) = tracker.memberships("PJSIP/1006")
    assert (queue, member.interface, member.operator) == ("bills", "Local/1006@agents/n", "PJSIP/1006")
    assert tracker.memberships("PJSIP/1001") == ()


def test_a_snapshot_is_the_whole_truth() -> None:
    tracker = QueueTracker()
    tracker.feed(join(1, 1), 1.0)
    tracker.feed(replace(ANNA, queue="old"), 1.0)
    waiting = (
        WaitingCaller("bills", 2, "b", "", "8.1", 5.0),
        WaitingCaller("bills", 1, "a", "", "7.1", 20.0),
    )
    tracker.restore(Snapshot((), ("bills", "empty"), (ANNA,), waiting), 100.0)
    assert set(tracker.queues) == {"bills", "empty"}
    bills = tracker.queues["bills"]
    assert [(w.caller, w.position, w.since) for w in bills.waiting] == [("a", 1, 80.0), ("b", 2, 95.0)]
    assert [member.name for member in bills.members] == ["Anna"]
    tracker.feed(QueueLeft("bills", "7.1", "7.1"), 101.0)
    assert [w.position for w in tracker.queues["bills"].waiting] == [1]
