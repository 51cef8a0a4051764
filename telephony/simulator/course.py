"""The course of one simulated call: menu, queue, ringing, talk, end, each told as Asterisk tells it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telephony.simulator.wording import (
    Headers,
    SimBridge,
    SimChannel,
    SimMember,
    bridge_block,
    channel_block,
)

if TYPE_CHECKING:
    from telephony.simulator.pbx import Pbx, Phone, SimQueue

DIRECT_RING_SECONDS = 30.0
ELSEWHERE = 26  # the cause of a phone that stops ringing because another was picked up


@dataclass
class Ringing:
    """An operator's phone while it rings, with a channel for each device."""

    phone: Phone
    member: SimMember | None
    channels: list[SimChannel]


@dataclass
class Talk:
    """The operator who talks, and in whose queue he answered."""

    phone: Phone
    channel: SimChannel
    bridge: SimBridge
    queue: str | None
    member: SimMember | None
    since: float
    held: bool = False


@dataclass
class Consultation:
    """The operator's second call, to a colleague, while the caller is on hold."""

    own: SimChannel
    other: SimChannel
    phone: Phone
    bridge: SimBridge


class Course:
    """What the PBX does with a call, and the events that it makes on the way."""

    def __init__(self, pbx: Pbx, caller: SimChannel, *, queue: str | None, extension: str | None) -> None:
        self.caller = caller
        self._pbx = pbx
        self._to_queue = queue
        self._to_extension = extension
        self._ringing: dict[str, Ringing] = {}
        self._talk: Talk | None = None
        self._consultation: Consultation | None = None
        self._queue: SimQueue | None = None
        self._joined_at = 0.0
        self._picked: asyncio.Future[str | None] | None = None
        self._timers: list[asyncio.TimerHandle] = []
        self._task: asyncio.Task[None] | None = None
        self._pulse = asyncio.Event()
        self.ended = False

    @property
    def id(self) -> str:
        return self.caller.linkedid

    @property
    def ringing(self) -> tuple[str, ...]:
        return tuple(self._ringing)

    @property
    def talking(self) -> str | None:
        return self._talk.phone.interface if self._talk is not None else None

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until the call has come so far."""
        while not holds():
            await self._pulse.wait()

    def begin(self, path: tuple[str, ...], account: str | None, failed: int, step_seconds: float) -> None:
        self._task = asyncio.ensure_future(self._serve(path, account, failed, step_seconds))

    async def vanish(self) -> None:
        """The PBX dies with the call in it."""
        self._cancel()
        self.ended = True
        self._moved()

    def owns(self, channel: SimChannel) -> bool:
        ringing = (one for ring in self._ringing.values() for one in ring.channels)
        talking = (self._talk.channel,) if self._talk is not None else ()
        return channel is self.caller or channel in (*talking, *ringing)

    def end_part(self, channel: SimChannel) -> None:
        """AMI's Hangup of one of its channels: nobody asks for it, the channel just leaves first."""
        rings = [name for name, ring in self._ringing.items() if channel in ring.channels]
        if rings:
            self._refuse(rings[0])
        else:
            self._pbx.leave(channel)
            self._take_down("caller")

    def _refuse(self, operator: str) -> None:
        """One phone of those that ring is rejected."""
        self._stop_ringing([operator], "BUSY", 17)
        if not self._ringing:
            self._pick(None)

    def send_to(self, target: str, *, by_transfer: bool) -> bool:
        """Move the caller on to a phone or a queue; false when nobody has that number."""
        pbx = self._pbx
        queue = next((q.name for q in pbx.queues.values() if target in (q.number, q.name)), None)
        if queue is None and self._phone_of(target) is None:
            return False
        talk = self._talk
        if talk is not None:
            if by_transfer:
                told = channel_block(talk.channel, "Transferer") + channel_block(self.caller, "Transferee")
                told = [("Result", "Success"), *told, *bridge_block(talk.bridge)]
                told += [("IsExternal", "Yes"), ("Context", "from-internal"), ("Extension", target)]
                pbx.say("BlindTransfer", "call", told)
            self._complete("transfer")
            pbx.leave(talk.channel)
            pbx.leave(self.caller)
            pbx.end_channel(talk.channel)
            self._talk = None
            self._release(talk.phone)
        self._cancel()
        self._stop_ringing(list(self._ringing), "CANCEL", 16)
        self._leave_queue()
        self.caller.exten = target
        self._task = asyncio.ensure_future(self._queue_up(queue) if queue else self._ring_directly(target))
        self._moved()
        return True

    def queue_entry(self, queue: str, place: int, now: float) -> Headers:
        """A row of QueueStatus."""
        return [
            ("Queue", queue),
            ("Position", place),
            ("Channel", self.caller.name),
            ("Uniqueid", self.caller.uniqueid),
            ("CallerIDNum", self.caller.caller or "unknown"),
            ("CallerIDName", self.caller.caller_name or "unknown"),
            ("Wait", int(now - self._joined_at)),
        ]

    async def _serve(self, path: tuple[str, ...], account: str | None, failed: int, pause: float) -> None:
        for number in range(1, len(path) + 1):
            self._user_event("IvrStep", [("Path", "/".join(path[:number]))])
            await self._pbx.sleep(pause)
        if path or account is not None:
            told: Headers = [("Path", "/".join(path)), ("Account", account or ""), ("Failed", failed)]
            self._user_event("IvrDone", told)
        if self._to_queue is not None:
            await self._queue_up(self._to_queue)
        elif self._to_extension is not None:
            await self._ring_directly(self._to_extension)

    def _user_event(self, name: str, body: Headers) -> None:
        self._pbx.say("UserEvent", "user", [*channel_block(self.caller), ("UserEvent", name), *body])

    async def _queue_up(self, name: str | None) -> None:
        while name is not None:
            queue = self._pbx.queues[name]
            self._join(queue)
            if await self._wait_in(queue):
                return
            self._pbx.say("QueueCallerAbandon", "agent", self._in_queue(queue))
            self._leave_queue()
            name = queue.overflow
        self._task = None
        self._take_down("nobody")

    def _join(self, queue: SimQueue) -> None:
        self._queue, self._joined_at = queue, self._pbx.clock()
        queue.waiting.append(self)
        self.caller.application, self.caller.data = "Queue", f"{queue.name},t"
        count = len(queue.waiting)
        self._pbx.say("QueueCallerJoin", "agent", [*self._in_queue(queue), ("Position", count), ("Count", count)])
        self._pbx.babble("queue", self.caller)

    def _in_queue(self, queue: SimQueue) -> Headers:
        return [*channel_block(self.caller), ("Queue", queue.name)]

    def _leave_queue(self) -> None:
        queue, self._queue = self._queue, None
        if queue is not None:
            queue.waiting.remove(self)
            told: Headers = [("Position", 1), ("Count", len(queue.waiting))]
            self._pbx.say("QueueCallerLeave", "agent", [*self._in_queue(queue), *told])

    async def _wait_in(self, queue: SimQueue) -> bool:
        """Ring phones until one is picked up, or the caller's time is up."""
        pbx, loop = self._pbx, asyncio.get_running_loop()
        limit = None if queue.max_wait is None else loop.time() + queue.max_wait / pbx.speed
        while limit is None or loop.time() < limit:
            left = None if limit is None else (limit - loop.time()) * pbx.speed
            first = all(call is self or call.ringing for call in queue.waiting[: queue.waiting.index(self)])
            members = pbx.free_members(queue) if first else []
            if not members:
                await pbx.until_changed(left)
                continue
            for member in members:
                self._ring(pbx.phones[member.state_interface], member, self.caller)
            seconds = queue.ring_seconds if left is None else min(queue.ring_seconds, left)
            if await self._picked_within(seconds):
                return True
            for ring in list(self._ringing.values()):
                self._tell_agent(
                    "AgentRingNoAnswer", ring.member, ring.channels[0], [("RingTime", int(seconds * 1000))]
                )
            self._stop_ringing(list(self._ringing), "NOANSWER", 0)
            await pbx.sleep(queue.retry if left is None else max(0.0, min(queue.retry, left - seconds)))
        return False

    async def _ring_directly(self, extension: str) -> None:
        phone = self._phone_of(extension)
        if phone is not None:
            self.caller.application, self.caller.data = "Dial", phone.interface
            self._ring(phone, None, self.caller)
            if await self._picked_within(DIRECT_RING_SECONDS):
                return
            self._stop_ringing(list(self._ringing), "NOANSWER", 0)
        self._task = None
        self._take_down("nobody")

    # --- ringing and talking -----------------------------------------------------------------------

    def _ring(self, phone: Phone, member: SimMember | None, dialler: SimChannel) -> Ringing:
        pbx = self._pbx
        ring = Ringing(phone, member, [])
        phone.ringing += 1
        for _ in range(phone.devices):
            channel = pbx.make_channel(
                phone.interface, phone.extension, "", exten=phone.extension, linkedid=dialler.linkedid
            )
            channel.connected = dialler.caller or "<unknown>"
            channel.application = "AppQueue" if member is not None else "AppDial"
            ring.channels.append(channel)
            pbx.say("Newchannel", "call", channel_block(channel))
            if member is not None and len(ring.channels) == 1:
                self._tell_agent("AgentCalled", member, channel, [])
            both = channel_block(dialler) + channel_block(channel, "Dest")
            pbx.say("DialBegin", "call", [*both, ("DialString", phone.interface)])
            pbx.set_state(channel, 5)
            pbx.say("DialState", "call", [*both, ("DialStatus", "RINGING")])
        if dialler is self.caller:
            self._ringing[phone.interface] = ring
            if phone.answer_after is not None:
                loop = asyncio.get_running_loop()
                delay = phone.answer_after / pbx.speed
                self._timers.append(loop.call_later(delay, self._pick, phone.interface))
        pbx.babble("ring", ring.channels[0])
        pbx.tell_phone(phone)
        self._moved()
        return ring

    def _pick(self, operator: str | None) -> None:
        if self._picked is not None and not self._picked.done() and (operator is None or operator in self._ringing):
            self._picked.set_result(operator)

    async def _picked_within(self, seconds: float) -> bool:
        self._picked = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds / self._pbx.speed):
                operator = await self._picked
        except TimeoutError:
            operator = None
        finally:
            self._picked = None
            self._stop_timers()
        if operator is None:
            return False
        self._connect(self._ringing[operator])
        return True

    def _connect(self, ring: Ringing) -> None:
        """The winner's phone is up, the others stop ringing, and the two are bridged."""
        pbx, queue, channel = self._pbx, self._queue, ring.channels[-1]
        pbx.set_state(channel, 6)
        self._tell_dial_end(self.caller, channel, "ANSWER")
        waited = int(pbx.clock() - self._joined_at)
        if queue is not None:
            self._leave_queue()
            told: Headers = [("HoldTime", waited), ("RingTime", 0)]
            self._tell_agent("AgentConnect", ring.member, channel, told, queue.name)
        ring.channels.remove(channel)
        self._stop_ringing(list(self._ringing), "CANCEL", ELSEWHERE)
        name = queue.name if queue is not None else None
        ring.phone.talking += 1
        self._talk = Talk(ring.phone, channel, self._bridge(channel, self.caller), name, ring.member, pbx.clock())
        pbx.babble("answer", self.caller)
        pbx.tell_phone(ring.phone)
        self._moved()

    def _bridge(self, *channels: SimChannel) -> SimBridge:
        bridge = SimBridge()
        self._pbx.say("BridgeCreate", "call", bridge_block(bridge))
        for channel in channels:
            self._pbx.enter(bridge, channel)
        return bridge

    def _stop_ringing(self, operators: list[str], status: str, cause: int) -> None:
        for operator in operators:
            ring = self._ringing.pop(operator)
            for channel in ring.channels:
                self._tell_dial_end(self.caller, channel, status)
                self._pbx.end_channel(channel, cause)
            self._drop_ring(ring)
        self._moved()

    def _drop_ring(self, ring: Ringing) -> None:
        ring.phone.ringing -= 1
        self._pbx.tell_phone(ring.phone)

    def _release(self, phone: Phone) -> None:
        phone.talking -= 1
        self._pbx.tell_phone(phone)

    def _tell_dial_end(self, dialler: SimChannel, channel: SimChannel, status: str) -> None:
        both = channel_block(dialler) + channel_block(channel, "Dest")
        self._pbx.say("DialEnd", "call", [*both, ("DialStatus", status)])

    def _tell_agent(
        self, kind: str, member: SimMember | None, channel: SimChannel, more: Headers, queue: str | None = None
    ) -> None:
        name = queue or (self._queue.name if self._queue is not None else None)
        if member is None or name is None:
            return
        told = [*channel_block(self.caller), *channel_block(channel, "Dest"), ("Queue", name)]
        told += [("Interface", member.interface), ("MemberName", member.name), *more]
        self._pbx.say(kind, "agent", told)

    def _complete(self, reason: str) -> None:
        talk = self._talk
        if talk is not None and talk.member is not None:
            talk.member.calls += 1
            talk.member.last_call = int(self._pbx.clock())
            told: Headers = [("HoldTime", 0), ("TalkTime", int(self._pbx.clock() - talk.since)), ("Reason", reason)]
            self._tell_agent("AgentComplete", talk.member, talk.channel, told, talk.queue)

    def _take_down(self, reason: str) -> None:
        """The call ends: phones stop ringing, the queue forgets the caller, the channels go."""
        pbx, talk = self._pbx, self._talk
        self._cancel()
        self.ended = True
        if self._queue is not None:
            pbx.say("QueueCallerAbandon", "agent", self._in_queue(self._queue))
        self._stop_ringing(list(self._ringing), "CANCEL", 0)
        self._leave_queue()
        if self._consultation is not None:
            asked, self._consultation = self._consultation, None
            pbx.end_channel(asked.other)
            pbx.end_channel(asked.own)
            self._release(asked.phone)
        if talk is not None:
            self._complete(reason)
            pbx.end_channel(talk.channel)
            self._talk = None
            self._release(talk.phone)
        pbx.babble("end", self.caller)
        pbx.leave(self.caller)
        pbx.say("SoftHangupRequest", "call", [*channel_block(self.caller), ("Cause", 16)])
        pbx.end_channel(self.caller)
        if self in pbx.calls:
            pbx.calls.remove(self)
        self._moved()

    def _cancel(self) -> None:
        task, self._task = self._task, None
        if task is not None and not task.done():
            task.cancel()
        self._stop_timers()

    def _stop_timers(self) -> None:
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()

    def _moved(self) -> None:
        pulse, self._pulse = self._pulse, asyncio.Event()
        pulse.set()

    def _phone_of(self, extension: str) -> Phone | None:
        return next((p for p in self._pbx.phones.values() if p.extension == extension), None)
