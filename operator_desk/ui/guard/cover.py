"""What lies over a closed part of the card: calmly says which level is missing, and the key that asks for it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import KeyButton
from operator_desk.ui.guard import wording
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.panel import Panel, column, row
from operator_desk.ui.theme import BODY, HEADING, SEMIBOLD, Look
from sync.verification.rules import Level, Protected


@dataclass(frozen=True, slots=True)
class Seen:
    """How far the caller of a card has come, and whether the figures are to be seen; `level` None: nobody calls."""

    level: Level | None = None
    money: bool = True
    wanted: Level = Level.BALANCE  # that opens the figures


class Cover(Panel):
    """Stands in the place of the figures; its place does not change with them."""

    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sunk")
        self._seen = Seen()
        self._title = TextLabel(look, HEADING, SEMIBOLD, fit=True)
        self._why = TextLabel(look, BODY, tone="soft", fit=True)
        self.button = KeyButton(look)
        self.button.clicked.connect(self.asked)
        layout = column(self, gap=8)
        layout.addStretch(1)
        for part in (self._title, self._why, self.button):
            line = row()
            line.addStretch(1)
            line.addWidget(part)
            line.addStretch(1)
            layout.addLayout(line)
        layout.addStretch(1)

    def show_seen(self, seen: Seen) -> None:
        if seen != self._seen:
            self._seen = seen
            self.retranslate()

    def retranslate(self) -> None:
        self._title.show_text(wording.place(Protected.MONEY))
        level = wording.level(self._seen.level or Level.NONE)
        self._why.show_text(
            self.tr("Open from level “{0}”; the caller has reached “{1}”").format(
                wording.level(self._seen.wanted), level
            )
        )
        self.button.show_text(self.tr("Ask the caller"), action("verify").shown_key)
