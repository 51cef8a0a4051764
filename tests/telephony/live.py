"""The product's own line and trackers on a running PBX, for tests that are not asynchronous themselves."""

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar

from telephony.ami import AmiLine, AmiSettings, LineState
from telephony.calls import CallChange, CallTracker, ChangeKind
from telephony.events import Event
from telephony.queues import QueueTracker
from telephony.snapshot import Snapshot

T = TypeVar("T")


class LiveLine:
    """Runs a line in a thread of its own; changes and states gather in lists."""

    def __init__(self, settings: AmiSettings, on_data: Callable[[bytes, float], None] | None = None) -> None:
        self.calls = CallTracker()
        self.queues = QueueTracker()
        self.changes: list[CallChange] = []
        self.states: list[LineState] = []
        self.line = AmiLine(
            settings,
            on_events=self._events,
            on_snapshot=self._snapshot,
            on_state=self.states.append,
            on_data=on_data,
        )
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._task: asyncio.Task[None] | None = None

    def _events(self, events: list[Event], at: float) -> None:
        for event in events:
            self.queues.feed(event, at)
            self.changes += self.calls.feed(event, at)

    def _snapshot(self, snapshot: Snapshot, at: float) -> None:
        self.queues.restore(snapshot, at)
        self.changes += self.calls.restore(snapshot, at)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._task = self._loop.create_task(self.line.run())
        try:
            self._loop.run_until_complete(self._task)
        except asyncio.CancelledError:
            pass
        finally:
            self._loop.close()

    def __enter__(self) -> Self:
        self._thread.start()
        self.wait_until(lambda: self.line.state.up)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        task = self._task
        if task is not None:
            self._loop.call_soon_threadsafe(task.cancel)
        self._thread.join(10)

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine where the line lives."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def wait_until(self, holds: Callable[[], bool], deadline: float = 15.0) -> None:
        until = time.monotonic() + deadline
        while not holds():
            if time.monotonic() > until:
                told = [(c.kind.value, c.operator) for c in self.changes]
                raise AssertionError(f"did not happen; changes: {told}; states: {self.states}")
            time.sleep(0.01)

    def wait_for(self, kind: ChangeKind, operator: str | None = None, times: int = 1) -> CallChange:
        def found() -> list[CallChange]:
            return [c for c in list(self.changes) if c.kind is kind and operator in (None, c.operator)]

        self.wait_until(lambda: len(found()) >= times)
        return found()[times - 1]
