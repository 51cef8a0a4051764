"""The one way from the desk's thread into the window: what the desk tells becomes a typed signal in the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from operator_desk.verbs import (
    BillingOnDesk,
    CallOnDesk,
    CardOnDesk,
    Draft,
    HouseholdOnDesk,
    LinkState,
    OutboxState,
    StoreSetAside,
    TimelinePage,
)
from sync.protocol import Act, CallGone, CallInfo, Colleague, Found, LineStatus, Refused, Standing, Welcome

if TYPE_CHECKING:
    from sync.catalogue import Catalogue
    from sync.outages import Outage
    from sync.verification.rules import Check


class DeskSignals(QObject):
    """What the window connects to. Each signal carries what DeskListener's method of the same name was told."""

    signed_in = Signal(Welcome)
    sign_in_refused = Signal(Refused)
    signed_out = Signal()
    store_set_aside = Signal(StoreSetAside)
    link_changed = Signal(LinkState)
    line_changed = Signal(LineStatus)
    standing_changed = Signal(Standing)
    outages_changed = Signal(tuple)
    standing_wanted = Signal(object)  # the reason of the pause, "" for ready, None for nothing
    call_acted = Signal(str, str, str)  # act, call id, reason
    colleagues_read = Signal(tuple)
    catalogue_read = Signal(object)  # a Catalogue, which is loaded after the first paint
    call_rang = Signal(CallOnDesk)
    call_updated = Signal(CallInfo)
    call_checked = Signal(str, tuple)  # call id, checks
    call_gone = Signal(CallGone)
    calls_replaced = Signal(tuple)
    card_opened = Signal(CardOnDesk)
    card_changed = Signal(CardOnDesk)
    card_missing = Signal(object, str)  # client ids do not fit Qt's 32 bit int
    found = Signal(str, Found)
    timeline_read = Signal(TimelinePage)
    billing_read = Signal(BillingOnDesk)
    household_read = Signal(HouseholdOnDesk)
    drafts_changed = Signal(tuple)
    draft_saved = Signal(str, object)  # milliseconds since the epoch do not fit either
    draft_not_saved = Signal(str, str)
    outbox_changed = Signal(OutboxState)
    request_filed = Signal(str, object)

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard = True
        self._told.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def hand_over(self, say: Callable[[], None]) -> None:
        """From any thread: `say` is called in the window's thread, in the order of the calls."""
        self._told.emit(say)

    def fall_silent(self) -> None:
        """The window goes: what is still on its way to it would find its widgets deleted."""
        self._heard = False

    def _say(self, say: Callable[[], None]) -> None:
        if self._heard:
            say()


class Bridge:
    """The DeskListener that the desk is given. Its methods may be called from any thread and return at once."""

    def __init__(self, signals: DeskSignals) -> None:
        self._signals = signals

    def signed_in(self, welcome: Welcome) -> None:
        self._signals.hand_over(lambda: self._signals.signed_in.emit(welcome))

    def sign_in_refused(self, refused: Refused) -> None:
        self._signals.hand_over(lambda: self._signals.sign_in_refused.emit(refused))

    def signed_out(self) -> None:
        self._signals.hand_over(self._signals.signed_out.emit)

    def store_set_aside(self, store: StoreSetAside) -> None:
        self._signals.hand_over(lambda: self._signals.store_set_aside.emit(store))

    def link_changed(self, link: LinkState) -> None:
        self._signals.hand_over(lambda: self._signals.link_changed.emit(link))

    def line_changed(self, line: LineStatus) -> None:
        self._signals.hand_over(lambda: self._signals.line_changed.emit(line))

    def standing_changed(self, standing: Standing) -> None:
        self._signals.hand_over(lambda: self._signals.standing_changed.emit(standing))

    def outages_changed(self, outages: tuple[Outage, ...]) -> None:
        self._signals.hand_over(lambda: self._signals.outages_changed.emit(outages))

    def standing_wanted(self, reason: str | None) -> None:
        self._signals.hand_over(lambda: self._signals.standing_wanted.emit(reason))

    def call_acted(self, act: Act, call_id: str, reason: str) -> None:
        self._signals.hand_over(lambda: self._signals.call_acted.emit(str(act), call_id, reason))

    def colleagues_read(self, colleagues: tuple[Colleague, ...]) -> None:
        self._signals.hand_over(lambda: self._signals.colleagues_read.emit(colleagues))

    def catalogue_read(self, catalogue: Catalogue) -> None:
        self._signals.hand_over(lambda: self._signals.catalogue_read.emit(catalogue))

    def call_rang(self, call: CallOnDesk) -> None:
        self._signals.hand_over(lambda: self._signals.call_rang.emit(call))

    def call_updated(self, call: CallInfo) -> None:
        self._signals.hand_over(lambda: self._signals.call_updated.emit(call))

    def call_checked(self, call_id: str, checks: tuple[Check, ...]) -> None:
        self._signals.hand_over(lambda: self._signals.call_checked.emit(call_id, checks))

    def call_gone(self, gone: CallGone) -> None:
        self._signals.hand_over(lambda: self._signals.call_gone.emit(gone))

    def calls_replaced(self, calls: tuple[CallOnDesk, ...]) -> None:
        self._signals.hand_over(lambda: self._signals.calls_replaced.emit(calls))

    def card_opened(self, opened: CardOnDesk) -> None:
        self._signals.hand_over(lambda: self._signals.card_opened.emit(opened))

    def card_changed(self, opened: CardOnDesk) -> None:
        self._signals.hand_over(lambda: self._signals.card_changed.emit(opened))

    def card_missing(self, client_id: int, reason: str) -> None:
        self._signals.hand_over(lambda: self._signals.card_missing.emit(client_id, reason))

    def found(self, text: str, found: Found) -> None:
        self._signals.hand_over(lambda: self._signals.found.emit(text, found))

    def timeline_read(self, page: TimelinePage) -> None:
        self._signals.hand_over(lambda: self._signals.timeline_read.emit(page))

    def billing_read(self, read: BillingOnDesk) -> None:
        self._signals.hand_over(lambda: self._signals.billing_read.emit(read))

    def household_read(self, read: HouseholdOnDesk) -> None:
        self._signals.hand_over(lambda: self._signals.household_read.emit(read))

    def drafts_changed(self, drafts: tuple[Draft, ...]) -> None:
        self._signals.hand_over(lambda: self._signals.drafts_changed.emit(drafts))

    def draft_saved(self, draft_id: str, at: int) -> None:
        self._signals.hand_over(lambda: self._signals.draft_saved.emit(draft_id, at))

    def draft_not_saved(self, draft_id: str, reason: str) -> None:
        self._signals.hand_over(lambda: self._signals.draft_not_saved.emit(draft_id, reason))

    def outbox_changed(self, outbox: OutboxState) -> None:
        self._signals.hand_over(lambda: self._signals.outbox_changed.emit(outbox))

    def request_filed(self, request_id: str, number: int | None) -> None:
        self._signals.hand_over(lambda: self._signals.request_filed.emit(request_id, number))
