"""What the rest of the product knows of a call: its state, its legs, its end, and each change of it."""

from enum import StrEnum

from msgspec import Struct


class CallState(StrEnum):
    """Where the caller is. HELD is a talk in which the caller hears music."""

    IVR = "ivr"
    QUEUED = "queued"
    RINGING = "ringing"
    TALKING = "talking"
    HELD = "held"
    ENDED = "ended"


class Direction(StrEnum):
    """Who began the call. A consultation between operators is internal."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"
    INTERNAL = "internal"


class CallEnd(StrEnum):
    """How a call ended; what it achieved is the operator's outcome, another field."""

    CALLER_HUNG_UP = "caller_hung_up"  # in an outbound call: the one who was called
    OPERATOR_HUNG_UP = "operator_hung_up"
    ABANDONED = "abandoned"  # the caller gave up in the queue or while phones rang
    IVR_ONLY = "ivr_only"  # never reached a queue or an operator
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    FAILED = "failed"
    MERGED = "merged"  # a consultation that became part of the call it was about
    LOST = "lost"  # absent from the snapshot after a reconnect: Asterisk or the line went away


class ChangeKind(StrEnum):
    """What happened to a call."""

    STARTED = "started"
    IVR = "ivr"  # a step of the menu, or an account entered there
    QUEUED = "queued"
    RINGING = "ringing"  # `operator`'s phone starts to ring
    RING_ENDED = "ring_ended"  # `operator`'s phone stops ringing without his answering
    ANSWERED = "answered"  # `operator` talks
    HELD = "held"
    RESUMED = "resumed"
    TRANSFERRED = "transferred"  # `operator` handed the call to `target`
    LEFT = "left"  # `operator` is no longer in the call, which goes on
    ENDED = "ended"


class CallLeg(Struct, frozen=True, gc=False):
    """One span of the call spent in one place. The spans follow each other, so that they add up to the
    call's length; only operators who talk at the same time overlap. An operator's span is the time
    that he was bridged with the caller, a queue's is the wait, whichever phones rang meanwhile."""

    kind: str  # "ivr", "queue", "ring", "operator"
    who: str  # queue name or operator's interface; empty for the IVR and the dialplan
    began_at: float  # seconds since the epoch
    ended_at: float | None


class Transfer(Struct, frozen=True, gc=False):
    """Who handed the call to whom, blind or after consulting."""

    by: str
    to: str  # the operator's interface where it is known, else the extension that was dialled
    attended: bool
    at: float


class Call(Struct, frozen=True, gc=False):
    """One call at one moment. Operators are named by the interface of their phone, `PJSIP/1001`;
    two devices of one operator are one interface."""

    id: str  # Linkedid
    state: CallState
    caller: str  # as Asterisk gave it, may be empty or anonymous
    caller_name: str
    dialled: str
    queue: str | None
    ivr_path: tuple[str, ...]
    entered_account: str | None
    failed_entries: int
    ringing: tuple[str, ...]  # operators whose phone rings now
    talking: tuple[str, ...]  # operators bridged with the caller now
    legs: tuple[CallLeg, ...]
    transfers: tuple[Transfer, ...]
    started_at: float
    queued_at: float | None
    answered_at: float | None
    ended_at: float | None
    end: CallEnd | None
    cause: int | None  # Q.850 hang-up cause of the caller's channel
    direction: Direction = Direction.INBOUND
    consult_for: str | None = None  # the call that an operator holds while he makes this one


class CallChange(Struct, frozen=True, gc=False):
    """One change of one call and the call after it."""

    kind: ChangeKind
    call: Call
    at: float
    operator: str | None = None  # whom the change concerns
    target: str | None = None  # TRANSFERRED: to whom; RING_ENDED: who answered instead
