"""Where a figure comes from, as a tree: each figure is the sum of those below it, down to readings and documents.

The tree holds codes and values; the window words it. `check` is true of every tree that is made here.
"""

from dataclasses import dataclass
from enum import StrEnum

from sync.billing.documents import USE, Adjustment, Allocation, Billing, BillLine
from sync.card import Bill, Correction, Payment


class Kind(StrEnum):
    """What a figure of the tree is."""

    BALANCE = "balance"
    BILLS = "bills"
    CORRECTIONS = "corrections"
    ADJUSTMENTS = "adjustments"
    PAYMENTS = "payments"
    EARLIER = "earlier"  # what is older than the lists at hand
    BILL = "bill"
    LINE = "line"
    BEYOND = "beyond"  # of a bill's amount, what none of its lines says
    CORRECTION = "correction"
    ADJUSTMENT = "adjustment"
    PAYMENT = "payment"
    SHARE = "share"  # of a payment
    CONSUMPTION = "consumption"  # a quantity, not money
    COUNTED = "counted"  # by one register between two readings
    UNKNOWN = "unknown"  # what the parts do not explain; never left out


Document = Bill | BillLine | Correction | Adjustment | Payment | Allocation


@dataclass(frozen=True, slots=True)
class Node:
    """A figure: money in minor units, or a quantity where `unit` names one. Its children sum to it, but for those of
    another unit, which say what it was made of."""

    kind: Kind
    value: int
    unit: str = ""
    document: Document | None = None
    children: tuple["Node", ...] = ()


def check(node: Node) -> bool:
    """Whether every figure is the sum of what stands below it in the same unit."""
    alike = [child for child in node.children if child.unit == node.unit]
    return (not alike or sum(child.value for child in alike) == node.value) and all(map(check, node.children))


def balance(billing: Billing) -> Node:
    """What is owed: all bills, corrections and adjustments, less all payments."""
    parts = (
        _group(Kind.BILLS, billing.billed, tuple(bill(billing, one) for one in billing.bills)),
        _group(Kind.CORRECTIONS, billing.corrected, tuple(map(correction, billing.corrections))),
        _group(Kind.ADJUSTMENTS, billing.adjusted, tuple(map(adjustment, billing.adjustments))),
        _group(Kind.PAYMENTS, -billing.paid, tuple(payment(billing, one, -1) for one in billing.payments)),
    )
    shown = tuple(part for part in parts if part.value or part.children)
    return Node(Kind.BALANCE, billing.balance, children=_complete(billing.balance, shown, Kind.UNKNOWN))


def bill(billing: Billing, of: Bill) -> Node:
    """A bill's amount: its lines, each of a quantity and a price."""
    lines = tuple(_line(line) for line in billing.lines_of(of.period))
    return Node(Kind.BILL, of.amount, document=of, children=_complete(of.amount, lines, Kind.BEYOND) if lines else ())


def correction(of: Correction) -> Node:
    return Node(Kind.CORRECTION, of.amount, document=of)


def adjustment(of: Adjustment) -> Node:
    return Node(Kind.ADJUSTMENT, of.amount, document=of)


def payment(billing: Billing, of: Payment, sign: int = 1) -> Node:
    """A payment and the bills that it paid; `sign` -1 where it lowers what is owed."""
    shares = tuple(
        Node(Kind.SHARE, sign * share.amount, document=share)
        for share in billing.allocations
        if (share.paid_on, share.number) == (of.paid_on, of.number)
    )
    children = _complete(sign * of.amount, shares, Kind.UNKNOWN) if shares else ()
    return Node(Kind.PAYMENT, sign * of.amount, document=of, children=children)


def consumption(billing: Billing, of: Bill) -> Node:
    """A month's consumption: what each register counted between its readings, times its multiplier."""
    lines = [line for line in billing.lines_of(of.period) if line.kind == USE]
    unit = lines[0].unit if lines else "kWh"
    counted = tuple(_counted(line) for line in lines)
    children = _complete(of.consumption, counted, Kind.UNKNOWN, unit) if lines else ()
    return Node(Kind.CONSUMPTION, of.consumption, unit, of, children)


def _line(line: BillLine) -> Node:
    return Node(Kind.LINE, line.amount, document=line, children=(_counted(line),) if line.kind == USE else ())


def _counted(line: BillLine) -> Node:
    return Node(Kind.COUNTED, line.quantity, line.unit, line)


def _group(kind: Kind, total: int, children: tuple[Node, ...]) -> Node:
    return Node(kind, total, children=_complete(total, children, Kind.EARLIER))


def _complete(total: int, parts: tuple[Node, ...], rest: Kind, unit: str = "") -> tuple[Node, ...]:
    """The parts, and the rest as a part of its own where they are not all."""
    missing = total - sum(part.value for part in parts)
    return (*parts, Node(rest, missing, unit)) if missing else parts
