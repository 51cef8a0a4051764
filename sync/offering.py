"""Which offer may be made to a client in a call: one at the most, and none where it would be out of place. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sync.card import Card
from sync.catalogue.rules import Offer, OfferCondition, OfferRules

_DAY_MS = 86_400_000
_MONTHS = 3  # over which the consumption is taken
NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class Occasion:
    """A call with a client. `topics`: what has been said so far that it is about."""

    card: Card
    today: date
    now: int
    call_id: str
    topics: frozenset[str] = frozenset()
    outage: bool = False  # in his street, probably


def choose(rules: OfferRules, occasion: Occasion) -> Offer | None:
    """The weightiest that fits; None where nothing does, or where the client has other worries."""
    card = occasion.card
    if is_silent(rules, occasion) or any(made.call_id == occasion.call_id for made in card.offers):
        return None
    fitting = (
        offer
        for offer in rules.offers
        if not _made_lately(offer, occasion) and all(_holds(condition, card) for condition in offer.when)
    )
    return max(fitting, key=lambda offer: offer.weight, default=None)


def is_silent(rules: OfferRules, occasion: Occasion) -> bool:
    """Debt, cut-off, outage, an open request of those kinds, or a topic that complains, now or lately."""
    card = occasion.card
    overdue = card.balance > 0 and card.overdue_since is not None and card.overdue_since <= occasion.today
    if overdue or card.cut_off_on is not None or occasion.outage:
        return True
    if any(one.status in ("open", "taken") and one.type in rules.silent_types for one in card.requests):
        return True
    silent = frozenset(rules.silent_topics)
    since = occasion.now - rules.silent_days * _DAY_MS
    lately = {one.topic for one in card.interactions if one.started_at >= since}
    return bool(silent & (occasion.topics | lately))


def _made_lately(offer: Offer, occasion: Occasion) -> bool:
    """Whether he has heard it within its days; one that was not said after all he has not."""
    since = occasion.now - offer.days * _DAY_MS
    return any(made.offer == offer.id and made.outcome != NOT_SAID and made.at > since for made in occasion.card.offers)


def _holds(condition: OfferCondition, card: Card) -> bool:
    value = _FACTS[condition.fact](card)
    if isinstance(value, int):
        return value >= condition.least
    return value in condition.is_one_of


def _consumption(card: Card) -> int:
    latest = sorted(card.bills, key=lambda bill: bill.period, reverse=True)[:_MONTHS]
    return sum(bill.consumption for bill in latest) // len(latest) if latest else 0


def _payment_channel(card: Card) -> str:
    latest = max(card.payments, key=lambda payment: payment.posted_at, default=None)
    return "" if latest is None else latest.channel


def _reading_source(card: Card) -> str:
    latest = max(card.readings, key=lambda reading: reading.taken_at, default=None)
    return "" if latest is None else latest.source


_FACTS: Mapping[str, Callable[[Card], str | int]] = {
    "kind": lambda card: card.kind,
    "tariff": lambda card: card.tariff,
    "last_payment_by": _payment_channel,
    "last_reading_by": _reading_source,
    "consumption": _consumption,
}
