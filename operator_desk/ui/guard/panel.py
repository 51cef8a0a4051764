"""The questions to the caller, one at a time: what to ask, what stands on file, and a key for either answer."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import KeyButton, LinkButton
from operator_desk.ui.drop_down import DropDown
from operator_desk.ui.guard import wording
from operator_desk.ui.labels import Caption, TextLabel
from operator_desk.ui.panel import Panel, column, row
from operator_desk.ui.theme import BODY, HEADING, LEAD, SECONDARY, SEMIBOLD, Look
from sync.verification.questions import Question
from sync.verification.rules import Level
from sync.verification.standing import Standing

LEAST_REASON = 3  # letters
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What is being asked: for what, up to which level, the questions, and their answers on file as they are read."""

    what: str  # that is closed; "": nothing waits for the answers
    target: Level
    standing: Standing
    questions: tuple[Question, ...]
    answers: dict[str, str]
    may_open_anyway: bool


class ReasonField(QLineEdit):
    """Enter gives the reason."""

    given = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit()
        else:
            super().keyPressEvent(event)


class Board(Panel):
    """Has the keyboard: 1 agrees, 2 does not, the arrows choose another question."""

    answered = Signal(bool)
    stepped = Signal(int)
    anyway_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sunk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ask = Caption(look)
        self.question = TextLabel(look, HEADING, SEMIBOLD, wrap=True)
        self._file = Caption(look)
        self.answer = TextLabel(look, LEAD, SEMIBOLD, wrap=True)
        layout = column(self, left=14, top=10, right=14, bottom=12, gap=2)
        layout.addWidget(self._ask)
        layout.addWidget(self.question)
        layout.addSpacing(8)
        layout.addWidget(self._file)
        layout.addWidget(self.answer)

    def show_question(self, question: str, answer: str) -> None:
        self._ask.show_text(self.tr("Ask for"))
        self._file.show_text(self.tr("On file"))
        self.question.show_text(question)
        self.answer.show_text(answer)
        self.setAccessibleName(f"{question}: {answer}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.text():
            case "1":
                self.answered.emit(True)
            case "2":
                self.answered.emit(False)
            case "0":
                self.anyway_wanted.emit()
            case _:
                if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                    self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
                else:
                    super().keyPressEvent(event)


class CheckPanel(DropDown):
    """Opened by the operator's key, or by the key of something that is closed; goes when the level is reached."""

    answered = Signal(str, bool)  # the fact, whether it agrees
    opened_anyway = Signal(str)  # the reason

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._asked: Asked | None = None
        self._at = 0
        self._gone = False
        self._title = TextLabel(look, BODY, SEMIBOLD)
        self._level = TextLabel(look, SECONDARY, tone="soft", wrap=True)
        self.board = Board(look)
        self.yes = KeyButton(look, "primary")
        self.no = KeyButton(look)
        self._advice = TextLabel(look, SECONDARY, tone="soft", wrap=True)
        self._anyway = LinkButton(look, SECONDARY, "warn")
        self.reason = ReasonField()
        self.reason.setMaxLength(LONGEST_REASON)
        layout = column(self, left=14, top=12, right=14, bottom=14, gap=8)
        layout.addWidget(self._title)
        layout.addWidget(self._level)
        layout.addWidget(self.board)
        pair = row()
        for button in (self.yes, self.no):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            pair.addWidget(button, 1)
        layout.addLayout(pair)
        layout.addWidget(self._advice)
        layout.addWidget(self._anyway)
        layout.addWidget(self.reason)
        self._anyway.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(400)
        self.board.answered.connect(self._answer)
        self.board.stepped.connect(self._step)
        self.board.anyway_wanted.connect(self._begin_reason)
        self._anyway.clicked.connect(self._begin_reason)
        self.yes.clicked.connect(lambda: self._answer(True))
        self.no.clicked.connect(lambda: self._answer(False))
        self.reason.given.connect(self._give_reason)

    @property
    def fact(self) -> str:
        """That is asked for now; empty where nothing is."""
        asked = self._asked
        return asked.questions[self._at].fact if asked is not None and self._asks(asked) else ""

    @property
    def answers_given(self) -> int:
        return sum(one.agrees is not None for one in self._asked.questions) if self._asked is not None else 0

    def begin(self, asked: Asked) -> None:
        """Ask, from the first question that has no answer yet."""
        self._gone = False
        self.reason.clear()
        self.reason.hide()
        self._at = 0
        self.show_asked(asked)
        self.open_up()

    def show_asked(self, asked: Asked) -> None:
        """The same after an answer: on to the next that has none."""
        self._asked = asked
        waiting = [place for place, one in enumerate(asked.questions) if one.agrees is None]
        self._at = next((place for place in waiting if place >= self._at), next(iter(waiting), len(asked.questions)))
        self.retranslate()

    def show_gone(self) -> None:
        """Another client stands in front: nothing more is asked. It stays until it is closed."""
        if self.isVisible() and not self._gone:
            self._gone = True
            self.retranslate()

    def first_focus(self) -> None:
        self.board.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        asked = self._asked
        if asked is None:
            return
        self._title.show_text(wording.place(asked.what) if asked.what else self.tr("Is it really he?"))
        self._level.show_text(
            self.tr("Level “{0}” is wanted; the caller has reached “{1}”").format(
                wording.level(asked.target), wording.level(asked.standing.level)
            )
        )
        asks = self._asks(asked)
        if asks:
            fact = asked.questions[self._at].fact
            self.board.show_question(wording.question(fact), asked.answers.get(fact, ""))
        else:
            self.board.show_question("–", "")
        self.yes.show_text(self.tr("Agrees"), "1")
        self.no.show_text(self.tr("Does not agree"), "2")
        for button in (self.yes, self.no):
            button.setEnabled(asks)
        self._advice.show_text(*self._advise(asked))
        self._anyway.setVisible(asked.may_open_anyway and not self._gone and bool(asked.what))
        self._anyway.show_text(self.tr("Open anyway, with a reason"), "0")
        self.reason.setPlaceholderText(self.tr("The reason, then Enter: it is written down with your name"))
        self.reason.setAccessibleName(self.tr("Why it is opened without the level"))
        self.setAccessibleName(self._title.shown)
        if self.isVisible():
            self._place()

    def _asks(self, asked: Asked) -> bool:
        return not self._gone and not asked.standing.barred and self._at < len(asked.questions)

    def _advise(self, asked: Asked) -> tuple[str, str]:
        esc = action("leave").shown_key
        if self._gone:
            return self.tr("This client no longer stands in front. {0} closes.").format(esc), "warn"
        if asked.standing.barred:
            return self.tr("Too many wrong answers: none counts any more in this call. {0} closes.").format(esc), "warn"
        if self._at >= len(asked.questions):
            return self.tr("There is nothing more on file to ask for. {0} closes.").format(esc), "warn"
        done = " ".join(
            f"{'✓' if one.agrees else '✗'} {wording.question(one.fact)}"
            for one in asked.questions
            if one.agrees is not None
        )
        advice = self.tr("↑ ↓ another question. {0} goes back.").format(esc)
        return (f"{done}\n{advice}" if done else advice), "soft"

    def _answer(self, agrees: bool) -> None:
        if self.fact:
            self.answered.emit(self.fact, agrees)

    def _step(self, step: int) -> None:
        """To another question, also to one that was answered: the wrong key may have been pressed."""
        asked = self._asked
        if asked is not None and not self._gone and asked.questions:
            self._at = min(max(self._at + step, 0), len(asked.questions) - 1)
            self.retranslate()

    def _begin_reason(self) -> None:
        if not self._anyway.isHidden():
            self.reason.show()
            self._place()
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _give_reason(self) -> None:
        text = self.reason.text().strip()
        if len(text) >= LEAST_REASON and not self._gone:
            self.opened_anyway.emit(text)
