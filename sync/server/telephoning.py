"""What operators ask of the telephone: each act on a call of his own, each pause of his own, at once or not at all.

A desk names a call by its id; which channel that is, only the line's tracker knows. Nothing here is kept or tried
again: an act that could not be carried out now is answered with the reason, for a stale one would surprise somebody.
"""

import asyncio
import re
from collections.abc import Iterable

from sync.protocol import PAUSES, Act, CallAct, CallActed, Colleague, Colleagues, Standing
from sync.server.asterisk_line import AsteriskLine
from sync.server.directory import Directory
from sync.server.logs import Log
from sync.server.users import Person
from sync.server.views import milliseconds
from telephony.ami import AnswerLate, BadHeader, LineDown
from telephony.control import ControlError, ControlSettings
from telephony.queues import Member, MemberState

# Calls are handed on inside the house; where a number leads to says the dialplan's context of operators.
_INSIDE = re.compile(r"[0-9]{2,5}", re.ASCII)
_READIEST = ("ready", "ringing", "talking", "paused", "away")


class Telephoning:
    """The acts of all operators on all lines."""

    def __init__(
        self, lines: Iterable[AsteriskLine], directory: Directory, settings: ControlSettings, log: Log
    ) -> None:
        self._lines = {line.name: line for line in lines}
        self._directory = directory
        self._settings = settings
        self._log = log
        self._moving: dict[int, asyncio.Lock] = {}  # pauses of one person are done in the order of his clicks

    async def act(self, person: Person, wish: CallAct) -> CallActed:
        """Carry out one act. Raises nothing but being cancelled."""
        reason = ""
        try:
            await self._do(person, wish)
        except ControlError as error:
            reason = error.code
        except LineDown:
            reason = "asterisk_down"
        except AnswerLate:
            reason = "not_known"
        except BadHeader:
            reason = "refused"
        self._log.info("call_act", staff_id=person.id, act=wish.act, call_id=wish.call_id[:80], reason=reason)
        return CallActed(wish.ref, reason)

    async def _do(self, person: Person, wish: CallAct) -> None:
        phone = person.interface
        if not phone:
            raise ControlError("no_phone")
        if wish.act in (Act.PAUSE, Act.READY):
            async with self._moving.setdefault(person.id, asyncio.Lock()):
                await self._stand(phone, wish)
            return
        name, _, call_id = wish.call_id.partition(":")
        line = self._lines.get(name)
        call = line.tracker.call(call_id) if line is not None else None
        if line is None or call is None or phone not in (*call.ringing, *call.talking):
            raise ControlError("no_call")  # nor is anybody told that a foreign call exists
        control = line.control
        match wish.act:
            case Act.ANSWER:
                await control.answer(call_id, phone)
            case Act.HOLD:
                await control.hold(call_id, phone)
            case Act.RESUME:
                await control.resume(call_id, phone)
            case Act.TRANSFER:
                if not _INSIDE.fullmatch(wish.target) or wish.target == person.extension:
                    raise ControlError("bad_target")
                await control.blind_transfer(call_id, phone, wish.target)
            case Act.HANG_UP:
                await control.hang_up(call_id, phone)

    async def _stand(self, phone: str, wish: CallAct) -> None:
        if wish.act is Act.PAUSE and wish.target not in PAUSES:
            raise ControlError("bad_reason")
        serving = [line for line in self._lines.values() if line.queues.memberships(phone)]
        if not serving:
            raise ControlError("no_queue")
        for line in serving:
            if wish.act is Act.PAUSE:
                await line.control.pause(phone, wish.target)
            else:
                await line.control.unpause(phone)

    def standing(self, person: Person) -> Standing:
        """How the queues see this person now."""
        members = self._members(person.interface)
        paused = bool(members) and all(member.paused for member in members)
        since = [member.paused_since for member in members if member.paused_since is not None] if paused else []
        return Standing(
            queues=len(members),
            paused=paused,
            reason=members[0].reason if paused else "",
            since=milliseconds(min(since)) if since else None,
            answers=self._settings.answers,
            holds=self._settings.holds,
        )

    def colleagues(self, person: Person, ref: int) -> Colleagues:
        """To whom this person can hand a call, readiest first."""
        busy = self._busy()
        others = [
            self._colleague(other, busy)
            for other in self._directory.with_phones()
            if other.id != person.id and other.extension and _INSIDE.fullmatch(other.extension)
        ]
        others.sort(key=lambda one: (_READIEST.index(one.state), one.name))
        return Colleagues(ref, tuple(others))

    def _colleague(self, other: Person, busy: dict[str, str]) -> Colleague:
        interface = other.interface or ""
        members = self._members(interface)
        state = busy.get(interface) or _state(members)
        reason = members[0].reason if state == "paused" else ""
        return Colleague(other.extension or "", other.name, other.team, state, reason)

    def _members(self, interface: str | None) -> list[Member]:
        if not interface:
            return []
        return [member for line in self._lines.values() for _, member in line.queues.memberships(interface)]

    def _busy(self) -> dict[str, str]:
        """Who rings or talks, by the calls themselves: not everybody is a member of a queue."""
        busy: dict[str, str] = {}
        for line in self._lines.values():
            for call in line.tracker.calls.values():
                busy.update(dict.fromkeys(call.ringing, "ringing"))
                busy.update(dict.fromkeys(call.talking, "talking"))
        return busy


def _state(members: list[Member]) -> str:
    """A phone that no queue knows may be there or not: it stands with those who are away, and can be rung all the
    same."""
    states = {member.state for member in members}
    if states & {MemberState.BUSY, MemberState.ON_HOLD}:
        return "talking"
    if MemberState.RINGING in states:
        return "ringing"
    if MemberState.FREE not in states:
        return "away"
    return "paused" if all(member.paused for member in members) else "ready"
