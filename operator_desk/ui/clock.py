"""The server's time at this desk: clocks of desks go wrong, the timer of a call must not."""

import time
from collections.abc import Callable


def wall_clock() -> int:
    """Milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


class ServerClock:
    """Now, by the server. `own` is this machine's clock, in milliseconds since the epoch."""

    def __init__(self, own: Callable[[], int] = wall_clock) -> None:
        self._own = own
        self._ahead = 0

    def agree(self, server_now: int) -> None:
        """The server said what time it is."""
        self._ahead = server_now - self._own()

    def now(self) -> int:
        return self._own() + self._ahead
