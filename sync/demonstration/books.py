"""What stands behind the figures of an account: the lines of its bills, benefits, adjustments, what each payment paid,
and the plan by which a debt is paid off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sync.billing.allocating import Event, allocate
from sync.billing.charging import charge, relief
from sync.billing.documents import BENEFIT, USE
from sync.demonstration.rows import Row, Rows

PRICES_ROSE = 7  # so many months ago; before, a unit cost a tenth less
BENEFITS_SINCE = 9  # months ago; whoever has one
BENEFIT_NORM = 100  # kWh a month
ADJUSTED = 3  # months ago; where there was something to adjust
LATE_FEE, COMPENSATION = 43_50, -100_00
INSTALMENTS = 6

TABLES = ("bill_lines", "benefits", "adjustments", "allocations", "payment_plans", "plan_instalments")


def price_of(price: int, months_ago: int) -> int:
    """Today's price, as it was then."""
    return price if months_ago < PRICES_ROSE else price * 9 // 10


@dataclass(frozen=True, slots=True)
class Used:
    """What one register counted in a month."""

    code: str
    zone: str
    before: int
    after: int
    price: int
    multiplier: int = 1

    @property
    def quantity(self) -> int:
        return (self.after - self.before) * self.multiplier


@dataclass(frozen=True, slots=True)
class Right:
    """A benefit that an account has."""

    code: str
    percent: int


class Books:
    """Collects the rows of many accounts."""

    def __init__(self) -> None:
        self._of: dict[str, list[Row]] = {name: [] for name in TABLES}

    def write_into(self, rows: Rows) -> None:
        for name, of_table in self._of.items():
            rows.of[name] = of_table

    def right(self, account_id: int, tariff: str) -> Right | None:
        """Every ninth household pays less."""
        if tariff == "business" or account_id % 9 != 4:
            return None
        return (Right("large_family", 25), Right("veteran", 50))[account_id // 9 % 2]

    def grant(self, account_id: int, right: Right, since: date) -> None:
        self._of["benefits"].append((account_id, right.code, since.isoformat(), None, right.percent, BENEFIT_NORM))

    def bill(
        self,
        account_id: int,
        period: str,
        tariff: str,
        span: tuple[str, str],
        uses: Sequence[Used],
        right: Right | None,
    ) -> int:
        """The lines of a bill; returns what they come to."""
        total, norm = 0, BENEFIT_NORM
        lines: list[tuple[object, ...]] = []
        for used in uses:
            amount = charge(used.quantity, used.price)
            counted = (used.before, used.after, used.multiplier)
            lines.append((USE, used.code, used.zone, "kWh", used.quantity, used.price, amount, *span, tariff, *counted))
            total += amount
            if right is not None and norm:
                covered, a_unit, less = relief(used.quantity, used.price, right.percent, norm)
                norm -= covered
                if less:
                    lines.append(
                        (BENEFIT, right.code, used.zone, "kWh", covered, a_unit, less, *span, tariff, None, None, 1)
                    )
                    total += less
        self._of["bill_lines"] += ((account_id, period, seq, *line) for seq, line in enumerate(lines))
        return total

    def adjust(self, account_id: int, made_on: str) -> int:
        """A late fee, or what the company pays for a deadline missed; 0 where there was neither."""
        if account_id % 17 != 3:
            return 0
        amount, reason = ((LATE_FEE, "late_fee"), (COMPENSATION, "compensation"))[account_id // 17 % 2]
        self._of["adjustments"].append((account_id, made_on, f"Д-{account_id}", amount, reason))
        return amount

    def allocate(self, account_id: int, events: Sequence[Event]) -> None:
        for (paid_on, number), shares in allocate(events).items():
            self._of["allocations"] += (
                (account_id, paid_on, number, period, amount) for period, amount in shares.items()
            )

    def plan(self, account_id: int, debt: int, today: date) -> None:
        """So many instalments of the same amount, a month apart; the first bears what does not divide."""
        number = f"Р-{account_id}"
        made_on = today - timedelta(days=3)
        self._of["payment_plans"].append((account_id, number, made_on.isoformat(), "active", debt))
        part, rest = divmod(debt, INSTALMENTS)
        for seq in range(INSTALMENTS):
            due_on = made_on + timedelta(days=30 * (seq + 1))
            self._of["plan_instalments"].append(
                (account_id, number, seq + 1, due_on.isoformat(), part + (rest if seq == 0 else 0), 0)
            )
