"""A script, a question at a time: a digit chooses, Enter goes on, and every answer stands in the form below at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import KeyButton, LinkButton
from operator_desk.ui.choice_list import ROW_HEIGHT, ChoiceList, ChoiceModel
from operator_desk.ui.formats import Formats
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.panel import Panel, column, row
from operator_desk.ui.theme import BODY, CAPTION, MEDIUM, SECONDARY, Look
from sync.knowledge.walk import Walk


class GoOn(KeyButton):
    """The only thing to do at a step that is said: Enter does it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ScriptPanel(Panel):
    """Shows the step at hand and tells the answer; what becomes of it is not its business."""

    answered = Signal(str)
    back_wanted = Signal()

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look, "sunk")
        self._formats = formats
        self._walk: Walk | None = None
        self._caption = TextLabel(look, CAPTION, tone="faint")
        self._back = LinkButton(look)
        self._question = TextLabel(look, BODY, MEDIUM, wrap=True)
        self._hint = TextLabel(look, SECONDARY, tone="soft")
        self.choices = ChoiceList(look, ChoiceModel())
        self.field = QLineEdit()
        self.on = GoOn(look)
        layout = column(self, left=12, top=8, right=12, bottom=10, gap=6)
        head = row()
        head.addWidget(self._caption, 1)
        head.addWidget(self._back)
        layout.addLayout(head)
        for part in (self._question, self.choices, self.field, self.on, self._hint):
            layout.addWidget(part)
        self._picked = ""
        self.choices.chosen.connect(self._pick)
        self.choices.confirmed.connect(lambda: self.answered.emit(self._picked))
        self.field.returnPressed.connect(lambda: self.answered.emit(self.field.text()))
        self.on.clicked.connect(lambda: self.answered.emit(""))
        self._back.clicked.connect(self.back_wanted)
        self.hide()

    @property
    def walk(self) -> Walk | None:
        """The script under way."""
        return self._walk

    def show_walk(self, walk: Walk, typed: str) -> None:
        """The step at hand; `typed` is what its field of the form holds already."""
        self._walk = walk
        self.field.setText(typed)
        self.retranslate()
        self.show()
        self._part().setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_script(self) -> None:
        self._walk = None
        self.hide()

    def _pick(self, choice: str) -> None:
        self._picked = choice

    def _part(self) -> QWidget:
        step = self._walk.step if self._walk else None
        if step is not None and step.choices:
            return self.choices
        return self.field if step is not None and step.field else self.on

    def retranslate(self) -> None:
        step = self._walk.step if self._walk else None
        if self._walk is None or step is None:
            return
        language = self._formats.language
        count = self._walk.asked + 1
        self._caption.show_text(self.tr("Question {0} · {1}").format(count, self._walk.script.title.get(language)))
        self._back.show_text(self.tr("Back"), action("script_back").shown_key)
        self._back.setVisible(self._walk.asked > 0)
        self._question.show_text(step.say.get(language))
        part = self._part()
        for one in (self.choices, self.field, self.on):
            one.setVisible(one is part)
            one.setAccessibleName(self._question.shown)
        self.choices.show_choices([(choice.id, choice.label.get(language)) for choice in step.choices], "")
        self.choices.setFixedHeight(max(1, len(step.choices)) * ROW_HEIGHT + 2)
        self.on.show_text(self.tr("Said, go on"), "Enter", self._question.shown)
        if step.choices:
            self._hint.show_text(self.tr("A digit chooses. Esc leaves the questions."))
        else:
            self._hint.show_text(self.tr("Enter goes on, empty skips. Esc leaves the questions."))
