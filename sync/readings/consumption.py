"""What lies between readings. Nothing here guesses: what cannot be known is None, and nothing is ever negative.

Readings belong to one meter at one place for one period of installation; an exchange is the sum of two spans. A later
actual reading below an estimate shows that the estimate was too high: the estimate falls out, and consumption is taken
from the reading before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sync.readings.model import Past, RegisterFacts

_RECENT = 3  # spans that make up what is usual lately
_YEAR_DAYS = 365
_SEASON_DAYS = 20  # how far a span of last year may lie from the same days


@dataclass(frozen=True, slots=True)
class Span:
    """Between two readings of a register; `used` with its multiplier."""

    from_on: date
    to_on: date
    used: int

    @property
    def days(self) -> int:
        return max((self.to_on - self.from_on).days, 1)


def base_of(history: Sequence[Past], value: int) -> Past | None:
    """The reading that this value is counted from: the latest, or the last before estimates that were too high."""
    for past in reversed(history):
        if not (past.estimated and past.value > value):
            return past
    return None


def difference(before: int, after: int, capacity: int, *, rolled_over: bool) -> int | None:
    """Units of the register between two figures; None where the later is lower and no rollover was confirmed."""
    counted = after - before + (capacity if rolled_over else 0)
    return counted if counted >= 0 else None


def spans(history: Iterable[Past], capacity: int) -> tuple[Span, ...]:
    """The spans of a history, oldest first; where a lower figure cannot be explained there is a gap."""
    kept: list[Past] = []
    for past in history:
        if not past.rolled_over:
            while kept and kept[-1].estimated and kept[-1].value > past.value:
                kept.pop()
        kept.append(past)
    found = []
    for before, after in pairwise(kept):
        counted = difference(before.value, after.value, capacity, rolled_over=after.rolled_over)
        if counted is not None:
            found.append(Span(before.read_on, after.read_on, counted * after.multiplier))
    return tuple(found)


def usual(register: RegisterFacts, from_on: date, to_on: date) -> int | None:
    """What this register uses in such a time of the year: as on the same days of last year or, where that is not
    known, as lately. None without any span."""
    known = spans(register.history, register.capacity)
    if not known:
        return None
    days = max((to_on - from_on).days, 1)
    last_year = [span for span in known if _same_season(span, from_on, to_on)]
    chosen = last_year or list(known[-_RECENT:])
    used, over = sum(span.used for span in chosen), sum(span.days for span in chosen)
    return round(used * days / over)


def last_span(register: RegisterFacts) -> Span | None:
    """What was used between the last two readings."""
    known = spans(register.history, register.capacity)
    return known[-1] if known else None


def _same_season(span: Span, from_on: date, to_on: date) -> bool:
    """Whether the span lies about a year before these days."""
    middle = (span.from_on.toordinal() + span.to_on.toordinal()) / 2
    wanted = (from_on.toordinal() + to_on.toordinal()) / 2 - _YEAR_DAYS
    return abs(middle - wanted) <= _SEASON_DAYS
