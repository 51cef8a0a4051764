"""The card that one statement makes is the card that plain selects make."""

from __future__ import annotations

import re
from datetime import date

import msgspec
import pytest
from sqlalchemy import Connection, Engine, insert, text
from sqlalchemy.exc import DBAPIError

from sync.card import Card
from sync.database import open_server
from sync.demonstration.cast import CONCIERGE_HOUSE, KOVAL, NO_PHONE, OLENA, SVITANOK
from sync.lookup import Lookup
from sync.lookup.card_shape import ACCOUNTS, INTERACTIONS, REQUESTS
from sync.records.meters import installations, meters, readings, registers
from tests.sync.lookup import writing
from tests.sync.lookup.expected_card import expected_card

DECODE = msgspec.json.Decoder(Card).decode


def card_of(lookup: Lookup, connection: Connection, client_id: int, account_id: int | None = None) -> Card:
    body = lookup.card(connection, client_id, account_id)
    assert body is not None
    return DECODE(body)


@pytest.mark.parametrize("client_id", [OLENA, KOVAL, SVITANOK, CONCIERGE_HOUSE[5], NO_PHONE, *range(1001, 1361, 24)])
def test_the_card_is_what_plain_selects_say(lookup: Lookup, connection: Connection, client_id: int) -> None:
    assert card_of(lookup, connection, client_id) == expected_card(connection, client_id)


def test_every_account_of_a_client_shows_its_own_meters_and_money(lookup: Lookup, connection: Connection) -> None:
    for place in range(3):
        account_id = OLENA * 4 + place
        seen = card_of(lookup, connection, OLENA, account_id)
        assert seen == expected_card(connection, OLENA, account_id)
        assert seen.account_id == account_id
        assert len(seen.accounts) == 2


def test_an_account_of_somebody_else_is_not_shown_with_the_client(lookup: Lookup, connection: Connection) -> None:
    assert card_of(lookup, connection, KOVAL, OLENA * 4) == expected_card(connection, KOVAL)


def test_there_is_no_card_of_nobody(lookup: Lookup, connection: Connection) -> None:
    assert lookup.card(connection, 999_999_999, None) is None


def test_the_picture(lookup: Lookup, connection: Connection) -> None:
    """Figures of the drawing, where they follow from the tariff; the rest adds up around them."""
    seen = card_of(lookup, connection, OLENA)
    assert (seen.name, seen.number) == ("Шевченко Олена Петрівна", "4120337815")
    assert seen.address == "Київ, вул. Січових Стрільців, 24, кв. 57"
    (meter,) = seen.meters
    assert (meter.model, meter.number) == ("NIK 2102-02", "0584113")
    assert [(one.code, one.previous, one.previous_on) for one in meter.registers] == [
        ("T1", 14_012, date(2026, 10, 25)),
        ("T2", 9_771, date(2026, 10, 25)),
    ]
    assert seen.bills[0].consumption == 318
    assert seen.bills[1].amount + seen.corrections[0].amount - seen.payments[0].amount == 0
    assert (seen.payments[0].amount, seen.payments[0].paid_on) == (850_00, date(2026, 10, 3))
    assert seen.balance == seen.bills[0].amount == 277 * 432 + 41 * 216
    assert seen.overdue_since == date(2026, 11, 20)
    assert seen.requests[0].number == 48_120


def test_texts_arrive_as_they_were_written(written: Engine) -> None:
    note = 'Каже: "не платитиму"\\n\n\tще й \u2028 \x01 😀 </script>'
    lookup = Lookup(written.dialect.name)
    with written.connect() as connection:
        writing.add_client(connection, 7, "ТОВ «Лапки \"''\"»", kind="entity", tax_id="007")
        writing.add_talk(connection, "anonymous", 7, 5, note=note)
        seen = card_of(lookup, connection, 7)
        assert seen == expected_card(connection, 7)
        assert seen.interactions[0].note == note
        assert (seen.account_id, seen.number, seen.address, seen.meters) == (None, "", "", ())


def test_lists_are_cut_where_the_card_ends_and_an_old_open_request_stays(written: Engine) -> None:
    lookup = Lookup(written.dialect.name)
    with written.connect() as connection:
        writing.add_operator(connection)
        writing.add_client(connection, 7, "Коваль Ігор")
        for place in range(ACCOUNTS + 3):
            closed = place % 5 == 0
            writing.add_account(connection, 100 + place, 7, f"41{place:08d}", status="closed" if closed else "active")
        for at in range(INTERACTIONS + 5):
            writing.add_talk(connection, "380441112233", 7, at // 2 + 1, id_=f"{at:032x}", operator_id=1)
        for at in range(1, REQUESTS + 6):
            writing.add_request(connection, 7, at, number=at, status="open" if at == 1 else "done")
        seen = card_of(lookup, connection, 7)
        assert seen == expected_card(connection, 7)
        assert len(seen.interactions) == INTERACTIONS
        assert len(seen.accounts) == ACCOUNTS
        assert [seen.requests[0].number, seen.requests[-1].number] == [REQUESTS + 5, 1]
        assert seen.interactions[0].operator == "Ткач Роман"


def test_a_meter_taken_away_is_gone_and_a_new_one_has_no_reading_yet(written: Engine) -> None:
    lookup = Lookup(written.dialect.name)
    with written.connect() as connection:
        writing.add_client(connection, 7, "Коваль Ігор")
        writing.add_account(connection, 70, 7, "4110000070")
        writing.add_meter(connection, 700, 70, "0001")
        connection.execute(
            installations.update().where(installations.c.meter_id == 700).values(removed_on=date(2026, 1, 1))
        )
        connection.execute(insert(meters).values(id=701, number="0002", number_key="2", model="NIK"))
        connection.execute(
            insert(installations).values(id=701, service_point_id=700, meter_id=701, installed_on=date(2026, 1, 1))
        )
        for register_id, meter_id in ((1, 700), (2, 701)):
            connection.execute(
                insert(registers).values(
                    id=register_id, meter_id=meter_id, code="T", zone="all", unit="kWh", digits=6, multiplier=1
                )
            )
        connection.execute(
            insert(readings).values(
                register_id=1,
                read_on=date(2025, 12, 1),
                id="r",
                account_id=70,
                value=5,
                kind="actual",
                source="inspector",
                taken_at=1,
            )
        )
        seen = card_of(lookup, connection, 7)
        assert seen == expected_card(connection, 7)
        assert [(meter.number, meter.registers[0].previous) for meter in seen.meters] == [("0002", None)]
        assert [reading.value for reading in seen.readings] == [5]


def test_no_statement_of_the_hot_path_reads_a_whole_table(sqlite_base: Engine) -> None:
    """Each table of millions is entered by a key; only the answers of subqueries are read through."""
    lookup = Lookup("sqlite")
    with sqlite_base.connect() as connection:
        for statement in (lookup._card, lookup._candidates, lookup._pop):
            asked = dict.fromkeys(re.findall(r":(\w+)", statement), 1)
            plan = connection.exec_driver_sql("explain query plan " + statement, asked).all()
            details = [row[3] for row in plan]
            assert any("SEARCH" in detail for detail in details)
            scanned = {detail.split()[1] for detail in details if detail.startswith("SCAN")}
            # Subqueries and common tables, by their aliases; none is a table of the records.
            assert scanned <= {"CONSTANT", "x", "r", "u", "h", "hits", "called", "numbered", "seen", "alone"}


def test_a_look_up_leaves_no_transaction_behind(postgres_base: Engine) -> None:
    lookup = Lookup("postgresql")
    with postgres_base.connect() as watched, postgres_base.connect() as watching:
        pid = watched.execute(text("select pg_backend_pid()")).scalar()
        watched.rollback()
        lookup.card(watched, OLENA, None)
        state = watching.execute(text("select state from pg_stat_activity where pid = :pid"), {"pid": pid}).scalar()
        assert state == "idle"


def test_a_look_up_inside_a_transaction_sees_what_it_has_written(written: Engine) -> None:
    lookup = Lookup(written.dialect.name)
    with written.connect() as connection:
        with connection.begin():
            writing.add_client(connection, 7, "Коваль Ігор")
            assert lookup.card(connection, 7, None) is not None
            connection.rollback()
        assert lookup.card(connection, 7, None) is None


def test_a_lost_connection_is_told_as_sqlalchemy_tells_it(postgres_database: str) -> None:
    engine, other = open_server(postgres_database), open_server(postgres_database)
    lookup = Lookup("postgresql")
    with engine.connect() as connection, other.connect() as killer:
        pid = connection.execute(text("select pg_backend_pid()")).scalar()
        connection.rollback()
        killer.execute(text("select pg_terminate_backend(:pid)"), {"pid": pid})
        with pytest.raises(DBAPIError) as raised:
            lookup.card(connection, 1, None)
        assert raised.value.connection_invalidated
        connection.rollback()
        assert connection.execute(text("select 1")).scalar() == 1
    engine.dispose()
    other.dispose()
