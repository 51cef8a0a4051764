"""Deadlines by calendar and by working days, and the days on which readings are taken."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sync.calendar import due_on, is_working_day, reading_window
from sync.catalogue import Deadline
from sync.catalogue.reading import load_profile

UA = load_profile("ua")
DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))
HOLIDAYS = st.frozensets(st.dates(date(2025, 1, 1), date(2030, 12, 31)).map(date.isoformat), max_size=40)


@pytest.mark.parametrize(
    ("filed", "deadline", "due"),
    [
        ("2026-11-24", Deadline(5, working=True), "2026-12-01"),  # Tuesday to Tuesday, as in the window
        ("2026-11-27", Deadline(1, working=True), "2026-11-30"),  # Friday: Monday
        ("2026-11-28", Deadline(1, working=True), "2026-11-30"),  # Saturday: Monday is the first day
        ("2026-12-24", Deadline(1, working=True), "2026-12-28"),  # Christmas is Friday
        ("2026-11-28", Deadline(0, working=True), "2026-11-30"),  # at once, but nobody works on Saturday
        ("2026-11-24", Deadline(0, working=True), "2026-11-24"),
        ("2026-11-24", Deadline(30), "2026-12-24"),
        ("2026-11-25", Deadline(45), "2027-01-09"),  # a Saturday stays
        ("2026-11-24", Deadline(0), "2026-11-24"),
    ],
)
def test_the_last_day_for_the_answer(filed: str, deadline: Deadline, due: str) -> None:
    assert due_on(date.fromisoformat(filed), deadline, UA.holidays).isoformat() == due


@given(DAYS, st.integers(1, 60), HOLIDAYS)
def test_between_filing_and_end_lie_exactly_the_working_days(filed: date, days: int, holidays: frozenset[str]) -> None:
    due = due_on(filed, Deadline(days, working=True), holidays)
    after = [filed + timedelta(n) for n in range(1, (due - filed).days + 1)]
    assert sum(is_working_day(day, holidays) for day in after) == days
    assert is_working_day(due, holidays)


@given(DAYS, st.integers(0, 60), HOLIDAYS)
def test_working_days_never_end_before_calendar_days(filed: date, days: int, holidays: frozenset[str]) -> None:
    assert due_on(filed, Deadline(days, working=True), holidays) >= due_on(filed, Deadline(days), holidays)


@given(DAYS, DAYS, st.integers(0, 30), HOLIDAYS)
def test_who_files_later_is_not_answered_earlier(one: date, two: date, days: int, holidays: frozenset[str]) -> None:
    for working in (False, True):
        deadline = Deadline(days, working=working)
        assert due_on(min(one, two), deadline, holidays) <= due_on(max(one, two), deadline, holidays)


@pytest.mark.parametrize(
    ("days", "today", "opens", "closes", "is_open"),
    [
        ((18, 25), "2026-11-24", "2026-11-18", "2026-11-25", True),
        ((18, 25), "2026-11-25", "2026-11-18", "2026-11-25", True),
        ((18, 25), "2026-11-26", "2026-12-18", "2026-12-25", False),
        ((18, 25), "2026-12-26", "2027-01-18", "2027-01-25", False),
        ((18, 25), "2026-11-17", "2026-11-18", "2026-11-25", False),
        ((25, 31), "2027-02-27", "2027-02-25", "2027-02-28", True),
        ((28, 3), "2026-12-31", "2026-12-28", "2027-01-03", True),
        ((28, 3), "2027-01-03", "2026-12-28", "2027-01-03", True),
        ((28, 3), "2027-01-04", "2027-01-28", "2027-02-03", False),
    ],
)
def test_the_reading_window(days: tuple[int, int], today: str, opens: str, closes: str, is_open: bool) -> None:
    window = reading_window(replace(UA, reading_days=days), date.fromisoformat(today))
    assert (window.opens.isoformat(), window.closes.isoformat(), window.is_open) == (opens, closes, is_open)


@given(DAYS, st.tuples(st.integers(1, 31), st.integers(1, 31)))
def test_the_window_is_never_past_and_never_far(today: date, days: tuple[int, int]) -> None:
    window = reading_window(replace(UA, reading_days=days), today)
    assert window.opens <= window.closes
    assert window.closes >= today
    assert window.is_open == (window.opens <= today)
    assert window.opens <= today + timedelta(31)
