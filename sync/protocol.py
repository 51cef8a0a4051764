"""What desk and server say to each other: one JSON message a WebSocket frame, tagged by `t`.

The first message of a desk must be SignIn or Resume. Questions carry `ref`, which the answer repeats. Order is
the feed's number; clocks are for people.
"""

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from msgspec import Raw, Struct

from sync.commands import Command
from sync.household import Household
from sync.outages.model import Outage
from sync.verification.rules import Check

VERSION = 1
MAX_MESSAGE = 1 << 20  # bytes, either way

# A document that may be missing. msgspec reads no object into `Raw | None`; so it is told Raw, and None, the default,
# is left out of the message (omit_defaults) instead of being sent as null.
if TYPE_CHECKING:
    OptionalRaw = Raw | None
else:
    OptionalRaw = Raw


class Certainty(StrEnum):
    """How sure we are of who is calling. A guess never opens a card by itself."""

    VERIFIED = "verified"  # the number is proved to be his, or number and entered account agree
    ON_FILE = "on_file"  # the number is written at the client, or he entered the account
    GUESSED = "guessed"  # somebody once called from this number and was found to be him


class Evidence(StrEnum):
    """Why a client is a candidate."""

    PHONE_VERIFIED = "phone_verified"
    PHONE_ON_FILE = "phone_on_file"
    ACCOUNT_ENTERED = "account_entered"
    CALLED_BEFORE = "called_before"
    OPEN_REQUEST = "open_request"
    RECENT_CALL = "recent_call"
    CHOSEN = "chosen"


class Candidate(Struct, frozen=True):
    """One client who may be calling, best first."""

    client_id: int
    account_id: int | None
    name: str
    kind: str
    account_number: str
    address: str
    certainty: Certainty
    evidence: tuple[Evidence, ...]
    open_requests: int = 0
    last_contact_at: int | None = None


class CallInfo(Struct, frozen=True):
    """A call as this operator's desk shows it. `state` is telephony's CallState, seen from this operator."""

    id: str
    state: str  # "ringing", "talking", "held", "ended"
    direction: str
    number: str | None  # E.164 digits, None when withheld or no number
    number_text: str  # as Asterisk gave it
    withheld: bool
    caller_name: str
    queue: str | None
    ivr_path: tuple[str, ...]
    entered_account: str | None
    failed_entries: int
    started_at: int
    queued_at: int | None
    ringing_at: int | None
    answered_at: int | None
    held_at: int | None = None
    ended_at: int | None = None
    ended_how: str | None = None
    transferred_by: str | None = None  # name of the operator who handed it over


class Act(StrEnum):
    """What an operator may ask of the telephone. Not a record: it is done at once or fails, and is never kept."""

    ANSWER = "answer"
    HOLD = "hold"
    RESUME = "resume"
    TRANSFER = "transfer"  # blind, to `target`
    HANG_UP = "hang_up"  # also refuses a call that rings
    PAUSE = "pause"  # the queues ring him no more; `target` is the reason
    READY = "ready"


# Reasons of a pause that a person may choose.
PAUSES = ("BREAK", "LUNCH", "PAPERWORK", "TRAINING")


# --- desk to server ---------------------------------------------------------------------------------------------


class SignIn(Struct, frozen=True, tag="sign_in", tag_field="t"):
    login: str
    password: str
    version: int = VERSION


class Resume(Struct, frozen=True, tag="resume", tag_field="t"):
    """Go on with a token got earlier."""

    token: str
    version: int = VERSION


class SignOut(Struct, frozen=True, tag="sign_out", tag_field="t"):
    """Forget the token."""


class Follow(Struct, frozen=True, tag="follow", tag_field="t"):
    """Send the feed of these scopes from behind `cursor`, then go on. Replaces the scopes followed before."""

    cursor: int
    scopes: tuple[str, ...]


class Submit(Struct, frozen=True, tag="submit", tag_field="t"):
    """Commands out of the outbox, in order."""

    commands: tuple[Command, ...]


class Find(Struct, frozen=True, tag="find", tag_field="t"):
    """The one search entry: phone, account, meter, request, name or address."""

    ref: int
    text: str
    offset: int = 0
    limit: int = 20


class OpenCard(Struct, frozen=True, tag="open_card", tag_field="t"):
    """The card of a client, seen from this account or, without one, from his first."""

    ref: int
    client_id: int
    account_id: int | None = None


class ReadTimeline(Struct, frozen=True, tag="read_timeline", tag_field="t"):
    """A page of everything, newest first, older than `before`; `kinds` empty means all."""

    ref: int
    client_id: int
    account_id: int | None
    kinds: tuple[str, ...] = ()
    before: tuple[int, str] | None = None
    limit: int = 50


class ReadBilling(Struct, frozen=True, tag="read_billing", tag_field="t"):
    """Where the figures of this client's account come from."""

    ref: int
    client_id: int
    account_id: int


class ReadHousehold(Struct, frozen=True, tag="read_household", tag_field="t"):
    """Who belongs to this client; who has paid is looked for at the account."""

    ref: int
    client_id: int
    account_id: int | None
    offset: int = 0


class ReadCatalogue(Struct, frozen=True, tag="read_catalogue", tag_field="t"):
    ref: int


class CallAct(Struct, frozen=True, tag="call_act", tag_field="t"):
    """An act on an own call, or on the operator's own standing in the queues. A call is named by its id, never by a
    channel."""

    ref: int
    act: Act
    call_id: str = ""
    target: str = ""


class ReadColleagues(Struct, frozen=True, tag="read_colleagues", tag_field="t"):
    """To whom can a call be handed now?"""

    ref: int


FromDesk = (
    SignIn
    | Resume
    | SignOut
    | Follow
    | Submit
    | Find
    | OpenCard
    | ReadTimeline
    | ReadBilling
    | ReadHousehold
    | ReadCatalogue
    | CallAct
    | ReadColleagues
)


# --- server to desk ---------------------------------------------------------------------------------------------


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

encode = msgspec.json.Encoder().encode
decode_from_desk = msgspec.json.Decoder(FromDesk).decode
decode_from_server = msgspec.json.Decoder(FromServer).decode
