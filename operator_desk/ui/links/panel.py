"""The panel of links: one list for the keyboard. Enter opens an account, or turns whose a number is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from operator_desk.ui.actions import action
from operator_desk.ui.drop_down import DropDown
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.links.rows import Line
from operator_desk.ui.now_model import ROW_HEIGHT, NowList, NowModel
from operator_desk.ui.panel import column, row
from operator_desk.ui.theme import BODY, SECONDARY, SEMIBOLD, Look

ROWS_SHOWN = 9
WIDTH = 620


class LinksPanel(DropDown):
    """Shows what it is given; the list has the keyboard."""

    taken = Signal(object)  # Choice
    end_reached = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._lines: tuple[Line, ...] = ()
        self._rows = NowModel()
        self._title = TextLabel(look, BODY, SEMIBOLD)
        self._key = TextLabel(look, SECONDARY, tone="faint", fit=True)
        self.list = NowList(look, self._rows)
        self._remark = TextLabel(look, SECONDARY, tone="soft", wrap=True)
        layout = column(self, left=14, top=12, right=14, bottom=12, gap=8)
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(self._key)
        layout.addLayout(head)
        layout.addWidget(self.list)
        layout.addWidget(self._remark)
        self.setFixedWidth(WIDTH)
        self.list.taken.connect(self._take)
        self.list.selectionModel().currentChanged.connect(self._on_moved)

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def first_focus(self) -> None:
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._rows.index(0))

    def show_lines(self, lines: Sequence[Line], whose: str, remark: str) -> None:
        """The rows keep their place, and the list the row where it was."""
        self._lines = tuple(lines)
        self._rows.show_rows([one for one, _ in lines])
        self.list.setFixedHeight(min(max(len(self._lines), 1), ROWS_SHOWN) * ROW_HEIGHT)
        self._title.show_text(self.tr("Belongs to {0}").format(whose))
        self._key.show_text(action("accounts").shown_key)
        self._remark.show_text(remark)
        self._remark.setVisible(bool(remark))
        self.setAccessibleName(self._title.shown)
        self.list.setAccessibleName(self._title.shown)
        if self.isVisible():
            self._place()

    def _take(self, at: int) -> None:
        if 0 <= at < len(self._lines) and self._lines[at][1] is not None:
            self.taken.emit(self._lines[at][1])

    def _on_moved(self) -> None:
        if self.list.currentIndex().row() == len(self._lines) - 1:
            self.end_reached.emit()
