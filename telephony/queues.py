"""QueueTracker: the queues as they are now, their members, pauses and waiting callers. Pure.

A snapshot replaces everything; events carry on from there. Waiting callers are kept in their order:
Asterisk numbers them anew whenever one leaves, and tells nobody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from telephony import events
from telephony.events import Event, MemberChanged
from telephony.interfaces import is_local
from telephony.snapshot import Snapshot

MAX_QUEUES = 1_000
MAX_MEMBERS = 5_000  # of one queue
MAX_WAITING = 5_000


class MemberState(StrEnum):
    """What a member's phone is doing, as Asterisk judges its device."""

    UNKNOWN = "unknown"
    FREE = "free"
    BUSY = "busy"
    RINGING = "ringing"
    ON_HOLD = "on_hold"
    UNAVAILABLE = "unavailable"


_STATES = {
    1: MemberState.FREE,
    2: MemberState.BUSY,
    3: MemberState.BUSY,
    4: MemberState.UNAVAILABLE,
    5: MemberState.UNAVAILABLE,
    6: MemberState.RINGING,
    7: MemberState.RINGING,
    8: MemberState.ON_HOLD,
}


@dataclass(frozen=True, slots=True)
class Member:
    """One operator's membership of one queue."""

    interface: str  # as the queue knows him, which is what a pause has to name
    operator: str  # the interface of his phone
    name: str
    state: MemberState
    paused: bool
    reason: str  # of the pause
    paused_since: float | None
    in_call: bool
    calls_taken: int
    penalty: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """One caller who waits; the position is 1 for the next to be served."""

    call_id: str  # Linkedid; empty where only a snapshot has told of him
    uniqueid: str
    caller: str
    position: int
    since: float


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue at one moment."""

    name: str
    members: tuple[Member, ...] = ()
    waiting: tuple[Waiting, ...] = ()


class QueueTracker:
    """All queues of one Asterisk."""

    def __init__(self) -> None:
        self._queues: dict[str, Queue] = {}
        self._waiting_in: dict[str, str] = {}  # a caller's channel -> his queue
        self._handlers: dict[type[Any], Callable[[Any, float], Queue | None]] = {
            events.MemberChanged: self._set_member,
            events.MemberRemoved: self._remove_member,
            events.QueueJoined: self._joined,
            events.QueueLeft: self._left,
            events.ChannelEnded: self._gone,
        }

    @property
    def queues(self) -> Mapping[str, Queue]:
        return MappingProxyType(self._queues)

    def memberships(self, operator: str) -> tuple[tuple[str, Member], ...]:
        """The queues that an operator serves, each with his standing there."""
        return tuple(
            (queue.name, member)
            for queue in self._queues.values()
            for member in queue.members
            if operator in (member.operator, member.interface)
        )

    def restore(self, snapshot: Snapshot, at: float) -> None:
        """Forget all and believe the snapshot."""
        call_ids = {channel.uniqueid: channel.linkedid for channel in snapshot.channels}
        self._waiting_in = {}
        self._queues = {name: Queue(name) for name in snapshot.queues[:MAX_QUEUES]}
        for member in snapshot.members:
            self._set_member(member, at)
        for entry in sorted(snapshot.waiting, key=lambda entry: entry.position):
            call_id = call_ids.get(entry.uniqueid, "")
            since = at - entry.seconds
            self._join(entry.queue, Waiting(call_id, entry.uniqueid, entry.caller, entry.position, since))

    def feed(self, event: Event, at: float) -> Queue | None:
        """Take one event; return the queue that it changed, if it changed one."""
        handler = self._handlers.get(type(event))
        return handler(event, at) if handler is not None else None

    def _joined(self, event: events.QueueJoined, at: float) -> Queue | None:
        return self._join(event.queue, Waiting(event.linkedid, event.uniqueid, event.caller, event.position, at))

    def _left(self, event: events.QueueLeft, at: float) -> Queue | None:
        return self._leave(event.queue, event.uniqueid)

    def _queue(self, name: str) -> Queue | None:
        queue = self._queues.get(name)
        if queue is None and len(self._queues) < MAX_QUEUES:
            queue = Queue(name)
        return queue

    def _keep(self, queue: Queue) -> Queue:
        self._queues[queue.name] = queue
        return queue

    def _set_member(self, event: MemberChanged, at: float) -> Queue | None:
        queue = self._queue(event.queue)
        if queue is None:
            return None
        before = next((member for member in queue.members if member.interface == event.interface), None)
        since = None
        if event.paused:
            known = before.paused_since if before is not None and before.paused else None
            since = known or event.last_pause or at
        local = is_local(event.interface) and not is_local(event.state_interface)
        phone = event.state_interface if local and "/" in event.state_interface else event.interface
        member = Member(
            event.interface,
            phone,
            event.name,
            _STATES.get(event.status, MemberState.UNKNOWN),
            event.paused,
            event.paused_reason if event.paused else "",
            since,
            event.in_call,
            event.calls_taken,
            event.penalty,
        )
        if member == before:
            return None
        if before is not None:
            members = tuple(member if m is before else m for m in queue.members)
        elif len(queue.members) < MAX_MEMBERS:
            members = (*queue.members, member)
        else:
            return None
        return self._keep(replace(queue, members=members))

    def _remove_member(self, event: events.MemberRemoved, at: float) -> Queue | None:
        queue = self._queues.get(event.queue)
        if queue is None:
            return None
        staying = tuple(member for member in queue.members if member.interface != event.interface)
        return self._keep(replace(queue, members=staying))

    def _join(self, name: str, entry: Waiting) -> Queue | None:
        queue = self._queue(name)
        if queue is None or len(queue.waiting) >= MAX_WAITING:
            return None
        if entry.uniqueid in self._waiting_in:
            return None
        self._waiting_in[entry.uniqueid] = name
        place = entry.position - 1 if 0 < entry.position <= len(queue.waiting) else len(queue.waiting)
        waiting = [*queue.waiting[:place], entry, *queue.waiting[place:]]
        return self._keep(Queue(name, queue.members, _numbered(waiting)))

    def _leave(self, name: str, uniqueid: str) -> Queue | None:
        queue = self._queues.get(name)
        if queue is None or self._waiting_in.get(uniqueid) != name:
            return None
        del self._waiting_in[uniqueid]
        waiting = [entry for entry in queue.waiting if entry.uniqueid != uniqueid]
        return self._keep(Queue(name, queue.members, _numbered(waiting)))

    def _gone(self, event: events.ChannelEnded, at: float) -> Queue | None:
        """A caller's channel has ended; as a rule the queue has said before that he left."""
        name = self._waiting_in.get(event.uniqueid)
        return self._leave(name, event.uniqueid) if name is not None else None


def _numbered(waiting: list[Waiting]) -> tuple[Waiting, ...]:
    return tuple(
        entry if entry.position == place else replace(entry, position=place) for place, entry in enumerate(waiting, 1)
    )
