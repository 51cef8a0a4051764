"""Any two bills: the parts of their difference add up to it, and each says what it is."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import example, given

from sync.billing.difference import Cause, Charged, Difference, charged, difference
from tests.sync.billing.accounts import (
    FIRST,
    benefit,
    bill_of,
    charged_of,
    charges,
    correction,
    empty,
    use,
)

NOTHING = charged_of()


def told(split: Difference) -> list[tuple[Cause, str, int]]:
    return [(part.cause, part.zone, part.amount) for part in split.parts]


@given(charges, charges)
@example(charged_of(use("day", 1, 1, 30)), charged_of(use("day", 1, 1, 31)))
def test_the_parts_sum_to_the_difference_to_the_kopeck(before: Charged, after: Charged) -> None:
    split = difference(before, after)
    assert sum(part.amount for part in split.parts) == split.amount == after.total - before.total


@given(charges, charges)
def test_rounding_is_told_and_is_no_more_than_rounding(before: Charged, after: Charged) -> None:
    lines = len(before.lines) + len(after.lines)
    for part in difference(before, after).parts:
        assert abs(part.rounding) <= 1.5 * lines + 2  # a line may be off by a half and by another program's kopeck
        assert part.cause is Cause.USE or part.rounding == 0


@given(charges)
def test_a_bill_is_the_same_as_itself(one: Charged) -> None:
    assert [part for part in difference(one, one).parts if part.cause not in (Cause.CORRECTION, Cause.ADJUSTMENT)] == []


@given(charges, charges)
def test_causes_that_nothing_changed_for_are_silent(before: Charged, after: Charged) -> None:
    assert all(part.amount or part.rounding for part in difference(before, after).parts)


def test_more_by_day_and_by_night_less_a_correction() -> None:
    """The bill of the picture: 97 and 7 kWh more, and what was billed too much in August."""
    before = charged_of(use("day", 180, 43_200), use("night", 34, 22_080))
    after = charged_of(use("day", 277, 43_200), use("night", 41, 22_080), corrections=(correction(-11_240),))
    split = difference(before, after)
    assert told(split) == [(Cause.USE, "day", 41_904), (Cause.USE, "night", 1_546), (Cause.CORRECTION, "", -11_240)]
    assert split.amount == 32_210


def test_days_are_charged_at_the_earlier_rate_a_day() -> None:
    split = difference(charged_of(use("all", 300, 43_200, 30)), charged_of(use("all", 310, 43_200, 31)))
    assert told(split) == [(Cause.DAYS, "all", 4_320)]  # ten a day before and ten a day now: only the month is longer


def test_a_tariff_is_charged_on_what_was_used_after_it() -> None:
    split = difference(charged_of(use("all", 100, 38_880)), charged_of(use("all", 120, 43_200)))
    assert told(split) == [(Cause.USE, "all", 20 * 388 + 16), (Cause.TARIFF, "all", 120 * 43 + 24)]


def test_days_consumption_and_tariff_together() -> None:
    split = difference(charged_of(use("all", 300, 40_000, 30)), charged_of(use("all", 341, 44_000, 31)))
    assert told(split) == [(Cause.DAYS, "all", 4_000), (Cause.USE, "all", 12_400), (Cause.TARIFF, "all", 13_640)]


def test_a_change_of_price_within_the_month_is_no_longer_month() -> None:
    middle = FIRST + timedelta(days=12)
    two = (
        use("all", 120, 40_000, to_on=middle),
        use("all", 180, 44_000, from_on=middle, to_on=FIRST + timedelta(days=30)),
    )
    split = difference(charged_of(use("all", 300, 40_000, 30)), charged_of(*two))
    assert told(split) == [(Cause.TARIFF, "all", 180 * 40)]


def test_what_rounding_makes_goes_to_consumption_and_is_told() -> None:
    split = difference(charged_of(use("all", 1, 33, 30)), charged_of(use("all", 3, 33, 31)))
    [part] = split.parts
    assert (part.cause, part.amount, part.rounding) == (Cause.USE, 1, 0)
    split = difference(charged_of(use("all", 1, 149)), charged_of(use("all", 2, 149)))
    [part] = split.parts
    assert (part.cause, part.amount, part.rounding) == (Cause.USE, 2, 1)  # 1.49 became 1, 2.98 became 3


def test_another_zone_is_what_it_cost() -> None:
    split = difference(
        charged_of(use("all", 100, 43_200)), charged_of(use("day", 70, 43_200), use("night", 30, 21_600))
    )
    assert {zone: amount for _, zone, amount in told(split)} == {"day": 30_240, "night": 6_480, "all": -43_200}


def test_a_benefit_that_has_ended() -> None:
    split = difference(charged_of(use("all", 100, 100), benefit(-25)), charged_of(use("all", 100, 100)))
    assert told(split) == [(Cause.BENEFIT, "", 25)]


def test_an_earlier_correction_raises_the_difference() -> None:
    split = difference(charged_of(use("all", 1, 100), corrections=(correction(-500),)), charged_of(use("all", 1, 100)))
    assert told(split) == [(Cause.CORRECTION, "", 500)]


def test_a_bill_without_lines_is_told_to_be_unexplained() -> None:
    split = difference(NOTHING, charged_of(more=77_700))
    assert told(split) == [(Cause.UNEXPLAINED, "", 77_700)]


def test_a_correction_belongs_to_the_bill_that_came_next() -> None:
    bills = (bill_of("2026-10", 300, date(2026, 11, 1)), bill_of("2026-09", 200, date(2026, 10, 1)))
    of = empty(bills=bills, corrections=(correction(-50),))
    october, september = charged(of, "2026-10"), charged(of, "2026-09")
    assert october is not None and september is not None
    assert (october.total, september.total) == (250, 200)
    assert charged(of, "2026-08") is None
