"""The one window: places the panels and connects their signals. What happens then is written elsewhere."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from operator_desk.ui.actions import Where
from operator_desk.ui.acts import Acts
from operator_desk.ui.bridge import DeskSignals
from operator_desk.ui.call_bar import CallBar
from operator_desk.ui.caller import CallerPanel
from operator_desk.ui.card.view import CardView
from operator_desk.ui.centre import CentrePane, WaitingPanel
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.front import DeskCall
from operator_desk.ui.key_list import KeyList
from operator_desk.ui.keys import KeyReader
from operator_desk.ui.language import Language
from operator_desk.ui.memory import WindowMemory, remember, restore
from operator_desk.ui.now_panel import NowPanel
from operator_desk.ui.presenter import Presenter
from operator_desk.ui.sign_in import SignInPage
from operator_desk.ui.status_bar import StatusBar
from operator_desk.ui.telephone import TelephoneArea
from operator_desk.ui.theme import GAP, Look
from operator_desk.ui.work_pane import Page, WorkPane
from operator_desk.verbs import DeskVerbs, OutboxState
from sync.protocol import Welcome


class MainWindow(QMainWindow):
    """Built by the composition root with all that it needs. `server` is the address that the sign-in page shows."""

    card_painted = Signal(str)  # id of the call whose card, or whose question who it is, has just come to the screen

    def __init__(
        self,
        application: QApplication,
        verbs: DeskVerbs,
        signals: DeskSignals,
        look: Look,
        language: Language,
        memory: WindowMemory,
        clock: ServerClock,
        server: str = "",
    ) -> None:
        super().__init__()
        formats = language.formats
        self._application = application
        self._memory = memory
        self._look = look
        self._language = language
        self._popped: str | None = None
        self.sign_in = SignInPage(look, formats, server, memory.read("login"))
        self.call_bar = CallBar(look, formats, clock)
        self.now = NowPanel(look, formats, clock)
        self.caller = CallerPanel(look, formats, clock)
        self.card = CardView(look, formats, clock)
        self._waiting = WaitingPanel(look)
        self.centre = CentrePane(self._waiting, self.caller, self.card)
        self.work = WorkPane(look, formats, clock)
        self.status = StatusBar(look, formats)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._pages = QStackedWidget()
        self._place()
        self._keys = KeyList(look, self._pages)
        self.presenter = Presenter(verbs, signals, self.work, formats, clock)
        self.telephone = TelephoneArea(verbs, signals, look, clock, self.call_bar, self._desk)
        self.acts = Acts(
            verbs,
            self.presenter,
            self.now,
            self.caller,
            self.card,
            self.work,
            self.telephone,
            look,
            language,
            self._keys,
        )
        self._reader = KeyReader(application, self, self._contexts, self.acts.do)
        self._connect_desk(signals)
        self._connect_presenter()
        self._connect_panels(verbs)
        self._retranslate()
        self.resize(1366, 768)
        restore(self, self.splitter, memory)

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
        desk = QWidget()
        rows = QVBoxLayout(desk)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.call_bar)
        rows.addLayout(middle, 1)
        self._desk = desk
        self._pages.addWidget(self.sign_in)
        self._pages.addWidget(desk)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        for first, second in (
            (self.work.entry, self.work.form),
            (self.work.form, self.now.calls),
            (self.now.calls, self.now.others),
            (self.now.others, self.card),
        ):
            QWidget.setTabOrder(first, second)

    def _connect_desk(self, signals: DeskSignals) -> None:
        signals.sign_in_refused.connect(self.sign_in.show_refused)
        signals.link_changed.connect(self.sign_in.show_link)
        signals.link_changed.connect(self.status.show_link)
        signals.line_changed.connect(self.status.show_line)
        signals.found.connect(self.work.show_found)
        signals.timeline_read.connect(self.card.take_page)
        signals.draft_saved.connect(self.work.form.show_saved)
        signals.draft_not_saved.connect(self.work.form.show_not_saved)
        signals.outbox_changed.connect(self._on_outbox)
        signals.request_filed.connect(self.work.filed.show_number)

    def _connect_presenter(self) -> None:
        presenter = self.presenter
        presenter.person_changed.connect(self._on_person)
        presenter.catalogue_changed.connect(self.card.set_catalogue)
        presenter.catalogue_changed.connect(self.work.set_catalogue)
        presenter.bar_changed.connect(self.call_bar.show_call)
        presenter.bar_changed.connect(self.telephone.show_call)
        presenter.offers_changed.connect(self._on_offers)
        presenter.waiting_shown.connect(self.centre.show_waiting)
        presenter.caller_shown.connect(self.centre.show_caller)
        presenter.card_shown.connect(self.centre.show_card)
        presenter.card_not_had.connect(self.status.show_card_not_had)
        presenter.card_shown.connect(self.status.forget_card_not_had)
        presenter.card_switched.connect(self.work.card_switched)
        presenter.popped.connect(self._on_popped)
        presenter.rang.connect(lambda _: QApplication.alert(self))
        presenter.calls_changed.connect(self.now.show_calls)
        presenter.form_opened.connect(self.work.open_form)
        presenter.wrap_up_opened.connect(self.work.open_wrap_up)
        presenter.request_shown_filed.connect(self.work.show_filed)
        presenter.wrap_up_done.connect(self.work.wrap_up_done)
        presenter.drafts_counted.connect(self.status.show_drafts)
        presenter.drafts_shown.connect(self.now.show_drafts)
        presenter.filed_shown.connect(self.now.show_filed)

    def _connect_panels(self, verbs: DeskVerbs) -> None:
        acts, presenter = self.acts, self.presenter
        self.sign_in.sign_in_wanted.connect(self._on_sign_in_wanted)
        self.sign_in.sign_in_wanted.connect(verbs.sign_in)
        self.call_bar.wrap_up_wanted.connect(acts.open_wrap_up)
        self.call_bar.attach_wanted.connect(acts.attach_number)
        self.call_bar.next_call_wanted.connect(acts.show_next_call)
        self.now.call_chosen.connect(presenter.bring_call)
        self.now.draft_chosen.connect(presenter.resume_draft)
        self.now.draft_discarded.connect(verbs.discard_draft)
        self.now.draft_brought_back.connect(verbs.save_draft)
        self.now.account_chosen.connect(presenter.open_account)
        self.now.rejected_dealt_with.connect(verbs.dismiss_rejected)
        self.caller.candidate_chosen.connect(presenter.choose_candidate)
        self.card.account_chosen.connect(presenter.open_account)
        self.card.other_caller_wanted.connect(acts.ask_who_calls)
        self.card.page_wanted.connect(verbs.read_timeline)
        self.work.search_wanted.connect(verbs.find)
        self.work.results.type_chosen.connect(presenter.begin_request)
        self.work.results.hit_chosen.connect(presenter.open_hit)
        self.work.idle.type_chosen.connect(presenter.begin_request)
        self.work.form.draft_changed.connect(verbs.save_draft)
        self.work.form.filed.connect(presenter.file_request)
        self.work.wrap_up.changed.connect(presenter.keep_wrap_up)
        self.work.wrap_up.saved.connect(presenter.save_wrap_up)
        self.work.filed.wrap_up_wanted.connect(acts.open_wrap_up)
        self.status.theme_wanted.connect(acts.next_theme)
        self.status.language_wanted.connect(acts.next_language)
        self.status.keys_wanted.connect(acts.show_keys)
        self.status.rejected_wanted.connect(self.now.show_rejected_list)
        self._look.changed.connect(self._on_theme)
        self._language.changed.connect(self._on_language)

    def _contexts(self) -> frozenset[Where]:
        """What holds now, for the keys."""
        if self._pages.currentWidget() is not self._desk:
            return frozenset({Where.ANYWHERE})
        holds = {Where.ANYWHERE, Where.WINDOW}
        if self.centre.shows_card:
            holds.add(Where.CARD)
        if self.centre.shows_caller:
            holds.add(Where.CALLER)
        if self.work.page is Page.FORM:
            holds.add(Where.FORM)
        if self.work.page is Page.WRAP_UP:
            holds.add(Where.WRAP_UP)
        return frozenset(holds)

    def _on_person(self, welcome: Welcome | None) -> None:
        self.status.show_person(welcome)
        self.card.set_own_name(welcome.name if welcome else "")
        self.telephone.show_person(welcome)
        if welcome is None:
            self._pages.setCurrentWidget(self.sign_in)
            self.sign_in.start_anew()
        elif self._pages.currentWidget() is not self._desk:
            self._pages.setCurrentWidget(self._desk)
            self.work.focus_entry()

    def _on_outbox(self, outbox: OutboxState) -> None:
        self.status.show_outbox(outbox)
        self.now.show_rejected(outbox.rejected)

    def _on_offers(self, waiting: DeskCall | None, attach: bool, wrap_up: bool) -> None:
        name = self.now.name_of(waiting) if waiting is not None else ""
        self.call_bar.offer(waiting=name, attach=attach, wrap_up=wrap_up)

    def _on_sign_in_wanted(self, login: str, password: str, remember_me: bool) -> None:
        self._memory.write("login", login if remember_me else "")

    def _on_popped(self, call_id: str) -> None:
        self._popped = call_id

    def _on_theme(self) -> None:
        self._memory.write("theme", self._look.choice)
        self.status.retranslate()

    def _on_language(self) -> None:
        self._memory.write("language", self._language.code)
        self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Operator desktop"))
        for part in (self.sign_in, self.call_bar, self.now, self.caller, self.card, self._waiting):
            part.retranslate()
        self.work.retranslate()
        self.status.retranslate()
        self._keys.retranslate()
        self.telephone.retranslate()
        self.presenter.refresh()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if self._popped is not None and event.type() == QEvent.Type.UpdateRequest:
            call_id, self._popped = self._popped, None
            self.card_painted.emit(call_id)  # the paint has been flushed: the operator sees it
        return done

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed within the last moment is kept before the window goes."""
        self.work.keep_text()
        remember(self, self.splitter, self._memory)
        super().closeEvent(event)
