"""The operator types what he hears; the request he means comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.catalogue.reading import load_profile
from sync.forms import find_types

UA = load_profile("ua")


def first(text: str, language: str = "uk") -> str | None:
    found = find_types(UA, text, language)
    return found[0].id if found else None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("перерахунок за жовтень", "recalculation"),
        ("Перерасчет", "recalculation"),  # е for ё
        ("overcharged", "recalculation"),
        ("не зайшла оплата", "payment_not_posted"),
        ("квитанц", "payment_not_posted"),
        ("lost payment", "payment_not_posted"),
        ("плом", "meter_service"),
        ("повірка", "meter_service"),
        ("поверку", "meter_service"),  # another ending
        ("крадуть світло", "control_reading"),
        ("inspector", "control_reading"),
        ("жалобу на мастера", "complaint"),
        ("хамство", "complaint"),
        ("rude", "complaint"),
        ("gththf[eyjr", "recalculation"),  # перерахунок on a Latin layout
        ("gkjv,f", "meter_service"),  # пломба
        ("gjdshrf", "meter_service"),  # повірка on a Latin layout, Ukrainian keys
        ("скарги", "complaint"),
        ("кгву", "complaint"),  # rude on a Cyrillic layout
        ("зерасш", None),  # nothing, on any layout
        ("шевченко", None),
        ("0671234567", None),
        ("’", None),
    ],
)
def test_the_request_meant_comes_first(text: str, meant: str | None) -> None:
    assert first(text) == meant


def test_what_fits_far_worse_is_not_shown() -> None:
    assert [kind.id for kind in find_types(UA, "перерахунок за жовтень", "uk")] == ["recalculation"]


def test_a_word_of_two_requests_finds_both() -> None:
    assert {kind.id for kind in find_types(UA, "лічильник", "uk")} == {"meter_service", "control_reading"}


def test_an_empty_text_lists_all() -> None:
    assert find_types(UA, " ", "ru") == UA.request_types


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_every_label_finds_its_own_type_first(language: str) -> None:
    for kind in UA.request_types:
        assert first(kind.label.get(language), language) == kind.id


@pytest.mark.parametrize("name", ["ua", "ru"])
def test_every_keyword_finds_its_type(name: str) -> None:
    catalogue = load_profile(name)
    for kind in catalogue.request_types:
        for keyword in kind.keywords:
            assert kind in find_types(catalogue, keyword, "uk"), keyword


@given(st.text(), st.sampled_from(["uk", "ru", "en", "pl"]))
def test_no_text_is_too_strange(text: str, language: str) -> None:
    found = find_types(UA, text, language)
    assert len({kind.id for kind in found}) == len(found)
