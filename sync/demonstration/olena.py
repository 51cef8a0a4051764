"""The story of the picture: a bill a third higher than the month before, and the third call about it."""

from datetime import date, timedelta

from sync.billing.allocating import Event
from sync.demonstration.cast import OLENA
from sync.demonstration.cast_rows import CastRows
from sync.demonstration.ledger import overdue_since, reading
from sync.demonstration.months import instant
from sync.demonstration.places import place


def write_olena(cast: CastRows) -> None:
    """Шевченко Олена Петрівна: 318 kWh in a month that cost 961.20 the month before."""
    today = cast.today
    cast.person(OLENA, "Шевченко Олена Петрівна", since=date(2014, 3, 12))
    cast.phone(OLENA, 0, "380444951234", "+380 44 495-12-34", verified=False)
    cast.phone(OLENA, 1, "380914951234", "091 495 12 34 (моб.)", verified=False)
    address = place("Київ", "вул. Січових Стрільців", "24", "57")
    account_id = OLENA * 4
    cast.point(account_id, address, "two_zone", "NIK 2102-02", "0584113", f"{today.year + 3}-06-01", "2014-03-12")
    months = cast.past.months
    counted = (
        # day and night, the month billed last first
        (277, 41), (203, 39), (186, 36), (141, 35), (144, 35), (152, 37), (176, 41), (200, 44), (212, 48), (194, 43),
        (170, 40), (166, 39), (188, 41), (170, 38), (158, 36), (139, 34), (141, 35), (150, 36), (172, 40), (196, 43),
        (208, 47), (190, 42), (168, 39), (164, 38),
    )  # fmt: skip
    day, night = 14_012, 9_771
    readings, bills = [], []
    for index, (used_by_day, used_by_night) in enumerate(counted):
        month = months[index]
        readings.append((month, day, night))
        uses = (
            cast.used("two_zone", "day", day - used_by_day, day, index),
            cast.used("two_zone", "night", night - used_by_night, night, index),
        )
        span = (months[index + 1].read_on[-1], month.read_on[-1])
        amount = cast.ledger.books.bill(account_id, month.period, "two_zone", span, uses, None)
        bills.append((month, used_by_day + used_by_night, amount))
        day, night = day - used_by_day, night - used_by_night
    readings.append((months[len(counted)], day, night))
    for month, by_day, by_night in reversed(readings):
        at = instant(month.first.replace(day=25), 20, 5) - 3_600_000
        for register_id, value in ((account_id * 4, by_day), (account_id * 4 + 1, by_night)):
            cast.ledger.readings.append(
                reading(register_id, month.read_on[-1], account_id, value, "customer", "web", at)
            )
    balance, owed = 0, []
    events: list[Event] = []
    late_since = (today - timedelta(days=4)).isoformat()
    for index in range(len(bills) - 1, -1, -1):
        month, used, amount = bills[index]
        due_on = late_since if index == 0 else month.due_on
        number = f"{month.period[:4]}{month.period[5:]}-{account_id}"
        cast.ledger.bills.append(
            (account_id, month.period, number, month.issued_on, due_on, used, amount, month.issued_at)
        )
        owed.append((due_on, amount))
        events.append(Event(amount, month.period))
        balance += amount
        if index > 0:
            paid = 850_00 if index == 1 else balance
            paid_at = month.issued_at + 2 * 24 * 3_600_000 + 16_800_000  # the third, in the morning
            cast.ledger.payments.append(
                (account_id, month.paid_on[1], f"{310_000_000 + index}", paid, "bank", "ПриватБанк", paid_at)
            )
            events.append(Event(-paid, payment=(month.paid_on[1], f"{310_000_000 + index}")))
            balance -= paid
        if index == 1:
            # What was billed too much in August comes off; with it the past is settled to the kopeck.
            corrected_on = months[0].first.replace(day=24)
            cast.ledger.corrections.append(
                (
                    *(account_id, corrected_on.isoformat(), f"К-{number}", months[2].period, -balance),
                    *("wrong_reading", instant(corrected_on, 12, 20)),
                )
            )
            events.append(Event(-balance))
            balance = 0
    cast.ledger.books.allocate(account_id, events)
    cast.account(
        account_id,
        OLENA,
        "4120337815",
        "two_zone",
        date(2014, 3, 12),
        balance,
        overdue_since(owed, balance, today.isoformat()),
    )
    for number, where in (
        ("4120337816", place("Київ", "вул. Січових Стрільців", "24", "гараж 9")),
        ("4120561940", place("Ірпінь", "вул. Садова", "18")),
    ):
        cast.household(OLENA, 1 + int(number == "4120561940"), number, where, "single", 40.0, date(2014, 3, 12))
    cast.talk(OLENA, account_id, 2, (15, 2), 1003, "bill", "call_back", "«Чому такий рахунок» · обіцяно відповідь.")
    cast.talk(
        OLENA, account_id, 6, (9, 12), 1003, "recalculation", "request_filed", "Незгода з рахунком, подано заявку."
    )
    cast.request(
        OLENA, account_id, 48_120, 6, (9, 17), 1003, "recalculation", "billing", 7,
        {"period": months[0].period, "reason": "wrong_reading", "register": "T1", "control_reading": 14_012},
    )  # fmt: skip
    for years in range(1, max(2, today.year - 2014)):
        asked_on = 365 * years + 37 * (years % 5)
        if today - timedelta(days=asked_on) > date(2014, 3, 12):
            cast.talk(OLENA, account_id, asked_on, (11, 5 + years), 1001 + years % 9, "reading", "reading_taken",
                       "Передала показання телефоном.")  # fmt: skip
    cast.talk(
        OLENA,
        account_id,
        (today - date(2014, 3, 12)).days,
        (10, 30),
        1010,
        "contract",
        "answered",
        "Договір укладено.",
    )
