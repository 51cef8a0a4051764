"""A list of choices for the keyboard: digits take one, letters search, the arrows move, Enter goes on."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from operator_desk.ui.scroll_bar import give_thin_bar
from operator_desk.ui.tables import Index
from operator_desk.ui.theme import BODY, MEDIUM, REGULAR, SECONDARY, Look

ROW_HEIGHT = 28


class ChoiceModel(QAbstractListModel):
    """Ids with their labels, and which one is chosen."""

    CHOSEN_ROLE = Qt.ItemDataRole.UserRole + 4

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[tuple[str, str], ...] = ()
        self._chosen = ""

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        new = tuple(choices)
        if [one for one, _ in new] != [one for one, _ in self._choices]:
            self.beginResetModel()
            self._choices, self._chosen = new, chosen
            self.endResetModel()
        elif new:
            self._choices, self._chosen = new, chosen
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def id_at(self, at: int) -> str | None:
        return self._choices[at][0] if 0 <= at < len(self._choices) else None

    def place_of(self, choice: str) -> int:
        return next((at for at, (one, _) in enumerate(self._choices) if one == choice), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        choice, label = self._choices[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return label
        if role == self.CHOSEN_ROLE:
            return choice == self._chosen
        return None


class ChoiceDelegate(QStyledItemDelegate):
    """A digit, a label, and a tick on what is chosen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        state = option.state
        look, chosen = self._look, bool(index.data(ChoiceModel.CHOSEN_ROLE))
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if chosen or focused:
            painter.setPen(QPen(look.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_ground" if chosen else "panel"))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        left, right = (
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
        )
        if index.row() < 9:
            painter.setFont(look.font(SECONDARY))
            painter.setPen(look.colour("faint"))
            painter.drawText(area.adjusted(10, 0, 0, 0), left, str(index.row() + 1))
        painter.setFont(look.font(BODY, MEDIUM if chosen else REGULAR))
        painter.setPen(look.colour("accent" if chosen else "text"))
        inside = area.adjusted(28, 0, -28, 0)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, left, text)
        if chosen:
            painter.drawText(area.adjusted(0, 0, -10, 0), right, "✓")


class ChoiceList(QListView):
    """Emits `chosen` when a choice is made and `confirmed` when the person goes on from it."""

    chosen = Signal(str)
    confirmed = Signal()

    def __init__(self, look: Look, model: ChoiceModel) -> None:
        super().__init__()
        self._choices = model
        self.setModel(model)
        self._delegate = ChoiceDelegate(look)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        give_thin_bar(self, look)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda index: self._choose(index.row()))
        look.changed.connect(self.viewport().update)

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        self._choices.show_choices(choices, chosen)
        at = self._choices.place_of(chosen)
        if at >= 0 and self.currentIndex().row() != at:
            self.setCurrentIndex(self._choices.index(at))

    def _choose(self, at: int) -> None:
        choice = self._choices.id_at(at)
        if choice is not None:
            self.setCurrentIndex(self._choices.index(at))
            self.chosen.emit(choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1.value
        if 0 <= digit < 9 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if digit < self._choices.rowCount():
                self._choose(digit)
                self.confirmed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            at = self.currentIndex().row()
            if at >= 0:
                self._choose(at)
                self.confirmed.emit()
        else:
            super().keyPressEvent(event)
            if not self.currentIndex().isValid() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.setCurrentIndex(self._choices.index(0))
