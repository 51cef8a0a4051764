"""Texts, chips and dots that paint themselves: always plain text, cut with an ellipsis, moving no neighbour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from operator_desk.ui.theme import BODY, CAPTION, MEDIUM, REGULAR, SECONDARY, Look

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class TextLabel(QLabel):
    """One text in one colour. It keeps its own text: QLabel's would parse HTML and lay the window out anew each time.

    `fit` lets the label take the width of its text; without it, it takes what the layout gives and cuts.
    """

    def __init__(
        self,
        look: Look,
        size: int = BODY,
        weight: int = REGULAR,
        tone: str = "text",
        align: Qt.AlignmentFlag = LEFT,
        *,
        fit: bool = False,
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self._shown = ""
        self._width: int | None = 0  # of the text; None where it has not been measured yet
        self._tone = tone
        self._fit = fit
        self._wrap = wrap
        self._align = align
        self.setFont(look.font(size, weight))
        vertical = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed
        horizontal = QSizePolicy.Policy.Maximum if fit else QSizePolicy.Policy.Ignored
        policy = QSizePolicy(horizontal, vertical)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        look.changed.connect(self.update)

    def show_text(self, text: str, tone: str | None = None) -> None:
        if text == self._shown and tone in (None, self._tone):
            return
        if text != self._shown:
            self._shown, self._width = text, None
            self.setAccessibleName(text)
            if self._fit or self._wrap:
                self.updateGeometry()
        if tone is not None:
            self._tone = tone
        self.update()

    @property
    def shown(self) -> str:
        return self._shown

    @property
    def tone(self) -> str:
        return self._tone

    @property
    def is_cut(self) -> bool:
        """Whether the width at hand is too small for the text; the tooltip then says it all."""
        return not self._wrap and self._text_width() > self.contentsRect().width()

    def _text_width(self) -> int:
        """Measured once for each text: measuring costs as much as drawing it."""
        if self._width is None:
            self._width = self.fontMetrics().horizontalAdvance(self._shown)
        return self._width

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        width = self._text_width() + 1 if self._fit else 40
        return QSize(width + margins.left() + margins.right(), self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(24 if self._shown or not self._fit else 0, self.fontMetrics().height() + 2)

    def heightForWidth(self, width: int) -> int:
        if not self._wrap:
            return self.sizeHint().height()
        margins = self.contentsMargins()
        room = max(width - margins.left() - margins.right(), 1)
        bounds = self.fontMetrics().boundingRect(0, 0, room, 4000, Qt.TextFlag.TextWordWrap, self._shown)
        return max(bounds.height(), self.fontMetrics().height()) + 2 + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            self.setToolTip("")
            return
        painter = QPainter(self)
        painter.setPen(self._look.colour(self._tone))
        area = self.contentsRect()
        if self._wrap:
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), self._shown)
        else:
            text = self._shown
            cut = self._text_width() > area.width()
            self.setToolTip(text if cut else "")
            if cut:
                text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(self._align | Qt.TextFlag.TextSingleLine), text)
        painter.end()


class Caption(TextLabel):
    """The small name above a fact."""

    def __init__(self, look: Look, tone: str = "faint", *, fit: bool = False) -> None:
        super().__init__(look, CAPTION, REGULAR, tone, fit=fit)


class Chip(TextLabel):
    """A word on a coloured ground. Empty, it paints nothing; `outlined` draws a hairline and no ground."""

    def __init__(self, look: Look, tone: str = "soft", *, outlined: bool = False) -> None:
        super().__init__(look, SECONDARY, REGULAR if outlined else MEDIUM, tone, CENTRE, fit=True)
        self._outlined = outlined
        self.setContentsMargins(9, 0, 9, 0)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() if self._shown else 0, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(36 if self._shown else 0, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = f"{self._tone}_ground"
        if self._outlined or not self._look.has_colour(ground):
            painter.setPen(QPen(self._look.colour("line"), 1))
            painter.setBrush(self._look.colour("sunk"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour(ground))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.end()
        super().paintEvent(event)


class DotLabel(TextLabel):
    """A state in a dot and a word; a ring instead of a full dot says that it is not well, without the colour."""

    def __init__(self, look: Look, size: int = SECONDARY) -> None:
        super().__init__(look, size, REGULAR, "soft", fit=True)
        self._dot = "faint"
        self._well = True
        self.setContentsMargins(14, 0, 0, 0)

    def show_state(self, text: str, dot: str, *, well: bool) -> None:
        self._dot, self._well = dot, well
        self.show_text(text, "soft" if well else dot)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.rect().center().y() + 0.5
        colour = self._look.colour(self._dot)
        if self._well:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QRectF(1, middle - 3.5, 7, 7))
        else:
            painter.setPen(QPen(colour, 2))
            painter.drawEllipse(QRectF(2, middle - 3, 6, 6))
        painter.end()
        super().paintEvent(event)


class Rule(QWidget):
    """A hairline between parts of a panel."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(1)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("line"))
        painter.end()
