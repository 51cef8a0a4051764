"""How Asterisk 22 words its events: the headers of each, in their order."""

import uuid
from dataclasses import dataclass, field

_STATES = {0: "Down", 4: "Ring", 5: "Ringing", 6: "Up"}
CAUSES = {
    0: "Unknown",
    16: "Normal Clearing",
    17: "User busy",
    19: "No answer from user",
    26: "Answered elsewhere",
}
Headers = list[tuple[str, object]]


@dataclass(slots=True)
class SimChannel:
    """A channel of the simulated PBX."""

    name: str
    uniqueid: str
    linkedid: str
    caller: str
    caller_name: str
    made_at: float
    exten: str = ""
    context: str = "from-trunk"
    state: int = 0
    connected: str = "<unknown>"
    application: str = ""
    data: str = ""
    bridge: "SimBridge | None" = None


@dataclass(slots=True)
class SimBridge:
    """A bridge and who is in it."""

    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    inside: list[SimChannel] = field(default_factory=list)


@dataclass(slots=True)
class SimMember:
    """A member of a queue: how the queue knows him, and whose phone that is."""

    interface: str
    state_interface: str
    name: str
    paused: bool = False
    reason: str = ""
    last_pause: int = 0
    last_call: int = 0
    calls: int = 0
    static: bool = True


def channel_block(channel: SimChannel, prefix: str = "") -> Headers:
    fields: Headers = [
        ("Channel", channel.name),
        ("ChannelState", channel.state),
        ("ChannelStateDesc", _STATES.get(channel.state, "Unknown")),
        ("CallerIDNum", channel.caller or "<unknown>"),
        ("CallerIDName", channel.caller_name or "<unknown>"),
        ("ConnectedLineNum", channel.connected),
        ("ConnectedLineName", "<unknown>"),
        ("Language", "en"),
        ("AccountCode", ""),
        ("Context", channel.context),
        ("Exten", channel.exten),
        ("Priority", 1),
        ("Uniqueid", channel.uniqueid),
        ("Linkedid", channel.linkedid),
    ]
    return [(prefix + name, value) for name, value in fields]


def bridge_block(bridge: SimBridge, prefix: str = "") -> Headers:
    fields: Headers = [
        ("BridgeUniqueid", bridge.id),
        ("BridgeType", "basic"),
        ("BridgeTechnology", "simple_bridge"),
        ("BridgeCreator", "<unknown>"),
        ("BridgeName", "<unknown>"),
        ("BridgeNumChannels", len(bridge.inside)),
        ("BridgeVideoSourceMode", "none"),
    ]
    return [(prefix + name, value) for name, value in fields]


def member_block(queue: str, member: SimMember, status: int, name: str = "MemberName") -> Headers:
    interface = "Location" if name == "Name" else "Interface"
    return [
        ("Queue", queue),
        (name, member.name),
        (interface, member.interface),
        ("StateInterface", member.state_interface),
        ("Membership", "static" if member.static else "dynamic"),
        ("Penalty", 0),
        ("CallsTaken", member.calls),
        ("LastCall", member.last_call),
        ("LastPause", member.last_pause),
        ("LoginTime", 0),
        ("InCall", int(status == 2)),
        ("Status", status),
        ("Paused", int(member.paused)),
        ("PausedReason", member.reason),
        ("Wrapuptime", 0),
    ]


def shown_channel(channel: SimChannel, now: float) -> Headers:
    """A row of CoreShowChannels."""
    seconds = max(0, int(now - channel.made_at))
    bridge: object = channel.bridge.id if channel.bridge is not None else ""
    return [
        *channel_block(channel),
        ("Application", channel.application),
        ("ApplicationData", channel.data),
        ("Duration", f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"),
        ("BridgeId", bridge),
    ]


def frame(first: str, kind: str, headers: Headers) -> bytes:
    """One AMI frame. Like Asterisk, it lets no line break out of a value."""
    lines = [f"{first}: {kind}"]
    for name, value in headers:
        text = str(value).replace("\r", "").replace("\n", "")
        lines.append(f"{name}: {text}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode(errors="surrogateescape")


def event(kind: str, privilege: str, headers: Headers) -> bytes:
    return frame("Event", kind, [("Privilege", f"{privilege},all"), *headers])
