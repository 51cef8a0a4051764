"""A call as the desk sees it, who may be calling, and what can be done to it."""

from enum import StrEnum

from msgspec import Struct


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
