"""One sentence over the foot of the window when an act failed: what happened, what is safe, what to do."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from operator_desk.ui.labels import TextLabel
from operator_desk.ui.panel import Panel, column
from operator_desk.ui.theme import BODY, GAP, SEMIBOLD, Look

SHOWN_MS = 15_000


class Notice(Panel):
    """Takes no focus, moves nothing, and goes by itself, by a click, or with the next act."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "bad_ground")
        self.text = TextLabel(look, BODY, SEMIBOLD, "bad")
        layout = column(self, left=16, top=0, right=16, bottom=0)
        layout.addWidget(self.text)
        self.setFixedHeight(36)
        self._page: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def lie_over(self, page: QWidget) -> None:
        self.setParent(page)
        self._page = page
        page.installEventFilter(self)
        self.hide()

    def say(self, text: str) -> None:
        """Show it; an empty text takes it away."""
        self.text.show_text(text)
        self.setAccessibleName(text)
        if not text:
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        if self._page is None:
            return
        wanted = self.text.fontMetrics().horizontalAdvance(self.text.shown) + 34
        self.resize(min(wanted, self._page.width() - 2 * GAP), 36)
        self.move((self._page.width() - self.width()) // 2, self._page.height() - 36 - GAP)

    def mousePressEvent(self, event: object) -> None:
        self.hide()
