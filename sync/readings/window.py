"""For which month a reading counts: the days on which readings are taken, and what becomes of one outside them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class State(StrEnum):
    EARLY = "early"  # the window of this month has not opened
    OPEN = "open"
    LATE = "late"  # the window has closed: the next month gets the reading


@dataclass(frozen=True, slots=True)
class Window:
    """The window that a day falls into or, on a day between two, the next one."""

    period: str  # "2026-11": what a reading of this day counts for
    opens_on: date
    closes_on: date
    state: State


def window_of(day: date, days: tuple[int, int]) -> Window:
    """The window for a reading of this day. `days`: first and last day of the month; [28, 3] runs into the next."""
    first, last = days
    runs_over = first > last
    month = day.replace(day=1)
    if runs_over and day <= _day(month, last):
        month = _before(month)
    elif not runs_over and day > _day(month, last):
        month = _after(month)
    opens_on = _day(month, first)
    closes_on = _day(_after(month) if runs_over else month, last)
    if opens_on <= day:
        state = State.OPEN
    elif (runs_over and month == day.replace(day=1)) or month > day:
        state = State.LATE
    else:
        state = State.EARLY
    return Window(f"{month:%Y-%m}", opens_on, closes_on, state)


def period_of(day: date, days: tuple[int, int]) -> str:
    """The month that a reading of this day counts for."""
    return window_of(day, days).period


def _day(month: date, number: int) -> date:
    return month.replace(day=min(number, monthrange(month.year, month.month)[1]))


def _after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)
