"""Windows for the tests, drawn offscreen; every warning of Qt fails the test in which it is uttered."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.desk import Desk, build_desk

# A screen of the size that desks have; the plugin's own is a square of 800 pixels.
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).with_name('screen.json')}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every window that it has no window manager; that is all that is let pass."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def compiled_texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the texts are compiled to, once a run."""
    return tmp_path_factory.mktemp("texts")


@pytest.fixture
def build(qapp: QApplication, compiled_texts: Path) -> Iterator[Callable[..., Desk]]:
    """Builds windows with their desks; each is taken down after the test."""
    built: list[Desk] = []

    def make(**options: object) -> Desk:
        desk = build_desk(qapp, compiled_texts, **options)  # type: ignore[arg-type]
        built.append(desk)
        return desk

    yield make
    for desk in built:
        desk.close()


@pytest.fixture
def desk(build: Callable[..., Desk]) -> Desk:
    """A window on the screen, signed in, with nothing to do."""
    desk = build()
    desk.window.show()
    desk.window.activateWindow()
    assert QTest.qWaitForWindowActive(desk.window)  # a window manager answers later; keys go nowhere until then
    desk.sign_in()
    return desk
