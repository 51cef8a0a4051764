"""What a desk may do to a call, checked before it comes near a header.

A desk names calls, operators and digits; channels come from the tracker, contexts from the settings. So
nothing that a person typed reaches Asterisk except digits, and no pattern can stand for many channels.

Asterisk cannot lift a phone's receiver nor press its hold key: answering and holding are asked of the phone itself,
by a NOTIFY within the call (Event: talk, Event: hold), which many desk phones obey and some do not. So both are
offered only where the settings say that the phones do.
"""

import re
from dataclasses import dataclass

from telephony.ami import AmiLine, Response
from telephony.calls import CallState, CallTracker
from telephony.queues import QueueTracker

_TARGET = re.compile(r"\+?[0-9]{1,20}")
_INTERFACE = re.compile(r"(?:PJSIP|SIP|IAX2|Local)/[A-Za-z0-9_.@-]{1,80}(?:/n)?")
_CHANNEL = re.compile(r"(?:PJSIP|SIP|IAX2|Local)/[A-Za-z0-9_.+@-]{1,120}(?:;[12])?")
_REASON = re.compile(r"[A-Za-z0-9_-]{1,40}")


class ControlError(Exception):
    """An act that was not carried out; `code` says why in a form that the desk can word."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(message or code)
        self.code = code


@dataclass(frozen=True, slots=True)
class ControlSettings:
    """The dialplan context in which an operator's transfers are dialled; the default is that of the
    documented configuration. `answers` and `holds`: the phones obey a NOTIFY to answer, to hold and to talk again."""

    transfer_context: str = "operator-desk-operators"
    answers: bool = False
    holds: bool = False


class CallControl:
    """The acts of operators on the calls of one line. All of them raise LineDown at once without a line."""

    def __init__(
        self, line: AmiLine, calls: CallTracker, queues: QueueTracker, settings: ControlSettings | None = None
    ) -> None:
        self._line = line
        self._calls = calls
        self._queues = queues
        self._settings = settings or ControlSettings()

    async def answer(self, call_id: str, operator: str) -> None:
        """Let the phone pick up that rings at the operator."""
        if not self._settings.answers:
            raise ControlError("not_offered", "these phones cannot be told to answer")
        call = self._calls.call(call_id)
        if call is not None and operator not in call.ringing:
            raise ControlError("not_ringing")
        await self._notify(call_id, operator, "talk")

    async def hold(self, call_id: str, operator: str) -> None:
        """Let the operator's phone put the other side on hold. That it did is told by Asterisk's Hold event."""
        self._may_hold(call_id, operator, CallState.TALKING, "not_talking")
        await self._notify(call_id, operator, "hold")

    async def resume(self, call_id: str, operator: str) -> None:
        self._may_hold(call_id, operator, CallState.HELD, "not_held")
        await self._notify(call_id, operator, "talk")

    async def hang_up(self, call_id: str, operator: str) -> None:
        """End the operator's part of a call that he is in or that rings at him."""
        channel = self._own_channel(call_id, operator)
        self._done(await self._line.send("Hangup", Channel=channel))

    async def blind_transfer(self, call_id: str, operator: str, target: str) -> None:
        """Send the other side of a call that the operator talks in to a number."""
        if not _TARGET.fullmatch(target):
            raise ControlError("bad_target", "a target has digits only")
        call = self._calls.call(call_id)
        if call is not None and operator not in call.talking:
            raise ControlError("not_talking")
        channel = self._own_channel(call_id, operator)
        context = self._settings.transfer_context
        self._done(await self._line.send("BlindTransfer", Channel=channel, Context=context, Exten=target))

    def _may_hold(self, call_id: str, operator: str, state: CallState, otherwise: str) -> None:
        if not self._settings.holds:
            raise ControlError("not_offered", "these phones cannot be told to hold")
        call = self._calls.call(call_id)
        if call is not None and (operator not in call.talking or call.state is not state):
            raise ControlError(otherwise)

    async def _notify(self, call_id: str, operator: str, event: str) -> None:
        channel = self._own_channel(call_id, operator)
        if not channel.startswith("PJSIP/"):
            raise ControlError("not_offered", "only PJSIP phones can be told")
        self._done(await self._line.send("PJSIPNotify", Channel=channel, Variable=f"Event={event}"))

    async def pause(self, operator: str, reason: str) -> None:
        """Stop the queues from ringing the operator. The reason is a word of the catalogue, not a text."""
        if not _REASON.fullmatch(reason):
            raise ControlError("bad_reason")
        await self._pause(operator, {"Paused": "true", "Reason": reason})

    async def unpause(self, operator: str) -> None:
        await self._pause(operator, {"Paused": "false"})

    async def _pause(self, operator: str, headers: dict[str, str]) -> None:
        """Every membership of the operator, under the name that its queues know him by."""
        if not _INTERFACE.fullmatch(operator):
            raise ControlError("bad_operator")
        known = {member.interface for _, member in self._queues.memberships(operator)}
        if not known:
            raise ControlError("no_queue", f"{operator} serves no queue")
        for interface in sorted(known):
            if not _INTERFACE.fullmatch(interface):
                raise ControlError("bad_operator")
            self._done(await self._line.send("QueuePause", Interface=interface, **headers))

    def _own_channel(self, call_id: str, operator: str) -> str:
        channel = self._calls.channel_of(call_id, operator)
        if channel is None:
            raise ControlError("no_call", "the operator is not in this call")
        if not _CHANNEL.fullmatch(channel):
            raise ControlError("bad_channel", "the channel has a name that cannot be sent")
        return channel

    @staticmethod
    def _done(response: Response) -> None:
        if not response.ok:
            raise ControlError("refused", response.message)
