"""Opens what belongs to the client in front: accounts and numbers at once, the rest when the server has told it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from operator_desk.ui import words
from operator_desk.ui.bridge import DeskSignals
from operator_desk.ui.card.view import CardView
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.formats import Formats
from operator_desk.ui.guard.area import GuardArea
from operator_desk.ui.links.panel import LinksPanel
from operator_desk.ui.links.rows import Choice, LinkRows, OpenAccount, TurnNumber
from operator_desk.ui.presenter import Presenter
from operator_desk.ui.theme import Look
from operator_desk.verbs import CardOnDesk, DeskVerbs, HouseholdOnDesk
from sync.household import Kin
from sync.verification.rules import Protected


class LinksArea(QObject):
    """One panel at a time, of the card in front; an account that it opens leaves the call where it is."""

    def __init__(
        self,
        verbs: DeskVerbs,
        signals: DeskSignals,
        presenter: Presenter,
        guard: GuardArea,
        look: Look,
        formats: Formats,
        clock: ServerClock,
        card: CardView,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._verbs = verbs
        self._presenter = presenter
        self._guard = guard
        self._formats = formats
        self._clock = clock
        self._kin: tuple[Kin, ...] = ()
        self._of: int | None = None  # the client whose links are shown
        self._more = False
        self._remark = ""
        self.panel = LinksPanel(look)
        self.panel.hang_below(card.header.accounts, page)
        self.panel.taken.connect(self._take)
        self.panel.end_reached.connect(self._read_more)
        card.links_wanted.connect(self.open)
        signals.household_read.connect(self._on_read)
        presenter.card_shown.connect(self._on_card)
        presenter.card_switched.connect(self.close_drop_down)

    def open(self) -> None:
        """Pressed again, it goes."""
        card = self._presenter.card
        if card is None or self.close_drop_down():
            return
        self._of, self._kin, self._more = card.client_id, (), False
        self._remark = self.tr("The household is being read…")
        self._verbs.read_household(card.client_id, card.account_id)
        self._show()
        self.panel.open_up()

    def close_drop_down(self) -> bool:
        """Esc: false when it was not open."""
        if not self.panel.isVisible():
            return False
        self.panel.close_down()
        return True

    def retranslate(self) -> None:
        self._show()

    def _on_card(self, opened: CardOnDesk) -> None:
        if self.panel.isVisible() and opened.card.client_id == self._of:
            self._show()

    def _on_read(self, read: HouseholdOnDesk) -> None:
        if read.client_id != self._of or read.offset != len(self._kin):
            return
        found = read.household
        if found is None:
            self._remark = self.tr("The household could not be read: {0}.").format(words.no_answer(read.reason))
        else:
            self._kin += found.kin
            self._more = found.more
            self._remark = "" if self._kin else self.tr("Nobody else is linked by address, payer or number.")
        self._show()

    def _read_more(self) -> None:
        card = self._presenter.card
        if self._more and card is not None and card.client_id == self._of:
            self._more = False
            self._verbs.read_household(card.client_id, card.account_id, len(self._kin))

    def _show(self) -> None:
        card = self._presenter.card
        if card is None or card.client_id != self._of:
            return
        rows = LinkRows(self._formats, self._clock.now(), money=self._guard.is_open(Protected.MONEY))
        # What comes later stands below: it moves nothing that is being read.
        lines = [*rows.accounts(card), *rows.numbers(card), *(rows.kin(one) for one in self._kin)]
        self.panel.show_lines(lines, card.name, self._remark)

    def _take(self, choice: Choice) -> None:
        card = self._presenter.card
        if card is None or card.client_id != self._of:
            return
        if isinstance(choice, OpenAccount):
            self.panel.close_down()
            self._presenter.open_account(choice.client_id, choice.account_id)
        elif isinstance(choice, TurnNumber):
            self._presenter.numbers.turn(card, choice.e164)
