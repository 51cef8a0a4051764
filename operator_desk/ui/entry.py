"""The one-line entry: whatever the caller says is typed here, and what it can mean stands below as one types."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from operator_desk.ui import words
from operator_desk.ui.actions import action
from operator_desk.ui.entry_model import ROW_HEIGHT, EntryModel, EntryRow, Readings, ResultList
from operator_desk.ui.formats import Formats
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.panel import Panel, column, inset
from operator_desk.ui.theme import BODY, CAPTION, SECONDARY, Look
from sync.catalogue import Article, Catalogue, RequestType
from sync.forms import find_types
from sync.protocol import Found, Hit

TYPES_SHOWN = 4
SUGGESTED = 3
LONGEST_TOPIC = 60  # letters in which it has been said what it is about
SHORTEST_SEARCH = 2


class EntryField(QLineEdit):
    """A field that shows its key at the right end and hands the arrows to the list below."""

    moved = Signal(int)
    taken = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("large", "true")
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self._look.font(SECONDARY))
        painter.setPen(self._look.colour("faint"))
        place = self.rect().adjusted(0, 0, -12, 0)
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), action("find").shown_key
        )
        painter.end()


class ResultsPanel(Panel):
    """The list below the entry: what the sentence means first, then request types and answers that the words fit, then
    clients."""

    type_chosen = Signal(str)
    article_chosen = Signal(Article)
    readings_chosen = Signal(object)  # register code -> value
    hit_chosen = Signal(Hit)
    more_wanted = Signal(str, int)  # text, offset

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look, framed=False)
        self._formats = formats
        self._catalogue: Catalogue | None = None
        self._text = ""
        self._types: tuple[RequestType, ...] = ()
        self._led: RequestType | None = None
        self._articles: tuple[Article, ...] = ()
        self._articles_first = False
        self._readings: Readings | None = None
        self._hits: tuple[Hit, ...] = ()
        self._more = False
        self._answered = True
        self.model = EntryModel()
        self.list = ResultList(look, self.model)
        self._state = TextLabel(look, SECONDARY, tone="soft")
        layout = column(self, left=0, top=0, right=0, bottom=0, gap=4)
        layout.addWidget(self._state)
        layout.addWidget(self.list, 1)
        self.list.taken.connect(lambda at: self.take(self.model.row_at(at)))

    def set_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def lead(
        self,
        kind: RequestType | None,
        articles: tuple[Article, ...],
        readings: Mapping[str, int],
        *,
        articles_first: bool,
    ) -> None:
        """What the sentence in the entry means: it stands above what its single words could."""
        self._led, self._articles, self._articles_first = kind, articles, articles_first
        self._readings = Readings(tuple(readings.items())) if readings else None

    def ask(self, text: str) -> None:
        """The text has changed: request types answer at once, the clients of the text before stay until the answer."""
        self._text = text
        self._types = (
            find_types(self._catalogue, text[:LONGEST_TOPIC], self._formats.language)[:TYPES_SHOWN]
            if self._catalogue
            else ()
        )
        self._answered = len(text.strip()) < SHORTEST_SEARCH
        if self._answered:
            self._hits, self._more = (), False
        self.retranslate()

    def show_found(self, text: str, found: Found, *, offset: int = 0) -> None:
        """The answer to a text; one to another text is late and says nothing."""
        if text != self._text:
            return
        self._answered = True
        self._hits = (*self._hits, *found.hits) if offset else found.hits
        self._more = found.more
        self.retranslate()

    def step(self, step: int) -> None:
        self.list.step(step)

    def take_current(self) -> None:
        """Enter: what is marked."""
        self.take(self.model.row_at(self.list.currentIndex().row()))

    def take(self, row: EntryRow | None) -> None:
        if row is None:
            return
        if isinstance(row.meant, Hit):
            self.hit_chosen.emit(row.meant)
        elif isinstance(row.meant, RequestType):
            self.type_chosen.emit(row.meant.id)
        elif isinstance(row.meant, Article):
            self.article_chosen.emit(row.meant)
        elif isinstance(row.meant, Readings):
            self.readings_chosen.emit(dict(row.meant.values))
        else:
            self.more_wanted.emit(self._text, len(self._hits))

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("What the text can mean"))
        led = (self._led,) if self._led is not None else ()
        types = [self._type_row(kind) for kind in dict.fromkeys((*led, *self._types))][:TYPES_SHOWN]
        articles = [self._article_row(article) for article in self._articles]
        rows = [self._readings_row(self._readings)] if self._readings is not None and not led else []
        rows += [*articles, *types] if self._articles_first else [*types, *articles]
        rows += [self._hit_row(hit) for hit in self._hits]
        if self._more:
            rows.append(EntryRow(self.tr("More…"), self.tr("the next ones that fit"), "", None))
        self.model.show_rows(rows)
        self.list.keep_marked()
        if not self._answered:
            self._state.show_text(self.tr("Searching…"))
        elif rows:
            self._state.show_text(self.tr("↑ ↓ to choose, Enter to open"))
        else:
            self._state.show_text(self.tr("Nothing fits. Fewer letters, or another fact?"))

    def _type_row(self, kind: RequestType) -> EntryRow:
        departments = self._catalogue.departments if self._catalogue else ()
        language = self._formats.language
        department = next(
            (one.label.get(language) for one in departments if one.id == kind.department), kind.department
        )
        return EntryRow(kind.label.get(language), self.tr("new request → {0}").format(department), "", kind)

    def _article_row(self, article: Article) -> EntryRow:
        return EntryRow(article.title.get(self._formats.language), self.tr("answer to read aloud"), "", article)

    def _readings_row(self, readings: Readings) -> EntryRow:
        values = " · ".join(f"{code} {self._formats.count(value)}" for code, value in readings.values)
        return EntryRow(self.tr("Readings {0}").format(values), self.tr("into the meters, to be checked"), "", readings)

    def _hit_row(self, hit: Hit) -> EntryRow:
        account = self._formats.account(hit.account_number)
        detail = " · ".join(part for part in (account, hit.address) if part)
        why = words.matched(hit.matched) if hit.matched not in ("name", "address", "account") else ""
        if why:
            detail = f"{why} {hit.matched_text} · {detail}"
        owed = self._formats.money(hit.balance) if hit.balance else ""
        return EntryRow(hit.name, detail, owed, hit, owes=hit.balance > 0)


class IdlePanel(Panel):
    """What stands below the empty entry: what can be typed, and every request type at one key stroke more."""

    type_chosen = Signal(str)
    article_chosen = Signal(Article)

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look, framed=False)
        self._formats = formats
        self._catalogue: Catalogue | None = None
        self._articles: tuple[Article, ...] = ()
        self._advice = TextLabel(look, BODY, tone="soft", wrap=True)
        self._caption = TextLabel(look, CAPTION, tone="faint")
        self.model = EntryModel()
        self.list = ResultList(look, self.model)
        self.list.setMinimumHeight(2 * ROW_HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(inset(self._advice))
        layout.addSpacing(8)
        layout.addWidget(self._caption)
        layout.addWidget(self.list, 1)
        # Their place is kept, empty or not: a call must not move what is being read.
        self._answers_caption = TextLabel(look, CAPTION, tone="faint")
        self.answers_model = EntryModel()
        self.answers = ResultList(look, self.answers_model)
        self.answers.setFixedHeight(SUGGESTED * ROW_HEIGHT)
        layout.addWidget(self._answers_caption)
        layout.addWidget(self.answers)
        self.list.taken.connect(self._take)
        self.answers.taken.connect(self._take_answer)

    def set_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.retranslate()

    def enter(self) -> None:
        """The keyboard comes down from the empty entry."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.list.keep_marked()

    def make_room(self, wanted: bool) -> None:
        """An answer is open above: the others are one key away, and their place is needed."""
        self._answers_caption.setVisible(not wanted)
        self.answers.setVisible(not wanted)

    def show_suggested(self, articles: tuple[Article, ...]) -> None:
        """The answers that the call in front will likely need."""
        self._articles = articles[:SUGGESTED]
        self._show_answers()

    def _show_answers(self) -> None:
        language = self._formats.language
        key = action("answers").shown_key
        self._answers_caption.show_text(self.tr("ANSWERS FOR THIS CALL") + f"  {key}" if self._articles else "")
        self.answers.setAccessibleName(self.tr("Answers for this call"))
        self.answers.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._articles else Qt.FocusPolicy.NoFocus)
        self.answers_model.show_rows(
            [EntryRow(one.title.get(language), self.tr("answer to read aloud"), "", one) for one in self._articles]
        )

    def _take_answer(self, at: int) -> None:
        row = self.answers_model.row_at(at)
        if row is not None and isinstance(row.meant, Article):
            self.article_chosen.emit(row.meant)

    def _take(self, at: int) -> None:
        row = self.model.row_at(at)
        if row is not None and isinstance(row.meant, RequestType):
            self.type_chosen.emit(row.meant.id)

    def retranslate(self) -> None:
        self._advice.show_text(
            self.tr(
                "Type what the caller says: phone, account, meter, name, address; or the matter, as in “recalculation”."
            )
        )
        self._caption.show_text(self.tr("NEW REQUEST"))
        self._show_answers()
        self.list.setAccessibleName(self.tr("Request types"))
        if self._catalogue is None:
            return
        language = self._formats.language
        departments = {one.id: one.label.get(language) for one in self._catalogue.departments}
        self.model.show_rows(
            [
                EntryRow(kind.label.get(language), "→ " + departments.get(kind.department, kind.department), "", kind)
                for kind in self._catalogue.request_types
            ]
        )
