"""The whole card: its panels in their places, built once; a new client only fills them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from operator_desk.ui.card.alert import AlertLine
from operator_desk.ui.card.consumption import ConsumptionPanel
from operator_desk.ui.card.header import CardHeader
from operator_desk.ui.card.meters import MetersPanel
from operator_desk.ui.card.money import MoneyPanel
from operator_desk.ui.card.timeline import TimelinePanel
from operator_desk.ui.card.timeline_rows import RowWriter
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.formats import Formats
from operator_desk.ui.guard.cover import Cover, Seen
from operator_desk.ui.theme import GAP, Look
from operator_desk.ui.why.explanation import Asked, Figure
from operator_desk.verbs import CardOnDesk, TimelinePage
from sync.billing.documents import Billing
from sync.catalogue import Catalogue


class CardView(QWidget):
    """Fills the panels in one go and paints once; the timeline follows after the header has been seen."""

    links_wanted = Signal()
    other_caller_wanted = Signal()
    page_wanted = Signal(object, object, tuple, object)
    figure_wanted = Signal(object)  # Asked
    verification_wanted = Signal()

    def __init__(self, look: Look, formats: Formats, clock: ServerClock) -> None:
        super().__init__()
        self._formats = formats
        self._clock = clock
        self._catalogue: Catalogue | None = None
        self._own_name = ""
        self._opened: CardOnDesk | None = None
        self._seen = Seen()
        self._hides_anew = False  # whether sums that were shown are hidden from now on, or the other way round
        self.header = CardHeader(look, formats)
        self.alert = AlertLine(look)
        self.meters = MetersPanel(look, formats)
        self.money = MoneyPanel(look, formats)
        self.consumption = ConsumptionPanel(look, formats)
        self.cover = Cover(look)
        self.timeline = TimelinePanel(look, formats)
        self._build()
        self.header.level.clicked.connect(self.verification_wanted)
        self.cover.asked.connect(self.verification_wanted)
        self.header.links_wanted.connect(self.links_wanted)
        self.header.other_caller_wanted.connect(self.other_caller_wanted)
        self.timeline.page_wanted.connect(self.page_wanted)
        self.money.figure_wanted.connect(self.figure_wanted)
        self.consumption.bars.month_wanted.connect(
            lambda period: self.figure_wanted.emit(Asked(Figure.CONSUMPTION, period))
        )

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.header)
        layout.addWidget(self.alert)
        layout.addWidget(self.meters)
        figures = QWidget()
        pair = QHBoxLayout(figures)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(GAP)
        pair.addWidget(self.money, 1)
        pair.addWidget(self.consumption, 1)
        self._figures = QStackedWidget()
        self._figures.addWidget(figures)
        self._figures.addWidget(self.cover)
        layout.addWidget(self._figures, 1)
        layout.addWidget(self.timeline, 2)

    @property
    def opened(self) -> CardOnDesk | None:
        return self._opened

    def set_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        if self._opened is not None:
            self.fill(self._opened)

    def set_own_name(self, name: str) -> None:
        """Whose work is called "you" in the timeline."""
        self._own_name = name

    def set_seen(self, seen: Seen) -> None:
        """How far the caller of the card that comes next has been verified."""
        self._hides_anew |= seen.money != self._seen.money
        self._seen = seen
        self.cover.show_seen(seen)
        closed = not seen.money
        if closed != (self._figures.currentWidget() is self.cover):
            focus = QApplication.focusWidget()
            if focus is not None and self._figures.isAncestorOf(focus):
                self.setFocus(Qt.FocusReason.OtherFocusReason)  # a focus that would be hidden waits here
            self._figures.setCurrentIndex(int(closed))

    def show_seen(self, seen: Seen) -> None:
        """The caller of the card that is shown has been verified further, or is another one."""
        if seen == self._seen:
            return
        self.set_seen(seen)
        if self._opened is not None:
            self.fill(self._opened)

    def fill(self, opened: CardOnDesk) -> None:
        """Show this card. The same client again keeps the timeline's rows, selection and scroll."""
        now = self._clock.now()
        today = self._formats.today(now)
        card = opened.card
        self._opened = opened
        self.setUpdatesEnabled(False)
        as_of = self._formats.moment(opened.as_of, now) if opened.from_store else ""
        in_call = opened.call_id is not None
        self.header.fill(card, self._catalogue, today, as_of, in_call=in_call, seen=self._seen)
        self.meters.fill(card, today)
        self.money.fill(card, self._catalogue)
        self.consumption.fill(card)
        self.timeline.fill(card, self._writer(now))
        if self._hides_anew:
            self._hides_anew = False
            self.timeline.reword(self._writer(now))
        self.setUpdatesEnabled(True)

    def take_page(self, page: TimelinePage) -> None:
        self.timeline.take_page(page)

    def take_billing(self, billing: Billing) -> None:
        """What stands behind the figures has been read."""
        self.money.take_billing(billing)

    def asked(self) -> Asked | None:
        """The figure that has the keyboard."""
        if self.money.table.hasFocus():
            return self.money.asked()
        if self.meters.table.hasFocus():
            return self._metered()
        month = self.consumption.bars.chosen
        if self.consumption.bars.hasFocus() and month is not None:
            return Asked(Figure.CONSUMPTION, month.period)
        return None

    def _metered(self) -> Asked | None:
        """What was used by the last bill, down to the readings of each register."""
        bills = self._opened.card.bills if self._opened is not None else ()
        return Asked(Figure.CONSUMPTION, bills[0].period) if bills else None

    def retranslate(self) -> None:
        for part in (self.header, self.meters, self.money, self.consumption, self.cover):
            part.retranslate()
        self.timeline.retranslate(self._writer(self._clock.now()))

    def _writer(self, now: int) -> RowWriter:
        return RowWriter(self._formats, self._catalogue, now, self._own_name, money=self._seen.money)
