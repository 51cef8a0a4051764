"""An account's money as it travels to the desk: one JSON document, read when somebody asks where a figure comes from.

Money is minor units; balance = bills + corrections + adjustments - payments, and positive is owed. Dates are ISO.
"""

from datetime import date

from msgspec import Struct

from sync.card import Bill, Correction, Payment

USE = "use"
BENEFIT = "benefit"


class BillLine(Struct, frozen=True):
    """One line of a bill. Of kind "use": so much in a zone between two readings, at one price. Of kind "benefit":
    a relief on it, with a negative amount. Whatever else it may be, its amount counts."""

    period: str
    seq: int
    kind: str
    code: str  # of the register ("T1"), or of the benefit
    zone: str
    unit: str
    quantity: int
    price: int  # hundredths of a minor unit for one unit of quantity
    amount: int
    from_on: date
    to_on: date
    tariff: str
    before: int | None  # readings at both ends, where it was counted
    after: int | None
    multiplier: int

    @property
    def days(self) -> int:
        return (self.to_on - self.from_on).days


class Benefit(Struct, frozen=True):
    """A right to pay less: so many percent, up to so many units a month (None: of all)."""

    code: str
    percent: int
    most: int | None
    from_on: date
    to_on: date | None


class Adjustment(Struct, frozen=True):
    """A charge or a credit that stands in no bill; positive raises the debt."""

    number: str
    made_on: date
    amount: int
    reason: str


class Allocation(Struct, frozen=True):
    """What of a payment went to which bill; without a period it waits for bills to come."""

    paid_on: date
    number: str
    period: str
    amount: int


class Instalment(Struct, frozen=True):
    """One part of a payment plan."""

    seq: int
    due_on: date
    amount: int
    paid: int


class Plan(Struct, frozen=True):
    """An agreement to pay a debt in parts: `status` is "active", "kept" or "broken"."""

    number: str
    made_on: date
    status: str
    amount: int
    instalments: tuple[Instalment, ...]


class Billing(Struct, frozen=True):
    """All of an account's money. The totals cover everything; the lists hold the latest."""

    account_id: int
    balance: int
    billed: int
    corrected: int
    adjusted: int
    paid: int
    bills: tuple[Bill, ...] = ()
    lines: tuple[BillLine, ...] = ()
    corrections: tuple[Correction, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    payments: tuple[Payment, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    plans: tuple[Plan, ...] = ()

    def bill(self, period: str) -> Bill | None:
        return next((bill for bill in self.bills if bill.period == period), None)

    def lines_of(self, period: str) -> tuple[BillLine, ...]:
        return tuple(line for line in self.lines if line.period == period)
