"""The timeline as the operator reads it: the first page out of the card at once, the rest from the server in pages."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from operator_desk.ports import Line
from operator_desk.timeline import first_page, page_of, with_unsent
from operator_desk.verbs import TimelinePage
from sync.card import Card
from sync.client import NotAnswered
from sync.protocol import ReadTimeline, Timeline

_PAGE = 50
_TOTAL_AFTER_S = 0.25  # the card is painted first; how many entries there are in all can come later

Key = tuple[int, int | None, tuple[str, ...]]  # client, account, kinds


class History:
    """One client's timeline with one filter at a time; an answer for another one is stale and dropped."""

    def __init__(
        self,
        line: Line,
        tell: Callable[[TimelinePage], None],
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        limits: Mapping[str, int],
    ) -> None:
        self._line = line
        self._tell = tell
        self._spawn = spawn
        self._limits = limits
        self._key: Key | None = None
        self._card: Card | None = None
        self._turn = 0  # counts first pages: what was asked for an older one is stale

    def begin(self, key: Key, card: Card | None) -> None:
        """The first page; out of `card` where it is on the desk."""
        self._key, self._card = key, card
        self._turn += 1
        if card is not None:
            self._tell(first_page(card, key[2], self._limits))
        self._spawn(self._read_first(self._turn, key, 0.0 if card is None else _TOTAL_AFTER_S))

    def changed(self, card: Card) -> None:
        """A card has new facts; where it is the one whose timeline is read, that begins anew, with its filter."""
        if self._key is not None and self._key[:2] == (card.client_id, card.account_id):
            self.begin(self._key, card)

    async def read_older(self, key: Key, before: tuple[int, str]) -> None:
        if key != self._key:
            return
        turn = self._turn
        answer = await self._page(key, before)
        if turn != self._turn:
            return
        if answer is None:
            # Nothing more can be had while the line is down; when it is back, the timeline begins anew.
            self._tell(TimelinePage(*key, first=False, lines=(), more=False, total=None, since=None))
            return
        self._tell(page_of(*key, False, answer))

    async def _read_first(self, turn: int, key: Key, delay: float) -> None:
        await asyncio.sleep(delay)
        answer = await self._page(key, None) if turn == self._turn else None
        if answer is None or turn != self._turn:
            return
        page = page_of(*key, True, answer)
        self._tell(page if self._card is None else with_unsent(page, self._card))

    async def _page(self, key: Key, before: tuple[int, str] | None) -> Timeline | None:
        try:
            answer = await self._line.ask(ReadTimeline(0, *key, before, _PAGE))
        except NotAnswered:
            return None
        return answer if isinstance(answer, Timeline) else None
