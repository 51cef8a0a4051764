"""Running a desktop until its window is closed or Ctrl+C is pressed."""

import signal
from types import FrameType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from operator_desk.app.desktop import Desktop

_LET_PYTHON_LOOK_MS = 200  # Python hears of Ctrl+C only while it runs: Qt's loop alone would sleep over it
_PAINTED_BY_MS = 500  # a window that opens minimized is not painted; its desk is started all the same


def run(application: QApplication, desktop: Desktop) -> int:
    """Show, start, live, stop. The exit code."""

    def interrupted(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a second one ends the program at once
        application.quit()

    before = signal.signal(signal.SIGINT, interrupted)
    tick = QTimer()
    tick.setInterval(_LET_PYTHON_LOOK_MS)
    tick.timeout.connect(lambda: None)
    tick.start()
    start = QTimer()
    start.setSingleShot(True)
    start.timeout.connect(desktop.start)

    def painted() -> None:
        if start.isActive():
            start.start(0)

    desktop.window.first_painted.connect(painted)
    desktop.show()
    start.start(_PAINTED_BY_MS)
    try:
        return application.exec()
    finally:
        desktop.stop()
        signal.signal(signal.SIGINT, before)
