"""The desktop starts behind its window, says why it cannot, remembers, and stops whatever state it is in."""

import linecache
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from operator_desk.app.desktop import Desktop
from operator_desk.app.memory import SettingsMemory
from operator_desk.centre import Centre, DistantCentre, Place
from operator_desk.settings import Folders, SettingsFile
from operator_desk.vault import Vault
from operator_desk.verbs import LinkState
from tests.ui.clients import WELCOME

Build = Callable[[Centre], Desktop]


class BrokenCentre:
    """A centre that does not start."""

    stopped = False

    async def start(self) -> Place:
        raise OSError("the disk is gone")

    async def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def build(qapp: QApplication, tmp_path: Path) -> Iterator[Build]:
    made: list[Desktop] = []

    def desktop(centre: Centre) -> Desktop:
        made.append(
            Desktop(
                qapp,
                centre,
                SettingsFile(tmp_path / "settings.toml"),
                Folders.below(tmp_path),
                open_vault=lambda folder: Vault(folder, None),
                cache=tmp_path / "texts",
            )
        )
        return made[-1]

    yield desktop
    for one in made:
        one.stop()
        one.window.deleteLater()
        one.look.deleteLater()
        one.language.choose("en")
        one.language.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_centre_that_does_not_start_is_told_in_the_window(qtbot: QtBot, build: Build) -> None:
    centre = BrokenCentre()
    desktop = build(centre)
    links: list[LinkState] = []
    desktop.signals.link_changed.connect(links.append)
    desktop.show()
    desktop.start()
    qtbot.waitUntil(lambda: bool(links), timeout=10_000)
    assert (links[0].up, links[0].reason) == (False, "the disk is gone")
    assert desktop.window.sign_in.isVisible()
    desktop.stop()
    assert centre.stopped


def test_a_desk_whose_server_is_not_there_asks_who_it_is_and_stops_at_once(qtbot: QtBot, build: Build) -> None:
    desktop = build(DistantCentre("ws://127.0.0.1:9"))
    with qtbot.waitSignal(desktop.signals.signed_out, timeout=20_000):
        desktop.show()
        desktop.start()
    with qtbot.waitSignal(desktop.signals.link_changed, timeout=20_000) as told:
        desktop.verbs.sign_in("olena", "secret", False)
    (link,) = told.args
    assert not link.up
    desktop.stop()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("background", "store"))]


def test_it_can_be_stopped_before_it_has_started(build: Build) -> None:
    desktop = build(DistantCentre("ws://127.0.0.1:9"))
    desktop.show()
    desktop.start()
    desktop.stop()
    desktop.stop()


def test_what_is_chosen_is_on_the_disk_long_before_the_end(qtbot: QtBot, build: Build, tmp_path: Path) -> None:
    desktop = build(DistantCentre("ws://127.0.0.1:9"))
    desktop.show()
    desktop.start()
    desktop.window._memory.write("theme", "dark")
    file = tmp_path / "settings.toml"
    qtbot.waitUntil(lambda: file.exists() and 'theme = "dark"' in file.read_text("utf-8"), timeout=10_000)


def test_settings_that_nobody_understands_are_told_to_the_log(
    build: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "settings.toml").write_text("theme =", "utf-8")
    desktop = build(DistantCentre("ws://127.0.0.1:9"))
    desktop.show()
    desktop.start()
    assert "not understood and put aside" in capsys.readouterr().out


def test_sources_that_qt_has_read_are_forgotten(build: Build) -> None:
    desktop = build(DistantCentre("ws://127.0.0.1:9"))
    desktop.show()
    desktop.start()
    linecache.getlines(__file__)
    desktop.signals.signed_in.emit(WELCOME)
    assert __file__ not in linecache.cache


def test_what_the_window_remembers_is_there_the_next_day(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    asked: list[int] = []
    memory = SettingsMemory(file, lambda: asked.append(1))
    memory.write("theme", "dark")
    memory.write("geometry", "AdnQ")
    memory.write("splitter", "AAAA")
    assert (memory.read("theme"), memory.read("geometry"), memory.read("unknown")) == ("dark", "AdnQ", "")
    assert len(asked) == 3
    file.save()
    again = SettingsMemory(SettingsFile(tmp_path / "settings.toml"), lambda: None)
    assert (again.read("theme"), again.read("geometry"), again.read("splitter")) == ("dark", "AdnQ", "AAAA")
