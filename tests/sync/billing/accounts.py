"""Bills, lines and accounts for the tests of the money rules, drawn or written by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from sync.billing.charging import charge
from sync.billing.difference import Charged
from sync.billing.documents import Adjustment, Billing, BillLine
from sync.card import Bill, Correction

FIRST = date(2026, 9, 25)


def bill_of(period: str, amount: int, issued_on: date = date(2026, 11, 1), consumption: int = 0) -> Bill:
    return Bill(period, f"{period}-1", issued_on, issued_on + timedelta(days=19), consumption, amount, 0)


def use(zone: str, quantity: int, price: int, days: int = 30, **changes: Any) -> BillLine:
    values: dict[str, Any] = {
        "period": "2026-10", "seq": 0, "kind": "use", "code": zone, "zone": zone, "unit": "kWh",
        "quantity": quantity, "price": price, "amount": charge(quantity, price), "from_on": FIRST,
        "to_on": FIRST + timedelta(days=days), "tariff": "two_zone", "before": 100, "after": 100 + quantity,
        "multiplier": 1,
    }  # fmt: skip
    return BillLine(**(values | changes))


def benefit(amount: int, code: str = "veteran") -> BillLine:
    return use("all", 0, 0, kind="benefit", code=code, amount=amount)


def correction(amount: int, number: str = "K-1") -> Correction:
    return Correction(number, date(2026, 10, 24), "2026-08", amount, "wrong_reading", 0)


def charged_of(
    *lines: BillLine, period: str = "2026-10", more: int = 0, corrections: tuple[Correction, ...] = ()
) -> Charged:
    return Charged(bill_of(period, sum(line.amount for line in lines) + more), lines, corrections, ())


_prices = st.integers(0, 200_000)
_lines = st.one_of(
    st.builds(
        lambda zone, quantity, price, days, slip: use(
            zone, quantity, price, days, amount=charge(quantity, price) + slip
        ),
        st.sampled_from(("all", "day", "night", "peak")),
        st.integers(0, 1_000_000),
        _prices,
        st.integers(0, 70),
        st.integers(-1, 1),  # another program may round otherwise
    ),
    st.builds(benefit, st.integers(-1_000_000, 0), st.sampled_from(("veteran", "large_family"))),
    st.builds(lambda amount: use("all", 0, 0, kind="service", amount=amount), st.integers(-10_000, 10_000)),
)
charges = st.builds(
    lambda lines, more, corrections, adjustments: Charged(
        bill_of("2026-10", sum(line.amount for line in lines) + more), tuple(lines), corrections, adjustments
    ),
    st.lists(_lines, max_size=6),
    st.one_of(st.just(0), st.integers(-100_000, 100_000)),
    st.lists(st.builds(correction, st.integers(-100_000, 100_000)), max_size=2).map(tuple),
    st.lists(
        st.builds(lambda amount: Adjustment("A", date(2026, 10, 1), amount, "other"), st.integers(-10_000, 10_000)),
        max_size=2,
    ).map(tuple),
)


def empty(**changes: Any) -> Billing:
    values: dict[str, Any] = {"account_id": 1, "balance": 0, "billed": 0, "corrected": 0, "adjusted": 0, "paid": 0}
    return Billing(**(values | changes))
