"""Tables of short texts: frozen rows, a delegate that only draws text, fixed widths: filling one is painting it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from operator_desk.ui.scroll_bar import give_thin_bar
from operator_desk.ui.theme import BODY, REGULAR, SECONDARY, Look

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_MOST_MEASURED = 4_000  # texts whose width is kept


@dataclass(frozen=True, slots=True)
class Cell:
    """One text of a row and how it stands out."""

    text: str
    tone: str = "text"
    weight: int = REGULAR
    size: int = BODY


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column: its width in pixels, 0 for what is left; figures stand at the right."""

    width: int
    right: bool = False


class RowsModel(QAbstractTableModel):
    """A few rows, shown whole. Rows that stay where they are get new texts; only the difference is added or removed."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self._columns = columns
        self._heads: tuple[str, ...] = ("",) * columns
        self._rows: tuple[tuple[Cell, ...], ...] = ()

    def show_heads(self, heads: tuple[str, ...]) -> None:
        self._heads = heads
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._columns - 1)

    def show_rows(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        new, old = tuple(rows), self._rows
        if new == old:
            return
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
        if kept:
            self.dataChanged.emit(self.index(0, 0), self.index(kept - 1, self._columns - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell.text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None


class PlainDelegate(QStyledItemDelegate):
    """Draws a cell's text and nothing of the style: half the price of a styled item."""

    def __init__(self, look: Look, columns: Sequence[ColumnSpec]) -> None:
        super().__init__()
        self._look = look
        self._columns = tuple(columns)
        self._metrics: dict[tuple[int, int], QFontMetrics] = {}
        self._widths: dict[tuple[int, int, str], int] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell | None = index.data(CELL_ROLE)
        area: QRect = option.rect
        look = self._look
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, look.colour("accent_ground"))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(look.colour("accent"), 2))
                painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
        if cell is None or not cell.text:
            return
        column = self._columns[index.column()]
        key = (cell.size, cell.weight)
        metrics = self._metrics.get(key)
        if metrics is None:
            metrics = self._metrics[key] = QFontMetrics(look.font(*key))
        inside = area.adjusted(0, 0, -1 if column.right else -8, 0)
        text = cell.text
        if self._width(metrics, key, text) > inside.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.setFont(look.font(*key))
        painter.setPen(look.colour(cell.tone))
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)

    def _width(self, metrics: QFontMetrics, key: tuple[int, int], text: str) -> int:
        """Measuring a text costs as much as drawing it, and the same dates and sums come again and again."""
        known = self._widths.get((*key, text))
        if known is None:
            if len(self._widths) >= _MOST_MEASURED:
                self._widths.clear()
            known = self._widths[(*key, text)] = metrics.horizontalAdvance(text)
        return known

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, 26)


class PlainHead(QHeaderView):
    """The captions above the columns, drawn like every caption, aligned as the figures below them."""

    def __init__(self, look: Look, columns: Sequence[ColumnSpec], parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._columns = tuple(columns)
        self.setFont(look.font(SECONDARY))
        self.setFixedHeight(24)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        column = self._columns[logical]
        text = self.model().headerData(logical, Qt.Orientation.Horizontal) or ""
        inside = rect.adjusted(0, 0, -1 if column.right else -8, -2)
        painter.setFont(self._look.font(SECONDARY))
        painter.setPen(self._look.colour("faint"))
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        painter.setPen(self._look.colour("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())


class PlainTable(QTableView):
    """A table that looks like text on a panel. `headed` shows the captions."""

    def __init__(
        self, look: Look, model: QAbstractTableModel, columns: Sequence[ColumnSpec], *, row: int, headed: bool
    ) -> None:
        super().__init__()
        self.setModel(model)
        self._delegate = PlainDelegate(look, columns)
        self.setItemDelegate(self._delegate)
        head = PlainHead(look, columns, self)
        self.setHorizontalHeader(head)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        give_thin_bar(self, look)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(row)
        self.verticalHeader().setDefaultSectionSize(row)
        head.setVisible(headed)
        head.setMinimumSectionSize(20)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        for number, column in enumerate(columns):
            stretch = column.width == 0
            head.setSectionResizeMode(
                number, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Fixed
            )
            if not stretch:
                self.setColumnWidth(number, column.width)
        look.changed.connect(self.viewport().update)
