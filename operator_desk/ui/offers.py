"""What can be done with the call in front, and how the operator stands: pure, from what Asterisk and server told."""

from dataclasses import dataclass
from enum import StrEnum

from operator_desk.ui.front import DeskCall
from operator_desk.verbs import LinkState
from sync.protocol import Act, LineStatus, Standing


@dataclass(frozen=True, slots=True)
class CallOffers:
    """The acts that are possible now. `live` is false while no call of his own stands in front."""

    live: bool = False
    ringing: bool = False
    held: bool = False
    first: Act | None = None  # in the first place: answer, hold or resume; None: these phones cannot be told
    first_possible: bool = False
    transfer: bool = False
    hang_up: bool = False


class Now(StrEnum):
    """What the operator is to the centre at this moment."""

    UNKNOWN = "unknown"  # nobody tells
    NO_PHONE = "no_phone"
    UNREACHABLE = "unreachable"
    RINGING = "ringing"
    TALKING = "talking"
    PAUSED = "paused"
    READY = "ready"
    NO_QUEUE = "no_queue"  # can be rung by colleagues, and no queue does


@dataclass(frozen=True, slots=True)
class OwnState:
    """What stands at the right of the call bar. `then` is what comes after the talk: the reason of a pause; `wanted`
    is what was chosen and is not confirmed yet ("" is ready)."""

    now: Now
    reason: str = ""
    since: int | None = None
    then: str | None = None
    wanted: str | None = None


def offers(
    call: DeskCall | None, link: LinkState | None, line: LineStatus | None, standing: Standing | None, doing: set[Act]
) -> CallOffers:
    """`doing` are the acts on this call that are under way."""
    answers, holds = (standing.answers, standing.holds) if standing is not None else (False, False)
    if call is None or not call.live:
        return CallOffers()
    state = call.info.state
    ringing, held = state == "ringing", state == "held"
    first: Act | None = None
    if ringing and answers:
        first = Act.ANSWER
    elif holds:
        first = Act.RESUME if held else Act.HOLD
    up = link is not None and link.up and line is not None and line.asterisk
    return CallOffers(
        live=True,
        ringing=ringing,
        held=held,
        first=first,
        first_possible=up and first is not None and first not in doing and (first is Act.ANSWER or not ringing),
        transfer=up and not ringing and Act.TRANSFER not in doing,
        hang_up=up and Act.HANG_UP not in doing,
    )


def own_state(
    extension: str,
    link: LinkState | None,
    line: LineStatus | None,
    standing: Standing | None,
    call: DeskCall | None,
    wanted: str | None,
) -> OwnState:
    """What the operator is now."""
    if link is None or not link.up or line is None or not line.asterisk:
        return OwnState(Now.UNKNOWN)
    if not extension or line.phone == "none":
        return OwnState(Now.NO_PHONE)
    paused = standing is not None and standing.paused
    reason = standing.reason if standing is not None and paused else ""
    state = call.info.state if call is not None and call.live else ""
    if state in ("talking", "held") or line.phone == "busy":
        return OwnState(Now.TALKING, then=reason if paused else None, wanted=wanted)
    if state == "ringing" or line.phone == "ringing":
        return OwnState(Now.RINGING, then=reason if paused else None, wanted=wanted)
    if line.phone == "unreachable":
        return OwnState(Now.UNREACHABLE, wanted=wanted)
    if standing is None or standing.queues == 0:
        return OwnState(Now.NO_QUEUE, wanted=wanted)
    if paused:
        return OwnState(Now.PAUSED, reason, standing.since, wanted=wanted)
    return OwnState(Now.READY, wanted=wanted)
