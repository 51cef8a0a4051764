"""The demonstration without a screen: the real window, drawn into memory, handles each call as an operator would, and
everything that it shows is compared with what the story says."""

import time
from collections.abc import Callable, Coroutine, Iterable
from datetime import date
from itertools import islice, pairwise
from typing import Any, TypeVar

from operator_desk.app.desktop import Desktop
from operator_desk.app.hands import Hands, NotSeen
from operator_desk.demonstration.centre import DemonstrationCentre, desk_id
from operator_desk.demonstration.report import CallReport, Expected, Shown, shown_faults
from operator_desk.demonstration.scenes import Course, Scene, scenes
from operator_desk.demonstration.switchboard import PHONE, Switchboard
from operator_desk.ui.card.timeline_model import TimelineModel
from operator_desk.ui.front import DeskCall, Place
from operator_desk.ui.work_pane import Page
from operator_desk.verbs import LinkState
from sync.card import Request
from sync.protocol import CallGone, LineStatus
from telephony.simulator.calls import NotPossible, SimCall

_Result = TypeVar("_Result")

# What the operator types to begin each kind of request; one after the other.
_TOPICS = (
    ("перерахунок", "recalculation"),
    ("повірка", "meter_service"),
    ("контрольний огляд", "control_reading"),
    ("оплата не надійшла", "payment_not_posted"),
    ("скарга", "complaint"),
)
_FOR_ANYBODY = _TOPICS[-1]  # asks for nothing that only a client has
_BETWEEN_CALLS_S = 0.4  # what the call before has changed is read and painted by then
_LEFT_IN_ENTRY = "набрано"  # stands in the entry while a second call rings


class Shiftwork:
    """Handles the calls of the demonstration one by one and writes down what was seen."""

    def __init__(self, desktop: Desktop, centre: DemonstrationCentre, today: date) -> None:
        self._desktop = desktop
        self._centre = centre
        self._today = today
        self._window = desktop.window
        self._hands = Hands(desktop.window)
        self._heard = False
        self._trouble = ""
        self._painted: dict[str, float] = {}
        self._numbers: dict[str, int] = {}
        self._gone: dict[str, str] = {}
        self._filed_for: set[int] = set()  # they may come earlier in the ranking from then on
        self._talk: SimCall | None = None  # goes on while a second call rings
        desktop.window.card_painted.connect(self._on_painted)
        desktop.signals.request_filed.connect(self._on_filed)
        desktop.signals.call_gone.connect(self._on_gone)
        desktop.signals.line_changed.connect(self._on_line)
        desktop.signals.link_changed.connect(self._on_link)

    def work(self, calls: int, told: Callable[[CallReport], None]) -> tuple[CallReport, ...]:
        """So many calls from ring to end; `told` hears of each when it is over."""
        self._hands.wait(lambda: self._heard or bool(self._trouble), "a desk that hears Asterisk", 600)
        if self._trouble:
            raise NotSeen(self._trouble)
        reports = []
        for scene, following in pairwise((*islice(scenes(), calls), None)):
            assert scene is not None
            report = self._handle(scene, goes_on=following is not None and following.course is Course.SECOND)
            reports.append(report)
            told(report)
        return tuple(reports)

    def _handle(self, scene: Scene, *, goes_on: bool) -> CallReport:
        """One call. `goes_on`: it is still talked to when the next one rings."""
        expected = self._expected(scene)
        try:
            if scene.course in (Course.COLLEAGUE, Course.OVERFLOW):
                return self._leave_to_colleague(scene, expected)
            return self._take(scene, expected, goes_on)
        except (NotSeen, NotPossible) as fault:
            self._start_afresh()
            return self._report(scene, expected, None, None, faults=(str(fault),))

    # --- courses ---------------------------------------------------------------------------------------------

    def _take(self, scene: Scene, expected: Expected, goes_on: bool) -> CallReport:
        """Answer, find out who it is, file a request, wrap up."""
        milliseconds: float | None = None
        if scene.course is Course.SECOND and self._talk is not None:
            call, shown = self._second_call(scene, self._talk)
        else:
            call = self._ring(scene)
            milliseconds = self._until_painted(call)
            shown = self._seen(call)
        faults = shown_faults(expected, shown)
        self._on_loop(lambda: call.answer(PHONE))
        self._hands.wait(lambda: self._state(call) == "talking", "the talk in the call bar")
        if expected.candidates and not expected.opens:
            self._choose_first(expected)
        request_id, number = self._file(scene, for_client=bool(expected.candidates))
        if goes_on:
            self._talk = call
        else:
            self._hang_up(call)
        self._wrap_up()
        return self._report(scene, expected, shown, milliseconds, request_id=request_id, number=number, faults=faults)

    def _second_call(self, scene: Scene, first: SimCall) -> tuple[SimCall, Shown]:
        """It rings beside the first: a badge, and nothing that stands in the window moves. Then the first ends."""
        self._talk = None
        self._hands.press("find")
        self._hands.type(_LEFT_IN_ENTRY)
        before = self._centre_and_text()
        call = self._ring(scene)
        self._hands.wait(lambda: self._call(call) is not None, "the second call in the list")
        if self._centre_and_text() != before:
            raise NotSeen("a window that a second call does not disturb")
        shown = self._shown(call, "badge", None, "")
        self._hands.press("leave")
        self._hands.press("leave")
        self._hang_up(first)
        self._hands.wait(lambda: self._front_id() == desk_id(call.id), "the second call in front")
        return call, shown

    def _leave_to_colleague(self, scene: Scene, expected: Expected) -> CallReport:
        """It rings here, and somebody else answers: the pop ends and says by whom."""
        call = self._ring(scene)
        milliseconds = self._until_painted(call)
        shown = self._seen(call)
        self._hands.wait(lambda: desk_id(call.id) in self._gone, "the end of a call that went elsewhere", 30)
        reason = self._gone[desk_id(call.id)]
        wanted = "answered_elsewhere" if scene.course is Course.COLLEAGUE else "no_answer"
        faults = shown_faults(expected, shown)
        if reason != wanted:
            faults += (f"gone: {reason}, not {wanted}",)
        self._on_loop(call.until_talking)
        self._hang_up(call)
        return self._report(scene, expected, shown, milliseconds, gone=reason, faults=faults)

    # --- steps -----------------------------------------------------------------------------------------------

    def _ring(self, scene: Scene) -> SimCall:
        self._hands.rest(_BETWEEN_CALLS_S)
        return self._on_loop(lambda: self._board().ring(scene))

    def _until_painted(self, call: SimCall) -> float:
        """Milliseconds from the bytes that told of the ring to the paint of the card, or of the question who it is."""
        id_ = desk_id(call.id)
        self._hands.wait(lambda: id_ in self._painted, "the card on the screen")
        return round((self._painted[id_] - self._board().pbx.told_ringing[call.id]) * 1000, 3)

    def _seen(self, call: SimCall) -> Shown:
        centre = self._window.page.presenter.front.centre
        if centre.place is Place.CARD and centre.card is not None and self._window.page.centre.shows_card:
            return self._shown(call, "card", centre.card.card.client_id, self._window.page.card.header.name.shown)
        return self._shown(call, str(centre.place), None, "")

    def _shown(self, call: SimCall, place: str, client: int | None, headline: str) -> Shown:
        seen = self._call(call)
        candidates = seen.on_desk.candidates if seen is not None else ()
        certainty = str(candidates[0].certainty) if candidates else None
        return Shown(place, client, headline, tuple(one.client_id for one in candidates), certainty)

    def _choose_first(self, expected: Expected) -> None:
        self._hands.press("candidate_1")
        self._hands.wait(lambda: self._client_in_front() in expected.candidates, "the card of the chosen client")

    def _file(self, scene: Scene, *, for_client: bool) -> tuple[str, int]:
        """Through the form, and then seen with its number in the client's history."""
        client = self._client_in_front()
        words, type_id = _TOPICS[scene.number % len(_TOPICS)] if for_client else _FOR_ANYBODY
        self._hands.begin_request(words, type_id)
        self._hands.fill_form(self._today)
        request_id = self._hands.file()
        self._hands.wait(lambda: request_id in self._numbers, "the number of the request")
        number = self._numbers[request_id]
        if client is not None:
            self._filed_for.add(client)
            self._hands.wait(lambda: self._number_in_history(request_id) == number, "the request in the history")
        return request_id, number

    def _number_in_history(self, request_id: str) -> int | None:
        model = self._window.page.card.timeline.table.model()
        rows = model.rows if isinstance(model, TimelineModel) else ()
        records = [line.record for row in rows for line in row.lines if line.id == request_id]
        return next((record.number for record in records if isinstance(record, Request)), None)

    def _hang_up(self, call: SimCall) -> None:
        async def hang_up() -> None:
            call.hang_up()

        self._on_loop(hang_up)
        self._hands.wait(lambda: self._state(call) is None, "the end of the call")

    def _wrap_up(self) -> None:
        """What it was about and what it achieved: as proposed, else the first that there is."""
        work = self._window.page.work
        self._hands.press("wrap_up")
        self._hands.wait(lambda: work.page is Page.WRAP_UP, "the wrap-up")
        text = work.wrap_up.text
        if text is not None and not text.topic:
            self._hands.type("1")
            work.wrap_up.outcomes.setFocus()
        if text is not None and not text.outcome:
            self._hands.type("1")
        self._hands.press("save")
        self._hands.wait(lambda: work.page is not Page.WRAP_UP, "the wrap-up saved")

    def _start_afresh(self) -> None:
        """After a fault: nobody talks, nothing is begun."""

        async def hang_up() -> None:
            for call in tuple(self._board().pbx.calls):
                call.hang_up()

        self._talk = None
        self._on_loop(hang_up)
        for _ in range(3):
            self._hands.press("leave")

    # --- what is known ---------------------------------------------------------------------------------------

    def _expected(self, scene: Scene) -> Expected:
        story = scene.story
        ordered = not self._filed_for.intersection(story.clients)
        certainty = None if story.certainty is None else str(story.certainty)
        return Expected(story.clients, certainty, story.opens, ordered)

    def _report(
        self,
        scene: Scene,
        expected: Expected,
        shown: Shown | None,
        milliseconds: float | None,
        *,
        request_id: str | None = None,
        number: int | None = None,
        gone: str | None = None,
        faults: Iterable[str] = (),
    ) -> CallReport:
        return CallReport(
            call=scene.number,
            story=scene.story.name,
            course=str(scene.course),
            number=scene.story.number,
            expected=expected,
            shown=shown,
            milliseconds=milliseconds,
            gone=gone,
            request_id=request_id,
            request_number=number,
            faults=tuple(faults),
        )

    def _board(self) -> Switchboard:
        if self._centre.board is None:
            raise NotSeen("a PBX that has started")
        return self._centre.board

    def _call(self, call: SimCall) -> DeskCall | None:
        return self._window.page.presenter.front.find(desk_id(call.id))

    def _state(self, call: SimCall) -> str | None:
        """As the window knows it; None where it has gone."""
        known = self._call(call)
        return known.info.state if known is not None and known.live else None

    def _front_id(self) -> str | None:
        call = self._window.page.presenter.front.call
        return None if call is None else call.id

    def _client_in_front(self) -> int | None:
        centre = self._window.page.presenter.front.centre
        return centre.card.card.client_id if centre.card is not None else None

    def _centre_and_text(self) -> tuple[object, str, object]:
        focus = self._window.focusWidget()
        return self._window.page.presenter.front.centre.call_id, self._window.page.work.entry.text(), focus

    def _on_loop(self, work: Callable[[], Coroutine[Any, Any, _Result]]) -> _Result:
        return self._desktop.background.submit(work).result(30)

    def _on_painted(self, call_id: str) -> None:
        self._painted.setdefault(call_id, time.perf_counter())

    def _on_filed(self, request_id: str, number: int | None) -> None:
        if number is not None:
            self._numbers[request_id] = number

    def _on_gone(self, gone: CallGone) -> None:
        self._gone[gone.call.id] = gone.reason

    def _on_line(self, line: LineStatus) -> None:
        self._heard = line.asterisk

    def _on_link(self, link: LinkState) -> None:
        self._trouble = "" if link.up else link.reason
