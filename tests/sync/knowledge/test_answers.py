"""An answer is filled from the card; a script leads to its end and writes what it was told into the form."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.catalogue import Article, Catalogue, Script
from sync.catalogue.knowledge import MERGE_FIELDS
from sync.catalogue.reading import load_profile
from sync.forms import check
from sync.knowledge.merge import facts, fill
from sync.knowledge.walk import Walk
from tests.ui.clients import shevchenko, svitanok

CATALOGUES = {name: load_profile(name) for name in ("ua", "ru")}
UA = CATALOGUES["ua"]
TODAY = date(2026, 11, 24)
ARTICLES = [(catalogue, article) for catalogue in CATALOGUES.values() for article in catalogue.articles]


def article(name: str) -> Article:
    return next(one for one in UA.articles if one.id == name)


def script(name: str) -> Script:
    return next(one for one in UA.scripts if one.id == name)


def read(name: str, language: str = "uk") -> str:
    known = facts(shevchenko(), UA, TODAY, language)
    return "".join(part.text for part in fill(article(name).answer.get(language), known))


def test_an_answer_says_the_figures_of_the_card() -> None:
    assert " ".join(read("balance_due").split()) == (
        "На рахунку 4120337815 до сплати 1 285,20 грн. Останній рахунок — 1 285,20 грн за жовтень, сплатити його треба "
        "до 20 листопада. Останній платіж, який ми бачимо, — 851,04 грн, 3 жовтня."
    )


def test_each_language_says_them_in_its_own_words() -> None:
    assert "20 ноября" in read("balance_due", "ru") and "20 November" in read("balance_due", "en")
    assert "1,284" not in read("balance_due", "en") and "285.20 UAH" in read("balance_due", "en")


def test_what_the_card_does_not_hold_is_told_as_missing() -> None:
    parts = fill("До {due_on}, відключення {cut_off_on}.", facts(shevchenko(), UA, TODAY, "uk"))
    assert [(part.field, part.missing) for part in parts if part.field] == [("due_on", False), ("cut_off_on", True)]
    assert all("{" not in part.text for part in parts)


@pytest.mark.parametrize(("catalogue", "one"), ARTICLES, ids=[f"{c.profile}-{a.id}" for c, a in ARTICLES])
@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_no_answer_ever_shows_a_brace(catalogue: Catalogue, one: Article, language: str) -> None:
    for card in (shevchenko(), svitanok(), msgspec.structs.replace(shevchenko(), meters=(), bills=()), None):
        known = facts(card, catalogue, TODAY, language)
        for text in (one.answer, one.details):
            if text is not None:
                filled = fill(text.get(language), known)
                assert not any(sign in part.text for part in filled for sign in "{}")
                assert all(part.text for part in filled if not part.missing)


def test_every_merge_field_can_be_filled_by_some_card() -> None:
    card = msgspec.structs.replace(shevchenko(), cut_off_on=date(2026, 12, 3))
    assert set(facts(card, UA, TODAY, "uk")) == MERGE_FIELDS


def test_of_several_meters_none_is_meant() -> None:
    card = shevchenko()
    two = msgspec.structs.replace(card, meters=(card.meters[0], msgspec.structs.replace(card.meters[0], id=8)))
    assert not {"meter", "last_reading", "verified_until"} & facts(two, UA, TODAY, "uk").keys()


def walk(*answers: str, states: frozenset[str] = frozenset()) -> Walk:
    way = Walk(script("bill_disputed"), states)
    for answer in answers:
        way = way.answer(answer)
    return way


def test_a_script_branches_by_its_answers() -> None:
    assert [walk(*answers).step.id for answers in ((), ("reading",), ("sum",), ("away",))] == [  # type: ignore[union-attr]
        "kind",
        "shows",
        "compare",
        "away_when",
    ]
    assert walk("sum", "more", "agrees").step is None


def test_a_script_writes_what_it_was_told_into_the_form() -> None:
    way = walk("sum", "less", "14 001", "жовтень")
    assert way.written() == {"reason": "wrong_reading", "control_reading": "14 001", "period": "жовтень"}
    assert way.step is None
    kind = next(one for one in UA.request_types if one.id == "recalculation")
    typed = {"register": "0584113 T1", "reply": "phone", "reply_phone": "067 111 22 33"} | way.written()
    result = check(kind, typed, shevchenko(), TODAY, region="UA", area_code="44")
    assert result.problems == () and result.values["control_reading"] == 14_001


def test_a_step_for_some_states_is_asked_only_then() -> None:
    answers = ("benefit", "субсидія з 1 жовтня", "10.2026")
    assert walk(*answers).step is None
    last = walk(*answers, states=frozenset({"open_request"})).step
    assert last is not None and last.id == "open_one"


def test_a_step_back_forgets_the_answer_and_what_it_put() -> None:
    way = walk("sum", "less").back()
    assert way.step is not None and way.step.id == "compare" and way.written() == {}


def test_what_is_no_answer_changes_nothing() -> None:
    way = walk("sum")
    assert way.answer("perhaps") is way


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from([one for catalogue in CATALOGUES.values() for one in catalogue.scripts]))
def test_every_way_through_a_script_ends(data: st.DataObject, one: Script) -> None:
    way = Walk(one, frozenset(data.draw(st.sets(st.sampled_from(["open_request", "overdue"])))))
    for _ in range(len(one.steps) + 1):
        step = way.step
        if step is None:
            break
        way = way.answer(data.draw(st.sampled_from([choice.id for choice in step.choices])) if step.choices else "7")
    assert way.step is None
