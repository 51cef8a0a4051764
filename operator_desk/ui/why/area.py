"""Why is it so? Holds together what is asked, what the desk has read and the panel that shows it."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from operator_desk.ui import words
from operator_desk.ui.bridge import DeskSignals
from operator_desk.ui.card.view import CardView
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.language import Language
from operator_desk.ui.why.explanation import BALANCE, Asked, Explanation, Figure, explain
from operator_desk.ui.why.speech import speak
from operator_desk.ui.why.tongue import Tongue
from operator_desk.ui.why.wording import Wording
from operator_desk.ui.work_pane import Page, WorkPane
from operator_desk.verbs import BillingOnDesk, CardOnDesk, DeskVerbs
from sync.billing.documents import Billing
from sync.card import Card
from sync.catalogue import Catalogue

READ_AFTER_MS = 150  # the card is painted first


class WhyArea(QObject):
    """The acts around an explanation. What stands behind a card's figures is read just after the card is shown."""

    def __init__(
        self,
        verbs: DeskVerbs,
        signals: DeskSignals,
        language: Language,
        clock: ServerClock,
        card: CardView,
        work: WorkPane,
    ) -> None:
        super().__init__(work)  # it goes with the window: an answer that comes later finds nobody
        self._verbs = verbs
        self._language = language
        self._clock = clock
        self._card = card
        self._work = work
        self._panel = work.why
        self._catalogue: Catalogue | None = None
        self._front: Card | None = None
        self._read: BillingOnDesk | None = None
        self._steps: list[Asked] = []  # how one came to what is shown, that last
        self._shown: Card | None = None  # whose figures the panel explains
        self._later = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._later.timeout.connect(self._ask)
        signals.billing_read.connect(self.take)
        card.figure_wanted.connect(self.open)
        self._panel.row_opened.connect(self.step_into)
        self._panel.bill_chosen.connect(lambda period: self._turn_to(Asked(Figure.BILL, period)))
        self._panel.against_chosen.connect(self._compare_with)
        self._panel.copy_wanted.connect(self.copy_answer)
        self._panel.left.connect(self.leave)
        language.changed.connect(self._show)

    # --- what is told ---------------------------------------------------------------------------------------

    def set_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._show()

    def card_shown(self, opened: CardOnDesk) -> None:
        """A card stands in front, or the same one has new facts."""
        before, self._front = self._front, opened.card
        if before is not None and _money_of(before) == _money_of(opened.card) and self._read is not None:
            return
        if before is None or _key(before) != _key(opened.card):
            self._read = None
        self._later.start()

    def card_left(self) -> None:
        """Another client, or nobody, stands in front. What somebody reads just now stays, and says so."""
        self._front = None
        self._read = None
        self._later.stop()
        if self._work.page is Page.WHY and self._shown is not None:
            self._panel.show_notice(self.tr("This client no longer stands in front."))

    def take(self, read: BillingOnDesk) -> None:
        """The desk has read an account's money, or could not."""
        front = self._front
        if front is None or _key(front) != (read.client_id, read.account_id):
            return
        self._read = read
        if read.billing is not None:
            self._card.take_billing(read.billing)
        self._show()

    # --- acts -----------------------------------------------------------------------------------------------

    def explain(self) -> None:
        """The figure that has the keyboard; what is owed, where none has."""
        if self._panel.tree.hasFocus():
            row = self._panel.tree.current()
            if row is not None and row.asked is not None:
                self.step_into(row.asked)
            return
        self.open(self._card.asked() or BALANCE)

    def explain_bill(self) -> None:
        """Why the bill is another one than the one before: of the bill chosen, else of the last."""
        asked = self._card.asked()
        if asked is not None and asked.figure is Figure.BILL:
            self.open(asked)
        elif self._front is not None and self._front.bills:
            self.open(Asked(Figure.BILL, self._front.bills[0].period))
        else:
            self.open(BALANCE)

    def open(self, asked: Asked) -> None:
        front = self._front
        if front is None or front.account_id is None:
            return
        self._steps = [asked]
        self._shown = front
        if self._read is None or self._read.billing is None:
            self._read = None
            self._ask()
        self._panel.clear()
        self._work.open_why()
        self._show()

    def step_into(self, asked: Asked) -> None:
        """A figure within the explanation; Esc leads back."""
        if self._shown is not None and self._shown is self._front and asked not in self._steps:
            self._steps.append(asked)
            self._show()

    def step_back(self) -> bool:
        """Esc: to the figure that one came from, then out. False: nothing is explained."""
        if self._work.page is not Page.WHY:
            return False
        if len(self._steps) > 1:
            self._steps.pop()
            self._show()
        else:
            self.leave()
        return True

    def leave(self) -> None:
        self._steps = []
        self._work.close_why()

    def copy_answer(self) -> None:
        text = self._panel.answer.text
        if text:
            QApplication.clipboard().setText(text)
            self._panel.answer.show_copied()

    def _turn_to(self, asked: Asked) -> None:
        if self._steps:
            self._steps[-1] = asked
            self._show()

    def _compare_with(self, period: str) -> None:
        if self._steps:
            self._turn_to(Asked(Figure.BILL, self._steps[-1].period, against=period))

    def _ask(self) -> None:
        front = self._front
        if front is not None and front.account_id is not None:
            self._later.stop()
            self._verbs.read_billing(front.client_id, front.account_id)

    # --- showing --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        shown, read = self._shown, self._read
        if self._work.page is not Page.WHY or not self._steps or shown is None or self._front is None:
            return
        if _key(shown) != _key(self._front):
            return
        self._shown = self._front
        whose = " · ".join((shown.name, self._language.formats.account(shown.number)))
        billing = None if read is None else read.billing
        found = None if billing is None else explain(billing, self._steps[-1])
        if billing is not None and found is not None:
            self._show_found(shown, billing, found, whose)
            if read is not None and read.from_store:
                as_of = self._language.formats.moment(read.as_of, self._clock.now())
                self._panel.show_notice(self.tr("No link to the server: as of {0}.").format(as_of))
            return
        self._panel.show_head(self.tr("Why is it so?"), whose)
        self._panel.clear()
        if read is None:
            self._panel.show_notice(self.tr("The figures are being read…"))
        elif billing is None:
            self._panel.show_notice(self.tr("Not explained: {0}.").format(words.no_answer(read.reason)))
        else:
            self._panel.show_notice(self.tr("There is no such document on this account."))

    def _show_found(self, card: Card, billing: Billing, found: Explanation, whose: str) -> None:
        formats = self._language.formats
        wording = Wording(formats, self._catalogue)
        tongue = Tongue(card.language, self._language.translator(card.language), self._catalogue)
        self._panel.show_head(wording.title(found.tree), whose)
        if found.split is not None:
            months = [(bill.period, f"{formats.month(bill.period)} {bill.period[:4]}") for bill in billing.bills]
            after, before = found.split.after.bill.period, found.split.before.bill.period
            others = [month for month in months if month[0] != after]
            self._panel.show_months(months, after, others, before)
        else:
            self._panel.show_months((), "", (), "")
        self._panel.show_explained(speak(tongue, billing, found), wording.rows(found))


def _key(card: Card) -> tuple[int, int | None]:
    return card.client_id, card.account_id


def _money_of(card: Card) -> tuple[object, ...]:
    """Of a card, what an explanation could have to say anew."""
    return *_key(card), card.balance, card.bills, card.corrections, card.payments
