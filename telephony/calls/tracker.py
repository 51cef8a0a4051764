"""CallTracker: writes what each event tells into the calls that live, and hands out their changes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from telephony import events
from telephony.calls.book import CallBook
from telephony.calls.live import Channel, LiveCall
from telephony.calls.model import Call, CallChange, ChangeKind, Direction, Transfer
from telephony.calls.restoring import restore_calls
from telephony.events import Event
from telephony.interfaces import Interfaces, interface_of, is_extension, is_local, other_half
from telephony.snapshot import Snapshot

# Channels that Asterisk makes for itself: announcements, recorders, text messages, masquerades.
_OWN_TECHNOLOGIES = frozenset(
    {"Message", "Announcer", "Recorder", "CBAnn", "CBRec", "Bridge", "Surrogate", "AsyncGoto", "Snoop"}
)
_UP = 6
_LOST_SIGHT = frozenset({"", "ANSWER", "CONTINUE"})


class CallTracker:
    """All calls of one Asterisk. Pure: the same events give the same changes, live or replayed.

    `is_operator` tells which interfaces are operators' phones; members of queues are so in any case.
    """

    def __init__(self, is_operator: Callable[[str], bool] = is_extension) -> None:
        self._interfaces = Interfaces(is_operator)
        self._book = CallBook(self._interfaces)
        self._handlers: dict[type[Any], Callable[[Any, float], None]] = {
            events.ChannelCreated: self._created,
            events.ChannelState: self._state,
            events.CallerRenamed: self._caller_renamed,
            events.ChannelRenamed: self._channel_renamed,
            events.MenuStep: self._menu_step,
            events.QueueJoined: self._queue_joined,
            events.QueueLeft: self._queue_left,
            events.QueueAbandoned: self._queue_abandoned,
            events.AgentCalled: self._agent_called,
            events.AgentRefused: self._agent_refused,
            events.AgentConnected: self._agent_connected,
            events.AgentCompleted: self._agent_completed,
            events.DialBegun: self._dial_begun,
            events.DialEnded: self._dial_ended,
            events.BridgeEntered: self._bridge_entered,
            events.BridgeExited: self._bridge_exited,
            events.HoldBegun: self._hold_begun,
            events.HoldEnded: self._hold_ended,
            events.HangupAsked: self._hangup_asked,
            events.ChannelEnded: self._channel_ended,
            events.BlindTransferred: self._blind_transferred,
            events.AttendedTransferred: self._attended_transferred,
            events.MemberChanged: self._member_changed,
        }

    @property
    def calls(self) -> Mapping[str, Call]:
        """The live calls as they are at this moment, by id."""
        return MappingProxyType({call.id: call.freeze() for call in self._book.calls.values()})

    def call(self, call_id: str) -> Call | None:
        """One live call."""
        live = self._book.calls.get(call_id)
        return live.freeze() if live is not None else None

    def channel_of(self, call_id: str, operator: str) -> str | None:
        """The channel by which an operator takes part in a call: the bridged one before a ringing one."""
        live = self._book.calls.get(call_id)
        if live is None:
            return None
        own = [c for c in live.channels.values() if c.operator == operator and not c.local]
        own.sort(key=lambda channel: (channel.bridge is None, not channel.up))
        return own[0].name if own else None

    def feed(self, event: Event, at: float) -> list[CallChange]:
        """Take one event; return what it changed, in order."""
        handler = self._handlers.get(type(event))
        if handler is None:
            return []
        handler(event, at)
        return self._book.take_changes() if self._book.changes else []

    def restore(self, snapshot: Snapshot, at: float) -> list[CallChange]:
        """Make the calls what a snapshot says: close those it lacks, build those it adds, keep the rest."""
        for member in snapshot.members:
            self._member_changed(member, at)
        restore_calls(self._book, snapshot, at)
        return self._book.take_changes()

    # --- channels ----------------------------------------------------------------------------------

    def _created(self, event: events.ChannelCreated, at: float) -> None:
        if event.channel.partition("/")[0] in _OWN_TECHNOLOGIES:
            return
        call = self._book.of_channel(event.uniqueid)
        if call is not None:
            return
        channel = Channel(event.uniqueid, event.channel, self._interfaces.operator_of_channel(event.channel))
        channel.up = event.state == _UP
        call = self._book.of_linkedid(event.linkedid)
        if call is not None:
            self._book.attach(call, channel)
            return
        call = self._book.open(channel, event.linkedid, event.exten, at)
        call.caller, call.caller_name, call.dialled = event.caller, event.caller_name, event.exten
        self._book.report(call, at)

    def _channel(self, uniqueid: str, linkedid: str, name: str, at: float) -> tuple[LiveCall, Channel] | None:
        """The call and the channel of an event; a channel whose beginning was missed is added."""
        call = self._book.find(uniqueid, linkedid, at)
        if call is None:
            return None
        channel = call.channels.get(uniqueid)
        if channel is None:
            if not name or not uniqueid or name.partition("/")[0] in _OWN_TECHNOLOGIES:
                return None
            channel = Channel(uniqueid, name, self._interfaces.operator_of_channel(name))
            self._book.attach(call, channel)
        return call, channel

    def _state(self, event: events.ChannelState, at: float) -> None:
        call = self._book.of_channel(event.uniqueid)
        if call is not None and event.state == _UP:
            call.channels[event.uniqueid].up = True

    def _caller_renamed(self, event: events.CallerRenamed, at: float) -> None:
        call = self._book.of_channel(event.uniqueid)
        if call is not None and event.uniqueid == call.principal:
            call.caller = event.caller or call.caller
            call.caller_name = event.caller_name or call.caller_name

    def _channel_renamed(self, event: events.ChannelRenamed, at: float) -> None:
        call = self._book.of_channel(event.uniqueid)
        if call is None or event.new_name.partition("/")[0] in _OWN_TECHNOLOGIES:
            return
        if event.new_name.endswith((">", "<MASQ>")) or not event.new_name:
            return
        channel = call.channels[event.uniqueid]
        channel.name, channel.local = event.new_name, is_local(event.new_name)
        channel.operator = self._interfaces.operator_of_channel(event.new_name)
        self._settle(call, at)

    def _hangup_asked(self, event: events.HangupAsked, at: float) -> None:
        call = self._book.of_channel(event.uniqueid)
        if call is not None:
            call.ask_hangup(event.uniqueid)

    def _channel_ended(self, event: events.ChannelEnded, at: float) -> None:
        call = self._book.of_channel(event.uniqueid)
        if call is None:
            return
        channel = call.channels[event.uniqueid]
        outside = channel.operator is None and not channel.local
        if event.uniqueid == call.principal or (outside and call.direction is not Direction.INBOUND):
            call.cause = event.cause or None
        self._book.detach(call, event.uniqueid)
        if call.channels:
            self._settle(call, at)
        else:
            self._book.close(call, None, at)

    # --- menu and queue ----------------------------------------------------------------------------

    def _menu_step(self, event: events.MenuStep, at: float) -> None:
        call = self._book.find(event.uniqueid, event.linkedid, at)
        if call is None:
            return
        before = (call.ivr_path, call.account, call.failed)
        call.ivr_path = event.path or call.ivr_path
        call.account = event.account or call.account
        call.failed = event.failed if event.failed is not None else call.failed
        if (call.ivr_path, call.account, call.failed) != before:
            call.note(ChangeKind.IVR)
            self._book.report(call, at)

    def _queue_joined(self, event: events.QueueJoined, at: float) -> None:
        call = self._book.find(event.uniqueid, event.linkedid, at)
        if call is not None:
            call.join_queue(event.queue, at)
            self._settle(call, at)

    def _queue_left(self, event: events.QueueLeft, at: float) -> None:
        call = self._book.find(event.uniqueid, event.linkedid, at)
        if call is not None and call.queue == event.queue:
            call.leave_queue()
            # A picked phone is bridged next; what was the wait goes on until then.
            if not any(c.ringing and c.up for c in call.channels.values()):
                self._settle(call, at)

    def _queue_abandoned(self, event: events.QueueAbandoned, at: float) -> None:
        call = self._book.find(event.uniqueid, event.linkedid, at)
        if call is not None:
            call.abandon()

    # --- ringing -----------------------------------------------------------------------------------

    def _agent_called(self, event: events.AgentCalled, at: float) -> None:
        self._interfaces.learn_member(event.interface)
        found = self._channel(event.dest_uniqueid, event.linkedid, event.dest_channel, at)
        if found is None:
            return
        call, channel = found
        operator = self._interfaces.operator_of_member(event.interface)
        if operator is None:
            return  # whose phone it is shows when the Local channel rings it
        channel.operator = operator
        if not channel.up and channel.bridge is None:
            channel.ringing = True
            self._settle(call, at)

    def _agent_refused(self, event: events.AgentRefused, at: float) -> None:
        call = self._book.find(event.uniqueid, event.linkedid, at)
        operator = self._interfaces.operator_of_member(event.interface)
        if call is None or operator is None:
            return
        for channel in call.channels.values():
            if channel.operator == operator and channel.bridge is None:
                channel.ringing = False
        call.refused("NOANSWER")
        self._settle(call, at)

    def _agent_connected(self, event: events.AgentConnected, at: float) -> None:
        call = self._book.find(event.uniqueid, event.linkedid, at)
        if call is None:
            return
        call.queue = event.queue or call.queue
        channel = call.channels.get(event.dest_uniqueid)
        if channel is not None:
            channel.up = True

    def _agent_completed(self, event: events.AgentCompleted, at: float) -> None:
        call = self._book.find(event.uniqueid, event.linkedid, at)
        if call is not None:
            call.hung_up_by(event.reason)

    def _dial_begun(self, event: events.DialBegun, at: float) -> None:
        linkedid = event.linkedid or event.dest_linkedid
        found = self._channel(event.dest_uniqueid, linkedid, event.dest_channel, at)
        if found is None:
            return
        call, channel = found
        channel.dialled = not channel.up
        call.dialled = call.dialled or event.exten
        if channel.local or channel.up or channel.bridge is not None:
            return
        principal = call.channels.get(call.principal)
        if call.direction is not Direction.INBOUND and principal is not None and not call.transfers:
            inside = channel.operator is not None
            call.direction = Direction.INTERNAL if inside else Direction.OUTBOUND
        if channel.operator is not None:
            self._learn_local(call, event.uniqueid, channel.operator)
            channel.ringing = True
        self._settle(call, at)

    def _learn_local(self, call: LiveCall, dialler: str, operator: str) -> None:
        """A queue's Local member rings this operator: now it is known whose phone stands behind it."""
        half = call.channels.get(dialler)
        if half is None or not half.local:
            return
        name = other_half(half.name)
        for channel in call.channels.values():
            if channel.name == name and channel.operator is None:
                channel.operator = operator
                self._interfaces.learn_local(interface_of(name), operator)

    def _dial_ended(self, event: events.DialEnded, at: float) -> None:
        call = self._book.find(event.dest_uniqueid, event.dest_linkedid, at)
        channel = call.channels.get(event.dest_uniqueid) if call is not None else None
        if call is None or channel is None:
            return
        channel.dialled = False
        if event.status in _LOST_SIGHT:
            channel.up = True
            return
        call.refused(event.status)
        channel.ringing = False
        self._settle(call, at)

    # --- talking -----------------------------------------------------------------------------------

    def _bridge_entered(self, event: events.BridgeEntered, at: float) -> None:
        found = self._channel(event.uniqueid, event.linkedid, event.channel, at)
        if found is None or event.holding:
            return
        call, channel = found
        channel.up, channel.dialled = True, False
        call.step_in()
        self._settle(self._book.enter_bridge(call, channel, event.bridge, at), at)

    def _bridge_exited(self, event: events.BridgeExited, at: float) -> None:
        call = self._book.of_channel(event.uniqueid)
        if call is None:
            return
        channel = call.channels[event.uniqueid]
        if channel.bridge == event.bridge:
            call.step_out(event.uniqueid)
            self._book.leave_bridge(call, channel)
            self._settle(call, at)

    def _hold_begun(self, event: events.HoldBegun, at: float) -> None:
        self._hold(event.uniqueid, True, at)

    def _hold_ended(self, event: events.HoldEnded, at: float) -> None:
        self._hold(event.uniqueid, False, at)

    def _hold(self, uniqueid: str, holding: bool, at: float) -> None:
        call = self._book.of_channel(uniqueid)
        if call is not None:
            call.channels[uniqueid].holding = holding
            self._settle(call, at)

    # --- transfers ---------------------------------------------------------------------------------

    def _blind_transferred(self, event: events.BlindTransferred, at: float) -> None:
        call = self._book.find(event.transferer_uniqueid, event.transferer_linkedid, at)
        if call is None or not event.succeeded:
            return
        by = self._party(call, event.transferer_uniqueid, event.transferer_channel)
        to = self._interfaces.operator_at(event.extension) or event.extension
        call.transferred(Transfer(by, to, False, at))
        call.dismiss(by)
        self._settle(call, at)

    def _attended_transferred(self, event: events.AttendedTransferred, at: float) -> None:
        if not event.succeeded:
            return
        first = self._book.find(event.first_uniqueid, event.first_linkedid, at)
        second = self._book.find(event.second_uniqueid, event.second_linkedid, at)
        call = first or second
        if call is None:
            return
        by = self._party(call, event.first_uniqueid, event.first_channel)
        to = self._consulted(second or call, event.target_uniqueid, by)
        if first is not None and second is not None and first is not second:
            call = self._book.merge(first, second, at)
        call.transferred(Transfer(by, to, True, at))
        self._book.report(call, at)
        call.dismiss(by)
        self._settle(call, at)

    def _party(self, call: LiveCall, uniqueid: str, name: str) -> str:
        channel = call.channels.get(uniqueid)
        operator = channel.operator if channel is not None else None
        return operator or self._interfaces.operator_of_channel(name) or interface_of(name)

    def _consulted(self, consultation: LiveCall, target: str, by: str) -> str:
        """Whom the transferer asked: his target's channel may already be in the call that it joins."""
        for call in (self._book.of_channel(target), consultation):
            if call is None:
                continue
            channel = call.channels.get(target)
            if channel is not None and channel.operator is not None:
                return channel.operator
            for operator in (*call.talking, *call.ringing):
                if operator != by:
                    return operator
        return consultation.queue or consultation.dialled

    # --- members -----------------------------------------------------------------------------------

    def _member_changed(self, event: events.MemberChanged, at: float) -> None:
        self._interfaces.learn_member(event.interface, event.state_interface)

    def _settle(self, call: LiveCall, at: float) -> None:
        call.settle(at)
        self._book.report(call, at)
