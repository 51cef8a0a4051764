"""The few people whom the tests of records and sync are about, and the commands that they give."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, Engine, insert

from sync.commands import (
    AnswerOffer,
    AttachNumber,
    DetachNumber,
    FileRequest,
    IdentifyCaller,
    NoteAccess,
    NoteAnswer,
    RateArticle,
    RecordReadings,
    RegisterValue,
    RestoreNumber,
    WithdrawReadings,
    WrapUp,
)
from sync.commands.base import DeskSetting, ServerSetting
from sync.database import writing
from sync.ids import new_id
from sync.records.clients import accounts, clients, premises
from sync.records.meters import installations, meters, readings, registers, service_points
from sync.records.staff import staff

NOW = 1_790_000_000_000
TODAY = date(2026, 9, 21)
KEY = bytes(range(32))
SERVER = ServerSetting(lambda: TODAY)
DESK = DeskSetting(lambda: TODAY)

OLENA, IVAN, AUDITOR, GONE = 7, 8, 9, 10  # staff
KOVAL, SHEVCHENKO = 812, 813  # clients
KOVAL_FLAT, SHEVCHENKO_FLAT = 5001, 5002  # accounts
METER = 31  # at Koval's flat, two zones
DAY, NIGHT = 311, 312  # its registers
READ_ON = date(2026, 8, 20)  # last
DAY_BEFORE, NIGHT_BEFORE = 4_200, 1_700


def seed(engine: Engine) -> None:
    with writing(engine) as connection:
        for id_, name, role, active in (
            (OLENA, "Olena", "operator", True),
            (IVAN, "Ivan", "senior", True),
            (AUDITOR, "Maria", "auditor", True),
            (GONE, "Petro", "operator", False),
        ):
            connection.execute(insert(staff).values(id=id_, login=name.lower(), name=name, role=role, active=active))
        for client_id, name, account_id in ((KOVAL, "Коваль", KOVAL_FLAT), (SHEVCHENKO, "Шевченко", SHEVCHENKO_FLAT)):
            since = date(2019, 3, 1)
            connection.execute(
                insert(clients).values(
                    id=client_id, kind="person", name=name, name_key=name.lower(), language="uk", since=since
                )
            )
            connection.execute(
                insert(premises).values(
                    id=client_id,
                    city="Полтава",
                    street="Соборна",
                    house="1",
                    flat="2",
                    address_key="соборна 1 2 полтава",
                )
            )
            connection.execute(
                insert(accounts).values(
                    id=account_id,
                    number=str(account_id),
                    number_reversed=str(account_id)[::-1],
                    client_id=client_id,
                    premise_id=client_id,
                    tariff="day",
                    status="active",
                    opened_on=since,
                )
            )
        _seed_meter(connection)


def _seed_meter(connection: Connection) -> None:
    """A two-zone meter at Koval's flat with a year of readings: 120 kWh by day and 40 by night a month."""
    connection.execute(
        insert(service_points).values(id=1, account_id=KOVAL_FLAT, premise_id=KOVAL, service="electricity")
    )
    connection.execute(insert(meters).values(id=METER, number="0031", number_key="31", model="NIK"))
    connection.execute(
        insert(installations).values(id=1, service_point_id=1, meter_id=METER, installed_on=date(2019, 3, 1))
    )
    for register_id, code, zone in ((DAY, "T1", "day"), (NIGHT, "T2", "night")):
        connection.execute(
            insert(registers).values(id=register_id, meter_id=METER, code=code, zone=zone, unit="kWh", digits=5)
        )
    for months_ago in range(3):
        read_on = READ_ON.replace(month=READ_ON.month - months_ago)
        for register_id, value, a_month in ((DAY, DAY_BEFORE, 120), (NIGHT, NIGHT_BEFORE, 40)):
            connection.execute(
                insert(readings).values(
                    register_id=register_id,
                    read_on=read_on,
                    id=f"{register_id}{months_ago}".rjust(32, "0"),
                    account_id=KOVAL_FLAT,
                    value=value - months_ago * a_month,
                    kind="customer",
                    source="web",
                    taken_at=NOW - (30 + 30 * months_ago) * 86_400_000,
                )
            )


def file_request(
    by: int = OLENA, client_id: int | None = KOVAL, account_id: int | None = None, **more: object
) -> FileRequest:
    values: dict[str, object] = {
        "id": new_id(),
        "at": NOW,
        "by": by,
        "type": "reading_dispute",
        "type_version": 1,
        "client_id": client_id,
        "account_id": account_id,
        "call_id": "line-1790000000.1",
        "fields": {"note": "ґанок — «так»", "reading": 4512, "meter": None},
        "department": "metering",
        "due_on": date(2026, 10, 21),
    }
    return FileRequest(**(values | more))  # type: ignore[arg-type]


def identify(by: int = OLENA, client_id: int = KOVAL, call_id: str = "line-1790000000.1") -> IdentifyCaller:
    return IdentifyCaller(new_id(), NOW, by, call_id, client_id, None, "on_file")


def wrap_up(by: int = OLENA, call_id: str = "line-1790000000.1", outcome: str = "solved") -> WrapUp:
    return WrapUp(new_id(), NOW, by, call_id, "readings", outcome, "дякує")


def attach(by: int = OLENA, client_id: int = KOVAL, e164: str = "380501234567", verified: bool = True) -> AttachNumber:
    return AttachNumber(new_id(), NOW, by, client_id, e164, "050 123-45-67", verified)


def detach(by: int = OLENA, client_id: int = KOVAL, e164: str = "380501234567", wrong: bool = True) -> DetachNumber:
    return DetachNumber(new_id(), NOW + 2, by, client_id, e164, wrong)


def restore(by: int = OLENA, client_id: int = KOVAL, e164: str = "380501234567") -> RestoreNumber:
    return RestoreNumber(new_id(), NOW + 3, by, client_id, e164)


def note_answer(by: int = OLENA, question: str = "address", agrees: bool = True, client_id: int = KOVAL) -> NoteAnswer:
    return NoteAnswer(new_id(), NOW, by, "line-1790000000.1", client_id, None, question, agrees, "balance")


def note_access(by: int = OLENA, how: str = "opened", reason: str = "") -> NoteAccess:
    return NoteAccess(new_id(), NOW, by, "line-1790000000.1", KOVAL, KOVAL_FLAT, "money", how, "balance", reason)


def rate(
    by: int = OLENA, article: str = "reading_how", useful: bool = True, call_id: str | None = "line-1790000000.1"
) -> RateArticle:
    return RateArticle(new_id(), NOW, by, article, 1, useful, call_id)


def offer(
    by: int = OLENA,
    client_id: int = KOVAL,
    outcome: str = "declined",
    call_id: str | None = "line-1790000000.1",
    name: str = "two_zones",
) -> AnswerOffer:
    return AnswerOffer(new_id(), NOW, by, name, client_id, None, call_id, outcome)


def record(by: int = OLENA, day: int = 4_320, night: int = 1_740, **more: object) -> RecordReadings:
    """Koval reads his meter."""
    values: dict[str, object] = {
        "id": new_id(),
        "at": NOW,
        "by": by,
        "client_id": KOVAL,
        "account_id": KOVAL_FLAT,
        "meter_id": METER,
        "read_on": TODAY,
        "values": (RegisterValue(DAY, day), RegisterValue(NIGHT, night)),
    }
    return RecordReadings(**(values | more))  # type: ignore[arg-type]


def withdraw(entry_id: str, by: int = OLENA) -> WithdrawReadings:
    return WithdrawReadings(new_id(), NOW + 1, by, KOVAL, KOVAL_FLAT, entry_id)
