"""What the operator is told of a client before he speaks: each fact at its threshold, in order of weight, in words."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sync.alerts import Alert, Sight, evaluate, sentence
from sync.billing.documents import Billing, Instalment, Plan
from sync.card import Card
from sync.catalogue import AlertRule, Text
from sync.catalogue.reading import load_profile
from sync.catalogue.rules import ALERT_FIELDS, ALERT_KNOBS
from sync.outages import Outage
from tests.ui.clients import NOW, REQUEST, interactions, shevchenko, svitanok

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
KYIV = ZoneInfo("Europe/Kyiv")
CATALOGUE = load_profile("ua")
QUIET = replace(shevchenko(), balance=0, overdue_since=None, requests=(), interactions=(), meters=(), vulnerable=False)


def rule(fact: str, **knobs: object) -> AlertRule:
    values: dict[str, object] = {"id": fact, "fact": fact, "weight": 1, "tone": "warn", "opens": "money"}
    return AlertRule(**(values | {"text": Text("", "", "")} | knobs))  # type: ignore[arg-type]


def sight(card: Card, **more: object) -> Sight:
    return Sight(card, TODAY, NOW, KYIV, **more)  # type: ignore[arg-type]


def told(card: Card, language: str = "en", **more: object) -> list[str]:
    seen = sight(card, **more)
    return [sentence(alert, CATALOGUE, seen, language) for alert in evaluate(CATALOGUE.alerts, seen)]


def holds(rule_: AlertRule, card: Card, **more: object) -> bool:
    return bool(evaluate((rule_,), sight(card, **more)))


def test_a_client_of_whom_nothing_is_special_has_none() -> None:
    assert told(QUIET) == []


def test_the_third_call_about_a_bill_stands_before_the_open_request_and_the_debt() -> None:
    assert told(shevchenko(), in_call=True) == [
        "3 calls in 6 days: bill explained",
        "Request № 48120, answer due 25 November",
        "Overdue 4 days",
    ]
    assert told(shevchenko(), "uk", in_call=True)[0] == "3 дзвінки за 6 днів: пояснення рахунку"
    assert told(shevchenko(), "ru", in_call=True)[2] == "Просрочено 4 дня"


def test_only_a_call_that_goes_on_counts_among_the_calls() -> None:
    assert told(shevchenko(), in_call=False)[0].startswith("2 calls")


def test_the_profiles_rules_stand_by_weight() -> None:
    weights = [rule.weight for rule in CATALOGUE.alerts]
    assert weights == sorted(weights, reverse=True)


@given(weights=st.lists(st.integers(0, 100), min_size=3, max_size=3))
def test_whatever_the_weights_the_heaviest_comes_first(weights: list[int]) -> None:
    facts = ("repeated_topic", "open_request", "overdue_debt")
    knobs: tuple[dict[str, object], ...] = ({"count": 3, "days": 7}, {}, {})
    rules = [rule(fact, weight=weight, **more) for fact, weight, more in zip(facts, weights, knobs, strict=True)]
    found = evaluate(rules, sight(shevchenko(), in_call=True))
    assert [alert.rule.weight for alert in found] == sorted(weights, reverse=True)


@pytest.mark.parametrize(("days", "expected"), [(0, True), (6, True), (30, True), (31, False), (-1, False)])
def test_a_cut_off_is_told_of_from_thirty_days_before(days: int, expected: bool) -> None:
    card = replace(QUIET, cut_off_on=TODAY + days * DAY)
    assert holds(rule("cut_off_planned", days=30), card) is expected
    assert holds(rule("cut_off_done"), card) is (days < 0)


@pytest.mark.parametrize(("days", "amount", "expected"), [(1, 100, True), (0, 100, False), (1, 99, False)])
def test_a_debt_is_overdue_from_its_day_and_amount(days: int, amount: int, expected: bool) -> None:
    card = replace(QUIET, balance=amount, overdue_since=TODAY - days * DAY)
    assert holds(rule("overdue_debt", days=1, amount=100), card) is expected


def test_a_request_whose_term_has_passed_is_late_and_told_once() -> None:
    late = replace(QUIET, requests=(replace(REQUEST, due_on=TODAY - 2 * DAY),))
    assert told(late) == ["Answer to № 48120 is 2 days late"]
    due = replace(QUIET, requests=(replace(REQUEST, due_on=TODAY),))
    assert told(due) == ["Request № 48120, answer due 24 November"]
    done = replace(QUIET, requests=(replace(REQUEST, status="done", due_on=TODAY - 2 * DAY),))
    assert told(done) == []


def test_an_open_complaint_is_told_as_one_and_another_request_besides() -> None:
    complaint = replace(REQUEST, id="c1", type="complaint", number=7)
    assert told(replace(QUIET, requests=(REQUEST, complaint))) == [
        "Open complaint № 7, due 25 November",
        "Request № 48120, answer due 25 November",
    ]


def test_a_request_that_is_not_numbered_yet_is_named() -> None:
    assert "recalculation" in told(replace(QUIET, requests=(replace(REQUEST, number=None),)))[0]


def called(days: int, topic: str = "bill", outcome: str | None = "call_back", **more: object) -> object:
    known = interactions()[0]
    at = NOW - days * 86_400_000
    return replace(known, id=f"{days}{topic}{outcome}", started_at=at, topic=topic, outcome=outcome, **more)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ((), True),
        ((called(1, "other", "answered", direction="outbound"),), False),
        ((called(1, outcome="explained"),), False),
        ((called(1, "reading", "reading_taken"),), True),
    ],
)
def test_a_call_back_that_was_promised_and_not_made(later: tuple[object, ...], expected: bool) -> None:
    card = replace(QUIET, interactions=(*later, called(2)))
    assert holds(rule("contact_unanswered", days=1, outcomes=("call_back",)), card) is expected


def test_a_promise_is_not_yet_late_on_its_day() -> None:
    card = replace(QUIET, interactions=(called(0),))
    assert not holds(rule("contact_unanswered", days=1, outcomes=("call_back",)), card)


def test_a_promise_to_pay_is_broken_when_nothing_came() -> None:
    promise = called(5, "debt", "promised_to_pay")
    owes = replace(QUIET, balance=100, interactions=(promise,), payments=())
    asked = rule("promise_unpaid", days=5, outcomes=("promised_to_pay",))
    assert holds(asked, owes)
    paid = replace(shevchenko().payments[0], posted_at=NOW - 86_400_000)
    assert not holds(asked, replace(owes, payments=(paid,)))
    assert not holds(asked, replace(owes, balance=0))
    assert not holds(asked, replace(owes, interactions=(called(4, "debt", "promised_to_pay"),)))


@pytest.mark.parametrize(
    ("days", "late", "due"), [(-1, True, False), (0, False, True), (5, False, True), (6, False, False)]
)
def test_instalments_are_late_or_due(days: int, late: bool, due: bool) -> None:
    parts = (Instalment(1, TODAY - 40 * DAY, 500, 500), Instalment(2, TODAY + days * DAY, 500, 100))
    plan = Plan("P-1", TODAY - 60 * DAY, "active", 1000, parts)
    billing = Billing(1, 0, 0, 0, 0, 0, plans=(plan,))
    found = [
        evaluate((one,), sight(QUIET, billing=billing))
        for one in (rule("instalment_overdue"), rule("instalment_due", days=5))
    ]
    assert [bool(one) for one in found] == [late, due]
    assert all(alert.found.amount == 400 for one in found for alert in one)
    kept = replace(billing, plans=(replace(plan, status="kept"),))
    assert not holds(rule("instalment_overdue"), QUIET, billing=kept)


@pytest.mark.parametrize(
    ("days", "ended", "ends"), [(-1, True, False), (0, False, True), (60, False, True), (61, False, False)]
)
def test_a_verification_has_ended_or_ends_soon(days: int, ended: bool, ends: bool) -> None:
    meter = replace(svitanok().meters[0], verified_until=TODAY + days * DAY)
    card = replace(QUIET, meters=(meter,))
    assert holds(rule("verification_ended"), card) is ended
    assert holds(rule("verification_ends", days=60), card) is ends


def test_a_probable_outage_of_the_clients_street_comes_before_everything() -> None:
    street = Outage("a" * 32, "Київ, вул. Січових Стрільців", NOW, 7)
    other = Outage("b" * 32, "Київ, вул. Садова", NOW, 9)
    assert told(shevchenko(), outages=(other, street))[0] == "Probable outage, 7 calls, вул. Січових Стрільців"
    assert not any("outage" in text for text in told(shevchenko(), outages=(other,)))


def test_a_vulnerable_client_is_said_last() -> None:
    assert told(replace(shevchenko(), vulnerable=True))[-1] == "Vulnerable client: speak slowly"


def test_fields_of_the_card_may_stand_in_a_text_and_what_is_not_known_is_no_brace() -> None:
    text = "{name} owes {balance}, cut off on {cut_off_on}"
    asked = rule("vulnerable", text=Text(text, text, text))
    alert = evaluate((asked,), sight(replace(QUIET, vulnerable=True)))[0]
    assert isinstance(alert, Alert)
    said = sentence(alert, CATALOGUE, sight(QUIET), "en")
    assert said == "Шевченко Олена Петрівна owes 0.00 UAH, cut off on …"


@pytest.mark.parametrize("profile", ["ua", "ru"])
@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_no_profile_shows_a_brace(profile: str, language: str) -> None:
    catalogue = load_profile(profile)
    card = replace(shevchenko(), vulnerable=True, cut_off_on=TODAY, meters=svitanok().meters)
    seen = sight(card, in_call=True, outages=(Outage("a" * 32, "Київ, вул. Січових Стрільців", NOW, 5),))
    said = [sentence(alert, catalogue, seen, language) for alert in evaluate(catalogue.alerts, seen)]
    assert len(said) >= 6 and not any("{" in text or "…" in text for text in said)


def test_every_fact_that_a_rule_may_name_is_found_somewhere_and_has_its_fields() -> None:
    assert set(ALERT_KNOBS) == set(ALERT_FIELDS) == {alert.fact for alert in CATALOGUE.alerts}
    for fact in ALERT_KNOBS:
        evaluate((rule(fact, count=2),), sight(QUIET))  # no KeyError: there is a function for each
