"""The state of each operator's own phone, as the queues see its device, and whether Asterisk is heard at all."""

from collections.abc import Callable

from sync.protocol import LineStatus
from sync.server.users import Person
from telephony.events import MemberChanged

# Asterisk's device states.
_STATES = {1: "ready", 2: "busy", 3: "busy", 4: "unreachable", 5: "unreachable", 6: "ringing", 7: "busy", 8: "busy"}


# A phone that several Asterisks know is what the liveliest of them says.
_LIVELIEST = ("ringing", "busy", "ready", "unreachable")


class Phones:
    """Says each desk what its status line shows of the telephone. `now` gives seconds since the epoch."""

    def __init__(self, lines: tuple[str, ...], now: Callable[[], float]) -> None:
        self._now = now
        self._up = dict.fromkeys(lines, False)
        self._since = now()
        self._states: dict[str, dict[str, str]] = {line: {} for line in lines}  # line -> interface -> state

    @property
    def heard(self) -> bool:
        """Whether all lines are heard; where one is not, calls may ring without a pop."""
        return bool(self._up) and all(self._up.values())

    def line(self, name: str, up: bool) -> None:
        """This line is heard or is not."""
        before = self.heard
        self._up[name] = up
        if not up:
            self._states[name] = {}  # nobody tells what the phones do now
        if self.heard != before:
            self._since = self._now()

    def member(self, line: str, changed: MemberChanged) -> str | None:
        """A queue tells the state of a member's phone; his interface when it is another than before."""
        interface = changed.interface
        if interface.startswith("Local/"):
            interface = changed.state_interface
        state = _STATES.get(changed.status, "unknown")
        if not interface or self._states[line].get(interface) == state:
            return None
        self._states[line][interface] = state
        return interface

    def status(self, person: Person) -> LineStatus:
        """What this person's desk shows."""
        return LineStatus(self.heard, int(self._since * 1000), self._phone(person.interface))

    def _phone(self, interface: str | None) -> str:
        if not interface:
            return "none"
        told = {states.get(interface) for states in self._states.values()}
        return next((state for state in _LIVELIEST if state in told), "unknown")
