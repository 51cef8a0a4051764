"""The rows of the left panel: calls, drafts, rejected commands, callers of the shift. A row is known by its key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from operator_desk.ui.row_list import RowList
from operator_desk.ui.tables import Index
from operator_desk.ui.theme import BODY, MEDIUM, SECONDARY, Look

ROW_ROLE = Qt.ItemDataRole.UserRole + 3
ROW_HEIGHT = 48


@dataclass(frozen=True, slots=True)
class NowRow:
    """One row. `key` is the call's, draft's or command's id; `in_front` marks what the window shows now."""

    key: str
    title: str
    detail: str
    badge: str = ""
    tone: str = "soft"
    in_front: bool = False


class NowModel(QAbstractListModel):
    """Rows in order; they change where they stand, one at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[NowRow, ...] = ()

    def row_at(self, at: int) -> NowRow | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, key: str) -> int:
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def show_rows(self, rows: Sequence[NowRow]) -> None:
        """Bring the rows to this state: gone ones out, new ones in where they belong, the rest renewed in place."""
        wanted = tuple(rows)
        keys = {row.key for row in wanted}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].key not in keys:
                self.beginRemoveRows(QModelIndex(), at, at)
                self._rows = (*self._rows[:at], *self._rows[at + 1 :])
                self.endRemoveRows()
        for at, row in enumerate(wanted):
            found = self.place_of(row.key)
            if found < 0:
                self.beginInsertRows(QModelIndex(), at, at)
                self._rows = (*self._rows[:at], row, *self._rows[at:])
                self.endInsertRows()
            elif found != at:
                self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), at)
                rest = (*self._rows[:found], *self._rows[found + 1 :])
                self._rows = (*rest[:at], row, *rest[at:])
                self.endMoveRows()
                self.dataChanged.emit(self.index(at), self.index(at))
            elif self._rows[at] != row:
                self._rows = (*self._rows[:at], row, *self._rows[at + 1 :])
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (row.title, row.detail, row.badge) if part)
        return None


class NowDelegate(QStyledItemDelegate):
    """A name, a line below it, a badge at the right."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = QFontMetrics(look.font(BODY, MEDIUM))
        self._detail = QFontMetrics(look.font(SECONDARY))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: NowRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        area: QRect = option.rect
        state = option.state
        look = self._look
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if row.in_front or focused:
            painter.setPen(QPen(look.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_ground" if row.in_front else "panel"))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        inside = area.adjusted(12, 6, -10, -6)
        half = inside.height() // 2
        elide, left = Qt.TextElideMode.ElideRight, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        upper = QRect(inside.left(), inside.top(), inside.width(), half)
        lower = QRect(inside.left(), inside.top() + half, inside.width(), half)
        painter.setFont(look.font(BODY, MEDIUM))
        painter.setPen(look.colour("text"))
        painter.drawText(upper, left, self._title.elidedText(row.title, elide, upper.width()))
        painter.setFont(look.font(SECONDARY))
        room = self._detail.horizontalAdvance(row.badge) + 8 if row.badge else 0
        painter.setPen(look.colour("soft"))
        painter.drawText(lower, left, self._detail.elidedText(row.detail, elide, lower.width() - room))
        if row.badge:
            painter.setPen(look.colour(row.tone))
            painter.drawText(lower, right, row.badge)


class NowList(RowList):
    """A list of such rows."""

    def __init__(self, look: Look, model: NowModel) -> None:
        super().__init__(look, model, NowDelegate(look))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
