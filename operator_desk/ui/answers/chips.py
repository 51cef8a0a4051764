"""The guesses of what was typed, as chips below the entry: each is taken or dropped by a key; Enter takes them all."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from operator_desk.ui.actions import action
from operator_desk.ui.theme import CAPTION, MEDIUM, SECONDARY, Look
from sync.sentences import Guess, Sureness

MOST = 9
HEIGHT = 24
GAP = 6


@dataclass(frozen=True, slots=True)
class ShownGuess:
    """A guess in words, and whether it is to be taken."""

    guess: Guess
    text: str
    sureness: str  # in words, for those who do not see the sign
    taken: bool


class GuessChip(QAbstractButton):
    """One guess. A question mark says that it is not sure; a dropped one is struck out."""

    stepped = Signal(int)
    chosen = Signal()

    def __init__(self, look: Look, key: str) -> None:
        super().__init__()
        self._look = look
        self._key = key
        self._doubt = ""
        self._key_font = look.font(CAPTION)
        self.setCheckable(True)
        self.setFont(look.font(SECONDARY, MEDIUM))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_guess(self, shown: ShownGuess) -> None:
        self._doubt = "" if shown.guess.sureness is Sureness.SURE else " ?"
        self.setText(shown.text)
        self.setChecked(shown.taken)
        self.setAccessibleName(f"{shown.text}, {shown.sureness}")
        self.setToolTip(f"{shown.text} · {shown.sureness} · {self._key}")
        self.update()

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self.text() + self._doubt)
        return QSize(text + QFontMetrics(self._key_font).horizontalAdvance(self._key) + 26, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.isChecked():
                self.click()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, taken = self._look, self.isChecked()
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look.colour("accent"), 2) if self.hasFocus() else QPen(look.colour("line"), 1))
        if taken and not self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent_ground" if taken else "panel"))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        font = self.font()
        font.setStrikeOut(not taken)
        painter.setFont(font)
        painter.setPen(look.colour("accent" if taken else "faint"))
        inside = self.rect().adjusted(10, 0, -9, 0)
        key_width = QFontMetrics(self._key_font).horizontalAdvance(self._key)
        room = inside.width() - key_width - 6
        doubt = self.fontMetrics().horizontalAdvance(self._doubt)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room - doubt)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(inside, left, text)
        font.setStrikeOut(False)
        painter.setFont(font)
        painter.drawText(inside.adjusted(self.fontMetrics().horizontalAdvance(text), 0, 0, 0), left, self._doubt)
        painter.setFont(self._key_font)
        painter.setPen(look.colour("faint"))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._key)
        painter.end()


class GuessChips(QWidget):
    """As many lines of chips as there are; none, and it takes no place."""

    turned = Signal(int, bool)  # place of the guess, whether it is taken now
    chosen = Signal(int)  # Enter on a chip: this guess alone

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._count = 0
        self._chips = tuple(GuessChip(look, action(f"guess_{place}").shown_key) for place in range(1, MOST + 1))
        for place, chip in enumerate(self._chips):
            chip.setParent(self)
            chip.hide()
            chip.clicked.connect(lambda on, place=place: self.turned.emit(place, on))
            chip.chosen.connect(lambda place=place: self.chosen.emit(place))
            chip.stepped.connect(lambda step, place=place: self._step(place + step))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def count(self) -> int:
        return self._count

    def show_guesses(self, guesses: Sequence[ShownGuess]) -> None:
        shown = guesses[:MOST]
        self._count = len(shown)
        for place, chip in enumerate(self._chips):
            if place < len(shown):
                chip.show_guess(shown[place])
            chip.setVisible(place < len(shown))
        self.setVisible(bool(shown))
        self._arrange()

    def turn(self, place: int) -> None:
        """By its key: drop it, or take it back."""
        if place < self._count:
            self._chips[place].click()

    def _step(self, place: int) -> None:
        if 0 <= place < self._count:
            self._chips[place].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        left = top = 0
        for chip in self._chips[: self._count]:
            width = min(chip.sizeHint().width(), max(self.width(), 60))
            if left and left + width > self.width():
                left, top = 0, top + HEIGHT + GAP - 2
            chip.setGeometry(left, top, width, HEIGHT)
            left += width + GAP
        height = top + HEIGHT if self._count else 0
        if self.height() != height:
            self.setFixedHeight(height)
