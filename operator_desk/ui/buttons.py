"""Buttons that show their key, and links within a text."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from operator_desk.ui.theme import BODY, MEDIUM, REGULAR, SECONDARY, SEMIBOLD, Look


class KeyButton(QAbstractButton):
    """A button with its key at the right edge. `kind`: plain, primary, danger, quiet (no frame until touched)."""

    def __init__(self, look: Look, kind: str = "plain", height: int = 34) -> None:
        super().__init__()
        self._look = look
        self._kind = kind
        self._key = ""
        self._text_width: int | None = None  # of text and key, measured once
        self._font = look.font(BODY, SEMIBOLD if kind != "quiet" else REGULAR)
        self._key_font = look.font(SECONDARY, MEDIUM if kind == "primary" else REGULAR)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFont(self._font)
        look.changed.connect(self.update)

    def show_text(self, text: str, key: str = "", hint: str = "") -> None:
        """`text` on the button, `key` beside it, `hint` in the tooltip when the text alone does not say it."""
        self._key = key
        self._text_width = None
        self.setText(text)
        self.setAccessibleName(hint or text)
        self.setAccessibleDescription(key)
        self.setToolTip(" · ".join(part for part in (hint or text, key) if part))
        self.updateGeometry()
        self.update()

    @property
    def key(self) -> str:
        return self._key

    def sizeHint(self) -> QSize:
        if self._text_width is None:
            self._text_width = self.fontMetrics().horizontalAdvance(self.text()) + 24
            if self._key:
                self._text_width += 20 + self._key_width()
        return QSize(self._text_width + (2 if self._kind != "quiet" else -8), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _key_width(self) -> int:
        return QFontMetrics(self._key_font).horizontalAdvance(self._key)

    def _colours(self) -> tuple[str, str, str, str]:
        """Ground, edge, text, key."""
        if self._kind == "primary":
            return "accent", "accent", "on_accent", "on_accent"
        if self._kind == "danger":
            return "bad_ground", "bad_ground", "bad", "bad"
        return "panel", "line", "text", "faint"

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge, text, key = self._colours()
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        enabled = self.isEnabled()
        if self._kind != "quiet" or self.underMouse() or self.isDown():
            painter.setPen(QPen(look.colour(edge), 1))
            fill = ground
            if (self.underMouse() or self.isDown()) and self._kind in ("plain", "quiet"):
                fill = "accent_ground" if self.isDown() else "sunk"
            painter.setBrush(look.colour(fill if enabled else "sunk"))
            painter.drawRoundedRect(area, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("text" if self._kind == "primary" else "accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        inside = self.rect().adjusted(12 if self._kind != "quiet" else 8, 0, -12 if self._kind != "quiet" else -8, 0)
        painter.setFont(self._font)
        painter.setPen(look.colour(text if enabled else "faint"))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())
        if self._key:
            painter.setFont(self._key_font)
            painter.setPen(look.colour(key if enabled else "faint"))
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._key)
        painter.end()


class LinkButton(QAbstractButton):
    """A word that acts, in the accent colour, with its key behind it in the faint one."""

    def __init__(self, look: Look, size: int = SECONDARY, tone: str = "accent", weight: int = SEMIBOLD) -> None:
        super().__init__()
        self._look = look
        self._tone = tone
        self._key = ""
        self._shown: tuple[str, str, str] | None = None
        self.setFont(look.font(size, weight))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_text(self, text: str, key: str = "", hint: str = "") -> None:
        if (text, key, hint) == self._shown:
            return  # a new layout of the whole line costs more than all the rest of it
        self._shown = (text, key, hint)
        self._key = key
        self.setText(text)
        self.setAccessibleName(hint or text)
        self.setAccessibleDescription(key)
        self.setToolTip(" · ".join(part for part in (hint or text, key) if part))
        self.updateGeometry()
        self.update()

    def show_tone(self, tone: str) -> None:
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text())
        if self._key:
            width += 8 + metrics.horizontalAdvance(self._key)
        return QSize(width + 8, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        look = self._look
        painter = QPainter(self)
        area = self.rect().adjusted(4, 0, -4, 0)
        painter.setPen(look.colour(self._tone))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())
        if self._key:
            painter.setPen(look.colour("faint"))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._key)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


class ChipButton(QAbstractButton):
    """One of several ways to look at a list: round, and outlined when chosen for those who see no colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setCheckable(True)
        self.setFont(look.font(SECONDARY, MEDIUM))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(24)
        look.changed.connect(self.update)

    def show_text(self, text: str, key: str = "") -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text} · {key}" if key else text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 18, 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        painter.setPen(
            QPen(look.colour("accent"), 2 if self.hasFocus() else 1) if chosen or self.hasFocus() else Qt.PenStyle.NoPen
        )
        painter.setBrush(look.colour("accent_ground" if chosen else "sunk"))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(look.colour("accent" if chosen else "soft"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()
