"""All of Shevchenko's money, down to the readings: the billing that belongs to her card."""

from datetime import date

from msgspec.structs import replace

from sync.billing.allocating import Event, allocate
from sync.billing.charging import charge
from sync.billing.documents import Allocation, Billing, BillLine, Instalment, Plan
from sync.card import Card
from tests.ui.clients import DAY_NOW, DAY_PRICE, MONTHS, NIGHT_NOW, NIGHT_PRICE, shevchenko


def lines() -> tuple[BillLine, ...]:
    made, day, night = [], DAY_NOW, NIGHT_NOW
    for month in MONTHS:
        year, number = int(month.period[:4]), int(month.period[5:])
        before = date(year - 1, 12, 25) if number == 1 else date(year, number - 1, 25)
        registers = (("T1", "day", day, month.by_day, DAY_PRICE), ("T2", "night", night, month.by_night, NIGHT_PRICE))
        for seq, (code, zone, value, used, price) in enumerate(registers):
            made.append(
                BillLine(
                    *(month.period, seq, "use", code, zone, "kWh", used, price * 100, charge(used, price * 100)),
                    *(before, date(year, number, 25), "two_zone", value - used, value, 1),
                )
            )
        day, night = day - month.by_day, night - month.by_night
    return tuple(made)


def allocations(card: Card) -> tuple[Allocation, ...]:
    happened = [(bill.issued_on, Event(bill.amount, bill.period)) for bill in card.bills]
    happened += [(one.issued_on, Event(one.amount)) for one in card.corrections]
    happened += [
        (one.paid_on, Event(-one.amount, payment=(one.paid_on.isoformat(), one.number))) for one in card.payments
    ]
    shares = allocate(event for _, event in sorted(happened, key=lambda pair: pair[0]))
    return tuple(
        Allocation(date.fromisoformat(paid_on), number, period, amount)
        for (paid_on, number), of in shares.items()
        for period, amount in of.items()
    )


def billing(card: Card | None = None) -> Billing:
    """What the server would answer of this card's account."""
    card = card or shevchenko()
    assert card.account_id is not None
    return Billing(
        account_id=card.account_id,
        balance=card.balance,
        billed=sum(bill.amount for bill in card.bills),
        corrected=sum(one.amount for one in card.corrections),
        adjusted=0,
        paid=sum(one.amount for one in card.payments),
        bills=card.bills,
        lines=lines() if card.bills else (),
        corrections=card.corrections,
        payments=card.payments,
        allocations=allocations(card),
    )


def with_plan(of: Billing) -> Billing:
    parts = tuple(Instalment(seq, date(2026, 11 + seq - 1, 20), 40_000, 40_000 if seq == 1 else 0) for seq in (1, 2))
    return replace(of, plans=(Plan("Р-1", date(2026, 11, 2), "active", 80_000, parts),))
