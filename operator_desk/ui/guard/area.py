"""Watches over what a profile protects: covers it, asks the caller, opens it, and has all of that written down.

A level belongs to a call and a client: another account of the same client has it too, another client has not. Where
nobody calls, nothing is closed.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from operator_desk.ui.bridge import DeskSignals
from operator_desk.ui.card.view import CardView
from operator_desk.ui.formats import Formats
from operator_desk.ui.front import DeskCall
from operator_desk.ui.guard import wording
from operator_desk.ui.guard.cover import Seen
from operator_desk.ui.guard.panel import Asked, CheckPanel
from operator_desk.ui.presenter import Presenter
from operator_desk.ui.theme import Look
from operator_desk.verbs import Access, DeskVerbs
from sync.card import Card
from sync.catalogue import Catalogue
from sync.protocol import Evidence
from sync.verification.questions import questions
from sync.verification.rules import Check, Level, Protected, VerificationRules
from sync.verification.standing import Standing, standing

Place = tuple[str, int, str]  # call, client, what is protected


class GuardArea(QObject):
    """Decides what is open at the card in front."""

    opened = Signal()  # something that was closed is open now

    def __init__(
        self,
        verbs: DeskVerbs,
        signals: DeskSignals,
        presenter: Presenter,
        look: Look,
        formats: Formats,
        card: CardView,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._verbs = verbs
        self._presenter = presenter
        self._formats = formats
        self._card = card
        self._rules = VerificationRules()
        self._anyway: set[Place] = set()
        self._noted: set[Place] = set()  # openings that are written down
        self._asking: tuple[str, Level, Callable[[], None] | None] | None = None
        self._asked_of: tuple[str, int] | None = None  # call and client
        self.panel = CheckPanel(look)
        self.panel.hang_below(card.header.level, page)
        self.panel.answered.connect(self._take_answer)
        self.panel.opened_anyway.connect(self._open_anyway)
        card.verification_wanted.connect(self.ask)
        # Before the card is filled: it is filled with what is open.
        presenter.card_shown.connect(lambda _: self._before_card())
        presenter.bar_changed.connect(lambda _: self._show())
        presenter.card_switched.connect(self._on_switched)
        presenter.person_changed.connect(lambda _: self._forget())
        signals.call_checked.connect(self._on_checked)

    def set_catalogue(self, catalogue: Catalogue) -> None:
        self._rules = catalogue.verification
        self._show()

    # --- what is open ----------------------------------------------------------------------------------------

    def is_open(self, what: str) -> bool:
        """Whether the caller in front has reached the level of this place, or an operator has opened it to him."""
        who, needed = self._who(), self._needed(what)
        if who is None or needed is None:
            return True
        call, card = who
        return self._standing(call, card).level.reaches(needed) or (call.id, card.client_id, what) in self._anyway

    @property
    def has_proved_all(self) -> bool:
        """Whether the caller in front has reached the highest level, and nothing was opened for want of it."""
        who = self._who()
        return who is not None and self._standing(*who).level is Level.CHANGE

    def demand(self, what: str, then: Callable[[], None]) -> None:
        """Do it if it is open; else it is refused, the caller is asked, and it is done once he has answered."""
        if self.is_open(what):
            self._note_opened(what)
            then()
            return
        who, needed = self._who(), self._needed(what)
        assert who is not None and needed is not None
        self._note(*who, Access(what, "refused", str(self._standing(*who).level)))
        self._begin(what, needed, then)

    def ask(self) -> None:
        """The operator's own key: on to the next level."""
        who = self._who()
        if who is None:
            return
        level = self._standing(*who).level
        target = next((one for one in (Level.BALANCE, Level.CHANGE) if not level.reaches(one)), None)
        if target is not None:
            closed = "" if self.is_open(Protected.MONEY) else str(Protected.MONEY)
            self._begin(closed, target, None)

    def close_drop_down(self) -> bool:
        """Esc: false when nothing was being asked."""
        if not self.panel.isVisible():
            return False
        self._asking = None
        self.panel.close_down()
        return True

    def retranslate(self) -> None:
        self.panel.retranslate()

    # --- asking ----------------------------------------------------------------------------------------------

    def _begin(self, what: str, target: Level, then: Callable[[], None] | None) -> None:
        who = self._who()
        if who is None:
            return
        self._asking = (what, target, then)
        self._asked_of = (who[0].id, who[1].client_id)
        self.panel.begin(self._asked(*who, what, target))

    def _asked(self, call: DeskCall, card: Card, what: str, target: Level) -> Asked:
        found = questions(self._rules, card, call.info.entered_account, call.on_desk.checks, target)
        answers = {one.fact: wording.answer(one.fact, card, self._formats) for one in found}
        return Asked(what, target, self._standing(call, card), found, answers, self._rules.open_anyway)

    def _take_answer(self, fact: str, agrees: bool) -> None:
        who = self._who()
        if who is None or self._asking is None or (who[0].id, who[1].client_id) != self._asked_of:
            return
        call, card = who
        check = Check(card.client_id, fact, agrees)
        self._presenter.front.checked(call.id, (check,))
        who = self._who()
        assert who is not None
        reached = self._standing(*who).level
        self._verbs.note_answer(call.id, card.account_id, check, str(reached))
        self._show()
        self._go_on()

    def _open_anyway(self, reason: str) -> None:
        who = self._who()
        if who is None or self._asking is None or (who[0].id, who[1].client_id) != self._asked_of:
            return
        call, card = who
        what = self._asking[0]
        self._anyway.add((call.id, card.client_id, what))
        self._noted.add((call.id, card.client_id, what))
        self._note(call, card, Access(what, "override", str(self._standing(call, card).level), reason))
        self._show()
        self._go_on()

    def _go_on(self) -> None:
        """Close when what was wanted is reached, and do what waits for it; else the next question."""
        who, asking = self._who(), self._asking
        if who is None or asking is None or not self.panel.isVisible():
            return
        what, target, then = asking
        reached = self._standing(*who).level.reaches(target)
        if not reached and not (what and self.is_open(what)):
            self.panel.show_asked(self._asked(*who, what, target))
            return
        self._asking = None
        self.panel.close_down()
        if what:
            self._note_opened(what)
        self.opened.emit()
        if then is not None:
            then()

    # --- what is told ----------------------------------------------------------------------------------------

    def _on_checked(self, call_id: str, checks: tuple[Check, ...]) -> None:
        self._presenter.front.checked(call_id, checks)
        self._show()
        self._go_on()

    def _on_switched(self) -> None:
        who = self._who()
        if who is None or (who[0].id, who[1].client_id) != self._asked_of:
            self.panel.show_gone()

    def _forget(self) -> None:
        self._anyway.clear()
        self._noted.clear()
        self._asking = None
        self.panel.close_down()

    # --- showing ---------------------------------------------------------------------------------------------

    def _before_card(self) -> None:
        self._card.set_seen(self._seen())
        self._note_shown()

    def _show(self) -> None:
        self._card.show_seen(self._seen())
        self._note_shown()

    def _seen(self) -> Seen:
        who = self._who()
        if who is None:
            return Seen()
        wanted = self._needed(Protected.MONEY) or Level.BALANCE
        return Seen(self._standing(*who).level, self.is_open(Protected.MONEY), wanted)

    def _note_shown(self) -> None:
        """The figures stood open in a talk: written down once."""
        who = self._who()
        if who is not None and who[0].talked and self._needed(Protected.MONEY) and self.is_open(Protected.MONEY):
            self._note_opened(Protected.MONEY)

    # --- inside ----------------------------------------------------------------------------------------------

    def _who(self) -> tuple[DeskCall, Card] | None:
        """The caller in front and the client whose card he would be told of."""
        call, card = self._presenter.call_in_front, self._presenter.card
        return None if call is None or card is None else (call, card)

    def _needed(self, what: str) -> Level | None:
        if what.startswith("request:"):
            return self._rules.requests.get(what.removeprefix("request:"))
        return self._rules.protected.get(Protected(what))

    def _standing(self, call: DeskCall, card: Card) -> Standing:
        evidence: tuple[Evidence, ...] = ()
        for candidate in call.on_desk.candidates:
            if candidate.client_id == card.client_id:
                evidence = candidate.evidence
        return standing(self._rules, card.client_id, evidence, call.on_desk.checks)

    def _note_opened(self, what: str) -> None:
        who = self._who()
        if who is None or self._needed(what) is None:
            return
        call, card = who
        place = (call.id, card.client_id, str(what))
        if place not in self._noted:
            self._noted.add(place)
            self._note(call, card, Access(str(what), "opened", str(self._standing(call, card).level)))

    def _note(self, call: DeskCall, card: Card, access: Access) -> None:
        self._verbs.note_access(call.id, card.client_id, card.account_id, access)
