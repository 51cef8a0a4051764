"""The demonstration's base adds up, is believable to the last date, and is the same each time."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from argon2 import PasswordHasher
from sqlalchemy import Connection, Engine, func, select, text

from sync.billing import derivation
from sync.billing.charging import charge
from sync.billing.derivation import Kind, Node
from sync.billing.difference import Cause, charged, difference
from sync.billing.documents import Billing
from sync.catalogue import Catalogue
from sync.catalogue.reading import load_profile
from sync.commands.requests import FileRequest
from sync.database import open_server, upgrade
from sync.demonstration import plan as planning
from sync.demonstration import postgres as postgres_load
from sync.demonstration import sqlite as sqlite_load
from sync.demonstration.base import build
from sync.demonstration.cast import CUT_OFF
from sync.demonstration.months import midnight_ms
from sync.demonstration.population import Depth
from sync.demonstration.rows import TABLES, Rows, table
from sync.keys import address_key, meter_key, name_key
from sync.lookup import Lookup
from sync.records.billing import (
    adjustments,
    allocations,
    benefits,
    bill_lines,
    bills,
    corrections,
    payment_plans,
    payments,
    plan_instalments,
)
from sync.records.clients import accounts, clients, phones, premises
from sync.records.interactions import interactions, legs
from sync.records.meters import meters, readings, registers
from sync.records.requests import requests
from sync.records.staff import staff
from sync.records.sync_state import feed_counter
from telephony.calls.model import CallEnd
from telephony.numbers import parse

TODAY = date(2026, 11, 24)
NOW = midnight_ms(TODAY) + 86_400_000
CLIENTS = 300
_KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[dict[str, Engine]]:
    """The same base on both databases."""
    with request.getfixturevalue("postgres").database() as url:
        made = {
            "sqlite": open_server(f"sqlite:///{tmp_path_factory.mktemp('demonstration') / 'base.sqlite'}"),
            "postgresql": open_server(url),
        }
        for engine in made.values():
            build(engine, clients=CLIENTS, seed=3, today=TODAY)
        yield made
        for engine in made.values():
            engine.dispose()


@pytest.fixture
def connection(engines: dict[str, Engine]) -> Iterator[Connection]:
    """The one on SQLite: that both are the same is a test of its own."""
    with engines["sqlite"].connect() as opened:
        yield opened


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_profile("ua")


def contents(engine: Engine) -> dict[str, list[Any]]:
    with engine.connect() as connection:
        names = (*TABLES, "feed_counter", "entity_words", "word_parts", "street_words")
        return {name: sorted(connection.execute(select(table(name))).all(), key=repr) for name in names}


def test_both_databases_hold_the_same(engines: dict[str, Engine]) -> None:
    one, other = (contents(engines[kind]) for kind in _KINDS)
    for name, rows in one.items():
        assert rows == other[name], name
        assert rows or name == "corrections", name
    assert len(one["clients"]) == CLIENTS


def test_the_same_seed_gives_the_same_base_and_another_one_another(engines: dict[str, Engine], tmp_path: Path) -> None:
    again, different = (open_server(f"sqlite:///{tmp_path / name}") for name in ("again.sqlite", "other.sqlite"))
    build(again, clients=CLIENTS, seed=3, today=TODAY)
    build(different, clients=CLIENTS, seed=4, today=TODAY)
    first = contents(engines["sqlite"])
    assert contents(again) == first
    assert contents(different)["clients"] != first["clients"]
    for engine in (again, different):
        engine.dispose()


def test_the_words_are_those_that_the_triggers_would_have_kept(engines: dict[str, Engine], database_url: str) -> None:
    """A bulk load lays the triggers aside; row by row they write the same."""
    slow = open_server(database_url)
    upgrade(slow)
    with slow.begin() as connection:
        for name in ("clients", "premises"):
            rows = contents(engines["sqlite"])[name]
            rows.sort(key=lambda row: row.id)  # heads before their branches
            connection.execute(table(name).insert(), [dict(row._mapping) for row in rows])
    kept = contents(slow)
    for name in ("entity_words", "word_parts", "street_words"):
        assert kept[name] == contents(engines["sqlite"])[name]
    slow.dispose()


def test_no_row_points_nowhere(connection: Connection) -> None:
    assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_indexes_triggers_and_constraints_are_all_back(engines: dict[str, Engine], database_url: str) -> None:
    plain = open_server(database_url)
    upgrade(plain)
    filled = engines[plain.dialect.name]
    if plain.dialect.name == "sqlite":
        statement = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1, 2"
    else:
        statement = """
            SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
            ORDER BY 1, 2, 3"""
    with plain.connect() as one, filled.connect() as other:
        assert one.exec_driver_sql(statement).all() == other.exec_driver_sql(statement).all()
    plain.dispose()


def test_sqlite_is_left_ready_for_the_server(connection: Connection) -> None:
    assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_stat1").scalar()


def test_a_bill_is_the_sum_of_its_lines_and_they_what_was_used_times_the_prices(
    connection: Connection, catalogue: Catalogue
) -> None:
    prices = {tariff.id: tariff.prices for tariff in catalogue.tariffs}
    tariff_of = dict(connection.execute(select(accounts.c.id, accounts.c.tariff)).all())
    by_day: dict[tuple[int, str], dict[date, int]] = defaultdict(dict)
    rows = connection.execute(
        select(readings.c.account_id, readings.c.read_on, readings.c.value, registers.c.code).join(
            registers, registers.c.id == readings.c.register_id
        )
    )
    for account_id, read_on, value, code in rows:
        by_day[account_id, code][read_on] = value
    lines: dict[tuple[int, str], list[Any]] = defaultdict(list)
    for line in connection.execute(select(bill_lines)):
        lines[line.account_id, line.period].append(line)
    seen = set()
    for bill in connection.execute(select(bills)):
        of = lines.pop((bill.account_id, bill.period))
        uses = [line for line in of if line.kind == "use"]
        zones = prices[tariff_of[bill.account_id]]
        assert bill.amount == sum(line.amount for line in of)
        assert bill.consumption == sum(line.quantity for line in uses)
        assert {line.zone for line in uses} == set(zones)
        for line in of:
            seen.add(line.kind)
            sign = -1 if line.kind == "benefit" else 1
            assert line.amount == sign * charge(line.quantity, line.price)
            assert line.tariff == tariff_of[bill.account_id]
        for line in uses:
            told = by_day[bill.account_id, line.code]
            assert (told[line.from_on], told[line.to_on]) == (line.before, line.after)
            assert line.quantity == (line.after - line.before) * line.multiplier >= 0
            assert line.price in (zones[line.zone], zones[line.zone] * 9 // 10)
            seen.add(line.price == zones[line.zone])
    assert not lines
    assert seen == {"use", "benefit", True, False}  # a benefit and a change of prices are among them


def test_the_balance_is_bills_corrections_and_adjustments_less_payments(connection: Connection) -> None:
    def sums(of: Any) -> dict[int, int]:
        rows = connection.execute(select(of.c.account_id, func.sum(of.c.amount)).group_by(of.c.account_id))
        return dict(rows.all())

    billed, corrected, adjusted, paid = map(sums, (bills, corrections, adjustments, payments))
    assert corrected
    assert {amount > 0 for amount in adjusted.values()} == {True, False}
    for account in connection.execute(select(accounts)):
        charged = sum(of.get(account.id, 0) for of in (billed, corrected, adjusted))
        assert account.balance == charged - paid.get(account.id, 0), account.number
        if account.overdue_since is not None:
            assert account.balance > 0
            assert account.overdue_since < TODAY
        if account.cut_off_on is not None:
            assert account.overdue_since is not None
            assert account.cut_off_on > TODAY


def test_each_payment_is_allocated_to_the_last_kopeck_and_no_bill_is_paid_twice(connection: Connection) -> None:
    keys = (allocations.c.account_id, allocations.c.paid_on, allocations.c.number)
    rows = connection.execute(select(*keys, func.sum(allocations.c.amount)).group_by(*keys)).all()
    allocated = {(account_id, paid_on, number): amount for account_id, paid_on, number, amount in rows}
    paid = {(row.account_id, row.paid_on, row.number): row.amount for row in connection.execute(select(payments))}
    assert allocated == paid
    of_bill = (allocations.c.account_id, allocations.c.period)
    amounts = {(row.account_id, row.period): row.amount for row in connection.execute(select(bills))}
    for account_id, period, amount in connection.execute(
        select(*of_bill, func.sum(allocations.c.amount)).where(allocations.c.period != "").group_by(*of_bill)
    ):
        assert 0 < amount <= amounts[account_id, period]


def test_a_plan_is_for_what_is_owed_and_its_instalments_are_the_plan(connection: Connection) -> None:
    owed = dict(connection.execute(select(accounts.c.id, accounts.c.balance)).all())
    plans = connection.execute(select(payment_plans)).all()
    assert CUT_OFF * 4 in {plan.account_id for plan in plans}
    for plan in plans:
        parts = connection.execute(
            select(plan_instalments).where(plan_instalments.c.account_id == plan.account_id)
        ).all()
        assert plan.amount == owed[plan.account_id] == sum(part.amount for part in parts)
        assert len({part.due_on for part in parts}) == len(parts) == 6


def test_every_figure_of_every_account_adds_up_down_to_the_readings(connection: Connection) -> None:
    lookup = Lookup("sqlite")
    compared = 0
    for account in connection.execute(select(accounts)).all():
        body = lookup.billing(connection, account.client_id, account.id)
        assert body is not None
        billing = msgspec.json.decode(body, type=Billing)
        tree = derivation.balance(billing)
        assert tree.value == account.balance
        assert derivation.check(tree)
        assert not {Kind.UNKNOWN, Kind.BEYOND} & set(kinds(tree))
        assert all(derivation.check(derivation.consumption(billing, bill)) for bill in billing.bills)
        for before, after in pairwise(reversed(billing.bills)):
            one, other = charged(billing, before.period), charged(billing, after.period)
            assert one is not None and other is not None
            split = difference(one, other)
            assert sum(part.amount for part in split.parts) == other.total - one.total
            assert Cause.UNEXPLAINED not in {part.cause for part in split.parts}
            compared += 1
    assert compared > CLIENTS * 12


def kinds(node: Node) -> Iterator[Kind]:
    yield node.kind
    for child in node.children:
        yield from kinds(child)


def test_nothing_has_happened_in_the_future(connection: Connection) -> None:
    instants = (
        (phones.c.added_at, readings.c.taken_at, bills.c.issued_at, payments.c.posted_at),
        (corrections.c.issued_at, interactions.c.ended_at, requests.c.filed_at),
    )
    for column in (*instants[0], *instants[1]):
        assert connection.execute(select(func.max(column))).scalar_one() < NOW, column
    for day in (readings.c.read_on, bills.c.issued_on, payments.c.paid_on, accounts.c.opened_on, clients.c.since):
        assert connection.execute(select(func.max(day))).scalar_one() <= TODAY, day
    assert (
        connection.execute(select(func.count()).where(interactions.c.answered_at < interactions.c.started_at)).scalar()
        == 0
    )


def test_ids_of_the_catalogue_are_in_the_catalogue(connection: Connection, catalogue: Catalogue) -> None:
    def used(*columns: Any) -> set[Any]:
        return {row if len(columns) > 1 else row[0] for row in connection.execute(select(*columns).distinct())}

    assert used(accounts.c.tariff) <= {tariff.id for tariff in catalogue.tariffs}
    assert used(corrections.c.reason) <= {choice.id for choice in catalogue.correction_reasons}
    assert used(adjustments.c.reason) <= {choice.id for choice in catalogue.adjustment_reasons}
    assert used(benefits.c.code) <= {choice.id for choice in catalogue.benefits}
    assert used(payments.c.channel) <= {choice.id for choice in catalogue.payment_channels}
    outcomes = {(topic.id, outcome.id) for topic in catalogue.topics for outcome in topic.outcomes}
    assert used(interactions.c.topic, interactions.c.outcome) - {(None, None)} <= outcomes
    assert used(interactions.c.ended_how) - {None} <= set(CallEnd)
    kinds = {kind.id: kind for kind in catalogue.request_types}
    for request in connection.execute(select(requests)):
        kind = kinds[request.type]
        assert (request.type_version, request.department) == (kind.version, kind.department)
        assert set(request.fields) <= {field.id for field in kind.fields}
        msgspec.convert(request.fields, FileRequest.__annotations__["fields"])


def test_people_bear_the_names_that_people_bear(connection: Connection) -> None:
    """A son's patronymic goes with a man's name, a daughter's with a woman's."""
    people = connection.execute(select(clients).where(clients.c.kind == "person")).all()
    women = 0
    for person in people:
        surname, given, patronymic = person.name.split(" ")
        daughter = patronymic.endswith(("івна", "ївна", "овна", "евна", "ична"))
        assert daughter != patronymic.endswith(("ич", "іч")), person.name
        assert daughter == (given.endswith(("а", "я", "ія", "ов", "ь")) and given not in _MEN_IN_A), person.name
        if surname.endswith(("ська", "цька", "ов", "ова", "ев", "ева", "ський", "цький")):
            assert daughter == surname.endswith("а"), person.name
        women += daughter
    assert 0.4 < women / len(people) < 0.7


_MEN_IN_A = {"Микола", "Ілля", "Илья", "Ігорь", "Лев"}


def test_keys_are_those_that_the_search_makes(connection: Connection) -> None:
    for client in connection.execute(select(clients)):
        assert client.name_key == name_key(client.name)
    for place in connection.execute(select(premises)):
        assert place.address_key == address_key(place.city, place.street, place.house, place.flat)
    for meter in connection.execute(select(meters)):
        assert meter.number_key == meter_key(meter.number)
    for account in connection.execute(select(accounts)):
        assert account.number_reversed == account.number[::-1]
        assert len(account.number) == 10


def test_numbers_are_real_ones_however_they_were_written(connection: Connection) -> None:
    rows = connection.execute(select(phones).where(phones.c.e164.is_not(None))).all()
    for row in rows:
        assert parse("+" + row.e164).e164 == "+" + row.e164
    assert len({row.original[:2] for row in rows}) > 3
    shared = connection.execute(select(phones.c.e164).group_by(phones.c.e164).having(func.count() > 1)).all()
    assert len(shared) > 5


def test_legs_of_a_talk_follow_each_other(connection: Connection) -> None:
    of: dict[str, list[Any]] = defaultdict(list)
    for leg in connection.execute(select(legs).order_by(legs.c.interaction_id, legs.c.seq)):
        of[leg.interaction_id].append(leg)
    talks = {row.id: row for row in connection.execute(select(interactions).where(interactions.c.channel == "call"))}
    assert of.keys() == talks.keys()
    for id_, spans in of.items():
        assert spans[0].began_at == talks[id_].started_at
        assert spans[-1].ended_at == talks[id_].ended_at
        assert all(one.ended_at == following.began_at for one, following in pairwise(spans))


def test_the_staff_can_sign_in(connection: Connection) -> None:
    rows = {row.login: row for row in connection.execute(select(staff))}
    assert rows["1001"].interface == "PJSIP/1001"
    assert rows["supervisor"].role == "supervisor"
    assert {row.role for row in rows.values()} >= {"operator", "senior", "supervisor", "back_office", "administrator"}
    assert PasswordHasher().verify(rows["1007"].password_hash, "demo")


def test_the_next_request_gets_a_number_of_its_own(connection: Connection) -> None:
    last = connection.execute(select(feed_counter.c.last_request_number)).scalar_one()
    assert last >= connection.execute(select(func.max(requests.c.number))).scalar_one()


def test_new_rows_get_ids_of_their_own(engines: dict[str, Engine]) -> None:
    for engine in engines.values():
        with engine.connect() as connection:
            added = connection.execute(
                staff.insert().values(login="new", name="Новий", role="operator").returning(staff.c.id)
            ).scalar_one()
            assert added > 1102
            connection.rollback()


def test_another_day_is_another_past(tmp_path: Path) -> None:
    """On the first of January, with the year just turned."""
    engine = open_server(f"sqlite:///{tmp_path / 'base.sqlite'}")
    build(engine, clients=60, today=date(2027, 1, 1))
    with engine.connect() as connection:
        assert connection.execute(select(func.max(bills.c.period))).scalar() == "2026-12"
        assert connection.execute(select(func.max(payments.c.paid_on))).scalar_one() <= date(2027, 1, 1)
    engine.dispose()


def test_a_base_in_memory() -> None:
    engine = open_server("sqlite://")
    build(engine, clients=60, today=TODAY)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(clients)).scalar_one() == 60
    engine.dispose()


def test_a_build_begun_again_leaves_nothing_of_the_one_before(database_url: str) -> None:
    engine = open_server(database_url)
    build(engine, clients=80, today=TODAY)
    build(engine, clients=60, today=TODAY)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(clients)).scalar_one() == 60
        assert connection.execute(text("select count(*) from alembic_version")).scalar() == 1
    engine.dispose()


def test_an_interrupted_build_leaves_the_old_base_and_the_next_one_begins_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "base.sqlite"
    engine = open_server(f"sqlite:///{path}")
    build(engine, clients=60, today=TODAY)

    def interrupted(stage: str, done: int, total: int) -> None:
        if stage == "indexes":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(engine, clients=80, today=TODAY, progress=interrupted)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(clients)).scalar_one() == 60
    build(engine, clients=80, today=TODAY)
    assert [each.name for each in sorted(tmp_path.glob("*")) if each.name.endswith(".building")] == []
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(clients)).scalar_one() == 80
    engine.dispose()


def test_made_in_several_processes_it_is_the_same(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "BLOCK", 100)
    depth = Depth(deep_months=2, deep_contacts=2, deep_every=50, months=1, contacts=1)
    plain = open_server(f"sqlite:///{tmp_path / 'plain.sqlite'}")
    build(plain, clients=500, today=TODAY, depth=depth)
    for module in (sqlite_load, postgres_load):
        monkeypatch.setattr(module, "IN_ONE_PROCESS", 100)
    engine = open_server(database_url)
    told: list[tuple[str, int, int]] = []
    build(engine, clients=500, today=TODAY, depth=depth, progress=lambda *step: told.append(step))
    assert contents(engine) == contents(plain)
    assert [step for step in told if step[0] == "clients"][-1] == ("clients", 500, 500)
    plain.dispose()
    engine.dispose()


def test_a_block_is_let_go_once_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Millions of clients do not pile up in memory while they are loaded."""
    monkeypatch.setattr(planning, "BLOCK", 10)
    monkeypatch.setattr(sqlite_load, "IN_ONE_PROCESS", 20)
    alive: list[int] = []

    def count(stage: str, done: int, total: int) -> None:
        alive.append(sum(isinstance(each, Rows) for each in gc.get_objects()))

    engine = open_server(f"sqlite:///{tmp_path / 'base.sqlite'}")
    build(engine, clients=323, today=TODAY, progress=count)
    engine.dispose()
    assert len(alive) > 30
    assert max(alive) <= 8
