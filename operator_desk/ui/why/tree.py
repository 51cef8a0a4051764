"""The derivation as a tree for the keyboard: arrows walk, Left and Right close and open, each row says its figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView

from operator_desk.ui.scroll_bar import give_thin_bar
from operator_desk.ui.tables import CELL_ROLE, Cell, ColumnSpec, Index, PlainDelegate
from operator_desk.ui.theme import MEDIUM, REGULAR, SECONDARY, SEMIBOLD, Look
from operator_desk.ui.why.explanation import Asked

ROW = 24
INDENT = 14
VALUE_WIDTH = 92
COLUMNS = (ColumnSpec(0), ColumnSpec(VALUE_WIDTH, right=True))


@dataclass(frozen=True, slots=True)
class WhyRow:
    """A figure in words. `source` says where it is written; `open` shows what stands below it at once."""

    text: str
    value: str
    tone: str = "text"
    source: str = ""
    children: tuple["WhyRow", ...] = ()
    open: bool = False
    asked: Asked | None = None  # the figure that Enter opens


@dataclass(frozen=True, slots=True)
class _Place:
    """A row with its place in the tree."""

    row: WhyRow
    at: int
    parent: int  # -1 at the top
    depth: int
    children: tuple[int, ...]


class WhyModel(QAbstractItemModel):
    """Frozen rows, numbered once; an index carries the number."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[WhyRow, ...] = ()
        self._top: tuple[int, ...] = ()
        self._places: dict[int, _Place] = {}

    @property
    def rows(self) -> tuple[WhyRow, ...]:
        return self._rows

    def show_rows(self, rows: Sequence[WhyRow]) -> bool:
        """False: they stand there already."""
        if tuple(rows) == self._rows:
            return False
        self.beginResetModel()
        self._rows = tuple(rows)
        self._places = {}
        self._top = tuple(self._number(row, at, -1, 0) for at, row in enumerate(rows))
        self.endResetModel()
        return True

    def _number(self, row: WhyRow, at: int, parent: int, depth: int) -> int:
        number = len(self._places)
        self._places[number] = _Place(row, at, parent, depth, ())  # its number is taken before its children's
        children = tuple(self._number(child, place, number, depth + 1) for place, child in enumerate(row.children))
        self._places[number] = _Place(row, at, parent, depth, children)
        return number

    def row_at(self, index: Index) -> WhyRow:
        return self._places[index.internalId()].row

    def opened(self) -> Iterator[QModelIndex]:
        """The rows that show what stands below them."""
        for number, place in self._places.items():
            if place.row.open and place.children:
                yield self.createIndex(place.at, 0, number)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        below = self._below(parent)
        if not (0 <= row < len(below) and 0 <= column < len(COLUMNS)):
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid():
            return QModelIndex()
        parent = self._places[index.internalId()].parent
        return QModelIndex() if parent < 0 else self.createIndex(self._places[parent].at, 0, parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.column() > 0 else len(self._below(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(COLUMNS)

    def _below(self, parent: Index) -> tuple[int, ...]:
        return self._places[parent.internalId()].children if parent.isValid() else self._top

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self._places[index.internalId()]
        row = place.row
        text = row.value if index.column() else row.text
        if role == CELL_ROLE:
            if index.column():
                return Cell(text, row.tone, SEMIBOLD if place.depth == 0 else MEDIUM)
            return Cell(text, "text" if place.depth < 2 else "soft", SEMIBOLD if place.depth == 0 else REGULAR)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.text, row.source) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.text, row.value, row.source) if part)
        return None


class WhyTree(QTreeView):
    """Shows the rows; the same rows again keep what is open, selected and scrolled."""

    opened = Signal(object)  # Asked
    stood_at = Signal(object)  # the WhyRow that the keyboard has come to

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows = WhyModel()
        self.setModel(self._rows)
        self._delegate = PlainDelegate(look, COLUMNS)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(INDENT)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(True)
        give_thin_bar(self, look)
        self.viewport().setAutoFillBackground(False)
        head = self.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(20)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(1, VALUE_WIDTH)
        self._take_colours()
        look.changed.connect(self._take_colours)

    @property
    def rows(self) -> tuple[WhyRow, ...]:
        return self._rows.rows

    def _take_colours(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, self._look.colour("accent_ground"))
        self.setPalette(palette)
        self.viewport().update()

    def show_rows(self, rows: Sequence[WhyRow]) -> None:
        if not self._rows.show_rows(rows):
            return
        for index in self._rows.opened():
            self.expand(index)
        self.scrollToTop()
        if rows:
            self.setCurrentIndex(self._rows.index(0, 0))

    def current(self) -> WhyRow | None:
        index = self.currentIndex()
        return self._rows.row_at(index) if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.stood_at.emit(self._rows.row_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the figure of the row; of a row that is none, what stands below it."""
        row = self.current()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or row is None:
            super().keyPressEvent(event)
        elif row.asked is not None:
            self.opened.emit(row.asked)
        else:
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A small arrow where something stands below, and no lines."""
        if not self._rows.rowCount(index):
            return
        painter.setFont(self._look.font(SECONDARY))
        painter.setPen(self._look.colour("soft"))
        area = QRect(rect.right() - INDENT + 1, rect.top(), INDENT, rect.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), "▾" if self.isExpanded(index) else "▸")
