"""The timeline's rows as a model that grows: pages come in as one scrolls, news on top, and no row loses its place."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from operator_desk.ui.card.timeline_rows import Row, RowWriter, key_of
from operator_desk.ui.tables import CELL_ROLE, Cell, Index
from operator_desk.ui.theme import MEDIUM, SECONDARY
from operator_desk.verbs import TimelineLine


class Column(IntEnum):
    """The columns of the timeline."""

    WHEN = 0
    KIND = 1
    TEXT = 2
    WHO = 3


class TimelineModel(QAbstractTableModel):
    """Rows, newest first. `more_wanted` asks for the page below the last row."""

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._more = False
        self._asked = False

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def clear(self) -> None:
        """Another client: this is the one case in which the list may jump."""
        self._more = self._asked = False
        if self._rows:
            self.beginRemoveRows(QModelIndex(), 0, len(self._rows) - 1)
            self._rows.clear()
            self.endRemoveRows()

    def merge(self, lines: Sequence[TimelineLine], writer: RowWriter) -> None:
        """Take in lines in any order; those that are there already are brought up to date where they stand."""
        places = {row.key: at for at, row in enumerate(self._rows)}
        fresh: dict[str, list[TimelineLine]] = {}
        for line in lines:
            at = places.get(key_of(line))
            if at is None:
                fresh.setdefault(key_of(line), []).append(line)
            else:
                self._renew(at, line, writer)
        self._insert([writer.row(tuple(together)) for together in fresh.values()])

    def _renew(self, at: int, line: TimelineLine, writer: RowWriter) -> None:
        known = self._rows[at]
        others = tuple(one for one in known.lines if one.id != line.id)
        row = writer.row((*others, line))
        if row != known:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))

    def _insert(self, rows: list[Row]) -> None:
        """Insert in runs: a page below the last row is one insertion."""
        rows.sort(key=lambda row: row.order, reverse=True)
        start = 0
        while start < len(rows):
            at = self._place(rows[start])
            end = start + 1
            while end < len(rows) and (at == len(self._rows) or rows[end].order > self._rows[at].order):
                end += 1
            self.beginInsertRows(QModelIndex(), at, at + end - start - 1)
            self._rows[at:at] = rows[start:end]
            self.endInsertRows()
            start = end

    def _place(self, row: Row) -> int:
        low, high = 0, len(self._rows)
        while low < high:
            middle = (low + high) // 2
            if self._rows[middle].order > row.order:
                low = middle + 1
            else:
                high = middle
        return low

    def reword(self, writer: RowWriter) -> None:
        """The language or the day has changed: the same events in other words."""
        self._rows = [writer.row(row.lines) for row in self._rows]
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def tell_more(self, more: bool) -> None:
        """Whether there is a page below."""
        self._more, self._asked = more, False

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def find_row(self, record_id: str) -> int | None:
        """Where a record stands, by its id."""
        return next((at for at, row in enumerate(self._rows) if any(line.id == record_id for line in row.lines)), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        column = Column(index.column())
        text = self._rows[index.row()].said[column]
        if role != CELL_ROLE:
            return text
        if column is Column.KIND:
            return Cell(text, weight=MEDIUM)
        if column is Column.TEXT:
            return Cell(text)
        return Cell(text, "soft", size=SECONDARY)
