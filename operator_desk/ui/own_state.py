"""The operator's own state at the right of the call bar, and the list from which the next one is chosen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from operator_desk.ui import words
from operator_desk.ui.actions import action
from operator_desk.ui.choice_list import ROW_HEIGHT, ChoiceList, ChoiceModel
from operator_desk.ui.drop_down import DropDown
from operator_desk.ui.formats import Formats
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.offers import Now, OwnState
from operator_desk.ui.panel import column, row
from operator_desk.ui.theme import BODY, CAPTION, MEDIUM, SECONDARY, SEMIBOLD, Look
from sync.protocol import PAUSES

TONES = {
    Now.READY: "good",
    Now.TALKING: "accent",
    Now.RINGING: "accent",
    Now.PAUSED: "warn",
    Now.UNREACHABLE: "bad",
}
LEFT, RIGHT = 29, 26  # beside the words: the dot and the arrow
READY = "READY"  # a choice has an id; the desk's word for ready is ""


class OwnStateButton(QAbstractButton):
    """A dot, the state in a word, and below it what comes next; a press opens the list."""

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__()
        self._look = look
        self._formats = formats
        self._state = OwnState(Now.UNKNOWN)
        self._below = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(154, 34)
        look.changed.connect(self.update)

    @property
    def below(self) -> str:
        """The second line: what comes next, or since when it is so."""
        return self._below

    @property
    def words_fit(self) -> bool:
        """Whether both lines are shown whole."""
        room = self.width() - LEFT - RIGHT
        upper = QFontMetrics(self._text_font()).horizontalAdvance(self.text())
        return max(upper, QFontMetrics(self._look.font(CAPTION)).horizontalAdvance(self._below)) <= room

    def _text_font(self) -> QFont:
        return self._look.font(SECONDARY, MEDIUM) if self._below else self._look.font(BODY, SEMIBOLD)

    def show_state(self, state: OwnState) -> None:
        self._state = state
        self.retranslate()

    def retranslate(self) -> None:
        state = self._state
        self.setText(words.pause(state.reason) if state.now is Now.PAUSED else words.own_state(state.now))
        if state.wanted is not None:
            self._below = self.tr("asked for: {0}").format(_named(state.wanted))
        elif state.then is not None:
            self._below = self.tr("then: {0}").format(_named(state.then))
        elif state.since is not None:
            self._below = self.tr("since {0}").format(self._formats.clock(state.since))
        else:
            self._below = ""
        said = ", ".join(part for part in (self.text(), self._below) if part)
        self.setAccessibleName(self.tr("My state: {0}").format(said))
        self.setAccessibleDescription(action("own_state").shown_key)
        self.setToolTip(f"{self.accessibleName()} · {action('own_state').shown_key}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(154, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, state = self._look, self._state
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(look.colour("panel" if self.underMouse() else "sunk"))
        painter.drawRoundedRect(area, 6, 6)
        self._paint_dot(painter, TONES.get(state.now, "faint"), well=state.now not in (Now.UNKNOWN, Now.UNREACHABLE))
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        inside = self.rect().adjusted(LEFT, 0, -RIGHT, 0)
        upper = inside.adjusted(0, 2, 0, -15) if self._below else inside
        painter.setPen(look.colour("text"))
        painter.setFont(self._text_font())
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(upper, left, painter.fontMetrics().elidedText(self.text(), elide, upper.width()))
        if self._below:
            lower = inside.adjusted(0, 16, 0, -2)
            painter.setPen(look.colour("soft"))
            painter.setFont(look.font(CAPTION))
            painter.drawText(lower, left, painter.fontMetrics().elidedText(self._below, elide, lower.width()))
        painter.setPen(look.colour("faint"))
        painter.setFont(look.font(CAPTION))
        painter.drawText(self.rect().adjusted(0, 0, -11, 0), int(Qt.AlignmentFlag.AlignRight | left), "▾")
        painter.end()

    def _paint_dot(self, painter: QPainter, tone: str, *, well: bool) -> None:
        """A ring instead of a full dot says that it is not well, without the colour."""
        middle = self.rect().center().y() + 0.5
        if well:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour(tone))
            painter.drawEllipse(QRectF(13, middle - 3.5, 7, 7))
        else:
            painter.setPen(QPen(self._look.colour(tone), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(13, middle - 3, 6, 6))


class OwnStateList(DropDown):
    """Ready and the pauses, each with its digit. The last choice counts; a choice never touches a text or a call."""

    chosen = Signal(str)  # the reason of the pause, "" for ready

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._title = TextLabel(look, BODY, SEMIBOLD)
        self._key = TextLabel(look, SECONDARY, tone="faint", fit=True)
        self._advice = TextLabel(look, SECONDARY, tone="soft", wrap=True)
        self.list = ChoiceList(look, ChoiceModel())
        self.list.setFixedHeight((len(PAUSES) + 1) * ROW_HEIGHT + 2)
        self._marked = READY
        layout = column(self, left=14, top=12, right=14, bottom=12, gap=8)
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(self._key)
        layout.addLayout(head)
        layout.addWidget(self.list)
        layout.addWidget(self._advice)
        self.setFixedWidth(252)
        self.list.chosen.connect(self._on_chosen)

    def show_state(self, state: OwnState) -> None:
        """What is true now, or will be, is ticked."""
        wanted = state.wanted if state.wanted is not None else state.then if state.then is not None else state.reason
        self._marked = wanted or READY
        self._show_choices()

    def first_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self._title.show_text(self.tr("My state"))
        self._key.show_text(action("own_state").shown_key)
        self._advice.show_text(self.tr("During a call it holds from its end; choose again to change or cancel it."))
        self.list.setAccessibleName(self._title.shown)
        self.setAccessibleName(self._title.shown)
        self._show_choices()

    def _show_choices(self) -> None:
        choices = [(READY, words.own_state(Now.READY)), *((pause, words.pause(pause)) for pause in PAUSES)]
        self.list.show_choices(choices, self._marked)

    def _on_chosen(self, choice: str) -> None:
        self.close_down()
        self.chosen.emit("" if choice == READY else choice)


def _named(reason: str) -> str:
    return words.pause(reason) if reason else words.own_state(Now.READY)
