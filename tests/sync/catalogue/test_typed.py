"""How people write numbers, money, days, periods and phones, and what of it is refused."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import typed, written
from sync.typed import Lean, Mistyped
from tests.sync.catalogue.people import TODAY

DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


def code(read: Callable[[], object]) -> str:
    with pytest.raises(Mistyped) as caught:
        read()
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "kopecks"),
    [
        ("1 284,50", 128_450),
        ("1\u202f284,50", 128_450),
        ("1284.5", 128_450),
        ("1284", 128_400),
        ("1284,", 128_400),
        ("1,284.50", 128_450),
        ("1.284,50", 128_450),
        ("0,05", 5),
        ("1 284,50 ₴", 128_450),
        ("850 грн", 85_000),
        ("850 грн.", 85_000),
        ("850р", 85_000),
        ("1 284 грн 5 коп", 128_405),
        ("1284 руб. 50 копеек", 128_450),
        ("−112,40", -11_240),
        ("-112,40", -11_240),
        ("+3", 300),
    ],
)
def test_money_is_understood(text: str, kopecks: int) -> None:
    assert typed.money(text) == kopecks


@pytest.mark.parametrize("text", ["1.284", "1,284", "12 84", "1 284,505", "1284,50,1", "сто", "--3", "1e3", "грн", "²"])
def test_money_that_may_be_read_in_two_ways_is_refused(text: str) -> None:
    assert code(lambda: typed.money(text)) == "not_money"


@pytest.mark.parametrize(("text", "value"), [("14 236", 14_236), ("014236", 14_236), ("14236,0", 14_236), ("−3", -3)])
def test_a_number_is_understood(text: str, value: int) -> None:
    assert typed.number(text) == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("14 2 36", "not_a_number"),
        ("14236,5", "not_whole"),
        ("١٢", "not_a_number"),
        ("9" * 20, "too_large"),
        ("9" * 5000, "not_a_number"),
        ("", "not_a_number"),
    ],
)
def test_a_number_is_refused(text: str, why: str) -> None:
    assert code(lambda: typed.number(text)) == why


def test_the_red_digits_of_a_meter_do_not_count() -> None:
    assert typed.reading("14 236,7") == 14_236


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("25.10", "2026-10-25"),
        ("25.10.2026", "2026-10-25"),
        ("25.10.26", "2026-10-25"),
        ("25,10", "2026-10-25"),
        ("25/10/2026", "2026-10-25"),
        ("25 10", "2026-10-25"),
        ("2026-10-25", "2026-10-25"),
        ("25102026", "2026-10-25"),
        ("251026", "2026-10-25"),
        ("25 жовтня", "2026-10-25"),
        ("25 октября 2025", "2025-10-25"),
        ("25 Oct", "2026-10-25"),
        ("Вчора", "2026-11-23"),
        ("позавчера", "2026-11-22"),
        ("tomorrow", "2026-11-25"),
    ],
)
def test_a_day_is_understood(text: str, meant: str) -> None:
    assert typed.day(text, TODAY).isoformat() == meant


@pytest.mark.parametrize(
    ("text", "lean", "meant"),
    [
        ("5.1", Lean.PAST, "2026-01-05"),
        ("5.1", Lean.FUTURE, "2027-01-05"),
        ("5.1", Lean.NEAR, "2027-01-05"),
        ("24.11", Lean.PAST, "2026-11-24"),
        ("24.11", Lean.FUTURE, "2026-11-24"),
        ("29.02", Lean.PAST, "2024-02-29"),
        ("29.02", Lean.FUTURE, "2028-02-29"),
    ],
)
def test_a_day_without_a_year_leans_as_its_field_does(text: str, lean: Lean, meant: str) -> None:
    assert typed.day(text, TODAY, lean).isoformat() == meant


@pytest.mark.parametrize(
    "text", ["31.11", "29.02.2026", "25.13", "00.10", "25.10.1812", "25", "25 мартобря", "10.2026"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    assert code(lambda: typed.day(text, TODAY)) == "not_a_date"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("10.2026", "2026-10-01", "2026-10-31"),
        ("10/26", "2026-10-01", "2026-10-31"),
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("10", "2026-10-01", "2026-10-31"),
        ("12", "2025-12-01", "2025-12-31"),
        ("жовтень", "2026-10-01", "2026-10-31"),
        ("за жовтень", "2026-10-01", "2026-10-31"),
        ("за октябрь 2025", "2025-10-01", "2025-10-31"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("01.10.2026 – 31.10.2026", "2026-10-01", "2026-10-31"),
        ("01.10.2026-14.10.2026", "2026-10-01", "2026-10-14"),
        ("01/10/2026 - 14/10/2026", "2026-10-01", "2026-10-14"),
        ("1.10–14.10", "2026-10-01", "2026-10-14"),
        ("з 01.10 до 14.10", "2026-10-01", "2026-10-14"),
        ("с 1 октября по 14 октября", "2026-10-01", "2026-10-14"),
        ("20.12 – 10.01", "2025-12-20", "2026-01-10"),
        ("08.2026 – 10.2026", "2026-08-01", "2026-10-31"),
        ("серпень – жовтень", "2026-08-01", "2026-10-31"),
        ("14.10.2026", "2026-10-14", "2026-10-14"),
    ],
)
def test_a_period_is_understood(text: str, first: str, last: str) -> None:
    assert typed.period(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "13.2026", "2026", "завжди", "1.10 – 2.10 – 3.10", "–", "1.10 –", "0"])
def test_what_is_no_period_is_refused(text: str) -> None:
    assert code(lambda: typed.period(text, TODAY)) == "not_a_period"


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    assert code(lambda: typed.period("14.10.2026 – 01.10.2026", TODAY)) == "period_reversed"


@pytest.mark.parametrize(
    "text",
    ["+380 44 495-12-34", "044 495 12 34", "(044) 495-12-34", "495-12-34", "4951234", "380444951234", "00380444951234"],
)
def test_a_phone_is_understood(text: str) -> None:
    assert typed.phone(text, "UA", "44") == "380444951234"


def test_a_phone_of_another_country_keeps_its_own() -> None:
    assert typed.phone("+7 (495) 123-45-67", "UA", "44") == "74951234567"
    assert typed.phone("8 (495) 123-45-67", "RU", "495") == "74951234567"
    assert typed.phone("8 (495) 123-45-67", "UA", "44") == "74951234567"


@pytest.mark.parametrize(
    "text", ["", "12", "сусідка", "+", "49512345678901234567", "+999 1", "495-12-34 або 495-12-35", "495-12-34@pbx"]
)
def test_what_is_no_phone_is_refused(text: str) -> None:
    assert code(lambda: typed.phone(text, "UA", "44")) == "not_a_phone"


@pytest.mark.parametrize("text", ["044 495-12-34 доб. 12", "0444951234 ext 12", "044 495-12-34 #12", "4951234, 12"])
def test_an_extension_is_not_lost_in_silence(text: str) -> None:
    with pytest.raises(Mistyped) as caught:
        typed.phone(text, "UA", "44")
    assert (caught.value.code, caught.value.details) == ("phone_extension", ("12",))


@pytest.mark.parametrize("text", ["olena@example.com", "o.p+1@пошта.укр", "a@b.co.ua"])
def test_a_mail_address_is_understood(text: str) -> None:
    assert typed.email(text) == text


@pytest.mark.parametrize(
    "text", ["olena", "olena@", "@example.com", "a b@example.com", "a@b", "a@.com", "a@b..com", "a@-b.c"]
)
def test_what_is_no_mail_address_is_refused(text: str) -> None:
    assert code(lambda: typed.email(text)) == "not_email"


def test_free_text_loses_only_what_cannot_be_stored() -> None:
    assert typed.plain(" a\x00\tb\ud800\r\n\nc ", lines=True) == "a b\n\nc"
    assert typed.plain(" a\n  b ", lines=False) == "a b"


@given(st.integers(-(10**14), 10**14), st.sampled_from(["uk", "ru", "en"]))
def test_written_money_reads_back(kopecks: int, language: str) -> None:
    assert typed.money(written.money(kopecks, language)) == kopecks


@given(st.integers(-(10**14), 10**14))
def test_a_written_number_reads_back(value: int) -> None:
    assert typed.number(written.number(value)) == value


@given(DAYS, DAYS, st.sampled_from(Lean))
def test_a_written_day_reads_back_on_any_day(value: date, today: date, lean: Lean) -> None:
    assert typed.day(written.day(value), today, lean) == value
    assert typed.day(value.isoformat(), today, lean) == value


@given(DAYS, DAYS, DAYS)
def test_a_written_period_reads_back_on_any_day(one: date, two: date, today: date) -> None:
    first, last = min(one, two), max(one, two)
    both = f"{first.isoformat()}/{last.isoformat()}"
    assert typed.period(written.period(both), today) == (first, last)
    assert typed.period(both, today) == (first, last)
    month = typed.period(f"{first:%Y-%m}", today)
    assert typed.period(written.period(f"{first:%Y-%m}"), today) == month
    assert typed.period(written.month(f"{first:%Y-%m}"), today) == month


def test_a_written_phone_reads_back() -> None:
    assert written.phone("380444951234") == "+380 44 495 1234"
    assert typed.phone(written.phone("380444951234"), "RU", "495") == "380444951234"
    assert written.phone("1") == "+1"


@given(st.text(max_size=120), DAYS)
def test_no_text_is_too_strange_to_be_refused(text: str, today: date) -> None:
    for read in (typed.number, typed.reading, typed.money, typed.email):
        try:
            read(text)
        except Mistyped as refused:
            assert refused.code
    try:
        typed.day(text, today)
        typed.period(text, today)
    except Mistyped as refused:
        assert refused.code
