"""Commands out of the desks' outboxes: applied one after the other, acknowledged after their commit only."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from sync import feed
from sync.commands import Command, IdentifyCaller, NoteAnswer, WrapUp
from sync.commands.base import Setting
from sync.protocol import Outcome
from sync.server.logs import Log
from sync.server.users import Person


class Commands:
    """Applies commands in threads of their own. `applied` hears, on the event loop, of each that was applied."""

    def __init__(
        self,
        engine: Engine,
        setting: Callable[[], Setting],
        now: Callable[[], float],
        log: Log,
        *,
        committed: Callable[[], None],
        identified: Callable[[IdentifyCaller], None],
        wrapped_up: Callable[[WrapUp], None],
        answered: Callable[[NoteAnswer], None],
    ) -> None:
        self._engine = engine
        self._setting = setting
        self._now = now
        self._log = log
        self._committed = committed
        self._identified = identified
        self._wrapped_up = wrapped_up
        self._answered = answered
        # SQLite has one writer; on PostgreSQL several do the work before the feed's lock at the same time.
        threads = 1 if engine.dialect.name == "sqlite" else 4
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="command")
        self._begun: set[asyncio.Task[Outcome]] = set()

    async def submit(self, person: Person, commands: tuple[Command, ...]) -> tuple[Outcome, ...]:
        """The outcome of each, in order. After a "retry" the rest is not tried: a later one may build on it."""
        outcomes: list[Outcome] = []
        for command in commands:
            if outcomes and outcomes[-1].status == "retry":
                outcomes.append(Outcome(command.id, "retry", outcomes[-1].reason))
                continue
            # Shielded: a desk that leaves meanwhile does not undo the commit, and the others must hear of it.
            begun = asyncio.get_running_loop().create_task(self._do(person, command))
            self._begun.add(begun)
            begun.add_done_callback(self._begun.discard)
            outcomes.append(await asyncio.shield(begun))
        return tuple(outcomes)

    async def _do(self, person: Person, command: Command) -> Outcome:
        outcome = await asyncio.get_running_loop().run_in_executor(self._executor, self._execute, person, command)
        if outcome.status == "applied":
            self._committed()
            if isinstance(command, IdentifyCaller):
                self._identified(command)
            elif isinstance(command, WrapUp):
                self._wrapped_up(command)
            elif isinstance(command, NoteAnswer):
                self._answered(command)
        return outcome

    def _execute(self, person: Person, command: Command) -> Outcome:
        try:
            outcome = feed.execute(
                self._engine, command, self._setting(), staff_id=person.id, at=int(self._now() * 1000)
            )
        except SQLAlchemyError as error:
            # Whether it was committed the ledger will tell when the desk sends it again.
            self._log.error("command_failed", command_id=command.id, error=type(error).__name__)
            return Outcome(command.id, "retry", "database_down")
        if outcome.status != "applied":
            self._log.info("command_not_applied", command_id=command.id, status=outcome.status, reason=outcome.reason)
        return outcome

    def stop(self) -> None:
        """Let the command under way end; what waits is not begun, and its desk sends it again."""
        self._executor.shutdown(wait=True, cancel_futures=True)
