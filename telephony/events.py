"""AMI events as frozen records: the few kinds that say where a call, a phone or a queue member is.

msgspec's records are dataclasses that are made five times as fast, which a burst of events is felt by.
Every class holds only what the trackers read. Identifiers are Asterisk's: `uniqueid` names a channel,
`linkedid` the call that it belongs to, `interface` a queue member's phone, `PJSIP/1001`.
"""

from msgspec import Struct


class ChannelCreated(Struct, frozen=True, gc=False):
    """Newchannel: a caller arrives, or a phone is about to be rung."""

    channel: str
    state: int  # 4 Ring (calling in), 0 Down (to be dialled), 5 Ringing, 6 Up
    caller: str
    caller_name: str
    exten: str
    uniqueid: str
    linkedid: str


class ChannelState(Struct, frozen=True, gc=False):
    """Newstate: 5 is Ringing, 6 is Up (picked up)."""

    state: int
    uniqueid: str


class CallerRenamed(Struct, frozen=True, gc=False):
    """NewCallerid: the dialplan has changed the number or the name of a caller."""

    caller: str
    caller_name: str
    uniqueid: str


class ChannelRenamed(Struct, frozen=True, gc=False):
    """Rename: a channel carries on under another name after a transfer."""

    new_name: str
    uniqueid: str


class MenuStep(Struct, frozen=True, gc=False):
    """UserEvent IvrStep or IvrDone: what the caller chose or entered in the voice menu.

    `path` is empty when the event does not tell it; `done` is true when the menu is behind the caller.
    """

    uniqueid: str
    linkedid: str
    path: tuple[str, ...]
    account: str | None
    failed: int | None
    done: bool


class QueueJoined(Struct, frozen=True, gc=False):
    """QueueCallerJoin."""

    queue: str
    position: int
    caller: str
    caller_name: str
    uniqueid: str
    linkedid: str


class QueueLeft(Struct, frozen=True, gc=False):
    """QueueCallerLeave: answered, timed out, or gave up; another event says which."""

    queue: str
    uniqueid: str
    linkedid: str


class QueueAbandoned(Struct, frozen=True, gc=False):
    """QueueCallerAbandon: the caller hung up while waiting; QueueCallerLeave follows."""

    queue: str
    uniqueid: str
    linkedid: str


class AgentCalled(Struct, frozen=True, gc=False):
    """The queue rings a member's phone: the earliest sign that this operator is wanted."""

    queue: str
    interface: str
    member: str
    uniqueid: str
    linkedid: str
    dest_channel: str
    dest_uniqueid: str


class AgentRefused(Struct, frozen=True, gc=False):
    """AgentRingNoAnswer: this member did not pick up in time, or rejected; the queue goes on."""

    queue: str
    interface: str
    uniqueid: str
    linkedid: str


class AgentConnected(Struct, frozen=True, gc=False):
    """AgentConnect: this member picked up; he is bridged with the caller a moment later."""

    queue: str
    interface: str
    uniqueid: str
    linkedid: str
    dest_uniqueid: str


class AgentCompleted(Struct, frozen=True, gc=False):
    """AgentComplete: the queue is done with the call; `reason` is caller, agent or transfer."""

    uniqueid: str
    linkedid: str
    reason: str


class DialBegun(Struct, frozen=True, gc=False):
    """DialBegin: one channel rings another. `linkedid` is empty where nobody dials (an originated call)."""

    uniqueid: str
    linkedid: str
    exten: str
    dest_channel: str
    dest_uniqueid: str
    dest_linkedid: str


class DialEnded(Struct, frozen=True, gc=False):
    """DialEnd: `status` is ANSWER, BUSY, NOANSWER, CANCEL, CHANUNAVAIL, CONGESTION or the like."""

    status: str
    dest_uniqueid: str
    dest_linkedid: str


class BridgeEntered(Struct, frozen=True, gc=False):
    """BridgeEnter: this channel hears those who are in the same bridge."""

    bridge: str
    channel: str
    uniqueid: str
    linkedid: str
    holding: bool  # a car park or waiting room, in which nobody hears anybody


class BridgeExited(Struct, frozen=True, gc=False):
    """BridgeLeave."""

    bridge: str
    uniqueid: str


class HoldBegun(Struct, frozen=True, gc=False):
    """Hold: the phone behind this channel put the other side on hold."""

    uniqueid: str


class HoldEnded(Struct, frozen=True, gc=False):
    """Unhold."""

    uniqueid: str


class HangupAsked(Struct, frozen=True, gc=False):
    """HangupRequest or SoftHangupRequest: the first one of a call shows who hung up."""

    uniqueid: str


class ChannelEnded(Struct, frozen=True, gc=False):
    """Hangup, with its Q.850 cause."""

    uniqueid: str
    cause: int


class BlindTransferred(Struct, frozen=True, gc=False):
    """BlindTransfer: the transferer sent the other side to an extension and is out of the call."""

    succeeded: bool
    transferer_channel: str
    transferer_uniqueid: str
    transferer_linkedid: str
    transferee_uniqueid: str
    extension: str


class AttendedTransferred(Struct, frozen=True, gc=False):
    """AttendedTransfer: the transferer joined the two calls that he had.

    `first_*` is his leg with the caller, `second_*` his leg of the consultation.
    """

    succeeded: bool
    first_channel: str
    first_uniqueid: str
    first_linkedid: str
    second_uniqueid: str
    second_linkedid: str
    target_uniqueid: str


class MemberChanged(Struct, frozen=True, gc=False):
    """QueueMemberStatus, Added, Pause, Ringinuse or Penalty, or a QueueMember row of a snapshot."""

    queue: str
    interface: str
    state_interface: str
    name: str
    status: int  # the device state: 1 not in use, 2 in use, 3 busy, 5 unavailable, 6 ringing, 8 on hold
    paused: bool
    paused_reason: str
    in_call: bool
    calls_taken: int
    last_call: float  # seconds since the epoch, 0 for never
    last_pause: float
    penalty: int


class MemberRemoved(Struct, frozen=True, gc=False):
    """QueueMemberRemoved."""

    queue: str
    interface: str


class FullyBooted(Struct, frozen=True, gc=False):
    """Asterisk has loaded all its modules; until then its lists are not to be trusted."""


CallEvent = (
    ChannelCreated
    | ChannelState
    | CallerRenamed
    | ChannelRenamed
    | MenuStep
    | QueueJoined
    | QueueLeft
    | QueueAbandoned
    | AgentCalled
    | AgentRefused
    | AgentConnected
    | AgentCompleted
    | DialBegun
    | DialEnded
    | BridgeEntered
    | BridgeExited
    | HoldBegun
    | HoldEnded
    | HangupAsked
    | ChannelEnded
    | BlindTransferred
    | AttendedTransferred
)
Event = CallEvent | MemberChanged | MemberRemoved | FullyBooted
