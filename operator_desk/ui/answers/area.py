"""Leads the operator: reads what he types into guesses, shows the answer that fits, walks a script with him.

It opens forms and fills them; it never files, saves or says anything to the client by itself.
"""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from operator_desk.ui.answers.answer_box import ShownAnswer
from operator_desk.ui.answers.mind import Mind
from operator_desk.ui.answers.wording import filled, shown_guess
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.formats import Formats
from operator_desk.ui.presenter import Presenter
from operator_desk.ui.request_form import FormStart
from operator_desk.ui.work_pane import Page, WorkPane
from operator_desk.verbs import DeskVerbs
from sync import forms
from sync.catalogue import Article, Catalogue, Script
from sync.knowledge.index import Index
from sync.knowledge.merge import MONEY_FIELDS, facts, fill
from sync.knowledge.states import states
from sync.knowledge.suggest import Known, suggest
from sync.knowledge.walk import Walk
from sync.sentences import Grammar, Kind
from sync.sentences.filling import field_texts

SUGGEST_AFTER_MS = 150  # a card is painted first
FOUND = 3  # articles among the results


class AnswersArea(QObject):
    """Between the entry, the answer box, the script and the form. `reading_suggested` hands readings to whoever takes
    them: register code -> value."""

    reading_suggested = Signal(object)

    def __init__(
        self,
        verbs: DeskVerbs,
        presenter: Presenter,
        work: WorkPane,
        formats: Formats,
        clock: ServerClock,
        tells_money: Callable[[], bool] = lambda: True,
    ) -> None:
        """`tells_money`: whether the caller may hear of his money."""
        super().__init__(work)  # its timer goes with the window
        self._verbs = verbs
        self._presenter = presenter
        self._work = work
        self._formats = formats
        self._clock = clock
        self._tells_money = tells_money
        self._catalogue: Catalogue | None = None
        self._grammar: Grammar | None = None
        self._index: Index | None = None
        self._mind = Mind()
        self._article: Article | None = None
        self._fitting: tuple[Article, ...] = ()
        self._helped: dict[tuple[str, str | None], bool] = {}
        self._later = QTimer(self, singleShot=True, interval=SUGGEST_AFTER_MS)
        self._later.timeout.connect(self._suggest_idle)
        self._connect()

    def _connect(self) -> None:
        work = self._work
        work.sentence_typed.connect(self._read)
        work.chips.turned.connect(self._turn)
        work.chips.chosen.connect(self._take_one)
        work.results.type_chosen.connect(self.begin)
        work.results.article_chosen.connect(self._open_found)
        work.results.readings_chosen.connect(self._hand_readings)
        work.idle.article_chosen.connect(self.open_article)
        work.answer.next_wanted.connect(self.next_answer)
        work.answer.details_wanted.connect(work.answer.turn_details)
        work.answer.judged.connect(self.judge)
        work.answer.script_wanted.connect(self.begin_script)
        work.script.answered.connect(self._answer)
        work.script.back_wanted.connect(self.script_back)

    def set_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._grammar = Grammar(catalogue)
        self._index = Index(catalogue.articles)
        self._article = None
        self._later.start()

    def retranslate(self) -> None:
        """The same in another language."""
        if self._article is not None:
            self._show_article()
        self._show_chips()
        self._suggest_idle()

    # --- what is typed ------------------------------------------------------------------------------------------

    def _read(self, text: str) -> None:
        """The text has changed: chips, and what stands first among the results."""
        card = self._presenter.card
        if self._grammar is None or self._catalogue is None:
            return
        sight = self._mind.sight(card, self._catalogue, self._today())
        self._mind.take(self._grammar.read(text, sight))
        self._show_chips()

    def _show_chips(self) -> None:
        catalogue = self._catalogue
        if catalogue is None:
            return
        kind = forms.type_of(catalogue, self._mind.value(Kind.REQUEST))
        card = self._presenter.card
        self._mind.keep_placed(kind, readings=card is not None and bool(card.meters))
        today = self._today()
        self._work.chips.show_guesses(
            [
                shown_guess(guess, catalogue, self._formats, today, taken=self._mind.is_taken(guess))
                for guess in self._mind.guesses
            ]
        )
        readings = self._mind.readings()
        topic = self._mind.value(Kind.TOPIC)
        typed = self._work.entry.text()
        articles = self._index.find(typed, FOUND) if self._index is not None and len(typed.strip()) > 2 else ()
        if topic and not kind:
            articles = tuple(dict.fromkeys((*articles, *self._fit((topic,)))))[:FOUND]
        self._work.results.lead(
            kind if self._mind.takes(Kind.REQUEST) else None,
            articles,
            readings,
            articles_first=bool(topic) and not kind,
        )

    def _turn(self, place: int, taken: bool) -> None:
        """A chip was dropped, or taken back."""
        self._mind.turn(place, taken)
        self._show_chips()
        self._work.results.retranslate()

    def turn_guess(self, place: int) -> None:
        self._work.chips.turn(place)

    def _take_one(self, place: int) -> None:
        """This guess alone: a form is opened, or a field of the open form filled, or the number looked for."""
        if place >= len(self._mind.guesses):
            return
        guess = self._mind.guesses[place]
        start = self._work.form.start
        texts = field_texts(start.kind, (guess,), start.card) if start is not None else {}
        if guess.kind is Kind.REQUEST:
            self._presenter.begin_request(guess.value)
        elif guess.kind is Kind.TOPIC:
            self._open_first((guess.value,))
        elif texts:
            self._work.form.fill(texts)
            self._work.leave_results()
            self._work.form.focus_first()
        elif guess.kind is Kind.READING and guess.register:
            self._hand_readings({guess.register: int(guess.value)})
        elif guess.kind in (Kind.ACCOUNT, Kind.METER, Kind.PHONE):
            self._work.look_for(guess.value)

    def begin(self, type_id: str) -> None:
        """A request type of the list, with everything that was typed and not dropped."""
        kind = forms.type_of(self._catalogue, type_id) if self._catalogue is not None else None
        if kind is None:
            return
        guesses = self._mind.taken()
        texts = field_texts(kind, guesses, self._presenter.card)
        readings = self._mind.readings()
        self._presenter.begin_request(type_id, texts)
        if readings and not any(field.kind == "reading" for field in kind.fields):
            self.reading_suggested.emit(readings)
        self._mind.forget()
        self._work.chips.show_guesses(())

    def _hand_readings(self, readings: object) -> None:
        self._work.leave_results()
        self.reading_suggested.emit(readings)

    # --- answers ------------------------------------------------------------------------------------------------

    def _topics(self) -> tuple[str, ...]:
        """What it is about, as far as has been said: the open form, then what is typed."""
        start = self._work.form.start
        request = forms.type_of(self._catalogue, self._mind.value(Kind.REQUEST)) if self._catalogue else None
        said = (
            start.kind.topic if start is not None and self._work.page is Page.FORM else "",
            request.topic if request is not None else "",
            self._mind.value(Kind.TOPIC),
        )
        return tuple(dict.fromkeys(filter(None, said)))

    def _fit(self, topics: tuple[str, ...], most: int = 5) -> tuple[Article, ...]:
        catalogue = self._catalogue
        if catalogue is None:
            return ()
        card = self._presenter.card
        call = self._presenter.call_in_front
        path = call.info.ivr_path if call is not None else ()
        return suggest(catalogue.articles, Known(topics, path, states(card, catalogue, self._today())), most)

    def _suggest_idle(self) -> None:
        """Answers that this call will likely need, in their place below the request types."""
        in_front = self._presenter.card is not None or self._presenter.call_in_front is not None
        self._work.idle.show_suggested(self._fit((), 3) if in_front else ())

    def next_answer(self) -> None:
        """The answer that fits best, and at each further press the next one."""
        if self._article is not None and self._work.answer.shown is not None and self._fitting:
            at = self._fitting.index(self._article) if self._article in self._fitting else -1
            self._article = self._fitting[(at + 1) % len(self._fitting)]
            self._show_article()
            return
        self._open_first(self._topics())

    def _open_first(self, topics: tuple[str, ...]) -> None:
        fitting = self._fit(topics)
        if fitting:
            self._article, self._fitting = fitting[0], fitting
            self._work.leave_results()
            self._show_article()

    def open_article(self, article: Article) -> None:
        fitting = self._fit((article.topics[0],))
        self._article = article
        self._fitting = fitting if article in fitting else (article, *fitting)
        self._show_article()

    def open_named(self, article_id: str) -> None:
        """The answer that an alert of the card leads to."""
        articles = self._catalogue.articles if self._catalogue is not None else ()
        article = next((one for one in articles if one.id == article_id), None)
        if article is not None:
            self._open_found(article)

    def _open_found(self, article: Article) -> None:
        """From the results: whoever was typing goes on in the entry."""
        self._work.leave_results()
        self.open_article(article)

    def _show_article(self) -> None:
        article, catalogue = self._article, self._catalogue
        if article is None or catalogue is None:
            return
        language = self._formats.language
        known = facts(self._presenter.card, catalogue, self._today(), language)
        if not self._tells_money():
            known = {name: text for name, text in known.items() if name not in MONEY_FIELDS}
        answer, missing = filled(fill(article.answer.get(language), known))
        details, more = filled(fill(article.details.get(language), known)) if article.details is not None else ("", ())
        place = self._fitting.index(article) + 1 if article in self._fitting else 1
        self._work.show_answer(
            ShownAnswer(
                article.title.get(language),
                answer,
                details,
                tuple(dict.fromkeys((*missing, *more))) if self._work.answer.is_open else missing,
                place,
                max(len(self._fitting), 1),
                self._script_of(article) is not None,
                self._helped.get((article.id, self._call_id())),
            )
        )

    def _call_id(self) -> str | None:
        call = self._presenter.call_in_front
        return call.id if call is not None else None

    def judge(self, useful: bool) -> None:
        """It helped, or it did not: told to the server, once for this call; the later word counts."""
        article = self._article
        if article is None or self._work.answer.shown is None:
            return
        key = (article.id, self._call_id())
        if self._helped.get(key) is useful:
            return
        self._helped[key] = useful
        self._verbs.rate_article(article.id, article.version, useful, key[1])
        self._show_article()

    # --- scripts ------------------------------------------------------------------------------------------------

    def _script_of(self, article: Article | None) -> Script | None:
        if self._catalogue is None or article is None:
            return None
        return next((script for script in self._catalogue.scripts if script.id == article.script), None)

    def begin_script(self) -> None:
        """The questions of the answer that stands there, over the form that they fill."""
        script = self._script_of(self._article if self._work.answer.shown is not None else None)
        catalogue = self._catalogue
        if script is None or catalogue is None:
            return
        start = self._work.form.start
        if script.request and (start is None or start.kind.id != script.request or self._work.page is not Page.FORM):
            self._presenter.begin_request(script.request)
        self._show_walk(Walk(script, states(self._presenter.card, catalogue, self._today())))

    def _answer(self, text: str) -> None:
        walk = self._work.script.walk
        if walk is None:
            return
        before = walk.written()
        further = walk.answer(text)
        if further is walk:
            return
        self._work.form.fill({name: put for name, put in further.written().items() if before.get(name) != put})
        self._show_walk(further)

    def script_back(self) -> None:
        walk = self._work.script.walk
        if walk is not None and walk.asked:
            self._show_walk(walk.back())

    def _show_walk(self, walk: Walk) -> None:
        step = walk.step
        if step is None:
            self._work.leave_script()
            self._work.form.focus_first()
            return
        typed: Mapping[str, str] = self._work.form.values() if self._work.form.is_open else {}
        self._work.show_script(walk, typed.get(step.field, ""))

    # --- what happens -------------------------------------------------------------------------------------------

    def form_opened(self, start: FormStart) -> None:
        """A form was opened by the operator: the answer to its topic stands above it."""
        self._work.leave_script()
        fitting = self._fit((start.kind.topic,))
        if self._article is None or self._article not in fitting:
            self._article = fitting[0] if fitting else None
        self._fitting = fitting
        if self._article is None:
            self._work.close_answer()
        else:
            self._show_article()

    def front_changed(self) -> None:
        """Another client: no figure of the one before stays on the screen."""
        self._later.start()
        if self._work.answer.shown is None:
            self._article = None

    def card_shown(self, _opened: object) -> None:
        """The figures of the answer follow the card."""
        if self._article is not None and self._work.answer.shown is not None:
            self._show_article()

    def _today(self) -> date:
        return self._formats.today(self._clock.now())
