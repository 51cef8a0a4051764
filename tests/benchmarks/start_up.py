"""Start to a usable window: the desktop beside a bare QtWidgets window, each a process of its own, in turn."""

import os
import statistics
import subprocess
import sys
import time

from tests.benchmarks.measure import Figure

BARE = """
import sys, time
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
class Window(QWidget):
    def event(self, event):
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            print("painted", time.perf_counter_ns(), flush=True)
            QApplication.instance().quit()
        return done
application = QApplication(sys.argv)
window = Window()
QLabel("a window", window)
window.resize(1366, 768)
window.show()
application.exec()
"""


def _milliseconds(*arguments: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled; the first round does it
    began = time.perf_counter_ns()
    ended = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    painted = [line for line in ended.stdout.splitlines() if line.startswith("painted ")]
    if not painted:
        raise RuntimeError(f"no window was painted: {ended.stderr[-500:]}")
    return (int(painted[0].split()[1]) - began) / 1e6


def run(rounds: int = 9) -> list[Figure]:
    bare, ours = [], []
    for _ in range(rounds + 1):
        bare.append(_milliseconds("-c", BARE))
        ours.append(_milliseconds("-m", "tests.benchmarks.our_desk", "--only-paint"))
    return [
        Figure(
            "start to the painted window",
            statistics.median(ours[1:]),
            "ms p50",
            "bare window",
            statistics.median(bare[1:]),
            2,
            "lower",
        )
    ]
