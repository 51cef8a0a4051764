"""Questions under way: each has a number that its answer repeats, and none waits for ever."""

import asyncio

import msgspec

from sync.client.ports import NotAnswered
from sync.protocol import (
    BillingAnswer,
    CallAct,
    CallActed,
    CardAnswer,
    CatalogueAnswer,
    Colleagues,
    Find,
    Found,
    HouseholdAnswer,
    OpenCard,
    Problem,
    ReadBilling,
    ReadCatalogue,
    ReadColleagues,
    ReadHousehold,
    ReadTimeline,
    Timeline,
)

Question = Find | OpenCard | ReadTimeline | ReadBilling | ReadHousehold | ReadCatalogue | CallAct | ReadColleagues
Answer = Found | CardAnswer | Timeline | BillingAnswer | HouseholdAnswer | CatalogueAnswer | CallActed | Colleagues

_ANSWERED_BY: dict[type[Question], type[Answer]] = {
    Find: Found,
    OpenCard: CardAnswer,
    ReadTimeline: Timeline,
    ReadBilling: BillingAnswer,
    ReadHousehold: HouseholdAnswer,
    ReadCatalogue: CatalogueAnswer,
    CallAct: CallActed,
    ReadColleagues: Colleagues,
}


class Questions:
    """The questions that have no answer yet."""

    def __init__(self) -> None:
        self._last = 0
        self._open: dict[int, tuple[type[Answer], asyncio.Future[Answer]]] = {}

    def put(self, question: Question) -> tuple[Question, asyncio.Future[Answer]]:
        """The question with its number, and where its answer will be."""
        self._last += 1
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._open[self._last] = (_ANSWERED_BY[type(question)], future)
        return msgspec.structs.replace(question, ref=self._last), future

    def forget(self, question: Question) -> None:
        """Nobody waits for it any more; a late answer is passed over."""
        self._open.pop(question.ref, None)

    def answered(self, answer: Answer) -> None:
        wanted, future = self._open.pop(answer.ref, (None, None))
        if future is None or future.done():
            return
        if wanted is type(answer):
            future.set_result(answer)
        else:
            future.set_exception(NotAnswered("unreadable"))

    def failed(self, problem: Problem) -> None:
        _, future = self._open.pop(problem.ref, (None, None))
        if future is not None and not future.done():
            future.set_exception(NotAnswered(problem.reason))

    def line_lost(self) -> None:
        """All fail at once: what was asked before a loss is not asked again by itself."""
        left, self._open = self._open, {}
        for _, future in left.values():
            if not future.done():
                future.set_exception(NotAnswered("line_down"))
