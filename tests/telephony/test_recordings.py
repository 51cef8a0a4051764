"""What people did on a real Asterisk 22, and on 16, and what the tracker made of it.

The recordings are made by `python -m tests.telephony.record_calls`.
"""

from itertools import pairwise
from pathlib import Path

import pytest

from telephony.calls import Call, CallChange, CallEnd, ChangeKind, Direction
from telephony.frames import FrameReader
from telephony.recorder import Received, read_recording
from telephony.replay import Replay, describe
from tests.telephony.record_calls import OLD_STORIES, RECORDINGS, STORIES
from tests.telephony.station import told

ANSWERED_IN_QUEUE = ["started", "queued", "ringing 1001", "answered 1001"]

TOLD = {
    "operator_answers_after_menu": [
        *("started", "ivr", "ivr", "ivr", "queued", "ringing 1001", "answered 1001"),
        *("held 1001", "resumed 1001", "ended caller_hung_up"),
    ],
    "operator_hangs_up": [*ANSWERED_IN_QUEUE, "left 1001", "ended operator_hung_up"],
    "second_device_answers": ["started", "queued", "ringing 1006", "answered 1006", "ended caller_hung_up"],
    "nobody_answers_and_the_second_group_does": [
        *("started", "queued", "ringing 1003", "ring_ended 1003"),
        *("queued", "ringing 1004", "answered 1004", "ended caller_hung_up"),
    ],
    "first_is_busy_and_the_next_answers": [
        *("started", "queued", "ringing 1001", "ring_ended 1001"),
        *("ringing 1002", "answered 1002", "ended caller_hung_up"),
    ],
    "caller_gives_up_while_it_rings": ["started", "queued", "ringing 1001", "ring_ended 1001", "ended abandoned"],
    "caller_gives_up_in_the_menu": ["started", "ivr", "ended ivr_only"],
    "nobody_answers": [
        *("started", "queued", "ringing 1001", "ring_ended 1001"),
        *("ringing 1001", "ring_ended 1001", "ended no_answer"),
    ],
    "caller_withholds_his_number": [*ANSWERED_IN_QUEUE, "ended caller_hung_up"],
    "operator_is_dialled_directly": ["started", "ringing 1002", "answered 1002", "ended caller_hung_up"],
    "operator_rejects_a_direct_call": ["started", "ringing 1002", "ring_ended 1002", "ended no_answer"],
    "operator_transfers_blind": [
        *ANSWERED_IN_QUEUE,
        *("transferred 1001 > 1002", "left 1001", "ringing 1002", "answered 1002", "ended caller_hung_up"),
    ],
    "operator_transfers_to_a_queue": [
        *ANSWERED_IN_QUEUE,
        *("transferred 1001 > 202", "left 1001", "queued", "ringing 1003", "answered 1003", "ended caller_hung_up"),
    ],
    "operator_transfers_after_consulting": [
        *ANSWERED_IN_QUEUE,
        *("answered 1002", "left 1001", "transferred 1001 > 1002", "ended caller_hung_up"),
    ],
    "asterisk_transfers_after_consulting": [
        *(*ANSWERED_IN_QUEUE, "held 1001", "ringing 1002", "answered 1002", "resumed 1002"),
        *("left 1001", "transferred 1001 > 1002", "ended caller_hung_up"),
    ],
    "asterisk_is_killed_in_a_call": [*ANSWERED_IN_QUEUE, "ended lost"],
}
OLD = [f"asterisk-16/{story.__name__}" for story in OLD_STORIES]
NAMES = sorted(path.relative_to(RECORDINGS).with_suffix("").as_posix() for path in RECORDINGS.rglob("*.ami"))


def recording(name: str) -> list[Received]:
    return list(read_recording(RECORDINGS / f"{name}.ami"))


def replayed(name: str) -> list[CallChange]:
    return list(Replay().run(recording(name)))


def first_call(changes: list[CallChange]) -> list[CallChange]:
    return [change for change in changes if change.call.id == changes[0].call.id]


def end_of(name: str) -> Call:
    return first_call(replayed(name))[-1].call


@pytest.mark.parametrize("name", [name for name in NAMES if "third_of_five" not in name])
def test_the_callers_call_is_told_as_it_went(name: str) -> None:
    assert told(first_call(replayed(name))) == TOLD[name.removeprefix("asterisk-16/")]


def test_every_story_is_recorded() -> None:
    assert sorted([*OLD, *(story.__name__ for story in STORIES)]) == NAMES


@pytest.mark.parametrize("name", ["third_of_five_answers", "asterisk-16/third_of_five_answers"])
def test_the_answered_call_is_credited_to_the_third_of_five(name: str) -> None:
    changes = replayed(name)
    operators = {f"PJSIP/100{n}" for n in range(1, 6)}
    assert {change.operator for change in changes if change.kind is ChangeKind.RINGING} == operators
    ends = [change for change in changes if change.kind is ChangeKind.RING_ENDED]
    assert {change.operator for change in ends} == operators - {"PJSIP/1003"}
    assert {change.target for change in ends} == {"PJSIP/1003"}
    assert len(ends) == 4
    assert [change.operator for change in changes if change.kind is ChangeKind.ANSWERED] == ["PJSIP/1003"]


def test_a_consultation_is_a_call_of_its_own_until_it_is_merged() -> None:
    changes = replayed("operator_transfers_after_consulting")
    caller, consultation = dict.fromkeys(change.call.id for change in changes)
    own = [change for change in changes if change.call.id == consultation]
    assert {change.call.direction for change in own} == {Direction.INTERNAL}
    assert {change.call.consult_for for change in own} == {caller}
    assert own[-1].call.end is CallEnd.MERGED
    ended = changes[-1].call
    assert ended.id == caller
    assert [(t.by, t.to, t.attended) for t in ended.transfers] == [("PJSIP/1001", "PJSIP/1002", True)]


def test_what_the_caller_keyed_and_who_he_is_reach_the_call() -> None:
    ended = end_of("operator_answers_after_menu")
    assert (ended.ivr_path, ended.entered_account, ended.failed_entries) == (("menu", "bills"), "0123456789", 1)
    assert (ended.caller, ended.caller_name, ended.dialled, ended.queue) == ("+380501234567", "Ivan", "101", "bills")
    assert (ended.direction, ended.cause) == (Direction.INBOUND, 16)
    assert end_of("caller_withholds_his_number").caller == "anonymous"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_over_and_the_legs_add_up(name: str) -> None:
    replay = Replay()
    changes = list(replay.run(recording(name)))
    assert not replay.calls.calls
    assert not [queue.name for queue in replay.queues.queues.values() if queue.waiting]
    ends = [change.call for change in changes if change.kind is ChangeKind.ENDED]
    assert len(ends) == len({change.call.id for change in changes})
    for call in ends:
        assert call.ended_at is not None
        assert call.ringing == call.talking == ()
        if call.direction is Direction.INBOUND:
            spans = [(leg.began_at, leg.ended_at) for leg in call.legs]
            assert spans[0][0] == call.started_at
            assert call.ended_at - (spans[-1][1] or 0.0) < 1.0
            for (_, before), (after, _) in pairwise(spans):
                assert before == after


@pytest.mark.parametrize("name", NAMES)
def test_it_does_not_matter_how_the_stream_was_cut(name: str) -> None:
    reads = recording(name)
    whole = told(list(Replay().run(reads)))
    bytes_alone = (
        Received(read.at, read.data[n : n + 1]) for read in reads for n in range(len(read.data)) if read.data
    )
    if name != "asterisk_is_killed_in_a_call":  # there a greeting has to begin a read
        assert told(list(Replay().run(bytes_alone))) == whole


@pytest.mark.parametrize("name", NAMES)
def test_every_event_twice_tells_nothing_new(name: str) -> None:
    once, twice = Replay().calls, Replay().calls
    told_once, told_twice = [], []
    reader = FrameReader()
    for read in recording(name):
        for event in reader.feed(read.data):
            told_once += once.feed(event, 1.0)
            told_twice += twice.feed(event, 1.0)
            told_twice += twice.feed(event, 1.0)
    assert told(told_twice) == told(told_once)


def test_a_plain_dump_replays_like_its_recording(tmp_path: Path) -> None:
    name = "operator_transfers_blind"
    raw = b"".join(read.data for read in recording(name))
    for text in (raw, raw.replace(b"\r\n", b"\n")):
        dump = tmp_path / "dump.txt"
        dump.write_bytes(text)
        assert told(list(Replay().run(read_recording(dump)))) == TOLD[name]


def test_support_staff_see_all_of_it_in_each_line() -> None:
    lines = [describe(change) for change in replayed("operator_transfers_blind")]
    assert len({tuple(line) for line in lines}) == 1
    handed = next(line for line in lines if line["change"] == "transferred")
    assert handed["transfer"] == {"by": "PJSIP/1001", "to": "PJSIP/1002", "attended": False}
    assert (handed["operator"], handed["target"], handed["caller"]) == ("PJSIP/1001", "PJSIP/1002", "+380501234567")
    assert lines[-1]["end"] == "caller_hung_up"
    assert str(lines[-1]["time"]).endswith("+00:00")
