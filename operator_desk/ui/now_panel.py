"""The left panel: the calls of now, then the callers of this shift, the drafts or what the server rejected."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup

from operator_desk.ui import words
from operator_desk.ui.actions import action
from operator_desk.ui.buttons import KeyButton
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.count_button import CountButton
from operator_desk.ui.formats import Formats, short_name
from operator_desk.ui.front import DeskCall
from operator_desk.ui.labels import Rule, TextLabel
from operator_desk.ui.now_model import ROW_HEIGHT, NowList, NowModel, NowRow
from operator_desk.ui.numbers import shown_number
from operator_desk.ui.panel import Panel, column, inset
from operator_desk.ui.theme import CAPTION, SECONDARY, SEMIBOLD, Look
from operator_desk.verbs import Draft, RejectedCommand

CALLS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class FiledRequest:
    """A request filed at this desk in this shift."""

    id: str
    title: str
    client_id: int | None
    account_id: int | None
    at: int
    number: int | None = None


class Below(Enum):
    """What the lower list shows."""

    DRAFTS = 0
    FILED = 1
    REJECTED = 2
    RECENT = 3


class NowPanel(Panel):
    """The place of three calls is kept, so that a call that comes moves nothing below it."""

    call_chosen = Signal(str)
    draft_chosen = Signal(Draft)
    account_chosen = Signal(object, object)  # client and account of a request filed earlier
    draft_discarded = Signal(str)
    draft_brought_back = Signal(Draft)
    rejected_dealt_with = Signal(str)

    def __init__(self, look: Look, formats: Formats, clock: ServerClock) -> None:
        super().__init__(look)
        self._formats = formats
        self._clock = clock
        self._live: tuple[DeskCall, ...] = ()
        self._recent: tuple[DeskCall, ...] = ()
        self._front_id = ""
        self._drafts: tuple[Draft, ...] = ()
        self._rejected: tuple[RejectedCommand, ...] = ()
        self._filed: tuple[FiledRequest, ...] = ()
        self._below = Below.RECENT
        self._worded: dict[str, tuple[DeskCall, NowRow]] = {}  # by call id
        self._calls = NowModel()
        self._others = NowModel()
        self.calls = NowList(look, self._calls)
        self.others = NowList(look, self._others)
        self._caption = TextLabel(look, CAPTION, SEMIBOLD, "soft")
        self._none = TextLabel(look, SECONDARY, tone="faint", wrap=True)
        self._empty = TextLabel(look, SECONDARY, tone="faint", wrap=True)
        self._foot = TextLabel(look, SECONDARY, tone="soft")
        self._why = TextLabel(look, SECONDARY, tone="bad", wrap=True)
        self._dealt = KeyButton(look)
        self._discarded: Draft | None = None
        self._work_caption = TextLabel(look, CAPTION, SEMIBOLD, "soft")
        self._tabs = [CountButton(look, tone) for tone in ("warn", "soft", "bad", "soft")]
        self._group = QButtonGroup(self)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_calls)
        self._build(look)
        self.calls.taken.connect(lambda at: self._take_call(self._calls.row_at(at)))
        self.others.taken.connect(lambda at: self._take_other(self._others.row_at(at)))
        self.others.selectionModel().currentChanged.connect(self._show_deal)
        self._dealt.clicked.connect(self._deal)

    def _build(self, look: Look) -> None:
        layout = column(self, left=8, top=12, right=0, bottom=10, gap=4)
        self._caption.setContentsMargins(6, 0, 0, 0)
        layout.addWidget(self._caption)
        self.calls.setFixedHeight(CALLS_SHOWN * ROW_HEIGHT)
        layout.addWidget(self.calls)
        self._none.setParent(self)
        self._none.setGeometry(14, 38, 172, 60)
        layout.addWidget(inset(Rule(look), 8))
        layout.addSpacing(4)
        self._work_caption.setContentsMargins(6, 0, 0, 0)
        layout.addWidget(self._work_caption)
        for at, tab in enumerate(self._tabs):
            self._group.addButton(tab, at)
            layout.addWidget(inset(tab))
        self._tabs[self._below.value].setChecked(True)
        self._group.idClicked.connect(lambda at: self.show_below(Below(at)))
        layout.addSpacing(4)
        layout.addWidget(inset(Rule(look), 8))
        layout.addSpacing(2)
        self._empty.setContentsMargins(6, 6, 6, 0)
        layout.addWidget(self._empty)
        layout.addWidget(self.others, 1)
        self._why.setContentsMargins(6, 0, 0, 4)
        layout.addWidget(inset(self._why))
        layout.addWidget(inset(self._dealt, 8))
        self._foot.setContentsMargins(6, 4, 0, 0)
        layout.addWidget(self._foot)
        self._dealt.hide()
        self.setFixedWidth(204)

    def show_calls(self, live: tuple[DeskCall, ...], recent: tuple[DeskCall, ...], front_id: str) -> None:
        """The calls of now, the one in front marked, and those that have gone."""
        before, gone = self._recent, tuple(call for call in recent if not call.live)
        self._live, self._recent, self._front_id = live, gone, front_id
        if live:
            self._tick.start()
        else:
            self._tick.stop()
        self._show_calls()
        if gone != before:  # what has gone is of no concern to a phone that rings
            self._show_others()

    def show_drafts(self, drafts: tuple[Draft, ...]) -> None:
        self._drafts = drafts
        self._show_others()

    def show_rejected(self, rejected: tuple[RejectedCommand, ...]) -> None:
        """What the server would not do; new ones show themselves, for they need a decision."""
        new = {one.id for one in rejected} - {one.id for one in self._rejected}
        self._rejected = rejected
        if new and self._below is Below.RECENT and not self.others.hasFocus():
            self.show_below(Below.REJECTED)
        else:
            self._show_others()

    @property
    def has_calls(self) -> bool:
        return bool(self._live)

    def show_filed(self, filed: tuple[FiledRequest, ...]) -> None:
        """The requests filed in this shift, newest first; a number comes when the server has given it."""
        self._filed = filed
        self._show_others()

    def show_below(self, below: Below) -> None:
        self._below = below
        self._discarded = None
        self._tabs[below.value].setChecked(True)
        self._show_others()

    def show_rejected_list(self) -> None:
        self.show_below(Below.REJECTED)
        self.others.setFocus()

    def retranslate(self) -> None:
        self._worded.clear()
        self.calls.setAccessibleName(self.tr("Calls now"))
        self.others.setAccessibleName(self.tr("Recent callers, drafts, rejected"))
        self._caption.show_text(self.tr("NOW"))
        self._work_caption.show_text(self.tr("MY WORK"))
        self._none.show_text(self.tr("Your calls will stand here; a second one waits beside the first."))
        self._show_calls()
        self._show_others()

    def _take_call(self, chosen: NowRow | None) -> None:
        if chosen is not None:
            self.call_chosen.emit(chosen.key)

    def _take_other(self, chosen: NowRow | None) -> None:
        if chosen is None:
            return
        if self._below is Below.RECENT:
            self.call_chosen.emit(chosen.key)
        elif self._below is Below.DRAFTS:
            draft = next((one for one in self._drafts if one.id == chosen.key), None)
            if draft is not None:
                self.draft_chosen.emit(draft)
        elif self._below is Below.FILED:
            filed = next((one for one in self._filed if one.id == chosen.key), None)
            if filed is not None and filed.client_id is not None:
                self.account_chosen.emit(filed.client_id, filed.account_id)

    def _deal(self) -> None:
        """The button below the list: what it does stands on it."""
        marked = self._marked()
        if self._below is Below.REJECTED and marked is not None:
            self.rejected_dealt_with.emit(marked.key)
        elif self._below is Below.DRAFTS and self._discarded is not None:
            draft, self._discarded = self._discarded, None
            self.draft_brought_back.emit(draft)
        elif self._below is Below.DRAFTS and marked is not None:
            self._discarded = next((one for one in self._drafts if one.id == marked.key), None)
            self.draft_discarded.emit(marked.key)

    def _marked(self) -> NowRow | None:
        return self._others.row_at(self.others.currentIndex().row()) or self._others.row_at(0)

    def _show_deal(self) -> None:
        """What can be done with the marked row; of a rejected command also why, in full."""
        marked = self._marked()
        rejected = self._below is Below.REJECTED and marked is not None
        undo = self._below is Below.DRAFTS and self._discarded is not None
        self._dealt.setVisible(rejected or undo or (self._below is Below.DRAFTS and marked is not None))
        if undo:
            self._dealt.show_text(self.tr("Bring back the draft"))
        else:
            self._dealt.show_text(self.tr("Dealt with") if rejected else self.tr("Discard the draft"))
        one = next((one for one in self._rejected if marked is not None and one.id == marked.key), None)
        self._why.setVisible(rejected)
        if one is not None:
            self._why.show_text(" · ".join(part for part in (words.rejection(one.reason), one.detail) if part))

    def _show_calls(self) -> None:
        now = self._clock.now()
        self._none.setVisible(not self._live)
        self._calls.show_rows([self._call_row(call, now) for call in self._live])

    def _call_row(self, call: DeskCall, now: int) -> NowRow:
        info = call.info
        since = info.answered_at or info.ringing_at or info.started_at
        state = words.call_state(info.state)
        detail = f"{state} · {self._formats.duration((now - since) // 1000)}"
        in_front = call.id == self._front_id
        tone = {"ringing": "accent", "talking": "good", "held": "warn"}.get(info.state, "soft")
        badge = "" if in_front else action("next_call").shown_key
        return NowRow(call.id, self.name_of(call), detail, badge, tone, in_front)

    def name_of(self, call: DeskCall) -> str:
        """Who it is as far as it is known: a client, else the number, else that it is hidden."""
        card = call.settled_card
        if card is not None:
            return short_name(card.name)
        if call.info.withheld:
            return self.tr("Number withheld")
        return shown_number(call.info.number, call.info.number_text) or self.tr("No number")

    def _recent_rows(self, calls: Sequence[DeskCall]) -> list[NowRow]:
        """A call that has gone changes rarely, and every ring shows them all: rows that hold are taken again."""
        before = self._worded
        self._worded = {
            call.id: known if (known := before.get(call.id)) and known[0] is call else (call, self._recent_row(call))
            for call in calls
        }
        return [row for _, row in self._worded.values()]

    def _recent_row(self, call: DeskCall) -> NowRow:
        info = call.info
        parts = [self._formats.clock(info.ended_at or info.started_at), info.queue or self.tr("direct")]
        badge, tone = "", "soft"
        if not call.talked:
            badge, tone = self.tr("missed"), "warn"
        elif not call.wrapped_up:
            badge, tone = self.tr("no wrap-up"), "warn"
        return NowRow(call.id, self.name_of(call), " · ".join(parts), badge, tone)

    def _filed_row(self, filed: FiledRequest) -> NowRow:
        number = self._formats.count(filed.number) if filed.number else self.tr("unsent")
        tone = "soft" if filed.number else "warn"
        return NowRow(filed.id, filed.title, self._formats.clock(filed.at), number, tone)

    def _show_others(self) -> None:
        recent = self._recent
        for tab, text, count in zip(
            self._tabs,
            (self.tr("Drafts"), self.tr("My requests"), self.tr("Rejected"), self.tr("Recent calls")),
            (len(self._drafts), len(self._filed), len(self._rejected), len(recent)),
            strict=True,
        ):
            tab.show_text(text, count)
        if self._below is Below.RECENT:
            rows = self._recent_rows(recent)
            empty = self.tr("Callers of this shift will stand here.")
        elif self._below is Below.DRAFTS:
            rows = [NowRow(one.id, one.title, self._formats.clock(one.changed_at)) for one in self._drafts]
            empty = self.tr("Requests begun and not filed will stand here.")
        elif self._below is Below.FILED:
            rows = [self._filed_row(one) for one in self._filed]
            empty = self.tr("Requests that you file in this shift will stand here.")
        else:
            rows = [NowRow(one.id, one.title, words.rejection(one.reason), "", "bad") for one in self._rejected]
            empty = self.tr("Nothing was rejected.")
        self._others.show_rows(rows)
        self._empty.show_text(empty)
        self._empty.setVisible(not rows)
        self._show_deal()
        self._show_foot()

    def _show_foot(self) -> None:
        served = [call for call in self._recent if call.talked and call.info.answered_at and call.info.ended_at]
        parts = [self.tr("Served {0}").format(len(served))]
        if served:
            seconds = sum((call.info.ended_at or 0) - (call.info.answered_at or 0) for call in served) // 1000
            parts.append(self.tr("avg. {0}").format(self._formats.short_duration(seconds // len(served))))
        self._foot.show_text(" · ".join(parts))
