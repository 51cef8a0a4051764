"""The desks that are signed in now: one a person, reached by his id."""

from collections.abc import Callable, Iterator

from sync.protocol import FromServer, Refused
from sync.server.outgoing import Full, Outgoing
from sync.server.users import Person


class Desk:
    """One signed-in desk. Sending never waits: what the desk does not take in time ends the connection."""

    def __init__(self, person: Person, outgoing: Outgoing, abort: Callable[[str], None]) -> None:
        self.person = person
        self.outgoing = outgoing
        self.leaving = False
        self._abort = abort

    def send(self, message: FromServer) -> None:
        """Queue a message; drops the desk when it has left too much unread."""
        if self.leaving:
            return
        try:
            self.outgoing.put(message)
        except Full:
            self.leaving = True
            self._abort("too much unread")

    def dismiss(self, reason: str) -> None:
        """Tell the desk why it is signed out; the connection is closed when it has been told."""
        self.send(Refused(reason))
        self.leaving = True


class Desks:
    """All signed-in desks."""

    def __init__(self) -> None:
        self._desks: dict[int, Desk] = {}

    def __iter__(self) -> Iterator[Desk]:
        return iter(tuple(self._desks.values()))

    def __len__(self) -> int:
        return len(self._desks)

    def enter(self, desk: Desk) -> None:
        """Take a desk in; a desk where the same person worked until now is told so and closed."""
        before = self._desks.get(desk.person.id)
        self._desks[desk.person.id] = desk
        if before is not None:
            before.dismiss("elsewhere")

    def leave(self, desk: Desk) -> None:
        """Forget a desk, unless the person is at another one by now."""
        if self._desks.get(desk.person.id) is desk:
            del self._desks[desk.person.id]

    def present(self, staff_id: int) -> bool:
        """Whether this person is at a desk."""
        return staff_id in self._desks

    def send(self, staff_id: int, message: FromServer) -> None:
        """Send to a person's desk, if he is at one."""
        desk = self._desks.get(staff_id)
        if desk is not None:
            desk.send(message)
