"""A client with two zones, and a call of hers."""

from datetime import date

from msgspec.structs import replace

from sync.card import Bill, Card, Meter, Payment, Phone, Register
from sync.protocol import CallInfo

TODAY = date(2026, 11, 24)


def register(id: int, code: str, zone: str, digits: int = 6) -> Register:
    return Register(
        id=id,
        code=code,
        zone=zone,
        unit="kWh",
        digits=digits,
        multiplier=1,
        previous=14_012,
        previous_on=date(2026, 10, 25),
        previous_kind="customer",
    )


def meter(number: str, *registers: Register) -> Meter:
    return Meter(
        id=7,
        number=number,
        model="NIK 2102-02",
        service="electricity",
        verified_until=date(2029, 6, 1),
        installed_on=date(2019, 6, 1),
        registers=registers,
    )


def olena() -> Card:
    """One meter with two registers, bills up to October, a verified number behind one on file."""
    return Card(
        client_id=1,
        kind="person",
        name="Шевченко Олена Петрівна",
        language="uk",
        tax_id=None,
        vulnerable=False,
        client_since=date(2014, 3, 12),
        client_version=1,
        phones=(
            Phone(e164=None, original="дзвонити сусідці", verified=False),
            Phone(e164="380671112233", original="067 111-22-33", verified=False),
            Phone(e164="380444951234", original="495-12-34", verified=True),
        ),
        account_id=10,
        number="4120337815",
        address="Київ, вул. Січових Стрільців, 24, кв. 57",
        tariff="two_zone",
        status="active",
        opened_on=date(2014, 3, 12),
        balance=128_450,
        overdue_since=date(2026, 11, 20),
        cut_off_on=None,
        meters=(meter("0584113", register(1, "T1", "day"), register(2, "T2", "night")),),
        bills=(
            Bill("2026-10", "Р-1026", date(2026, 11, 1), date(2026, 11, 20), 318, 128_450, 0),
            Bill("2026-09", "Р-0926", date(2026, 10, 1), date(2026, 10, 20), 240, 96_240, 0),
        ),
        payments=(Payment("PB-77120", date(2026, 10, 3), 85_000, "bank", "Шевченко О. П.", 0),),
    )


def with_one_register() -> Card:
    return replace(olena(), meters=(meter("0584113", register(1, "T", "all", digits=5)),))


def with_two_meters() -> Card:
    second = meter("771200", register(3, "T1", "day"), register(4, "T3", "night", digits=8))
    return replace(olena(), meters=(*olena().meters, second))


def call(number: str | None = "380501234567") -> CallInfo:
    return CallInfo(
        id="pbx:1",
        state="talking",
        direction="inbound",
        number=number,
        number_text=number or "anonymous",
        withheld=number is None,
        caller_name="",
        queue="billing",
        ivr_path=(),
        entered_account=None,
        failed_entries=0,
        started_at=0,
        queued_at=None,
        ringing_at=None,
        answered_at=None,
    )
