"""Which offer fits a client, and where none is made."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sync.card import Card, OfferMade
from sync.catalogue import Offer, OfferRules, Text
from sync.catalogue.reading import load_profile
from sync.catalogue.rules import OFFER_FACTS, OfferCondition
from sync.offering import Occasion, choose
from tests.ui.clients import NOW, REQUEST, content, interactions

TODAY = date(2026, 11, 24)
DAY_MS = 86_400_000
RULES = load_profile("ua").offers
NO_TEXT = Text("", "", "")


def chosen(card: Card, rules: OfferRules = RULES, call: str = "c1", **more: object) -> str:
    offer = choose(rules, Occasion(card, TODAY, NOW, call, **more))  # type: ignore[arg-type]
    return offer.id if offer is not None else ""


def made(days: float, outcome: str = "declined", offer: str = "two_zones", call: str = "c0") -> OfferMade:
    return OfferMade(offer, outcome, NOW - int(days * DAY_MS), call)


def test_the_weightiest_that_fits_is_made() -> None:
    assert chosen(content()) == "two_zones"
    assert chosen(replace(content(), tariff="two_zone", readings=())) == ""
    by_phone = tuple(replace(one, source="call") for one in content().readings)
    assert chosen(replace(content(), tariff="two_zone", readings=by_phone)) == "web_readings"
    cash = tuple(replace(one, channel="cash") for one in content().payments)
    assert chosen(replace(content(), tariff="two_zone", payments=cash)) == "pay_online"


@pytest.mark.parametrize(("used", "expected"), [(150, "two_zones"), (149, "")])
def test_consumption_counts_from_its_threshold(used: int, expected: str) -> None:
    bills = tuple(replace(bill, consumption=used) for bill in content().bills)
    assert chosen(replace(content(), bills=bills, readings=(), payments=())) == expected
    assert chosen(replace(content(), bills=(), readings=(), payments=())) == ""


@pytest.mark.parametrize(
    "worry",
    [
        {"balance": 100, "overdue_since": TODAY},
        {"cut_off_on": TODAY},
        {"requests": (replace(REQUEST, type="complaint"),)},
        {"requests": (replace(REQUEST, type="recalculation"),)},
        {"interactions": (replace(interactions()[0], topic="complaint", started_at=NOW - 13 * DAY_MS),)},
    ],
    ids=["debt", "cut off", "complaint", "recalculation", "complained lately"],
)
def test_none_is_made_to_a_client_with_other_worries(worry: dict[str, object]) -> None:
    assert chosen(replace(content(), **worry)) == ""


def test_none_in_an_outage_or_on_a_topic_that_complains() -> None:
    assert chosen(content(), outage=True) == ""
    assert chosen(content(), topics=frozenset({"debt"})) == ""
    assert chosen(content(), topics=frozenset({"reading"})) == "two_zones"


def test_what_is_done_with_silences_no_more() -> None:
    done = replace(REQUEST, type="complaint", status="done")
    long_ago = replace(interactions()[0], topic="complaint", started_at=NOW - 15 * DAY_MS)
    assert chosen(replace(content(), requests=(done,), interactions=(long_ago,))) == "two_zones"
    assert chosen(replace(content(), balance=100, overdue_since=None)) == "two_zones", "a bill that is not due"


def test_it_is_not_made_again_within_its_days_unless_it_was_not_said() -> None:
    cash = replace(content(), payments=tuple(replace(one, channel="cash") for one in content().payments), readings=())
    assert chosen(replace(cash, offers=(made(179),))) == "pay_online"
    assert chosen(replace(cash, offers=(made(180),))) == "two_zones"
    assert chosen(replace(cash, offers=(made(1, "not_said"),))) == "two_zones"


def test_a_call_has_one_offer_at_the_most() -> None:
    assert chosen(replace(content(), offers=(made(0, "not_said", call="c1"),))) == ""


def test_every_fact_that_a_rule_may_name_is_read_from_the_card() -> None:
    for fact, knob in OFFER_FACTS.items():
        condition = OfferCondition(fact, ("person",) if knob == "is_one_of" else (), 10**9)
        choose(OfferRules((Offer("o", NO_TEXT, NO_TEXT, (condition,), 1),)), Occasion(content(), TODAY, NOW, "c1"))


@given(
    weights=st.lists(st.integers(0, 9), min_size=1, max_size=6),
    said=st.lists(
        st.tuples(st.integers(0, 5), st.floats(0, 40), st.sampled_from(("accepted", "not_said"))), max_size=8
    ),
)
def test_whatever_was_offered_before_the_choice_is_free_and_the_weightiest(
    weights: list[int], said: list[tuple[int, float, str]]
) -> None:
    always = (OfferCondition("kind", ("person",)),)
    rules = OfferRules(tuple(Offer(f"o{at}", NO_TEXT, NO_TEXT, always, 20, w) for at, w in enumerate(weights)))
    card = replace(content(), offers=tuple(made(days, outcome, f"o{at}") for at, days, outcome in said))
    taken = {f"o{at}" for at, days, outcome in said if outcome != "not_said" and days < 20}
    free = [offer.weight for offer in rules.offers if offer.id not in taken]
    found = choose(rules, Occasion(card, TODAY, NOW, "c1"))
    assert (found is None) == (not free)
    assert found is None or (found.id not in taken and found.weight == max(free))
