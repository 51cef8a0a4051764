"""The line under the header: what to know before speaking. Its place is kept when there is nothing to say."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import LinkButton
from operator_desk.ui.panel import Panel
from operator_desk.ui.theme import BODY, SEMIBOLD, Look

_BETWEEN = "  ·  "
_LEAST = 60  # of a sentence that is cut; narrower, it is only counted


class AlertStrip(QWidget):
    """Sentences side by side, the gravest first, as far as there is room; how many more there are stands at the end.
    A press on a sentence asks for its place, one on the number for the list."""

    wanted = Signal(int)
    list_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sentences: tuple[str, ...] = ()
        self._tone = "faint"
        self._areas: list[tuple[QRect, int]] = []  # where each sentence was painted; -1: the number of the others
        self.setFont(look.font(BODY, SEMIBOLD))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        look.changed.connect(self.update)

    @property
    def shown(self) -> str:
        """All that is said, cut or not."""
        return _BETWEEN.join(self._sentences)

    def show_sentences(self, sentences: Sequence[str], tone: str, *, press: bool) -> None:
        self._sentences, self._tone = tuple(sentences), tone
        self.setAccessibleName(self.shown)
        self.setToolTip("\n".join(self._sentences))
        self.setCursor(Qt.CursorShape.PointingHandCursor if press else Qt.CursorShape.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height() + 6)

    def _place(self) -> list[tuple[QRect, int, str]]:
        """Where each sentence goes; of the last that does not fit a beginning is shown."""
        metrics = self.fontMetrics()
        placed: list[tuple[QRect, int, str]] = []
        left, room, gap = 0, self.width(), metrics.horizontalAdvance(_BETWEEN)
        for at, sentence in enumerate(self._sentences):
            rest = len(self._sentences) - at - 1
            behind = gap + metrics.horizontalAdvance(f"+{rest}") if rest else 0
            width = metrics.horizontalAdvance(sentence)
            if left and left + min(width, _LEAST) + behind > room:
                more = f"+{rest + 1}"
                placed.append((QRect(left, 0, metrics.horizontalAdvance(more), self.height()), -1, more))
                break
            free = max(room - left - behind, 0)
            text = sentence if width <= free else metrics.elidedText(sentence, Qt.TextElideMode.ElideRight, free)
            width = min(width, free)
            placed.append((QRect(left, 0, width, self.height()), at, text))
            left += width + gap
        return placed

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._look.colour(self._tone))
        side = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        placed = self._place()
        for area, _, text in placed:
            painter.drawText(area.adjusted(0, 0, 4, 0), side, text)  # a width is rounded down
        between = self.fontMetrics().horizontalAdvance(_BETWEEN)
        for area, _, _ in placed[1:]:
            painter.drawText(QRect(area.left() - between, 0, between, self.height()), side, _BETWEEN)
        painter.end()
        self._areas = [(area, at) for area, at, _ in placed]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        pressed = next((at for area, at in self._areas if area.contains(where)), None)
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if pressed < 0:
            self.list_wanted.emit()
        else:
            self.wanted.emit(pressed)


class AlertLine(Panel):
    """The sentences, and at the right the place that the key opens next."""

    wanted = Signal(int)  # which alert is to open its place
    next_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sunk")
        self._strip = AlertStrip(look)
        self._link = LinkButton(look, BODY, "warn")
        self._link.clicked.connect(self.next_wanted)
        self._strip.wanted.connect(self.wanted)
        self._strip.list_wanted.connect(self.list_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 12, 0)
        line.setSpacing(12)
        line.addWidget(self._strip, 1)
        line.addWidget(self._link)
        self._link.hide()
        self.setFixedHeight(32)

    @property
    def shown(self) -> str:
        """What the line says."""
        return self._strip.shown

    @property
    def leads_to(self) -> str:
        """What its link says."""
        return self._link.text() if not self._link.isHidden() else ""

    def show_alerts(self, sentences: Sequence[str], tone: str, place: str) -> None:
        """In order of weight; `tone` is the gravest one's, `place` what the key opens."""
        if sentences:
            self.show_ground(f"{tone}_ground")
            self._strip.show_sentences(sentences, tone, press=True)
            self._link.show_tone(tone)
            self._link.show_text(f"{place} →", action("alert").shown_key)
        else:
            self.show_ground("sunk")
            self._strip.show_sentences((self.tr("Nothing special about this client"),), "faint", press=False)
        self._link.setVisible(bool(sentences))
