"""All alerts of the client in front, each with its digit: a choice opens its place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from operator_desk.ui.actions import action
from operator_desk.ui.choice_list import ROW_HEIGHT, ChoiceList, ChoiceModel
from operator_desk.ui.drop_down import DropDown
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.panel import column, row
from operator_desk.ui.theme import BODY, SECONDARY, SEMIBOLD, Look

_MOST_SHOWN = 9


class AlertList(DropDown):
    """Opened by its key under the line of alerts."""

    chosen = Signal(str)  # id of the rule

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._title = TextLabel(look, BODY, SEMIBOLD)
        self._key = TextLabel(look, SECONDARY, tone="faint", fit=True)
        self.list = ChoiceList(look, ChoiceModel())
        layout = column(self, left=14, top=12, right=14, bottom=12, gap=8)
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(self._key)
        layout.addLayout(head)
        layout.addWidget(self.list)
        self.setFixedWidth(520)
        self.list.chosen.connect(self._on_chosen)

    def show_alerts(self, alerts: Sequence[tuple[str, str]], marked: str) -> None:
        """Ids with their sentences; `marked` was opened last."""
        self.list.show_choices(alerts, marked)
        self.list.setFixedHeight(min(max(len(alerts), 1), _MOST_SHOWN) * ROW_HEIGHT + 2)

    def first_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self._title.show_text(self.tr("What to know about this client"))
        self._key.show_text(action("alerts").shown_key)
        self.list.setAccessibleName(self._title.shown)
        self.setAccessibleName(self._title.shown)

    def _on_chosen(self, rule: str) -> None:
        self.close_down()
        self.chosen.emit(rule)
