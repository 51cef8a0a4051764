"""Cyclic garbage is collected in the window's thread only: a widget that another thread's allocation happens to collect
is destroyed there, and Qt crashes."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Garbage(QObject):
    """Takes Python's automatic collection over while it runs, with its own thresholds, once a second."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._took_over = False

    def start(self) -> None:
        self._took_over = gc.isenabled()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        if self._took_over:
            gc.enable()

    def collect(self) -> None:
        """The oldest generation that is due, and with it the younger ones."""
        for generation, (count, most) in reversed(
            tuple(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if count > most:
                gc.collect(generation)
                return
