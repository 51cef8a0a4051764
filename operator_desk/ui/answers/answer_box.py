"""The answer box: what the operator reads aloud, its figures taken from the card, and below it what else he may do."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import LinkButton
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.panel import Panel, column, row
from operator_desk.ui.scroll_bar import WIDTH, give_thin_bar
from operator_desk.ui.theme import BODY, CAPTION, SECONDARY, SEMIBOLD, Look

COMPACT = 104  # of the text: what the look's picture shows beside a form
ROOMY = 260


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An article ready to be shown. `missing` are the facts that the card does not hold, in words."""

    title: str
    answer: str
    details: str
    missing: tuple[str, ...]
    place: int  # of how many that fit, from 1
    of: int
    script: bool
    helped: bool | None = None  # what the operator has said of it in this call


class AnswerText(QScrollArea):
    """A text as high as it is, up to a limit; beyond it, it scrolls."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._limit = COMPACT
        self._label = TextLabel(look, BODY, wrap=True)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label)
        layout.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the arrows scroll it
        give_thin_bar(self, look)

    @property
    def shown(self) -> str:
        return self._label.shown

    def show_text(self, text: str, limit: int) -> None:
        self._limit = limit
        self._label.show_text(text)
        self.verticalScrollBar().setValue(0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = min(self._label.heightForWidth(max(self.width() - WIDTH, 40)) + 2, self._limit)
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)


class AnswerBox(Panel):
    """One article at a time. It comes by an act of the operator and takes no focus."""

    details_wanted = Signal()
    judged = Signal(bool)
    script_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sunk")
        self._shown: ShownAnswer | None = None
        self._open = False
        self._roomy = False
        self._caption = TextLabel(look, CAPTION, tone="faint", fit=True)
        self._place = TextLabel(look, CAPTION, tone="faint", fit=True)
        self._title = TextLabel(look, BODY, SEMIBOLD)
        self.text = AnswerText(look)
        self._missing = TextLabel(look, SECONDARY, tone="warn", wrap=True)
        self._said = TextLabel(look, SECONDARY, tone="good", fit=True)
        self.more, self.useful, self.useless, self.script, self.next = (LinkButton(look) for _ in range(5))
        layout = column(self, left=12, top=8, right=4, bottom=6, gap=3)
        head = row()
        head.addWidget(self._caption)
        head.addStretch(1)
        head.addWidget(self._place)
        head.addWidget(self.next)
        layout.addLayout(head)
        layout.addWidget(self._title)
        layout.addWidget(self.text)
        layout.addWidget(self._missing)
        foot = row(4)
        foot.addWidget(self.useful)
        foot.addWidget(self.useless)
        foot.addWidget(self._said)
        foot.addStretch(1)
        layout.addLayout(foot)
        acts = row(4)
        acts.addWidget(self.script)
        acts.addWidget(self.more)
        acts.addStretch(1)
        layout.addLayout(acts)
        self.more.clicked.connect(self.details_wanted)
        self.useful.clicked.connect(lambda: self.judged.emit(True))
        self.useless.clicked.connect(lambda: self.judged.emit(False))
        self.script.clicked.connect(self.script_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.hide()

    @property
    def shown(self) -> ShownAnswer | None:
        """What stands in it, while it is open."""
        return self._shown if not self.isHidden() else None

    @property
    def is_filled(self) -> bool:
        """Whether there is an article to show, seen or not."""
        return self._shown is not None

    @property
    def is_open(self) -> bool:
        """Whether the details stand below the answer."""
        return self._open

    def show_answer(self, shown: ShownAnswer, *, roomy: bool) -> None:
        """`roomy`: there is no form that needs the place."""
        if self._shown is None or shown.title != self._shown.title:
            self._open = False
        self._shown, self._roomy = shown, roomy
        self.retranslate()
        self.show()

    def turn_details(self) -> None:
        """With the details below the answer, or without."""
        if self._shown is not None and self._shown.details:
            self._open = not self._open
            self.retranslate()

    def close_box(self) -> None:
        self._shown = None
        self._open = False
        self.hide()

    def retranslate(self) -> None:
        shown = self._shown
        if shown is None:
            return
        self._caption.show_text(self.tr("Answer"))
        self._place.show_text(f"{shown.place} / {shown.of}" if shown.of > 1 else "")
        self._title.show_text(shown.title)
        self.text.setAccessibleName(shown.title)
        whole = f"{shown.answer}\n\n{shown.details}" if self._open and shown.details else shown.answer
        self.text.show_text(whole, ROOMY if self._roomy or self._open else COMPACT)
        self._missing.setVisible(bool(shown.missing))
        self._missing.show_text(self.tr("Not on the card: {0}").format(", ".join(shown.missing)))
        self._say(self.useful, self.tr("It helped"), "helped")
        self._say(self.useless, self.tr("It did not"), "no_help")
        self._said.show_text(
            "" if shown.helped is None else self.tr("noted: helped") if shown.helped else self.tr("noted: no help")
        )
        self.useful.setVisible(shown.helped is None)
        self.useless.setVisible(shown.helped is None)
        self._say(self.more, self.tr("Less") if self._open else self.tr("More about it"), "details")
        self.more.setVisible(bool(shown.details))
        self._say(self.script, self.tr("Ask step by step"), "script")
        self.script.setVisible(shown.script)
        self._say(self.next, self.tr("Next"), "answers")
        self.next.setVisible(shown.of > 1)

    def _say(self, button: LinkButton, text: str, act: str) -> None:
        button.show_text(text, action(act).shown_key)
