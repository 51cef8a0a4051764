"""The flight recorder of a server that is working: the disk is written by a thread of its own, so that a slow one
delays no ringing phone.
"""

import threading
from collections import deque
from pathlib import Path

from telephony.recorder import Recorder

MOST_WAITING = 16 << 20  # bytes that wait for the disk; beyond it they are left out of the recording, not of the work


class FlightRecorder:
    """Takes what a line receives and keeps it in a ring of files. `write` never waits."""

    def __init__(self, path: Path, *, max_bytes: int, files: int, most_waiting: int = MOST_WAITING) -> None:
        """`max_bytes` of one file; raises OSError when the first cannot be opened."""
        self.left_out = 0  # bytes
        self._recorder = Recorder(path, max_bytes=max_bytes, files=files)
        self._most_waiting = most_waiting
        self._waiting: deque[tuple[bytes, float]] = deque()
        self._bytes = 0
        self._closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="flight-recorder", daemon=True)
        self._thread.start()

    def write(self, data: bytes, at: float) -> None:
        """Keep one read of the socket; `at` in seconds since the epoch."""
        with self._changed:
            if self._bytes + len(data) > self._most_waiting:
                self.left_out += len(data)
                return
            self._waiting.append((data, at))
            self._bytes += len(data)
            self._changed.notify()

    def close(self, limit_s: float = 5.0) -> None:
        """Write what waits, at most so long."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(limit_s)

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._closing:
                    self._changed.wait()
                taken = list(self._waiting)
                self._waiting.clear()
                self._bytes = 0
            if not taken:
                self._recorder.close()
                return
            for data, at in taken:
                self._recorder.write(data, at)
