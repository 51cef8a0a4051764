"""Who belongs to this client: by address, by payer and number, and by the tree of a legal entity; with the evidence.

Asked for when an operator wants to see it; no ringing phone waits for it.
"""

from enum import StrEnum

from msgspec import Struct


class Tie(StrEnum):
    """What links two clients."""

    PARENT = "parent"  # the head organisation
    BRANCH = "branch"  # of this organisation
    SIBLING = "sibling"  # another branch of the same organisation
    SAME_ADDRESS = "same_address"  # the same flat, or the same house where it has no flats
    SAME_NUMBER = "same_number"
    PAYS = "pays"  # somebody of this name has paid for this account


class Strength(StrEnum):
    """How sure it is that they belong together, surest first."""

    SURE = "sure"
    LIKELY = "likely"
    WEAK = "weak"


class Link(Struct, frozen=True):
    """One link, with the number, the address or the payer that makes it."""

    tie: Tie
    detail: str = ""


class Kin(Struct, frozen=True):
    """A client who belongs to this one, seen from the account that links them or from his first."""

    client_id: int
    account_id: int | None
    name: str
    kind: str
    account_number: str
    address: str
    meters: tuple[str, ...]
    phones: tuple[str, ...]  # as written
    evidence: tuple[Link, ...] = ()
    strength: Strength = Strength.WEAK


class Household(Struct, frozen=True):
    """A page of them, the surest first."""

    client_id: int
    kin: tuple[Kin, ...]
    more: bool = False


FEW = 4  # clients at one number: beyond them it is a concierge's or an office's


def strength(evidence: tuple[Link, ...], shared_by: int) -> Strength:
    """The tree and the address are facts; a number that a few share, or a payer's name, makes it likely, and both
    together sure. `shared_by`: how many clients have the number."""
    ties = {one.tie for one in evidence}
    if ties - {Tie.SAME_NUMBER, Tie.PAYS}:
        return Strength.SURE
    likely = [tie for tie in ties if tie is Tie.PAYS or shared_by <= FEW]
    if len(likely) > 1:
        return Strength.SURE
    return Strength.LIKELY if likely else Strength.WEAK
