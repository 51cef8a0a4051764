"""The form of a request, generated from the catalogue: prefilled, kept as typed within a second, filed with one key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from operator_desk.ui import words
from operator_desk.ui.actions import action
from operator_desk.ui.buttons import KeyButton
from operator_desk.ui.card.facts import open_requests
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.form_fields import FormField, took_focus
from operator_desk.ui.formats import Formats
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.panel import SCROLL_ROOM, Panel, column, inset, row
from operator_desk.ui.scroll_bar import give_thin_bar
from operator_desk.ui.theme import BODY, LEAD, SECONDARY, SEMIBOLD, Look
from operator_desk.verbs import Draft
from sync import forms
from sync.calendar import due_on
from sync.card import Card
from sync.catalogue import Catalogue, Field, RequestType

SAVE_AFTER_MS = 400
LEAST_HEIGHT = 90  # of the fields: one with its caption, and that there is more


@dataclass(frozen=True, slots=True)
class FormStart:
    """What a form is opened with: its type, the draft (new or kept), for whom, and what the catalogue says."""

    kind: RequestType
    draft: Draft
    card: Card | None
    catalogue: Catalogue
    kept: bool  # the draft was begun earlier: its fields stand as they were typed
    worded: bool = False  # what was typed into the entry stands in it: text of the operator's, to be kept


class RequestForm(Panel):
    """One form at a time. The widgets of a type are made when it is opened; a call never touches them."""

    draft_changed = Signal(Draft)
    filed = Signal(Draft, dict)
    file_wanted = Signal()

    def __init__(self, look: Look, formats: Formats, clock: ServerClock) -> None:
        super().__init__(look, framed=False)
        self._formats = formats
        self._clock = clock
        self._start: FormStart | None = None
        self._sums_are_open: Callable[[], bool] = lambda: True
        self._fields: dict[str, FormField] = {}
        self._touched = False
        self._checked_once = False
        self._saved_at: int | None = None
        self._trouble = ""
        self._title = TextLabel(look, LEAD, SEMIBOLD)
        self._saved = TextLabel(look, SECONDARY, tone="soft", fit=True)
        self._whose = TextLabel(look, SECONDARY, tone="soft")
        self._notice = Panel(look, "warn_ground")
        self._notice_text = TextLabel(look, BODY, SEMIBOLD, "warn")
        self._area = QScrollArea()
        self._due = TextLabel(look, SECONDARY, tone="soft")
        self.file_button = KeyButton(look, "primary", 38)
        self._save = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._save.timeout.connect(self._hand_out)
        self.file_button.clicked.connect(self.file_wanted)
        self._build()

    def _build(self) -> None:
        layout = column(self, left=0, top=0, right=0, bottom=0, gap=6)
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(self._saved)
        head.addSpacing(SCROLL_ROOM)
        layout.addLayout(head)
        layout.addWidget(self._whose)
        notice = column(self._notice, left=12, top=6, right=12, bottom=6)
        notice.addWidget(self._notice_text)
        self._notice_place = inset(self._notice)
        layout.addWidget(self._notice_place)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        give_thin_bar(self._area, self._look)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumHeight(LEAST_HEIGHT)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._due)
        layout.addWidget(inset(self.file_button))

    @property
    def draft(self) -> Draft | None:
        """The draft in the form as it stands now."""
        return self._start.draft if self._start else None

    @property
    def start(self) -> FormStart | None:
        """What the form was opened with, and the draft in it."""
        return self._start

    @property
    def is_open(self) -> bool:
        return self._start is not None

    @property
    def has_text(self) -> bool:
        """Whether somebody typed here: then nothing may take the form away."""
        return self._start is not None and self._touched

    def guard_with(self, sums_are_open: Callable[[], bool]) -> None:
        """Whether the caller may be told of sums: the lists of bills and payments show them then."""
        self._sums_are_open = sums_are_open

    def _options(self, field: Field, card: Card | None) -> tuple[forms.Option, ...]:
        return forms.options(field, card, self._formats.language, sums=self._sums_are_open())

    def open(self, start: FormStart) -> None:
        """Show this type, filled with the defaults or the draft."""
        self.save_now()
        self._start = start
        self._touched = start.kept or start.worded
        self._checked_once = False
        self._saved_at, self._trouble = None, ""
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        self._fields = {}
        values = dict(start.draft.fields)
        language = self._formats.language
        for field in start.kind.fields:
            widget = FormField(self._look, field, language, self._options(field, start.card))
            widget.set_text(values.get(field.id, ""))
            widget.changed.connect(self._on_changed)
            widget.watch_focus(self)
            inside.addWidget(widget)
            self._fields[field.id] = widget
        inside.addStretch(1)
        self._area.setWidget(content)
        self._show_visible()
        self.retranslate()
        if start.worded:
            self._save.start()

    def fill(self, texts: Mapping[str, str]) -> None:
        """Put these texts into their fields, as if they had been typed there."""
        there = {name: text for name, text in texts.items() if name in self._fields}
        for name, text in there.items():
            self._fields[name].set_text(text)
        if there:
            self._on_changed()

    def close_form(self) -> None:
        """Leave the form; a draft that was typed in has been kept."""
        self.save_now()
        self._start = None
        self._touched = False

    def focus_first(self) -> None:
        """To the first field that is asked for and empty."""
        shown = [field for field in self._fields.values() if not field.isHidden()]
        target = next((field for field in shown if not field.text()), shown[0] if shown else None)
        if target is not None:
            target.widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def values(self) -> dict[str, str]:
        """All fields as typed, the hidden ones too: what was typed there may be wanted again."""
        return {name: field.text() for name, field in self._fields.items()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if took_focus(event) and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, 28)
        return False

    def _on_changed(self) -> None:
        if self._start is None:
            return
        self._touched = True
        at = self._clock.now()
        fields = tuple(self.values().items())
        title = forms.title(self._start.kind, self.values(), self._formats.language)
        self._start = replace(self._start, draft=replace(self._start.draft, fields=fields, title=title, changed_at=at))
        self._saved_at = None
        self._show_visible()
        if self._checked_once:
            self._show_problems(self._check().problems)
        self._say_saved()
        if not self._save.isActive():  # not started anew: the first keystroke waits at most this long
            self._save.start()

    def save_now(self) -> None:
        """Hand the draft out to be kept."""
        if self._save.isActive():
            self._save.stop()
            self._hand_out()

    def _hand_out(self) -> None:
        if self._start is not None:
            self.draft_changed.emit(self._start.draft)

    def show_saved(self, draft_id: str, at: int) -> None:
        if self._start is not None and self._start.draft.id == draft_id and not self._save.isActive():
            self._saved_at, self._trouble = at, ""
            self._say_saved()

    def show_not_saved(self, draft_id: str, reason: str) -> None:
        if self._start is not None and self._start.draft.id == draft_id:
            self._trouble = words.not_kept(reason)
            self._say_saved()

    def _show_visible(self) -> None:
        if self._start is None:
            return
        wanted = {field.id for field in forms.visible_fields(self._start.kind, self.values())}
        for name, field in self._fields.items():
            field.setVisible(name in wanted)

    def _today(self) -> date:
        return self._formats.today(self._clock.now())

    def _check(self) -> forms.FormCheck:
        assert self._start is not None
        catalogue = self._start.catalogue
        return forms.check(
            self._start.kind,
            self.values(),
            self._start.card,
            self._today(),
            region=catalogue.region,
            area_code=catalogue.area_code,
        )

    def _show_problems(self, problems: tuple[forms.Problem, ...]) -> None:
        by_field = {problem.field: problem for problem in problems}
        for name, field in self._fields.items():
            field.show_problem(by_field.get(name))

    def file(self) -> None:
        """File it when nothing is wrong; else say at each field what is, and go to the first."""
        if self._start is None:
            return
        self.save_now()
        result = self._check()
        self._checked_once = True
        self._show_problems(result.problems)
        if result.problems:
            first = self._fields[result.problems[0].field]
            first.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        draft = replace(self._start.draft, fields=tuple(self.values().items()), changed_at=self._clock.now())
        self._start, self._touched = None, False
        self.filed.emit(draft, dict(result.values))

    def retranslate(self) -> None:
        self.file_button.show_text(action("file").text, action("file").shown_key)
        start = self._start
        if start is None:
            return
        language = self._formats.language
        self._title.show_text(self.tr("Request: {0}").format(start.kind.label.get(language)))
        if start.card is not None:
            account = self._formats.account(start.card.number)
            self._whose.show_text(self.tr("for {0}, acc. {1}").format(start.card.name, account), "soft")
        else:
            self._whose.show_text(self.tr("no client chosen: the request will stand for the caller"), "warn")
        self._show_notice(start)
        departments = {one.id: one.label.get(language) for one in start.catalogue.departments}
        due = due_on(self._today(), start.kind.deadline, start.catalogue.holidays)
        self._due.show_text(
            self.tr("Due {0} → {1}").format(
                self._formats.day_in_words(due), departments.get(start.kind.department, start.kind.department)
            )
        )
        for field in self._fields.values():
            field.retranslate(language, self._options(field.field, start.card))
        if self._checked_once:
            self._show_problems(self._check().problems)
        self._say_saved()

    def _show_notice(self, start: FormStart) -> None:
        alike = [one for one in open_requests(start.card) if one.type == start.kind.id] if start.card else []
        self._notice_place.setVisible(bool(alike))
        if alike:
            number = self._formats.count(alike[0].number) if alike[0].number else self.tr("unsent")
            self._notice_text.show_text(self.tr("There is an open request {0} of this type").format(number))

    def _say_saved(self) -> None:
        if self._trouble:
            self._saved.show_text(self.tr("draft not saved: {0}").format(self._trouble), "bad")
        elif not self._touched:
            self._saved.show_text("")
        elif self._saved_at is None:
            self._saved.show_text(self.tr("saving draft…"), "soft")
        else:
            self._saved.show_text(self.tr("draft saved"), "soft")
