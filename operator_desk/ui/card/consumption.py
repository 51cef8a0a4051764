"""Twelve months of consumption as bars: the last month stands out and carries its figure."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from operator_desk.ui import words
from operator_desk.ui.formats import Formats
from operator_desk.ui.panel import Panel, PanelHead, column
from operator_desk.ui.theme import CAPTION, SECONDARY, SEMIBOLD, Look
from sync.card import Card

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """One bar."""

    period: str
    used: int


class Bars(QWidget):
    """Draws the bars. What it shows is also its accessible description; Left and Right choose a month, Enter opens
    where its consumption comes from."""

    month_wanted = Signal(str)  # period

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__()
        self._look = look
        self._formats = formats
        self._months: tuple[Month, ...] = ()
        self._unit = ""
        self._chosen = ""  # period; "" for the last
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def show_months(self, months: tuple[Month, ...], unit: str) -> None:
        self._months, self._unit = months, unit
        if self._chosen not in {month.period for month in months}:
            self._chosen = ""
        spoken = ", ".join(f"{self._formats.month(month.period)} {month.used}" for month in months)
        self.setAccessibleDescription(spoken)
        self.update()

    @property
    def chosen(self) -> Month | None:
        """The month that the keyboard is at: the last one until another is chosen."""
        last = self._months[-1] if self._months else None
        return next((month for month in self._months if month.period == self._chosen), last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if chosen is None or (not step and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            super().keyPressEvent(event)
        elif step:
            at = self._months.index(chosen) + step
            self._chosen = self._months[max(0, min(at, len(self._months) - 1))].period
            self.update()
        else:
            self.month_wanted.emit(chosen.period)

    def _slot(self) -> float:
        return self.width() / MONTHS

    def month_at(self, x: float) -> Month | None:
        at = int(x / self._slot()) - (MONTHS - len(self._months))
        return self._months[at] if 0 <= at < len(self._months) else None

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            month = self.month_at(event.pos().x())
            if month is not None:
                used = self._formats.count(month.used)
                text = f"{self._formats.month(month.period)} {month.period[:4]}: {used} {self._unit}"
                QToolTip.showText(event.globalPos(), text, self)
            return True
        return bool(super().event(event))  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._months:
            return
        look = self._look
        painter = QPainter(self)
        painter.setFont(look.font(CAPTION))
        foot, top = 16, 18
        floor = self.height() - foot
        highest = max(max(month.used for month in self._months), 1)
        slot = self._slot()
        width = min(20.0, slot * 0.62)
        first = MONTHS - len(self._months)
        flags = int(Qt.AlignmentFlag.AlignCenter)
        chosen = self.chosen
        for at, month in enumerate(self._months):
            left = (first + at) * slot
            height = max(2.0, (floor - top) * month.used / highest)
            last = month is chosen
            bar = QRectF(left + (slot - width) / 2, floor - height, width, height)
            painter.fillRect(bar, look.colour("accent" if last else "bar"))
            painter.setPen(look.colour("soft" if last else "faint"))
            painter.drawText(QRectF(left, floor + 2, slot, foot - 2), flags, self._formats.month_letter(month.period))
            if last:
                painter.setFont(look.font(SECONDARY, SEMIBOLD))
                painter.setPen(look.colour("accent"))
                text = self._formats.count(month.used)
                room = max(slot, painter.fontMetrics().horizontalAdvance(text) + 4.0)
                x = min(left + (slot - room) / 2, self.width() - room)
                painter.drawText(QRectF(x, bar.top() - 17, room, 16), flags, text)
            if last and self.hasFocus():
                painter.setPen(QPen(look.colour("accent"), 2))
                painter.drawLine(QPointF(left + 2, self.height() - 1), QPointF(left + slot - 2, self.height() - 1))
        painter.end()


class ConsumptionPanel(Panel):
    """The chart with its head."""

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look)
        self._card: Card | None = None
        self._head = PanelHead(look)
        self.bars = Bars(look, formats)
        layout = column(self, top=10, bottom=8, gap=0)
        layout.addWidget(self._head)
        layout.addWidget(self.bars, 1)

    def retranslate(self) -> None:
        self.bars.setAccessibleName(self.tr("Consumption by month"))
        if self._card is not None:
            self.fill(self._card)

    def fill(self, card: Card) -> None:
        self._card = card
        months = tuple(Month(bill.period, bill.consumption) for bill in reversed(card.bills[:MONTHS]))
        code = card.meters[0].registers[0].unit if card.meters and card.meters[0].registers else "kWh"
        unit = words.unit(code)
        self._head.title.show_text(self.tr("Consumption, {0}").format(unit))
        self._head.remark.show_text(self.tr("%n month(s)", "", len(months)) if months else self.tr("no bills yet"))
        self.bars.show_months(months, unit)
