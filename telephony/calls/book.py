"""The book of the calls that live: found by channel, Linkedid or bridge, opened, merged, closed."""

from telephony.calls.live import Channel, LiveCall
from telephony.calls.model import CallChange, CallEnd, ChangeKind, Direction
from telephony.interfaces import Interfaces, is_extension

MAX_CALLS = 10_000


class CallBook:
    """Keeps every live call and its indexes, and gathers the changes until they are taken."""

    def __init__(self, interfaces: Interfaces) -> None:
        self.interfaces = interfaces
        self.calls: dict[str, LiveCall] = {}  # by the id that they were told under
        self._by_linkedid: dict[str, LiveCall] = {}
        self._by_channel: dict[str, LiveCall] = {}
        self._by_bridge: dict[str, LiveCall] = {}
        self.changes: list[CallChange] = []

    def find(self, uniqueid: str, linkedid: str, at: float) -> LiveCall | None:
        """The call of a channel; two calls become one when a channel turns up under another's Linkedid."""
        call = self._by_channel.get(uniqueid)
        named = self._by_linkedid.get(linkedid)
        if call is None:
            return named
        if named is not None and named is not call:
            return self._move(uniqueid, call, named, at)
        return call

    def of_channel(self, uniqueid: str) -> LiveCall | None:
        return self._by_channel.get(uniqueid)

    def of_linkedid(self, linkedid: str) -> LiveCall | None:
        return self._by_linkedid.get(linkedid)

    def open(self, channel: Channel, linkedid: str, exten: str, at: float) -> LiveCall:
        """A call begins with this channel."""
        if len(self.calls) >= MAX_CALLS:
            self.close(next(iter(self.calls.values())), CallEnd.LOST, at)
        direction = Direction.INBOUND
        if channel.operator is not None:
            internal = not exten.lstrip("+").isdigit() or is_extension(f"PJSIP/{exten}")
            direction = Direction.INTERNAL if internal else Direction.OUTBOUND
        call = LiveCall(linkedid, channel, direction, at)
        if channel.operator is not None:
            talks = (c for c in self.calls.values() if channel.operator in c.talking)
            call.consult_for = next((c.id for c in talks), None)
        self.calls[call.id] = call
        self._by_linkedid[linkedid] = call
        self._by_channel[channel.uniqueid] = call
        call.note(ChangeKind.STARTED)
        return call

    def attach(self, call: LiveCall, channel: Channel) -> None:
        call.add(channel)
        if channel.uniqueid in call.channels:
            self._by_channel[channel.uniqueid] = call

    def detach(self, call: LiveCall, uniqueid: str) -> None:
        """The channel is gone."""
        channel = call.channels.pop(uniqueid, None)
        self._by_channel.pop(uniqueid, None)
        if channel is not None:
            self.leave_bridge(call, channel)

    def enter_bridge(self, call: LiveCall, channel: Channel, bridge: str, at: float) -> LiveCall:
        """Whoever meets in a bridge is in one call from now on."""
        if channel.bridge == bridge:
            return call
        self.leave_bridge(call, channel)
        channel.bridge = bridge
        other = self._by_bridge.get(bridge)
        if other is not None and other is not call:
            return self.merge(other, call, at)
        call.bridges.add(bridge)
        self._by_bridge[bridge] = call
        return call

    def leave_bridge(self, call: LiveCall, channel: Channel) -> None:
        bridge, channel.bridge = channel.bridge, None
        if bridge is not None and not any(c.bridge == bridge for c in call.channels.values()):
            call.bridges.discard(bridge)
            self._by_bridge.pop(bridge, None)

    def merge(self, one: LiveCall, other: LiveCall, at: float) -> LiveCall:
        """Two calls are one, under the id of the caller's: a consultation gives way, then the younger."""
        kept, gone = sorted((one, other), key=lambda c: (c.direction is Direction.INTERNAL, c.started_at, c.id))
        for uniqueid, channel in list(gone.channels.items()):
            del gone.channels[uniqueid]
            self._by_channel.pop(uniqueid, None)
            self.attach(kept, channel)
        for linkedid in gone.linkedids:
            self._by_linkedid[linkedid] = kept
        for bridge in gone.bridges:
            self._by_bridge[bridge] = kept
        kept.linkedids += gone.linkedids
        kept.bridges |= gone.bridges
        gone.linkedids, gone.bridges = [], set()
        self.close(gone, CallEnd.MERGED, at)
        return kept

    def _move(self, uniqueid: str, old: LiveCall, new: LiveCall, at: float) -> LiveCall:
        """A channel has changed calls. Callers take their whole call with them; a phone goes alone, and what
        it leaves behind is a consultation that is over."""
        channel = old.channels[uniqueid]
        if uniqueid == old.principal or channel.operator is None:
            return self.merge(old, new, at)
        del old.channels[uniqueid]
        old.merged = True
        if channel.bridge is not None and not any(c.bridge == channel.bridge for c in old.channels.values()):
            old.bridges.discard(channel.bridge)
            new.bridges.add(channel.bridge)
            self._by_bridge[channel.bridge] = new
        self.attach(new, channel)
        return new

    def close(self, call: LiveCall, end: CallEnd | None, at: float) -> None:
        """The call has ended; `end` is None where its own events tell how."""
        call.finish(end, at)
        self.report(call, at)
        self.calls.pop(call.id, None)
        for linkedid in call.linkedids:
            self._by_linkedid.pop(linkedid, None)
        for bridge in call.bridges:
            self._by_bridge.pop(bridge, None)
        for uniqueid in call.channels:
            self._by_channel.pop(uniqueid, None)

    def report(self, call: LiveCall, at: float) -> None:
        """Hand out what a call has noted; all of it carries the call as it is after the event."""
        if call.notes:
            frozen = call.freeze()
            self.changes += [CallChange(kind, frozen, at, who, target) for kind, who, target in call.notes]
            call.notes.clear()

    def take_changes(self) -> list[CallChange]:
        taken, self.changes = self.changes, []
        return taken
