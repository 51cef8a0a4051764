"""What stands behind the sign-in: call bar, lists, card and work. Places the panels and connects their signals."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from operator_desk.ui.actions import Where
from operator_desk.ui.acts import Acts
from operator_desk.ui.alerts.area import AlertsArea
from operator_desk.ui.answers.area import AnswersArea
from operator_desk.ui.bridge import DeskSignals
from operator_desk.ui.call_bar import CallBar
from operator_desk.ui.caller import CallerPanel
from operator_desk.ui.card.view import CardView
from operator_desk.ui.centre import CentrePane, WaitingPanel
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.front import DeskCall
from operator_desk.ui.guard.area import GuardArea
from operator_desk.ui.key_list import KeyList
from operator_desk.ui.language import Language
from operator_desk.ui.links.area import LinksArea
from operator_desk.ui.now_panel import NowPanel
from operator_desk.ui.offering.area import OfferingArea
from operator_desk.ui.presenter import Presenter
from operator_desk.ui.readings.area import ReadingArea
from operator_desk.ui.telephone import TelephoneArea
from operator_desk.ui.theme import GAP, Look
from operator_desk.ui.why.area import WhyArea
from operator_desk.ui.work_pane import Page, WorkPane
from operator_desk.verbs import DeskVerbs, OutboxState
from sync.protocol import Welcome
from sync.verification.rules import Protected


class DeskPage(QWidget):
    """The page of who has signed in. Built once and kept: a pop fills what is there already."""

    def __init__(
        self,
        verbs: DeskVerbs,
        signals: DeskSignals,
        look: Look,
        language: Language,
        clock: ServerClock,
        over: QWidget,
    ) -> None:
        """`over`: what the list of the keys lies over."""
        super().__init__()
        formats = language.formats
        self.call_bar = CallBar(look, formats, clock)
        self.now = NowPanel(look, formats, clock)
        self.caller = CallerPanel(look, formats, clock)
        self.card = CardView(look, formats, clock)
        self._waiting = WaitingPanel(look)
        self.centre = CentrePane(self._waiting, self.caller, self.card)
        self.work = WorkPane(look, formats, clock)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._place()
        self.keys = KeyList(look, over)
        self.readings = ReadingArea(verbs, signals, look, formats, clock, self.card.meters)
        self.presenter = Presenter(
            verbs, signals, self.work, formats, clock, lambda: self.work.is_writing or self.readings.is_writing
        )
        self.guard = GuardArea(verbs, signals, self.presenter, look, formats, self.card, self)
        self.links = LinksArea(verbs, signals, self.presenter, self.guard, look, formats, clock, self.card, self)
        self.readings.guard_with(lambda then: self.guard.demand(Protected.READING, then))
        self.work.form.guard_with(lambda: self.guard.is_open(Protected.MONEY))
        self.telephone = TelephoneArea(verbs, signals, look, clock, self.call_bar, self)
        self.answers = AnswersArea(
            verbs, self.presenter, self.work, formats, clock, lambda: self.guard.is_open(Protected.MONEY)
        )
        self.why = WhyArea(verbs, signals, language, clock, self.card, self.work)
        self.alerts = AlertsArea(
            self.card, self.answers, self.why, formats, clock, look, lambda: self.guard.is_open(Protected.MONEY), self
        )
        self.offering = OfferingArea(verbs, self.presenter, self.work, formats, clock)
        self.acts = Acts(
            verbs,
            self.presenter,
            self.now,
            self.caller,
            self.card,
            self.work,
            self.telephone,
            self.answers,
            self.readings,
            self.why,
            self.alerts,
            self.offering,
            self.guard,
            self.links,
            look,
            language,
            self.keys,
        )
        self._connect_desk(signals)
        self._connect_presenter()
        self._connect_panels(verbs)

    def contexts(self) -> frozenset[Where]:
        """What holds now on this page, for the keys."""
        holds = {Where.WINDOW}
        if self.centre.shows_card:
            holds.add(Where.CARD)
        if self.centre.shows_caller:
            holds.add(Where.CALLER)
        if self.readings.is_open:
            holds.add(Where.READING)
        if self.work.page is Page.FORM:
            holds.add(Where.FORM)
        if self.work.page is Page.WRAP_UP:
            holds.add(Where.WRAP_UP)
        if self.work.page is Page.WHY:
            holds.add(Where.WHY)
        if self.work.chips.count and not self.centre.shows_caller:
            holds.add(Where.GUESSES)
        return frozenset(holds)

    @property
    def may_begin_typing(self) -> bool:
        """Not while a phone rings: whoever reaches for it then is not looking at the entry."""
        return all(call.info.state != "ringing" for call in self.presenter.front.live_calls)

    def keep_text(self) -> None:
        """What was typed within the last moment becomes a draft."""
        self.work.keep_text()
        self.readings.keep_text()

    def retranslate(self) -> None:
        for part in (self.call_bar, self.now, self.caller, self.card, self._waiting):
            part.retranslate()
        self.work.retranslate()
        self.answers.retranslate()
        self.alerts.retranslate()
        self.offering.retranslate()
        self.keys.retranslate()
        self.telephone.retranslate()
        self.readings.retranslate()
        self.guard.retranslate()
        self.links.retranslate()
        self.presenter.refresh()

    def _place(self) -> None:
        self.splitter.addWidget(self.centre)
        self.splitter.addWidget(self.work)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(GAP)
        self.splitter.setSizes([770, 358])
        self.centre.setMinimumWidth(680)
        self.work.setMinimumWidth(320)
        middle = QHBoxLayout()
        middle.setContentsMargins(GAP, GAP, GAP, 0)
        middle.setSpacing(GAP)
        middle.addWidget(self.now)
        middle.addWidget(self.splitter, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.call_bar)
        rows.addLayout(middle, 1)
        for first, second in (
            (self.work.entry, self.work.form),
            (self.work.form, self.now.calls),
            (self.now.calls, self.now.others),
            (self.now.others, self.card),
        ):
            QWidget.setTabOrder(first, second)

    def _connect_desk(self, signals: DeskSignals) -> None:
        signals.outages_changed.connect(self.alerts.take_outages)
        signals.outages_changed.connect(self.offering.take_outages)
        signals.billing_read.connect(self.alerts.take_billing)
        signals.found.connect(self.work.show_found)
        signals.timeline_read.connect(self.card.take_page)
        signals.draft_saved.connect(self.work.form.show_saved)
        signals.draft_not_saved.connect(self.work.form.show_not_saved)
        signals.outbox_changed.connect(self._on_outbox)
        signals.request_filed.connect(self.work.filed.show_number)

    def _connect_presenter(self) -> None:
        presenter = self.presenter
        presenter.person_changed.connect(self._on_person)
        presenter.catalogue_changed.connect(self.guard.set_catalogue)
        presenter.catalogue_changed.connect(self.card.set_catalogue)
        presenter.catalogue_changed.connect(self.work.set_catalogue)
        presenter.catalogue_changed.connect(self.answers.set_catalogue)
        presenter.catalogue_changed.connect(self.alerts.set_catalogue)
        presenter.card_shown.connect(self.alerts.card_shown)
        presenter.waiting_shown.connect(self.alerts.card_left)
        presenter.caller_shown.connect(lambda _: self.alerts.card_left())
        presenter.catalogue_changed.connect(self.offering.set_catalogue)
        presenter.card_shown.connect(self.offering.card_shown)
        presenter.card_switched.connect(self.offering.card_left)
        presenter.bar_changed.connect(lambda _: self.offering.show_line())
        presenter.form_opened.connect(self.offering.form_opened)
        presenter.bar_changed.connect(self.call_bar.show_call)
        presenter.bar_changed.connect(self.telephone.show_call)
        presenter.offers_changed.connect(self._on_offers)
        presenter.waiting_shown.connect(self.centre.show_waiting)
        presenter.caller_shown.connect(self.centre.show_caller)
        presenter.card_shown.connect(self.centre.show_card)
        presenter.catalogue_changed.connect(self.readings.set_catalogue)
        presenter.card_shown.connect(self.readings.show_card)
        presenter.waiting_shown.connect(self.readings.leave_card)
        presenter.caller_shown.connect(lambda _: self.readings.leave_card())
        presenter.card_switched.connect(self.work.card_switched)
        presenter.card_switched.connect(self.answers.front_changed)
        presenter.card_shown.connect(self.answers.card_shown)
        presenter.card_switched.connect(self.why.card_left)
        presenter.card_shown.connect(self.why.card_shown)
        presenter.catalogue_changed.connect(self.why.set_catalogue)
        presenter.calls_changed.connect(self.now.show_calls)
        presenter.form_opened.connect(self.work.open_form)
        presenter.form_opened.connect(self.answers.form_opened)
        presenter.wrap_up_opened.connect(self.work.open_wrap_up)
        presenter.request_shown_filed.connect(self.work.show_filed)
        presenter.wrap_up_done.connect(self.work.wrap_up_done)
        presenter.drafts_shown.connect(self.now.show_drafts)
        presenter.filed_shown.connect(self.now.show_filed)

    def _connect_panels(self, verbs: DeskVerbs) -> None:
        acts, presenter = self.acts, self.presenter
        self.call_bar.wrap_up_wanted.connect(acts.open_wrap_up)
        self.call_bar.attach_wanted.connect(acts.attach_number)
        self.call_bar.next_call_wanted.connect(acts.show_next_call)
        self.now.call_chosen.connect(presenter.bring_call)
        self.now.draft_chosen.connect(self.readings.resume)
        self.now.draft_chosen.connect(presenter.resume_draft)
        self.now.draft_discarded.connect(verbs.discard_draft)
        self.now.draft_brought_back.connect(verbs.save_draft)
        self.now.account_chosen.connect(presenter.open_account)
        self.now.rejected_dealt_with.connect(verbs.dismiss_rejected)
        self.readings.request_wanted.connect(presenter.begin_request)
        self.readings.left.connect(self.work.focus_entry)
        self.answers.reading_suggested.connect(self.readings.suggest)
        self.caller.candidate_chosen.connect(presenter.choose_candidate)
        self.card.other_caller_wanted.connect(acts.ask_who_calls)
        self.card.page_wanted.connect(verbs.read_timeline)
        self.card.money.why_wanted.connect(acts.explain)
        self.card.meters.table.activated.connect(lambda _: acts.explain())
        self.work.search_wanted.connect(verbs.find)
        self.work.results.hit_chosen.connect(presenter.open_hit)
        self.work.idle.type_chosen.connect(presenter.begin_request)
        self.work.form.draft_changed.connect(verbs.save_draft)
        self.work.form.file_wanted.connect(acts.file_request)
        self.work.form.filed.connect(presenter.file_request)
        self.guard.opened.connect(self.answers.retranslate)
        self.guard.opened.connect(self.alerts.take_level)
        self.guard.opened.connect(self.work.form.retranslate)
        self.work.wrap_up.changed.connect(presenter.keep_wrap_up)
        self.work.wrap_up.saved.connect(presenter.save_wrap_up)
        self.work.filed.wrap_up_wanted.connect(acts.open_wrap_up)

    def _on_person(self, welcome: Welcome | None) -> None:
        self.card.set_own_name(welcome.name if welcome else "")
        self.telephone.show_person(welcome)
        self.readings.show_person(welcome)

    def _on_outbox(self, outbox: OutboxState) -> None:
        self.now.show_rejected(outbox.rejected)

    def _on_offers(self, waiting: DeskCall | None, attach: bool, wrap_up: bool) -> None:
        name = self.now.name_of(waiting) if waiting is not None else ""
        self.call_bar.offer(waiting=name, attach=attach, wrap_up=wrap_up)
