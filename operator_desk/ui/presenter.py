"""Between the desk and the panels: keeps what stands in front, turns acts into verbs and news into what is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from operator_desk.ui.bridge import DeskSignals
from operator_desk.ui.client_numbers import ClientNumbers
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.formats import Formats
from operator_desk.ui.front import Centre, Change, Changes, DeskCall, Front, Place
from operator_desk.ui.now_panel import FiledRequest
from operator_desk.ui.request_form import FormStart
from operator_desk.ui.work_pane import WorkPane
from operator_desk.ui.wrap_up import WrapUpText, proposed
from operator_desk.verbs import CallOnDesk, CardOnDesk, DeskVerbs, Draft, OutboxState
from sync import forms
from sync.calendar import due_on
from sync.card import Card
from sync.catalogue import Catalogue
from sync.ids import new_id
from sync.protocol import CallGone, CallInfo, Hit, Welcome

WRAP_UP_TYPE = "wrap_up"  # of a draft that is no request: topic, outcome and note of a call


@dataclass(frozen=True, slots=True)
class Filing:
    """A request that the desk has been told to file and has not yet stored."""

    draft: Draft
    filed: FiledRequest
    topic: str
    due: date


class Presenter(QObject):
    """The window's state and its acts; the panels only show and ask."""

    bar_changed = Signal(object)  # DeskCall, or None
    offers_changed = Signal(object, bool, bool)  # the call that waits or None; attach, wrap up
    waiting_shown = Signal()
    caller_shown = Signal(DeskCall)
    card_shown = Signal(CardOnDesk)
    popped = Signal(str)  # id of the call whose ring has changed the centre
    rang = Signal(str)  # id of every call that rings, shown or not
    card_switched = Signal()
    card_not_had = Signal(str)  # the reason's code
    calls_changed = Signal(tuple, tuple, str)
    form_opened = Signal(FormStart)
    wrap_up_opened = Signal(WrapUpText, str, bool)
    request_shown_filed = Signal(str, str, date, bool)  # draft id, title, due, whether a call waits for its wrap-up
    wrap_up_done = Signal()
    drafts_counted = Signal(int)
    drafts_shown = Signal(tuple)
    filed_shown = Signal(tuple)  # FiledRequest, newest first
    catalogue_changed = Signal(Catalogue)
    person_changed = Signal(object)  # Welcome, or None

    def __init__(
        self,
        verbs: DeskVerbs,
        signals: DeskSignals,
        work: WorkPane,
        formats: Formats,
        clock: ServerClock,
        is_writing: Callable[[], bool],
    ) -> None:
        """`is_writing`: whether text stands in the window that a switch of cards would disturb."""
        super().__init__()
        self._verbs = verbs
        self._work = work
        self._formats = formats
        self._clock = clock
        self.front = Front(is_writing)
        self.numbers = ClientNumbers(verbs)
        self._catalogue: Catalogue | None = None
        self._welcome: Welcome | None = None
        self._drafts: tuple[Draft, ...] = ()
        self._wrap_ups: dict[str, WrapUpText] = {}
        self._wrap_drafts: dict[str, str] = {}  # call id -> id of the draft that keeps its wrap-up
        self._topics_filed: dict[str, str] = {}  # call id -> topic of the request filed in it
        self._filing: dict[str, Filing] = {}  # on their way into the store
        self._filed: tuple[FiledRequest, ...] = ()
        self._resumed: Draft | None = None  # waits for its client's card
        self._shown_client: tuple[int | None, int | None] = (None, None)
        self._listen(signals)

    def _listen(self, signals: DeskSignals) -> None:
        signals.signed_in.connect(self._on_signed_in)
        signals.signed_out.connect(self._on_signed_out)
        signals.catalogue_read.connect(self._on_catalogue)
        signals.call_rang.connect(self._on_rang)
        signals.call_updated.connect(self._on_updated)
        signals.call_gone.connect(self._on_gone)
        signals.calls_replaced.connect(self._on_replaced)
        signals.card_opened.connect(self._on_card_opened)
        signals.card_changed.connect(self._on_card_changed)
        signals.card_missing.connect(self._on_card_missing)
        signals.drafts_changed.connect(self._on_drafts)
        signals.outbox_changed.connect(self._on_outbox)
        signals.request_filed.connect(self._on_filed)
        signals.draft_not_saved.connect(self._on_not_saved)

    # --- what the desk tells --------------------------------------------------------------------------------

    def _on_signed_in(self, welcome: Welcome) -> None:
        self._clock.agree(welcome.time)
        self._welcome = welcome
        self.person_changed.emit(welcome)

    def _on_signed_out(self) -> None:
        self._welcome = None
        self._wrap_ups.clear()
        self._topics_filed.clear()
        self._filing.clear()
        self._filed = ()
        self.filed_shown.emit(())
        self._show(self.front.clear())
        self.person_changed.emit(None)

    def _on_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._formats.live_in(catalogue.time_zone, catalogue.currency)
        self.catalogue_changed.emit(catalogue)

    def _on_rang(self, call: CallOnDesk) -> None:
        changes = self.front.rang(call)
        self._show(changes)
        if Change.CENTRE in changes:
            self.popped.emit(call.call.id)
        self.rang.emit(call.call.id)

    def _on_updated(self, info: CallInfo) -> None:
        self._show(self.front.updated(info))

    def _on_gone(self, gone: CallGone) -> None:
        self._show(self.front.gone(gone))

    def _on_replaced(self, calls: tuple[CallOnDesk, ...]) -> None:
        self._show(self.front.replaced(calls))

    def _on_card_opened(self, opened: CardOnDesk) -> None:
        self._show(self.front.opened(opened) | {Change.BAR})
        draft, self._resumed = self._resumed, None
        if draft is not None and draft.client_id == opened.card.client_id:
            self._open_draft(draft, opened.card)

    def _on_card_changed(self, opened: CardOnDesk) -> None:
        self._show(self.front.changed(opened))

    def _on_card_missing(self, client_id: int, reason: str) -> None:
        """Said only of a card that the operator waits for."""
        if self.front.missing(client_id):
            self.card_not_had.emit(reason)
        draft, self._resumed = self._resumed, None
        if draft is not None and draft.client_id == client_id:
            self._open_draft(draft, None)  # what was typed is shown, card or no card

    def _on_drafts(self, drafts: tuple[Draft, ...]) -> None:
        for draft in drafts:
            if draft.type == WRAP_UP_TYPE and draft.call_id:
                self._wrap_drafts[draft.call_id] = draft.id
                fields = dict(draft.fields)
                kept = WrapUpText(
                    draft.call_id, fields.get("topic", ""), fields.get("outcome", ""), fields.get("note", "")
                )
                self._wrap_ups.setdefault(draft.call_id, kept)
        self._drafts = tuple(draft for draft in drafts if draft.type != WRAP_UP_TYPE)
        self.drafts_counted.emit(len(self._drafts))
        self.drafts_shown.emit(self._drafts)

    def _on_outbox(self, outbox: OutboxState) -> None:
        """The panels show it; a rejected number may be written down again."""
        if any(one.kind == "attach_number" for one in outbox.rejected):
            self.numbers.forget()
            self._offer()

    def _on_filed(self, request_id: str, number: int | None) -> None:
        """Stored here: only now is it said to be filed. Told again with the server's number."""
        filing = self._filing.pop(request_id, None)
        if filing is not None:
            if filing.draft.call_id:
                self._topics_filed[filing.draft.call_id] = filing.topic
            self._filed = (filing.filed, *self._filed)
            waits = self._call_to_wrap_up() is not None
            self.request_shown_filed.emit(request_id, filing.filed.title, filing.due, waits)
        self._filed = tuple(
            replace(one, number=number) if one.id == request_id and number is not None else one for one in self._filed
        )
        self.filed_shown.emit(self._filed)

    def _on_not_saved(self, draft_id: str, _reason: str) -> None:
        """The disk refused what was being filed: it is a draft still, and stands open again unless another does."""
        filing = self._filing.pop(draft_id, None)
        if filing is not None and not self._work.form.is_open:
            self.resume_draft(filing.draft)

    # --- acts -----------------------------------------------------------------------------------------------

    def bring_call(self, call_id: str) -> None:
        self._show(self.front.bring(call_id))

    def show_next_call(self) -> None:
        waiting = self.front.next_waiting()
        if waiting is not None:
            self.bring_call(waiting)

    def ask_who_calls(self) -> None:
        self._show(self.front.ask_who())

    def leave_front(self) -> None:
        self._show(self.front.leave())

    def choose_candidate(self, call_id: str, client_id: int, account_id: int | None) -> None:
        self.front.expect(client_id, account_id)
        self._verbs.choose_candidate(call_id, client_id, account_id)

    def open_hit(self, hit: Hit) -> None:
        """A line of the search: of a caller who is not known yet it is the choice of him, else a look at a card."""
        call = self.front.call
        self._work.leave_results()
        if call is not None and call.live and call.settled_card is None:
            self.choose_candidate(call.id, hit.client_id, hit.account_id)
        else:
            self.open_account(hit.client_id, hit.account_id)

    def open_account(self, client_id: int, account_id: int | None) -> None:
        """A card to look at; the call in front stays his who was chosen for it."""
        call = self.front.call
        card = call.settled_card if call is not None and call.live else None
        own = card is not None and card.client_id == client_id and call is not None
        self.front.expect(client_id, account_id)
        self._verbs.open_card(client_id, account_id, call.id if own and call is not None else None)

    def begin_request(self, type_id: str, texts: Mapping[str, str] = MappingProxyType({})) -> None:
        """A form for the client in front, with what card and call know filled in, and over it what was typed."""
        if self._catalogue is None:
            return
        kind = forms.type_of(self._catalogue, type_id)
        if kind is None:
            return
        card, call = self.card, self.call_in_front
        now = self._clock.now()
        values = forms.defaults(kind, card, call.info if call else None, self._formats.today(now)) | dict(texts)
        draft = Draft(
            id=new_id(now),
            type=kind.id,
            title=kind.label.get(self._formats.language),
            client_id=card.client_id if card else None,
            account_id=card.account_id if card else None,
            call_id=call.id if call else None,
            fields=tuple(values.items()),
            changed_at=now,
        )
        self.form_opened.emit(FormStart(kind, draft, card, self._catalogue, kept=False, worded=bool(texts)))

    def resume_draft(self, draft: Draft) -> None:
        """A draft as it was left. Its client's card is fetched first, for the form's lists are made of it."""
        card = self.card
        fits = card is not None and (card.client_id, card.account_id) == (draft.client_id, draft.account_id)
        if fits or draft.client_id is None:
            self._open_draft(draft, card if fits else None)
            return
        self._resumed = draft
        self.front.expect(draft.client_id, draft.account_id)
        self._verbs.open_card(draft.client_id, draft.account_id)

    def _open_draft(self, draft: Draft, card: Card | None) -> None:
        kind = forms.type_of(self._catalogue, draft.type) if self._catalogue else None
        if kind is not None and self._catalogue is not None:
            self.form_opened.emit(FormStart(kind, draft, card, self._catalogue, kept=True))

    def file_request(self, draft: Draft, checked: dict[str, str | int | None]) -> None:
        if self._catalogue is None:
            return
        kind = forms.type_of(self._catalogue, draft.type)
        if kind is None:
            return
        due = due_on(self._formats.today(self._clock.now()), kind.deadline, self._catalogue.holidays)
        title = forms.title(kind, checked, self._formats.language)
        filed = FiledRequest(draft.id, title, draft.client_id, draft.account_id, self._clock.now())
        self._filing[draft.id] = Filing(draft, filed, kind.topic, due)
        self._verbs.file_request(draft, checked)

    def open_wrap_up(self) -> None:
        """Of the call in front, or of the one that has gone and waits for it."""
        call = self._call_to_wrap_up()
        if call is None:
            return
        kept = self._wrap_ups.get(call.id)
        text = kept or proposed(call.id, self._topics_filed.get(call.id, ""), self._catalogue)
        card = call.settled_card
        who = card.name if card else call.info.number_text
        self.wrap_up_opened.emit(text, who, kept is not None)

    def keep_wrap_up(self, text: WrapUpText) -> None:
        """What is begun is a draft as well."""
        self._wrap_ups[text.call_id] = text
        now = self._clock.now()
        draft_id = self._wrap_drafts.setdefault(text.call_id, new_id(now))
        fields = (("topic", text.topic), ("outcome", text.outcome), ("note", text.note))
        self._verbs.save_draft(Draft(draft_id, WRAP_UP_TYPE, "", None, None, text.call_id, fields, now))

    def save_wrap_up(self, text: WrapUpText) -> None:
        self._verbs.wrap_up(text.call_id, text.topic, text.outcome, text.note)
        draft_id = self._wrap_drafts.pop(text.call_id, None)
        if draft_id is not None:
            self._verbs.discard_draft(draft_id)
        self._wrap_ups.pop(text.call_id, None)
        self._show(self.front.wrapped_up(text.call_id) | {Change.BAR})
        self.wrap_up_done.emit()

    @property
    def may_attach(self) -> bool:
        """Whether the number in front can be written down at the client in front."""
        call, card = self._live_call(), self.card
        if call is None or card is None or self.front.centre.call_id != call.id:
            return False
        return self.numbers.may_attach(call, card)

    def attach_number(self, verified: bool = False) -> None:
        """Once he has been spoken to; it counts as `verified` where he has shown who he is."""
        call, card = self._live_call(), self.card
        if call is not None and card is not None and self.may_attach:
            self.numbers.attach(call, card, verified=verified)
            self._offer()

    def turn_number(self) -> None:
        """The number in front is somebody else's; pressed again, it is the client's after all."""
        call, card = self.call_in_front, self.card
        if card is not None and call is not None and call.info.number is not None:
            self.numbers.turn(card, call.info.number)
            self._offer()

    # --- what is shown --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show everything again: the language has changed."""
        self._show(frozenset(Change) - {Change.CENTRE})

    def _show(self, changes: Changes) -> None:
        if Change.CENTRE in changes:
            self._show_centre(self.front.centre)
        if Change.BAR in changes:
            self.bar_changed.emit(self.front.call)
        if Change.CALLS in changes or Change.BAR in changes:
            front = self.front.call
            self.calls_changed.emit(self.front.live_calls, self.front.recent_calls, front.id if front else "")
        if changes:
            self._offer()

    def _show_centre(self, centre: Centre) -> None:
        if centre.place is Place.CARD and centre.card is not None:
            card = centre.card.card
            self._switch((card.client_id, card.account_id))
            self.card_shown.emit(replace(centre.card, call_id=centre.call_id))
        elif centre.place is Place.CALLER and (call := self.front.find(centre.call_id or "")) is not None:
            self._switch((None, None))
            self.caller_shown.emit(call)
        else:
            self._switch((None, None))
            self.waiting_shown.emit()

    def _switch(self, client: tuple[int | None, int | None]) -> None:
        if client != self._shown_client:
            self._shown_client = client
            self.card_switched.emit()

    def _offer(self) -> None:
        waiting = self.front.next_waiting()
        self.offers_changed.emit(
            self.front.find(waiting) if waiting else None, self.may_attach, self._call_to_wrap_up() is not None
        )

    def _live_call(self) -> DeskCall | None:
        call = self.front.call
        return call if call is not None and call.live else None

    @property
    def call_in_front(self) -> DeskCall | None:
        """The call of what stands in the centre, else the one in the call bar."""
        return self.front.find(self.front.centre.call_id) if self.front.centre.call_id else self._live_call()

    @property
    def card(self) -> Card | None:
        """The card in the centre."""
        opened = self.front.centre.card
        return opened.card if opened is not None and self.front.centre.place is Place.CARD else None

    def _call_to_wrap_up(self) -> DeskCall | None:
        shown = self.front.find(self.front.centre.call_id or "")
        for call in (self.front.call, shown):
            if call is not None and call.talked and not call.wrapped_up:
                return call
        return None
