"""What the card says beyond its figures: what to pay attention to, worked out from the card alone. Pure."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sync.card import Card, Request

REPEATED_WITHIN_DAYS = 7
REPEATED_AT_LEAST = 2
DAY_MS = 86_400_000


class Alert(StrEnum):
    """What the operator must know before he speaks, the gravest first."""

    CUT_OFF = "cut_off"
    OVERDUE = "overdue"
    REPEATED = "repeated"
    OPEN_REQUEST = "open_request"
    METER_EXPIRED = "meter_expired"
    VULNERABLE = "vulnerable"


@dataclass(frozen=True, slots=True)
class AlertFact:
    """An alert with what its sentence needs."""

    alert: Alert
    on: date | None = None
    days: int = 0
    count: int = 0
    topic: str = ""
    request: Request | None = None


def is_open(request: Request) -> bool:
    return request.status in ("open", "taken")


def open_requests(card: Card) -> tuple[Request, ...]:
    return tuple(request for request in card.requests if is_open(request))


def days_overdue(card: Card, today: date) -> int:
    """Whole days since the oldest unpaid bill was due; 0 where nothing is overdue."""
    if card.overdue_since is None or card.balance <= 0:
        return 0
    return max(0, (today - card.overdue_since).days)


def alerts(card: Card, today: date, now: int, *, in_call: bool) -> tuple[AlertFact, ...]:
    """What holds today, in order of weight. A call that goes on counts among the calls."""
    found: list[AlertFact] = []
    if card.cut_off_on is not None:
        found.append(AlertFact(Alert.CUT_OFF, on=card.cut_off_on))
    repeated = _repeated_topic(card, now, in_call=in_call)
    if repeated is not None:
        found.append(repeated)
    opened = open_requests(card)
    if opened:
        found.append(AlertFact(Alert.OPEN_REQUEST, on=opened[0].due_on, count=len(opened), request=opened[0]))
    overdue = days_overdue(card, today)
    if overdue:
        found.append(AlertFact(Alert.OVERDUE, on=card.overdue_since, days=overdue))
    for meter in card.meters:
        if meter.verified_until is not None and meter.verified_until < today:
            found.append(AlertFact(Alert.METER_EXPIRED, on=meter.verified_until))
            break
    if card.vulnerable:
        found.append(AlertFact(Alert.VULNERABLE))
    return tuple(found)


def _repeated_topic(card: Card, now: int, *, in_call: bool) -> AlertFact | None:
    """The topic that the client has called about most within the last days, when it was more than once."""
    since = now - REPEATED_WITHIN_DAYS * DAY_MS
    lately = [
        contact
        for contact in card.interactions
        if contact.topic
        and contact.channel == "call"
        and contact.direction == "inbound"
        and contact.started_at >= since
    ]
    if not lately:
        return None
    topic, count = Counter(contact.topic or "" for contact in lately).most_common(1)[0]
    if count < REPEATED_AT_LEAST:
        return None
    first = min(contact.started_at for contact in lately if contact.topic == topic)
    return AlertFact(Alert.REPEATED, count=count + in_call, days=max(1, (now - first) // DAY_MS), topic=topic)


@dataclass(frozen=True, slots=True)
class Span:
    """A register between its last two readings."""

    before: int | None
    before_on: date | None
    used: int | None


def span_of(card: Card, register_id: int, multiplier: int) -> Span:
    """What the register counted between its last two readings; unknown where the later is the lower one."""
    readings = [reading for reading in card.readings if reading.register_id == register_id]
    if len(readings) < 2:
        return Span(None, None, None)
    latest, before = readings[0], readings[1]
    used = (latest.value - before.value) * multiplier
    return Span(before.value, before.read_on, used if used >= 0 else None)
