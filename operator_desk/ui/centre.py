"""The middle of the window: the card, the question who is calling, or the quiet desk. Turning it moves no focus."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from operator_desk.ui.actions import action
from operator_desk.ui.caller import CallerPanel
from operator_desk.ui.card.view import CardView
from operator_desk.ui.front import DeskCall
from operator_desk.ui.labels import CENTRE, TextLabel
from operator_desk.ui.panel import Panel, column
from operator_desk.ui.theme import BODY, HEADING, SEMIBOLD, Look
from operator_desk.verbs import CardOnDesk


class WaitingPanel(Panel):
    """No call and no card: says what will stand here."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._headline = TextLabel(look, HEADING, SEMIBOLD, "soft", CENTRE)
        self._advice = TextLabel(look, BODY, tone="faint", align=CENTRE)
        self._find = TextLabel(look, BODY, tone="faint", align=CENTRE)
        layout = column(self, gap=8)
        layout.addStretch(2)
        for part in (self._headline, self._advice, self._find):
            layout.addWidget(part)
        layout.addStretch(3)

    def retranslate(self) -> None:
        self._headline.show_text(self.tr("The client's card will stand here"))
        self._advice.show_text(self.tr("It opens by itself when your phone rings and the caller is known."))
        self._find.show_text(self.tr("To look somebody up: {0}").format(action("find").shown_key))


class CentrePane(QStackedWidget):
    """Shows one of three. A focus that would be hidden waits at the pane itself, where no key does anything."""

    turned = Signal()

    def __init__(self, waiting: WaitingPanel, caller: CallerPanel, card: CardView) -> None:
        super().__init__()
        self._waiting, self._caller, self._card = waiting, caller, card
        for page in (waiting, caller, card):
            self.addWidget(page)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def shows_card(self) -> bool:
        return self.currentWidget() is self._card

    @property
    def shows_caller(self) -> bool:
        return self.currentWidget() is self._caller

    def show_waiting(self) -> None:
        self._turn(self._waiting)

    def show_caller(self, call: DeskCall) -> None:
        self._caller.fill(call)
        self._turn(self._caller)

    def show_card(self, opened: CardOnDesk) -> None:
        self._card.fill(opened)
        self._turn(self._card)

    def _turn(self, page: QWidget) -> None:
        if self.currentWidget() is page:
            return
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentWidget(page)
        self.turned.emit()
