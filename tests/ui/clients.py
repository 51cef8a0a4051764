"""A client whose every figure adds up, and the others that the window's tests and pictures need.

It is Tuesday, 24 November 2026, 11:45:12 in Kyiv. Bills are what the registers counted, at 4.32 for a kWh by day and
2.16 by night; what was paid late was a correction that came later; what is owed is the last bill.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from sync.card import (
    AccountLine,
    Bill,
    Card,
    Correction,
    Interaction,
    Meter,
    Payment,
    Phone,
    Reading,
    Register,
    Request,
)
from sync.outages import Outage
from sync.protocol import CallInfo, Candidate, Certainty, Evidence, Welcome

KYIV_WINTER = timedelta(hours=2)
DAY_PRICE = 432  # kopecks a kWh
NIGHT_PRICE = 216


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    """Milliseconds of a moment on a Kyiv winter clock."""
    moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC) - KYIV_WINTER
    return int(moment.timestamp() * 1000)


NOW = at(2026, 11, 24, 11, 45, 12)
NUMBER = "380444951234"


@dataclass(frozen=True)
class Month:
    """What the two registers counted in a month."""

    period: str
    by_day: int
    by_night: int

    @property
    def amount(self) -> int:
        return self.by_day * DAY_PRICE + self.by_night * NIGHT_PRICE


MONTHS = (
    Month("2026-10", 277, 41),
    Month("2026-09", 207, 32),
    Month("2026-08", 170, 34),
    Month("2026-07", 148, 30),
    Month("2026-06", 152, 31),
    Month("2026-05", 158, 33),
    Month("2026-04", 174, 36),
    Month("2026-03", 196, 38),
    Month("2026-02", 214, 40),
    Month("2026-01", 226, 42),
    Month("2025-12", 209, 39),
    Month("2025-11", 188, 37),
)
DAY_NOW, NIGHT_NOW = 14_012, 9_771
CORRECTED = 11_232  # 26 kWh by day too many in August


def following(period: str) -> tuple[int, int]:
    year, month = int(period[:4]), int(period[5:])
    return (year + 1, 1) if month == 12 else (year, month + 1)


def bills() -> tuple[Bill, ...]:
    made = []
    for month in MONTHS:
        year, number = following(month.period)
        made.append(
            Bill(
                period=month.period,
                number=f"4120337815-{month.period[2:4]}{month.period[5:]}",
                issued_on=date(year, number, 1),
                due_on=date(year, number, 20),
                consumption=month.by_day + month.by_night,
                amount=month.amount,
                issued_at=at(year, number, 1, 6),
            )
        )
    return tuple(made)


def payments() -> tuple[Payment, ...]:
    """Each month paid in full, but September short by what was corrected later; October is owed."""
    made = []
    for place, month in enumerate(MONTHS[1:]):
        year, number = following(month.period)
        day = 3 + place % 4
        made.append(
            Payment(
                number=f"PB{year}{number:02d}{day:02d}0417",
                paid_on=date(year, number, day),
                amount=month.amount - (CORRECTED if place == 0 else 0),
                channel="bank" if place % 3 == 0 else "app",
                payer="ПриватБанк" if place % 3 == 0 else "",
                posted_at=at(year, number, day, 10, 40 - place),
            )
        )
    return tuple(made)


def readings() -> tuple[Reading, ...]:
    made, day, night = [], DAY_NOW, NIGHT_NOW
    for place, month in enumerate(MONTHS):
        read_on = date(int(month.period[:4]), int(month.period[5:]), 25)
        taken = at(read_on.year, read_on.month, 25, 19, 5)
        for code, register_id, value in (("T1", 71, day), ("T2", 72, night)):
            made.append(
                Reading(
                    id=f"0192a{place:03d}{register_id}",
                    register_id=register_id,
                    code=code,
                    read_on=read_on,
                    value=value,
                    kind="customer",
                    source="web",
                    taken_at=taken,
                )
            )
        day, night = day - month.by_day, night - month.by_night
    return tuple(made)


def interactions() -> tuple[Interaction, ...]:
    def call(number: int, when: int, topic: str, outcome: str, note: str, operator: str) -> Interaction:
        return Interaction(
            id=f"01931c{number:04d}",
            call_id=f"pbx/17{number}",
            channel="call",
            direction="inbound",
            number=NUMBER,
            queue="Розрахунки",
            operator=operator,
            started_at=when,
            answered_at=when + 24_000,
            ended_at=when + 214_000,
            ended_how="caller_hung_up",
            topic=topic,
            outcome=outcome,
            note=note,
        )

    letter = Interaction(
        id="01931c0007",
        call_id=None,
        channel="email",
        direction="inbound",
        number="",
        queue=None,
        operator="Гнатюк Ірина Василівна",
        started_at=at(2026, 9, 11, 9, 30),
        answered_at=None,
        ended_at=at(2026, 9, 11, 9, 30),
        ended_how=None,
        topic="bill",
        outcome="answered",
        note="просить квитанцію за серпень",
    )
    return (
        call(
            4,
            at(2026, 11, 20, 15, 2),
            "bill",
            "not_agreed",
            "«Чому такий рахунок», обіцяно відповідь",
            "Ткач Роман Юрійович",
        ),
        call(3, at(2026, 11, 18, 9, 14), "bill", "request_filed", "", "Ткач Роман Юрійович"),
        call(2, at(2026, 8, 26, 12, 40), "reading", "reading_taken", "", "Мельник Софія Андріївна"),
        letter,
    )


REQUEST = Request(
    id="01931bf0",
    number=48_120,
    type="recalculation",
    type_version=1,
    status="taken",
    department="billing",
    due_on=date(2026, 11, 25),
    filed_by="Ткач Роман Юрійович",
    filed_at=at(2026, 11, 18, 9, 17),
    fields={"period": "2026-10", "reason": "wrong_reading"},
    account_id=4120337815,
)


def shevchenko() -> Card:
    """Two zones, three accounts, October owed since the 20th, an open request, calls about the bill before."""
    register = {
        "unit": "kWh",
        "digits": 5,
        "multiplier": 1,
        "previous_on": date(2026, 10, 25),
        "previous_kind": "customer",
    }
    meter = Meter(
        id=7,
        number="0584113",
        model="NIK 2102-02",
        service="electricity",
        verified_until=date(2029, 6, 30),
        installed_on=date(2021, 6, 8),
        registers=(
            Register(id=71, code="T1", zone="day", previous=DAY_NOW, **register),  # type: ignore[arg-type]
            Register(id=72, code="T2", zone="night", previous=NIGHT_NOW, **register),  # type: ignore[arg-type]
        ),
        seal="С4412204",
    )
    correction = Correction("К-11402", date(2026, 10, 24), "2026-08", -CORRECTED, "wrong_reading", at(2026, 10, 24, 16))
    card = Card(
        client_id=381_204,
        kind="person",
        name="Шевченко Олена Петрівна",
        language="uk",
        tax_id=None,
        vulnerable=False,
        client_since=date(2014, 3, 12),
        client_version=3,
        phones=(Phone(NUMBER, "(044) 495-12-34", False), Phone("380671120458", "067 112 04 58", True)),
        account_id=4120337815,
        number="4120337815",
        address="Київ, вул. Січових Стрільців, 24, кв. 57",
        tariff="two_zone",
        status="active",
        opened_on=date(2014, 3, 12),
        balance=0,
        overdue_since=date(2026, 11, 20),
        cut_off_on=None,
        accounts=(
            AccountLine(4120337816, "4120337816", "Київ, вул. Січових Стрільців, 24, гараж 12", "active", 0),
            AccountLine(4120981240, "4120981240", "с. Гатне, вул. Київська, 118", "active", -4_120),
        ),
        meters=(meter,),
        readings=readings(),
        bills=bills(),
        corrections=(correction,),
        payments=payments(),
        interactions=interactions(),
        requests=(REQUEST,),
    )
    owed = sum(bill.amount for bill in card.bills) + correction.amount - sum(one.amount for one in card.payments)
    return _with_balance(card, owed)


def _with_balance(card: Card, balance: int) -> Card:
    from msgspec.structs import replace

    return replace(card, balance=balance)


def svitanok() -> Card:
    """A legal entity: tax number, single rate with a transformer, nothing owed, no history yet."""
    register = Register(91, "T", "all", "kWh", 6, 40, 20_871, date(2026, 10, 31), "actual")
    return Card(
        client_id=900_117,
        kind="company",
        name="ТОВ «Світанок»",
        language="uk",
        tax_id="39418820",
        vulnerable=False,
        client_since=date(2019, 1, 15),
        client_version=1,
        phones=(Phone("380443311200", "331-12-00", True),),
        account_id=7700012044,
        number="7700012044",
        address="Київ, вул. Промислова, 4",
        tariff="business",
        status="active",
        opened_on=date(2019, 2, 1),
        balance=0,
        overdue_since=None,
        cut_off_on=None,
        meters=(
            Meter(9, "11402877", "NIK 2303 ARP3T", "electricity", date(2026, 8, 31), date(2018, 8, 20), (register,)),
        ),
    )


def candidates() -> tuple[Candidate, ...]:
    """Three clients at one number, best first."""
    return (
        Candidate(
            client_id=381_204,
            account_id=4120337815,
            name="Шевченко Олена Петрівна",
            kind="person",
            account_number="4120337815",
            address="Київ, вул. Січових Стрільців, 24, кв. 57",
            certainty=Certainty.ON_FILE,
            evidence=(Evidence.PHONE_ON_FILE, Evidence.OPEN_REQUEST),
            open_requests=1,
            last_contact_at=at(2026, 11, 20, 15, 2),
        ),
        Candidate(
            client_id=381_990,
            account_id=4120337902,
            name="Шевченко Петро Іванович",
            kind="person",
            account_number="4120337902",
            address="Київ, вул. Січових Стрільців, 24, кв. 58",
            certainty=Certainty.ON_FILE,
            evidence=(Evidence.PHONE_ON_FILE,),
            last_contact_at=at(2025, 2, 3, 12, 30),
        ),
        Candidate(
            client_id=412_007,
            account_id=4120551120,
            name="Бондаренко-Василевська Катерина Олександрівна",
            kind="person",
            account_number="4120551120",
            address="Біла Церква, бульв. Олександрійський, 111, корп. 2, кв. 214",
            certainty=Certainty.GUESSED,
            evidence=(Evidence.CALLED_BEFORE, Evidence.RECENT_CALL),
            last_contact_at=at(2026, 11, 23, 17, 48),
        ),
    )


def call(call_id: str = "pbx/1764000000.1", **changes: object) -> CallInfo:
    """A call that rings now, from Shevchenko's number, with an account entered in the menu."""
    facts: dict[str, object] = {
        "id": call_id,
        "state": "ringing",
        "direction": "inbound",
        "number": NUMBER,
        "number_text": "0444951234",
        "withheld": False,
        "caller_name": "",
        "queue": "Розрахунки",
        "ivr_path": ("Меню", "Рахунки"),
        "entered_account": "4120337815",
        "failed_entries": 0,
        "started_at": NOW - 46_000,
        "queued_at": NOW - 28_000,
        "ringing_at": NOW - 4_000,
        "answered_at": None,
    }
    return CallInfo(**{**facts, **changes})  # type: ignore[arg-type]


def talking(call_id: str = "pbx/1764000000.1", **changes: object) -> CallInfo:
    """The same call 72 seconds into the talk, after 24 seconds in the queue."""
    times: dict[str, object] = {
        "state": "talking",
        "started_at": NOW - 130_000,
        "queued_at": NOW - 96_000,
        "ringing_at": NOW - 78_000,
        "answered_at": NOW - 72_000,
    }
    return call(call_id, **{**times, **changes})


WELCOME = Welcome(
    staff_id=12,
    login="tkachenko",
    name="Ткаченко Андрій Сергійович",
    role="operator",
    extension="1007",
    team="група 2",
    token="t",
    time=NOW,
    catalogue="1",
    feed_at=0,
)


def content() -> Card:
    """Shevchenko as she may be one day: nothing owed, nothing open, one price by day and night."""
    return replace(shevchenko(), tariff="single", balance=0, overdue_since=None, requests=(), interactions=())


def outage(callers: int = 7) -> Outage:
    """In Shevchenko's street."""
    return Outage("a" * 32, "Київ, вул. Січових Стрільців", NOW - 600_000, callers)
