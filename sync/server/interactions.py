"""The log of calls: one interaction a call, its legs beneath it, written by a thread of its own.

A call is logged to the client whom the operator chose. Where he chose nobody, it is the client whose card opened by
itself; where none stood out, the call is logged without a client. Talk time is the time an operator was bridged with
the caller.

Calls wait in memory until they are written, so a database that is away for a while loses none; the queue is bounded.
When the server itself dies, calls that go on are found again by the snapshot and written when they end, and those that
ended meanwhile are closed as lost (`close_absent`); what waited for a database that was away at that moment is gone.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from sync.commands.base import Rejected
from sync.lookup import Lookup
from sync.server.call_log import CallRecord, close_absent, write_call
from sync.server.directory import Directory
from sync.server.logs import Log
from sync.server.views import Seen, client_side, milliseconds
from telephony.calls import CallLeg

MOST_WAITING = 20_000  # calls; some 2 KB each
LONGEST_PAUSE = 5.0
FLUSH_LIMIT = 5.0


class Journal:
    """Calls that are to be written, the newest state of each."""

    def __init__(
        self,
        engine: Engine,
        lookup: Lookup,
        now: Callable[[], float],
        log: Log,
        *,
        committed: Callable[[], None],
    ) -> None:
        self._engine = engine
        self._lookup = lookup
        self._now = now
        self._log = log
        self._committed = committed
        self._waiting: OrderedDict[str, CallRecord] = OrderedDict()
        self._absent: dict[str, frozenset[str]] = {}  # line -> calls that are not absent
        self._filled = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="journal")

    def __len__(self) -> int:
        return len(self._waiting)

    def note(self, seen: Seen, directory: Directory) -> None:
        """Write this call as it is now, as soon as the database takes it."""
        self._waiting[seen.id] = _record(seen, directory)
        if len(self._waiting) > MOST_WAITING:
            call_id, _ = self._waiting.popitem(last=False)
            self._log.error("call_not_logged", call_id=call_id, reason="too many wait")
        self._wake()

    def close_absent(self, line: str, live: frozenset[str]) -> None:
        """The first snapshot of a line: calls that the log holds open and that are not `live` ended unseen."""
        self._absent[line] = live
        self._wake()

    def _wake(self) -> None:
        self._idle.clear()
        self._filled.set()

    async def run(self) -> None:
        """Write what waits, oldest first, for ever; ends by being cancelled."""
        pause = 0.0
        down = False
        while True:
            await self._filled.wait()
            try:
                await self._write_next()
            except SQLAlchemyError as error:
                if not down:
                    self._log.error("calls_wait_for_database", waiting=len(self._waiting), error=type(error).__name__)
                down, pause = True, min(LONGEST_PAUSE, pause * 2 or 0.1)
                await asyncio.sleep(pause)
                continue
            if down:
                self._log.info("calls_written_again", waiting=len(self._waiting))
            down, pause = False, 0.0
            if not self._waiting and not self._absent:
                self._filled.clear()
                self._idle.set()

    async def _write_next(self) -> None:
        loop = asyncio.get_running_loop()
        at = int(self._now() * 1000)
        if self._absent:
            line, live = next(iter(self._absent.items()))
            changed = await loop.run_in_executor(self._executor, close_absent, self._engine, line, live, at)
            del self._absent[line]
        elif self._waiting:
            call_id, record = next(iter(self._waiting.items()))
            changed = await loop.run_in_executor(self._executor, self._write, record, at)
            if self._waiting.get(call_id) is record:
                del self._waiting[call_id]
        else:
            return
        if changed:
            self._committed()

    def _write(self, record: CallRecord, at: int) -> bool:
        try:
            return write_call(self._engine, self._lookup, record, at)
        except (Rejected, IntegrityError) as error:
            # Trying again would fail again, and the calls behind it would wait for ever.
            self._log.error("call_not_logged", call_id=record.call_id, reason=str(error.args[0])[:200])
            return False

    async def stop(self) -> None:
        """Give what waits a last chance, then end the thread."""
        try:
            async with asyncio.timeout(FLUSH_LIMIT):
                await self._idle.wait()
        except TimeoutError:
            self._log.error("calls_not_logged", waiting=len(self._waiting))
        self._executor.shutdown(wait=True, cancel_futures=True)


def _record(seen: Seen, directory: Directory) -> CallRecord:
    call = seen.call
    talkers = [leg.who for leg in call.legs if leg.kind == "operator"]
    last = directory.at(talkers[-1]) if talkers else None
    answered = call.answered_at
    return CallRecord(
        call_id=seen.id[:80],
        direction=call.direction,
        number=(seen.number.digits or client_side(call))[:40],
        e164=seen.number.digits,
        entered_account=call.entered_account,
        rang=bool(talkers or seen.ringing_at),
        queue=call.queue[:60] if call.queue else None,
        operator_id=last.id if last else None,
        started_at=milliseconds(call.started_at),
        answered_at=None if answered is None else milliseconds(answered),
        ended_at=None if call.ended_at is None else milliseconds(call.ended_at),
        ended_how=call.end,
        seen_from=milliseconds(seen.seen_from),
        legs=tuple(_leg(leg) for leg in call.legs),
    )


def _leg(leg: CallLeg) -> tuple[str, str, int, int | None]:
    ended = None if leg.ended_at is None else milliseconds(leg.ended_at)
    return leg.kind, leg.who[:80], milliseconds(leg.began_at), ended
