"""Reads alerts.toml, offers.toml and outages.toml: rules over the card, checked against the rest of the profile."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sync.catalogue.knowledge import MERGE_FIELDS
from sync.catalogue.rules import (
    ALERT_FIELDS,
    ALERT_KNOBS,
    OFFER_FACTS,
    PLACES,
    TONES,
    AlertRule,
    Offer,
    OfferCondition,
    OfferRules,
    OutageRules,
)
from sync.catalogue.source import LANGUAGES, Node
from sync.catalogue.text import Text

_MERGED = re.compile(r"\{([^{}]*)\}")
_BRACE = re.compile(r"[{}]")
_MOST_DAYS = 3660
_MOST_OWED = 10**12
_HEAVIEST = 1000
_FACTS = frozenset(ALERT_KNOBS)


@dataclass(frozen=True, slots=True)
class Named:
    """The ids of the profile that a rule may name."""

    types: frozenset[str]
    topics: frozenset[str]
    outcomes: frozenset[str]
    articles: frozenset[str]


def read_alerts(file: Node, named: Named) -> tuple[AlertRule, ...]:
    """The rules in the order of their weight, the heaviest first."""
    file.only("alerts")
    rules: dict[str, AlertRule] = {}
    for node in file.items("alerts"):
        rule = _alert(node, named)
        if rule.id in rules:
            node.fault(f'a second alert "{rule.id}"', "give each an id of its own")
        rules[rule.id] = rule
    return tuple(sorted(rules.values(), key=lambda rule: -rule.weight))


def _alert(node: Node, named: Named) -> AlertRule:
    fact = node.one_known("fact", _FACTS, "fact")
    if node.get("fact") is None:
        node.need("fact")
    knobs = ALERT_KNOBS.get(fact, frozenset({"days", "count", "amount", "types", "outcomes"}))
    node.only("id", "fact", "weight", "tone", "text", "opens", "article", *sorted(knobs))
    opens = _need_known(node, "opens", PLACES, "place")
    article = node.one_known("article", named.articles, "article")
    if opens == "answer" and not article and node.get("article") is None:
        node.fault("there is no answer to open", 'add a line "article = …", or open another place')
    text = node.text("text")
    fields = ALERT_FIELDS.get(fact)
    if fields is not None:
        _check_merged(node, text, fields | MERGE_FIELDS)
    return AlertRule(
        id=node.id(),
        fact=fact,
        weight=node.integer("weight", 0, _HEAVIEST),
        tone=_need_known(node, "tone", TONES, "tone"),
        text=text,
        opens=opens,
        article=article,
        days=node.integer("days", 0, _MOST_DAYS) if _needs_days(fact, knobs) else _optional(node, "days", _MOST_DAYS),
        count=node.integer("count", 2, 100) if "count" in knobs and fact in _FACTS else 0,
        amount=_optional(node, "amount", _MOST_OWED),
        types=node.known("types", named.types, "request type"),
        outcomes=node.known("outcomes", named.outcomes, "outcome", required="outcomes" in knobs and fact in _FACTS),
    )


def _needs_days(fact: str, knobs: frozenset[str]) -> bool:
    """A fact that looks ahead or back says how far."""
    return fact in _FACTS and "days" in knobs and fact not in ("overdue_debt", "answer_overdue", "instalment_overdue")


def _optional(node: Node, key: str, most: int) -> int:
    return node.optional_integer(key, 0, most) or 0


def _need_known(node: Node, key: str, names: frozenset[str], what: str) -> str:
    if node.get(key) is None:
        node.need(key)
        return ""
    return node.one_known(key, names, what)


def _check_merged(node: Node, text: Text, fields: Iterable[str]) -> None:
    inside = node.get("text")
    for language in LANGUAGES:
        shown = text.get(language)
        place = (inside.get(language) if inside is not None else None) or inside or node
        for name in _MERGED.findall(shown):
            if name not in fields:
                place.fault(f'there is no merge field "{name}"', f"use one of {', '.join(sorted(fields))}")
        if _BRACE.search(_MERGED.sub("", shown)):
            place.fault("a brace without its other half", "write a merge field as {balance}")


def read_offers(file: Node, named: Named) -> OfferRules:
    """The offers, the weightiest first, and when none is made."""
    file.only("silent_types", "silent_topics", "silent_days", "offers")
    offers: dict[str, Offer] = {}
    for node in file.items("offers"):
        offer = _offer(node, named)
        if offer.id in offers:
            node.fault(f'a second offer "{offer.id}"', "give each an id of its own")
        offers[offer.id] = offer
    return OfferRules(
        offers=tuple(sorted(offers.values(), key=lambda offer: -offer.weight)),
        silent_types=file.known("silent_types", named.types, "request type"),
        silent_topics=file.known("silent_topics", named.topics, "topic"),
        silent_days=_optional(file, "silent_days", _MOST_DAYS),
    )


def _offer(node: Node, named: Named) -> Offer:
    node.only("id", "label", "text", "when", "days", "weight", "request")
    text = node.text("text")
    _check_merged(node, text, MERGE_FIELDS)
    return Offer(
        id=node.id(),
        label=node.text("label"),
        text=text,
        when=tuple(_condition(one) for one in node.items("when", required=True)),
        days=node.integer("days", 1, _MOST_DAYS),
        weight=_optional(node, "weight", _HEAVIEST),
        request=node.one_known("request", named.types, "request type"),
    )


def _condition(node: Node) -> OfferCondition:
    fact = _need_known(node, "fact", frozenset(OFFER_FACTS), "fact")
    knob = OFFER_FACTS.get(fact)
    if knob is None:
        return OfferCondition(fact)
    node.only("fact", knob)
    if knob == "least":
        return OfferCondition(fact, least=node.integer("least", 0, 10**9))
    return OfferCondition(fact, is_one_of=node.strings("is_one_of", required=True))


def read_outages(file: Node, named: Named) -> OutageRules:
    """When callers of one street mean a probable outage; an empty file: never."""
    file.only("callers", "minutes", "lasts", "topics", "request_types")
    usual = OutageRules()
    return OutageRules(
        callers=file.integer("callers", 2, 1000) if file.get("callers") is not None else 0,
        minutes=file.integer("minutes", 1, 240, default=usual.minutes),
        lasts=file.integer("lasts", 1, 1440, default=usual.lasts),
        topics=file.known("topics", named.topics, "topic"),
        request_types=file.known("request_types", named.types, "request type"),
    )
