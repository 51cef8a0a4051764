"""Keys: the same person typed in any way has the same one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sync.keys import (
    ADDRESS_PARTS,
    address_key,
    address_words,
    after,
    city_key,
    digits,
    fold,
    house_key,
    meter_key,
    name_key,
    street_key,
)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Шевченко  Олена Петрівна ", "шевченко олена петрівна"),
        ("ЛУК'ЯНЕЦЬ", "лукянець"),
        ("Лук’янець", "лукянець"),
        ("Лукʼянець", "лукянець"),
        ("Соловьёва Алёна", "соловьева алена"),
        ("Нечуй-Левицький", "нечуи левицькии"),
        ("ТОВ «Світанок»", "тов світанок"),
        ('ПП "Ґанок"', "пп ганок"),
        ("Євген Їжак", "евген іжак"),
        ("Шeвчeнкo", "шевченко"),  # three Latin letters
        ("IBM Україна", "ibm украіна"),
        ("И\u0306ван", "иван"),  # the sign above the letter apart from it
    ],
)
def test_names(written: str, key: str) -> None:
    assert name_key(written) == key


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        (("м. Київ", "вул. Січових Стрільців", "24", "57"), "січових стрільців|киів|24|57"),
        (("Київ", "Січових Стрільців", "24", "кв. 57"), "січових стрільців|киів|24|кв57"),
        (("Біла Церква", "пр-т Науки", "24-А", ""), "науки|біла церква|24а|"),
        (("Київ", "вул. Саперно-Слобідська", "8/2", "1"), "саперно слобідська|киів|8/2|1"),
        (("Київ", "Шосе", "1", ""), "шосе|киів|1|"),  # a street that is called only so
    ],
)
def test_addresses(parts: tuple[str, str, str, str], key: str) -> None:
    assert address_key(*parts) == key


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("вул. Січових Стрільців, 24, кв. 57", ("січових", "стрільців", "24", "57")),
        ("січових 24кв57", ("січових", "24", "57")),
        ("січових 24акв57", ("січових", "24а", "57")),
        ("квітки 5", ("квітки", "5")),
    ],
)
def test_typed_addresses(typed: str, words: tuple[str, ...]) -> None:
    assert address_words(typed) == words


@pytest.mark.parametrize(("number", "key"), [("№ 0584113", "584113"), ("ME-00 12", "me0012"), ("000", "")])
def test_meters(number: str, key: str) -> None:
    assert meter_key(number) == key


def test_houses() -> None:
    assert house_key("24 - А") == house_key("24а") == "24а"
    assert digits("4120 337-815") == "4120337815"


@example("X:Є")  # two words of two alphabets that become one
@given(st.text())
def test_a_key_is_its_own_key_and_holds_nothing_that_means_something_elsewhere(text: str) -> None:
    for key_of in (name_key, street_key, city_key, house_key, meter_key, fold):
        key = key_of(text)
        assert key_of(key) == key
        assert not set(key) & set(f"%_'\"\\{ADDRESS_PARTS}\t\n")
        assert key == " ".join(key.split())


@given(st.text(), st.text(min_size=1, max_size=5))
def test_whatever_begins_alike_lies_before_the_end_of_the_range(start: str, rest: str) -> None:
    low, text = name_key(start), name_key(start + rest)
    if text.startswith(low):
        assert low.encode() <= text.encode() < after(low).encode()


@given(st.text(), st.text(), st.text(), st.text())
def test_an_address_has_always_four_parts(city: str, street: str, house: str, flat: str) -> None:
    assert address_key(city, street, house, flat).count(ADDRESS_PARTS) == 3
