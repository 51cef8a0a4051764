"""A row of chips in a place of fixed size: what does not fit is cut, and the tooltip has it all."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from operator_desk.ui.theme import SECONDARY, Look

HEIGHT = 22
PADDING = 9
GAP = 6


class ChipRow(QWidget):
    """Chips from the left."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._texts: tuple[str, ...] = ()
        self.setFont(look.font(SECONDARY))
        self.setFixedHeight(HEIGHT + 2)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_texts(self, texts: tuple[str, ...]) -> None:
        if texts != self._texts:
            self._texts = texts
            self.setAccessibleName(" › ".join(texts))
            self.setToolTip(" › ".join(texts))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        left = 0.5
        for text in self._texts:
            room = self.width() - left - 2 * PADDING - 1
            if room < 24:
                break
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
            width = metrics.horizontalAdvance(shown) + 2 * PADDING
            area = QRectF(left, 1.5, width, HEIGHT - 1)
            painter.setPen(QPen(self._look.colour("line"), 1))
            painter.setBrush(self._look.colour("sunk"))
            painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
            painter.setPen(self._look.colour("soft"))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), shown)
            left += width + GAP
        painter.end()
