"""The lines below the entry, and the list that shows them: a name, what it is, what is owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from operator_desk.ui.row_list import RowList
from operator_desk.ui.tables import Index
from operator_desk.ui.theme import BODY, MEDIUM, SECONDARY, Look
from sync.catalogue import Article, RequestType
from sync.protocol import Hit

ROW_ROLE = Qt.ItemDataRole.UserRole + 2
ROW_HEIGHT = 46


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings that were typed: register code and value."""

    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line; `meant` is what it opens, None for the line that fetches more."""

    title: str
    detail: str
    right: str
    meant: Hit | RequestType | Article | Readings | None
    owes: bool = False


class EntryModel(QAbstractListModel):
    """The lines in order; lines in common with the ones before stay as they are."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[EntryRow, ...] = ()

    def row_at(self, at: int) -> EntryRow | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def show_rows(self, rows: Sequence[EntryRow]) -> None:
        new, old = tuple(rows), self._rows
        if len(new) > len(old):
            self.beginInsertRows(QModelIndex(), len(old), len(new) - 1)
            self._rows = (*old, *new[len(old) :])
            self.endInsertRows()
        elif len(new) < len(old):
            self.beginRemoveRows(QModelIndex(), len(new), len(old) - 1)
            self._rows = old[: len(new)]
            self.endRemoveRows()
        self._rows = new
        kept = min(len(new), len(old))
        if kept and new[:kept] != old[:kept]:
            self.dataChanged.emit(self.index(0), self.index(kept - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (row.title, row.detail, row.right) if part)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Two lines of text a row."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = QFontMetrics(look.font(BODY, MEDIUM))
        self._detail = QFontMetrics(look.font(SECONDARY))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: EntryRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        area: QRect = option.rect
        look, state = self._look, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(look.colour("accent"), 1))
            painter.setBrush(look.colour("accent_ground"))
            painter.drawRoundedRect(area.adjusted(0, 1, -1, -2), 6, 6)
        inside = area.adjusted(10, 5, -10, -5)
        right = self._title.horizontalAdvance(row.right) + 8 if row.right else 0
        half = inside.height() // 2
        upper = QRect(inside.left(), inside.top(), inside.width(), half)
        lower = QRect(inside.left(), inside.top() + half, inside.width(), half)
        left, elide = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), Qt.TextElideMode.ElideRight
        painter.setFont(look.font(BODY, MEDIUM))
        painter.setPen(look.colour("text"))
        painter.drawText(upper, left, self._title.elidedText(row.title, elide, upper.width() - right))
        if row.right:
            painter.setPen(look.colour("bad" if row.owes else "good"))
            painter.drawText(upper, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), row.right)
        painter.setFont(look.font(SECONDARY))
        painter.setPen(look.colour("soft"))
        painter.drawText(lower, left, self._detail.elidedText(row.detail, elide, lower.width()))


class ResultList(RowList):
    """The list; the entry above keeps the focus and moves the mark."""

    def __init__(self, look: Look, model: EntryModel) -> None:
        super().__init__(look, model, EntryDelegate(look))

    def step(self, step: int) -> None:
        """Mark the line `step` further."""
        count = self.model().rowCount()
        if count:
            at = min(max(self.currentIndex().row() + step, 0), count - 1)
            self.setCurrentIndex(self.model().index(at, 0))

    def keep_marked(self) -> None:
        """The first line is marked when none is: Enter then opens what fits best."""
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
