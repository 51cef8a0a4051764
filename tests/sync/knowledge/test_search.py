"""An article is found by a few letters of any language, on any layout, and suggested by what is known of the caller."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.card import Card
from sync.catalogue.reading import load_profile
from sync.knowledge.index import Index
from sync.knowledge.states import in_window, states
from sync.knowledge.suggest import Known, suggest
from tests.ui.clients import shevchenko, svitanok

CATALOGUE = load_profile("ua")
INDEX = Index(CATALOGUE.articles)
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("повірка", "meter_verification"),
        ("поверка", "meter_verification"),
        ("verification", "meter_verification"),
        ("повірк", "meter_verification"),
        ("повірку", "meter_verification"),
        ("gjdshrf", "meter_verification"),
        ("why so much", "bill_too_high"),
        ("як оплатити", "payment_ways"),
        ("как оплатить", "payment_ways"),
        ("пломба зірвана", "meter_seal"),
        ("забув пароль", "web_account"),
        ("немає світла", "outage"),
        ("розстрочка", "instalments"),
        ("новий власник", "owner_change"),
        ("нічний тариф", "two_zones"),
        ("скільки чекати перерахунок", "recalculation_how"),
    ],
)
def test_an_article_is_found_by_what_is_typed(typed: str, first: str) -> None:
    assert INDEX.find(typed)[0].id == first


@pytest.mark.parametrize("typed", ["", "  ", "шевченко олена", "4120337815", "січових стрільців 24", "???"])
def test_what_is_no_question_finds_no_article(typed: str) -> None:
    assert INDEX.find(typed) == ()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=150))
def test_no_text_breaks_the_search(text: str) -> None:
    assert len(INDEX.find(text)) <= 5


def suggested(card: Card | None, topics: tuple[str, ...] = (), path: tuple[str, ...] = ()) -> list[str]:
    known = Known(topics, path, states(card, CATALOGUE, TODAY))
    return [article.id for article in suggest(CATALOGUE.articles, known)]


def test_a_card_suggests_what_presses_most() -> None:
    cut_off = msgspec.structs.replace(shevchenko(), cut_off_on=date(2026, 12, 3), requests=(), corrections=())
    assert suggested(cut_off)[0] == "cut_off_notice"
    assert "balance_due" in suggested(cut_off)


def test_an_expired_meter_suggests_its_verification() -> None:
    card = shevchenko()
    meter = msgspec.structs.replace(card.meters[0], verified_until=date(2026, 6, 30))
    quiet = msgspec.structs.replace(card, meters=(meter,), balance=0, overdue_since=None, requests=(), corrections=())
    assert suggested(quiet)[0] == "meter_verification"


def test_the_voice_menu_speaks_for_an_article() -> None:
    assert "reading_how" not in suggested(svitanok())
    assert "reading_how" in suggested(svitanok(), path=("Меню", "Показання"))


def test_once_it_is_said_what_it_is_about_nothing_else_is_suggested() -> None:
    about = suggested(shevchenko(), ("recalculation",), ("Меню", "Рахунки"))
    assert about[0] == "recalculation_how"
    assert all("recalculation" in article.topics for article in CATALOGUE.articles if article.id in about)


def test_nothing_known_suggests_nothing() -> None:
    assert suggested(None) == []


@pytest.mark.parametrize(
    ("days", "day", "open_"),
    [((18, 25), 18, True), ((18, 25), 25, True), ((18, 25), 26, False), ((28, 3), 1, True), ((28, 3), 4, False)],
)
def test_the_window_of_readings_may_run_into_the_next_month(days: tuple[int, int], day: int, open_: bool) -> None:
    assert in_window(days, date(2026, 11, day)) is open_


def test_what_a_card_is_like() -> None:
    assert states(shevchenko(), CATALOGUE, TODAY) == {"overdue", "open_request", "corrected", "zones", "window_open"}
    assert states(None, CATALOGUE, TODAY) == {"unknown_caller", "window_open"}
