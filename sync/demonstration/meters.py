"""Callers whose meters want care: near its highest figure, exchanged this month, not verified, behind transformers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sync.billing.allocating import Event
from sync.demonstration.cast import EXCHANGED, EXPIRED, NEAR_ROLLOVER, TRANSFORMER
from sync.demonstration.cast_rows import CastRows
from sync.demonstration.ledger import reading
from sync.demonstration.months import instant
from sync.demonstration.places import Place, place

# What the register counted in each of the last twelve months, the month billed last first.
_USES = (132, 118, 104, 97, 95, 99, 108, 121, 134, 140, 137, 129)
_LATEST = 25  # the day of the month on which they read


@dataclass(frozen=True, slots=True)
class _Case:
    """One account with one register. `last` is its figure of the month billed last."""

    client_id: int
    number: str
    where: Place
    meter: str
    last: int
    tariff: str = "single"
    digits: int = 6
    multiplier: int = 1
    verified_until: date | None = None


def write_meter_cases(cast: CastRows) -> None:
    """All four."""
    since = date(2017, 5, 15)
    cast.person(NEAR_ROLLOVER, "Гаврилюк Ніна Семенівна", since=since)
    cast.phone(NEAR_ROLLOVER, 0, "380915551201", "091 555-12-01", verified=True)
    _account(cast, _Case(NEAR_ROLLOVER, "4110501201", place("Київ", "вул. Предславинська", "31", "8"), "7301201",
                         last=99_941, digits=5))  # fmt: skip
    cast.person(EXCHANGED, "Лисенко Павло Олегович", since=since)
    cast.phone(EXCHANGED, 0, "380915551302", "091 555-13-02", verified=True)
    case = _Case(EXCHANGED, "4110501302", place("Бровари", "вул. Героїв України", "11", "63"), "9001302", last=48_210)
    _account(cast, case)
    _exchange(cast, case)
    cast.person(EXPIRED, "Романюк Зоя Петрівна", since=since)
    cast.phone(EXPIRED, 0, "380915551403", "091 555-14-03", verified=True)
    _account(cast, _Case(EXPIRED, "4110501403", place("Ірпінь", "вул. Соборна", "2", "17"), "6401403", last=21_077,
                         verified_until=cast.today - timedelta(days=40)))  # fmt: skip
    cast.entity(TRANSFORMER, "ТОВ «Хлібозавод Поділ»", "39870412", since)
    cast.phone(TRANSFORMER, 0, "380445551504", "044 555-15-04 (енергетик)", verified=True)
    _account(cast, _Case(TRANSFORMER, "4110501504", place("Київ", "вул. Щекавицька", "40"), "5501504", last=30_884,
                         tariff="business", multiplier=40))  # fmt: skip


def _account(cast: CastRows, case: _Case) -> None:
    """A year of readings, and bills of them that are all paid."""
    account_id = case.client_id * 4
    verified_until = case.verified_until or cast.today.replace(year=cast.today.year + 4, day=1)
    cast.point(account_id, case.where, case.tariff, "NIK 2100", case.meter, verified_until.isoformat(), "2017-05-15",
               digits=case.digits, multiplier=case.multiplier)  # fmt: skip
    months = cast.past.months
    _readings(cast, account_id * 4, account_id, case.last, _USES)
    balance = 0
    events: list[Event] = []
    after = case.last - sum(_USES)
    for index in range(len(_USES) - 1, -1, -1):
        month = months[index]
        before, after = after, after + _USES[index]
        used = cast.used(case.tariff, "all", before, after, index, multiplier=case.multiplier)
        span = (months[index + 1].read_on[-1], month.read_on[-1])
        amount = cast.ledger.books.bill(account_id, month.period, case.tariff, span, (used,), None)
        number = f"{month.period[:4]}{month.period[5:]}-{account_id}"
        cast.ledger.bills.append(
            (account_id, month.period, number, month.issued_on, month.due_on, used.quantity, amount, month.issued_at)
        )
        events.append(Event(amount, month.period))
        balance += amount
        if month.paid_on[2] <= cast.today.isoformat():
            paid_at = month.paid_at[2] + 36_000_000
            document = f"{320_000_000 + account_id * 100 + index}"
            cast.ledger.payments.append((account_id, month.paid_on[2], document, balance, "app", "monobank", paid_at))
            events.append(Event(-balance, payment=(month.paid_on[2], document)))
            balance = 0
    cast.ledger.books.allocate(account_id, events)
    cast.account(account_id, case.client_id, case.number, case.tariff, date(2017, 5, 15), balance, None)


def _readings(cast: CastRows, register_id: int, account_id: int, last: int, uses: Sequence[int]) -> None:
    value = last
    for index, used in enumerate((*uses, 0)):
        month = cast.past.months[index]
        at = instant(month.first.replace(day=_LATEST), 19, 30)
        cast.ledger.readings.append(reading(register_id, month.read_on[-1], account_id, value, "customer", "web", at))
        value -= used


def _exchange(cast: CastRows, case: _Case) -> None:
    """Since its last reading the old meter counted 61; the new one began at 15, and not at nought."""
    account_id = case.client_id * 4
    last_read = date.fromisoformat(cast.past.months[0].read_on[-1])
    day = max(cast.today - timedelta(days=12), last_read + timedelta(days=1))
    at = instant(day, 12, 0)
    new_register = cast.exchange_meter(account_id, "NIK 2104", "1115202", day, f"{day.year + 10}-01-01")
    for register_id, value in ((account_id * 4, case.last + 61), (new_register, 15)):
        cast.ledger.readings.append(
            reading(register_id, day.isoformat(), account_id, value, "verified", "inspector", at)
        )
