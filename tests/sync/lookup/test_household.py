"""Who belongs to a client: by the tree, the address, a number, a payer; how sure; and a page at a time."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection, Engine, insert, update

from sync.demonstration.cast import BONDAR_MOTHER, BONDAR_SON, CONCIERGE_HOUSE, SVITANOK, SVITANOK_BRANCHES
from sync.household import FEW, Household, Link, Strength, Tie
from sync.lookup import Lookup
from sync.lookup.household import PAGE
from sync.records.billing import payments
from sync.records.clients import phones
from tests.sync.lookup import writing

NUMBER = "380441112233"
FLAT = ("Київ", "вул. Нова", "9", "4")


def read(connection: Connection, client_id: int, account_id: int | None = None, offset: int = 0) -> Household:
    return Lookup(connection.dialect.name).household(connection, client_id, account_id, offset)


def told(found: Household) -> list[tuple[int, Strength, set[Tie]]]:
    return [(one.client_id, one.strength, {link.tie for link in one.evidence}) for one in found.kin]


@pytest.fixture
def town(written: Engine) -> Connection:
    """Three people: 1 and 2 live in one flat, 3 next door."""
    connection = written.connect()
    writing.add_operator(connection)
    for client_id, name, flat in ((1, "Бондар Марія", "4"), (2, "Коваль Ігор", "4"), (3, "Шевченко Олена", "5")):
        writing.add_client(connection, client_id, name)
        writing.add_account(connection, client_id, client_id, f"411000000{client_id}", (*FLAT[:3], flat))
    writing.add_meter(connection, 2, 2, "0584113")
    return connection


def test_the_tree_of_a_firm_is_seen_from_its_head_and_from_a_branch(lookup: Lookup, connection: Connection) -> None:
    head = lookup.household(connection, SVITANOK, SVITANOK * 4, 0)
    assert told(head) == [(branch, Strength.SURE, {Tie.BRANCH}) for branch in SVITANOK_BRANCHES]
    first, *others = SVITANOK_BRANCHES
    branch = lookup.household(connection, first, first * 4, 0)
    assert told(branch) == [
        (SVITANOK, Strength.SURE, {Tie.PARENT}),
        *((other, Strength.SURE, {Tie.SIBLING}) for other in others),
    ]
    assert branch.kin[0].account_number == "4110300300" and branch.kin[0].phones


def test_a_son_who_shares_the_number_and_pays_belongs_for_sure(lookup: Lookup, connection: Connection) -> None:
    found = lookup.household(connection, BONDAR_MOTHER, BONDAR_MOTHER * 4, 0)
    assert told(found)[0] == (BONDAR_SON, Strength.SURE, {Tie.SAME_NUMBER, Tie.PAYS})
    assert found.kin[0].evidence[0] == Link(Tie.SAME_NUMBER, "380915550203")
    assert found.kin[0].meters


def test_a_concierges_number_makes_nobody_kin_for_sure(lookup: Lookup, connection: Connection) -> None:
    found = lookup.household(connection, CONCIERGE_HOUSE[0], CONCIERGE_HOUSE[0] * 4, 0)
    assert {one.strength for one in found.kin} == {Strength.WEAK}
    assert len(found.kin) == len(CONCIERGE_HOUSE) - 1 > FEW


def test_the_same_flat_belongs_and_the_next_one_does_not(town: Connection) -> None:
    found = read(town, 1, 1)
    assert told(found) == [(2, Strength.SURE, {Tie.SAME_ADDRESS})]
    kin = found.kin[0]
    assert (kin.account_id, kin.account_number, kin.meters) == (2, "4110000002", ("0584113",))
    assert read(town, 3, 3).kin == ()


def test_a_number_that_two_share_is_likely_and_one_that_was_taken_off_is_nothing(town: Connection) -> None:
    writing.add_phone(town, 1, NUMBER)
    writing.add_phone(town, 3, NUMBER)
    assert told(read(town, 3, 3)) == [(1, Strength.LIKELY, {Tie.SAME_NUMBER})]
    town.execute(update(phones).where(phones.c.client_id == 1).values(e164=None, wrong_e164=NUMBER, detached_at=1))
    assert read(town, 3, 3).kin == ()


def test_a_payer_of_that_name_is_likely_unless_the_name_is_common(town: Connection) -> None:
    town.execute(
        insert(payments).values(
            account_id=3,
            paid_on=date(2026, 11, 3),
            number="1",
            amount=100,
            channel="bank",
            payer="КОВАЛЬ ІГОР",
            posted_at=1,
        )
    )
    assert told(read(town, 3, 3)) == [(2, Strength.LIKELY, {Tie.PAYS})]
    assert read(town, 3, None).kin == (), "payments are an account's"
    for client_id in (11, 12, 13):
        writing.add_client(town, client_id, "Коваль Ігор")
    assert read(town, 3, 3).kin == ()


def test_it_comes_in_pages(town: Connection) -> None:
    for client_id in range(100, 100 + PAGE + 3):
        writing.add_client(town, client_id, f"Філія {client_id}", kind="entity", parent_id=3)
    first = read(town, 3, 3)
    assert len(first.kin) == PAGE and first.more
    rest = read(town, 3, 3, PAGE)
    assert len(rest.kin) == 3 and not rest.more
    assert len({one.client_id for one in (*first.kin, *rest.kin)}) == PAGE + 3
