"""The state of each operator's own phone, as the queues see its device, and whether Asterisk is heard at all."""

from collections.abc import Callable

from sync.protocol import LineStatus
from sync.server.users import Person
from telephony.events import MemberChanged

# Asterisk's device states.
_STATES = {1: "ready", 2: "busy", 3: "busy", 4: "unreachable", 5: "unreachable", 6: "ringing", 7: "busy", 8: "busy"}


class Phones:
    """Says each desk what its status line shows of the telephone. `now` gives seconds since the epoch."""

    def __init__(self, lines: tuple[str, ...], now: Callable[[], float]) -> None:
        self._now = now
        self._up = dict.fromkeys(lines, False)
        self._since = now()
        self._states: dict[str, str] = {}  # interface -> state

    @property
    def heard(self) -> bool:
        """Whether all lines are heard; where one is not, calls may ring without a pop."""
        return bool(self._up) and all(self._up.values())

    def line(self, name: str, up: bool) -> bool:
        """This line is heard or is not; true when the desks have to be told."""
        before = self.heard
        self._up[name] = up
        if self.heard == before:
            return False
        self._since = self._now()
        return True

    def member(self, changed: MemberChanged) -> str | None:
        """A queue tells the state of a member's phone; his interface when it is another than before."""
        interface = changed.interface
        if interface.startswith("Local/"):
            interface = changed.state_interface
        state = _STATES.get(changed.status, "unknown")
        if not interface or self._states.get(interface) == state:
            return None
        self._states[interface] = state
        return interface

    def status(self, person: Person) -> LineStatus:
        """What this person's desk shows."""
        phone = self._states.get(person.interface, "unknown") if person.interface else "none"
        return LineStatus(self.heard, int(self._since * 1000), phone)
