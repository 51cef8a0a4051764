"""Garbage is collected in the window's thread, whoever makes it."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from operator_desk.app.garbage import Garbage


class Cycle:
    """Garbage that only the collector frees; notes which thread did."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    made = Garbage()
    made.start()
    yield made
    made.stop()


def test_another_threads_work_collects_nothing_and_the_windows_does(garbage: Garbage, qtbot: QtBot) -> None:
    freed_in: list[int] = []
    cycle = Cycle()
    weakref.finalize(cycle, lambda: freed_in.append(threading.get_ident()))
    del cycle
    kept: list[list[int]] = []

    def allocate() -> None:
        kept.extend([] for _ in range(100_000))

    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert freed_in == []
    qtbot.waitUntil(lambda: bool(freed_in), timeout=10_000)
    assert freed_in == [threading.get_ident()]


def test_after_stop_python_collects_by_itself_again(qapp: QApplication) -> None:
    garbage = Garbage()
    garbage.start()
    assert not gc.isenabled()
    garbage.stop()
    assert gc.isenabled()
