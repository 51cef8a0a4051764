"""Rules of the catalogue over a client's card: what to draw attention to, what to offer, and when calls mean an outage.

A rule names a fact of a closed set, which sync.alerts finds on the card, with the thresholds that this fact knows.
"""

from collections.abc import Mapping

from msgspec import Struct

from sync.catalogue.text import Text

# The facts that an alert may rest on, and what each knows.
#   days     how many days ago at least, or ahead at most (see the fact)
#   count    how many times at least
#   amount   how much is owed at least, in minor units
#   types    of which request types; outcomes: of which outcomes of a contact. None named means all.
ALERT_KNOBS: Mapping[str, frozenset[str]] = {
    "outage": frozenset(),  # several callers of the client's street within minutes
    "cut_off_planned": frozenset({"days"}),  # within so many days
    "cut_off_done": frozenset(),
    "answer_overdue": frozenset({"days", "types"}),  # an open request's term ended so many days ago
    "open_request": frozenset({"types"}),
    "contact_unanswered": frozenset({"days", "outcomes"}),  # promised so many days ago, and nobody has called back
    "promise_unpaid": frozenset({"days", "outcomes"}),  # said so many days ago, and nothing has been paid since
    "instalment_overdue": frozenset({"days"}),
    "instalment_due": frozenset({"days"}),  # within so many days
    "overdue_debt": frozenset({"days", "amount"}),
    "repeated_topic": frozenset(
        {"days", "count"}
    ),  # so many calls within so many days, the one that goes on among them
    "verification_ended": frozenset(),
    "verification_ends": frozenset({"days"}),  # within so many days
    "vulnerable": frozenset(),
}
# What the text of an alert may name of its fact; the fields of the card may stand in it besides.
ALERT_FIELDS: Mapping[str, frozenset[str]] = {
    "outage": frozenset({"callers", "street"}),
    "cut_off_planned": frozenset({"day", "days"}),
    "cut_off_done": frozenset({"day"}),
    "answer_overdue": frozenset({"day", "days", "number", "request"}),
    "open_request": frozenset({"day", "number", "request"}),
    "contact_unanswered": frozenset({"day", "days", "topic"}),
    "promise_unpaid": frozenset({"day", "days"}),
    "instalment_overdue": frozenset({"day", "days", "amount"}),
    "instalment_due": frozenset({"day", "days", "amount"}),
    "overdue_debt": frozenset({"day", "days", "amount"}),
    "repeated_topic": frozenset({"calls", "days", "topic"}),
    "verification_ended": frozenset({"day", "meter"}),
    "verification_ends": frozenset({"day", "days", "meter"}),
    "vulnerable": frozenset(),
}
# Where an alert leads: to its request or contact, the bills, the meters, why so much is owed, an answer to read aloud.
PLACES = frozenset({"record", "money", "meters", "why", "answer"})
TONES = frozenset({"bad", "warn", "accent"})

# The facts that an offer may rest on; "least" counts units a month, the others name what they may be.
OFFER_FACTS: Mapping[str, str] = {
    "kind": "is_one_of",  # of the client
    "tariff": "is_one_of",
    "last_payment_by": "is_one_of",  # channel
    "last_reading_by": "is_one_of",  # source
    "consumption": "least",  # of the last three months, a month
}


class AlertRule(Struct, frozen=True):
    """When the operator is told something before he speaks, in which words, and where it leads."""

    id: str
    fact: str
    weight: int
    tone: str
    text: Text
    opens: str
    article: str = ""  # the answer that is shown with it
    days: int = 0
    count: int = 0
    amount: int = 0
    types: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()


class OfferCondition(Struct, frozen=True):
    """One fact that must hold for the offer to be made."""

    fact: str
    is_one_of: tuple[str, ...] = ()
    least: int = 0


class Offer(Struct, frozen=True):
    """What may be offered, in words to read aloud. `days`: not again to the same client so soon."""

    id: str
    label: Text
    text: Text
    when: tuple[OfferCondition, ...]
    days: int
    weight: int = 0
    request: str = ""  # the request type that follows when he accepts


class OfferRules(Struct, frozen=True):
    """The offers, and where none is made: with these requests open, on these topics, or so soon after them."""

    offers: tuple[Offer, ...] = ()
    silent_types: tuple[str, ...] = ()
    silent_topics: tuple[str, ...] = ()
    silent_days: int = 0  # after a contact on one of these topics


class OutageRules(Struct, frozen=True):
    """When callers of one street mean a probable outage. `callers` 0: never."""

    callers: int = 0  # different ones, within
    minutes: int = 15
    lasts: int = 60  # minutes after the last caller
    topics: tuple[str, ...] = ()  # a call found to be about something else counts no more
    request_types: tuple[str, ...] = ()  # filed meanwhile they are linked together
