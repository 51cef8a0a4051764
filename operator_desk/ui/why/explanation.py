"""What is asked about, and the explanation: the derivation of a figure, and of a bill also what made it another one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sync.billing import derivation
from sync.billing.derivation import Node
from sync.billing.difference import Difference, charged, difference
from sync.billing.documents import Adjustment, Billing
from sync.card import Bill, Correction, Payment


class Figure(StrEnum):
    """Which figure of the account."""

    BALANCE = "balance"
    BILL = "bill"
    CORRECTION = "correction"
    ADJUSTMENT = "adjustment"
    PAYMENT = "payment"
    CONSUMPTION = "consumption"


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure. A bill and a consumption are named by their period, other documents by day and number; `against` is
    the period of the bill to compare with, "" for the one before."""

    figure: Figure
    period: str = ""
    on: date | None = None
    number: str = ""
    against: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer; `split` only of a bill that has another one to be compared with."""

    asked: Asked
    tree: Node
    split: Difference | None = None


BALANCE = Asked(Figure.BALANCE)


def asked_about(record: Bill | Correction | Adjustment | Payment) -> Asked:
    """The figure of a document."""
    match record:
        case Bill():
            return Asked(Figure.BILL, record.period)
        case Correction():
            return Asked(Figure.CORRECTION, on=record.issued_on, number=record.number)
        case Adjustment():
            return Asked(Figure.ADJUSTMENT, on=record.made_on, number=record.number)
        case Payment():
            return Asked(Figure.PAYMENT, on=record.paid_on, number=record.number)


def explain(billing: Billing, asked: Asked) -> Explanation | None:
    """None: the account has no such document, or none as late as it was read."""
    match asked.figure:
        case Figure.BALANCE:
            return Explanation(asked, derivation.balance(billing))
        case Figure.BILL:
            bill = billing.bill(asked.period)
            if bill is None:
                return None
            return Explanation(asked, derivation.bill(billing, bill), _split(billing, asked))
        case Figure.CONSUMPTION:
            bill = billing.bill(asked.period)
            return None if bill is None else Explanation(asked, derivation.consumption(billing, bill))
        case Figure.CORRECTION:
            found = (
                derivation.correction(one)
                for one in billing.corrections
                if (one.issued_on, one.number) == (asked.on, asked.number)
            )
        case Figure.ADJUSTMENT:
            found = (
                derivation.adjustment(one)
                for one in billing.adjustments
                if (one.made_on, one.number) == (asked.on, asked.number)
            )
        case Figure.PAYMENT:
            found = (
                derivation.payment(billing, one)
                for one in billing.payments
                if (one.paid_on, one.number) == (asked.on, asked.number)
            )
    tree = next(found, None)
    return None if tree is None else Explanation(asked, tree)


def _split(billing: Billing, asked: Asked) -> Difference | None:
    earlier = [bill.period for bill in billing.bills if bill.period < asked.period]
    against = asked.against or max(earlier, default="")
    before, after = charged(billing, against), charged(billing, asked.period)
    return difference(before, after) if before is not None and after is not None else None
