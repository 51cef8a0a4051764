"""What Asterisk says about itself when asked: its channels, its queues, their members and who waits."""

from collections.abc import Iterable
from dataclasses import dataclass

from telephony.events import MemberChanged
from telephony.frames import Reply
from telephony.parsing import header, member, number, readable


@dataclass(frozen=True, slots=True)
class ShownChannel:
    """One row of CoreShowChannels."""

    channel: str
    state: int
    caller: str
    caller_name: str
    exten: str
    uniqueid: str
    linkedid: str
    bridge: str  # empty when the channel is in none
    application: str
    data: str
    seconds: float  # since the channel was made


@dataclass(frozen=True, slots=True)
class WaitingCaller:
    """One caller in a queue: a QueueEntry row."""

    queue: str
    position: int
    caller: str
    caller_name: str
    uniqueid: str
    seconds: float  # waited so far


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All of it at one moment."""

    channels: tuple[ShownChannel, ...] = ()
    queues: tuple[str, ...] = ()
    members: tuple[MemberChanged, ...] = ()
    waiting: tuple[WaitingCaller, ...] = ()


def _seconds(duration: str) -> float:
    """`01:02:03` or plain seconds."""
    total = 0.0
    for part in duration.split(":"):
        total = total * 60 + number(part)
    return total


def _channel(text: str) -> ShownChannel | None:
    uniqueid, linkedid = header(text, "Uniqueid"), header(text, "Linkedid")
    if not uniqueid or not linkedid:
        return None
    return ShownChannel(
        header(text, "Channel"),
        number(header(text, "ChannelState")),
        readable(header(text, "CallerIDNum")),
        readable(header(text, "CallerIDName")),
        readable(header(text, "Exten")),
        uniqueid,
        linkedid,
        header(text, "BridgeId"),
        header(text, "Application"),
        header(text, "ApplicationData"),
        _seconds(header(text, "Duration")),
    )


def _waiting(text: str) -> WaitingCaller | None:
    queue, uniqueid = readable(header(text, "Queue")), header(text, "Uniqueid")
    if not queue or not uniqueid:
        return None
    return WaitingCaller(
        queue,
        number(header(text, "Position")),
        readable(header(text, "CallerIDNum")),
        readable(header(text, "CallerIDName")),
        uniqueid,
        float(max(0, number(header(text, "Wait")))),
    )


def read_snapshot(rows: Iterable[Reply]) -> Snapshot:
    """The rows of CoreShowChannels and QueueStatus, in any order; senseless ones are left out."""
    channels: list[ShownChannel] = []
    queues: dict[str, None] = {}
    members: list[MemberChanged] = []
    waiting: list[WaitingCaller] = []
    for row in rows:
        if row.event == "CoreShowChannel" and (channel := _channel(row.text)) is not None:
            channels.append(channel)
        elif row.event == "QueueParams" and (queue := readable(header(row.text, "Queue"))):
            queues[queue] = None
        elif row.event == "QueueMember" and (changed := member(row.text)) is not None:
            members.append(changed)
        elif row.event == "QueueEntry" and (entry := _waiting(row.text)) is not None:
            waiting.append(entry)
    return Snapshot(tuple(channels), tuple(queues), tuple(members), tuple(waiting))
