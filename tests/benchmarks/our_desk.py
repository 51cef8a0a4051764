"""The desktop as it is, for the benchmarks: signs in by itself and prints `call-id perf_counter_ns` when a card has
been painted, `+call-id …` when its pop has reached the desk.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.modules["rich"] = None  # type: ignore[assignment]  # only the development tools bring it, and structlog loads it

# First, as the program does: the order of the imports is a part of the start.
from operator_desk.app.starting import make_application

# isort: split
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from operator_desk.__main__ import SWITCH_INTERVAL_S
from operator_desk.app.desktop import Desktop
from operator_desk.centre import Place
from operator_desk.settings import Folders, SettingsFile, cache_folder
from operator_desk.ui.bridge import Bridge
from operator_desk.verbs import CallOnDesk

if TYPE_CHECKING:
    from operator_desk.vault import Vault


class ServerAt:
    """A server that is there already, and somebody who signs in."""

    def __init__(self, place: Place) -> None:
        self._place = place

    async def start(self) -> Place:
        return self._place

    async def stop(self) -> None: ...


came: list[str] = []  # written with the paint: a write in between would hand the interpreter over


def note(line: str) -> None:
    came.append(f"{line} {time.perf_counter_ns()}\n")


def say(line: str) -> None:
    note(line)
    sys.stdout.write("".join(came))
    sys.stdout.flush()
    came.clear()


class Noting(Bridge):
    """Notes when a ring has reached the desk, on the line's own thread, before anything of the window."""

    def call_rang(self, call: CallOnDesk) -> None:
        note(f"+{call.call.id}")
        super().call_rang(call)


def open_vault(data: Path) -> "Vault":
    from operator_desk.vault import Vault  # as the program does it, behind the first paint

    return Vault(data, None)


class FirstPaint(QObject):
    """Says when the window has been painted for the first time, and ends the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        say("painted")
        QCoreApplication.quit()


def main(url: str, login: str, password: str, only_paint: bool, seat: Path | None) -> None:
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    application = make_application()
    with tempfile.TemporaryDirectory() as temporary:
        folder = seat or Path(temporary)
        desktop = Desktop(
            application,
            ServerAt(Place(url, "bench", (login, password))),
            SettingsFile(folder / "settings.toml"),
            Folders.below(folder),
            open_vault=open_vault,
            cache=cache_folder() / "translations",  # made at a first start, as by any desk
        )

        desktop._bridge = Noting(desktop.signals)
        desktop.signals.signed_in.connect(lambda _welcome: say("ready"))
        desktop.window.card_painted.connect(say)
        desktop.window.resize(1366, 768)
        first = FirstPaint()
        if only_paint:
            desktop.window.installEventFilter(first)
        desktop.show()
        if not only_paint:
            desktop.start()
        application.exec()
        if not only_paint:
            desktop.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("url", nargs="?", default="")
    parser.add_argument("login", nargs="?", default="")
    parser.add_argument("password", nargs="?", default="")
    parser.add_argument("--only-paint", action="store_true", help="end when the window has been painted")
    parser.add_argument("--seat", type=Path, help="a folder that is kept: what a desk makes on its first day is there")
    given = parser.parse_args()
    main(given.url, given.login, given.password, given.only_paint, given.seat)
