"""The questions that can be put to this caller: of the profile's, those that his file answers and the call does not.

What the caller has just entered in the voice menu, and a phone number that he calls from, prove nothing when they are
said once more.
"""

from collections.abc import Iterable

from msgspec import Struct

from sync.card import Card
from sync.verification.rules import Asking, Check, Level, VerificationRules


class Question(Struct, frozen=True):
    """One question with the card that answers it, and how it was answered in this call (None: not yet)."""

    asking: Asking
    agrees: bool | None = None

    @property
    def fact(self) -> str:
        return self.asking.fact


def questions(
    rules: VerificationRules, card: Card, entered_account: str | None, checks: Iterable[Check], target: Level
) -> tuple[Question, ...]:
    """In the order of the profile, those first that count for `target`; answered ones stay where they are."""
    answered = {one.question: one.agrees for one in checks if one.client_id == card.client_id}
    fitting = [one for one in rules.questions if one.of in ("", card.kind) and is_on_file(one.fact, card)]
    if entered_account is not None and entered_account == card.number:
        fitting = [one for one in fitting if one.fact != "account"]
    ordered = sorted(fitting, key=lambda one: not one.up_to.reaches(target))
    return tuple(Question(one, answered.get(one.fact)) for one in ordered)


def is_on_file(fact: str, card: Card) -> bool:
    """Whether the client's file answers this question."""
    match fact:
        case "name" | "client_since":
            return True
        case "address":
            return bool(card.address)
        case "account":
            return bool(card.number)
        case "meter":
            return bool(card.meters)
        case "payment_amount" | "payment_date":
            return bool(card.payments)
        case "reading":
            return any(register.previous is not None for meter in card.meters for register in meter.registers)
        case "tax_id":
            return bool(card.tax_id)
    return False
