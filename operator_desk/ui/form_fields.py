"""The widgets of a generated form, one for a field of the catalogue: they hold text as typed and tell changes."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from operator_desk.ui import words
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.theme import SECONDARY, Look
from sync.catalogue import Field
from sync.forms import Option, Problem

FREE_HEIGHT = 62


class ChoiceBox(QComboBox):
    """A list to choose from. The wheel scrolls the form, never the value; the arrow is drawn in the theme's colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and not event.modifiers():
            self.showPopup()  # opening shows what there is to choose before anything is changed
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._look.colour("soft"))
        painter.drawText(
            self.rect().adjusted(0, 0, -10, 0), int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), "▾"
        )
        painter.end()


class NoteEdit(QPlainTextEdit):
    """A text of several lines; Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(FREE_HEIGHT)


class FormField(QWidget):
    """A caption, a widget, and the place of a problem below it. `changed` is emitted at each keystroke."""

    changed = Signal()

    def __init__(self, look: Look, field: Field, language: str, options: tuple[Option, ...]) -> None:
        super().__init__()
        self.field = field
        self._look = look
        self._options = options
        self._caption = TextLabel(look, SECONDARY, tone="soft")
        self._problem = TextLabel(look, SECONDARY, tone="bad", wrap=True)
        self._problem.hide()
        self.widget: QLineEdit | QPlainTextEdit | QComboBox = self._make(language)
        self._caption.setBuddy(self.widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._caption)
        layout.addWidget(self.widget)
        layout.addWidget(self._problem)
        self._mute = False
        self.retranslate(language)

    def _make(self, language: str) -> QLineEdit | QPlainTextEdit | QComboBox:
        if self.field.kind == "note":
            note = NoteEdit()
            note.textChanged.connect(self._tell)
            return note
        if self._options:
            box = ChoiceBox(self._look)
            box.addItem("", "")
            for option in self._options:
                box.addItem(option.label, option.value)
            box.currentIndexChanged.connect(self._tell)
            return box
        line = QLineEdit()
        line.setMaxLength(max(self.field.max_length, 1))
        line.textChanged.connect(self._tell)
        return line

    def _tell(self) -> None:
        if not self._mute:
            self.changed.emit()

    def text(self) -> str:
        """What stands in the field, as typed; of a choice its value."""
        if isinstance(self.widget, QComboBox):
            return str(self.widget.currentData() or "")
        if isinstance(self.widget, QPlainTextEdit):
            return self.widget.toPlainText()
        return self.widget.text()

    def set_text(self, text: str) -> None:
        """Fill without telling: defaults and drafts."""
        self._mute = True
        if isinstance(self.widget, QComboBox):
            at = self.widget.findData(text)
            if at < 0 and text:
                self.widget.addItem(text, text)  # of a draft whose card has changed: kept as it was chosen
                at = self.widget.count() - 1
            self.widget.setCurrentIndex(max(at, 0))
        elif isinstance(self.widget, QPlainTextEdit):
            self.widget.setPlainText(text)
        else:
            self.widget.setText(text)
            self.widget.setCursorPosition(0)
        self._mute = False

    def show_problem(self, problem: Problem | None) -> None:
        """What is wrong, in words below the field and by its border; None: nothing."""
        wrong = problem is not None
        if problem is not None:
            self._problem.show_text(words.field_problem(problem.code, problem.args))
        self._problem.setVisible(wrong)
        self.widget.setAccessibleDescription(self._problem.shown if wrong else "")
        value = "true" if wrong else "false"
        if self.widget.property("problem") != value:
            self.widget.setProperty("problem", value)
            self.widget.style().unpolish(self.widget)
            self.widget.style().polish(self.widget)

    def retranslate(self, language: str, options: tuple[Option, ...] = ()) -> None:
        """The catalogue's words in another language; what was chosen or typed stays."""
        label = self.field.label.get(language)
        caption = label if self.field.required else self.tr("{0} (optional)").format(label)
        self._caption.show_text(caption)
        self.widget.setAccessibleName(caption)
        if self.field.hint is not None and not isinstance(self.widget, QComboBox):
            self.widget.setPlaceholderText(self.field.hint.get(language))
        if isinstance(self.widget, QComboBox):
            for option in options:
                at = self.widget.findData(option.value)
                if at >= 0:
                    self.widget.setItemText(at, option.label)

    def watch_focus(self, watcher: QObject) -> None:
        self.widget.installEventFilter(watcher)


def took_focus(event: QEvent) -> bool:
    """Whether the widget has just got the focus."""
    return event.type() == QEvent.Type.FocusIn
