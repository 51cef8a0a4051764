"""Which level a caller has reached in this call. Pure."""

from collections.abc import Iterable

from msgspec import Struct

from sync.protocol import Evidence
from sync.verification.rules import LEVELS, Check, Level, VerificationRules


class Standing(Struct, frozen=True):
    """The level reached, and whether so many answers were wrong that no further one counts."""

    level: Level
    wrong: int = 0
    barred: bool = False


def merged(checks: Iterable[Check], later: Iterable[Check]) -> tuple[Check, ...]:
    """Both, where the later answers to the same questions take the place of the earlier."""
    found = {(one.client_id, one.question): one for one in checks}
    for one in later:
        found[(one.client_id, one.question)] = one
    return tuple(found.values())


def points_of_call(rules: VerificationRules, evidence: Iterable[Evidence]) -> int:
    """What the call itself says: whose number it is, and which account was entered."""
    seen = frozenset(evidence)
    points = rules.known.get("account_entered", 0) if Evidence.ACCOUNT_ENTERED in seen else 0
    if Evidence.PHONE_VERIFIED in seen:
        points += rules.known.get("number_verified", 0)
    elif Evidence.PHONE_ON_FILE in seen:
        points += rules.known.get("number_on_file", 0)
    return points


def standing(
    rules: VerificationRules, client_id: int, evidence: Iterable[Evidence], checks: Iterable[Check]
) -> Standing:
    """The highest level whose points are there; a question counts for the levels up to its own only."""
    given = points_of_call(rules, evidence)
    answers = {one.question: one.agrees for one in checks if one.client_id == client_id}
    wrong = sum(not agrees for agrees in answers.values())
    barred = wrong >= rules.most_wrong
    reached = Level.NONE
    for level in LEVELS:
        counted = [
            asking.points
            for asking in rules.questions
            if not barred and answers.get(asking.fact) and asking.up_to.reaches(level)
        ]
        if given + sum(counted) < rules.needed.get(level, 0):
            break
        reached = level
    return Standing(reached, wrong, barred)
