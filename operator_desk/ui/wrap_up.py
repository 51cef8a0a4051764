"""After the talk: what it was about and what it achieved, in two lists by keys, and a note if there is one."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import KeyButton
from operator_desk.ui.choice_list import ChoiceList, ChoiceModel
from operator_desk.ui.form_fields import NoteEdit
from operator_desk.ui.formats import Formats
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.panel import SCROLL_ROOM, Panel, column, inset, row
from operator_desk.ui.theme import LEAD, SECONDARY, SEMIBOLD, Look
from sync.catalogue import Catalogue, Topic

SAVE_AFTER_MS = 400


@dataclass(frozen=True, slots=True)
class WrapUpText:
    """What stands in the wrap-up of one call; ids of the catalogue, empty while nothing is chosen."""

    call_id: str
    topic: str = ""
    outcome: str = ""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.topic or self.outcome or self.note)


def proposed(call_id: str, topic_id: str, catalogue: Catalogue | None) -> WrapUpText:
    """A request filed in the call, on this topic, says what it was about."""
    topic = next((one for one in catalogue.topics if one.id == topic_id), None) if catalogue is not None else None
    if topic is None:
        return WrapUpText(call_id)
    filed = any(outcome.id == "request_filed" for outcome in topic.outcomes)
    return WrapUpText(call_id, topic.id, "request_filed" if filed else "")


class WrapUpPanel(Panel):
    """The outcome must be chosen, the note need not be written. What is begun for a call is kept for it."""

    saved = Signal(WrapUpText)
    changed = Signal(WrapUpText)  # within a second of the last keystroke, to be kept

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look, framed=False)
        self._formats = formats
        self._catalogue: Catalogue | None = None
        self._text: WrapUpText | None = None
        self._who = ""
        self._filling = False
        self._touched = False
        self._title = TextLabel(look, LEAD, SEMIBOLD)
        self._state = TextLabel(look, SECONDARY, tone="soft", fit=True)
        self._whose = TextLabel(look, SECONDARY, tone="soft")
        self._topic_caption = TextLabel(look, SECONDARY, tone="soft")
        self._outcome_caption = TextLabel(look, SECONDARY, tone="soft")
        self._note_caption = TextLabel(look, SECONDARY, tone="soft")
        self._problem = TextLabel(look, SECONDARY, tone="bad")
        self.topics = ChoiceList(look, ChoiceModel())
        self.outcomes = ChoiceList(look, ChoiceModel())
        self.note = NoteEdit()
        self.save_button = KeyButton(look, "primary", 38)
        self._save = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._save.timeout.connect(self._hand_out)
        self._build()
        self.topics.chosen.connect(self._choose_topic)
        self.outcomes.chosen.connect(self._choose_outcome)
        self.topics.confirmed.connect(lambda: self.outcomes.setFocus(Qt.FocusReason.TabFocusReason))
        self.outcomes.confirmed.connect(lambda: self.note.setFocus(Qt.FocusReason.TabFocusReason))
        self.note.textChanged.connect(self._on_note)
        self.save_button.clicked.connect(self.save)

    def _build(self) -> None:
        layout = column(self, left=0, top=0, right=0, bottom=0, gap=4)
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        head.addSpacing(SCROLL_ROOM)
        layout.addLayout(head)
        layout.addWidget(self._whose)
        layout.addSpacing(4)
        layout.addWidget(self._topic_caption)
        layout.addWidget(self.topics, 3)
        layout.addWidget(self._outcome_caption)
        layout.addWidget(self.outcomes, 2)
        layout.addWidget(self._note_caption)
        layout.addWidget(inset(self.note))
        layout.addWidget(self._problem)
        layout.addWidget(inset(self.save_button))

    @property
    def text(self) -> WrapUpText | None:
        return self._text

    @property
    def has_text(self) -> bool:
        """Whether somebody chose or wrote here and has not saved it."""
        return self._text is not None and self._touched and not self._text.is_empty

    def set_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._show()

    def open(self, text: WrapUpText, who: str, *, touched: bool) -> None:
        """The wrap-up of a call: empty, proposed, or as it was left."""
        self.keep_now()
        self._text, self._who, self._touched = text, who, touched
        self._filling = True
        self.note.setPlainText(text.note)
        self._filling = False
        self._problem.show_text("")
        self._state.show_text("")
        self.retranslate()

    def focus_first(self) -> None:
        (self.outcomes if self._text and self._text.topic else self.topics).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_wrap_up(self) -> None:
        self.keep_now()
        self._text, self._touched = None, False

    def save(self) -> None:
        """Save it when topic and outcome are chosen."""
        text = self._text
        if text is None:
            return
        if not text.topic or not text.outcome:
            self._problem.show_text(self.tr("Choose what it was about and what it achieved."))
            self.focus_first()
            return
        self._save.stop()
        self._text, self._touched = None, False
        self.saved.emit(text)

    def keep_now(self) -> None:
        if self._save.isActive():
            self._save.stop()
            self._hand_out()

    def _hand_out(self) -> None:
        if self._text is not None:
            self.changed.emit(self._text)
            self._state.show_text(self.tr("draft saved"))

    def _topic(self) -> Topic | None:
        if self._catalogue is None or self._text is None:
            return None
        return next((topic for topic in self._catalogue.topics if topic.id == self._text.topic), None)

    def _choose_topic(self, topic: str) -> None:
        if self._text is None or topic == self._text.topic:
            return
        self._text = replace(self._text, topic=topic)
        found = self._topic()
        if found is not None and self._text.outcome not in {one.id for one in found.outcomes}:
            self._text = replace(self._text, outcome="")
        self._touch()
        self._show()

    def _choose_outcome(self, outcome: str) -> None:
        if self._text is not None and outcome != self._text.outcome:
            self._text = replace(self._text, outcome=outcome)
            self._touch()
            self._show()

    def _on_note(self) -> None:
        if self._text is not None and not self._filling:
            self._text = replace(self._text, note=self.note.toPlainText())
            self._touch()

    def _touch(self) -> None:
        self._touched = True
        self._problem.show_text("")
        self._state.show_text(self.tr("saving draft…"))
        if not self._save.isActive():
            self._save.start()

    def _show(self) -> None:
        language = self._formats.language
        if self._catalogue is None or self._text is None:
            return
        self.topics.show_choices(
            [(topic.id, topic.label.get(language)) for topic in self._catalogue.topics], self._text.topic
        )
        topic = self._topic()
        outcomes = topic.outcomes if topic else ()
        self.outcomes.show_choices([(one.id, one.label.get(language)) for one in outcomes], self._text.outcome)

    def retranslate(self) -> None:
        self._title.show_text(self.tr("Wrap-up"))
        self._whose.show_text(self._who)
        self._topic_caption.show_text(self.tr("What it was about"))
        self._outcome_caption.show_text(self.tr("What it achieved"))
        self._note_caption.show_text(self.tr("Note (optional)"))
        self.topics.setAccessibleName(self._topic_caption.shown)
        self.outcomes.setAccessibleName(self._outcome_caption.shown)
        self.note.setAccessibleName(self._note_caption.shown)
        self.save_button.show_text(action("save").text, action("save").shown_key)
        self._show()
