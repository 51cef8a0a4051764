"""The one window: sign-in and states at once; what is behind the sign-in is built when that has been painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from operator_desk.ui.actions import Where
from operator_desk.ui.bridge import DeskSignals
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.keys import KeyReader
from operator_desk.ui.language import Language
from operator_desk.ui.memory import WindowMemory, remember, remember_splitter, restore, restore_splitter
from operator_desk.ui.sign_in import SignInPage
from operator_desk.ui.status_bar import StatusBar
from operator_desk.ui.theme import Look
from operator_desk.verbs import DeskVerbs
from sync.protocol import Welcome

if TYPE_CHECKING:  # what a first paint can do without is loaded after it
    from operator_desk.ui.desk_page import DeskPage

SMALLEST_PAGE = QSize(1252, 634)  # what the page behind the sign-in needs: the window must not grow when it is built


class MainWindow(QMainWindow):
    """Built by the composition root with all that it needs. `server` is the address that the sign-in page shows.

    `furnish` has to be called before the first of the desk's signals.
    """

    first_painted = Signal()  # the window itself, once
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
        self._verbs = verbs
        self._signals = signals
        self._look = look
        self._language = language
        self._memory = memory
        self._clock = clock
        self._popped: str | None = None
        self._painted = False
        self._page: DeskPage | None = None
        self.sign_in = SignInPage(look, language.formats, server, memory.read("login"))
        self.status = StatusBar(look, language.formats)
        self._pages = QStackedWidget()
        self._place()
        self._reader = KeyReader(application, self, self._contexts, lambda action: self.page.acts.do(action))
        self._application = application
        self._connect()
        self._retranslate()
        self.resize(1366, 768)
        restore(self, memory)

    @property
    def page(self) -> "DeskPage":
        """What stands behind the sign-in."""
        self.furnish()
        assert self._page is not None
        return self._page

    def furnish(self) -> None:
        """Build what stands behind the sign-in, unless it is there."""
        if self._page is not None:
            return
        from operator_desk.ui.desk_page import DeskPage
        from operator_desk.ui.typing_anywhere import TypingAnywhere

        self._page = page = DeskPage(self._verbs, self._signals, self._look, self._language, self._clock, self._pages)
        self._pages.addWidget(page)
        self._typing = TypingAnywhere(self._application, self, self._may_begin_typing, page.work.begin_typing)
        self._connect_page(page)
        page.retranslate()
        restore_splitter(page.splitter, self._memory)

    def _place(self) -> None:
        self._pages.setMinimumSize(SMALLEST_PAGE)
        self._pages.addWidget(self.sign_in)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        signals = self._signals
        signals.sign_in_refused.connect(self.sign_in.show_refused)
        signals.link_changed.connect(self.sign_in.show_link)
        signals.link_changed.connect(self.status.show_link)
        signals.line_changed.connect(self.status.show_line)
        signals.outbox_changed.connect(self.status.show_outbox)
        signals.store_set_aside.connect(self.status.show_set_aside)
        self.sign_in.sign_in_wanted.connect(self._on_sign_in_wanted)
        self.sign_in.sign_in_wanted.connect(self._verbs.sign_in)
        self.status.theme_wanted.connect(lambda: self.page.acts.next_theme())
        self.status.language_wanted.connect(lambda: self.page.acts.next_language())
        self.status.keys_wanted.connect(lambda: self.page.acts.show_keys())
        self.status.rejected_wanted.connect(lambda: self.page.now.show_rejected_list())
        self._look.changed.connect(self._on_theme)
        self._language.changed.connect(self._on_language)

    def _connect_page(self, page: "DeskPage") -> None:
        presenter = page.presenter
        presenter.person_changed.connect(self._on_person)
        presenter.card_not_had.connect(self.status.show_card_not_had)
        presenter.card_shown.connect(self.status.forget_card_not_had)
        presenter.popped.connect(self._on_popped)
        presenter.rang.connect(lambda _: QApplication.alert(self))
        presenter.drafts_counted.connect(self.status.show_drafts)

    def _contexts(self) -> frozenset[Where]:
        """What holds now, for the keys."""
        page = self._page
        if page is None or self._pages.currentWidget() is not page:
            return frozenset({Where.ANYWHERE})
        return page.contexts() | {Where.ANYWHERE}

    def _may_begin_typing(self) -> bool:
        """Whether a letter that no field takes may begin in the entry."""
        page = self._page
        return page is not None and self._pages.currentWidget() is page and page.may_begin_typing

    def _on_person(self, welcome: Welcome | None) -> None:
        self.status.show_person(welcome)
        if welcome is None:
            self._pages.setCurrentWidget(self.sign_in)
            self.sign_in.start_anew()
        elif self._pages.currentWidget() is not self.page:
            self._pages.setCurrentWidget(self.page)
            self.page.work.focus_entry()

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
        self.sign_in.retranslate()
        self.status.retranslate()
        if self._page is not None:
            self._page.retranslate()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if not self._painted and event.type() == QEvent.Type.UpdateRequest:
            self._painted = True
            self.first_painted.emit()
        if self._popped is not None and event.type() == QEvent.Type.UpdateRequest:
            call_id, self._popped = self._popped, None
            self.card_painted.emit(call_id)  # the paint has been flushed: the operator sees it
        return done

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed within the last moment is kept before the window goes."""
        if self._page is not None:
            self._page.keep_text()
            remember_splitter(self._page.splitter, self._memory)
        remember(self, self._memory)
        super().closeEvent(event)
