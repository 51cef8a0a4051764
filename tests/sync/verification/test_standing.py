"""Which level a caller reaches by what, with the rules of the shipped profile and with others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.catalogue.reading import load_profile
from sync.protocol import Evidence
from sync.verification.questions import questions
from sync.verification.rules import Asking, Check, Level, VerificationRules
from sync.verification.standing import merged, standing
from tests.sync.catalogue.people import olena

CLIENT = 812
RULES = load_profile("ua").verification
FACTS = [one.fact for one in RULES.questions]


def level(evidence: tuple[Evidence, ...], *right: str) -> Level:
    return standing(RULES, CLIENT, evidence, [Check(CLIENT, fact, True) for fact in right]).level


def test_what_the_call_itself_says() -> None:
    assert level(()) is Level.NONE
    assert level((Evidence.CALLED_BEFORE, Evidence.OPEN_REQUEST)) is Level.NONE, "a guess proves nothing"
    assert level((Evidence.PHONE_ON_FILE,)) is Level.GENERAL
    assert level((Evidence.ACCOUNT_ENTERED,)) is Level.GENERAL
    assert level((Evidence.PHONE_ON_FILE, Evidence.ACCOUNT_ENTERED)) is Level.BALANCE
    assert level((Evidence.PHONE_VERIFIED,)) is Level.BALANCE
    assert level((Evidence.PHONE_VERIFIED, Evidence.ACCOUNT_ENTERED)) is Level.CHANGE


def test_answers_raise_it_and_a_name_does_not_raise_it_to_a_change() -> None:
    on_file = (Evidence.PHONE_ON_FILE,)
    assert level(on_file, "name") is Level.BALANCE
    assert level(on_file, "name", "address") is Level.BALANCE
    assert level(on_file, "name", "address", "meter") is Level.CHANGE
    assert level((), "address", "account", "meter") is Level.CHANGE


def test_answers_about_another_client_count_for_nothing() -> None:
    others = [Check(CLIENT + 1, fact, True) for fact in FACTS]
    assert standing(RULES, CLIENT, (Evidence.PHONE_ON_FILE,), others).level is Level.GENERAL


def test_too_many_wrong_answers_leave_what_the_call_itself_says() -> None:
    checks = [Check(CLIENT, fact, fact in ("address", "account")) for fact in FACTS[: RULES.most_wrong + 2]]
    found = standing(RULES, CLIENT, (Evidence.PHONE_ON_FILE,), checks)
    assert found.barred and found.level is Level.GENERAL


def test_the_later_answer_to_a_question_counts() -> None:
    checks = merged((Check(1, "name", False), Check(2, "name", True)), (Check(1, "name", True),))
    assert set(checks) == {Check(1, "name", True), Check(2, "name", True)}


@given(
    evidence=st.lists(st.sampled_from(Evidence), unique=True),
    answers=st.dictionaries(st.sampled_from(FACTS), st.booleans()),
    more=st.sampled_from(FACTS),
)
def test_a_right_answer_never_lowers_the_level_and_a_wrong_one_never_raises_it(
    evidence: list[Evidence], answers: dict[str, bool], more: str
) -> None:
    checks = [Check(CLIENT, fact, agrees) for fact, agrees in answers.items() if fact != more]
    before = standing(RULES, CLIENT, evidence, checks).level
    assert standing(RULES, CLIENT, evidence, [*checks, Check(CLIENT, more, True)]).level.reaches(before)
    assert before.reaches(standing(RULES, CLIENT, evidence, [*checks, Check(CLIENT, more, False)]).level)


def test_without_rules_everybody_has_every_level() -> None:
    assert standing(VerificationRules(), CLIENT, (), ()).level is Level.CHANGE


def test_only_what_is_on_file_and_was_not_entered_is_asked() -> None:
    card = olena()
    asked = [one.fact for one in questions(RULES, card, None, (), Level.BALANCE)]
    assert asked[0] == "name" and "tax_id" not in asked and "account" in asked
    assert "account" not in [one.fact for one in questions(RULES, card, card.number, (), Level.BALANCE)]
    assert [one.fact for one in questions(RULES, card, None, (), Level.CHANGE)][-1] == "name", "it does not count"


@pytest.mark.parametrize("fact", FACTS)
def test_each_answer_is_shown_beside_its_question(fact: str) -> None:
    rules = VerificationRules(questions=(Asking(fact, 1),))
    shown = questions(rules, olena(), None, (Check(olena().client_id, fact, False),), Level.CHANGE)
    assert [one.agrees for one in shown] in ([False], [])
