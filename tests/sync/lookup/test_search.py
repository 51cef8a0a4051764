"""One entry for everything: whatever is typed, the right person is among the first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from sqlalchemy import Connection, Engine, delete, select, update

from sync.demonstration.cast import CONCIERGE_HOUSE, CUT_OFF, KOVAL, OLENA, OSBB, RUSSIAN, SVITANOK, TRADER
from sync.keys import address_key, name_key
from sync.protocol import Find, Found, Hit
from sync.records.clients import accounts, clients, premises
from sync.search import Search
from tests.sync.lookup import writing
from tests.sync.lookup.bases import CLIENTS


@pytest.fixture
def search(base: Engine) -> Search:
    return Search(base.dialect.name, "UA", "44")


def find(search: Search, connection: Connection, text: str, offset: int = 0, limit: int = 20) -> Found:
    return search.find(connection, Find(5, text, offset, limit))


@pytest.mark.parametrize(
    ("text", "kind", "client_id"),
    [
        ("+380 44 495-12-34", "phone", OLENA),
        ("0444951234", "phone", OLENA),
        ("8 (044) 495 12 34", "phone", OLENA),
        ("495-12-34", "phone", OLENA),
        ("04449512", "phone", OLENA),
        ("+38044495", "phone", OLENA),
        ("4120337815", "account", OLENA),
        ("4120 337 815", "account", OLENA),
        ("41203378", "account", OLENA),
        ("337815", "account", OLENA),
        ("7815", "account", OLENA),
        ("о/р 4120337815", "account", OLENA),
        ("0584113", "meter", OLENA),
        ("№ 0 584 113", "meter", OLENA),
        ("584113", "meter", OLENA),
        ("NIK 0584113", "meter", OLENA),
        ("48120", "request", OLENA),
        ("48 120", "request", OLENA),
        ("38412077", "tax_id", SVITANOK),
        ("шевченко олена петрівна", "name", OLENA),
        ("ШЕВЧЕНКО О П", "name", OLENA),
        ("шевч ол пет", "name", OLENA),
        ("олена петрівна шевченко", "name", OLENA),
        ("рибалк", "name", CUT_OFF),
        ("ибалк", "name", CUT_OFF),
        ("Соловьева Алена", "name", RUSSIAN),
        ("соловьёва", "name", RUSSIAN),
        ("світанок", "name", SVITANOK),
        ("Світанок ТОВ", "name", SVITANOK),
        ("тов «світанок»", "name", SVITANOK),
        ("вітанок", "name", SVITANOK),
        ("сорока надія", "name", TRADER),
        ("фоп сорока", "name", TRADER),
        ("осбб січових", "name", OSBB),
        ("січових стрільців 24 57", "address", OLENA),
        ("січових 24 57", "address", OLENA),
        ("стрільців 24 57", "address", OLENA),
        ("Київ Січових Стрільців 24 кв 57", "address", OLENA),
        ("Київ, вул. Січових Стрільців, буд. 24, кв. 57", "address", OLENA),
        ("січових 24кв57", "address", OLENA),
        ("24 57 січових", "address", OLENA),
        ("шевченко січових 24", "address", OLENA),
        ("січових 24 шевченко", "address", OLENA),
        ("олена шевченко січових 24 57", "address", OLENA),
        ("голосіївський 93 6", "address", CONCIERGE_HOUSE[5]),
        ("фастів польова 17-А", "address", CUT_OFF),
        ("польова 17 а", "address", CUT_OFF),
        ("антоновича 72 15", "address", KOVAL),
    ],
)
def test_it_finds(search: Search, connection: Connection, text: str, kind: str, client_id: int) -> None:
    answer = find(search, connection, text)
    assert answer.ref == 5
    assert client_id in [hit.client_id for hit in answer.hits[:3]], answer
    assert answer.hits[0].matched == answer.kind == kind


def test_a_hit_says_what_fitted_and_shows_the_account_that_was_meant(search: Search, connection: Connection) -> None:
    def first(text: str) -> Hit:
        return find(search, connection, text).hits[0]

    olena = first("7816")
    assert (olena.client_id, olena.account_number, olena.matched_text) == (OLENA, "4120337816", "4120337816")
    assert first("0444951234").matched_text == "+380 44 495-12-34"
    assert first("584113").matched_text == "0584113"
    assert first("48120").matched_text == "48120"
    by_address = first("січових 24 57")
    assert by_address.matched_text == by_address.address == "Київ, вул. Січових Стрільців, 24, кв. 57"
    balance = connection.execute(select(accounts.c.balance).where(accounts.c.id == OLENA * 4)).scalar()
    assert by_address.balance == balance


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "«»",
        "ъыъыъы",
        "9999999999999",
        "0000000000000000000000",
        "% _",
        "'; drop table",
        "1",
        "кв",
        "|",
        "\x00",
    ],
)
def test_nothing_is_nothing(search: Search, connection: Connection, text: str) -> None:
    assert find(search, connection, text) == Found(5, "", (), more=False)


@pytest.mark.parametrize("text", ["шев", "коваль", "тов", "київ", "енко", "420", "067", "вул шевченка", "о"])
def test_pages_join_without_a_gap_and_without_a_double(search: Search, connection: Connection, text: str) -> None:
    whole = find(search, connection, text, 0, 100)
    joined: list[Hit] = []
    more = True
    while more and len(joined) < 100:
        page = find(search, connection, text, len(joined), 7)
        joined += page.hits
        more = page.more
    assert joined[:100] == list(whole.hits)
    keys = [(hit.client_id, hit.account_id, hit.matched) for hit in joined]
    assert len(set(keys)) == len(keys)


def test_names_come_by_the_alphabet(search: Search, connection: Connection) -> None:
    found = [name_key(hit.name) for hit in find(search, connection, "шев", 0, 100).hits if hit.matched == "name"]
    starting = [name for name in found if name.startswith("шев")]
    assert len(starting) > 3
    assert all(one <= next_one for one, next_one in pairwise(starting))
    assert found[: len(starting)] == starting


def test_every_client_is_found_by_name_account_and_address(search: Search, connection: Connection) -> None:
    rows = connection.execute(
        select(clients.c.id, clients.c.name, accounts.c.number, premises)
        .join(accounts, accounts.c.client_id == clients.c.id)
        .join(premises, premises.c.id == accounts.c.premise_id)
        .order_by(accounts.c.id)
    ).all()
    assert len(rows) >= CLIENTS - 40
    for row in rows[::9]:
        for text in (
            row.name,
            row.number,
            f"{row.street} {row.house} {row.flat}",
            f"{row.city} {row.street} {row.house}",
        ):
            found = find(search, connection, text, 0, 100)
            assert row[0] in {hit.client_id for hit in found.hits}, text


# --- what is written later is found at once ---------------------------------------------------------------------------


@pytest.fixture
def empty(written: Engine) -> Iterator[tuple[Search, Connection]]:
    with written.connect() as connection:
        yield Search(written.dialect.name), connection


def ids(search: Search, connection: Connection, text: str) -> list[int]:
    return [hit.client_id for hit in find(search, connection, text).hits]


def test_a_new_client_is_found_at_once(empty: tuple[Search, Connection]) -> None:
    search, connection = empty
    writing.add_client(connection, 1, "Нечуй-Левицький Іван")
    writing.add_client(connection, 2, 'ПП "Їжак і ко"', kind="entity")
    writing.add_account(connection, 1, 1, "4110000001", ("Біла Церква", "пр-т Науки-Гаї", "3/2", "1"))
    assert ids(search, connection, "нечуй левицьк") == [1]
    assert ids(search, connection, "ечуй") == [1]
    assert ids(search, connection, "їжак") == [2]
    assert ids(search, connection, "іжа") == [2]
    assert ids(search, connection, "науки гаї 3/2 1") == [1]
    assert ids(search, connection, "церква гаі") == [1]


def test_a_firm_renamed_is_found_by_its_new_name_only(empty: tuple[Search, Connection]) -> None:
    search, connection = empty
    writing.add_client(connection, 2, "ТОВ «Світанок Плюс»", kind="entity")
    connection.execute(update(clients).values(name="ТОВ «Захід»", name_key=name_key("ТОВ «Захід»")))
    assert ids(search, connection, "захід") == [2]
    assert ids(search, connection, "плюс") == ids(search, connection, "світан") == []
    connection.execute(delete(clients))
    assert ids(search, connection, "захід") == []


def test_a_premise_moved_to_a_new_street_is_found_there(empty: tuple[Search, Connection]) -> None:
    search, connection = empty
    writing.add_client(connection, 1, "Коваль Ігор")
    writing.add_account(connection, 1, 1, "4110000001", ("Київ", "вул. Нова", "1", ""))
    connection.execute(
        update(premises).values(street="вул. 8 Березня", address_key=address_key("Київ", "вул. 8 Березня", "15", ""))
    )
    assert ids(search, connection, "8 березня 15") == [1]
    assert ids(search, connection, "березня") == [1]
    assert ids(search, connection, "нова 1") == []


def test_a_rare_one_among_many_alike_is_found_on_the_first_page(empty: tuple[Search, Connection]) -> None:
    search, connection = empty
    for client_id in range(1, 41):
        patronymic = "Яківна" if client_id == 40 else "Андріївна"
        writing.add_client(connection, client_id, f"Шевченко Олена {patronymic}")
        house = "9" if client_id == 40 else "8"
        number = f"41{client_id:08d}"
        writing.add_account(connection, client_id, client_id, number, ("Київ", "вул. Нова", house, str(client_id)))
    for client_id in (41, 42):
        writing.add_client(connection, client_id, f"ТОВ «Нова {client_id}»", kind="entity")
        writing.add_account(connection, client_id, client_id, f"41{client_id:08d}", ("Київ", "вул. Нова", "8", "99"))
    for text, client_id in (("шев ол як", 40), ("евченко ол як", 40), ("яківна нова 9", 40), ("тов нова 8", 41)):
        found = find(search, connection, text, 0, 2)
        assert client_id in [hit.client_id for hit in found.hits], text


def test_one_house_comes_before_those_that_begin_like_it(empty: tuple[Search, Connection]) -> None:
    search, connection = empty
    for client_id, house in ((1, "240"), (2, "24/2"), (3, "24"), (4, "2")):
        writing.add_client(connection, client_id, f"Мешканець {client_id}")
        writing.add_account(connection, client_id, client_id, f"411000000{client_id}", ("Київ", "вул. Нова", house, ""))
    assert ids(search, connection, "нова 24") == [3, 2, 1]
    assert ids(search, connection, "нова 2") == [4, 2, 1, 3]


def test_letters_of_either_language_and_alphabet_find_the_same(empty: tuple[Search, Connection]) -> None:
    search, connection = empty
    writing.add_client(connection, 1, "Воробйов Пётр")
    writing.add_client(connection, 2, "Лук'янець Олег")
    assert ids(search, connection, "воробиов петр") == [1]
    assert ids(search, connection, "лукянець") == ids(search, connection, "лук’янець") == [2]
    assert ids(search, connection, "Bоробйов") == [1]  # a Latin B, as copied from somewhere


def test_a_page_far_away_is_no_error(search: Search, connection: Connection) -> None:
    assert find(search, connection, "шевченко", 10**9).hits == ()
