"""Sending the outbox: in order, in batches, again where no answer came. To send a command twice is to do it once, so
in doubt it is sent again."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from functools import partial

import structlog

from sync.client.ports import Limits, Store
from sync.commands import Command
from sync.database import StoreFailed
from sync.protocol import MAX_MESSAGE, Outcomes, Submit, encode

_log = structlog.get_logger(__name__)

_AGAIN_FIRST_S = 0.5
_AGAIN_MOST_S = 10.0


class Sender:
    """Sends what waits whenever there is something and the line is up."""

    def __init__(self, store: Store, executor: Executor, limits: Limits) -> None:
        self._store = store
        self._executor = executor
        self._limits = limits
        self._grew = asyncio.Event()
        self._unanswered: set[str] = set()
        self._again = False
        self._answered = asyncio.Event()

    def wake(self) -> None:
        self._grew.set()

    def settled(self, outcomes: Outcomes) -> None:
        """The store has taken these answers in."""
        self._unanswered.difference_update(outcome.command_id for outcome in outcomes.outcomes)
        self._again = self._again or any(outcome.status == "retry" for outcome in outcomes.outcomes)
        if not self._unanswered:
            self._answered.set()

    def not_understood(self) -> None:
        """The server could not read something of ours, perhaps this batch: no answer will come."""
        self._again = True
        self._answered.set()

    async def run(self, staff_id: int, begun: asyncio.Event, send: Callable[[Submit], Awaitable[None]]) -> None:
        """For one connection, once the store knows whose session it is. Nobody sends what another person filed."""
        await begun.wait()
        self._grew.set()
        wait = _AGAIN_FIRST_S
        while True:
            await self._grew.wait()
            self._grew.clear()
            while batch := await self._next(staff_id):
                if await self._delivered(batch, send):
                    wait = _AGAIN_FIRST_S
                else:
                    await asyncio.sleep(wait)
                    wait = min(wait * 2, _AGAIN_MOST_S)

    async def _next(self, staff_id: int) -> tuple[Command, ...]:
        """The first commands that wait, as many as go into one message."""
        read = partial(self._store.waiting, staff_id, self._limits.batch)
        while True:
            try:
                found = await asyncio.get_running_loop().run_in_executor(self._executor, read)
                break
            except StoreFailed as failure:
                _log.warning("the outbox cannot be read", reason=failure.reason)
                await asyncio.sleep(_AGAIN_MOST_S)
        size, fitting = 0, 0
        for command in found:
            size += len(encode(command)) + 1
            if fitting and size > MAX_MESSAGE // 2:
                break
            fitting += 1
        return found[:fitting]

    async def _delivered(self, batch: tuple[Command, ...], send: Callable[[Submit], Awaitable[None]]) -> bool:
        """False where the same has to be sent again, later."""
        self._unanswered = {command.id for command in batch}
        self._again = False
        self._answered.clear()
        await send(Submit(batch))
        try:
            async with asyncio.timeout(self._limits.outcome):
                await self._answered.wait()
        except TimeoutError:
            _log.warning("the server does not answer commands", commands=len(batch))
            return False
        return not self._again
