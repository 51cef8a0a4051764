"""Which bills a payment paid: whatever is open longest first; what is too much waits for the next bill."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NO_BILL = ""  # the period of what went to no bill: paid in advance, or to a charge that stands in none


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to an account, in order. A charge is positive (`period` names its bill), money in is negative:
    a payment has a `payment` key, a credit (a correction, an adjustment) has none."""

    amount: int
    period: str = NO_BILL
    payment: tuple[str, str] | None = None


@dataclass
class _Open:
    """What is left of a charge, or of money that came in."""

    event: Event
    left: int


Shares = Mapping[tuple[str, str], Mapping[str, int]]  # payment -> period -> amount


def allocate(events: Iterable[Event]) -> Shares:
    """Each payment's shares by period; they add up to it exactly, the rest of it standing under NO_BILL."""
    charges: deque[_Open] = deque()
    money: deque[_Open] = deque()
    shares: dict[tuple[str, str], dict[str, int]] = {}
    for event in events:
        if event.amount > 0:
            charges.append(_Open(event, event.amount))
        elif event.amount < 0:
            money.append(_Open(event, -event.amount))
        while charges and money:
            charge, source = charges[0], money[0]
            used = min(charge.left, source.left)
            _note(shares, source.event, charge.event.period, used)
            charge.left -= used
            source.left -= used
            if not charge.left:
                charges.popleft()
            if not source.left:
                money.popleft()
    for source in money:
        _note(shares, source.event, NO_BILL, source.left)
    return shares


def _note(shares: dict[tuple[str, str], dict[str, int]], source: Event, period: str, amount: int) -> None:
    if source.payment is not None:
        of = shares.setdefault(source.payment, {})
        of[period] = of.get(period, 0) + amount
