"""A panel that a person opens over the window by a key and closes again; the focus goes back to where it was."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from operator_desk.ui.panel import Panel
from operator_desk.ui.theme import GAP, Look


class DropDown(Panel):
    """Hangs below an anchor at the right edge of the page. It opens by the operator's own act only, never by a call's,
    and stays until he closes it: letters that he types must not fall into another field."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._page: QWidget | None = None
        self._anchor: QWidget | None = None
        self._before: QWidget | None = None
        self.hide()

    def hang_below(self, anchor: QWidget, page: QWidget) -> None:
        """Where it opens; `page` is what it lies over."""
        self.setParent(page)
        self._page, self._anchor = page, anchor
        page.installEventFilter(self)
        self.hide()

    def open_up(self) -> None:
        """Show it and give it the focus."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.first_focus()

    def close_down(self) -> None:
        """Take it away; the focus goes back."""
        if self.isHidden():
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        before, self._before = self._before, None
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def first_focus(self) -> None:
        """The part that is to have the focus when it opens."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        if self._page is None or self._anchor is None:
            return
        layout = self.layout()
        if layout is not None:  # adjustSize() knows nothing of lines that wrap
            layout.activate()
            width = self.width()
            self.resize(
                width, layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
            )
        corner = self._anchor.mapTo(self._page, QPoint(self._anchor.width(), self._anchor.height()))
        left = min(corner.x(), self._page.width() - GAP) - self.width()
        self.move(max(GAP, left), corner.y() + 14)
