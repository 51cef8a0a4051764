"""The private screen: of the size asked for, with a window manager that gives new windows the focus."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.display import LARGE, SMALL, Display

_PROGRAM = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
size = app.primaryScreen().size()
field = QLineEdit()
field.show()
def look():
    if field.isActiveWindow() and field.hasFocus():
        print(f"{size.width()}x{size.height()} {app.platformName()} focused")
        app.quit()
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
app.exec()
"""


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_window_has_the_screen_and_the_focus(size: str, tmp_path: Path) -> None:
    with Display(size) as screen:
        shown = subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            env=screen.environment(),
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
        assert shown.stdout.strip() == f"{size} xcb focused"
        assert shown.stderr == ""
        picture = tmp_path / "screen.png"
        screen.picture(picture)
        assert picture.stat().st_size > 0


def test_two_screens_side_by_side() -> None:
    with Display(SMALL) as one, Display(LARGE) as other:
        assert one.name != other.name


def test_a_command_is_run_in_a_screen_of_its_own() -> None:
    command = [sys.executable, "-c", "import os, sys; sys.exit(7 if os.environ['DISPLAY'] else 0)"]
    run = subprocess.run([sys.executable, "-m", "tests.services.display", "--size", SMALL, *command], check=False)
    assert run.returncode == 7
