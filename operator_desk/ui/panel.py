"""The surfaces that things stand on: a panel with a hairline and round corners, and the row of a panel's head."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from operator_desk.ui.labels import TextLabel
from operator_desk.ui.theme import BODY, RADIUS, SECONDARY, SEMIBOLD, Look

SCROLL_ROOM = 12  # at the right of what scrolls, within the panel's margin


class Panel(QWidget):
    """A quiet surface: `ground` names its colour; `framed` draws the hairline and the corners."""

    def __init__(self, look: Look, ground: str = "panel", *, framed: bool = True) -> None:
        super().__init__()
        self._look = look
        self._ground = ground
        self._framed = framed
        look.changed.connect(self.update)

    def show_ground(self, ground: str) -> None:
        if ground != self._ground:
            self._ground = ground
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self._look
        if not self._framed:
            painter.fillRect(event.rect(), look.colour(self._ground))
        elif self.rect().adjusted(RADIUS, RADIUS, -RADIUS, -RADIUS).contains(event.rect()):
            painter.fillRect(event.rect(), look.colour(self._ground))  # the corners are not touched: no curve to draw
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = self._ground if self._ground.endswith("_ground") else "line"
            painter.setPen(QPen(look.colour(edge), 1))
            painter.setBrush(look.colour(self._ground))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()


def column(
    parent: QWidget, left: int = 18, top: int = 12, right: int = 18, bottom: int = 12, gap: int = 4
) -> QVBoxLayout:
    """A layout downwards on the 4 px grid."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(gap)
    return layout


def row(gap: int = 8) -> QHBoxLayout:
    """A layout to the right."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    return layout


def inset(widget: QWidget, right: int = SCROLL_ROOM) -> QWidget:
    """The widget with room at its right, so that it ends where the contents of a scrolling area below it end."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, right, 0)
    line.addWidget(widget)
    return holder


class WholeRows(Panel):
    """A panel whose list ends with a whole row: what is left of a row's height becomes margin."""

    ROW = 26
    FOOT = 8

    def fit_rows(self, rows: QWidget) -> None:
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        margins = layout.contentsMargins()
        spare = (rows.height() + margins.bottom() - self.FOOT) % self.ROW
        if margins.bottom() != self.FOOT + spare:
            layout.setContentsMargins(margins.left(), margins.top(), margins.right(), self.FOOT + spare)


class PanelHead(QWidget):
    """A panel's title at the left and a quiet remark at the right; `right` keeps it in line with what scrolls below."""

    def __init__(self, look: Look, right: int = 0) -> None:
        super().__init__()
        self.title = TextLabel(look, BODY, SEMIBOLD, fit=True)
        self.remark = TextLabel(look, SECONDARY, tone="soft", fit=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, right, 0)
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addStretch(1)
        line.addWidget(self.remark)
        self.setFixedHeight(22)
