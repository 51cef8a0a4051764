"""Number to card on the server: our one statement beside the raw driver's several and the ORM's object loading.

All three fetch the same facts: client, phones, accounts, meters with registers, readings, bills, corrections,
payments, interactions and requests.
"""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import msgspec
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session, registry, relationship, selectinload

from sync.lookup import Lookup
from sync.records.billing import bills, corrections, payments
from sync.records.clients import accounts, clients, phones, premises
from sync.records.interactions import interactions
from sync.records.meters import installations, meters, readings, registers, service_points
from sync.records.requests import requests
from tests.benchmarks.measure import Figure, percentile


class Cursor(Protocol):
    def execute(self, operation: Any, parameters: Any = ...) -> Any: ...
    def fetchall(self) -> Sequence[Any]: ...


BY_CLIENT = (
    "select e164, original, verified from phones where client_id = {}",
    "select id, kind, name, language, tax_id, vulnerable, since, version from clients where id = {}",
    "select a.id, a.number, a.tariff, a.status, a.opened_on, a.balance, a.overdue_since, p.city, p.street, p.house,"
    " p.flat from accounts a join premises p on p.id = a.premise_id where a.client_id = {}",
    "select i.id, i.call_id, i.channel, i.direction, i.number, i.queue, s.name, i.started_at, i.answered_at,"
    " i.ended_at, i.ended_how, i.topic, i.outcome, i.note from interactions i left join staff s on s.id = i.operator_id"
    " where i.client_id = {} order by i.started_at desc limit 20",
    "select r.id, r.number, r.type, r.status, r.department, r.due_on, s.name, r.filed_at, r.fields from requests r"
    " left join staff s on s.id = r.filed_by where r.client_id = {} order by r.filed_at desc limit 20",
)
BY_ACCOUNT = (
    "select m.id, m.number, m.model, s.service, m.verified_until, i.installed_on, g.id, g.code, g.zone, g.unit,"
    " g.digits, g.multiplier from service_points s join installations i on i.service_point_id = s.id"
    " join meters m on m.id = i.meter_id join registers g on g.meter_id = m.id"
    " where s.account_id = {} and i.removed_on is null",
    "select id, register_id, read_on, value, kind, source, taken_at from readings where account_id = {}"
    " order by taken_at desc limit 24",
    "select period, number, issued_on, due_on, consumption, amount from bills where account_id = {}"
    " order by period desc limit 13",
    "select number, issued_on, for_period, amount, reason from corrections where account_id = {}"
    " order by issued_on desc limit 12",
    "select number, paid_on, amount, channel, payer from payments where account_id = {} order by paid_on desc limit 12",
)


def several_statements(cursor: Cursor, mark: str) -> Callable[[str], bytes]:
    """The raw driver as one would use it: a statement a question, eleven trips, and the rows made fit for the wire."""
    by_client = [statement.format(mark) for statement in BY_CLIENT]
    by_account = [statement.format(mark) for statement in BY_ACCOUNT]
    by_number = f"select client_id, verified from phones where e164 = {mark}"

    def fetch(number: str) -> bytes:
        cursor.execute(by_number, (number,))
        client_id = cursor.fetchall()[0][0]
        rows: list[Any] = []
        account_id = 0
        for place, statement in enumerate(by_client):
            cursor.execute(statement, (client_id,))
            found = cursor.fetchall()
            rows.append(found)
            if place == 2:
                account_id = found[0][0]
        for statement in by_account:
            cursor.execute(statement, (account_id,))
            rows.append(cursor.fetchall())
        return msgspec.json.encode(rows)

    return fetch


class Loaded:
    """The ORM's objects of the same card."""

    def __init__(self) -> None:
        mapper = registry(metadata=clients.metadata)
        kinds: dict[Any, Any] = {
            table: type(table.name.title(), (), {})
            for table in (
                clients,
                phones,
                accounts,
                premises,
                service_points,
                installations,
                meters,
                registers,
                readings,
                bills,
                corrections,
                payments,
                interactions,
                requests,
            )
        }
        self._client: Any = kinds[clients]
        self._phone: Any = kinds[phones]
        self._account: Any = kinds[accounts]
        many: dict[Any, dict[str, Any]] = {
            clients: {
                "phones": relationship(kinds[phones], viewonly=True),
                "accounts": relationship(kinds[accounts], viewonly=True),
                "interactions": relationship(
                    kinds[interactions], viewonly=True, order_by=interactions.c.started_at.desc()
                ),
                "requests": relationship(kinds[requests], viewonly=True),
            },
            accounts: {
                "premise": relationship(kinds[premises], viewonly=True),
                "points": relationship(kinds[service_points], viewonly=True),
                "bills": relationship(kinds[bills], viewonly=True),
                "corrections": relationship(kinds[corrections], viewonly=True),
                "payments": relationship(kinds[payments], viewonly=True),
                "readings": relationship(kinds[readings], viewonly=True),
            },
            service_points: {"installations": relationship(kinds[installations], viewonly=True)},
            installations: {"meter": relationship(kinds[meters], viewonly=True)},
            meters: {"registers": relationship(kinds[registers], viewonly=True)},
        }
        for table, kind in kinds.items():
            mapper.map_imperatively(kind, table, properties=many.get(table, {}))
        client, account = self._client, self._account
        deep = selectinload(client.accounts)
        self._statement = (
            select(client)
            .join(self._phone, self._phone.client_id == client.id)
            .options(
                selectinload(client.phones),
                selectinload(client.interactions),
                selectinload(client.requests),
                deep.selectinload(account.premise),
                deep.selectinload(account.bills),
                deep.selectinload(account.corrections),
                deep.selectinload(account.payments),
                deep.selectinload(account.readings),
                deep.selectinload(account.points)
                .selectinload(kinds[service_points].installations)
                .selectinload(kinds[installations].meter)
                .selectinload(kinds[meters].registers),
            )
        )

    def fetch(self, engine: Engine) -> Callable[[str], int]:
        def one(number: str) -> int:
            with Session(engine) as session:
                found = session.scalars(self._statement.where(self._phone.e164 == number)).unique().all()
                return len(found[0].interactions)

        return one


def _microseconds(act: Callable[[str], object], numbers: Sequence[str]) -> list[float]:
    samples = []
    for number in numbers:
        began = time.perf_counter()
        act(number)
        samples.append((time.perf_counter() - began) * 1e6)
    return samples


def some_numbers(engine: Engine, count: int) -> list[str]:
    """Numbers of clients with a long past, whose cards are full, spread over the base; the same at each run."""
    chance = random.Random(7)
    past = select(func.count()).where(interactions.c.client_id == phones.c.client_id).scalar_subquery()
    found: dict[str, None] = {}
    with engine.connect() as connection:
        last = connection.scalar(text("select max(id) from phones")) or 1
        for _ in range(400):
            ids = [chance.randint(1, last) for _ in range(900)]
            full = select(phones.c.e164).where(phones.c.id.in_(ids), phones.c.e164.is_not(None), past >= 12)
            found |= dict.fromkeys(connection.scalars(full.order_by(phones.c.id)))
            if len(found) >= count:
                break
    return list(found)[:count]


def run(engine: Engine, orm: Loaded, calls: int = 600) -> list[Figure]:
    """Warm figures: each number is asked once before it counts."""
    dialect = engine.dialect.name
    numbers = some_numbers(engine, calls)
    lookup = Lookup(dialect)
    now = int(time.time() * 1000)
    with engine.connect() as connection, engine.connect() as raw_connection:
        raw = raw_connection.connection.dbapi_connection
        if raw is None:
            raise RuntimeError("the driver gave no connection")
        several = several_statements(raw.cursor(), "?" if isinstance(raw, sqlite3.Connection) else "%s")
        acts: list[Callable[[str], object]] = [
            lambda number: lookup.pop(connection, number, None, now),
            several,
            orm.fetch(engine),
        ]
        medians = []
        for act in acts:
            _microseconds(act, numbers)
            medians.append(_microseconds(act, numbers))
    ours, plain, objects = (statistics.median(samples) for samples in medians)
    name = f"number to card, {'SQLite' if dialect == 'sqlite' else 'PostgreSQL'}"
    note = f"p99 {percentile(medians[0], 0.99):.0f} µs"
    reach = 0.6 if dialect == "sqlite" else 0.5
    return [
        Figure(name, ours, "µs p50", "raw driver, eleven statements", plain, reach, "lower", note),
        Figure(name, ours, "µs p50", "ORM objects", objects, 0.1, "lower"),
    ]
