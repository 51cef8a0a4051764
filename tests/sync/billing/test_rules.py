"""Charging, allocating and deriving."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.billing import derivation
from sync.billing.allocating import NO_BILL, Event, allocate
from sync.billing.charging import charge, relief
from sync.billing.derivation import Kind
from sync.billing.documents import Allocation
from sync.card import Payment
from tests.sync.billing.accounts import benefit, bill_of, correction, empty, use

ONE, TWO = ("2026-10-03", "1"), ("2026-11-03", "2")


@pytest.mark.parametrize(
    ("quantity", "price", "amount"),
    [(0, 43_200, 0), (1, 149, 1), (1, 150, 2), (97, 43_200, 41_904), (7, 22_080, 1_546)],
)
def test_half_a_kopeck_goes_up(quantity: int, price: int, amount: int) -> None:
    assert charge(quantity, price) == amount


@pytest.mark.parametrize(
    ("quantity", "most", "expected"),
    [
        (60, 100, (60, 10_800, -6_480)),
        (300, 100, (100, 10_800, -10_800)),
        (300, None, (300, 10_800, -32_400)),
        (0, 100, (0, 10_800, 0)),
    ],
)
def test_a_benefit_holds_up_to_its_norm(quantity: int, most: int | None, expected: tuple[int, int, int]) -> None:
    assert relief(quantity, 43_200, 25, most) == expected


def test_the_bill_that_is_open_longest_is_paid_first() -> None:
    events = [Event(100, "2026-09"), Event(80, "2026-10"), Event(-150, payment=ONE), Event(-30, payment=TWO)]
    assert allocate(events) == {ONE: {"2026-09": 100, "2026-10": 50}, TWO: {"2026-10": 30}}


def test_what_is_paid_too_much_waits_for_the_next_bill() -> None:
    events = [Event(100, "2026-09"), Event(-150, payment=ONE), Event(30, "2026-10")]
    assert allocate(events) == {ONE: {"2026-09": 100, "2026-10": 30, NO_BILL: 20}}


def test_a_credit_pays_like_a_payment_and_is_none() -> None:
    events = [Event(100, "2026-09"), Event(-40), Event(-100, payment=ONE), Event(90, "2026-10")]
    assert allocate(events) == {ONE: {"2026-09": 60, "2026-10": 40}}


def test_a_charge_that_stands_in_no_bill_is_paid_as_such() -> None:
    assert allocate([Event(40), Event(-40, payment=ONE)]) == {ONE: {NO_BILL: 40}}


_events = st.lists(
    st.one_of(
        st.builds(Event, st.integers(0, 500), st.sampled_from(("2026-08", "2026-09", "2026-10"))),
        st.builds(Event, st.integers(-500, 500)),
        st.builds(
            lambda amount, key: Event(-amount, payment=("2026-10-01", key)),
            st.integers(1, 500),
            st.text("ab", max_size=2),
        ),
    ),
    max_size=20,
)


@given(_events)
def test_shares_are_the_payments_and_no_bill_is_paid_twice(events: list[Event]) -> None:
    shares = allocate(events)
    paid: dict[tuple[str, str], int] = {}
    for event in events:
        if event.payment is not None:
            paid[event.payment] = paid.get(event.payment, 0) - event.amount
    assert {key: sum(of.values()) for key, of in shares.items()} == paid
    for period in ("2026-08", "2026-09", "2026-10"):
        billed = sum(event.amount for event in events if event.period == period)
        assert sum(of.get(period, 0) for of in shares.values()) <= billed


def test_a_balance_is_what_was_charged_less_what_was_paid() -> None:
    payment = Payment("7", date(2026, 10, 3), 150, "bank", "", 0)
    billing = empty(
        balance=220, billed=400, corrected=-30, paid=150,
        bills=(bill_of("2026-10", 300),), corrections=(correction(-30),), payments=(payment,),
        allocations=(Allocation(payment.paid_on, "7", "2026-09", 100), Allocation(payment.paid_on, "7", "2026-10", 50)),
        lines=(use("all", 310, 100), benefit(-10)),
    )  # fmt: skip
    tree = derivation.balance(billing)
    assert derivation.check(tree)
    assert [(node.kind, node.value) for node in tree.children] == [
        (Kind.BILLS, 400),
        (Kind.CORRECTIONS, -30),
        (Kind.PAYMENTS, -150),
    ]
    bills = tree.children[0].children
    assert [(node.kind, node.value) for node in bills] == [(Kind.BILL, 300), (Kind.EARLIER, 100)]
    assert [(node.kind, node.value) for node in bills[0].children] == [(Kind.LINE, 310), (Kind.LINE, -10)]
    assert [node.value for node in tree.children[2].children[0].children] == [-100, -50]


def test_what_does_not_add_up_is_shown_and_not_left_out() -> None:
    tree = derivation.balance(empty(balance=500, billed=400))
    assert (tree.children[-1].kind, tree.children[-1].value) == (Kind.UNKNOWN, 100)
    of = bill_of("2026-10", 305)
    [line, beyond] = derivation.bill(empty(lines=(use("all", 300, 100),)), of).children
    assert (line.value, beyond.kind, beyond.value) == (300, Kind.BEYOND, 5)


def test_consumption_is_what_the_registers_counted() -> None:
    of = bill_of("2026-10", 0, consumption=318)
    tree = derivation.consumption(empty(lines=(use("day", 277, 1), use("night", 41, 1), benefit(-1))), of)
    assert derivation.check(tree)
    assert [(node.kind, node.value, node.unit) for node in tree.children] == [
        (Kind.COUNTED, 277, "kWh"),
        (Kind.COUNTED, 41, "kWh"),
    ]
    assert derivation.consumption(empty(), of).children == ()
