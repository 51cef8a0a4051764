"""The background thread: runs what it is given, loses no failure, ends in order."""

import asyncio
import threading
from collections.abc import Iterator, MutableMapping
from typing import Any

import pytest
import structlog
from structlog.testing import capture_logs

from operator_desk.background import Background


@pytest.fixture
def background() -> Iterator[Background]:
    thread = Background()
    thread.start()
    yield thread
    thread.stop()


def test_work_runs_on_the_other_thread_and_its_result_comes_back(background: Background) -> None:
    async def where() -> str:
        await asyncio.sleep(0)
        return threading.current_thread().name

    assert background.submit(where).result(5) == "background"


def test_a_failure_that_nobody_waits_for_is_logged(background: Background) -> None:
    async def fail() -> None:
        raise ValueError("lost otherwise")

    with capture_logs() as logs:
        future = background.submit(fail)
        with pytest.raises(ValueError, match="lost otherwise"):
            future.result(5)
    assert [entry["event"] for entry in logs] == ["background work failed"]


def test_work_that_cannot_even_begin_is_logged(background: Background) -> None:
    def no_coroutine() -> object:
        raise RuntimeError("not begun")

    with capture_logs() as logs, pytest.raises(RuntimeError, match="not begun"):
        background.submit(no_coroutine).result(5)  # type: ignore[arg-type]
    assert logs[0]["log_level"] == "error"


def test_a_failing_callback_of_the_loop_is_logged(background: Background) -> None:
    logged = threading.Event()

    def seen(logger: object, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        if event["event"] == "background task failed":
            logged.set()
        raise structlog.DropEvent

    def break_it() -> None:
        raise ZeroDivisionError

    async def arrange() -> None:
        asyncio.get_running_loop().call_soon(break_it)

    before = structlog.get_config()["processors"]
    structlog.configure(processors=[seen])
    try:
        background.submit(arrange).result(5)
        assert logged.wait(5)
    finally:
        structlog.configure(processors=before)


def test_stop_cancels_what_still_waits_and_lets_it_clean_up(background: Background) -> None:
    begun, cleaned = threading.Event(), threading.Event()

    async def wait_for_ever() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            cleaned.set()

    future = background.submit(wait_for_ever)
    assert begun.wait(5)
    assert background.stop()
    assert cleaned.is_set()
    with pytest.raises(asyncio.CancelledError):
        future.result(0)


def test_after_stop_work_is_refused_quietly(background: Background) -> None:
    background.stop()

    async def never() -> None:
        raise AssertionError("ran after stop")

    assert background.submit(never).cancelled()
    assert background.stop()
