"""To whom the call goes: colleagues, readiest first, found by name or extension as one types; or any extension."""

import re

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from operator_desk.ui import words
from operator_desk.ui.actions import action
from operator_desk.ui.buttons import KeyButton
from operator_desk.ui.drop_down import DropDown
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.now_model import ROW_HEIGHT, NowList, NowModel, NowRow
from operator_desk.ui.panel import column, row
from operator_desk.ui.theme import BODY, SECONDARY, SEMIBOLD, Look
from sync.protocol import Colleague

EXTENSION = re.compile(r"[0-9]{2,5}")
ROWS_SHOWN = 6
READ_EVERY_MS = 1500
STATE_TONES = {"ready": "good", "ringing": "accent", "talking": "accent", "paused": "warn"}


class TargetField(QLineEdit):
    """Arrows move in the list below. Enter does nothing: no key of a text field sends a call away."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


class TransferPanel(DropDown):
    """Opened by the key of the act; the same key, once somebody is marked or an extension typed, hands the call on."""

    handed_on = Signal(str, str)  # call id, extension
    colleagues_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._call_id = ""
        self._who = ""
        self._gone = False
        self._marked = ""  # the extension; not the list's current row, which moves when rows go
        self._colleagues: tuple[Colleague, ...] | None = None
        self._rows = NowModel()
        self._title = TextLabel(look, BODY, SEMIBOLD)
        self._advice = TextLabel(look, SECONDARY, tone="soft", wrap=True)
        self.field = TargetField()
        self.field.setMaxLength(60)
        self.list = NowList(look, self._rows)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(ROWS_SHOWN * ROW_HEIGHT)
        self.button = KeyButton(look, "primary")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = column(self, left=14, top=12, right=14, bottom=14, gap=8)
        head = row()
        head.addWidget(self._title, 1)
        layout.addLayout(head)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self._advice)
        layout.addWidget(self.button)
        self.setFixedWidth(358)
        self._again = QTimer(self, interval=READ_EVERY_MS)
        self._again.timeout.connect(self.colleagues_wanted)
        self.field.moved.connect(self._step)
        self.field.textEdited.connect(self._on_typed)
        self.list.taken.connect(self._mark)
        self.button.clicked.connect(self.hand_on)

    @property
    def target(self) -> str:
        """The extension that the call would go to now; empty while there is none."""
        if self._marked:
            return self._marked
        typed = self.field.text().strip()
        return typed if EXTENSION.fullmatch(typed) else ""

    def open_for(self, call_id: str, who: str) -> None:
        """The call that is handed on stays this one, whatever comes to the front meanwhile."""
        self._call_id, self._who, self._gone = call_id, who, False
        self._colleagues, self._marked = None, ""
        self.field.clear()
        self._rows.show_rows(())
        self.retranslate()
        self.colleagues_wanted.emit()
        self._again.start()
        self.open_up()

    def close_down(self) -> None:
        self._again.stop()
        super().close_down()

    def first_focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_colleagues(self, colleagues: tuple[Colleague, ...]) -> None:
        self._colleagues = colleagues
        self._show_rows()

    def show_gone(self, call_id: str) -> None:
        """The call is no longer his: there is nothing to hand on. The panel stays until it is closed."""
        if self.isVisible() and call_id == self._call_id and not self._gone:
            self._gone = True
            self._again.stop()
            self.retranslate()

    def hand_on(self) -> None:
        """To whoever is marked, else to the extension that stands in the field."""
        target = self.target
        if target and not self._gone:
            call_id = self._call_id
            self.close_down()
            self.handed_on.emit(call_id, target)

    def retranslate(self) -> None:
        self._title.show_text(self.tr("Hand over: {0}").format(self._who))
        self.field.setPlaceholderText(self.tr("Name or extension"))
        self.field.setAccessibleName(self.tr("To whom: name or extension"))
        self.list.setAccessibleName(self.tr("Colleagues"))
        self.setAccessibleName(self._title.shown)
        self._show_rows()

    def _on_typed(self, text: str) -> None:
        self._marked = ""
        self._show_rows()
        typed = text.strip()
        exact = self._rows.place_of(typed)
        if typed and (exact >= 0 or not typed.isdigit()):  # digits are the extension itself, until they are somebody's
            self._mark(max(exact, 0))

    def _step(self, step: int) -> None:
        at = self._rows.place_of(self._marked)
        self._mark(min(max(at + step, 0), self._rows.rowCount() - 1))

    def _mark(self, at: int) -> None:
        found = self._rows.row_at(at)
        self._marked = found.key if found is not None else ""
        self._show_rows()
        self.list.scrollTo(self._rows.index(at))

    def _show_rows(self) -> None:
        typed = self.field.text().strip().casefold()
        if self._colleagues is not None and all(one.extension != self._marked for one in self._colleagues):
            self._marked = ""
        self._rows.show_rows(
            [
                NowRow(
                    one.extension,
                    one.name,
                    one.extension,
                    words.colleague_state(one.state, one.reason),
                    STATE_TONES.get(one.state, "faint"),
                    in_front=one.extension == self._marked,
                )
                for one in self._colleagues or ()
                if not typed or typed in one.name.casefold() or one.extension.startswith(typed)
            ]
        )
        self._show_button()

    def _show_button(self) -> None:
        target = "" if self._gone else self.target
        self.button.setEnabled(bool(target))
        text = self.tr("Hand over to {0}").format(target) if target else action("transfer").text
        self.button.show_text(text, action("transfer").shown_key)
        if self._gone:
            self._advice.show_text(self.tr("The call is no longer here: nothing to hand over. Esc closes."), "warn")
        elif self._colleagues is None:
            self._advice.show_text(self.tr("Asking who is free…"), "soft")
        elif not target and self.field.text().strip() and not self._rows.rowCount():
            self._advice.show_text(self.tr("Nobody fits. An extension has 2 to 5 digits."), "warn")
        else:
            self._advice.show_text(self.tr("↑ ↓ to choose, then {0}. Esc goes back.").format(self.button.key), "soft")
