"""The demonstration's past: months behind a given day, with their dates of reading, billing and payment."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

DAY_MS = 24 * 3600 * 1000
DUE_DAY = 20  # bills of a month are due on the 20th of the next one


def midnight_ms(day: date) -> int:
    """The first instant of a day, in milliseconds (UTC)."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1000


def instant(day: date, hour: int, minute: int) -> int:
    """An instant of a day, given in Kyiv's winter time."""
    return midnight_ms(day) + ((hour - 2) * 60 + minute) * 60_000


@dataclass(frozen=True, slots=True)
class Month:
    """One billed month. Dates are ISO texts, as both databases load them."""

    period: str  # "2026-10"
    number: int  # 1 to 12
    first: date
    read_on: tuple[str, ...]  # the eighteenth to the twenty-fifth
    read_at: tuple[int, ...]  # midnights of these days
    issued_on: str
    issued_at: int
    due_on: str
    paid_on: tuple[str, ...]  # days after the issue on which people pay
    paid_at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """All months up to a day; `months[0]` is the one billed last."""

    today: date
    months: tuple[Month, ...]

    @classmethod
    def before(cls, today: date, months: int) -> "Past":
        """The `months` billed last before `today`, one more for the readings that the oldest bill starts from."""
        first = today.replace(day=1)
        made = []
        for _ in range(months + 1):
            issued = first
            first = (first - timedelta(days=1)).replace(day=1)
            made.append(_month(first, issued))
        return cls(today, tuple(made))


def _month(first: date, issued: date) -> Month:
    readings = [first.replace(day=day) for day in range(18, 26)]
    paid = [issued + timedelta(days=days) for days in range(1, 28)]
    return Month(
        period=first.isoformat()[:7],
        number=first.month,
        first=first,
        read_on=tuple(day.isoformat() for day in readings),
        read_at=tuple(midnight_ms(day) for day in readings),
        issued_on=issued.isoformat(),
        issued_at=instant(issued, 6, 0),
        due_on=issued.replace(day=DUE_DAY).isoformat(),
        paid_on=tuple(day.isoformat() for day in paid),
        paid_at=tuple(midnight_ms(day) for day in paid),
    )
