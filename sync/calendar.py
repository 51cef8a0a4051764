"""Working days, deadlines of requests, and when the meters are read."""

from collections.abc import Collection
from datetime import date, timedelta

from msgspec import Struct

from sync.catalogue import Catalogue, Deadline
from sync.readings.window import State, window_of

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
    window = window_of(today, catalogue.reading_days)
    return ReadingWindow(window.opens_on, window.closes_on, window.state is State.OPEN)
