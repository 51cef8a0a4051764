"""What the operator is told of a client before he speaks: the catalogue's rules over the card, the day and the hour."""

from sync.alerts.evaluate import Alert, evaluate
from sync.alerts.facts import Found, Sight
from sync.alerts.wording import sentence

__all__ = ["Alert", "Found", "Sight", "evaluate", "sentence"]
