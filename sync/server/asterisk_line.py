"""One Asterisk: what its AMI line brings goes to the tracker, and what the tracker finds goes to the operators."""

import time
from collections.abc import Callable
from typing import Protocol

from sync.server.logs import Log
from sync.server.phones import Phones
from telephony.ami import AmiLine, AmiSettings, LineState
from telephony.calls import CallChange, CallTracker
from telephony.control import CallControl, ControlSettings
from telephony.events import Event, MemberChanged
from telephony.flight import FlightRecorder
from telephony.queues import QueueTracker
from telephony.snapshot import Snapshot


class CallListener(Protocol):
    """Who is told of the calls of all lines."""

    def changed(self, line: str, change: CallChange) -> None:
        """Something happened to a call."""

    def read_anew(self, line: str, live: frozenset[str]) -> None:
        """These are all calls of the line; the changes that make it so have been told."""


class AsteriskLine:
    """Holds one line; `run` ends by being cancelled. `told` hears whose phones changed, `stands` whose standing in the
    queues did; None for everybody's."""

    def __init__(
        self,
        settings: AmiSettings,
        listener: CallListener,
        phones: Phones,
        is_operator: Callable[[str], bool],
        told: Callable[[str | None], None],
        stands: Callable[[str | None], None],
        log: Log,
        control: ControlSettings,
        clock: Callable[[], float] = time.time,
        flight: FlightRecorder | None = None,
    ) -> None:
        self.name = settings.name
        self._flight = flight
        self.tracker = CallTracker(is_operator)
        self.queues = QueueTracker()
        self._listener = listener
        self._phones = phones
        self._told = told
        self._stands = stands
        self._log = log
        self._ami = AmiLine(
            settings,
            on_events=self._events,
            on_snapshot=self._snapshot,
            on_state=self._state,
            on_data=flight.write if flight is not None else None,
            clock=clock,
        )
        self.control = CallControl(self._ami, self.tracker, self.queues, control)

    async def run(self) -> None:
        """Hold the line up until cancelled."""
        try:
            await self._ami.run()
        finally:
            if self._flight is not None:
                self._flight.close()

    def _events(self, events: list[Event], at: float) -> None:
        for event in events:
            try:
                for change in self.tracker.feed(event, at):
                    self._listener.changed(self.name, change)
                queue = self.queues.feed(event, at)
            except Exception:
                # One event that nobody foresaw must not cost the calls behind it.
                self._log.exception("event_not_taken", line=self.name, kind=type(event).__name__)
                continue
            if isinstance(event, MemberChanged):
                self._member(event)
                if queue is not None:
                    self._stands(phone_of(event))

    def _member(self, event: MemberChanged) -> None:
        interface = self._phones.member(self.name, event)
        if interface is not None:
            self._told(interface)

    def _snapshot(self, snapshot: Snapshot, at: float) -> None:
        for change in self.tracker.restore(snapshot, at):
            self._listener.changed(self.name, change)
        self.queues.restore(snapshot, at)
        for member in snapshot.members:
            self._member(member)
        self._stands(None)
        self._listener.read_anew(self.name, frozenset(self.tracker.calls))

    def _state(self, state: LineState) -> None:
        self._log.log(20 if state.up else 30, "asterisk_line", line=self.name, up=state.up, reason=state.reason)
        self._phones.line(self.name, state.up)
        self._told(None)


def phone_of(member: MemberChanged) -> str:
    """The interface of the phone of a queue's member, behind whatever Local channel the queue reaches it by."""
    local = member.interface.startswith("Local/") and member.state_interface
    return member.state_interface if local else member.interface
