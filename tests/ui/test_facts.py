"""What the card says beyond its figures, worked out of the card."""

from datetime import date

from msgspec.structs import replace

from operator_desk.ui.card.facts import days_overdue, span_of
from operator_desk.ui.card.money import postings
from tests.ui.clients import CORRECTED, DAY_NOW, MONTHS, shevchenko, svitanok

TODAY = date(2026, 11, 24)


def test_the_clients_figures_add_up() -> None:
    card = shevchenko()
    assert card.balance == MONTHS[0].amount == 128_520
    assert sum(posting.amount for posting in postings(card)) == card.balance
    assert card.corrections[0].amount == -CORRECTED
    for bill, month in zip(card.bills, MONTHS, strict=True):
        assert bill.consumption == month.by_day + month.by_night


def test_postings_stand_newest_first_and_a_payment_above_its_days_bill() -> None:
    dates = [posting.on for posting in postings(shevchenko())]
    assert dates == sorted(dates, reverse=True)


def test_registers_count_between_their_last_two_readings() -> None:
    span = span_of(shevchenko(), 71, 1)
    assert (span.before, span.used) == (DAY_NOW - MONTHS[0].by_day, MONTHS[0].by_day)
    assert span_of(shevchenko(), 71, 40).used == MONTHS[0].by_day * 40
    assert span_of(svitanok(), 91, 40).used is None


def test_a_lower_reading_is_no_consumption() -> None:
    card = shevchenko()
    latest = replace(card.readings[0], value=3)
    assert span_of(replace(card, readings=(latest, *card.readings[1:])), 71, 1).used is None


def test_nothing_is_overdue_that_is_paid() -> None:
    assert days_overdue(replace(shevchenko(), balance=-1), TODAY) == 0
