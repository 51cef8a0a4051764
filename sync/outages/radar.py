"""Puts callers of one street together. It has no clock of its own: every question says what time it is.

A street with so many different callers within so many minutes has a probable outage, until nobody has called from there
for a while. A call that was found to be about something else counts no more; where too few are left, there was none.
What is remembered is bounded: the oldest calls, and the outages that nobody has called about for longest, are forgotten
first.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sync.catalogue.rules import OutageRules
from sync.outages.model import Outage

MOST_CALLS = 20_000
MOST_OF_STREET = 500
MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Heard:
    """One call from a street. `caller` tells callers apart: who rings again is one."""

    call_id: str
    caller: str
    street: str
    at: int


@dataclass(slots=True)
class _Street:
    calls: "OrderedDict[str, Heard]" = field(default_factory=OrderedDict)  # by call, as they came
    id: str = ""  # of the outage; "" while there is none
    since: int = 0


class Radar:
    """All streets from which somebody has called lately."""

    def __init__(self, rules: OutageRules, most_calls: int = MOST_CALLS) -> None:
        self._most_calls = most_calls
        self._take(rules)
        self._streets: dict[str, _Street] = {}
        self._dark: dict[str, _Street] = {}  # those of them with a probable outage: few, and asked for often
        self._where: OrderedDict[str, str] = OrderedDict()  # call -> street, the oldest first
        self._elsewhere: OrderedDict[str, None] = OrderedDict()  # calls that are about something else

    def __len__(self) -> int:
        """How many calls it remembers."""
        return len(self._where)

    def follow(self, rules: OutageRules) -> None:
        """Other rules hold from the next call on; without a threshold everything is forgotten."""
        self._take(rules)
        if not rules.callers:
            for call_id in tuple(self._where):
                self._forget(call_id)

    def _take(self, rules: OutageRules) -> None:
        self._rules = rules
        self._window = rules.minutes * MINUTE_MS
        self._lasts = max(rules.lasts, rules.minutes) * MINUTE_MS

    def heard(self, call: Heard) -> bool:
        """A call from a street, or one whose street is now known to be another. True: an outage has changed."""
        if not self._rules.callers or call.call_id in self._elsewhere:
            return False
        known = self._where.get(call.call_id)
        if known == call.street:
            return False
        changed = self._drop(call.call_id, call.at) if known is not None else False
        if not call.street:
            return changed
        street = self._streets.setdefault(call.street, _Street())
        street.calls[call.call_id] = call
        self._where[call.call_id] = call.street
        if len(street.calls) > MOST_OF_STREET:
            self._forget(next(iter(street.calls)))
        while len(self._where) > self._most_calls:
            self._forget(next(iter(self._where)))
        return self._weigh(street, call.street, call.at) or changed

    def told(self, call_id: str, topic: str, at: int) -> bool:
        """It is known what the call was about. True: an outage has changed."""
        if not topic or topic in self._rules.topics:
            return False
        self._elsewhere[call_id] = None
        while len(self._elsewhere) > self._most_calls:
            self._elsewhere.popitem(last=False)
        return self._drop(call_id, at)

    def pass_time(self, at: int) -> bool:
        """Forget what is too old. True: an outage has ended."""
        ended = False
        for name, street in list(self._streets.items()):
            fresh = self._lasts if street.id else self._window
            newest = max((call.at for call in street.calls.values()), default=0)
            if newest <= at - fresh:
                ended = ended or bool(street.id)
                for call_id in tuple(street.calls):
                    self._forget(call_id)
                self._streets.pop(name, None)
            elif not street.id:
                for call in tuple(street.calls.values()):
                    if call.at <= at - self._window:
                        self._forget(call.call_id)
        return ended

    def outages(self) -> tuple[Outage, ...]:
        """Those that go on, the one with the most callers first."""
        found = (
            Outage(street.id, name, street.since, _callers(street.calls.values()))
            for name, street in self._dark.items()
        )
        return tuple(sorted(found, key=lambda one: (-one.callers, one.since, one.street)))

    def restore(self, calls: Iterable[Heard], known: Mapping[str, str]) -> None:
        """After a restart: the calls of the last while, oldest first, and the ids under which requests of a street
        were linked together."""
        for call in calls:
            self.heard(call)
        for name, street in self._dark.items():
            street.id = known.get(name, street.id)

    def _weigh(self, street: _Street, name: str, at: int) -> bool:
        """Begin an outage where there are callers enough, end one where too few are left; true where it changed."""
        if street.id:
            if _callers(street.calls.values()) >= self._rules.callers:
                return True
            street.id = ""
            self._dark.pop(name, None)
            return True
        lately = [call for call in street.calls.values() if call.at > at - self._window]
        if _callers(lately) < self._rules.callers:
            return False
        for call in tuple(street.calls.values()):
            if call not in lately:
                self._forget(call.call_id)
        street.since = min(call.at for call in lately)
        street.id = hashlib.blake2b(f"{name}\0{street.since}".encode(), digest_size=16).hexdigest()
        self._dark[name] = street
        return True

    def _drop(self, call_id: str, at: int) -> bool:
        name = self._where.get(call_id)
        street = self._streets.get(name) if name is not None else None
        self._forget(call_id)
        return street is not None and bool(street.id) and self._weigh(street, name or "", at)

    def _forget(self, call_id: str) -> None:
        name = self._where.pop(call_id, None)
        street = self._streets.get(name) if name is not None else None
        if name is None or street is None:
            return
        street.calls.pop(call_id, None)
        if not street.calls:
            del self._streets[name]
            self._dark.pop(name, None)


def _callers(calls: Iterable[Heard]) -> int:
    return len({call.caller for call in calls})
