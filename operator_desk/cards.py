"""The cards at this desk: those that rang or were opened lately, and where each came from.

A card comes with the ring, from the server, or, while the line is down, from the desk's own store with its age. Which
of them stands in front is the window's matter; all of them are kept up to date here.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import msgspec
import structlog

from operator_desk.overlay import Overlay
from operator_desk.ports import Line, Store
from operator_desk.verbs import CardOnDesk, DeskListener
from sync.card import Card
from sync.client import NotAnswered
from sync.commands import Command
from sync.database import StoreFailed
from sync.protocol import CardAnswer, OpenCard

_log = structlog.get_logger(__name__)
_decode_card = msgspec.json.Decoder(Card).decode
_LATELY = 20  # cards whose changes are followed
_BURST_S = 0.1  # a call alone makes several rows within a moment
_KEPT_AFTER_S = 0.3  # a card is painted first: the store's thread would take the interpreter from the window

Key = tuple[int, int | None]  # client and account


class Cards:
    """Opens, refreshes and keeps cards. `changed` hears of each card that has new facts."""

    def __init__(
        self,
        line: Line,
        store: Store,
        listener: DeskListener,
        overlay: Overlay,
        clock: Callable[[], int],
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        *,
        followed: Callable[[tuple[int, ...]], None],
        changed: Callable[[Card], None],
    ) -> None:
        self._line = line
        self._store = store
        self._listener = listener
        self._overlay = overlay
        self._clock = clock
        self._spawn = spawn
        self._followed = followed
        self._changed = changed
        self._lately: OrderedDict[Key, CardOnDesk] = OrderedDict()  # as they came, with nothing laid over
        self._refreshing: set[Key] = set()
        self._turn = 0  # counts what was asked to be opened: the answer to an older one is stale

    def latest(self, client_id: int, account_id: int | None) -> Card | None:
        """The card as it is to be shown now, if it was at this desk lately."""
        known = self._lately.get((client_id, account_id))
        return None if known is None else self._overlay.over(known.card)

    def rang(self, card: Card, call_id: str) -> Card:
        """A card that came with a ring; given back as it is to be shown."""
        self._take(CardOnDesk(card, self._clock(), False, call_id))
        return self._overlay.over(card)

    async def open(self, client_id: int, account_id: int | None, call_id: str | None) -> None:
        """Told as card_opened or card_missing, unless another card was asked for meanwhile."""
        self._turn += 1
        turn = self._turn
        opened: CardOnDesk | None = None
        reason = "no_such_client"
        try:
            card = await self._ask(client_id, account_id)
            if card is not None:
                opened = CardOnDesk(card, self._clock(), False, call_id)
        except NotAnswered as silence:
            reason = silence.reason
            kept = self._at_hand(client_id, account_id) or await self._store.kept_card(client_id, account_id)
            if kept is not None:
                opened = CardOnDesk(*kept, from_store=True, call_id=call_id)
        if turn != self._turn:
            return
        if opened is None:
            self._listener.card_missing(client_id, reason)
            return
        self._take(opened)
        self._listener.card_opened(self._over(opened))

    def concerned(self, client_id: object, account_id: object) -> tuple[Key, ...]:
        """Which cards a changed row of this client or account may have changed."""
        return tuple(
            key
            for key, known in self._lately.items()
            if (client_id is not None and key[0] == client_id)
            or (account_id is not None and account_id in (key[1], *(other.id for other in known.card.accounts)))
        )

    async def refresh(self, key: Key) -> None:
        """Ask for this card anew, once for a burst of changes; told as card_changed."""
        if key in self._refreshing:
            return
        self._refreshing.add(key)
        await asyncio.sleep(_BURST_S)  # the other rows of the burst find it under way, and the pop has been painted
        self._refreshing.discard(key)  # what changes from here on may be missing in the answer: it is asked again
        settled = self._overlay.settled()
        try:
            card = await self._ask(*key)
        except NotAnswered as silence:
            _log.info("card not refreshed", reason=silence.reason)
            return
        known = self._lately.get(key)
        if card is None or known is None:
            return
        self._overlay.drop(settled, card)
        self._take(replace(known, card=card, as_of=self._clock(), from_store=False))
        self._tell_changed(self._lately[key])

    async def refresh_after_silence(self) -> None:
        """The line was down: the card shown last, and all that came out of the store, may be old."""
        last = next(reversed(self._lately), None)
        for key in [key for key, known in self._lately.items() if known.from_store or key == last]:
            await self.refresh(key)

    def relay(self, command: Command) -> None:
        """This command was laid over the cards, or taken off again."""
        for known in tuple(self._lately.values()):
            if self._overlay.concerns(command, known.card):
                self._tell_changed(known)

    def _take(self, opened: CardOnDesk) -> None:
        card = opened.card
        key = (card.client_id, card.account_id)
        before = self._clients()
        self._lately[key] = opened
        self._lately.move_to_end(key)
        while len(self._lately) > _LATELY:
            self._lately.popitem(last=False)
        if self._clients() != before:
            self._followed(self._clients())
        if not opened.from_store:
            self._spawn(self._keep(card, opened.as_of))

    def _at_hand(self, client_id: int, account_id: int | None) -> tuple[Card, int] | None:
        """A card that was here lately and when it was made; it need not have reached the store yet."""
        for key, known in reversed(self._lately.items()):
            if key[0] == client_id and account_id in (None, key[1]):
                return known.card, known.as_of
        return None

    def _clients(self) -> tuple[int, ...]:
        return tuple(sorted({client_id for client_id, _ in self._lately}))

    def _tell_changed(self, known: CardOnDesk) -> None:
        over = self._over(known)
        self._listener.card_changed(over)
        self._changed(over.card)

    def _over(self, known: CardOnDesk) -> CardOnDesk:
        return replace(known, card=self._overlay.over(known.card))

    async def _ask(self, client_id: int, account_id: int | None) -> Card | None:
        answer = await self._line.ask(OpenCard(0, client_id, account_id))
        if not isinstance(answer, CardAnswer) or answer.card is None:
            return None
        return _decode_card(answer.card)

    async def _keep(self, card: Card, as_of: int) -> None:
        await asyncio.sleep(_KEPT_AFTER_S)
        try:
            await self._store.keep_card(card, as_of)
        except StoreFailed as failure:
            _log.warning("card not kept", reason=failure.reason)
