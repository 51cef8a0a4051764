"""Writing one of the cast by hand: a person or a firm with phones, accounts, meters, talks and requests."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

import msgspec

from sync.demonstration import words
from sync.demonstration.books import Used, price_of
from sync.demonstration.ledger import ZONES, Ledger
from sync.demonstration.months import Past, instant, midnight_ms
from sync.demonstration.people import Named
from sync.demonstration.places import Place
from sync.demonstration.rows import Rows, columns
from sync.keys import meter_key, name_key

MONTHS = 24


class CastRows:
    """Collects the cast's rows."""

    def __init__(self, today: date, prices: Mapping[str, Mapping[str, int]]) -> None:
        self.today = today
        self.past = Past.before(today, MONTHS)
        self.ledger = Ledger(self.past, {tariff: dict(zones) for tariff, zones in prices.items()})
        self._prices = prices
        self._random = Random(20_261_124)  # noqa: S311  # always the same stories, whatever the base's seed
        self._rows = Rows()

    def rows(self) -> Rows:
        """All that was written."""
        of = self._rows.of
        of["readings"], of["bills"] = self.ledger.readings, self.ledger.bills
        of["corrections"], of["payments"] = self.ledger.corrections, self.ledger.payments
        self.ledger.books.write_into(self._rows)
        return self._rows

    def person(self, client_id: int, name: str, since: date, language: str = "uk", vulnerable: bool = False) -> None:
        self._client(client_id, Named(name, name_key(name), language, "person"), since, None, None, vulnerable)

    def entity(self, client_id: int, name: str, tax_id: str, since: date, parent: int | None = None) -> None:
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

    def phone(self, client_id: int, position: int, e164: str | None, original: str, *, verified: bool) -> None:
        added_at = midnight_ms(self.today - timedelta(days=400 + client_id))
        self._rows.add(
            "phones",
            id=client_id * 4 + position,
            client_id=client_id,
            e164=e164,
            original=original,
            verified=verified,
            added_at=added_at,
        )

    def household(
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
        self.point(
            account_id,
            where,
            tariff,
            models[account_id % len(models)],
            meter,
            f"{self.today.year + 2}-09-01",
            opened_on.isoformat(),
        )
        registers = [account_id * 4 + zone for zone in range(len(ZONES[tariff]))]
        owed = self.ledger.write(self._random, account_id, registers, tariff, monthly, MONTHS, unpaid=unpaid)
        self.account(
            account_id, client_id, number, tariff, opened_on, owed.balance, owed.overdue_since, cut_off=unpaid > 0
        )

    def point(
        self,
        account_id: int,
        where: Place,
        tariff: str,
        model: str,
        meter: str,
        verified_until: str,
        installed_on: str,
        *,
        digits: int | None = None,
        multiplier: int = 1,
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
        digits = digits or (8 if tariff == "business" else 6)
        for position, (code, zone, _share) in enumerate(ZONES[tariff]):
            add(
                "registers",
                id=account_id * 4 + position,
                meter_id=account_id,
                code=code,
                zone=zone,
                unit="kWh",
                digits=digits,
                multiplier=multiplier,
            )

    def exchange_meter(self, account_id: int, model: str, meter: str, on: date, verified_until: str) -> int:
        """A single-rate meter in the place of the account's; the id of its register."""
        new = account_id + 1  # ids of an account that this client has not
        installations = self._rows.of["installations"]
        old = next(place for place, row in enumerate(installations) if row[0] == account_id)
        installations[old] = (*installations[old][:-1], on.isoformat())
        self._rows.add(
            "meters",
            id=new,
            number=meter,
            number_key=meter_key(meter),
            model=model,
            verified_until=verified_until,
            seal=f"С{4_410_000 + new}",
        )
        self._rows.add("installations", id=new, service_point_id=account_id, meter_id=new, installed_on=on.isoformat())
        self._rows.add("registers", id=new * 4, meter_id=new, code="T", zone="all", unit="kWh", digits=6, multiplier=1)
        return new * 4

    def account(
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
            cut_off_on=(self.today + timedelta(days=6)).isoformat() if cut_off else None,
        )

    def paid_by(self, payer: str, account_id: int) -> None:
        """All payments for this account so far are somebody's, by his name."""
        at = columns("payments").index("payer")
        payments = self.ledger.payments
        for place, row in enumerate(payments):
            if row[0] == account_id:
                payments[place] = (*row[:at], payer, *row[at + 1 :])

    def talk(
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
        at = instant(self.today - timedelta(days=days_ago), *time)
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

    def request(
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
        filed_on = self.today - timedelta(days=days_ago)
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

    def used(self, tariff: str, zone: str, before: int, after: int, months_ago: int, *, multiplier: int = 1) -> Used:
        """What a register counted, at the price of that month."""
        code = next(code for code, one, _ in ZONES[tariff] if one == zone)
        return Used(code, zone, before, after, price_of(self._prices[tariff][zone], months_ago), multiplier)
