"""The frame reader: cut anyhow, fed anything, it neither fails nor grows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telephony.events import ChannelCreated, ChannelEnded, Event, FullyBooted, MenuStep
from telephony.frames import END, MAX_FRAME, FrameReader
from telephony.parsing import PARSERS

NEWCHANNEL = (
    b"Event: Newchannel\r\nPrivilege: call,all\r\nSystemName: pbx\r\nChannel: PJSIP/trunk-00000001\r\n"
    b"ChannelState: 4\r\nChannelStateDesc: Ring\r\nCallerIDNum: +380501234567\r\nCallerIDName: %b\r\n"
    b"ConnectedLineNum: <unknown>\r\nConnectedLineName: <unknown>\r\nLanguage: en\r\nAccountCode: \r\n"
    b"Context: in\r\nExten: 100\r\nPriority: 1\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n"
)
VARSET = b"Event: VarSet\r\nPrivilege: dialplan,all\r\nVariable: X\r\nValue: Event: Hangup\r\n\r\n"
HANGUP = b"Event: Hangup\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\nCause: 16\r\n\r\n"
BOOTED = b"Event: FullyBooted\r\n\r\n"


def created(name: bytes, more: bytes = b"") -> ChannelCreated:
    (event,) = FrameReader().feed(NEWCHANNEL % name + more + b"\r\n")
    assert isinstance(event, ChannelCreated)
    return event


def test_the_first_line_decides_what_is_read() -> None:
    reader = FrameReader()
    data = b"Asterisk Call Manager/11.0.0\r\n" + VARSET + NEWCHANNEL % b"Ivan" + b"\r\n" + VARSET + HANGUP + BOOTED
    event, hangup, booted = reader.feed(data)
    assert event == ChannelCreated("PJSIP/trunk-00000001", 4, "+380501234567", "Ivan", "100", "1.1", "1.1")
    assert hangup == ChannelEnded("1.1", 16)
    assert booted == FullyBooted()
    assert (reader.version, reader.malformed, reader.events) == ("11.0.0", 0, 3)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("Іван Їжак".encode(), "Іван Їжак"),
        ("Иван".encode("cp1251"), "Иван"),
        (b"Iv\x00an\x1b[31m", "Iv an [31m"),
        ("Иван\u2028Петров\u0085".encode(), "Иван Петров"),
        (b"\xff\xfe\x98", "яю�"),
        (b"<unknown>", ""),
        (b"", ""),
        (b"x" * 5000, "x" * 256),
        (b"Uniqueid: 9.9", "Uniqueid: 9.9"),
    ],
)
def test_a_name_survives_as_well_as_it_can(sent: bytes, shown: str) -> None:
    event = created(sent)
    assert event.caller_name == shown
    assert event.caller == "+380501234567"
    event.caller_name.encode()  # it can be stored


def test_later_headers_do_not_replace_the_first() -> None:
    event = created(b"Ivan", b"ChanVariable: ACCOUNT=1\r\nChanVariable: B=2\r\nnonsense\r\nUniqueid: 9.9\r\n")
    assert (event.uniqueid, event.linkedid) == ("1.1", "1.1")


def test_headers_in_another_order_are_read_as_well() -> None:
    lines = (NEWCHANNEL % b"Ivan").split(b"\r\n")[:-1]
    data = b"\r\n".join([lines[0], *reversed(lines[1:])]) + END
    assert FrameReader().feed(data) == [created(b"Ivan")]


def test_only_the_menus_own_events_are_read_and_only_their_body() -> None:
    def step(name: str, body: str) -> list[Event]:
        text = (
            f"Event: UserEvent\r\nChannel: a\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\nAccount: 9\r\nUserEvent: {name}\r\n"
        )
        return FrameReader().feed((text + body + "\r\n").encode())

    done = "Path: menu/bills > 3\r\nAccount: 0123\r\nFailed: 2\r\nLinkedid: 6.6\r\n"
    assert step("IvrDone", done) == [MenuStep("1.1", "1.1", ("menu", "bills", "3"), "0123", 2, True)]
    assert step("IvrStep", "Path: menu\r\n") == [MenuStep("1.1", "1.1", ("menu",), None, None, False)]
    assert step("Other", "Path: menu\r\n") == []


def test_a_frame_without_its_identifiers_is_counted_and_skipped() -> None:
    reader = FrameReader()
    assert reader.feed(b"Event: Newchannel\r\nUniqueid: \r\n\r\n" + HANGUP) == [ChannelEnded("1.1", 16)]
    assert reader.malformed == 1


def test_a_frame_without_end_is_let_go() -> None:
    reader = FrameReader()
    reader.feed(BOOTED)
    for _ in range(100):
        assert reader.feed(b"Event: Hangup\r\nX: " + b"x" * 10_000) == []
    assert reader.oversized == 1
    assert len(reader._tail) <= MAX_FRAME
    assert reader.feed(b"\r\n\r") == []
    assert reader.feed(b"\n" + HANGUP) == [ChannelEnded("1.1", 16)]
    assert reader.feed(b"Event: Hangup\r\nX: " + b"x" * MAX_FRAME + b"\r\n\r\n" + HANGUP) == [ChannelEnded("1.1", 16)]
    assert reader.oversized == 2


def test_answers_are_kept_apart_with_all_their_headers() -> None:
    reader = FrameReader()
    assert (
        reader.feed(b"Response: Success\r\nActionID: a-1\r\nX: 1\r\nX: 2\r\n\r\nEvent: QueueParams\r\nQueue: q\r\n\r\n")
        == []
    )
    response, row = reader.take_replies()
    assert (response.event, response.get("ActionID"), response.get("X")) == ("", "a-1", "1")
    assert [value for name, value in response.headers() if name == "X"] == ["1", "2"]
    assert (row.event, row.get("Queue")) == ("QueueParams", "q")
    assert reader.take_replies() == []


@settings(deadline=None)
@given(st.lists(st.integers(1, 200), max_size=12))
def test_the_cut_does_not_matter(sizes: list[int]) -> None:
    data = b"Asterisk Call Manager/9\r\n" + (VARSET + NEWCHANNEL % b"\xd0\x98" + b"\r\n" + HANGUP) * 2 + BOOTED
    reader, at, found = FrameReader(), 0, []
    for size in sizes:
        found += reader.feed(data[at : at + size])
        at += size
    found += reader.feed(data[at:])
    assert found == FrameReader().feed(data)
    assert len(found) == 5


names = st.sampled_from([*PARSERS, b"VarSet", b"QueueEntry", b"CoreShowChannel", b""])
fields = st.sampled_from(
    b"Channel Uniqueid Linkedid DestUniqueid DestLinkedid DestChannel Queue Interface UserEvent Path Account "
    b"Failed Cause Position BridgeUniqueid ChannelState".split()
)
values = st.one_of(
    st.binary(max_size=12), st.sampled_from([b"1.1", b"IvrDone", b"-1", b"9" * 40, b"\xb2", b"PJSIP/1-1"])
)


def worded(name: bytes, headers: list[tuple[bytes, bytes]]) -> bytes:
    return b"\r\n".join([b"Event: " + name, *(key + b": " + value for key, value in headers)]) + END


frames = st.builds(worded, names, st.lists(st.tuples(fields, values), max_size=12))


@settings(deadline=None)
@given(st.lists(st.one_of(frames, st.binary(max_size=60), st.just(END)), max_size=30), st.integers(1, 64))
def test_any_bytes_are_taken_without_an_error(pieces: list[bytes], size: int) -> None:
    data, reader = b"".join(pieces), FrameReader()
    for start in range(0, len(data), size):
        reader.feed(data[start : start + size])
        assert len(reader._tail) <= MAX_FRAME
    reader.feed(END + HANGUP)
    assert reader.feed(HANGUP) == [ChannelEnded("1.1", 16)]
