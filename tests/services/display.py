"""A private X screen with a window manager, so that focus and keys behave as they do for a person.

`python -m tests.services.display [--size 1366x768] COMMAND …` runs a command in one.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

SMALL = "1366x768"
LARGE = "1920x1080"

_START_LIMIT_S = 20


class Display:
    """An Xvfb with Openbox: `with Display(SMALL) as screen:`; a program joins it by `screen.environment()`."""

    def __init__(self, size: str = LARGE) -> None:
        self.size = size
        self.name = ""
        self._folder = tempfile.TemporaryDirectory(prefix="operator-desk-display-")
        self._server: subprocess.Popen[bytes] | None = None
        self._manager: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self.name = self._start_server()
            self._start_manager()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def environment(self) -> dict[str, str]:
        """This process's environment with the screen in it, and Qt told to open real windows there."""
        ours = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return ours | {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}

    def picture(self, path: Path) -> None:
        """Writes what the screen shows now to a picture file."""
        subprocess.run(["import", "-display", self.name, "-window", "root", str(path)], check=True)

    def close(self) -> None:
        for process in (self._manager, self._server):
            if process is not None:
                process.terminate()
                process.wait()
        self._manager = self._server = None
        self._folder.cleanup()

    def _start_server(self) -> str:
        """Starts Xvfb on a screen number that it finds free itself."""
        answer, told = os.pipe()
        with os.fdopen(answer) as reading:
            try:
                self._server = subprocess.Popen(
                    [
                        *("setpriv", "--pdeathsig", "TERM"),
                        *("Xvfb", "-displayfd", str(told), "-screen", "0", f"{self.size}x24"),
                        # No auto-repeat: on a busy machine a key pressed by a program stays down for long.
                        *("-nolisten", "tcp", "-noreset", "-dpi", "96", "-r"),
                    ],
                    pass_fds=[told],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            finally:
                os.close(told)
            number = reading.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        return f":{number}"

    def _start_manager(self) -> None:
        """Starts Openbox and waits until it manages the screen: only then are windows given the focus."""
        ready = Path(self._folder.name) / "ready"
        os.mkfifo(ready)
        self._manager = subprocess.Popen(
            [
                *("setpriv", "--pdeathsig", "TERM"),
                *("openbox", "--sm-disable", "--startup", f"sh -c {shlex.quote(f'echo up > {ready}')}"),
            ],
            env=self.environment() | {"HOME": self._folder.name, "XDG_CONFIG_HOME": self._folder.name},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        subprocess.run(["timeout", str(_START_LIMIT_S), "cat", str(ready)], check=True, capture_output=True)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.services.display", description=__doc__)
    parser.add_argument("--size", default=LARGE)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    chosen = parser.parse_args(arguments)
    with Display(chosen.size) as screen:
        return subprocess.run(chosen.command, env=screen.environment(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
