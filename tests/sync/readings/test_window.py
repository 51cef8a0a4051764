"""For which month a reading counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.readings.window import State, period_of, window_of


@pytest.mark.parametrize(
    ("day", "days", "period", "state"),
    [
        ("2026-11-17", (18, 25), "2026-11", State.EARLY),
        ("2026-11-18", (18, 25), "2026-11", State.OPEN),
        ("2026-11-25", (18, 25), "2026-11", State.OPEN),
        ("2026-11-26", (18, 25), "2026-12", State.LATE),
        ("2026-12-31", (18, 25), "2027-01", State.LATE),
        ("2026-11-28", (28, 3), "2026-11", State.OPEN),
        ("2026-12-03", (28, 3), "2026-11", State.OPEN),
        ("2026-12-04", (28, 3), "2026-12", State.LATE),
        ("2027-01-02", (28, 3), "2026-12", State.OPEN),
        ("2027-02-28", (25, 31), "2027-02", State.OPEN),
        ("2027-03-01", (25, 31), "2027-03", State.EARLY),
    ],
)
def test_the_window_of_a_day(day: str, days: tuple[int, int], period: str, state: State) -> None:
    window = window_of(date.fromisoformat(day), days)
    assert (window.period, window.state) == (period, state)


@settings(deadline=None)
@given(
    day=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    days=st.tuples(st.integers(1, 28), st.integers(1, 28)).filter(lambda both: both[0] != both[1]),
)
def test_time_goes_forward_and_no_month_is_skipped(day: date, days: tuple[int, int]) -> None:
    today, tomorrow = period_of(day, days), period_of(day + timedelta(days=1), days)
    year, month = map(int, today.split("-"))
    following = f"{year + month // 12}-{month % 12 + 1:02d}"
    assert tomorrow in (today, following)
    window = window_of(day, days)
    assert window.opens_on <= window.closes_on and day <= window.closes_on
    assert (window.state is State.OPEN) == (window.opens_on <= day <= window.closes_on)
