"""All keys at a glance, written from the table of actions; it lies over the window and takes no focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from operator_desk.ui.actions import ACTIONS, Action
from operator_desk.ui.labels import RIGHT, TextLabel
from operator_desk.ui.panel import Panel, column
from operator_desk.ui.theme import BODY, HEADING, SECONDARY, SEMIBOLD, Look

WIDTH = 820


class KeyList(Panel):
    """Two columns. Shown and hidden by its key. Acts that differ only by a number are one line."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look)
        self.setParent(parent)
        self._over = parent
        self._title = TextLabel(look, HEADING, SEMIBOLD)
        self._rows = [
            (action, TextLabel(look, BODY), TextLabel(look, SECONDARY, SEMIBOLD, "soft", RIGHT)) for action in _lines()
        ]
        layout = column(self, left=28, top=20, right=28, bottom=20, gap=8)
        layout.addWidget(self._title)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(24)
        half = (len(self._rows) + 1) // 2
        for at, (_, text, key) in enumerate(self._rows):
            left = 0 if at < half else 3
            grid.addWidget(text, at % half, left)
            grid.addWidget(key, at % half, left + 1)
        for left in (0, 3):
            grid.setColumnStretch(left, 3)
            grid.setColumnStretch(left + 1, 2)
        grid.setColumnMinimumWidth(2, 16)
        layout.addLayout(grid)
        self.resize(WIDTH, self.sizeHint().height())
        self.hide()
        parent.installEventFilter(self)

    def turn(self) -> None:
        """Show it, or take it away."""
        self._place()
        self.setVisible(self.isHidden())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        parent = self._over
        self.resize(WIDTH, self.sizeHint().height())
        self.move((parent.width() - self.width()) // 2, max(0, (parent.height() - self.height()) // 2))

    def mousePressEvent(self, event: object) -> None:
        self.hide()

    def retranslate(self) -> None:
        self._title.show_text(self.tr("Keys"))
        self.setAccessibleName(self._title.shown)
        for action, text, key in self._rows:
            text.show_text(action.text)
            shown = action.shown_key
            if action.argument is not None:
                same = [one for one in ACTIONS if one.verb == action.verb]
                shown = f"{shown} – {same[-1].shown_key.rpartition('+')[2]}"
            key.show_text(shown)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _lines() -> tuple[Action, ...]:
    return tuple(action for action in ACTIONS if not action.argument)
