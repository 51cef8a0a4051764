"""A small PBX: phones, queues, calls, and an AMI port on which it speaks like Asterisk 22."""

import asyncio
import contextlib
import itertools
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from telephony.simulator.calls import SimCall
from telephony.simulator.course import Course
from telephony.simulator.session import Rows, Session
from telephony.simulator.wording import (
    CAUSES,
    Headers,
    SimBridge,
    SimChannel,
    SimMember,
    bridge_block,
    channel_block,
    event,
    member_block,
    shown_channel,
)

FREE, TALKS, RINGS = 1, 2, 6
# What a real call says besides, by the step that it takes; some hundred events a call in all.
_NOISE = {"start": 12, "queue": 16, "ring": 6, "answer": 16, "end": 8}


@dataclass
class Phone:
    """An operator's phone, or the several devices that he has under one name."""

    interface: str
    answer_after: float | None = None  # seconds; None leaves it to the story
    devices: int = 1
    ringing: int = 0
    talking: int = 0

    @property
    def extension(self) -> str:
        return self.interface.partition("/")[2]

    @property
    def status(self) -> int:
        return TALKS if self.talking else RINGS if self.ringing else FREE


@dataclass
class SimQueue:
    """A queue. After `max_wait` seconds the caller goes on to `overflow`, or is hung up."""

    name: str
    strategy: str = "ringall"  # or "rrmemory": one after the other
    ring_seconds: float = 15.0
    retry: float = 1.0
    max_wait: float | None = None
    overflow: str | None = None
    number: str = ""  # the extension by which it is reached in a transfer
    members: list[SimMember] = field(default_factory=list)
    waiting: list[Course] = field(default_factory=list)
    turn: int = 0


class Pbx:
    """`await start()`, then let people call. `speed` makes all waiting shorter; the order stays the same."""

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        user: str = "operator-desk",
        secret: str = "simulated",  # noqa: S107 - there is nothing behind it to protect
        speed: float = 1.0,
        noise: bool = True,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.host = host
        self.port = port
        self.user = user
        self.secret = secret
        self.clock = clock
        self.booted = True
        self.phones: dict[str, Phone] = {}
        self.queues: dict[str, SimQueue] = {}
        self.calls: list[SimCall] = []
        self.channels: dict[str, SimChannel] = {}
        self.speed = speed
        self._noise = noise
        self._sessions: set[Session] = set()
        self._server: asyncio.Server | None = None
        self._numbers = itertools.count(1)
        self._changed = asyncio.Condition()
        self._frozen = False

    # --- running -----------------------------------------------------------------------------------

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._connected, self.host, self.port)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        await self._forget_calls()
        if self._server is not None:
            self._server.close()
            self.drop_connections()
            await self._server.wait_closed()
            self._server = None

    def _connected(self) -> Session:
        session = Session(self, self._sessions.discard)
        self._sessions.add(session)
        if self._frozen:
            session.freeze()
        return session

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.speed)

    # --- faults ------------------------------------------------------------------------------------

    def drop_connections(self) -> None:
        """The network breaks; calls go on."""
        for session in list(self._sessions):
            session.drop()

    async def restart(self) -> None:
        """Asterisk dies and comes back: nobody is told how the calls ended."""
        self.drop_connections()
        await self._forget_calls()

    def freeze(self) -> None:
        """The machine hangs: connections stay open and nothing comes."""
        self._frozen = True
        for session in self._sessions:
            session.freeze()

    def thaw(self) -> None:
        self._frozen = False
        for session in list(self._sessions):
            session.thaw()

    async def _forget_calls(self) -> None:
        calls, self.calls = self.calls, []
        for call in calls:
            await call.vanish()
        self.channels.clear()
        for queue in self.queues.values():
            queue.waiting.clear()
        for phone in self.phones.values():
            phone.ringing = phone.talking = 0

    # --- people and queues -------------------------------------------------------------------------

    def add_queue(
        self,
        name: str,
        *,
        strategy: str = "ringall",
        ring_seconds: float = 15.0,
        retry: float = 1.0,
        max_wait: float | None = None,
        overflow: str | None = None,
        number: str = "",
    ) -> SimQueue:
        queue = SimQueue(name, strategy, ring_seconds, retry, max_wait, overflow, number)
        self.queues[name] = queue
        return queue

    def add_phone(
        self,
        interface: str,
        *,
        answer_after: float | None = None,
        name: str = "",
        queues: Sequence[str] = (),
        devices: int = 1,
    ) -> Phone:
        """An operator's phone, as a member of queues."""
        phone = Phone(interface, answer_after, devices)
        self.phones[interface] = phone
        for queue in queues:
            self.queues[queue].members.append(SimMember(interface, interface, name or phone.extension))
        return phone

    async def incoming(
        self,
        caller: str,
        *,
        caller_name: str = "",
        dialled: str = "100",
        queue: str | None = None,
        extension: str | None = None,
        ivr: Sequence[str] = (),
        account: str | None = None,
        failed: int = 0,
        step_seconds: float = 0.0,
    ) -> SimCall:
        """Somebody calls from outside; returns when he has called, while the PBX goes on to serve him.

        He hears the menu (`ivr` are its steps), then waits in `queue` or rings `extension`.
        """
        if queue is not None and queue not in self.queues:
            raise ValueError(f"there is no queue {queue}")
        channel = self.make_channel("PJSIP/trunk", caller, caller_name, exten=dialled, state=4)
        call = SimCall(self, channel, queue=queue, extension=extension)
        self.calls.append(call)
        self.say("Newchannel", "call", channel_block(channel))
        self.babble("start", channel)
        self.set_state(channel, 6)
        call.begin(tuple(ivr), account, failed, step_seconds)
        await asyncio.sleep(0)
        return call

    # --- what the calls use ------------------------------------------------------------------------

    def make_channel(
        self, interface: str, caller: str, caller_name: str, *, exten: str, state: int = 0, linkedid: str = ""
    ) -> SimChannel:
        number, now = next(self._numbers), self.clock()
        uniqueid = f"{int(now)}.{number}"
        name = f"{interface}-{number:08x}"
        channel = SimChannel(name, uniqueid, linkedid or uniqueid, caller, caller_name, now, exten, state=state)
        self.channels[name] = channel
        return channel

    def set_state(self, channel: SimChannel, state: int) -> None:
        channel.state = state
        self.say("Newstate", "call", channel_block(channel))

    def enter(self, bridge: SimBridge, channel: SimChannel) -> None:
        channel.bridge = bridge
        bridge.inside.append(channel)
        self.say("BridgeEnter", "call", [*bridge_block(bridge), *channel_block(channel)])

    def leave(self, channel: SimChannel) -> None:
        bridge, channel.bridge = channel.bridge, None
        if bridge is None:
            return
        bridge.inside.remove(channel)
        self.say("BridgeLeave", "call", [*bridge_block(bridge), *channel_block(channel)])
        if not bridge.inside:
            self.say("BridgeDestroy", "call", bridge_block(bridge))

    def end_channel(self, channel: SimChannel, cause: int = 16) -> None:
        self.leave(channel)
        self.channels.pop(channel.name, None)
        told: Headers = [("Cause", cause), ("Cause-txt", CAUSES.get(cause, "Unknown"))]
        self.say("Hangup", "call", [*channel_block(channel), *told])

    def say(self, kind: str, privilege: str, headers: Headers) -> None:
        data = event(kind, privilege, headers)
        for session in list(self._sessions):
            if session.logged_in and session.events:
                session.say(data)

    def babble(self, step: str, channel: SimChannel) -> None:
        """The events that nobody wants, as many as a real call makes."""
        if not self._noise:
            return
        for number in range(_NOISE[step]):
            if number % 6 == 5:
                told: Headers = [("Extension", channel.exten), ("Application", "Set"), ("AppData", "")]
                self.say("Newexten", "dialplan", [*channel_block(channel), *told])
            else:
                value: Headers = [("Variable", f"DIALSTEP{number}"), ("Value", f"{step}/{number}")]
                self.say("VarSet", "dialplan", [*channel_block(channel), *value])

    def tell_phone(self, phone: Phone) -> None:
        """The device's state has changed, which every queue of its member tells."""
        for queue in self.queues.values():
            for member in queue.members:
                if member.state_interface == phone.interface:
                    told = member_block(queue.name, member, phone.status)
                    self.say("QueueMemberStatus", "agent", told)
        self.wake()

    def wake(self) -> None:
        """Callers who wait for a free phone look again."""
        task = asyncio.ensure_future(self._notify())
        task.add_done_callback(lambda done: done.cancelled() or done.exception())

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def until_changed(self, limit: float | None) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(None if limit is None else limit / self.speed), self._changed:
                await self._changed.wait()

    def free_members(self, queue: SimQueue) -> list[SimMember]:
        """Whom the queue may ring now: all, or the next in turn."""
        free = [
            member
            for member in queue.members
            if not member.paused
            and (phone := self.phones.get(member.state_interface)) is not None
            and phone.status == FREE
        ]
        if queue.strategy == "ringall" or not free:
            return free
        order = [queue.members[(queue.turn + n) % len(queue.members)] for n in range(len(queue.members))]
        queue.turn += 1
        return [next(member for member in order if member in free)]

    # --- asked by AMI ------------------------------------------------------------------------------

    def list_rows(self, action: str, headers: Mapping[str, str]) -> Rows | None:
        now = self.clock()
        if action == "coreshowchannels":
            shown: Rows = [("CoreShowChannel", shown_channel(c, now)) for c in self.channels.values()]
            return [*shown, ("CoreShowChannelsComplete", [])]
        if action == "queuestatus":
            rows: Rows = []
            for queue in self.queues.values():
                rows.append(
                    (
                        "QueueParams",
                        [("Queue", queue.name), ("Strategy", queue.strategy), ("Calls", len(queue.waiting))],
                    )
                )
                for member in queue.members:
                    phone = self.phones.get(member.state_interface)
                    status = phone.status if phone is not None else 5
                    rows.append(("QueueMember", member_block(queue.name, member, status, "Name")))
                rows += [
                    ("QueueEntry", call.queue_entry(queue.name, place, now))
                    for place, call in enumerate(queue.waiting, 1)
                ]
            return [*rows, ("QueueStatusComplete", [])]
        return None

    def act(self, action: str, headers: Mapping[str, str]) -> tuple[bool, str] | None:
        match action:
            case "queuepause":
                return self._pause(headers)
            case "hangup" | "blindtransfer" | "redirect" | "pjsipnotify":
                return self._act_on_channel(action, headers)
            case "command" | "getconfig" | "originate":
                return False, "Permission denied"
        return None

    def _act_on_channel(self, action: str, headers: Mapping[str, str]) -> tuple[bool, str]:
        channel = self.channels.get(headers.get("channel", ""))
        call = next((c for c in self.calls if channel is not None and c.owns(channel)), None)
        if channel is None or call is None:
            return False, "No such channel"
        if action == "hangup":
            call.end_part(channel)
            return True, "Channel Hungup"
        if action == "pjsipnotify":
            # A phone that does not obey says nothing: Asterisk has sent the NOTIFY all the same.
            call.notified(channel, headers.get("variable", ""))
            return True, "NOTIFY sent"
        target = headers.get("exten", "")
        if not call.send_to(target, by_transfer=action == "blindtransfer"):
            return False, "Invalid extension"
        return True, "Redirect successful"

    def _pause(self, headers: Mapping[str, str]) -> tuple[bool, str]:
        paused = headers.get("paused", "").lower() in ("true", "1", "yes")
        found = False
        for queue in self.queues.values():
            if headers.get("queue", queue.name) != queue.name:
                continue
            for member in queue.members:
                if member.interface == headers.get("interface"):
                    found = True
                    member.paused, member.reason = paused, headers.get("reason", "") if paused else ""
                    member.last_pause = int(self.clock()) if paused else member.last_pause
                    phone = self.phones.get(member.state_interface)
                    status = phone.status if phone is not None else 5
                    self.say("QueueMemberPause", "agent", member_block(queue.name, member, status))
        self.wake()
        return (True, "Interface paused successfully") if found else (False, "Interface not found")
