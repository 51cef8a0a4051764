"""The buttons of a call, each in its place whatever the call is doing: hold or answer, transfer, hang up."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import KeyButton
from operator_desk.ui.offers import CallOffers
from operator_desk.ui.theme import Look
from sync.protocol import Act

# The name of the act in the table of keys.
_FIRST = {Act.ANSWER: "answer", Act.HOLD: "hold", Act.RESUME: "hold"}


TIGHTER = 8  # pixels between text and key: four buttons stand beside a name on the smallest screen


class ActButtons(QWidget):
    """What is not possible now is pale; without a call the places are empty. None of them takes the focus."""

    first_wanted = Signal(str)  # answer, hold or resume: what stands on the button
    transfer_wanted = Signal()
    hang_up_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._offers = CallOffers()
        self.first = KeyButton(look)
        self.transfer = KeyButton(look)
        self.hang_up = KeyButton(look, "danger")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for button in (self.first, self.transfer, self.hang_up):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            button.hide()
            line.addWidget(button)
        self.first.clicked.connect(self._on_first)
        self.transfer.clicked.connect(self.transfer_wanted)
        self.hang_up.clicked.connect(self.hang_up_wanted)

    def show_offers(self, offers: CallOffers) -> None:
        """Which acts are possible now."""
        if offers == self._offers:
            return  # a ring must not lay the bar out anew for nothing
        self._offers = offers
        self._show_texts()
        self.first.setVisible(offers.live and offers.first is not None)
        self.first.setEnabled(offers.first_possible)
        self.transfer.setVisible(offers.live)
        self.transfer.setEnabled(offers.transfer)
        self.hang_up.setVisible(offers.live)
        self.hang_up.setEnabled(offers.hang_up)

    def retranslate(self) -> None:
        """The widths are those of the longest word that can come to stand in each place."""
        for button, texts in (
            (self.first, [self._first_words(act) for act in _FIRST]),
            (self.transfer, [(action("transfer").text, action("transfer").shown_key)]),
            (self.hang_up, [self._hang_up_words(ringing) for ringing in (True, False)]),
        ):
            widths = []
            for text, key in texts:
                button.show_text(text, key)
                widths.append(button.sizeHint().width() - TIGHTER)
            button.setFixedWidth(max(widths))
        self._show_texts()

    def _show_texts(self) -> None:
        for button, (text, key) in (
            (self.first, self._first_words(self._offers.first or Act.HOLD)),
            (self.transfer, (action("transfer").text, action("transfer").shown_key)),
            (self.hang_up, self._hang_up_words(self._offers.ringing)),
        ):
            if button.text() != text:
                button.show_text(text, key)

    def _first_words(self, act: Act) -> tuple[str, str]:
        row = action(_FIRST[act])
        texts = {
            Act.ANSWER: QCoreApplication.translate("ActButtons", "Answer"),
            Act.HOLD: QCoreApplication.translate("ActButtons", "Hold"),
            Act.RESUME: QCoreApplication.translate("ActButtons", "Resume"),
        }
        return texts[act], row.shown_key

    def _hang_up_words(self, ringing: bool) -> tuple[str, str]:
        return self.tr("Refuse") if ringing else self.tr("Hang up"), action("hang_up").shown_key

    def _on_first(self) -> None:
        if self._offers.first is not None:
            self.first_wanted.emit(str(self._offers.first))
