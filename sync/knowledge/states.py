"""What a card, a call and the day are like, in the words that articles and scripts may hang on."""

from datetime import date

from sync.card import Card
from sync.catalogue import Catalogue

_ESTIMATED = "estimated"
_RECENT_DAYS = 60  # a correction is still asked about


def states(card: Card | None, catalogue: Catalogue, today: date) -> frozenset[str]:
    """The states of sync.catalogue.knowledge that hold today."""
    found = {"window_open" if in_window(catalogue.reading_days, today) else "window_closed"}
    if card is None:
        return frozenset(found | {"unknown_caller"})
    holds = {
        "overdue": card.balance > 0 and card.overdue_since is not None and card.overdue_since <= today,
        "credit": card.balance < 0,
        "cut_off": card.cut_off_on is not None,
        "verification_expired": any(
            meter.verified_until is not None and meter.verified_until < today for meter in card.meters
        ),
        "open_request": any(request.status in ("open", "taken") for request in card.requests),
        "corrected": any((today - one.issued_on).days <= _RECENT_DAYS for one in card.corrections),
        "vulnerable": card.vulnerable,
        "estimated": any(register.previous_kind == _ESTIMATED for meter in card.meters for register in meter.registers),
        "zones": any(len(meter.registers) > 1 for meter in card.meters),
        "entity": card.kind == "entity",
    }
    return frozenset(found | {name for name, true in holds.items() if true})


def in_window(reading_days: tuple[int, int], today: date) -> bool:
    """Whether readings are taken today; a window may run into the next month."""
    first, last = reading_days
    if first <= last:
        return first <= today.day <= last
    return today.day >= first or today.day <= last
