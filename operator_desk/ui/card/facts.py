"""What the card says beyond its figures, worked out from the card alone. Pure."""

from dataclasses import dataclass
from datetime import date

from sync.card import Card, Request


def is_open(request: Request) -> bool:
    return request.status in ("open", "taken")


def open_requests(card: Card) -> tuple[Request, ...]:
    return tuple(request for request in card.requests if is_open(request))


def days_overdue(card: Card, today: date) -> int:
    """Whole days since the oldest unpaid bill was due; 0 where nothing is overdue."""
    if card.overdue_since is None or card.balance <= 0:
        return 0
    return max(0, (today - card.overdue_since).days)


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
