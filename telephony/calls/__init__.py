"""The calls as they are now: AMI events in, call changes out; no socket, no clock, no database.

One call is one Linkedid group, however many channels, Local legs, ringing phones and devices it has.
"""

from telephony.calls.model import (
    Call,
    CallChange,
    CallEnd,
    CallLeg,
    CallState,
    ChangeKind,
    Direction,
    Transfer,
)
from telephony.calls.tracker import CallTracker

__all__ = [
    "Call",
    "CallChange",
    "CallEnd",
    "CallLeg",
    "CallState",
    "CallTracker",
    "ChangeKind",
    "Direction",
    "Transfer",
]
