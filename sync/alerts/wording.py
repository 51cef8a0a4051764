"""The sentence of an alert, its merge fields filled from the fact and from the card."""

from sync import forms
from sync.alerts.evaluate import Alert
from sync.alerts.facts import Sight
from sync.catalogue import Catalogue
from sync.knowledge import spoken
from sync.knowledge.merge import facts, fill
from sync.outages import street_name

_NOT_KNOWN = "…"


def sentence(alert: Alert, catalogue: Catalogue, sight: Sight, language: str) -> str:
    """What the operator reads, in his language."""
    text = alert.rule.text.get(language)
    known = _named(alert, catalogue, sight, language)
    parts = fill(text, known)
    if any(part.missing for part in parts):  # a fact of the card that is not its own
        parts = fill(text, facts(sight.card, catalogue, sight.today, language) | known)
    return "".join(_NOT_KNOWN if part.missing else part.text for part in parts)


def _named(alert: Alert, catalogue: Catalogue, sight: Sight, language: str) -> dict[str, str]:
    found = alert.found
    named = {
        "days": spoken.days(found.days, language),
        "calls": spoken.calls(found.count, language),
        "callers": spoken.calls(found.count, language),
        "amount": spoken.money(found.amount, catalogue.currency, language),
        "meter": found.meter,
        "street": street_name(found.street),
        "topic": _topic(catalogue, found.topic, language),
    }
    if found.day is not None:
        named["day"] = spoken.day(found.day, sight.today, language)
    if found.request is not None:
        kind = forms.type_of(catalogue, found.request.type)
        named["request"] = kind.label.get(language) if kind is not None else found.request.type
        number = found.request.number
        named["number"] = f"№ {number}" if number is not None else named["request"].lower()
    return named


def _topic(catalogue: Catalogue, topic: str, language: str) -> str:
    return next((one.label.get(language).lower() for one in catalogue.topics if one.id == topic), topic)
