"""The right column: the entry above, and below it what is being done: results, a form, the wrap-up, what was filed."""

from datetime import date
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QWidget
from shiboken6 import isValid

from operator_desk.ui.actions import action
from operator_desk.ui.answers.answer_box import AnswerBox, ShownAnswer
from operator_desk.ui.answers.chips import GuessChips
from operator_desk.ui.answers.script_panel import ScriptPanel
from operator_desk.ui.buttons import KeyButton
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.entry import EntryField, IdlePanel, ResultsPanel
from operator_desk.ui.formats import Formats
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.offering.box import OfferBox, OfferLine
from operator_desk.ui.panel import SCROLL_ROOM, Panel, column
from operator_desk.ui.request_form import FormStart, RequestForm
from operator_desk.ui.theme import BODY, HEADING, SEMIBOLD, Look
from operator_desk.ui.why.panel import WhyPanel
from operator_desk.ui.wrap_up import WrapUpPanel, WrapUpText
from sync.catalogue import Catalogue
from sync.knowledge.walk import Walk
from sync.protocol import Found

LEAST_HEIGHT = 280  # of a page


class Page(IntEnum):
    """What stands below the entry."""

    IDLE = 0
    RESULTS = 1
    FORM = 2
    WRAP_UP = 3
    FILED = 4
    WHY = 5


class FiledPanel(Panel):
    """The request is filed: its number when the server has given one, and what comes next."""

    wrap_up_wanted = Signal()

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look, framed=False)
        self._formats = formats
        self._request_id = ""
        self._title = ""
        self._number: int | None = None
        self._due: date | None = None
        self._wraps = False
        self._headline = TextLabel(look, HEADING, SEMIBOLD, "good", wrap=True)
        self._what = TextLabel(look, BODY, wrap=True)
        self._next = TextLabel(look, BODY, tone="soft", wrap=True)
        self._button = KeyButton(look, "primary", 38)
        self._button.clicked.connect(self.wrap_up_wanted)
        layout = column(self, left=0, top=8, right=SCROLL_ROOM, bottom=0, gap=8)
        for part in (self._headline, self._what, self._next):
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addWidget(self._button)
        layout.addStretch(1)

    def show_filed(self, request_id: str, title: str, due: date, *, wraps: bool) -> None:
        self._request_id, self._title, self._due, self._wraps = request_id, title, due, wraps
        self._number = None
        self.retranslate()

    def show_number(self, request_id: str, number: int | None) -> None:
        """The desk stored it (None), or the server has numbered it."""
        if request_id == self._request_id and number is not None:
            self._number = number
            self.retranslate()

    def retranslate(self) -> None:
        if self._number is None:
            self._headline.show_text(self.tr("Request kept, its number comes from the server"), "warn")
        else:
            self._headline.show_text(self.tr("Request {0} filed").format(self._formats.count(self._number)), "good")
        self._what.show_text(self._title)
        due = self._formats.day_in_words(self._due) if self._due else ""
        self._next.show_text(self.tr("The answer is due by {0}. Tell the caller the number and the date.").format(due))
        self._button.setVisible(self._wraps)
        self._button.show_text(action("wrap_up").text, action("wrap_up").shown_key)


class WorkPane(Panel):
    """Holds the pages. Only the person at the desk turns them; a call never does."""

    search_wanted = Signal(str, int)  # text, offset
    sentence_typed = Signal(str)

    def __init__(self, look: Look, formats: Formats, clock: ServerClock) -> None:
        super().__init__(look)
        self._base = Page.IDLE
        self._asked = ("", 0)
        self.entry = EntryField(look)
        self.chips = GuessChips(look)
        self.answer = AnswerBox(look)
        self.script = ScriptPanel(look, formats)
        self.offer = OfferBox(look)
        self.offer_line = OfferLine(look)
        self.idle = IdlePanel(look, formats)
        self.results = ResultsPanel(look, formats)
        self.form = RequestForm(look, formats, clock)
        self.wrap_up = WrapUpPanel(look, formats)
        self.filed = FiledPanel(look, formats)
        self.why = WhyPanel(look)
        self._before_why: QWidget | None = None
        self._pages = QStackedWidget()
        # Not the tallest of its pages: an answer above the one that is shown must not make the window higher.
        self._pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._pages.setMinimumHeight(LEAST_HEIGHT)
        for page in (self.idle, self.results, self.form, self.wrap_up, self.filed, self.why):
            self._pages.addWidget(page)
        layout = column(self, left=14, top=14, right=2, bottom=14, gap=12)
        above = QWidget()  # one place for them: what is hidden leaves no gap
        lines = column(above, left=0, top=0, right=SCROLL_ROOM, bottom=0, gap=8)
        for part in (self.entry, self.chips, self.answer, self.script, self.offer):
            lines.addWidget(part)
        layout.addWidget(above)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.offer_line)
        self.entry.textEdited.connect(self._on_typed)
        self.entry.moved.connect(self._on_moved)
        self.entry.taken.connect(self._on_taken)
        self.results.more_wanted.connect(self._ask)

    @property
    def page(self) -> Page:
        return Page(self._pages.currentIndex())

    @property
    def is_writing(self) -> bool:
        """Whether text stands here that no call may take away, or somebody is just about to write."""
        if self.form.has_text or self.wrap_up.has_text or self.script.walk is not None:
            return True
        focus = QApplication.focusWidget()
        return focus is not None and self._pages.isAncestorOf(focus) and self._base in (Page.FORM, Page.WRAP_UP)

    def set_catalogue(self, catalogue: Catalogue) -> None:
        for part in (self.idle, self.results, self.wrap_up):
            part.set_catalogue(catalogue)

    def focus_entry(self) -> None:
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.entry.selectAll()

    def begin_typing(self, text: str) -> None:
        """A letter was typed where no field had the focus: the entry goes on with it."""
        self.focus_entry()
        self.entry.insert(text)
        self._on_typed(self.entry.text())

    def look_for(self, text: str) -> None:
        """Search for this, as if it had been typed."""
        self.focus_entry()
        self.entry.setText(text)
        self._on_typed(text)

    def _on_typed(self, text: str) -> None:
        self.sentence_typed.emit(text)
        self.results.ask(text)
        self._turn(Page.RESULTS if text.strip() else self._base)
        if text.strip():
            self._ask(text, 0)

    def _ask(self, text: str, offset: int) -> None:
        self._asked = (text, offset)
        self.search_wanted.emit(text, offset)

    def _on_moved(self, step: int) -> None:
        if self.page is Page.RESULTS:
            self.results.step(step)
        elif self.page is Page.IDLE and step > 0:
            self.idle.enter()

    def _on_taken(self) -> None:
        if self.page is Page.RESULTS:
            self.results.take_current()
        elif self.entry.text().strip():
            self._on_typed(self.entry.text())

    def show_found(self, text: str, found: Found) -> None:
        offset = self._asked[1] if self._asked[0] == text else 0
        self.results.show_found(text, found, offset=offset)

    def leave_results(self) -> None:
        """Something was taken from the list: back to what was being done. The text stays as it was typed."""
        self._turn(self._base)

    def show_answer(self, shown: ShownAnswer) -> None:
        """The answer box stands above whatever is being done; a script under way keeps its place."""
        self.offer.close_box()
        self.answer.show_answer(shown, roomy=self._base is not Page.FORM)
        self.answer.setVisible(self.script.walk is None)
        self.idle.make_room(self.answer.isVisible())

    def close_answer(self) -> None:
        """No answer stands there any more."""
        self.answer.close_box()
        self.idle.make_room(False)

    def show_script(self, walk: Walk, typed: str) -> None:
        """A question, in the place of the answer, above the form that it fills."""
        self.answer.hide()
        self.offer.close_box()
        self.script.show_walk(walk, typed)

    def open_offer(self, label: str, text: str, outcome: str) -> None:
        """What is offered, in the place of the answer, until the operator says what became of it or leaves it."""
        if self.script.walk is None:
            self.answer.hide()
            self.offer.open_box(label, text, outcome)
            self.idle.make_room(True)

    def close_offer(self) -> None:
        """The answer that stood there comes back."""
        if self.offer.isHidden():
            return
        had_focus = self.offer.isAncestorOf(self.focusWidget() or self)
        self.offer.close_box()
        if had_focus:
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answer.setVisible(self.answer.is_filled and self.script.walk is None)
        self.idle.make_room(self.answer.isVisible())

    def leave_script(self) -> None:
        """No further question; what was answered stands in the form."""
        if self.script.walk is None:
            return
        had_focus = self.script.isAncestorOf(self.focusWidget() or self)
        self.script.close_script()
        if had_focus and self._base is Page.FORM:
            self.form.focus_first()
        elif had_focus:
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.answer.is_filled:
            self.answer.show()

    def open_form(self, start: FormStart) -> None:
        self.form.open(start)
        self._base = Page.FORM
        self._turn(Page.FORM)
        self.form.focus_first()

    def open_wrap_up(self, text: WrapUpText, who: str, touched: bool) -> None:
        self.form.save_now()
        self.leave_script()
        self.close_answer()
        self.wrap_up.open(text, who, touched=touched)
        self._base = Page.WRAP_UP
        self._turn(Page.WRAP_UP)
        self.wrap_up.focus_first()

    def open_why(self) -> None:
        """An explanation is looked at; whatever was being done stays below it as it is."""
        if self.page is not Page.WHY:
            self._before_why = QApplication.focusWidget()
            self._turn(Page.WHY)
        self.why.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_why(self) -> None:
        """Back to what was being done, and to the field that had the keyboard."""
        if self.page is not Page.WHY:
            return
        before, self._before_why = self._before_why, None
        self._turn(self._base)
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_filed(self, request_id: str, title: str, due: date, wraps: bool) -> None:
        self.script.close_script()
        self.close_answer()
        self.filed.show_filed(request_id, title, due, wraps=wraps)
        self._base = Page.FILED
        self._turn(Page.FILED)
        self._rest()

    def wrap_up_done(self) -> None:
        self._base = Page.FORM if self.form.is_open else Page.IDLE
        self._turn(self._base)
        self._rest()

    def keep_text(self) -> None:
        """Hand out what is not kept yet."""
        self.form.save_now()
        self.wrap_up.keep_now()

    def card_switched(self) -> None:
        """Another client stands in front by himself: a form nobody wrote in was for the one before."""
        focus = QApplication.focusWidget()
        inside = focus is not None and (self._pages.isAncestorOf(focus) or self.answer.isAncestorOf(focus))
        # To close what has the focus would move it.
        if not self.is_writing and not inside and self.page is not Page.RESULTS:
            self.close_answer()
        if self.page is Page.WHY and not inside:
            self._turn(self._base)
        if self._base in (Page.FORM, Page.WRAP_UP, Page.FILED) and not self.is_writing and not inside:
            self._close_base()

    def step_back(self) -> bool:
        """Esc: out of the results, the questions, the answer, then out of the form, whose draft is kept. False: there
        was nothing to leave."""
        if self.page is not Page.RESULTS and self.script.walk is not None:
            self.leave_script()
            return True
        if self.page is not Page.RESULTS and not self.offer.isHidden():
            self.close_offer()
            return True
        if self.page is Page.IDLE and self.answer.shown is not None:
            self.close_answer()
            self._rest()
            return True
        if self.page is Page.RESULTS:
            self._turn(self._base)
            return True
        if self._base is Page.IDLE:
            if self.entry.text():
                self.entry.clear()
                self.sentence_typed.emit("")
                return True
            return False
        self._close_base()
        self._rest()
        return True

    def _close_base(self) -> None:
        if self._base is Page.WRAP_UP:
            self.wrap_up.close_wrap_up()
        elif self._base is Page.FORM:
            self.close_answer()
            self.form.close_form()
        self._base = Page.FORM if self._base is not Page.FORM and self.form.is_open else Page.IDLE
        if self.page is not Page.RESULTS:
            self._turn(self._base)

    def _rest(self) -> None:
        """The field that had the focus is gone: it goes to the entry, where everything begins."""
        if self.focusWidget() is None or not self.entry.hasFocus():
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, page: Page) -> None:
        self._pages.setCurrentIndex(page)
        offered = page is Page.WRAP_UP and bool(self.offer_line.shown)  # its lists need the room
        self.offer_line.setVisible(offered or page in (Page.IDLE, Page.FILED))

    def retranslate(self) -> None:
        self.entry.setPlaceholderText(self.tr("Find or begin: type anything"))
        self.entry.setAccessibleName(self.tr("Find or begin"))
        for part in (self.answer, self.script, self.idle, self.results, self.form, self.wrap_up, self.filed):
            part.retranslate()
