"""The timeline over everything: filters, pages that come as one scrolls, how many there are and since when."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import ChipButton
from operator_desk.ui.card.timeline_model import TimelineModel
from operator_desk.ui.card.timeline_rows import Filter, RowWriter, lines_of
from operator_desk.ui.formats import Formats
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.panel import SCROLL_ROOM, WholeRows, column, row
from operator_desk.ui.tables import ColumnSpec, PlainTable
from operator_desk.ui.theme import BODY, SECONDARY, SEMIBOLD, Look
from operator_desk.verbs import TimelinePage
from sync.card import Card

COLUMNS = (ColumnSpec(104), ColumnSpec(108), ColumnSpec(0), ColumnSpec(104, right=True))
FILTERS = tuple(Filter)


class TimelinePanel(WholeRows):
    """Everything that was ever said, sent, read and paid; it keeps selection and scroll while it grows."""

    page_wanted = Signal(object, object, tuple, object)  # client, account, kinds, before

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look)
        self._formats = formats
        self._card: Card | None = None
        self._writer: RowWriter | None = None
        self._filter = Filter.ALL
        self._total: int | None = None
        self._since: int | None = None
        self._sought: str | None = None
        self._model = TimelineModel()
        self._title = TextLabel(look, BODY, SEMIBOLD, fit=True)
        self._remark = TextLabel(look, SECONDARY, tone="soft", fit=True)
        self._empty = TextLabel(look, BODY, tone="faint")
        self.table = PlainTable(look, self._model, COLUMNS, row=self.ROW, headed=False)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._group = QButtonGroup(self)
        self._buttons = [ChipButton(look) for _ in FILTERS]
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill_now)
        self._build()
        self._model.more_wanted.connect(self._ask_below)
        self.table.verticalScrollBar().valueChanged.connect(self._fetch_near_end)

    def _build(self) -> None:
        layout = column(self, top=10, right=6, bottom=8, gap=6)
        head = row(6)
        head.addWidget(self._title)
        head.addSpacing(10)
        for at, button in enumerate(self._buttons):
            self._group.addButton(button, at)
            head.addWidget(button)
        self._buttons[0].setChecked(True)
        self._group.idClicked.connect(self.choose_filter)
        head.addStretch(1)
        head.addWidget(self._remark)
        head.addSpacing(SCROLL_ROOM)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._empty)
        self._empty.hide()

    def retranslate(self, writer: RowWriter | None) -> None:
        self._title.show_text(self.tr("History"))
        self.table.setAccessibleName(self.tr("History of the client"))
        texts = (
            self.tr("All"),
            self.tr("Calls"),
            self.tr("Requests"),
            self.tr("Readings"),
            self.tr("Money"),
            self.tr("Letters"),
        )
        for number, (button, text) in enumerate(zip(self._buttons, texts, strict=True), 1):
            button.show_text(text, action(f"filter_{number}").shown_key)
        if writer is not None and self._writer is not None:
            self.reword(writer)
        self._say_total()

    def reword(self, writer: RowWriter) -> None:
        """The rows that stand there in other words."""
        self._writer = writer
        self._model.reword(writer)

    def fill(self, card: Card, writer: RowWriter) -> None:
        """Another client: the rows are cleared at once and drawn after the header has been painted."""
        same = self._card is not None and (self._card.client_id, self._card.account_id) == (
            card.client_id,
            card.account_id,
        )
        self._card, self._writer = card, writer
        if same:
            self._model.merge([line for line in lines_of(card) if self._filter.takes(line)], writer)
            return
        self._total = self._since = None
        self._sought = None
        self._filter = Filter.ALL
        self._buttons[0].setChecked(True)
        self._model.clear()
        self._empty.hide()
        self.table.scrollToTop()
        self._say_total()
        self._later.start()

    def _fill_now(self) -> None:
        if self._card is None or self._writer is None:
            return
        self._model.merge([line for line in lines_of(self._card) if self._filter.takes(line)], self._writer)
        self.page_wanted.emit(self._card.client_id, self._card.account_id, self._filter.kinds, None)

    def choose_filter(self, at: int) -> None:
        """Narrow the list; the rows that the card holds stand at once, the rest comes."""
        if FILTERS[at] is self._filter or self._card is None:
            return
        self._filter = FILTERS[at]
        self._buttons[at].setChecked(True)
        self._model.clear()
        self._later.start()

    def take_page(self, page: TimelinePage) -> None:
        """A page for this client and this filter; one that comes too late is for nobody."""
        card = self._card
        if card is None or self._writer is None:
            return
        if (page.client_id, page.account_id, page.kinds) != (card.client_id, card.account_id, self._filter.kinds):
            return
        before = len(self._model.rows)
        self._model.merge([line for line in page.lines if self._filter.takes(line)], self._writer)
        self._model.tell_more(page.more)
        if page.first and self._filter is Filter.ALL:
            self._total, self._since = page.total, page.since
            self._say_total()
        if page.more and len(self._model.rows) == before and not page.first and page.lines:
            self._below(page.lines[-1].at, page.lines[-1].id)  # nothing of this page passed the filter
        if self._sought is not None:
            self.show_record(self._sought)
        if self.table.verticalScrollBar().maximum() == 0:
            self._model.fetchMore(QModelIndex())  # too few rows to scroll for more
        self._empty.setVisible(not self._model.rows)

    def _fetch_near_end(self) -> None:
        """Ask for the page below before the last row is reached, so that one scrolls on without a stop."""
        bar = self.table.verticalScrollBar()
        if bar.value() >= bar.maximum() - 4 * self.ROW:
            self._model.fetchMore(QModelIndex())

    def _ask_below(self) -> None:
        rows = self._model.rows
        if rows:
            last = min((line for line in rows[-1].lines), key=lambda line: (line.at, line.id))
            self._below(last.at, last.id)

    def _below(self, at: int, record_id: str) -> None:
        if self._card is not None:
            self.page_wanted.emit(self._card.client_id, self._card.account_id, self._filter.kinds, (at, record_id))

    def show_record(self, record_id: str, narrowed: Filter = Filter.REQUESTS) -> None:
        """Select a record and bring it into view; if it is not there yet, when its page comes. `narrowed`: among what
        it stands."""
        at = self._model.find_row(record_id)
        if at is None:
            self._sought = record_id
            if self._filter not in (Filter.ALL, narrowed):
                self.choose_filter(FILTERS.index(narrowed))
            return
        self._sought = None
        index = self._model.index(at, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(index, flags)
        self.table.scrollTo(index)

    def _say_total(self) -> None:
        self._empty.show_text(self.tr("Nothing here: calls, requests, readings, bills and letters will stand here"))
        if self._total is None or self._since is None:
            self._remark.show_text("")
            return
        count = self.tr("%n record(s)", "", self._total)
        self._remark.show_text(self.tr("since {0}, {1}").format(self._formats.year(self._since), count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows(self.table)
