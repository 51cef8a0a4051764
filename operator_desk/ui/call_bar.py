"""The call bar: state and time, who, how he got here, what can be done. It shows a call and never acts by itself."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from operator_desk.ui import words
from operator_desk.ui.act_buttons import ActButtons
from operator_desk.ui.actions import action
from operator_desk.ui.buttons import LinkButton
from operator_desk.ui.chip_row import ChipRow
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.formats import Formats
from operator_desk.ui.front import DeskCall
from operator_desk.ui.labels import Chip, TextLabel
from operator_desk.ui.numbers import shown_number
from operator_desk.ui.own_state import OwnStateButton
from operator_desk.ui.panel import Panel, row
from operator_desk.ui.theme import BODY, HEADING, MEDIUM, SECONDARY, SEMIBOLD, TITLE, Look

TICK_MS = 250
HEIGHT = 66
# Why a call has gone is said of those that were not talked in, and of talks that nobody here ended.
NOT_ENDED_BY_HIM = frozenset({"transferred", "lost"})
STATE_TONES = {"ringing": "accent", "talking": "good", "held": "warn"}


class CallBar(Panel):
    """Every part has its place whether it is filled or not: a ringing call moves nothing."""

    wrap_up_wanted = Signal()
    attach_wanted = Signal()
    next_call_wanted = Signal()

    def __init__(self, look: Look, formats: Formats, clock: ServerClock) -> None:
        super().__init__(look, framed=False)
        self._formats = formats
        self._clock = clock
        self._call: DeskCall | None = None
        self._waiting = ""
        self._strip = "line"
        self._state = TextLabel(look, SECONDARY, SEMIBOLD, "soft")
        self._timer_text = TextLabel(look, TITLE, MEDIUM)
        self._number = TextLabel(look, BODY, tone="soft", fit=True)
        self._name = TextLabel(look, HEADING, SEMIBOLD, fit=True)
        self._certainty = Chip(look)
        self._queue = TextLabel(look, BODY, tone="soft")
        self._path = ChipRow(look)
        self._next = LinkButton(look)
        self._attach = LinkButton(look)
        self._wrap_up = LinkButton(look)
        self.acts = ActButtons(look)
        self.own_state = OwnStateButton(look, formats)
        self._build(look)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._next.clicked.connect(self.next_call_wanted)
        self._attach.clicked.connect(self.attach_wanted)
        self._wrap_up.clicked.connect(self.wrap_up_wanted)

    def _build(self, look: Look) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 8, 12, 8)
        line.setSpacing(14)
        state = _stack(self._state, self._timer_text)
        state.setFixedWidth(80)
        line.addWidget(state)
        who = QWidget()
        rows = QVBoxLayout(who)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        numbered = row(10)
        numbered.addWidget(self._number)
        numbered.addWidget(self._attach)
        numbered.addWidget(self._wrap_up)
        numbered.addStretch(1)
        rows.addLayout(numbered)
        named = row(10)
        named.addWidget(self._name)
        named.addWidget(self._certainty)
        named.addStretch(1)
        rows.addLayout(named)
        line.addWidget(who, 5)
        queued = QWidget()
        above = QHBoxLayout(queued)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(10)
        above.addWidget(self._queue, 1)
        above.addWidget(self._next)
        line.addWidget(_stack(queued, self._path), 4)
        for button in (self._next, self._attach, self._wrap_up):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # they come and go with calls, and each has its key
            button.setFixedHeight(18)
            button.hide()
        acts = row(12)
        acts.addWidget(self.acts)
        acts.addWidget(self.own_state)
        line.addLayout(acts)
        self.setFixedHeight(HEIGHT)

    def show_call(self, call: DeskCall | None) -> None:
        """The call in front, or that there is none."""
        self._call = call
        self._words()

    def offer(self, *, waiting: str, attach: bool, wrap_up: bool) -> None:
        """Which acts are possible now; what is not possible is not shown. `waiting` names the call that waits."""
        self._waiting = waiting
        self._next.setVisible(bool(waiting))
        self._attach.setVisible(attach)
        self._wrap_up.setVisible(wrap_up)
        self._buttons_words()

    def retranslate(self) -> None:
        self._words()
        self._buttons_words()
        self.acts.retranslate()
        self.own_state.retranslate()

    def _buttons_words(self) -> None:
        waiting = self.tr("Waiting: {0}").format(self._waiting)
        shown = self._next.fontMetrics().elidedText(waiting, Qt.TextElideMode.ElideRight, 110)
        self._next.show_text(shown, action("next_call").shown_key, f"{action('next_call').text}: {self._waiting}")
        self._attach.show_text(action("attach").text, action("attach").shown_key)
        self._wrap_up.show_text(action("wrap_up").text, action("wrap_up").shown_key)

    def _words(self) -> None:
        call = self._call
        if call is None:
            self._tick.stop()
            self._strip = "line"
            self._state.show_text(self.tr("No call"), "soft")
            self._timer_text.show_text("00:00", "faint")
            self._number.show_text("")
            self._name.show_text(self.tr("Waiting for a call"), "faint")
            self._certainty.show_text("")
            self._queue.show_text("")
            self._path.show_texts(())
            self.update()
            return
        info = call.info
        tone = STATE_TONES.get(info.state, "soft") if call.live else "soft"
        self._strip = tone if call.live else "line"
        self._state.show_text(words.call_state(info.state, gone=not call.live), tone)
        self._number.show_text(self._number_words(call))
        self._show_who(call)
        self._queue.show_text(self._queue_words(call))
        path = info.ivr_path
        if info.entered_account:
            path = (*path, self.tr("Entered {0}").format(self._formats.account(info.entered_account)))
        elif info.failed_entries:
            path = (*path, self.tr("%n failed entry(ies)", "", info.failed_entries))
        self._path.show_texts(path)
        self._show_time()
        if call.live:
            self._tick.start()
        else:
            self._tick.stop()
        self.update()

    def _number_words(self, call: DeskCall) -> str:
        info = call.info
        if info.withheld:
            return self.tr("Number withheld")
        text = shown_number(info.number, info.number_text) or self.tr("No number")
        if info.transferred_by:
            text += "  ·  " + self.tr("handed over by {0}").format(info.transferred_by)
        return text

    def _show_who(self, call: DeskCall) -> None:
        if call.gone is not None and (not call.talked or call.gone.reason in NOT_ENDED_BY_HIM):
            self._certainty.show_text(words.gone_reason(call.gone.reason, call.gone.by), "warn")
        elif call.on_desk.chosen is not None:
            self._certainty.show_text(self.tr("chosen by you"), "accent")
        elif call.settled_card is not None:
            self._certainty.show_text(
                words.how_sure(call.on_desk.candidates[0]), words.certainty_tone(call.on_desk.candidates[0].certainty)
            )
        elif call.on_desk.candidates:
            self._certainty.show_text(self.tr("%n candidate(s)", "", len(call.on_desk.candidates)), "warn")
        else:
            self._certainty.show_text("")
        card = call.settled_card
        if card is not None:
            self._name.show_text(card.name, "text")
        elif call.on_desk.candidates:
            self._name.show_text(self.tr("Not chosen yet"), "text")
        else:
            self._name.show_text(call.info.caller_name or self.tr("Unknown caller"), "text")

    def _queue_words(self, call: DeskCall) -> str:
        info = call.info
        if not info.queue:
            return self.tr("Direct call")
        if info.queued_at is None:
            return self.tr("Queue “{0}”").format(info.queue)
        until = info.answered_at or info.ended_at or self._clock.now()
        waited = self._formats.short_duration((until - info.queued_at) // 1000)
        return self.tr("Queue “{0}”, waited {1}").format(info.queue, waited)

    def _show_time(self) -> None:
        call = self._call
        if call is None:
            return
        info = call.info
        since = info.answered_at or info.ringing_at or info.started_at
        until = self._clock.now() if call.live else info.ended_at or self._clock.now()
        self._timer_text.show_text(self._formats.duration((until - since) // 1000), "text")
        if info.answered_at is None:
            self._queue.show_text(self._queue_words(call))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, 4, self.height(), self._look.colour(self._strip))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()


def _stack(upper: QWidget, lower: QWidget) -> QWidget:
    area = QWidget()
    rows = QVBoxLayout(area)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(2)
    rows.addWidget(upper)
    rows.addWidget(lower)
    return area
