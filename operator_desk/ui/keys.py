"""Reads the keyboard before a text field does, and only for the chords of the table: a typed letter is never an act."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from operator_desk.ui.actions import ACTIONS, Action, Where, latin_key

_MEANT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class KeyReader(QObject):
    """Follows the focus and turns chords into acts.

    `holds` says where the window is now; `act` does the act. Only the widget with the focus is watched, so nothing is
    paid for any other event of the program.
    """

    def __init__(
        self,
        application: QApplication,
        window: QWidget,
        holds: Callable[[], frozenset[Where]],
        act: Callable[[Action], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._holds = holds
        self._act = act
        self._watched: QObject | None = None
        self._table: dict[tuple[int, int], list[Action]] = {}
        for action in ACTIONS:
            self._table.setdefault((action.key.value, action.modifiers.value), []).append(action)
        window.installEventFilter(self)
        application.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if new is not None and new is not self._window and self._window.isAncestorOf(new):
            new.installEventFilter(self)
            self._watched = new

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(event, QKeyEvent):
            return False
        action = self.meant(event)
        if action is None:
            # Alt and a letter is an act or nothing: where it does not hold now, no field must get the letter.
            return kind is QEvent.Type.KeyPress and _is_alt_letter(event)
        event.accept()  # of ShortcutOverride: this key is ours, send it as a key press
        if kind is QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._act(action)
        return True

    def meant(self, event: QKeyEvent) -> Action | None:
        """The act of this key in the window as it stands; None for everything that is typing."""
        chord = (latin_key(event.key()), (event.modifiers() & _MEANT).value)
        actions = self._table.get(chord)
        if not actions:
            return None
        holds = self._holds()
        return next((action for action in actions if action.where in holds), None)


def _is_alt_letter(event: QKeyEvent) -> bool:
    """AltGr, with which people do write, comes as Ctrl+Alt or as none of both."""
    held = event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier)
    return held == Qt.KeyboardModifier.AltModifier and event.text().isprintable() and bool(event.text())
