"""The cast: callers of the demonstration whose stories are known, so that what the screen shows can be checked.

Their numbers and ids are below the many's. What they owe adds up as everybody's does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import msgspec

from sync.demonstration import words
from sync.demonstration.ledger import ZONES, Ledger, charge, overdue_since, reading_id
from sync.demonstration.months import Past, instant, midnight_ms
from sync.demonstration.people import Named
from sync.demonstration.places import Place, place
from sync.demonstration.rows import Rows
from sync.keys import meter_key, name_key
from sync.protocol import Certainty

_MONTHS = 24

OLENA = 1
KOVAL = 2
BONDAR_MOTHER, BONDAR_SON = 3, 4
SVITANOK, SVITANOK_BRANCHES = 5, (6, 7, 8)
CONCIERGE_HOUSE = tuple(range(11, 19))
STRANGER_WHO_CALLED = 21
ENTERED = 22
CUT_OFF = 23
RUSSIAN = 24
NO_PHONE = 25
OSBB = 26
TRADER = 27


@dataclass(frozen=True, slots=True)
class Story:
    """One caller: what Asterisk sees of him, and whom the screen must show."""

    name: str
    number: str | None  # as the caller's line shows it; None: withheld
    entered_account: str | None
    clients: tuple[int, ...]  # expected candidates, best first
    certainty: Certainty | None  # of the first; None: nobody
    opens: bool  # a card opens by itself


@dataclass(frozen=True, slots=True)
class _Part:
    """One account of one of the cast."""

    client_id: int
    place: int
    number: str
    where: Place
    tariff: str
    monthly: float
    opened_on: date


class Cast:
    """Writes the cast's rows."""

    def __init__(self, today: date, prices: Mapping[str, Mapping[str, int]]) -> None:
        self._today = today
        self._prices = prices
        self._past = Past.before(today, _MONTHS)
        self._random = Random(20_261_124)  # noqa: S311  # always the same stories, whatever the base's seed
        self._ledger = Ledger(self._past, {tariff: dict(zones) for tariff, zones in prices.items()})
        self._rows = Rows()

    def rows(self) -> Rows:
        """All of the cast."""
        self._olena()
        self._families()
        self._firms()
        self._house_with_a_concierge()
        self._others()
        rows, ledger = self._rows, self._ledger
        rows.of["readings"] += ledger.readings
        rows.of["bills"] += ledger.bills
        rows.of["corrections"] += ledger.corrections
        rows.of["payments"] += ledger.payments
        return rows

    # --- the story of the picture: a bill higher than usual, and the third call about it ---------------------------

    def _olena(self) -> None:
        """Шевченко Олена Петрівна: 318 kWh in a month that cost 961.20 the month before."""
        today = self._today
        self._person(OLENA, "Шевченко Олена Петрівна", since=date(2014, 3, 12))
        self._phone(OLENA, 0, "380444951234", "+380 44 495-12-34", verified=False)
        self._phone(OLENA, 1, "380914951234", "091 495 12 34 (моб.)", verified=False)
        address = place("Київ", "вул. Січових Стрільців", "24", "57")
        account_id = OLENA * 4
        self._point(account_id, address, "two_zone", "NIK 2102-02", "0584113", f"{today.year + 3}-06-01", "2014-03-12")
        months = self._past.months
        uses = (
            # day and night, the month billed last first
            (277, 41), (203, 39), (186, 36), (141, 35), (144, 35), (152, 37), (176, 41), (200, 44), (212, 48), (194, 43),
            (170, 40), (166, 39), (188, 41), (170, 38), (158, 36), (139, 34), (141, 35), (150, 36), (172, 40), (196, 43),
            (208, 47), (190, 42), (168, 39), (164, 38),
        )  # fmt: skip
        day, night = 14_012, 9_771
        readings, bills = [], []
        for index, (used_by_day, used_by_night) in enumerate(uses):
            month = months[index]
            readings.append((month, day, night))
            amount = self._cost("two_zone", "day", used_by_day) + self._cost("two_zone", "night", used_by_night)
            bills.append((month, used_by_day + used_by_night, amount))
            day, night = day - used_by_day, night - used_by_night
        readings.append((months[len(uses)], day, night))
        for month, by_day, by_night in reversed(readings):
            at = instant(month.first.replace(day=25), 20, 5) - 3_600_000
            for register_id, value in ((account_id * 4, by_day), (account_id * 4 + 1, by_night)):
                self._ledger.readings.append(
                    (register_id, month.read_on[-1], reading_id(at, register_id), account_id, value)
                    + ("customer", "web", at)
                )
        balance, owed = 0, []
        late_since = (today - timedelta(days=4)).isoformat()
        for index in range(len(bills) - 1, -1, -1):
            month, used, amount = bills[index]
            due_on = late_since if index == 0 else month.due_on
            number = f"{month.period[:4]}{month.period[5:]}-{account_id}"
            self._ledger.bills.append(
                (account_id, month.period, number, month.issued_on, due_on, used, amount, month.issued_at)
            )
            owed.append((due_on, amount))
            balance += amount
            if index > 0:
                paid = 850_00 if index == 1 else balance
                paid_at = month.issued_at + 2 * 24 * 3_600_000 + 16_800_000  # the third, in the morning
                self._ledger.payments.append(
                    (account_id, month.paid_on[1], f"{310_000_000 + index}", paid, "bank", "ПриватБанк", paid_at)
                )
                balance -= paid
            if index == 1:
                # What was billed too much in August comes off; with it the past is settled to the kopeck.
                corrected_on = months[0].first.replace(day=24)
                self._ledger.corrections.append(
                    (account_id, corrected_on.isoformat(), f"К-{number}", months[2].period, -balance)
                    + ("wrong_reading", instant(corrected_on, 12, 20))
                )
                balance = 0
        self._account(
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
            self._household(OLENA, 1 + int(number == "4120561940"), number, where, "single", 40.0, date(2014, 3, 12))
        self._talk(
            OLENA, account_id, 2, (15, 2), 1003, "bill", "call_back", "«Чому такий рахунок» · обіцяно відповідь."
        )
        self._talk(
            OLENA, account_id, 6, (9, 12), 1003, "recalculation", "request_filed", "Незгода з рахунком, подано заявку."
        )
        self._request(
            OLENA, account_id, 48_120, 6, (9, 17), 1003, "recalculation", "billing", 7,
            {"period": months[0].period, "reason": "wrong_reading", "register": "T1", "control_reading": 14_012},
        )  # fmt: skip
        for years in range(1, max(2, today.year - 2014)):
            asked_on = 365 * years + 37 * (years % 5)
            if today - timedelta(days=asked_on) > date(2014, 3, 12):
                self._talk(OLENA, account_id, asked_on, (11, 5 + years), 1001 + years % 9, "reading", "reading_taken",
                           "Передала показання телефоном.")  # fmt: skip
        self._talk(
            OLENA,
            account_id,
            (today - date(2014, 3, 12)).days,
            (10, 30),
            1010,
            "contract",
            "answered",
            "Договір укладено.",
        )

    # --- the others -----------------------------------------------------------------------------------------------

    def _families(self) -> None:
        self._person(KOVAL, "Коваль Ігор Степанович", since=date(2016, 8, 1))
        self._phone(KOVAL, 0, "380915550102", "(091) 555 01 02", verified=True)
        self._household(
            KOVAL, 0, "4110200102", place("Київ", "вул. Антоновича", "72", "15"), "single", 120, date(2016, 8, 1)
        )
        self._talk(KOVAL, KOVAL * 4, 9, (11, 38), 1007, "meter", "answered", "Коли повірка лічильника.")
        # A son whose number is at his mother's account too, for he pays for her.
        self._person(BONDAR_MOTHER, "Бондар Марія Іванівна", since=date(2009, 2, 3), vulnerable=True)
        self._person(BONDAR_SON, "Бондар Олексій Тарасович", since=date(2018, 11, 5))
        self._household(
            BONDAR_MOTHER,
            0,
            "4110200201",
            place("Бровари", "вул. Київська", "154", "31"),
            "two_zone",
            90,
            date(2009, 2, 3),
        )
        self._household(
            BONDAR_SON,
            0,
            "4110200202",
            place("Київ", "вул. Драгоманова", "40", "112"),
            "single",
            210,
            date(2018, 11, 5),
        )
        for owner in (BONDAR_MOTHER, BONDAR_SON):
            self._phone(owner, 0, "380915550203", "+380 91 555-02-03 / син", verified=False)
        self._talk(
            BONDAR_MOTHER, BONDAR_MOTHER * 4, 3, (11, 27), 1007, "reading", "reading_taken", "Показання передав син."
        )

    def _firms(self) -> None:
        self._entity(SVITANOK, "ТОВ «Світанок»", "38412077", since=date(2012, 6, 18))
        self._phone(SVITANOK, 0, "380445550300", "044 555-03-00 (бухгалтерія)", verified=True)
        self._household(
            SVITANOK,
            0,
            "4110300300",
            place("Київ", "вул. Дегтярівська", "27", "оф. 4"),
            "business",
            1900,
            date(2012, 6, 18),
        )
        towns = ("Біла Церква", "Фастів", "Обухів")
        for branch, town in zip(SVITANOK_BRANCHES, towns, strict=True):
            self._entity(branch, f"ТОВ «Світанок», філія {town}", "38412077", date(2017, 1, 9), parent=SVITANOK)
            self._household(
                branch,
                0,
                f"41103003{branch:02d}",
                place(town, "вул. Шевченка", str(10 + branch)),
                "business",
                800,
                date(2017, 1, 9),
            )
        self._talk(SVITANOK, SVITANOK * 4, 12, (11, 31), 1007, "legal_entity", "answered", "Акт звірки надіслано.")
        self._entity(OSBB, "ОСББ «Січових Стрільців-24»", "40118823", since=date(2017, 9, 1))
        self._phone(OSBB, 0, "380445550411", "495-0411, 555-04-11 голова", verified=False)
        self._household(
            OSBB, 0, "4110300411", place("Київ", "вул. Січових Стрільців", "24"), "business", 2400, date(2017, 9, 1)
        )
        self._entity(TRADER, "ФОП Сорока Надія Павлівна", "3027418865", since=date(2021, 4, 12))
        self._phone(TRADER, 0, "380915550512", "8-091-555-0512", verified=True)
        self._household(
            TRADER,
            0,
            "4110300512",
            place("Вишгород", "вул. Набережна", "2", "оф. 1"),
            "business",
            300,
            date(2021, 4, 12),
        )

    def _house_with_a_concierge(self) -> None:
        """Eight flats, one telephone downstairs; one of them has asked for something that is still open."""
        names = (
            "Мельник Галина Петрівна", "Гончарук Степан Ілліч", "Савченко Леся Юріївна", "Поліщук Віктор Андрійович",
            "Яременко Зоя Максимівна", "Кушнір Богдан Романович", "Дяченко Раїса Павлівна", "Чумак Лев Остапович",
        )  # fmt: skip
        for flat, (client_id, name) in enumerate(zip(CONCIERGE_HOUSE, names, strict=True), start=1):
            self._person(client_id, name, since=date(2015, 10, 1))
            self._phone(client_id, 0, "380445550600", "044 555 06 00 консьєржка", verified=False)
            self._household(
                client_id,
                0,
                f"41104006{flat:02d}",
                place("Київ", "просп. Голосіївський", "93", str(flat)),
                "single",
                110,
                date(2015, 10, 1),
            )
        asks, called = CONCIERGE_HOUSE[5], CONCIERGE_HOUSE[2]
        self._request(
            asks, asks * 4, 47_902, 11, (10, 40), 1002, "meter_service", "metering", 45, {"reason": "verification"}
        )
        self._talk(called, called * 4, 2, (17, 20), 1005, "outage", "sent_elsewhere", "Немає світла у під'їзді.")

    def _others(self) -> None:
        self._person(STRANGER_WHO_CALLED, "Лобода Юрій Вікторович", since=date(2020, 7, 7))
        self._household(
            STRANGER_WHO_CALLED,
            0,
            "4110500721",
            place("Київ", "вул. Кіото", "9", "44"),
            "two_zone",
            150,
            date(2020, 7, 7),
        )
        # He called once from his work, and the operator found out who he was; the number stands at nobody.
        self._talk(STRANGER_WHO_CALLED, STRANGER_WHO_CALLED * 4, 30, (14, 10), 1004, "debt", "answered",
                   "Дзвонив з роботи.", number="380445550721")  # fmt: skip
        self._person(ENTERED, "Зінчук Катерина Олегівна", since=date(2013, 12, 2))
        self._phone(ENTERED, 0, "380915550822", "0915550822", verified=False)
        self._household(
            ENTERED, 0, "4110500822", place("Бориспіль", "вул. Нова", "5"), "e_heating", 420, date(2013, 12, 2)
        )
        self._person(CUT_OFF, "Рибалка Сергій Іванович", since=date(2011, 3, 30))
        self._phone(CUT_OFF, 0, "380915550923", "+38(091)555-09-23", verified=True)
        self._household(
            CUT_OFF, 0, "4110500923", place("Фастів", "вул. Польова", "17а"), "single", 260, date(2011, 3, 30), unpaid=5
        )
        self._talk(
            CUT_OFF, CUT_OFF * 4, 5, (16, 45), 1009, "debt", "promised_to_pay", "Обіцяє сплатити половину до 1-го."
        )
        self._person(RUSSIAN, "Соловьёва Алёна Фёдоровна", since=date(2010, 1, 15), language="ru")
        self._phone(RUSSIAN, 0, "380915551024", "8 (091) 555-10-24", verified=True)
        self._household(
            RUSSIAN,
            0,
            "4110501024",
            place("Ірпінь", "вул. Мечникова", "112", "7"),
            "three_zone",
            180,
            date(2010, 1, 15),
        )
        self._person(NO_PHONE, "Кандиба Тарас Левкович", since=date(2008, 5, 19), vulnerable=True)
        self._phone(NO_PHONE, 0, None, "немає, через сусідку", verified=False)
        self._household(
            NO_PHONE, 0, "4110501125", place("Обухів", "вул. Трипільська", "63"), "single", 70, date(2008, 5, 19)
        )

    # --- rows -----------------------------------------------------------------------------------------------------

    def _person(self, client_id: int, name: str, since: date, language: str = "uk", vulnerable: bool = False) -> None:
        self._client(client_id, Named(name, name_key(name), language, "person"), since, None, None, vulnerable)

    def _entity(self, client_id: int, name: str, tax_id: str, since: date, parent: int | None = None) -> None:
        self._client(client_id, Named(name, name_key(name), "uk", "entity"), since, tax_id, parent, False)

    def _client(
        self, client_id: int, named: Named, since: date, tax_id: str | None, parent: int | None, vulnerable: bool
    ) -> None:
        self._rows.add(
            "clients",
            id=client_id,
            kind=named.kind,
            name=named.name,
            name_key=named.key,
            language=named.language,
            tax_id=tax_id,
            parent_id=parent,
            vulnerable=vulnerable,
            since=since.isoformat(),
            version=1,
        )

    def _phone(self, client_id: int, position: int, e164: str | None, original: str, *, verified: bool) -> None:
        added_at = midnight_ms(self._today - timedelta(days=400 + client_id))
        self._rows.add(
            "phones",
            id=client_id * 4 + position,
            client_id=client_id,
            e164=e164,
            original=original,
            verified=verified,
            added_at=added_at,
        )

    def _household(
        self,
        client_id: int,
        position: int,
        number: str,
        where: Place,
        tariff: str,
        monthly: float,
        opened_on: date,
        unpaid: int = 0,
    ) -> None:
        account_id = client_id * 4 + position
        models = words.METERS[tariff]
        meter = f"{7_000_000 + account_id * 7919}"
        self._point(
            account_id,
            where,
            tariff,
            models[account_id % len(models)],
            meter,
            f"{self._today.year + 2}-09-01",
            opened_on.isoformat(),
        )
        registers = [account_id * 4 + zone for zone in range(len(ZONES[tariff]))]
        owed = self._ledger.write(self._random, account_id, registers, tariff, monthly, _MONTHS, unpaid=unpaid)
        self._account(
            account_id, client_id, number, tariff, opened_on, owed.balance, owed.overdue_since, cut_off=unpaid > 0
        )

    def _point(
        self, account_id: int, where: Place, tariff: str, model: str, meter: str, verified_until: str, installed_on: str
    ) -> None:
        add = self._rows.add
        add(
            "premises",
            id=account_id,
            city=where.city,
            street=where.street,
            house=where.house,
            flat=where.flat,
            address_key=where.key,
        )
        add("service_points", id=account_id, account_id=account_id, premise_id=account_id, service="electricity")
        add(
            "meters",
            id=account_id,
            number=meter,
            number_key=meter_key(meter),
            model=model,
            verified_until=verified_until,
            seal=f"С{4_410_000 + account_id}",
        )
        add("installations", id=account_id, service_point_id=account_id, meter_id=account_id, installed_on=installed_on)
        digits = 8 if tariff == "business" else 6
        for position, (code, zone, _share) in enumerate(ZONES[tariff]):
            add(
                "registers",
                id=account_id * 4 + position,
                meter_id=account_id,
                code=code,
                zone=zone,
                unit="kWh",
                digits=digits,
                multiplier=1,
            )

    def _account(
        self,
        account_id: int,
        client_id: int,
        number: str,
        tariff: str,
        opened_on: date,
        balance: int,
        late_since: str | None,
        cut_off: bool = False,
    ) -> None:
        self._rows.add(
            "accounts",
            id=account_id,
            number=number,
            number_reversed=number[::-1],
            client_id=client_id,
            premise_id=account_id,
            tariff=tariff,
            status="active",
            opened_on=opened_on.isoformat(),
            balance=balance,
            overdue_since=late_since,
            cut_off_on=(self._today + timedelta(days=6)).isoformat() if cut_off else None,
        )

    def _talk(
        self,
        client_id: int,
        account_id: int,
        days_ago: int,
        time: tuple[int, int],
        operator: int,
        topic: str,
        outcome: str,
        note: str,
        number: str | None = None,
    ) -> None:
        at = instant(self._today - timedelta(days=days_ago), *time)
        shown = number or next((row[2] for row in self._rows.of["phones"] if row[1] == client_id and row[2]), "")
        id_ = f"{at:012x}70018{client_id:015x}"
        answered, ended = at + 24_000, at + 24_000 + 72_000
        self._rows.add(
            "interactions",
            id=id_,
            call_id=f"main-{at // 1000}.{client_id}",
            client_id=client_id,
            account_id=account_id,
            channel="call",
            direction="inbound",
            number=shown,
            queue="bills",
            operator_id=operator,
            started_at=at,
            answered_at=answered,
            ended_at=ended,
            ended_how="caller_hung_up",
            topic=topic,
            outcome=outcome,
            note=note,
            certain="chosen" if number else "on_file",
            version=1,
        )
        spans = (
            ("ivr", "", at, at + 8_000),
            ("queue", "bills", at + 8_000, answered),
            ("operator", f"PJSIP/{operator}", answered, ended),
        )
        for seq, (kind, who, began, over) in enumerate(spans):
            self._rows.add(
                "legs", interaction_id=id_, seq=seq, kind=kind, who=who, began_at=began, ended_at=over, answered=True
            )

    def _request(
        self,
        client_id: int,
        account_id: int,
        number: int,
        days_ago: int,
        time: tuple[int, int],
        filed_by: int,
        type_: str,
        department: str,
        days: int,
        fields: Mapping[str, str | int | None],
    ) -> None:
        filed_on = self._today - timedelta(days=days_ago)
        at = instant(filed_on, *time)
        self._rows.add(
            "requests",
            id=f"{at:012x}70028{client_id:015x}",
            number=number,
            client_id=client_id,
            account_id=account_id,
            type=type_,
            type_version=1,
            fields=msgspec.json.encode(fields).decode(),
            status="open",
            department=department,
            due_on=(filed_on + timedelta(days=days)).isoformat(),
            filed_by=filed_by,
            filed_at=at,
            version=1,
        )

    def _cost(self, tariff: str, zone: str, used: int) -> int:
        return charge(used, self._prices[tariff][zone])


def stories() -> Sequence[Story]:
    """What calls in, and whom it must show."""
    verified, on_file, guessed = Certainty.VERIFIED, Certainty.ON_FILE, Certainty.GUESSED
    house = CONCIERGE_HOUSE
    by_rank = (house[5], house[2], *(one for one in house if one not in (house[5], house[2])))
    return (
        Story("on file, three accounts", "0444951234", None, (OLENA,), on_file, True),
        Story("on file, account entered", "+380444951234", "4120337815", (OLENA,), verified, True),
        Story("known and verified", "0915550102", None, (KOVAL,), verified, True),
        Story("a family on one number", "0915550203", None, (BONDAR_MOTHER, BONDAR_SON), on_file, False),
        Story("a legal entity", "0445550300", None, (SVITANOK,), verified, True),
        Story("a concierge's number", "0445550600", None, by_rank, on_file, False),
        Story("called once from here", "0445550721", None, (STRANGER_WHO_CALLED,), guessed, False),
        Story("unknown", "0445559999", None, (), None, False),
        Story("withheld", None, None, (), None, False),
        Story("withheld, account entered", None, "4110500822", (ENTERED,), on_file, True),
        Story("unknown, account entered", "0445559998", "4110501125", (NO_PHONE,), on_file, True),
        Story("cut off soon", "+380915550923", None, (CUT_OFF,), verified, True),
        Story("speaks Russian", "0915551024", None, (RUSSIAN,), verified, True),
        Story("an association", "0445550411", None, (OSBB,), on_file, True),
        Story("a sole trader", "0915550512", None, (TRADER,), verified, True),
    )
