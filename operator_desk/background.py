"""The one background thread, with one ordinary asyncio loop: everything that waits for a socket or a timer runs here,
so that the window's thread never does."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

import structlog

_Result = TypeVar("_Result")
_log = structlog.get_logger(__name__)


class Background:
    """A thread that runs coroutines handed to it from others. Built idle; `start` before the first `submit`.

    A failure in handed-over work is logged here even where nobody waits for its future: the window's thread never does.
    """

    def __init__(self, name: str = "background") -> None:
        self._name = name
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._closing = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start the thread and return when its loop runs."""
        if self._thread is not None:
            raise RuntimeError("the background thread was started before")
        running = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(running,), name=self._name, daemon=True)
        self._thread.start()
        running.wait()

    def submit(self, work: Callable[[], Coroutine[Any, Any, _Result]]) -> Future[_Result]:
        """Run `work()` on the loop, from any thread. The coroutine is made there, so that none is left unawaited when
        the loop is already closing; the future is then cancelled."""
        future: Future[_Result] = Future()
        with self._lock:
            loop = self._loop
            if loop is None or self._closing:
                future.cancel()
                return future
            loop.call_soon_threadsafe(self._begin, work, future)
        return future

    def stop(self, timeout: float = 5.0) -> bool:
        """Cancel what still runs, wait for it, end the thread. False when something did not end within `timeout`
        seconds; the thread is a daemon, so the program ends all the same."""
        with self._lock:
            loop, thread = self._loop, self._thread
            if loop is None or thread is None or self._closing:
                return True
            self._closing = True
            loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout)
        if thread.is_alive():
            _log.error("background thread did not end", thread=self._name, seconds=timeout)
            return False
        return True

    def _run(self, running: threading.Event) -> None:
        loop = asyncio.new_event_loop()
        loop.set_exception_handler(_log_unhandled)
        asyncio.set_event_loop(loop)
        self._loop = loop
        loop.call_soon(running.set)
        try:
            loop.run_forever()
        finally:
            _cancel_all(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
            asyncio.set_event_loop(None)
            loop.close()

    def _begin(self, work: Callable[[], Coroutine[Any, Any, _Result]], future: Future[_Result]) -> None:
        if not future.set_running_or_notify_cancel():
            return
        assert self._loop is not None
        try:
            task = self._loop.create_task(work())
        except BaseException as error:
            _log.exception("background work could not begin")
            future.set_exception(error)
            return
        task.add_done_callback(lambda done: _finish(done, future))


def _finish(task: "asyncio.Task[_Result]", future: "Future[_Result]") -> None:
    if task.cancelled():
        # A running Future cannot be cancelled any more; whoever waits learns it by this error.
        future.set_exception(asyncio.CancelledError())
        return
    error = task.exception()
    if error is None:
        future.set_result(task.result())
        return
    _log.error("background work failed", exc_info=error)
    future.set_exception(error)


def _cancel_all(loop: asyncio.AbstractEventLoop) -> None:
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))


def _log_unhandled(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    _log.error("background task failed", message=context.get("message", ""), exc_info=context.get("exception"))
