"""The alerts of a client, in order of weight."""

from collections.abc import Iterable
from dataclasses import dataclass

from sync.alerts.facts import Found, Sight, find
from sync.catalogue.rules import AlertRule


@dataclass(frozen=True, slots=True)
class Alert:
    """A rule that holds, with what it found."""

    rule: AlertRule
    found: Found


def evaluate(rules: Iterable[AlertRule], sight: Sight) -> tuple[Alert, ...]:
    """One alert for a rule that holds, the heaviest first. A record of which a heavier one tells already, an open
    complaint, say, is not told of again as an open request."""
    told: set[str] = set()
    alerts = []
    for rule in sorted(rules, key=lambda rule: -rule.weight):
        found = next((one for one in find(rule, sight) if not one.record or one.record not in told), None)
        if found is not None:
            told.add(found.record)
            alerts.append(Alert(rule, found))
    return tuple(alerts)
