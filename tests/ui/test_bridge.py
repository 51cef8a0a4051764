"""From the desk's thread into the window's: in order, nothing lost, in the right thread."""

import threading

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from operator_desk.ui.bridge import Bridge, DeskSignals
from operator_desk.verbs import DeskListener
from tests.ui.clients import call

MANY = 5_000


def test_the_bridge_is_what_a_desk_talks_to() -> None:
    listener: DeskListener = Bridge(DeskSignals())
    names = [name for name in vars(DeskListener) if not name.startswith("_")]
    assert names and all(callable(getattr(listener, name)) for name in names)
    assert all(hasattr(DeskSignals, name) for name in names)


def test_many_signals_from_another_thread_arrive_in_order_and_in_this_thread(qtbot: QtBot) -> None:
    signals = DeskSignals()
    bridge = Bridge(signals)
    heard: list[str] = []
    threads = set()

    def hear(info: object) -> None:
        heard.append(getattr(info, "id", ""))
        threads.add(QThread.currentThread())

    signals.call_updated.connect(hear)
    infos = [call(f"call-{number}") for number in range(MANY)]

    def tell() -> None:
        for info in infos:
            bridge.call_updated(info)

    teller = threading.Thread(target=tell)
    teller.start()
    qtbot.waitUntil(lambda: len(heard) == MANY, timeout=20_000)
    teller.join()
    assert heard == [info.id for info in infos]
    assert threads == {signals.thread()}


def test_what_is_on_its_way_when_the_window_goes_is_told_nobody(qtbot: QtBot) -> None:
    signals = DeskSignals()
    heard: list[object] = []
    signals.call_updated.connect(heard.append)
    Bridge(signals).call_updated(call("late"))
    signals.fall_silent()
    qtbot.wait(20)
    assert heard == []


def test_big_numbers_arrive_whole(qtbot: QtBot) -> None:
    signals = DeskSignals()
    bridge = Bridge(signals)
    with qtbot.waitSignal(signals.draft_saved) as saved:
        bridge.draft_saved("d", 1_795_000_000_123)
    assert saved.args == ["d", 1_795_000_000_123]
    with qtbot.waitSignal(signals.card_missing) as missing:
        bridge.card_missing(9_000_000_000_001, "gone")
    assert missing.args == [9_000_000_000_001, "gone"]


def test_nothing_happens_within_the_call(qtbot: QtBot) -> None:
    """A desk that tells from the GUI thread itself is not surprised by the window's answer in the middle of it."""
    signals = DeskSignals()
    heard = []
    signals.signed_out.connect(lambda: heard.append(True))
    Bridge(signals).signed_out()
    assert heard == []
    qtbot.waitUntil(lambda: heard == [True])
