"""The past of one account: readings, bills made of them, corrections and payments, adding up to its balance.

Nothing here is drawn that could be calculated: a bill is the difference of two readings times the tariff's prices,
less a benefit, and the balance is bills + corrections + adjustments - payments to the kopeck.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from sync.billing.allocating import Event
from sync.billing.charging import charge
from sync.demonstration.books import ADJUSTED, BENEFITS_SINCE, Books, Used, price_of
from sync.demonstration.months import Past
from sync.demonstration.rows import Row
from sync.demonstration.words import BANKS

# Light and cooking by the month of the year; electric heating by its own.
_SEASON = (1.14, 1.10, 1.02, 0.94, 0.86, 0.80, 0.82, 0.83, 0.88, 0.96, 1.06, 1.14)
_HEATING = (2.3, 2.1, 1.6, 0.9, 0.5, 0.4, 0.4, 0.4, 0.5, 1.0, 1.7, 2.2)

ZONES = {
    "single": (("T", "all", 1.0),),
    "two_zone": (("T1", "day", 0.72), ("T2", "night", 0.28)),
    "three_zone": (("T1", "peak", 0.22), ("T2", "half_peak", 0.46), ("T3", "night", 0.32)),
    "e_heating": (("T1", "day", 0.6), ("T2", "night", 0.4)),
    "business": (("T", "all", 1.0),),
}


@dataclass(frozen=True, slots=True)
class Owed:
    """Where an account stands."""

    balance: int  # kopecks
    overdue_since: str | None


class Ledger:
    """Writes the past of accounts into four lists of rows."""

    def __init__(self, past: Past, prices: dict[str, dict[str, int]]) -> None:
        """`prices` are the catalogue's: tariff -> zone -> hundredths of a kopeck."""
        self._past = past
        self._today = past.today.isoformat()
        self._prices = {tariff: tuple(prices[tariff][zone] for _, zone, _ in zones) for tariff, zones in ZONES.items()}
        self.readings: list[Row] = []
        self.bills: list[Row] = []
        self.corrections: list[Row] = []
        self.payments: list[Row] = []
        self.books = Books()

    def write(
        self,
        random: Random,
        account_id: int,
        registers: Sequence[int],
        tariff: str,
        monthly: float,
        months: int,
        unpaid: int | None = None,
        detailed: bool = True,
    ) -> Owed:
        """So many months of an account that uses about `monthly` kWh; `unpaid` says for how many of the last months
        nothing was paid, where that is not left to chance. Without `detailed` only the documents are written, and
        not what stands behind them: millions must fit on a disk."""
        draw = random.random
        past = self._past.months
        prices, zones = self._prices[tariff], ZONES[tariff]
        season = _HEATING if tariff == "e_heating" else _SEASON
        day, minute = int(draw() * 8), int(draw() * 800) + 360
        values = [int(draw() * 30000) + 200 for _ in zones]
        payer = _Payer(random.random() if unpaid is None else 0.0, unpaid or 0)
        bills = []
        events: list[Event] = []
        right = self.books.right(account_id, tariff) if detailed else None
        if right is not None and months > 0:
            self.books.grant(account_id, right, past[min(BENEFITS_SINCE, months) - 1].first)
        balance = 0
        for index in range(months, -1, -1):
            month = past[index]
            lot = draw()
            kind, source = _how_read(lot)
            at = month.read_at[day] + minute * 60_000
            read_on = month.read_on[day]
            used_in_all = amount = 0
            uses: list[Used] = []
            for place, register_id in enumerate(registers):
                if index != months:
                    used = int(monthly * season[month.number - 1] * zones[place][2] * (0.85 + 0.3 * draw()))
                    price = price_of(prices[place], index)
                    code, zone, _ = zones[place]
                    uses.append(Used(code, zone, values[place], values[place] + used, price))
                    values[place] += used
                    used_in_all += used
                    amount += charge(used, price)
                self.readings.append(reading(register_id, read_on, account_id, values[place], kind, source, at))
            if index == months:
                continue
            if detailed:
                span = (past[index + 1].read_on[day], read_on)
                holds = right if index < BENEFITS_SINCE else None
                amount = self.books.bill(account_id, month.period, tariff, span, uses, holds)
            number = f"{month.period[:4]}{month.period[5:]}-{account_id}"
            self.bills.append(
                (account_id, month.period, number, month.issued_on, month.due_on, used_in_all, amount, month.issued_at)
            )
            bills.append((month.due_on, amount))
            events.append(Event(amount, month.period))
            balance += amount
            if detailed and index == ADJUSTED:
                adjusted = self.books.adjust(account_id, month.read_on[-1])
                events.append(Event(adjusted))
                balance += adjusted
            if index == 4 and lot > 0.9:
                # In the month in which somebody noticed it, an earlier bill was put right.
                corrected = -charge(1 + int(monthly * 0.1), prices[0])
                self.corrections.append(
                    (
                        account_id,
                        month.read_on[-1],
                        f"К-{number}",
                        past[index + 1].period if index < months else month.period,
                        corrected,
                        "wrong_reading" if lot > 0.95 else "estimated",
                        month.read_at[-1] + 36_000_000,
                    )
                )
                events.append(Event(corrected))
                balance += corrected
            paid = payer.pays(balance, amount, index)
            if paid > 0:
                after = int(draw() * 19)
                if month.paid_on[after] <= self._today:
                    channel = ("bank", "app", "card", "bank", "post", "cash")[int(draw() * 6)]
                    bank = BANKS[int(len(BANKS) * draw() ** 2)] if channel in ("bank", "app") else ""
                    document = str(100_000_000 + int(draw() * 899_999_999))
                    posted = month.paid_at[after] + 36_000_000 + int(draw() * 600) * 60_000
                    self.payments.append((account_id, month.paid_on[after], document, paid, channel, bank, posted))
                    events.append(Event(-paid, payment=(month.paid_on[after], document)))
                    balance -= paid
        late_since = overdue_since(bills, balance, self._today)
        if detailed:
            self.books.allocate(account_id, events)
            if late_since is not None and (unpaid or account_id % 5 == 0):
                self.books.plan(account_id, balance, self._past.today)
        return Owed(balance, late_since)


def reading_id(at: int, register_id: int) -> str:
    """An id as UUIDv7 has it: sorts by its time."""
    return f"{at:012x}70008{register_id:015x}"


def reading(register_id: int, read_on: str, account_id: int, value: int, kind: str, source: str, at: int) -> Row:
    """A reading that nobody took at a desk: no entry, no operator, no reason; of the register's multiplier; used."""
    taken = (register_id, read_on, reading_id(at, register_id), account_id, value, kind, source, at)
    return (*taken, None, None, None, None, False, True, None)


def overdue_since(bills: Sequence[tuple[str, int]], balance: int, today: str) -> str | None:
    """From when the oldest bill not fully paid is late; payments go to the oldest first. Dates are ISO texts."""
    late = None
    for due_on, amount in reversed(bills):
        if balance <= 0:
            break
        late = due_on
        balance -= amount
    return late if late is not None and late < today else None


def _how_read(lot: float) -> tuple[str, str]:
    if lot < 0.5:
        return "customer", "web"
    if lot < 0.7:
        return "customer", "app"
    if lot < 0.84:
        return "customer", "call"
    if lot < 0.94:
        return "estimated", "import"
    return "actual", "inspector"


class _Payer:
    """How somebody pays: in full, in round sums, every other month, or no longer."""

    def __init__(self, lot: float, stopped: int) -> None:
        self._round = 0.78 < lot <= 0.88
        self._every_other = 0.88 < lot <= 0.95
        self._stopped = 1 + int((lot - 0.95) * 120) if lot > 0.95 else stopped  # months ago

    def pays(self, balance: int, amount: int, months_ago: int) -> int:
        """What he pays after the bill of a month, in kopecks."""
        if months_ago < self._stopped or balance <= 0:
            return 0
        if self._round:
            return -(-amount // 5000) * 5000 if balance < 20_000_00 else balance
        if self._every_other and months_ago % 2:
            return 0
        return balance
