"""A scroll bar with a place of its own: there or not, it moves nothing beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle, QStyleOptionSlider

from operator_desk.ui.theme import Look

WIDTH = 12  # the handle is half of it, at the outer edge


class ThinScrollBar(QScrollBar):
    """Draws a handle where there is something to scroll, and else nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._look = look
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() <= self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("faint" if self.underMouse() or self.isSliderDown() else "bar"))
        area = QRectF(handle).adjusted(WIDTH - 6, 1, -1, -1)
        painter.drawRoundedRect(area, 2.5, 2.5)
        painter.end()


def give_thin_bar(area: QAbstractScrollArea, look: Look) -> None:
    """Let `area` scroll by such a bar; its place is kept always."""
    area.setVerticalScrollBar(ThinScrollBar(look))
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
