"""What the server says: answers, which repeat the `ref` of their question, and news."""

from typing import TYPE_CHECKING

from msgspec import Raw, Struct

from sync.household import Household
from sync.outages.model import Outage
from sync.protocol.calls import CallInfo, Candidate
from sync.verification.rules import Check

# A document that may be missing. msgspec reads no object into `Raw | None`; so it is told Raw, and None, the default,
# is left out of the message (omit_defaults) instead of being sent as null.
if TYPE_CHECKING:
    OptionalRaw = Raw | None
else:
    OptionalRaw = Raw


class Welcome(Struct, frozen=True, tag="welcome", tag_field="t"):
    """Signed in. `token` replaces the one used; `time` is the server's clock for the call's timer."""

    staff_id: int
    login: str
    name: str
    role: str
    extension: str | None
    team: str
    token: str
    time: int
    catalogue: str  # version: read it when the desk has another
    feed_at: int


class Refused(Struct, frozen=True, tag="refused", tag_field="t"):
    """Not signed in: `wrong_password`, `expired`, `locked`, `too_old`, `too_new`, `elsewhere`, `signed_out`."""

    reason: str
    retry_after_s: int = 0


class LineStatus(Struct, frozen=True, tag="line_status", tag_field="t"):
    """Whether Asterisk is heard, and the operator's own phone (its device state)."""

    asterisk: bool
    since: int
    phone: str  # "ready", "ringing", "busy", "unreachable", "unknown", "none"


class Pop(Struct, frozen=True, tag="pop", tag_field="t", omit_defaults=True):
    """The operator's phone rings: who it is and, where one client stands out, his card."""

    call: CallInfo
    candidates: tuple[Candidate, ...]
    card: OptionalRaw = None  # of candidates[0]; see sync.card
    problem: str = ""  # why nobody could be looked up: `database_down`, `busy`; the card follows with Calls
    checks: tuple[Check, ...] = ()  # what the caller was asked in this call, by whomever: a transfer carries it along


class CallUpdated(Struct, frozen=True, tag="call_updated", tag_field="t"):
    call: CallInfo


class CallGone(Struct, frozen=True, tag="call_gone", tag_field="t"):
    """The call is no longer this operator's: `answered_elsewhere` (by whom), `no_answer`, `transferred`, `ended`,
    `caller_gave_up`, `lost`."""

    call: CallInfo
    reason: str
    by: str | None = None


class Calls(Struct, frozen=True, tag="calls", tag_field="t"):
    """All calls of this operator now, sent after Welcome and whenever Asterisk was read anew; others are over."""

    pops: tuple[Pop, ...]


class Outages(Struct, frozen=True, tag="outages", tag_field="t"):
    """All probable outages that go on, told to every desk when it comes and whenever they change."""

    outages: tuple[Outage, ...]


class Standing(Struct, frozen=True, tag="standing", tag_field="t"):
    """How the queues see this operator, as Asterisk tells it, and what his phone can be told to do."""

    queues: int  # that he serves
    paused: bool  # in all of them
    reason: str  # of the pause: one of PAUSES, or another program's word
    since: int | None
    answers: bool  # the phone can be told to answer
    holds: bool  # … to hold and to talk again


class CataloguePublished(Struct, frozen=True, tag="catalogue_published", tag_field="t"):
    """The administrator has published another catalogue: read it when the desk has another version."""

    version: str


class CallActed(Struct, frozen=True, tag="call_acted", tag_field="t"):
    """Asterisk has taken the act; that it is done, the call's next state tells. With a reason it was not done:
    `asterisk_down`, `refused`, `no_call`, `not_ringing`, `not_talking`, `not_held`, `not_offered`, `bad_target`,
    `bad_reason`, `no_queue`, `no_phone`; `not_known`: Asterisk did not answer in time."""

    ref: int
    reason: str = ""


class Colleague(Struct, frozen=True):
    """Somebody to whom a call can be handed. `state`: "ready", "ringing", "talking", "paused", "away"."""

    extension: str
    name: str
    team: str
    state: str
    reason: str = ""  # of the pause


class Colleagues(Struct, frozen=True, tag="colleagues", tag_field="t"):
    """All others who have a phone, readiest first."""

    ref: int
    colleagues: tuple[Colleague, ...]


class FeedRow(Struct, frozen=True):
    seq: int
    table: str
    row: Raw
    command_id: str | None = None


class Feed(Struct, frozen=True, tag="feed", tag_field="t"):
    """Changes in order; `upto` is the new cursor, also where no row concerned this desk."""

    rows: tuple[FeedRow, ...]
    upto: int


class Outcome(Struct, frozen=True):
    """`applied`, `rejected` (with a reason code) or `retry`."""

    command_id: str
    status: str
    reason: str = ""
    detail: str = ""
    seq: int = 0


class Outcomes(Struct, frozen=True, tag="outcomes", tag_field="t"):
    outcomes: tuple[Outcome, ...]


class Hit(Struct, frozen=True):
    """A line of the search's answer."""

    client_id: int
    account_id: int | None
    name: str
    kind: str
    account_number: str
    address: str
    matched: str  # "phone", "account", "meter", "request", "name", "address", "tax_id"
    matched_text: str
    balance: int = 0


class Found(Struct, frozen=True, tag="found", tag_field="t"):
    ref: int
    kind: str  # what the text was taken for, as Hit.matched; "" when nothing fits
    hits: tuple[Hit, ...]
    more: bool


class CardAnswer(Struct, frozen=True, tag="card", tag_field="t", omit_defaults=True):
    ref: int
    card: OptionalRaw = None  # None: no such client any more
    feed_at: int = 0


class TimelineEntry(Struct, frozen=True):
    """`kind` says which: "interaction", "request", "reading", "bill", "correction", "payment"; `record` is its
    struct of sync.card as JSON."""

    kind: str
    at: int
    id: str
    record: Raw


class Timeline(Struct, frozen=True, tag="timeline", tag_field="t"):
    ref: int
    entries: tuple[TimelineEntry, ...]
    more: bool
    total: int | None = None  # with the first page only
    since: int | None = None


class BillingAnswer(Struct, frozen=True, tag="billing", tag_field="t", omit_defaults=True):
    """`body` is sync.billing.documents' Billing; None: the client has no such account."""

    ref: int
    body: OptionalRaw = None


class HouseholdAnswer(Struct, frozen=True, tag="household", tag_field="t"):
    ref: int
    household: Household


class CatalogueAnswer(Struct, frozen=True, tag="catalogue", tag_field="t"):
    ref: int
    version: str
    body: Raw


class Problem(Struct, frozen=True, tag="problem", tag_field="t"):
    """A question could not be answered: `busy`, `not_allowed`, `unreadable`, `database_down`, `too_many`."""

    reason: str
    ref: int = 0


FromServer = (
    Welcome
    | Refused
    | LineStatus
    | Pop
    | CallUpdated
    | CallGone
    | Calls
    | Standing
    | Outages
    | CataloguePublished
    | CallActed
    | Colleagues
    | Feed
    | Outcomes
    | Found
    | CardAnswer
    | Timeline
    | BillingAnswer
    | HouseholdAnswer
    | CatalogueAnswer
    | Problem
)
