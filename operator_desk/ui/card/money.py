"""Bills, corrections and payments in one list, newest first: what was charged, put right and paid."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import LinkButton
from operator_desk.ui.formats import Formats
from operator_desk.ui.panel import SCROLL_ROOM, PanelHead, WholeRows, column, row
from operator_desk.ui.tables import Cell, ColumnSpec, PlainTable, RowsModel
from operator_desk.ui.theme import SECONDARY, SEMIBOLD, Look
from operator_desk.ui.why.explanation import Asked, asked_about
from sync.billing.documents import Adjustment, Billing
from sync.card import Bill, Card, Correction, Payment
from sync.catalogue import Catalogue

LEAST_HEIGHT = 148  # four postings
COLUMNS = (ColumnSpec(48), ColumnSpec(0), ColumnSpec(104, right=True))


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of the account: positive raises the debt, negative lowers it."""

    on: date
    amount: int
    record: Bill | Correction | Adjustment | Payment


def postings(of: Card | Billing) -> tuple[Posting, ...]:
    """All that is at hand, newest first; a payment stands above the bill of its day. The card that came with a ring
    knows no adjustments."""
    found = [Posting(bill.issued_on, bill.amount, bill) for bill in of.bills]
    found += [Posting(correction.issued_on, correction.amount, correction) for correction in of.corrections]
    found += [Posting(payment.paid_on, -payment.amount, payment) for payment in of.payments]
    if isinstance(of, Billing):
        found += [Posting(adjustment.made_on, adjustment.amount, adjustment) for adjustment in of.adjustments]
    return tuple(sorted(found, key=lambda posting: (posting.on, isinstance(posting.record, Payment)), reverse=True))


class MoneyPanel(WholeRows):
    """The account's postings; it scrolls, the newest stand first. Arrows walk, Enter opens where one comes from."""

    figure_wanted = Signal(object)  # Asked
    why_wanted = Signal()

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look)
        self._formats = formats
        self._card: Card | None = None
        self._billing: Billing | None = None
        self._lines: tuple[Posting, ...] = ()
        self._catalogue: Catalogue | None = None
        self._head = PanelHead(look)
        self._why = LinkButton(look, SECONDARY)
        self._model = RowsModel(len(COLUMNS))
        self.table = PlainTable(look, self._model, COLUMNS, row=self.ROW, headed=False)
        layout = column(self, top=10, right=6, bottom=8, gap=4)
        head = row(4)
        head.addWidget(self._head, 1)
        head.addWidget(self._why)
        head.addSpacing(SCROLL_ROOM - 4)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.setMinimumHeight(LEAST_HEIGHT)
        self._why.clicked.connect(self.why_wanted)
        self.table.activated.connect(self._open)

    def retranslate(self) -> None:
        self._head.title.show_text(self.tr("Bills and payments"))
        self.table.setAccessibleName(self.tr("Bills, corrections and payments"))
        self._why.show_text(self.tr("why?"), action("why").shown_key, action("why").text)
        if self._card is not None:
            self._show()

    def fill(self, card: Card, catalogue: Catalogue | None) -> None:
        before, self._card, self._catalogue = self._card, card, catalogue
        if before is None or before.account_id != card.account_id:
            self._billing = None
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            self.table.scrollToTop()
        self._show()

    def take_billing(self, billing: Billing) -> None:
        """All of the account's money, with adjustments and payment plans, for the card that is shown."""
        if self._card is not None and self._card.account_id == billing.account_id:
            self._billing = billing
            self._show()

    def asked(self) -> Asked | None:
        """The posting that the keyboard is at."""
        at = self.table.currentIndex().row()
        return asked_about(self._lines[at].record) if 0 <= at < len(self._lines) else None

    def enter(self) -> None:
        """Give the list the keyboard; it stays at the row where it was."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))

    def _open(self) -> None:
        asked = self.asked()
        if asked is not None:
            self.figure_wanted.emit(asked)

    def _show(self) -> None:
        if self._card is None:
            return
        # The card may be the newer one: what it does not agree with is not shown beside it.
        known = self._billing is not None and self._billing.balance == self._card.balance
        lines = self._lines = postings(self._billing if known and self._billing is not None else self._card)
        self._head.remark.show_text(self._plan() if lines else self.tr("no bills yet"))
        self._why.setVisible(bool(lines))
        self._model.show_rows([self._row(posting) for posting in lines])

    def _plan(self) -> str:
        """How a debt is being paid off."""
        plans = self._billing.plans if self._billing is not None else ()
        plan = next((one for one in plans if one.status == "active"), None)
        if plan is None:
            return ""
        paid = sum(part.paid >= part.amount for part in plan.instalments)
        return self.tr("plan: {0} of {1} paid").format(paid, len(plan.instalments))

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
        if isinstance(record, Adjustment):
            reasons = self._catalogue.adjustment_reasons if self._catalogue else ()
            language = self._formats.language
            return next((one.label.get(language) for one in reasons if one.id == record.reason), record.reason)
        return self.tr("Payment, {0}").format(self._channel(record.channel))

    def _channel(self, code: str) -> str:
        channels = self._catalogue.payment_channels if self._catalogue else ()
        return next((one.label.get(self._formats.language).lower() for one in channels if one.id == code), code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows(self.table)
