"""Just typing: a letter typed where no field has the focus begins in the entry. It never takes one from a field, a list
that letters choose from, or an open panel; and while a phone rings it takes none at all."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from operator_desk.ui.choice_list import ChoiceList
from operator_desk.ui.drop_down import DropDown

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, ChoiceList)
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TypingAnywhere(QObject):
    """Follows the focus within one window. `may` says whether a letter may begin in the entry now."""

    def __init__(
        self, application: QApplication, window: QWidget, may: Callable[[], bool], begin: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._may = may
        self._begin = begin
        self._watched: QObject | None = None
        window.installEventFilter(self)
        application.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if new is not None and new is not self._window and self._window.isAncestorOf(new) and not _is_field(new):
            new.installEventFilter(self)
            self._watched = new

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        text = event.text()
        if event.modifiers() & _CHORD or len(text) != 1 or not text.isalnum():
            return False
        focus = QApplication.focusWidget()
        if focus is not None and _is_field(focus):
            return False
        if not self._may():
            return False
        self._begin(text)
        return True


def _is_field(widget: QWidget) -> bool:
    """Whether letters mean something there, or in a panel that lies over the window."""
    if isinstance(widget, _FIELDS):
        return True
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, DropDown):
            return True
        above = above.parentWidget()
    return False
