"""Bills, corrections and payments in one list, newest first: what was charged, put right and paid."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QResizeEvent

from operator_desk.ui.formats import Formats
from operator_desk.ui.panel import SCROLL_ROOM, PanelHead, WholeRows, column
from operator_desk.ui.tables import Cell, ColumnSpec, PlainTable, RowsModel
from operator_desk.ui.theme import SEMIBOLD, Look
from sync.card import Bill, Card, Correction, Payment
from sync.catalogue import Catalogue

LEAST_HEIGHT = 148  # four postings
COLUMNS = (ColumnSpec(48), ColumnSpec(0), ColumnSpec(104, right=True))


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of the account: positive raises the debt, negative lowers it."""

    on: date
    amount: int
    record: Bill | Correction | Payment


def postings(card: Card) -> tuple[Posting, ...]:
    """All that the card holds, newest first; a payment stands above the bill of its day."""
    found = [Posting(bill.issued_on, bill.amount, bill) for bill in card.bills]
    found += [Posting(correction.issued_on, correction.amount, correction) for correction in card.corrections]
    found += [Posting(payment.paid_on, -payment.amount, payment) for payment in card.payments]
    return tuple(sorted(found, key=lambda posting: (posting.on, isinstance(posting.record, Payment)), reverse=True))


class MoneyPanel(WholeRows):
    """The account's postings; it scrolls, the newest stand first."""

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look)
        self._formats = formats
        self._card: Card | None = None
        self._catalogue: Catalogue | None = None
        self._head = PanelHead(look, SCROLL_ROOM)
        self._model = RowsModel(len(COLUMNS))
        self.table = PlainTable(look, self._model, COLUMNS, row=self.ROW, headed=False)
        layout = column(self, top=10, right=6, bottom=8, gap=4)
        layout.addWidget(self._head)
        layout.addWidget(self.table, 1)
        self.setMinimumHeight(LEAST_HEIGHT)

    def retranslate(self) -> None:
        self._head.title.show_text(self.tr("Bills and payments"))
        self.table.setAccessibleName(self.tr("Bills, corrections and payments"))
        if self._card is not None:
            self._show()

    def fill(self, card: Card, catalogue: Catalogue | None) -> None:
        self._card, self._catalogue = card, catalogue
        self._show()

    def _show(self) -> None:
        if self._card is None:
            return
        lines = postings(self._card)
        self._head.remark.show_text("" if lines else self.tr("no bills yet"))
        self._model.show_rows([self._row(posting) for posting in lines])

    def _row(self, posting: Posting) -> tuple[Cell, ...]:
        return (
            Cell(self._formats.short_day(posting.on), "soft"),
            Cell(self.sentence(posting)),
            Cell(self._formats.money(posting.amount, unit=False), "good" if posting.amount < 0 else "text", SEMIBOLD),
        )

    def sentence(self, posting: Posting) -> str:
        """The posting in words."""
        record, month = posting.record, self._formats.month
        if isinstance(record, Bill):
            return self.tr("Bill for {0}").format(month(record.period))
        if isinstance(record, Correction):
            return self.tr("Correction for {0}").format(month(record.for_period))
        return self.tr("Payment, {0}").format(self._channel(record.channel))

    def _channel(self, code: str) -> str:
        channels = self._catalogue.payment_channels if self._catalogue else ()
        return next((one.label.get(self._formats.language).lower() for one in channels if one.id == code), code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows(self.table)
