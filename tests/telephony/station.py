"""A simulated PBX with the product's line and trackers on it, in one event loop."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from telephony.ami import AmiLine, AmiSettings, LineState
from telephony.calls import CallChange, CallTracker, ChangeKind
from telephony.events import Event
from telephony.queues import QueueTracker
from telephony.simulator import Pbx
from telephony.snapshot import Snapshot

CLIENT = "+380501234567"


class Station:
    """What a server would have: a line, its trackers, and everything that they told."""

    def __init__(self, settings: AmiSettings, on_data: Callable[[bytes, float], None] | None = None) -> None:
        self.calls = CallTracker()
        self.queues = QueueTracker()
        self.changes: list[CallChange] = []
        self.states: list[LineState] = []
        self.snapshots = 0
        self.line = AmiLine(
            settings,
            on_events=self._events,
            on_snapshot=self._snapshot,
            on_state=self.states.append,
            on_data=on_data,
        )
        self._task: asyncio.Task[None] | None = None

    def _events(self, events: list[Event], at: float) -> None:
        for event in events:
            self.queues.feed(event, at)
            self.changes += self.calls.feed(event, at)

    def _snapshot(self, snapshot: Snapshot, at: float) -> None:
        self.snapshots += 1
        self.queues.restore(snapshot, at)
        self.changes += self.calls.restore(snapshot, at)

    def start(self) -> None:
        self._task = asyncio.ensure_future(self.line.run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def until(self, holds: Callable[[], bool], deadline: float = 10.0) -> None:
        """Wait for a condition; say what was told when it does not come."""
        try:
            async with asyncio.timeout(deadline):
                while not holds():
                    await asyncio.sleep(0.005)
        except TimeoutError:
            raise AssertionError(f"did not happen; told: {self.story()}; line: {self.states}") from None

    async def until_told(self, kind: ChangeKind, operator: str | None = None) -> CallChange:
        def found() -> list[CallChange]:
            return [c for c in self.changes if c.kind is kind and operator in (None, c.operator)]

        await self.until(lambda: bool(found()))
        return found()[0]

    def story(self) -> list[str]:
        return told(self.changes)


def told(changes: list[CallChange]) -> list[str]:
    """Changes in a few words each: "answered 1001", "ring_ended 1002 > 1001", "ended abandoned"."""
    words = []
    for change in changes:
        parts = [change.kind.value]
        if change.operator is not None:
            parts.append(change.operator.removeprefix("PJSIP/"))
        if change.target is not None:
            parts += [">", change.target.removeprefix("PJSIP/")]
        if change.kind is ChangeKind.ENDED and change.call.end is not None:
            parts.append(change.call.end.value)
        words.append(" ".join(parts))
    return words


def settings_for(pbx: Pbx) -> AmiSettings:
    """Short times, so that faults show at once."""
    return AmiSettings(
        pbx.host,
        pbx.user,
        pbx.secret,
        port=pbx.port,
        answer_limit=0.3,
        ping_every=0.1,
        first_pause=0.01,
        last_pause=0.05,
    )


@asynccontextmanager
async def station(
    *,
    line: AmiSettings | None = None,
    on_data: Callable[[bytes, float], None] | None = None,
    answer_limit: float = 0.3,
) -> AsyncIterator[tuple[Pbx, Station]]:
    """A PBX with a queue "bills" of two phones, one after the other, that overflows to "second".

    A test that holds the line to staying up gives it an `answer_limit` that a busy machine does not reach.
    """
    pbx = Pbx(speed=20.0)
    pbx.add_queue("bills", strategy="rrmemory", ring_seconds=3, max_wait=8, overflow="second", number="600")
    pbx.add_queue("second", number="601")
    pbx.add_phone("PJSIP/1001", queues=["bills"])
    pbx.add_phone("PJSIP/1002", queues=["bills"])
    pbx.add_phone("PJSIP/1003", queues=["second"], answer_after=1.0)
    await pbx.start()
    here = Station(line or replace(settings_for(pbx), answer_limit=answer_limit), on_data)
    here.start()
    try:
        await here.until(lambda: here.line.state.up)
        yield pbx, here
    finally:
        await here.stop()
        await pbx.stop()
