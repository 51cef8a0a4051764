"""The text of one AMI frame -> one event of `telephony.events`, or None where it makes no sense.

A PBX, its dialplan and a caller's own name can put anything into a header, so a parser trusts nothing:
numbers are read leniently, the first of repeated headers counts (a later one may be the caller's doing),
control characters are taken out of what people read, and a frame without its identifiers is refused.
"""

import re
from collections.abc import Callable

from telephony import events
from telephony.events import Event, MemberChanged

LEGACY_ENCODING = "cp1251"  # what names outside UTF-8 are written in where this product is used
_UNKNOWN = frozenset({"", "<unknown>", "<null>"})
_CONTROL = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")
_MENU_EVENTS = frozenset({"IvrStep", "IvrDone"})
_PATH_SEPARATOR = re.compile(r"[>/,;→]")
_HOLDING_BRIDGE = "\r\nBridgeTechnology: holding_bridge\r"
_MAX_STEPS = 32
_MAX_TEXT = 256

# The channel's block has had this order since Asterisk 12; one search reads it at a fifth of the cost.
_CHANNEL_BLOCK = re.compile(
    r"\r\nChannel: ([^\r]*)\r\nChannelState: ([^\r]*)\r\nChannelStateDesc: [^\r]*\r\nCallerIDNum: ([^\r]*)"
    r"\r\nCallerIDName: ([^\r]*)\r\n(?:[^\r]*\r\n){1,6}?Exten: ([^\r]*)\r\nPriority: [^\r]*"
    r"\r\nUniqueid: ([^\r]*)\r\nLinkedid: ([^\r]*)\r"
)


def decode(data: bytes) -> str:
    """UTF-8, or line by line what the old telephones of the region write. Never fails."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return "\r\n".join(_decode_line(line) for line in data.split(b"\r\n"))


def _decode_line(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode(LEGACY_ENCODING, "replace")


def header(text: str, name: str, after: int = 0) -> str:
    """The first value of a header, or the empty string. `text` begins and ends with a line break.

    `after` is where the header should stand, as far as Asterisk keeps its order; it is found elsewhere too.
    """
    mark = "\r\n" + name + ": "
    start = text.find(mark, after)
    if start < 0 and (not after or (start := text.find(mark)) < 0):
        return ""
    start += len(mark)
    return text[start : text.find("\r", start)]


def number(text: str) -> int:
    """A header's number; 0 where there is none. Nothing that Asterisk counts has more than 18 digits."""
    text = text.strip()
    digits = text[1:] if text[:1] == "-" else text
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 18 else 0


def readable(text: str) -> str:
    """What a person wrote or entered: one line, bounded, without control characters."""
    if text in _UNKNOWN:
        return ""
    if text.isprintable() and len(text) <= _MAX_TEXT:
        return text.strip()
    return text.translate(_CONTROL).strip()[:_MAX_TEXT]


def _ids(text: str, prefix: str = "") -> tuple[str, str]:
    """Uniqueid and Linkedid of a channel, which stand one below the other."""
    mark = "\r\n" + prefix + "Uniqueid: "
    start = text.find(mark)
    if start < 0:
        return "", header(text, prefix + "Linkedid")
    start += len(mark)
    end = text.find("\r", start)
    uniqueid = text[start:end]
    mark = "\r\n" + prefix + "Linkedid: "
    if text.startswith(mark, end):
        start = end + len(mark)
        return uniqueid, text[start : text.find("\r", start)]
    return uniqueid, header(text, prefix + "Linkedid")


def _channel_block(text: str) -> tuple[str, ...]:
    found = _CHANNEL_BLOCK.search(text)
    if found is not None:
        return found.groups()
    names = ("Channel", "ChannelState", "CallerIDNum", "CallerIDName", "Exten", "Uniqueid", "Linkedid")
    return tuple(header(text, name) for name in names)


def _newchannel(text: str) -> Event | None:
    channel, state, caller, name, exten, uniqueid, linkedid = _channel_block(text)
    if not uniqueid or not linkedid:
        return None
    return events.ChannelCreated(
        channel, number(state), readable(caller), readable(name), readable(exten), uniqueid, linkedid
    )


def _newstate(text: str) -> Event | None:
    uniqueid = header(text, "Uniqueid")
    return events.ChannelState(number(header(text, "ChannelState")), uniqueid) if uniqueid else None


def _newcallerid(text: str) -> Event | None:
    uniqueid = header(text, "Uniqueid")
    caller, name = readable(header(text, "CallerIDNum")), readable(header(text, "CallerIDName"))
    return events.CallerRenamed(caller, name, uniqueid) if uniqueid else None


def _rename(text: str) -> Event | None:
    uniqueid = header(text, "Uniqueid")
    return events.ChannelRenamed(header(text, "Newname"), uniqueid) if uniqueid else None


def _user_event(text: str) -> Event | None:
    kind = header(text, "UserEvent")
    if kind not in _MENU_EVENTS:
        return None
    uniqueid, linkedid = _ids(text)
    if not linkedid:
        return None
    body = text[text.find("\r\nUserEvent: ") + 2 :]
    body = body[body.find("\r\n") :]
    steps = (readable(step) for step in _PATH_SEPARATOR.split(header(body, "Path")))
    failed = header(body, "Failed")
    return events.MenuStep(
        uniqueid,
        linkedid,
        tuple(step for step in steps if step)[:_MAX_STEPS],
        readable(header(body, "Account")) or None,
        max(0, number(failed)) if failed else None,
        kind == "IvrDone",
    )


def _queue_join(text: str) -> Event | None:
    _, _, caller, name, _, uniqueid, linkedid = _channel_block(text)
    if not uniqueid or not linkedid:
        return None
    position = number(header(text, "Position"))
    return events.QueueJoined(
        readable(header(text, "Queue")), position, readable(caller), readable(name), uniqueid, linkedid
    )


def _queue_leave(text: str) -> Event | None:
    uniqueid, linkedid = _ids(text)
    return events.QueueLeft(readable(header(text, "Queue")), uniqueid, linkedid) if linkedid else None


def _queue_abandon(text: str) -> Event | None:
    uniqueid, linkedid = _ids(text)
    return events.QueueAbandoned(readable(header(text, "Queue")), uniqueid, linkedid) if linkedid else None


def _behind_destination(text: str) -> int:
    """Where a queue's own headers begin: behind those of the caller and of the phone."""
    return max(0, text.find("\r\nDestLinkedid: "))


def _agent_called(text: str) -> Event | None:
    uniqueid, linkedid = _ids(text)
    end = _behind_destination(text)
    queue, interface = readable(header(text, "Queue", end)), header(text, "Interface", end)
    if not linkedid or not interface:
        return None
    member = readable(header(text, "MemberName", end))
    dest = header(text, "DestUniqueid")
    return events.AgentCalled(queue, interface, member, uniqueid, linkedid, header(text, "DestChannel"), dest)


def _agent_refused(text: str) -> Event | None:
    uniqueid, linkedid = _ids(text)
    end = _behind_destination(text)
    queue, interface = readable(header(text, "Queue", end)), header(text, "Interface", end)
    if not linkedid or not interface:
        return None
    return events.AgentRefused(queue, interface, uniqueid, linkedid)


def _agent_connect(text: str) -> Event | None:
    uniqueid, linkedid = _ids(text)
    end = _behind_destination(text)
    queue, interface = readable(header(text, "Queue", end)), header(text, "Interface", end)
    if not linkedid or not interface:
        return None
    return events.AgentConnected(queue, interface, uniqueid, linkedid, header(text, "DestUniqueid"))


def _agent_complete(text: str) -> Event | None:
    uniqueid, linkedid = _ids(text)
    reason = header(text, "Reason", _behind_destination(text)).lower()
    return events.AgentCompleted(uniqueid, linkedid, reason) if linkedid else None


def _dial_begin(text: str) -> Event | None:
    uniqueid, linkedid = _ids(text, "Dest")
    if not uniqueid or not linkedid:
        return None
    return events.DialBegun(
        *_ids(text),
        readable(header(text, "Exten")),
        header(text, "DestChannel"),
        uniqueid,
        linkedid,
    )


def _dial_end(text: str) -> Event | None:
    uniqueid, linkedid = _ids(text, "Dest")
    if not uniqueid or not linkedid:
        return None
    return events.DialEnded(header(text, "DialStatus").upper(), uniqueid, linkedid)


def _bridge_enter(text: str) -> Event | None:
    bridge, (uniqueid, linkedid) = header(text, "BridgeUniqueid"), _ids(text)
    if not bridge or not linkedid:
        return None
    return events.BridgeEntered(bridge, header(text, "Channel"), uniqueid, linkedid, _HOLDING_BRIDGE in text)


def _bridge_leave(text: str) -> Event | None:
    bridge, uniqueid = header(text, "BridgeUniqueid"), header(text, "Uniqueid")
    return events.BridgeExited(bridge, uniqueid) if bridge and uniqueid else None


def _hold(text: str) -> Event | None:
    uniqueid = header(text, "Uniqueid")
    return events.HoldBegun(uniqueid) if uniqueid else None


def _unhold(text: str) -> Event | None:
    uniqueid = header(text, "Uniqueid")
    return events.HoldEnded(uniqueid) if uniqueid else None


def _hangup_request(text: str) -> Event | None:
    uniqueid = header(text, "Uniqueid")
    return events.HangupAsked(uniqueid) if uniqueid else None


def _hangup(text: str) -> Event | None:
    uniqueid = header(text, "Uniqueid")
    return events.ChannelEnded(uniqueid, number(header(text, "Cause"))) if uniqueid else None


def _blind_transfer(text: str) -> Event | None:
    uniqueid, linkedid = _ids(text, "Transferer")
    if not linkedid:
        return None
    return events.BlindTransferred(
        header(text, "Result") == "Success",
        header(text, "TransfererChannel"),
        uniqueid,
        linkedid,
        header(text, "TransfereeUniqueid"),
        readable(header(text, "Extension")),
    )


def _attended_transfer(text: str) -> Event | None:
    uniqueid, linkedid = _ids(text, "OrigTransferer")
    second_uniqueid, second_linkedid = _ids(text, "SecondTransferer")
    if not linkedid or not second_linkedid:
        return None
    return events.AttendedTransferred(
        header(text, "Result") == "Success",
        header(text, "OrigTransfererChannel"),
        uniqueid,
        linkedid,
        second_uniqueid,
        second_linkedid,
        header(text, "TransferTargetUniqueid"),
    )


def member(text: str) -> MemberChanged | None:
    """One membership of a queue; a snapshot's row and a live event spell it almost alike."""
    interface = header(text, "Interface") or header(text, "Location")
    queue = readable(header(text, "Queue"))
    if not queue or not interface:
        return None
    return MemberChanged(
        queue,
        interface,
        header(text, "StateInterface"),
        readable(header(text, "MemberName") or header(text, "Name")),
        number(header(text, "Status")),
        header(text, "Paused") == "1",
        readable(header(text, "PausedReason") or header(text, "Reason")),
        header(text, "InCall") == "1",
        number(header(text, "CallsTaken")),
        float(number(header(text, "LastCall"))),
        float(number(header(text, "LastPause"))),
        number(header(text, "Penalty")),
    )


def _member_removed(text: str) -> Event | None:
    queue = readable(header(text, "Queue"))
    interface = header(text, "Interface") or header(text, "Location")
    return events.MemberRemoved(queue, interface) if queue and interface else None


def _fully_booted(text: str) -> Event | None:
    return events.FullyBooted()


PARSERS: dict[bytes, Callable[[str], Event | None]] = {
    b"Newchannel": _newchannel,
    b"Newstate": _newstate,
    b"NewCallerid": _newcallerid,
    b"Rename": _rename,
    b"UserEvent": _user_event,
    b"QueueCallerJoin": _queue_join,
    b"QueueCallerLeave": _queue_leave,
    b"QueueCallerAbandon": _queue_abandon,
    b"AgentCalled": _agent_called,
    b"AgentRingNoAnswer": _agent_refused,
    b"AgentConnect": _agent_connect,
    b"AgentComplete": _agent_complete,
    b"DialBegin": _dial_begin,
    b"DialEnd": _dial_end,
    b"BridgeEnter": _bridge_enter,
    b"BridgeLeave": _bridge_leave,
    b"Hold": _hold,
    b"Unhold": _unhold,
    b"HangupRequest": _hangup_request,
    b"SoftHangupRequest": _hangup_request,
    b"Hangup": _hangup,
    b"BlindTransfer": _blind_transfer,
    b"AttendedTransfer": _attended_transfer,
    b"QueueMemberStatus": member,
    b"QueueMemberAdded": member,
    b"QueueMemberPause": member,
    b"QueueMemberRinginuse": member,
    b"QueueMemberPenalty": member,
    b"QueueMemberRemoved": _member_removed,
    b"FullyBooted": _fully_booted,
}
