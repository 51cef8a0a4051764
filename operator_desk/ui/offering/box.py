"""The offer: a quiet line below the work, and, opened by its key, what is read aloud with the three answers."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import LinkButton
from operator_desk.ui.choice_list import ROW_HEIGHT, ChoiceList, ChoiceModel
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.panel import SCROLL_ROOM, Panel, column, row
from operator_desk.ui.theme import BODY, CAPTION, REGULAR, SECONDARY, Look
from sync.commands.offers import OUTCOMES

_SAID = {
    "accepted": QT_TRANSLATE_NOOP("Offer", "Accepted"),
    "declined": QT_TRANSLATE_NOOP("Offer", "Declined"),
    "not_said": QT_TRANSLATE_NOOP("Offer", "Not said"),
}


def outcome_word(outcome: str) -> str:
    return QCoreApplication.translate("Offer", str(_SAID[outcome])) if outcome in _SAID else outcome


class OfferLine(Panel):
    """Its place is kept, with or without an offer."""

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, framed=False)
        self._text = TextLabel(look, SECONDARY, tone="soft")
        self._link = LinkButton(look, SECONDARY, "accent", REGULAR)
        self._link.clicked.connect(self.wanted)
        line = row()
        self.setLayout(line)
        line.setContentsMargins(0, 0, SCROLL_ROOM, 0)
        line.addWidget(self._text, 1)
        line.addWidget(self._link)
        self._link.hide()
        self.setFixedHeight(24)

    @property
    def shown(self) -> str:
        return self._text.shown

    def show_offer(self, label: str, outcome: str) -> None:
        """`label` of the offer, "" where there is none; `outcome` when the client has answered."""
        if not label:
            self._text.show_text("")
        elif outcome:
            self._text.show_text(f"{label} · {outcome_word(outcome).lower()}")
        else:
            self._text.show_text(self.tr("May be offered: {0}").format(label))
        self._link.setVisible(bool(label))
        self._link.show_text(self.tr("Read") if not outcome else self.tr("Change"), action("offer").shown_key)


class OfferBox(Panel):
    """Opened by the operator alone. A digit answers."""

    answered = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sunk")
        self._caption = TextLabel(look, CAPTION, tone="faint")
        self.text = TextLabel(look, BODY, wrap=True)
        self._hint = TextLabel(look, SECONDARY, tone="soft")
        self.choices = ChoiceList(look, ChoiceModel())
        self.choices.setFixedHeight(len(OUTCOMES) * ROW_HEIGHT + 2)
        self._label = ""
        self._outcome = ""
        layout = column(self, left=12, top=8, right=12, bottom=10, gap=6)
        for part in (self._caption, self.text, self.choices, self._hint):
            layout.addWidget(part)
        self.choices.chosen.connect(self.answered)
        self.hide()

    def open_box(self, label: str, text: str, outcome: str) -> None:
        """`text` is read aloud, in the client's language."""
        self._label, self._outcome = label, outcome
        self.text.show_text(text)
        self.retranslate()
        self.show()
        self.choices.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        self.hide()

    def retranslate(self) -> None:
        self._caption.show_text(self.tr("Offer · {0}").format(self._label))
        self.choices.show_choices([(one, outcome_word(one)) for one in OUTCOMES], self._outcome)
        self.choices.setAccessibleName(self._label)
        self._hint.show_text(self.tr("A digit says what the client answered. Esc leaves."))
