"""One signed-in operator at this desk: his calls, cards, timeline, drafts and outbox, from sign-in to sign-out.

What the server pushes is told to the window in the same step of the loop in which it comes; only then, beside it, is
anything stored or asked. So no disk and no question delays a pop.
"""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from typing import Any

import msgspec
import structlog

from operator_desk.billing import BillingReader
from operator_desk.cards import Cards
from operator_desk.filing import Filing
from operator_desk.history import History
from operator_desk.overlay import Overlay
from operator_desk.ports import Line, Store
from operator_desk.ringing import CallsAtDesk
from operator_desk.telephone import Telephone
from operator_desk.verbs import Access, CallOnDesk, DeskListener, Draft, HouseholdOnDesk, TakenReading
from sync.catalogue import Catalogue
from sync.client import NotAnswered, Pushed
from sync.commands import (
    AnswerOffer,
    AttachNumber,
    Command,
    DetachNumber,
    IdentifyCaller,
    NoteAccess,
    NoteAnswer,
    RateArticle,
    RestoreNumber,
    WithdrawReadings,
    WrapUp,
)
from sync.ids import new_id
from sync.outages import Outage, street_of
from sync.protocol import (
    CallGone,
    Calls,
    CallUpdated,
    CatalogueAnswer,
    CataloguePublished,
    FeedRow,
    Find,
    Found,
    HouseholdAnswer,
    LineStatus,
    Outages,
    Outcome,
    Pop,
    ReadCatalogue,
    ReadHousehold,
    Standing,
    Welcome,
)
from sync.verification.rules import Check

_log = structlog.get_logger(__name__)
_decode_catalogue = msgspec.json.Decoder(Catalogue).decode
_decode_row = msgspec.json.Decoder(dict[str, Any]).decode

Spawn = Callable[[Coroutine[Any, Any, None]], object]


class Shift:
    """Built when the server has welcomed the operator. `card_limits`: how many entries of a kind a card holds."""

    def __init__(
        self,
        welcome: Welcome,
        line: Line,
        store: Store,
        listener: DeskListener,
        clock: Callable[[], int],
        spawn: Spawn,
        card_limits: Mapping[str, int],
    ) -> None:
        self._welcome = welcome
        self._line = line
        self._store = store
        self._listener = listener
        self._clock = clock
        self._spawn = spawn
        self._calls = CallsAtDesk()
        self.telephone = Telephone(line, listener)
        self._overlay = Overlay(welcome.name)
        self._history = History(line, listener.timeline_read, spawn, card_limits)
        self._cards = Cards(
            line,
            store,
            listener,
            self._overlay,
            clock,
            spawn,
            followed=self._follow,
            changed=self._history.changed,
        )
        self._billing = BillingReader(line, listener.billing_read, clock)
        self._filing = Filing(line, store, listener, self._overlay, clock, welcome.staff_id)
        self._catalogue: Catalogue | None = None
        self._search = 0
        self._outages: tuple[Outage, ...] = ()

    async def begin(self) -> None:
        """Tell what the store holds, then read what is newer from the server."""
        self._follow(())
        await self._filing.begin()
        await self._read_catalogue(self._welcome.catalogue)

    def returned(self, welcome: Welcome) -> None:
        """The line is up again, with whatever has changed meanwhile."""
        self._welcome = welcome
        self._spawn(self._cards.refresh_after_silence())
        self._spawn(self._read_catalogue(welcome.catalogue))

    # --- what the server says --------------------------------------------------------------------------------

    def pushed(self, message: Pushed) -> None:
        match message:
            case Pop():
                self._rang(message)
            case CallUpdated(call):
                if self._calls.updated(call):
                    self._listener.call_updated(call)
            case CallGone():
                if self._calls.gone(message):
                    self._listener.call_gone(message)
            case Calls(pops):
                calls = self._calls.replaced(pops)
                self._listener.calls_replaced(tuple(map(self._with_card, calls)))
            case LineStatus():
                self._listener.line_changed(message)
            case Standing():
                self._listener.standing_changed(message)
            case Outages(outages):
                self._outages = outages
                self._listener.outages_changed(outages)
            case CataloguePublished(version):
                self._spawn(self._read_catalogue(version))

    def fed(self, rows: tuple[FeedRow, ...]) -> None:
        """Rows of the feed, stored already."""
        for row in rows:
            record = _decode_row(row.row)
            if row.command_id is not None:
                self._overlay.applied(row.command_id)
            if row.table == "requests" and record.get("number") is not None:
                self._filing.numbered(record["id"], record["number"])
            client_id = record.get("id" if row.table == "clients" else "client_id")
            account_id = record.get("id" if row.table == "accounts" else "account_id")
            if row.table == "identity_checks":  # of no card's facts
                self._checked(record)
                continue
            for key in self._cards.concerned(client_id, account_id):
                self._spawn(self._cards.refresh(key))

    def answered(self, outcomes: tuple[Outcome, ...]) -> None:
        self._spawn(self._take_answers(outcomes))

    # --- what the operator does ------------------------------------------------------------------------------

    async def choose_candidate(self, call_id: str, client_id: int, account_id: int | None) -> None:
        call = self._calls.chosen(call_id, client_id, account_id)
        candidate = next((one for one in call.candidates if one.client_id == client_id), None) if call else None
        certain = "chosen" if candidate is None else str(candidate.certainty)
        self._spawn(self._cards.open(client_id, account_id, call_id))
        await self._submit(
            IdentifyCaller(new_id(), self._clock(), self._welcome.staff_id, call_id, client_id, account_id, certain),
            "" if candidate is None else candidate.name,
        )

    async def open_card(self, client_id: int, account_id: int | None, call_id: str | None) -> None:
        await self._cards.open(client_id, account_id, call_id)

    async def find(self, text: str, offset: int) -> None:
        self._search += 1
        search = self._search
        try:
            answer = await self._line.ask(Find(0, text, offset))
        except NotAnswered as silence:
            _log.info("search not answered", reason=silence.reason)
            answer = Found(0, "", (), False)
        if search == self._search and isinstance(answer, Found):
            self._listener.found(text, answer)

    async def read_timeline(
        self, client_id: int, account_id: int | None, kinds: tuple[str, ...], before: tuple[int, str] | None
    ) -> None:
        key = (client_id, account_id, kinds)
        if before is None:
            self._history.begin(key, self._cards.latest(client_id, account_id))
        else:
            await self._history.read_older(key, before)

    async def read_billing(self, client_id: int, account_id: int) -> None:
        await self._billing.read(client_id, account_id)

    async def read_household(self, client_id: int, account_id: int | None, offset: int) -> None:
        try:
            answer = await self._line.ask(ReadHousehold(0, client_id, account_id, offset))
        except NotAnswered as silence:
            self._listener.household_read(HouseholdOnDesk(client_id, offset, None, silence.reason))
            return
        if isinstance(answer, HouseholdAnswer):
            self._listener.household_read(HouseholdOnDesk(client_id, offset, answer.household))

    async def save_draft(self, draft: Draft) -> None:
        await self._filing.save_draft(draft)

    async def discard_draft(self, draft_id: str) -> None:
        await self._filing.discard_draft(draft_id)

    async def file_request(self, draft: Draft, checked: dict[str, str | int | None]) -> None:
        if self._catalogue is None:
            self._listener.draft_not_saved(draft.id, "no_catalogue")
            return
        command = await self._filing.file_request(
            self._catalogue, draft, checked, self._outage_of(self._catalogue, draft)
        )
        if command is not None:
            self._cards.relay(command)

    async def record_readings(self, draft: Draft, taken: TakenReading) -> None:
        if self._catalogue is None:
            self._listener.draft_not_saved(draft.id, "no_catalogue")
            return
        command = await self._filing.record_readings(self._catalogue, draft, taken)
        if command is not None:
            self._cards.relay(command)

    async def withdraw_readings(self, client_id: int, account_id: int, entry_id: str) -> None:
        await self._submit(
            WithdrawReadings(new_id(), self._clock(), self._welcome.staff_id, client_id, account_id, entry_id), ""
        )

    async def wrap_up(self, call_id: str, topic: str, outcome: str, note: str) -> None:
        await self._submit(
            WrapUp(new_id(), self._clock(), self._welcome.staff_id, call_id, topic, outcome, note), topic
        )

    async def attach_number(self, client_id: int, e164: str, original: str, verified: bool) -> None:
        await self._submit(
            AttachNumber(new_id(), self._clock(), self._welcome.staff_id, client_id, e164, original, verified),
            original,
        )

    async def detach_number(self, client_id: int, e164: str, wrong: bool) -> None:
        await self._submit(
            DetachNumber(new_id(), self._clock(), self._welcome.staff_id, client_id, e164, wrong), f"+{e164}"
        )

    async def restore_number(self, client_id: int, e164: str) -> None:
        await self._submit(RestoreNumber(new_id(), self._clock(), self._welcome.staff_id, client_id, e164), f"+{e164}")

    async def note_answer(self, call_id: str, account_id: int | None, check: Check, level: str) -> None:
        self._calls.checked(call_id, check)
        ids = (new_id(), self._clock(), self._welcome.staff_id, call_id, check.client_id, account_id)
        await self._submit(NoteAnswer(*ids, check.question, check.agrees, level), check.question)

    async def note_access(self, call_id: str, client_id: int, account_id: int | None, access: Access) -> None:
        ids = (new_id(), self._clock(), self._welcome.staff_id, call_id, client_id, account_id)
        await self._submit(NoteAccess(*ids, access.what, access.how, access.level, access.reason), access.what)

    async def rate_article(self, article: str, version: int, useful: bool, call_id: str | None) -> None:
        await self._submit(
            RateArticle(new_id(), self._clock(), self._welcome.staff_id, article, version, useful, call_id), article
        )

    async def answer_offer(
        self, offer: str, client_id: int, account_id: int | None, call_id: str | None, outcome: str
    ) -> None:
        await self._submit(
            AnswerOffer(
                new_id(), self._clock(), self._welcome.staff_id, offer, client_id, account_id, call_id, outcome
            ),
            offer,
        )

    async def dismiss_rejected(self, command_id: str) -> None:
        await self._filing.dismiss(command_id)

    # --- inside ----------------------------------------------------------------------------------------------

    def _rang(self, pop: Pop) -> None:
        call = self._calls.rang(pop)
        if call is not None:
            self._listener.call_rang(self._with_card(call))

    def _checked(self, record: dict[str, Any]) -> None:
        """A caller has answered, here or at a colleague's who still has the call."""
        if record["kind"] != "answer":
            return
        check = Check(record["client_id"], record["subject"], bool(record["agrees"]))
        call = self._calls.checked(record["call_id"], check)
        if call is not None:
            self._listener.call_checked(record["call_id"], call.checks)

    def _with_card(self, call: CallOnDesk) -> CallOnDesk:
        return call if call.card is None else replace(call, card=self._cards.rang(call.card, call.call.id))

    def _outage_of(self, catalogue: Catalogue, draft: Draft) -> str | None:
        """The probable outage that this request belongs to: of its kind, and in the client's street."""
        if draft.type not in catalogue.outages.request_types or draft.client_id is None:
            return None
        card = self._cards.latest(draft.client_id, draft.account_id)
        street = street_of(card.address) if card is not None else ""
        return next((one.id for one in self._outages if one.street == street), None)

    async def _submit(self, command: Command, title: str) -> None:
        if await self._filing.submit(command, title):
            self._cards.relay(command)

    async def _take_answers(self, outcomes: tuple[Outcome, ...]) -> None:
        for command in await self._filing.answered(outcomes):
            self._cards.relay(command)

    async def _read_catalogue(self, version: str) -> None:
        if self._catalogue is None:
            await self._take_kept_catalogue()
        if self._catalogue is not None and self._catalogue.version == version:
            return
        try:
            answer = await self._line.ask(ReadCatalogue(0))
        except NotAnswered as silence:
            _log.warning("catalogue not read", reason=silence.reason)
            return
        if isinstance(answer, CatalogueAnswer):
            self._take_catalogue(_decode_catalogue(answer.body))
            await self._store.keep_catalogue(answer.version, bytes(answer.body))

    async def _take_kept_catalogue(self) -> None:
        kept = await self._store.catalogue()
        if kept is None:
            return
        try:
            self._take_catalogue(_decode_catalogue(kept[1]))
        except msgspec.MsgspecError:
            _log.info("the catalogue kept here is of another version of the program")

    def _take_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._listener.catalogue_read(catalogue)

    def _follow(self, clients: tuple[int, ...]) -> None:
        scopes = (f"client:{client_id}" for client_id in clients)
        self._line.follow((f"staff:{self._welcome.staff_id}", "catalogue", *scopes))
