"""A call as one operator sees it, and why he sees it no more. Pure."""

from dataclasses import dataclass, field

from sync.protocol import CallInfo
from sync.server.directory import Directory
from telephony.calls import Call, CallChange, CallEnd, CallState, ChangeKind, Direction
from telephony.numbers import NumberKind, parse


@dataclass(frozen=True, slots=True)
class CallerNumber:
    """The number on the client's side, as the records write it."""

    digits: str | None  # E.164 without the plus sign; None where it is withheld or no number
    withheld: bool


def caller_number(text: str, region: str, area_code: str) -> CallerNumber:
    """Read what Asterisk gave as the number."""
    number = parse(text, region, area_code)
    return CallerNumber(number.e164.lstrip("+") if number.e164 else None, number.kind is NumberKind.WITHHELD)


@dataclass(slots=True)
class Seen:
    """A call with what the tracker does not keep of it: when whose phone began to ring, since when it is held, and
    since when this server has seen it."""

    id: str  # with the line's name before it: several Asterisks may number alike
    call: Call
    number: CallerNumber
    ringing_at: dict[str, float] = field(default_factory=dict)
    held_at: float | None = None
    seen_from: float = 0.0  # when this server heard of it first

    def operators(self) -> tuple[str, ...]:
        """All whose phones ring or who talk."""
        return (*self.call.talking, *self.call.ringing)


def milliseconds(at: float) -> int:
    """Seconds since the epoch, as telephony counts, in milliseconds, as the records do."""
    return int(at * 1000)


def _milliseconds(at: float | None) -> int | None:
    return None if at is None else milliseconds(at)


def client_side(call: Call) -> str:
    """The number on the client's side as Asterisk gave it."""
    return call.dialled if call.direction is Direction.OUTBOUND else call.caller


def state_for(call: Call, interface: str) -> str | None:
    """What the call is to this operator: "talking", "held", "ringing"; None where it is not his."""
    if interface in call.talking:
        return "held" if call.state is CallState.HELD else "talking"
    return "ringing" if interface in call.ringing else None


def info(seen: Seen, interface: str, directory: Directory, state: str) -> CallInfo:
    """The call as this operator's desk shows it."""
    call = seen.call
    talks = [leg.began_at for leg in call.legs if leg.kind == "operator" and leg.who == interface]
    handed = [transfer.by for transfer in call.transfers if transfer.by != interface]
    return CallInfo(
        id=seen.id,
        state=state,
        direction=call.direction,
        number=seen.number.digits,
        number_text=client_side(call),
        withheld=seen.number.withheld,
        caller_name=call.caller_name,
        queue=call.queue,
        ivr_path=call.ivr_path,
        entered_account=call.entered_account,
        failed_entries=call.failed_entries,
        started_at=milliseconds(call.started_at),
        queued_at=_milliseconds(call.queued_at),
        ringing_at=_milliseconds(seen.ringing_at.get(interface)),
        answered_at=_milliseconds(talks[-1] if talks else None),
        held_at=_milliseconds(seen.held_at) if state == "held" else None,
        ended_at=_milliseconds(call.ended_at),
        ended_how=call.end,
        transferred_by=directory.name_at(handed[-1]) if handed else None,
    )


def why_gone(call: Call, interface: str, shown: str, change: CallChange | None) -> tuple[str, str | None]:
    """Reason code of CallGone and the interface of whoever has the call now. `shown` is the state he saw last."""
    if change is not None and change.kind is ChangeKind.RING_ENDED and change.operator == interface and change.target:
        return "answered_elsewhere", change.target
    if shown == "ringing":
        others = [operator for operator in call.talking if operator != interface]
        if others:
            return "answered_elsewhere", others[-1]
        if call.end is CallEnd.LOST:
            return "lost", None
        if call.end in (CallEnd.ABANDONED, CallEnd.CALLER_HUNG_UP):
            return "caller_gave_up", None
        return "no_answer", None
    if call.end is CallEnd.LOST:
        return "lost", None
    if call.end is None and call.transfers and call.transfers[-1].by == interface:
        return "transferred", call.transfers[-1].to
    return "ended", None
