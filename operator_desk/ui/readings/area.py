"""Readings in the window: opens the fields at the card, keeps what is half typed, saves, puts right and undoes."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from operator_desk.ui.actions import action
from operator_desk.ui.bridge import DeskSignals
from operator_desk.ui.card.meters import MetersPanel
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.formats import Formats
from operator_desk.ui.readings.entry import ReadingEntry
from operator_desk.ui.readings.sheet import READINGS_TYPE, Proposal, Sheet
from operator_desk.ui.theme import Look
from operator_desk.verbs import CardOnDesk, DeskVerbs, Draft
from sync.card import Card, Meter
from sync.catalogue import Catalogue
from sync.ids import new_id
from sync.protocol import Welcome
from sync.readings.facts import own_entry
from sync.readings.window import State

_SAVE_AFTER_MS = 400
_VERIFICATION_REQUEST = "meter_service"


class ReadingArea(QObject):
    """One sheet at a time, at the card in front. What is typed is a draft of that account's meter: it is there again
    whenever the card is."""

    request_wanted = Signal(str)  # id of a request type
    left = Signal()  # the fields are closed: the focus goes where it came from

    def __init__(
        self,
        verbs: DeskVerbs,
        signals: DeskSignals,
        look: Look,
        formats: Formats,
        clock: ServerClock,
        panel: MetersPanel,
    ) -> None:
        super().__init__()
        self._verbs = verbs
        self._look = look
        self._formats = formats
        self._clock = clock
        self._panel = panel
        self._entry: ReadingEntry | None = None
        self._sheet: Sheet | None = None
        self._opened: CardOnDesk | None = None
        self._catalogue: Catalogue | None = None
        self._staff_id = 0
        self._drafts: dict[str, Draft] = {}
        self._put_away: int | None = None  # the account whose fields were closed by hand: they stay closed
        self._settled: set[str] = set()  # drafts that were saved or dropped: an older word of them is stale
        self._resumed = False
        self._demand: Callable[[Callable[[], None]], None] = lambda then: then()
        self._save = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._save.timeout.connect(self.keep_text)
        signals.drafts_changed.connect(self._on_drafts)
        signals.draft_not_saved.connect(self._on_not_saved)

    def guard_with(self, demand: Callable[[Callable[[], None]], None]) -> None:
        """`demand` does an act at once or when the caller has shown who he is, or never."""
        self._demand = demand

    @property
    def is_open(self) -> bool:
        return self._sheet is not None

    @property
    def is_writing(self) -> bool:
        """Whether somebody types here: then no call takes the card away."""
        focus = QApplication.focusWidget()
        entry = self._entry
        return (
            self._sheet is not None
            and self._sheet.has_text
            and entry is not None
            and focus is not None
            and entry.isAncestorOf(focus)
        )

    @property
    def entry(self) -> ReadingEntry | None:
        return self._entry

    # --- what the window tells -------------------------------------------------------------------------------

    def show_person(self, welcome: Welcome | None) -> None:
        self._staff_id = welcome.staff_id if welcome else 0
        if welcome is None:
            self.close()
            self._drafts.clear()
            self._settled.clear()

    def set_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        if self._sheet is not None:
            self._sheet.catalogue = catalogue
            self._show()

    def show_card(self, opened: CardOnDesk) -> None:
        """This card stands in front now, or has new facts."""
        self._opened = opened
        card = opened.card
        sheet = self._sheet
        if sheet is not None:
            if sheet.card.account_id == card.account_id and sheet.take_card(card, self._today()):
                self._show()
                return
            self.close()
        if card.account_id != self._put_away:
            self._put_away = None
        draft = self._draft_for(card)
        if draft is not None and (self._resumed or self._put_away is None):
            self._open(Sheet.of_draft(draft, card, self._catalogue, self._today()))
            if self._resumed and self._entry is not None and self._sheet is not None:
                self._entry.focus_first()
        else:
            self._show_note(card)
        self._resumed = False

    def leave_card(self) -> None:
        """Another page stands in front."""
        self.close()
        self._opened = None

    def resume(self, draft: Draft) -> None:
        """Chosen among the drafts: the fields get the focus, at once or when the card has come."""
        if draft.type != READINGS_TYPE:
            return
        if self._sheet is not None and self._sheet.draft_id == draft.id and self._entry is not None:
            self._entry.focus_first()
        else:
            self._resumed = True

    def retranslate(self) -> None:
        if self._entry is not None:
            self._entry.retranslate()
        if self._sheet is not None:
            self._show()
        elif self._opened is not None:
            self._show_note(self._opened.card)

    # --- acts ------------------------------------------------------------------------------------------------

    def take(self) -> None:
        """To the fields of the first meter; pressed again, to those of the next."""
        if self._opened is not None and self._opened.card.meters:
            self._demand(self._take)

    def _take(self) -> None:
        if self._opened is None:
            return
        card = self._opened.card
        meters = card.meters
        at = 0
        if self._sheet is not None and self.is_focused:
            at = next((place for place, one in enumerate(meters) if one.id == self._sheet.meter.id), -1) + 1
        if self._sheet is None or (self.is_focused and len(meters) > 1):
            self.keep_text()
            self._put_away = None
            self._open(self._sheet_for(card, meters[at % len(meters)]))
        if self._entry is not None:
            self._entry.focus_first()

    def suggest(self, values: Mapping[str, int]) -> None:
        """Readings by the code of their register, as they were heard: they stand in the fields of the meter that has
        such registers, to be checked and saved by hand."""
        card = self._opened.card if self._opened is not None else None
        meter = next((one for one in card.meters if values.keys() <= _codes(one)), None) if card is not None else None
        if card is not None and meter is not None:
            self._demand(lambda: self._suggest(card, meter, values))

    def _suggest(self, card: Card, meter: Meter, values: Mapping[str, int]) -> None:
        if self._opened is None or self._opened.card.account_id != card.account_id:
            return  # another card stands in front by now
        self.keep_text()
        self._put_away = None
        sheet = self._sheet_for(card, meter)
        for register in meter.registers:
            if register.code in values:
                sheet.type(register.id, str(values[register.code]))
        self._open(sheet)
        self._save.start()
        if self._entry is not None:
            self._entry.focus_first()

    @property
    def is_focused(self) -> bool:
        focus = QApplication.focusWidget()
        return self._entry is not None and focus is not None and self._entry.isAncestorOf(focus)

    def accept(self) -> None:
        """Take what the checks propose: a rollover, swapped registers, a request instead."""
        sheet, entry = self._sheet, self._entry
        proposal = sheet.proposal() if sheet is not None else None
        if sheet is None or entry is None or proposal is None:
            return
        if proposal[0] is Proposal.REQUEST:
            self._drop()
            self.request_wanted.emit(_VERIFICATION_REQUEST)
            return
        sheet.accept(*proposal)
        entry.take_proposal()
        self._save.start()

    def save(self) -> None:
        """All registers at once; while a check blocks it or a reason is missing nothing happens, and it says so."""
        if self._sheet is not None and self._sheet.taken() is not None:
            self._demand(self._record)

    def _record(self) -> None:
        sheet = self._sheet
        taken = sheet.taken() if sheet is not None else None
        if sheet is None or taken is None:
            return
        draft = self._draft(sheet)
        self._settled.add(draft.id)
        self._forget(draft.id)
        self._hide()
        self._verbs.record_readings(draft, taken)
        self.left.emit()

    def undo(self) -> None:
        """Take back the own reading at this card that is not billed yet."""
        if self._opened is None or self._opened.card.account_id is None:
            return
        card = self._opened.card
        for meter in card.meters:
            own = own_entry(card, meter, self._staff_id)
            if own and own[0].entry_id is not None:
                if self._sheet is not None and self._sheet.replaces == own[0].entry_id:
                    self._drop()
                self._verbs.withdraw_readings(card.client_id, self._opened.card.account_id, own[0].entry_id)
                return

    def step_back(self) -> bool:
        """Esc in the fields: they close, what is typed is kept; False where they have not the focus."""
        if not self.is_focused:
            return False
        self.close()
        self._put_away = self._opened.card.account_id if self._opened is not None else None
        self.left.emit()
        return True

    def close(self) -> None:
        """Take the fields away; the text is a draft."""
        self.keep_text()
        self._hide()

    def keep_text(self) -> None:
        """Half typed is a draft as well; emptied, it is none any more."""
        self._save.stop()
        sheet = self._sheet
        if sheet is None or sheet.card.account_id is None:
            return
        known = self._drafts.get(sheet.draft_id)
        if sheet.has_text and self._differs(sheet, known):
            draft = self._draft(sheet)
            self._drafts[draft.id] = draft
            self._verbs.save_draft(draft)
        elif not sheet.has_text and known is not None:
            self._forget(known.id)
            self._verbs.discard_draft(known.id)

    # --- inside ----------------------------------------------------------------------------------------------

    def _on_drafts(self, drafts: tuple[Draft, ...]) -> None:
        """As the store has them; what is typed right now is newer."""
        mine = {one.id: one for one in drafts if one.type == READINGS_TYPE and one.id not in self._settled}
        if self._sheet is not None and (typed := self._drafts.get(self._sheet.draft_id)) is not None:
            mine[typed.id] = typed
        self._drafts = mine
        if self._opened is not None and self._sheet is None and self._put_away is None:
            self.show_card(self._opened)

    def _on_not_saved(self, draft_id: str, _reason: str) -> None:
        """The disk refused what was saved: it is a draft still, and stands open again with the next word of it."""
        self._settled.discard(draft_id)

    def _differs(self, sheet: Sheet, known: Draft | None) -> bool:
        """Whether there is something to keep: the own reading, opened and left as it was, is no draft."""
        if known is not None:
            return self._draft(sheet).fields != known.fields
        fresh = Sheet.begin(sheet.draft_id, sheet.card, sheet.meter, self._catalogue, self._today(), self._staff_id)
        return self._draft(sheet).fields != self._draft(fresh).fields

    def _open(self, sheet: Sheet | None) -> None:
        if sheet is None:
            return
        if self._entry is None:
            self._entry = ReadingEntry(self._look, self._formats)
            self._entry.typed.connect(self._save.start)
            self._entry.save_wanted.connect(self.save)
            self._entry.proposal_wanted.connect(self.accept)
            self._entry.height_changed.connect(self._fit)
            self._entry.day_changed.connect(self._show)
            self._panel.host(self._entry)
        self._sheet = sheet
        self._entry.open(sheet)
        self._show()

    def _show(self) -> None:
        if self._entry is None or self._sheet is None:
            return
        self._entry.refresh()
        self._panel.show_entry(self._sheet.meter, *self._counts_for(self._sheet))
        self._fit()

    def _fit(self) -> None:
        if self._entry is not None:
            self._panel.fit_entry(self._entry.wanted_height())

    def _counts_for(self, sheet: Sheet) -> tuple[str, str]:
        """For which month it counts, and until when."""
        window = sheet.window
        month = self._formats.month(window.period)
        if window.state is State.LATE:
            return self.tr("late: counts for {0}").format(month), "warn"
        return self.tr("for {0}, until {1}").format(month, self._formats.short_day(window.closes_on)), "soft"

    def _show_note(self, card: Card) -> None:
        """The operator's own reading can still be undone: say so at the meters."""
        own = any(own_entry(card, meter, self._staff_id) for meter in card.meters)
        text = self.tr("read by you, undo: {0}").format(action("undo_reading").shown_key) if own else ""
        self._panel.show_note(text)

    def _hide(self) -> None:
        self._save.stop()
        if self._sheet is None:
            return
        self._sheet = None
        self._panel.hide_entry()
        if self._opened is not None:
            self._show_note(self._opened.card)

    def _drop(self) -> None:
        """Close without keeping."""
        sheet = self._sheet
        self._hide()
        if sheet is not None:
            self._drop_draft(sheet.draft_id)

    def _drop_draft(self, draft_id: str) -> None:
        self._settled.add(draft_id)
        self._forget(draft_id)
        self._verbs.discard_draft(draft_id)

    def _forget(self, draft_id: str) -> None:
        self._drafts.pop(draft_id, None)

    def _draft_for(self, card: Card, meter_id: int | None = None) -> Draft | None:
        """The newest of this account, or of this meter."""
        fitting = [
            one
            for one in self._drafts.values()
            if one.account_id is not None
            and one.account_id == card.account_id
            and (meter_id is None or Sheet.meter_of(one) == meter_id)
        ]
        return max(fitting, key=lambda one: one.changed_at, default=None)

    def _sheet_for(self, card: Card, meter: Meter) -> Sheet:
        """As it was left, or new."""
        draft = self._draft_for(card, meter.id)
        kept = Sheet.of_draft(draft, card, self._catalogue, self._today()) if draft is not None else None
        if kept is not None:
            return kept
        return Sheet.begin(new_id(self._clock.now()), card, meter, self._catalogue, self._today(), self._staff_id)

    def _draft(self, sheet: Sheet) -> Draft:
        call_id = self._opened.call_id if self._opened is not None else None
        return sheet.draft(self._clock.now(), call_id)

    def _today(self) -> date:
        return self._formats.today(self._clock.now())


def _codes(meter: Meter) -> set[str]:
    return {register.code for register in meter.registers}
