"""Working days, deadlines of requests, and when the meters are read."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

from msgspec import Struct

from sync.catalogue import Catalogue, Deadline

_ONE_DAY = timedelta(days=1)


def is_working_day(day: date, holidays: Collection[str]) -> bool:
    """Monday to Friday, but for the holidays (ISO dates)."""
    return day.weekday() < 5 and day.isoformat() not in holidays


def due_on(filed: date, deadline: Deadline, holidays: Collection[str]) -> date:
    """The last day for the answer; the day of filing is not counted.

    Calendar days may end on a day off: to move the end would allow more than the rule does. Where working days are
    meant, the end is always one.
    """
    if not deadline.working:
        return filed + timedelta(days=deadline.days)
    free = frozenset(holidays)
    day, left = filed, deadline.days
    while left > 0 or not is_working_day(day, free):
        day += _ONE_DAY
        if is_working_day(day, free):
            left -= 1
    return day


class ReadingWindow(Struct, frozen=True):
    """The days, both included, on which clients tell the readings of a month; the one now or the next one."""

    opens: date
    closes: date
    is_open: bool


def reading_window(catalogue: Catalogue, today: date) -> ReadingWindow:
    """The window that is open today, else the next to open. Short months end it on their last day."""
    first, last = catalogue.reading_days
    year, month = today.year, today.month
    if first > last:  # it runs into the next month: the one that opened last month may still be open
        year, month = _month_after(year, month, -1)
    while True:
        window = _window(year, month, first, last)
        if today <= window[1]:
            return ReadingWindow(window[0], window[1], window[0] <= today)
        year, month = _month_after(year, month, 1)


def _window(year: int, month: int, first: int, last: int) -> tuple[date, date]:
    opens = _day_of(year, month, first)
    closes = _day_of(year, month, last) if first <= last else _day_of(*_month_after(year, month, 1), last)
    return opens, closes


def _day_of(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _month_after(year: int, month: int, months: int) -> tuple[int, int]:
    years, index = divmod(year * 12 + month - 1 + months, 12)
    return years, index + 1
