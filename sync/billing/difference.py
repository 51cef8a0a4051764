"""Why one bill differs from another: the difference split into days, consumption, tariff, benefits and corrections.

What is compared is what each bill made the client owe: the bill, and the corrections and adjustments that were issued
since the bill before it. The parts always sum to the difference to the kopeck:

- days: the earlier bill's charge for a zone, at its own rate a day, for the days that the later one has more or less;
- tariff: the later bill's quantity times the difference of the average prices;
- consumption: what of a zone's difference is left. Bills round each line to the kopeck, and so do the two parts above;
  this remainder of rounding (a kopeck or two) goes to consumption and is told with it, as `rounding`;
- what a bill's amount says beyond its lines is a part of its own: it is told, never spread over the others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sync.billing.charging import PER_MINOR
from sync.billing.documents import BENEFIT, USE, Adjustment, Billing, BillLine
from sync.card import Bill, Correction


class Cause(StrEnum):
    """What made a bill another one, in the order in which it is told."""

    DAYS = "days"
    USE = "use"
    TARIFF = "tariff"
    BENEFIT = "benefit"
    OTHER = "other"  # lines of kinds that are none of the above
    CORRECTION = "correction"
    ADJUSTMENT = "adjustment"
    UNEXPLAINED = "unexplained"  # of the bill's amount, beyond its lines


@dataclass(frozen=True, slots=True)
class Part:
    """One cause with its money. `before` and `after` are quantities (of days for DAYS, prices for TARIFF)."""

    cause: Cause
    amount: int
    zone: str = ""
    unit: str = ""
    before: int = 0
    after: int = 0
    rounding: int = 0  # of `amount`, what rounding alone has made
    document: Correction | Adjustment | None = None
    code: str = ""  # of the benefit


@dataclass(frozen=True, slots=True)
class Charged:
    """A bill with all that came with it."""

    bill: Bill
    lines: tuple[BillLine, ...]
    corrections: tuple[Correction, ...]
    adjustments: tuple[Adjustment, ...]

    @property
    def total(self) -> int:
        """What it made the client owe."""
        documents = sum(one.amount for one in self.corrections) + sum(one.amount for one in self.adjustments)
        return self.bill.amount + documents


@dataclass(frozen=True, slots=True)
class Difference:
    """The later charge against the earlier one; `parts` sum to `amount`."""

    before: Charged
    after: Charged
    parts: tuple[Part, ...]

    @property
    def amount(self) -> int:
        return self.after.total - self.before.total


def charged(billing: Billing, period: str) -> Charged | None:
    """The bill of a period, with what was issued after the bill before it and up to it."""
    bill = billing.bill(period)
    if bill is None:
        return None
    since = max((one.issued_on for one in billing.bills if one.issued_on < bill.issued_on), default=None)
    return Charged(
        bill,
        billing.lines_of(period),
        tuple(
            one
            for one in billing.corrections
            if one.issued_on <= bill.issued_on and (since is None or one.issued_on > since)
        ),
        tuple(
            one
            for one in billing.adjustments
            if one.made_on <= bill.issued_on and (since is None or one.made_on > since)
        ),
    )


def difference(before: Charged, after: Charged) -> Difference:
    """The parts, those that are nothing left out."""
    parts: list[Part] = []
    for zone in _zones((*before.lines, *after.lines)):
        parts += _zone_parts(zone, _of_zone(before.lines, zone), _of_zone(after.lines, zone))
    parts += _benefits(before.lines, after.lines)
    parts.append(Part(Cause.OTHER, _others(after.lines) - _others(before.lines)))
    parts += _documents(before, after)
    parts.append(Part(Cause.UNEXPLAINED, _beyond_lines(after) - _beyond_lines(before)))
    told = tuple(part for part in parts if part.amount or part.rounding)
    order = tuple(Cause)
    return Difference(before, after, tuple(sorted(told, key=lambda part: order.index(part.cause))))


def _zone_parts(zone: str, before: Sequence[BillLine], after: Sequence[BillLine]) -> list[Part]:
    old_days, new_days = _days(before), _days(after)
    old_used, new_used = _quantity(before), _quantity(after)
    old_price, new_price = _price(before), _price(after)
    old_weight = sum(line.quantity * line.price for line in before)
    by_days = by_tariff = Fraction(0)
    if before and after and old_days > 0:
        by_days = Fraction(old_weight * (new_days - old_days), old_days * PER_MINOR)
        by_tariff = new_used * (new_price - old_price) / PER_MINOR
    exact = Fraction(sum(line.quantity * line.price for line in after) - old_weight, PER_MINOR)
    actual = sum(line.amount for line in after) - sum(line.amount for line in before)
    days, tariff = _rounded(by_days), _rounded(by_tariff)
    use = actual - days - tariff
    unit = next((line.unit for line in (*after, *before)), "")
    return [
        Part(Cause.DAYS, days, zone, "days", old_days, new_days),
        Part(Cause.USE, use, zone, unit, old_used, new_used, use - _rounded(exact - by_days - by_tariff)),
        Part(Cause.TARIFF, tariff, zone, unit, _rounded(old_price), _rounded(new_price)),
    ]


def _benefits(before: Sequence[BillLine], after: Sequence[BillLine]) -> Iterable[Part]:
    codes = dict.fromkeys(line.code for line in (*after, *before) if line.kind == BENEFIT)
    for code in codes:
        old, new = (
            sum(line.amount for line in lines if line.kind == BENEFIT and line.code == code)
            for lines in (before, after)
        )
        yield Part(Cause.BENEFIT, new - old, before=old, after=new, code=code)


def _documents(before: Charged, after: Charged) -> Iterable[Part]:
    for sign, side in ((1, after), (-1, before)):
        for correction in side.corrections:
            yield Part(Cause.CORRECTION, sign * correction.amount, document=correction)
        for adjustment in side.adjustments:
            yield Part(Cause.ADJUSTMENT, sign * adjustment.amount, document=adjustment)


def _beyond_lines(side: Charged) -> int:
    return side.bill.amount - sum(line.amount for line in side.lines)


def _zones(lines: Iterable[BillLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.zone for line in lines if line.kind == USE))


def _of_zone(lines: Iterable[BillLine], zone: str) -> tuple[BillLine, ...]:
    return tuple(line for line in lines if line.kind == USE and line.zone == zone)


def _others(lines: Iterable[BillLine]) -> int:
    return sum(line.amount for line in lines if line.kind not in (USE, BENEFIT))


def _quantity(lines: Iterable[BillLine]) -> int:
    return sum(line.quantity for line in lines)


def _days(lines: Sequence[BillLine]) -> int:
    """From the first reading of the zone to its last: a change of price or meter within the month is no other month."""
    return (max(line.to_on for line in lines) - min(line.from_on for line in lines)).days if lines else 0


def _price(lines: Sequence[BillLine]) -> Fraction:
    """The average price of the zone; where nothing was used, the last that held."""
    used = _quantity(lines)
    if used:
        return Fraction(sum(line.quantity * line.price for line in lines), used)
    return Fraction(lines[-1].price if lines else 0)


def _rounded(value: Fraction) -> int:
    """Half away from zero, so that the way back splits as the way there."""
    whole = int(abs(value) + Fraction(1, 2))
    return whole if value >= 0 else -whole
