"""The desk from both sides: the acts that a person can take, and what the desk tells the window.

The window calls DeskVerbs from the GUI thread; they return at once. The desk calls DeskListener from its own thread;
only frozen values cross.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # named here only: a first paint can do without them
    from datetime import date

    from sync.billing.documents import Billing
    from sync.card import Card
    from sync.catalogue import Catalogue
    from sync.commands import RegisterValue
    from sync.household import Household
    from sync.outages import Outage
    from sync.protocol import (
        Act,
        CallGone,
        CallInfo,
        Candidate,
        Colleague,
        Found,
        LineStatus,
        Refused,
        Standing,
        Welcome,
    )
    from sync.verification.rules import Check


@dataclass(frozen=True, slots=True)
class CallOnDesk:
    """A call at this desk: who may be calling, the client chosen for it, and the card if one stands out."""

    call: CallInfo
    candidates: tuple[Candidate, ...]
    card: Card | None
    chosen: tuple[int, int | None] | None = None  # client and account that the operator chose
    problem: str = ""  # why the server could not find out who calls: `database_down`, `busy`
    checks: tuple[Check, ...] = ()  # what the caller was asked in this call, here or by a colleague before


@dataclass(frozen=True, slots=True)
class LinkState:
    """The line to the server: up, or since when it is down and why (`refused`, `unreachable`, `tls`, `closed`)."""

    up: bool
    since: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CardOnDesk:
    """A card to show. `as_of` says how old it is when it comes from the desk's own store."""

    card: Card
    as_of: int
    from_store: bool
    call_id: str | None = None


@dataclass(frozen=True, slots=True)
class BillingOnDesk:
    """An account's money with its lines. Without `billing` it could not be had, and `reason` says why; `as_of` says
    how old it is when it was kept from before the line went down (`from_store`)."""

    client_id: int
    account_id: int
    billing: Billing | None
    as_of: int = 0
    from_store: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HouseholdOnDesk:
    """Who belongs to a client. Without `household` it could not be had, and `reason` says why."""

    client_id: int
    offset: int
    household: Household | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One entry of the timeline; `record` is the struct of sync.card that `kind` names."""

    kind: str  # "interaction", "request", "reading", "bill", "correction", "payment"
    at: int
    id: str
    record: object


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A page of the timeline, newest first; `total` and `since` come with the first."""

    client_id: int
    account_id: int | None
    kinds: tuple[str, ...]
    first: bool
    lines: tuple[TimelineLine, ...]
    more: bool
    total: int | None
    since: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A request begun and not filed: the fields as typed, whatever they hold."""

    id: str
    type: str
    title: str
    client_id: int | None
    account_id: int | None
    call_id: str | None
    fields: tuple[tuple[str, str], ...]
    changed_at: int


@dataclass(frozen=True, slots=True)
class TakenReading:
    """The reading of one meter as the operator saves it; `replaces` is the own entry that it puts right."""

    client_id: int
    account_id: int
    meter_id: int
    values: tuple[RegisterValue, ...]
    reason: str = ""
    use_on_bill: bool = True
    replaces: str | None = None
    read_on: date | None = None  # None: today, where the client lives


@dataclass(frozen=True, slots=True)
class Access:
    """Something protected that was opened by the caller's level, refused for want of it, or opened all the same."""

    what: str  # "money", "reading", "phones", or "request:" and the type
    how: str  # "opened", "refused", "override"
    level: str  # the caller's
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RejectedCommand:
    """A command the server would not do: undone here, shown until the operator has dealt with it."""

    id: str
    kind: str  # the command's tag
    title: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class OutboxState:
    """What has not reached the server yet, and what it rejected."""

    waiting: int
    rejected: tuple[RejectedCommand, ...]


class DeskVerbs(Protocol):
    """Every act a person can take at the desk. Each returns at once; the answer comes through the listener."""

    def sign_in(self, login: str, password: str, remember: bool) -> None: ...
    def sign_out(self) -> None: ...
    def choose_candidate(self, call_id: str, client_id: int, account_id: int | None) -> None:
        """This client is calling: open his card, log the call to him."""

    def open_card(self, client_id: int, account_id: int | None, call_id: str | None = None) -> None: ...
    def find(self, text: str, offset: int = 0) -> None:
        """Search as one types; only the answer to the latest text is told."""

    def read_timeline(
        self, client_id: int, account_id: int | None, kinds: tuple[str, ...], before: tuple[int, str] | None
    ) -> None: ...
    def read_billing(self, client_id: int, account_id: int) -> None:
        """Where this account's figures come from."""

    def read_household(self, client_id: int, account_id: int | None, offset: int = 0) -> None:
        """Who belongs to this client, a page of them."""

    def save_draft(self, draft: Draft) -> None: ...
    def discard_draft(self, draft_id: str) -> None: ...
    def file_request(self, draft: Draft, checked: dict[str, str | int | None]) -> None:
        """File what the form holds: `checked` are the values after sync.forms has found no fault with them."""

    def record_readings(self, draft: Draft, taken: TakenReading) -> None:
        """All registers of a meter at once. The draft's id becomes the entry's: saved twice it is there once."""

    def withdraw_readings(self, client_id: int, account_id: int, entry_id: str) -> None:
        """Undo an own reading that is not billed yet."""

    def wrap_up(self, call_id: str, topic: str, outcome: str, note: str) -> None: ...
    def attach_number(self, client_id: int, e164: str, original: str, verified: bool) -> None: ...
    def detach_number(self, client_id: int, e164: str, wrong: bool) -> None:
        """The number is somebody else's (`wrong`), or its writing down is undone."""

    def restore_number(self, client_id: int, e164: str) -> None:
        """It is the client's after all."""

    def note_answer(self, call_id: str, account_id: int | None, check: Check, level: str) -> None:
        """The caller's answer to a question from the file, and the level that he has reached with it."""

    def note_access(self, call_id: str, client_id: int, account_id: int | None, access: Access) -> None:
        """What was opened to the caller, or was not."""

    def rate_article(self, article: str, version: int, useful: bool, call_id: str | None) -> None:
        """This article helped, or did not; the later word counts."""

    def answer_offer(
        self, offer: str, client_id: int, account_id: int | None, call_id: str | None, outcome: str
    ) -> None:
        """The offer was accepted, declined or not said; the later word of a call counts."""

    def dismiss_rejected(self, command_id: str) -> None: ...
    def act_on_call(self, act: Act, call_id: str, target: str = "") -> None:
        """Ask the telephone for something now. It is never kept: without a line it fails at once."""

    def choose_standing(self, reason: str) -> None:
        """A pause with this reason, or ready (""). The last choice counts."""

    def read_colleagues(self) -> None: ...


@dataclass(frozen=True, slots=True)
class StoreSetAside:
    """The desk's store could not be read any more and was set aside; so much of it was saved. `complete`: nothing of
    what was unsent, and no draft, can be missing."""

    commands: int
    drafts: int
    complete: bool


class DeskListener(Protocol):
    """What the desk tells, from its own thread."""

    def signed_in(self, welcome: Welcome) -> None: ...
    def sign_in_refused(self, refused: Refused) -> None: ...
    def signed_out(self) -> None: ...
    def store_set_aside(self, store: StoreSetAside) -> None: ...
    def link_changed(self, link: LinkState) -> None: ...
    def line_changed(self, line: LineStatus) -> None: ...
    def standing_changed(self, standing: Standing) -> None: ...
    def outages_changed(self, outages: tuple[Outage, ...]) -> None:
        """All probable outages that go on."""

    def standing_wanted(self, reason: str | None) -> None:
        """What was chosen and is not true yet; None when nothing is under way."""

    def call_acted(self, act: Act, call_id: str, reason: str) -> None:
        """Asterisk has taken the act (""), or it was not done, and why; what the call is now, only the call tells."""

    def colleagues_read(self, colleagues: tuple[Colleague, ...]) -> None: ...
    def catalogue_read(self, catalogue: Catalogue) -> None: ...
    def call_rang(self, call: CallOnDesk) -> None:
        """His phone rings. Told once a ring, never again for a second device."""

    def call_updated(self, call: CallInfo) -> None: ...
    def call_checked(self, call_id: str, checks: tuple[Check, ...]) -> None:
        """The answers that the caller of a call at this desk has given, by whomever he was asked."""

    def call_gone(self, gone: CallGone) -> None: ...
    def calls_replaced(self, calls: tuple[CallOnDesk, ...]) -> None:
        """Read anew after a lost line: these are all calls there are."""

    def card_opened(self, opened: CardOnDesk) -> None: ...
    def card_changed(self, opened: CardOnDesk) -> None:
        """A card that is or was open has new facts; lists keep their place."""

    def card_missing(self, client_id: int, reason: str) -> None: ...
    def found(self, text: str, found: Found) -> None: ...
    def timeline_read(self, page: TimelinePage) -> None: ...
    def billing_read(self, read: BillingOnDesk) -> None: ...
    def household_read(self, read: HouseholdOnDesk) -> None: ...
    def drafts_changed(self, drafts: tuple[Draft, ...]) -> None: ...
    def draft_saved(self, draft_id: str, at: int) -> None: ...
    def draft_not_saved(self, draft_id: str, reason: str) -> None:
        """The disk refused: the text stays in the window, the operator is told."""

    def outbox_changed(self, outbox: OutboxState) -> None: ...
    def request_filed(self, request_id: str, number: int | None) -> None:
        """Stored here (number None), and again when the server has given its number."""
