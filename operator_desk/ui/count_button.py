"""A line of the left panel: what it leads to, and how many wait there."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from operator_desk.ui.theme import BODY, MEDIUM, SEMIBOLD, Look

HEIGHT = 28


class CountButton(QAbstractButton):
    """Checkable; the count stands at the right, in its own tone when there is anything to do."""

    def __init__(self, look: Look, tone: str = "soft") -> None:
        super().__init__()
        self._look = look
        self._tone = tone
        self._count = 0
        self.setCheckable(True)
        self.setFont(look.font(BODY, MEDIUM))
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_text(self, text: str, count: int) -> None:
        if (text, count) == (self.text(), self._count):
            return
        self._count = count
        self.setText(text)
        self.setAccessibleName(f"{text}: {count}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.hasFocus() or self.underMouse():
            painter.setPen(QPen(look.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_ground" if self.isChecked() else "sunk"))
            painter.drawRoundedRect(area, 6, 6)
        inside = self.rect().adjusted(12, 0, -10, 0)
        painter.setPen(look.colour("text"))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setFont(look.font(BODY, SEMIBOLD))
        painter.setPen(look.colour(self._tone if self._count else "faint"))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(self._count))
        painter.end()
