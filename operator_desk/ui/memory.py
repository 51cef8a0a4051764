"""What the window remembers from one day to the next, through a port: where it keeps it is not its business."""

from typing import Protocol

from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

FRAME = 40  # pixels of title bar and borders, at most
SMALLEST_VISIBLE = 120  # pixels of the window that must lie on a screen


class WindowMemory(Protocol):
    """Texts by key: `theme`, `language`, `login`, `geometry`, `splitter`. An unknown key reads as empty."""

    def read(self, key: str) -> str: ...
    def write(self, key: str, value: str) -> None: ...


class ForgetfulMemory:
    """Remembers until the program ends: for tests and demonstrations."""

    def __init__(self, **known: str) -> None:
        self._known = dict(known)

    def read(self, key: str) -> str:
        return self._known.get(key, "")

    def write(self, key: str, value: str) -> None:
        self._known[key] = value


def remember(window: QWidget, memory: WindowMemory) -> None:
    memory.write("geometry", bytes(window.saveGeometry().toBase64().data()).decode("ascii"))


def remember_splitter(splitter: QSplitter, memory: WindowMemory) -> None:
    memory.write("splitter", bytes(splitter.saveState().toBase64().data()).decode("ascii"))


def restore_splitter(splitter: QSplitter, memory: WindowMemory) -> None:
    state = memory.read("splitter")
    if state:
        splitter.restoreState(QByteArray.fromBase64(QByteArray(state.encode("ascii"))))


def restore(window: QWidget, memory: WindowMemory) -> None:
    """As it was left; a window whose monitor is gone comes back onto one that is there."""
    geometry = memory.read("geometry")
    if geometry:
        window.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode("ascii"))))
    elif _needs_whole_screen(window):
        window.setWindowState(Qt.WindowState.WindowMaximized)
    bring_on_screen(window)


def _needs_whole_screen(window: QWidget) -> bool:
    """At the first start: whether the window with its frame is larger than what the screen leaves for it."""
    screen = QGuiApplication.primaryScreen()
    room = screen.availableGeometry() if screen is not None else QRect()
    return room.width() < window.width() + FRAME or room.height() < window.height() + FRAME


def bring_on_screen(window: QWidget) -> None:
    frame = window.frameGeometry()
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not screens or any(_shows(screen, frame) for screen in screens):
        return
    target = screens[0]
    size = window.size().boundedTo(target.size())
    window.resize(size)
    window.move(target.topLeft())


def _shows(screen: QRect, frame: QRect) -> bool:
    common = screen.intersected(frame)
    return common.width() >= SMALLEST_VISIBLE and common.height() >= SMALLEST_VISIBLE
