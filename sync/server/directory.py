"""Whose phone is it, and what is he called: the staff as the server last read it.

A ring must not wait for a query, so the list is kept in memory; it is read anew now and then, and at each sign-in the
person himself is brought up to date.
"""

from collections.abc import Iterable

from sync.server.users import Person


class Directory:
    """The staff by id and by the interface of their phones. `interface_of` makes an interface of an extension."""

    def __init__(self) -> None:
        self._people: dict[int, Person] = {}
        self._by_interface: dict[str, Person] = {}

    def replace(self, people: Iterable[Person]) -> None:
        """Take over the whole list."""
        self._people = {person.id: person for person in people}
        self._index()

    def update(self, person: Person) -> None:
        """Take over one of them."""
        if self._people.get(person.id) != person:
            self._people[person.id] = person
            self._index()

    def _index(self) -> None:
        self._by_interface = {
            person.interface: person for person in self._people.values() if person.active and person.interface
        }

    def with_phones(self) -> tuple[Person, ...]:
        """All who work here and can be rung."""
        return tuple(self._by_interface.values())

    def works_here(self, staff_id: int) -> bool:
        """Whether this person may still be signed in."""
        person = self._people.get(staff_id)
        return person is not None and person.active

    def at(self, interface: str) -> Person | None:
        """Who has this phone."""
        return self._by_interface.get(interface)

    def name_at(self, interface: str) -> str:
        """What colleagues call who has this phone; the extension where nobody of the staff has it."""
        person = self._by_interface.get(interface)
        return person.name if person else interface.rpartition("/")[2]
