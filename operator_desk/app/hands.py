"""A pair of hands at the window: types, presses keys, fills forms and waits for what is shown, as a person does.

The demonstration without a screen and the journeys of the tests work through it; nothing of the desk is called past
the window.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from operator_desk.ui.actions import action
from operator_desk.ui.form_fields import FormField
from operator_desk.ui.main_window import MainWindow
from operator_desk.ui.work_pane import Page
from sync import written

_POLL_MS = 5


class NotSeen(Exception):
    """What was waited for did not come in time."""


class Hands:
    """Works on one window, in its thread."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def wait(self, holds: Callable[[], bool], what: str, seconds: float = 10.0) -> None:
        """Let the window live until `holds`. Raises NotSeen, naming `what`."""
        deadline = time.monotonic() + seconds
        loop = QEventLoop()
        tick = QTimer()
        tick.setInterval(_POLL_MS)
        tick.timeout.connect(loop.quit)  # looked at out here: an error in a slot would be lost, and wait for ever
        tick.start()
        while not holds():
            if time.monotonic() > deadline:
                raise NotSeen(f"{what}: not seen in {seconds:g} s")
            loop.exec()

    def rest(self, seconds: float) -> None:
        """Do nothing for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    # --- keys ------------------------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """The key of an act in the table."""
        act = action(name)
        self.key(act.key, act.modifiers)

    def key(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        text: str = "",
    ) -> None:
        """One key, to whatever has the focus."""
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._focus(), QKeyEvent(kind, key.value, modifiers, text))

    def type(self, text: str) -> None:
        """Letters, one after the other, to whatever has the focus."""
        for letter in text:
            self.key(Qt.Key.Key_unknown, text=letter)

    def _focus(self) -> QWidget:
        return self.window.focusWidget() or self.window

    # --- work ------------------------------------------------------------------------------------------------

    def ask_caller(self) -> None:
        """Ask the caller who he is, up to the next level."""
        self.press("verify")
        self.agree()

    def agree(self) -> int:
        """Every answer that is asked for agrees with the file, until no further one is. How many they were."""
        panel = self.window.page.guard.panel
        answers = 0
        while panel.isVisible() and panel.fact:
            self.type("1")
            answers += 1
        return answers

    def begin_request(self, words: str, type_id: str) -> None:
        """Type into the entry what it is about and take the request type that stands below."""
        work = self.window.page.work
        self.press("find")
        self.type(words)
        rows = work.results.model
        self.wait(lambda: rows.rowCount() > 0, f"what “{words}” can mean")
        for at in range(rows.rowCount()):
            row = rows.row_at(at)
            if row is not None and getattr(row.meant, "id", None) == type_id:
                marked = work.results.list.currentIndex().row()
                for _ in range(abs(at - marked)):
                    self.key(Qt.Key.Key_Down if at > marked else Qt.Key.Key_Up)
                break
        else:
            raise NotSeen(f"“{words}” does not offer {type_id}")
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: work.page is Page.FORM, "the form")

    def fill_form(self, today: date) -> None:
        """Put something sensible into every required field that is empty, as they appear."""
        for _ in range(20):
            empty = next((field for field in self.shown_fields() if field.field.required and not field.text()), None)
            if empty is None:
                return
            self._fill(empty, today)
        raise NotSeen("a form whose fields can be filled")

    def shown_fields(self) -> list[FormField]:
        """The fields that the form asks for now, from above."""
        fields = self.window.page.work.form.findChildren(FormField)
        return [field for field in fields if not field.isHidden()]

    def file(self) -> str:
        """File what stands in the form; the id of the request."""
        form = self.window.page.work.form
        draft = form.draft
        if draft is None:
            raise NotSeen("an open form")
        self.press("file")
        self.agree()  # what changes the file is filed for a caller who has shown who he is
        wrong = [field.field.id for field in self.shown_fields() if field.widget.property("problem") == "true"]
        if form.is_open:
            raise NotSeen(f"a form without a fault; at fault: {', '.join(wrong)}")
        return draft.id

    def _fill(self, field: FormField, today: date) -> None:
        widget = field.widget
        if isinstance(widget, QComboBox):
            widget.setCurrentIndex(1)
            return
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.type(_sample(field.field.kind, field.field.format, field.field.minimum, today))


def _sample(kind: str, text_format: str, minimum: int | None, today: date) -> str:
    match kind:
        case "date":
            return written.day(today + timedelta(days=max(minimum or 0, 0)))
        case "number" | "reading":
            return str(max(minimum or 0, 99_000))
        case "money":
            return "850,00"
        case "period":
            return written.month(f"{today.year}-{today.month:02}")
        case "phone":
            return "067 111 22 33"
    return "client@example.com" if text_format == "email" else "Зі слів клієнта"
