"""What the catalogue knows beyond forms: articles with the answer to read aloud, and scripts that lead through one.

A merge field is written {balance} in a text and filled from the client's card; a state is what a card, a call or the
day is like, as sync.knowledge.states finds it.
"""

from msgspec import Struct

from sync.catalogue.text import Text

MERGE_FIELDS = frozenset(
    {
        "name",
        "account",
        "address",
        "tariff",
        "balance",
        "overdue_since",
        "cut_off_on",
        "last_bill",
        "last_bill_month",
        "due_on",
        "last_payment",
        "last_payment_on",
        "last_correction",
        "last_reading",
        "last_reading_on",
        "reading_window",
        "meter",
        "verified_until",
        "request_number",
        "request_due",
        "price",
    }
)
STATES = frozenset(
    {
        "overdue",
        "credit",
        "cut_off",
        "verification_expired",
        "open_request",
        "corrected",
        "vulnerable",
        "estimated",
        "window_open",
        "window_closed",
        "zones",
        "entity",
        "unknown_caller",
    }
)


class Article(Struct, frozen=True):
    """An answer: what is read aloud, and behind it what the operator may want to know besides."""

    id: str
    version: int
    title: Text
    topics: tuple[str, ...]
    answer: Text
    details: Text | None = None
    keywords: tuple[str, ...] = ()  # in all languages
    when: tuple[str, ...] = ()  # states that it is about
    ivr: tuple[str, ...] = ()  # what the caller chose in the voice menu, as the menu calls it
    request: str = ""  # the request type that follows, if the caller wants more than the answer
    script: str = ""


class StepCondition(Struct, frozen=True):
    """The step is asked only after one of these answers to an earlier step, or only in one of these states."""

    step: str = ""
    is_one_of: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


class StepChoice(Struct, frozen=True):
    """An answer to choose; `puts` are fields of the form with what they get, `next` the step that follows."""

    id: str
    label: Text
    puts: dict[str, str] = {}
    next: str = ""  # "": the following one; "end": none


class Step(Struct, frozen=True):
    """One question with its choices, one whose answer is typed into `field`, or, with neither, something to say."""

    id: str
    say: Text
    choices: tuple[StepChoice, ...] = ()
    field: str = ""
    when: StepCondition | None = None
    next: str = ""


class Script(Struct, frozen=True):
    """Steps in their order; it only ever goes forward, so that it ends."""

    id: str
    version: int
    title: Text
    topics: tuple[str, ...]
    steps: tuple[Step, ...]
    request: str = ""  # the request type whose form the answers are written into
