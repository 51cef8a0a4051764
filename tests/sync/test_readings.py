"""Readings by commands, on both databases: once, all registers or none, checked again by the server, put right and
undone only by who took them and only before a bill."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, insert, select, update

from sync import feed
from sync.commands import Command, RegisterValue
from sync.database import writing
from sync.lookup import Lookup
from sync.protocol import Outcome
from sync.records.billing import bills
from sync.records.clients import accounts
from sync.records.meters import meters, readings, registers
from tests.sync.people import (
    AUDITOR,
    DAY,
    DAY_BEFORE,
    IVAN,
    KOVAL,
    KOVAL_FLAT,
    METER,
    NIGHT,
    NOW,
    OLENA,
    SERVER,
    SHEVCHENKO,
    SHEVCHENKO_FLAT,
    TODAY,
    record,
    withdraw,
)


def do(engine: Engine, command: Command) -> Outcome:
    return feed.execute(engine, command, SERVER, staff_id=command.by, at=NOW)


def answer(engine: Engine, command: Command) -> tuple[str, str]:
    outcome = do(engine, command)
    return outcome.status, outcome.reason


def standing(engine: Engine) -> list[tuple[int, int]]:
    """What operators took and did not withdraw: register and value."""
    with engine.connect() as connection:
        rows = connection.execute(
            select(readings.c.register_id, readings.c.value)
            .where(readings.c.entry_id.is_not(None), readings.c.withdrawn_at.is_(None))
            .order_by(readings.c.register_id)
        )
        return [(row.register_id, row.value) for row in rows]


def test_all_registers_are_taken_once(server: Engine) -> None:
    command = record()
    assert answer(server, command) == answer(server, command) == ("applied", "")
    assert standing(server) == [(DAY, 4_320), (NIGHT, 1_740)]
    with server.connect() as connection:
        row = connection.execute(select(readings).where(readings.c.entry_id == command.id)).first()
    assert row is not None
    assert (row.kind, row.source, row.taken_by, row.multiplier, row.read_on) == ("customer", "call", OLENA, 1, TODAY)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"day": DAY_BEFORE - 1}, "lower_than_before"),
        ({"values": (RegisterValue(DAY, 4_320),)}, "register_missing"),
        ({"values": (RegisterValue(DAY, 1_740), RegisterValue(NIGHT, 4_320))}, "registers_swapped"),
        ({"values": (RegisterValue(DAY, 4_320, True), RegisterValue(NIGHT, 1_740))}, "no_rollover"),
        ({"day": 100_000}, "too_many_digits"),
        ({"day": 6_000}, "reason_needed"),
        ({"day": 6_000, "reason": "  "}, "reason_needed"),
        ({"read_on": TODAY + timedelta(days=1)}, "reading_in_future"),
        ({"read_on": date(2026, 8, 1)}, "before_previous"),
        ({"read_on": date(2018, 8, 1)}, "before_installation"),
        ({"meter_id": 77}, "meter_not_here"),
        ({"values": (RegisterValue(DAY, 4_320), RegisterValue(999, 1))}, "meter_not_here"),
        ({"values": ()}, "malformed"),
        ({"values": (RegisterValue(DAY, -1), RegisterValue(NIGHT, 1_740))}, "malformed"),
        ({"values": (RegisterValue(DAY, 4_320), RegisterValue(DAY, 4_320))}, "malformed"),
        ({"client_id": SHEVCHENKO}, "account_of_another"),
        ({"client_id": SHEVCHENKO, "account_id": SHEVCHENKO_FLAT}, "meter_not_here"),
        ({"by": AUDITOR}, "not_allowed"),
        ({"replaces": "f" * 32}, "no_such_reading"),
        ({"reason": "x" * 121}, "too_long"),
    ],
)
def test_the_server_has_the_last_word(server: Engine, more: dict[str, object], reason: str) -> None:
    assert answer(server, record(**more)) == ("rejected", reason)  # type: ignore[arg-type]
    assert standing(server) == []


def test_a_warning_that_somebody_answered_for_is_taken_with_his_reason(server: Engine) -> None:
    assert answer(server, record(day=6_000, reason="heats with it", use_on_bill=False)) == ("applied", "")
    with server.connect() as connection:
        found = connection.execute(
            select(readings.c.reason, readings.c.use_on_bill).where(readings.c.value == 6_000)
        ).one()
    assert tuple(found) == ("heats with it", False)


def test_a_reading_not_used_on_the_bill_is_no_base_for_the_next(server: Engine) -> None:
    do(server, record(day=6_000, reason="to be looked into", use_on_bill=False))
    assert answer(server, record(day=4_330)) == ("applied", "")


def test_an_expired_verification_takes_no_reading(server: Engine) -> None:
    with writing(server) as connection:
        connection.execute(update(meters).where(meters.c.id == METER).values(verified_until=date(2026, 9, 20)))
    assert answer(server, record()) == ("rejected", "verification_expired")


def test_a_confirmed_rollover_is_kept_and_counted(server: Engine) -> None:
    with writing(server) as connection:
        connection.execute(
            update(readings).where(readings.c.register_id == DAY).values(value=readings.c.value + 95_700)
        )
    low = (RegisterValue(DAY, 20), RegisterValue(NIGHT, 1_740))
    assert answer(server, record(values=low)) == ("rejected", "rollover_possible")
    turned = (RegisterValue(DAY, 20, rolled_over=True), RegisterValue(NIGHT, 1_740))
    assert answer(server, record(values=turned)) == ("applied", "")


def test_an_account_that_is_not_supplied_needs_a_reason(server: Engine) -> None:
    with writing(server) as connection:
        connection.execute(update(accounts).where(accounts.c.id == KOVAL_FLAT).values(status="suspended"))
    assert answer(server, record()) == ("rejected", "reason_needed")


def test_the_own_reading_is_put_right_and_anothers_is_not(server: Engine) -> None:
    first = record()
    do(server, first)
    assert answer(server, record(by=IVAN, day=4_330, replaces=first.id)) == ("rejected", "reading_of_another")
    assert answer(server, record(day=4_310, replaces=first.id)) == ("applied", "")
    assert standing(server) == [(DAY, 4_310), (NIGHT, 1_740)]
    assert answer(server, record(day=4_305, replaces=first.id)) == ("rejected", "no_such_reading")


def test_undone_it_counts_no_more_and_stays_in_the_records(server: Engine) -> None:
    first = record()
    do(server, first)
    assert answer(server, withdraw(first.id, by=IVAN)) == ("rejected", "reading_of_another")
    assert answer(server, withdraw(first.id)) == ("applied", "")
    assert standing(server) == []
    with server.connect() as connection:
        kept = connection.execute(select(readings).where(readings.c.entry_id == first.id)).all()
        card = Lookup(server.dialect.name).card(connection, KOVAL, KOVAL_FLAT)
        page, *_ = Lookup(server.dialect.name).timeline(connection, KOVAL, KOVAL_FLAT, ("reading",))
    assert len(kept) == 2
    assert card is not None and b"4320" not in card and f'"previous":{DAY_BEFORE}'.encode() in card.replace(b" ", b"")
    assert all(first.id[:13] != entry.id[:13] for entry in page)


def test_what_was_billed_is_neither_undone_nor_put_right(server: Engine) -> None:
    first = record()
    do(server, first)
    with writing(server) as connection:
        connection.execute(
            insert(bills).values(
                account_id=KOVAL_FLAT,
                period="2026-09",
                number="1",
                issued_on=date(2026, 10, 1),
                due_on=date(2026, 10, 20),
                consumption=160,
                amount=1,
                issued_at=NOW + 86_400_000,
            )
        )
    assert answer(server, withdraw(first.id)) == ("rejected", "already_billed")
    assert answer(server, record(day=4_310, replaces=first.id)) == ("rejected", "already_billed")


def test_two_desks_at_once_do_not_both_take_the_lower_figure(server: Engine) -> None:
    """Whoever comes second is judged by what the first has left."""
    commands = [record(day=4_320, night=1_740), record(by=IVAN, day=4_300, night=1_735)]
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda command: do(server, command), commands))
    taken = [row for row in standing(server) if row[0] == DAY]
    if len(taken) == 2:  # the lower came first
        assert {outcome.status for outcome in outcomes} == {"applied"}
    else:
        assert taken == [(DAY, 4_320)]
        assert [outcome.reason for outcome in outcomes] == ["", "lower_than_before"]


def test_the_multiplier_of_the_day_is_kept(server: Engine) -> None:
    with writing(server) as connection:
        connection.execute(update(registers).where(registers.c.id == DAY).values(multiplier=30))
    do(server, record())
    with server.connect() as connection:
        kept = connection.execute(select(readings.c.multiplier).where(readings.c.value == 4_320)).scalar_one()
    assert kept == 30
