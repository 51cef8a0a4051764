"""The call tracker where no recording reaches: snapshots, odd orders, older shapes, and nonsense."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telephony import events
from telephony.calls import CallChange, CallEnd, CallState, CallTracker, ChangeKind, Direction
from telephony.calls.book import MAX_CALLS
from telephony.events import Event
from telephony.queues import QueueTracker
from telephony.snapshot import ShownChannel, Snapshot, WaitingCaller
from tests.telephony.station import told

TRUNK = "PJSIP/trunk-00000001"
ANNA = "PJSIP/1001"
OLEH = "PJSIP/1002"


def caller_arrives(uniqueid: str = "1.1", exten: str = "100") -> Event:
    return events.ChannelCreated(TRUNK, 4, "+380501234567", "Ivan", exten, uniqueid, uniqueid)


def phone_made(phone: str = ANNA, uniqueid: str = "1.2", linkedid: str = "1.1") -> Event:
    return events.ChannelCreated(f"{phone}-0000000{uniqueid[-1]}", 0, "1001", "", "", uniqueid, linkedid)


def phone_rings(phone: str = ANNA, uniqueid: str = "1.2", linkedid: str = "1.1") -> Event:
    return events.DialBegun(linkedid, linkedid, "100", f"{phone}-0000000{uniqueid[-1]}", uniqueid, linkedid)


def bridged(*members: tuple[str, str], bridge: str = "b", linkedid: str = "1.1") -> list[Event]:
    return [events.BridgeEntered(bridge, name, uniqueid, linkedid, False) for name, uniqueid in members]


def feed(tracker: CallTracker, *stream: Event, at: float = 10.0) -> list[CallChange]:
    changes = []
    for number, event in enumerate(stream):
        changes += tracker.feed(event, at + number)
    return changes


def shown(
    name: str, uniqueid: str, linkedid: str = "1.1", state: int = 6, bridge: str = "", app: str = ""
) -> ShownChannel:
    return ShownChannel(name, state, "+380501234567", "Ivan", "100", uniqueid, linkedid, bridge, app, "bills,t", 30.0)


TALK = [caller_arrives(), phone_made(), phone_rings(), *bridged((f"{ANNA}-00000002", "1.2"), (TRUNK, "1.1"))]


def test_a_snapshot_closes_what_it_lacks() -> None:
    tracker = CallTracker()
    feed(tracker, *TALK)
    (ended,) = tracker.restore(Snapshot(), 99.0)
    assert (ended.kind, ended.call.end, ended.call.ended_at) == (ChangeKind.ENDED, CallEnd.LOST, 99.0)
    assert not tracker.calls
    assert tracker.restore(Snapshot(), 100.0) == []


def test_a_snapshot_builds_a_talk_that_was_not_seen() -> None:
    tracker = CallTracker()
    channels = (shown(TRUNK, "1.1", bridge="b", app="Queue"), shown(f"{ANNA}-00000002", "1.2", bridge="b"))
    assert told(tracker.restore(Snapshot(channels), 100.0)) == ["started", "answered 1001"]
    call = tracker.calls["1.1"]
    assert (call.state, call.talking, call.queue, call.started_at) == (CallState.TALKING, (ANNA,), "bills", 70.0)
    assert tracker.restore(Snapshot(channels), 101.0) == []
    assert told(feed(tracker, *TALK)) == []


def test_a_snapshot_builds_a_wait_and_a_ring() -> None:
    tracker = CallTracker()
    channels = (shown(TRUNK, "1.1", app="Queue"), shown(f"{ANNA}-00000002", "1.2", state=5))
    waiting = (WaitingCaller("bills", 1, "+380501234567", "Ivan", "1.1", 20.0),)
    changes = tracker.restore(Snapshot(channels, ("bills",), (), waiting), 100.0)
    assert told(changes) == ["started", "queued", "ringing 1001"]
    call = changes[-1].call
    assert (call.state, call.queue, call.queued_at, call.ringing) == (CallState.RINGING, "bills", 80.0, (ANNA,))
    answered = feed(tracker, *bridged((f"{ANNA}-00000002", "1.2"), (TRUNK, "1.1")), at=101.0)
    assert told(answered) == ["answered 1001"]
    assert answered[-1].call.legs[-1].kind == "operator"


def test_a_snapshot_moves_a_call_on_that_changed_meanwhile() -> None:
    tracker = CallTracker()
    feed(tracker, *TALK)
    channels = (shown(TRUNK, "1.1", bridge="c"), shown(f"{OLEH}-00000003", "1.3", bridge="c"))
    assert told(tracker.restore(Snapshot(channels), 50.0)) == ["answered 1002", "left 1001"]
    assert tracker.calls["1.1"].talking == (OLEH,)


def test_a_phone_that_stopped_ringing_while_the_line_was_down() -> None:
    tracker = CallTracker()
    feed(tracker, caller_arrives(), phone_made(), phone_rings())
    assert told(tracker.restore(Snapshot((shown(TRUNK, "1.1"),)), 50.0)) == ["ring_ended 1001"]


def test_plumbing_in_a_snapshot_is_no_call() -> None:
    tracker = CallTracker()
    channels = (shown("Local/1@x-00000001;1", "5.1", "5.1"), shown("Message/ast_msg_queue", "6.1", "6.1"))
    assert tracker.restore(Snapshot(channels), 50.0) == []


def test_names_of_the_older_driver_are_read_alike() -> None:
    tracker = CallTracker()
    changes = feed(
        tracker,
        events.ChannelCreated("SIP/trunk-00000001", 4, "0501234567", "", "100", "1.1", "1.1"),
        phone_made("SIP/1001"),
        events.AgentCalled("bills", "SIP/1001", "Anna", "1.1", "1.1", "SIP/1001-00000002", "1.2"),
        phone_rings("SIP/1001"),
        *bridged(("SIP/1001-00000002", "1.2"), ("SIP/trunk-00000001", "1.1")),
    )
    assert told(changes) == ["started", "ringing SIP/1001", "answered SIP/1001"]


LOCAL = "Local/1006@agents/n"


def local_member_rings(known_by: Event | None) -> list[CallChange]:
    tracker = CallTracker()
    changes = [] if known_by is None else feed(tracker, known_by)
    one, two = "Local/1006@agents-00000001;1", "Local/1006@agents-00000001;2"
    return changes + feed(
        tracker,
        caller_arrives(),
        events.ChannelCreated(one, 0, "", "", "", "1.2", "1.1"),
        events.ChannelCreated(two, 4, "", "", "1006", "1.3", "1.1"),
        events.AgentCalled("bills", LOCAL, "Petro", "1.1", "1.1", one, "1.2"),
        events.DialBegun("1.1", "1.1", "100", one, "1.2", "1.1"),
        phone_made("PJSIP/1006", "1.4"),
        events.DialBegun("1.3", "1.1", "1006", "PJSIP/1006-00000004", "1.4", "1.1"),
        events.AgentConnected("bills", LOCAL, "1.1", "1.1", "1.2"),
        *bridged(("PJSIP/1006-00000004", "1.4"), (two, "1.3"), bridge="x"),
        *bridged((one, "1.2"), (TRUNK, "1.1"), bridge="y"),
        events.HoldBegun("1.4"),
    )


@pytest.mark.parametrize(
    "known_by",
    [None, events.MemberChanged("bills", LOCAL, "PJSIP/1006", "Petro", 1, False, "", False, 0, 0.0, 0.0, 0)],
)
def test_a_member_behind_a_local_channel_is_the_phone_that_it_rings(known_by: Event | None) -> None:
    words = told(local_member_rings(known_by))
    assert words == ["started", "ringing 1006", "answered 1006", "held 1006"]


def test_the_phone_behind_a_local_channel_that_is_bridged_last_does_not_ring_again() -> None:
    tracker = CallTracker()
    one, two, phone = "Local/1006@agents-00000001;1", "Local/1006@agents-00000001;2", "PJSIP/1006-00000004"
    changes = feed(
        tracker,
        caller_arrives(),
        events.AgentCalled("bills", LOCAL, "Petro", "1.1", "1.1", one, "1.2"),
        events.ChannelCreated(two, 4, "", "", "1006", "1.3", "1.1"),
        events.DialBegun("1.3", "1.1", "1006", phone, "1.4", "1.1"),
        *bridged((one, "1.2"), (TRUNK, "1.1"), bridge="y"),
        *bridged((two, "1.3"), (phone, "1.4"), bridge="x"),
        events.BridgeExited("y", "1.2"),
        events.BridgeExited("x", "1.4"),
        *bridged((f"{OLEH}-00000005", "1.5"), (TRUNK, "1.1"), bridge="z"),
    )
    assert told(changes) == ["started", "ringing 1006", "answered 1006", "answered 1002", "left 1006"]


def test_two_devices_ring_as_one_and_one_rejects() -> None:
    tracker = CallTracker()
    changes = feed(
        tracker,
        caller_arrives(),
        phone_made(ANNA, "1.2"),
        phone_rings(ANNA, "1.2"),
        phone_made(ANNA, "1.3"),
        phone_rings(ANNA, "1.3"),
        events.DialEnded("BUSY", "1.2", "1.1"),
        events.ChannelEnded("1.2", 17),
        *bridged((f"{ANNA}-00000003", "1.3"), (TRUNK, "1.1")),
        events.ChannelEnded("1.3", 16),
        events.ChannelEnded("1.1", 16),
    )
    assert told(changes)[:3] == ["started", "ringing 1001", "answered 1001"]
    assert [word for word in told(changes) if word.startswith("ring_ended")] == []


def test_an_operator_calls_out() -> None:
    tracker = CallTracker()
    changes = feed(
        tracker,
        events.ChannelCreated(f"{ANNA}-00000001", 4, "1001", "Anna", "0501234567", "1.1", "1.1"),
        events.ChannelCreated("PJSIP/trunk-00000002", 0, "", "", "", "1.2", "1.1"),
        events.DialBegun("1.1", "1.1", "0501234567", "PJSIP/trunk-00000002", "1.2", "1.1"),
        *bridged(("PJSIP/trunk-00000002", "1.2"), (f"{ANNA}-00000001", "1.1")),
        events.HangupAsked("1.2"),
        events.ChannelEnded("1.2", 16),
        events.ChannelEnded("1.1", 16),
    )
    assert told(changes) == ["started", "answered 1001", "ended caller_hung_up"]
    call = changes[-1].call
    assert (call.direction, call.dialled, call.caller) == (Direction.OUTBOUND, "0501234567", "1001")


@pytest.mark.parametrize(("status", "end"), [("BUSY", CallEnd.BUSY), ("CHANUNAVAIL", CallEnd.FAILED)])
def test_an_outbound_call_that_fails_says_how(status: str, end: CallEnd) -> None:
    tracker = CallTracker()
    changes = feed(
        tracker,
        events.ChannelCreated(f"{ANNA}-00000001", 4, "1001", "Anna", "0501234567", "1.1", "1.1"),
        events.DialBegun("1.1", "1.1", "0501234567", "PJSIP/trunk-00000002", "1.2", "1.1"),
        events.DialEnded(status, "1.2", "1.1"),
        events.ChannelEnded("1.2", 17),
        events.ChannelEnded("1.1", 17),
    )
    assert (changes[-1].call.end, changes[-1].call.cause) == (end, 17)


def test_an_operator_named_by_no_number_is_known_as_a_member() -> None:
    tracker = CallTracker()
    member = events.MemberChanged("bills", "PJSIP/anna", "PJSIP/anna", "Anna", 1, False, "", False, 0, 0.0, 0.0, 0)
    changes = feed(tracker, member, caller_arrives(), phone_made("PJSIP/anna"), phone_rings("PJSIP/anna"))
    assert told(changes) == ["started", "ringing anna"]


def test_who_is_an_operator_can_be_told() -> None:
    tracker = CallTracker(is_operator=lambda interface: interface == "PJSIP/anna")
    changes = feed(tracker, caller_arrives(), phone_made("PJSIP/anna"), phone_rings("PJSIP/anna"))
    changes += feed(tracker, phone_made(OLEH, "1.3"), phone_rings(OLEH, "1.3"))
    assert told(changes) == ["started", "ringing anna"]


def test_a_bridge_rebuilt_in_mid_talk_is_one_talk() -> None:
    tracker = CallTracker()
    feed(tracker, *TALK)
    moved = feed(
        tracker,
        events.BridgeExited("b", "1.1"),
        events.BridgeExited("b", "1.2"),
        *bridged((TRUNK, "1.1"), (f"{ANNA}-00000002", "1.2"), bridge="c"),
    )
    assert told(moved) == []
    assert tracker.calls["1.1"].talking == (ANNA,)


def test_callers_in_a_car_park_do_not_talk_with_each_other() -> None:
    tracker = CallTracker()
    feed(tracker, caller_arrives("1.1"), caller_arrives("2.1"))
    feed(tracker, events.BridgeEntered("park", TRUNK, "1.1", "1.1", True))
    feed(tracker, events.BridgeEntered("park", TRUNK, "2.1", "2.1", True))
    assert set(tracker.calls) == {"1.1", "2.1"}


def test_the_caller_hears_music_in_a_dialplan_after_the_operator() -> None:
    tracker = CallTracker()
    feed(tracker, *TALK, at=10.0)
    changes = feed(tracker, events.HangupAsked("1.2"), events.ChannelEnded("1.2", 16), at=60.0)
    changes += feed(tracker, events.HangupAsked("1.1"), events.ChannelEnded("1.1", 16), at=90.0)
    assert told(changes) == ["left 1001", "ended operator_hung_up"]
    talk = [leg for leg in changes[-1].call.legs if leg.kind == "operator"]
    assert [(leg.began_at, leg.ended_at) for leg in talk] == [(14.0, 61.0)]


def test_the_channel_of_an_operator_is_the_one_he_talks_by() -> None:
    tracker = CallTracker()
    feed(tracker, *TALK, phone_made(ANNA, "1.3"))
    assert tracker.channel_of("1.1", ANNA) == f"{ANNA}-00000002"
    assert tracker.channel_of("1.1", OLEH) is None
    assert tracker.channel_of("9.9", ANNA) is None


uniqueids = st.sampled_from(["1.1", "1.2", "1.3", "2.1", "2.2", ""])
linkedids = st.sampled_from(["1.1", "2.1", "3.1", ""])
channels = st.sampled_from(
    [TRUNK, f"{ANNA}-0000000a", f"{OLEH}-0000000b", "Local/1001@x-00000001;1", "Local/1001@x-00000001;2", "", "x"]
)
interfaces = st.sampled_from([ANNA, OLEH, "Local/1001@x/n", "nonsense"])
words = st.sampled_from(["", "bills", "1001", "0501234567", "ANSWER", "NOANSWER", "caller", "agent"])
FIELDS = {
    "uniqueid": uniqueids,
    "linkedid": linkedids,
    "channel": channels,
    "interface": interfaces,
    "bridge": st.sampled_from(["a", "b"]),
    "new_name": channels,
    "state_interface": interfaces,
}


def strategy_for(kind: type[Event]) -> st.SearchStrategy[Event]:
    drawn: dict[str, st.SearchStrategy[object]] = {}
    for name, annotation in kind.__annotations__.items():
        ending = next((end for end in ("uniqueid", "linkedid", "channel") if name.endswith(end)), name)
        if ending in FIELDS:
            drawn[name] = FIELDS[ending]
        elif annotation is bool:
            drawn[name] = st.booleans()
        elif annotation is str:
            drawn[name] = words
        elif annotation == tuple[str, ...]:
            drawn[name] = st.lists(words, max_size=3).map(tuple)
        else:
            drawn[name] = st.integers(0, 8)
    return st.builds(kind, **drawn)


any_event = st.one_of([strategy_for(kind) for kind in Event.__args__])
any_snapshot = st.builds(
    Snapshot,
    st.lists(st.builds(shown, channels, uniqueids, linkedids, st.integers(0, 6), st.sampled_from(["", "a"]))).map(
        tuple
    ),
    st.just(("bills",)),
    st.just(()),
    st.lists(
        st.builds(WaitingCaller, words, st.integers(-1, 3), words, words, uniqueids, st.floats(0, 9)), max_size=3
    ).map(tuple),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(any_event, any_snapshot), max_size=60))
def test_any_order_of_events_keeps_the_tracker_sound(stream: list[Event | Snapshot]) -> None:
    tracker, queues = CallTracker(), QueueTracker()
    alive: dict[str, CallState] = {}
    for at, event in enumerate(stream):
        if isinstance(event, Snapshot):
            queues.restore(event, float(at))
            changes = tracker.restore(event, float(at))
        else:
            queues.feed(event, float(at))
            changes = tracker.feed(event, float(at))
        for change in changes:
            if change.kind is ChangeKind.STARTED:
                assert change.call.id not in alive
            else:
                assert change.call.id in alive
            alive[change.call.id] = change.call.state
            if change.call.state is CallState.ENDED and change.kind is ChangeKind.ENDED:
                del alive[change.call.id]
        assert set(tracker.calls) == set(alive)
        for call in tracker.calls.values():
            assert not set(call.ringing) & set(call.talking)
            assert (call.state in (CallState.TALKING, CallState.HELD)) == bool(call.talking)
        for queue in queues.queues.values():
            assert [w.position for w in queue.waiting] == list(range(1, len(queue.waiting) + 1))
            assert len({m.interface for m in queue.members}) == len(queue.members)
    ended = tracker.restore(Snapshot(), 1e6)
    assert {change.call.id for change in ended} == set(alive)
    assert not tracker.calls


def test_calls_that_never_end_do_not_pile_up() -> None:
    tracker = CallTracker()
    for number in range(MAX_CALLS + 5):
        tracker.feed(caller_arrives(f"{number}.1"), 1.0)
    assert len(tracker.calls) == MAX_CALLS
