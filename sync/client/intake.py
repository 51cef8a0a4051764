"""Taking in what must be stored: feed and outcomes go through the store in their order, apart from the line, so that
a slow disk never delays a ringing call.

It outlives the connections: what came before a loss is stored before what comes after it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import structlog

from sync.client.ports import LineEvents, Store, tell
from sync.database import StoreFailed
from sync.protocol import Feed, Follow, Outcomes, Welcome

T = TypeVar("T")
_log = structlog.get_logger(__name__)

STORE_AGAIN_S = 1.0  # after the disk has refused


@dataclass(frozen=True, slots=True)
class Session:
    """A new connection begins: from which cursor does it follow? `begun` hears when the store knows whose it is."""

    welcome: Welcome
    follow: Callable[[Follow], Awaitable[None]]
    begun: asyncio.Event


@dataclass(frozen=True, slots=True)
class FollowAnew:
    """The desk has opened or closed cards: follow other scopes, from where the store is by then."""

    follow: Callable[[Follow], Awaitable[None]]


class Intake:
    """The one queue before the store."""

    def __init__(
        self,
        store: Store,
        executor: Executor,
        events: LineEvents,
        scopes: Callable[[], tuple[str, ...]],
        settled: Callable[[Outcomes], None],
        most: int,
    ) -> None:
        self._store = store
        self._executor = executor
        self._events = events
        self._scopes = scopes
        self._settled = settled
        self._queue: asyncio.Queue[Feed | Outcomes | Session | FollowAnew] = asyncio.Queue(most)

    def put(self, item: Feed | Outcomes | Session | FollowAnew) -> bool:
        """False when too much waits already."""
        try:
            self._queue.put_nowait(item)
        except asyncio.QueueFull:
            return False
        return True

    async def run(self) -> None:
        """Ends by being cancelled."""
        while True:
            await self._take(await self._queue.get())

    async def stored(self, call: Callable[[], T]) -> T:
        """Call the store in its thread. A disk that is full is asked again until it is not: what the server has sent
        is not thrown away."""
        failed = False
        while True:
            try:
                result = await asyncio.get_running_loop().run_in_executor(self._executor, call)
            except StoreFailed as failure:
                if not failed:
                    _log.warning("the store does not take it in", reason=failure.reason)
                failed = True
                await asyncio.sleep(STORE_AGAIN_S)
                continue
            if failed:
                _log.info("the store takes in again")
            return result

    async def _take(self, item: Feed | Outcomes | Session | FollowAnew) -> None:
        match item:
            case Feed(rows=rows, upto=upto):
                await self.stored(partial(self._store.apply_feed, rows, upto))
                if rows:
                    tell(self._events.fed, rows)
            case Outcomes(outcomes=outcomes):
                for outcome in outcomes:
                    await self.stored(partial(self._store.settle, outcome))
                self._settled(item)
                tell(self._events.answered, outcomes)
            case Session():
                begin = partial(self._store.begin_session, item.welcome.staff_id, item.welcome.feed_at)
                cursor = await self.stored(begin)
                await item.follow(Follow(cursor, self._scopes()))
                item.begun.set()
            case FollowAnew():
                await item.follow(Follow(await self.stored(self._store.cursor), self._scopes()))
