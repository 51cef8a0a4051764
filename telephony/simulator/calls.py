"""One simulated call, as the caller and the operators handle it."""

from telephony.simulator.course import Consultation, Course, Talk
from telephony.simulator.wording import Headers, SimChannel, bridge_block, channel_block


class NotPossible(Exception):
    """A person cannot do that now: hold a call that he is not in, transfer to a number that is not there."""


class SimCall(Course):
    """A call that `Pbx.incoming` made. Its verbs are what the caller and the operators do."""

    async def until_ringing(self, operator: str) -> None:
        await self.until(lambda: operator in self._ringing or self.ended)
        if operator not in self._ringing:
            raise NotPossible(f"{operator} does not ring: the call has ended")

    async def until_talking(self) -> str:
        await self.until(lambda: self._talk is not None or self.ended)
        if self._talk is None:
            raise NotPossible("nobody answered")
        return self._talk.phone.interface

    async def until_ended(self) -> None:
        await self.until(lambda: self.ended)

    async def answer(self, operator: str) -> None:
        """The operator picks up; waits for his phone to ring first."""
        await self.until_ringing(operator)
        self._pick(operator)
        await self.until(lambda: self.talking == operator or self.ended)

    def reject(self, operator: str) -> None:
        """The operator presses the red button while his phone rings."""
        if operator not in self._ringing:
            raise NotPossible(f"{operator} does not ring")
        self._refuse(operator)

    def hang_up(self, by: str | None = None) -> None:
        """The caller hangs up, or the operator who talks does."""
        if self.ended:
            return
        if by is None:
            self._pbx.say("HangupRequest", "call", channel_block(self.caller))
            self._take_down("caller")
        elif self._talk is not None and self._talk.phone.interface == by:
            self._pbx.say("HangupRequest", "call", channel_block(self._talk.channel))
            self._take_down("agent")
        else:
            raise NotPossible(f"{by} does not talk")

    def hold(self) -> None:
        talk = self._talking()
        talk.held = True
        self._pbx.say("Hold", "call", [*channel_block(talk.channel), ("MusicClass", "default")])

    def resume(self) -> None:
        talk = self._talking()
        talk.held = False
        self._pbx.say("Unhold", "call", channel_block(talk.channel))

    def notified(self, channel: SimChannel, variable: str) -> None:
        """The phone of this channel is asked to answer, to hold or to talk again, and obeys."""
        talk = self._talk
        ringing = next((name for name, ring in self._ringing.items() if channel in ring.channels), None)
        if ringing is not None and variable == "Event=talk":
            self._pick(ringing)
        elif talk is not None and channel is talk.channel:
            if variable == "Event=hold" and not talk.held:
                self.hold()
            elif variable == "Event=talk" and talk.held:
                self.resume()

    def transfer(self, target: str) -> None:
        """Blind: the operator sends the caller to a colleague's or a queue's number."""
        self._talking()
        if not self.send_to(target, by_transfer=True):
            raise NotPossible(f"nobody has the number {target}")

    async def consult(self, target: str) -> None:
        """The operator holds the caller and asks a colleague, who answers when his phone is set to."""
        talk, phone = self._talking(), self._phone_of(target)
        if phone is None or phone.status != 1:
            raise NotPossible(f"{target} cannot be asked now")
        self.hold()
        pbx, number = self._pbx, talk.phone.extension
        own = pbx.make_channel(talk.phone.interface, number, "", exten=target, state=4)
        pbx.say("Newchannel", "call", channel_block(own))
        ring = self._ring(phone, None, own)
        await pbx.sleep(phone.answer_after or 0.0)
        self._drop_ring(ring)
        other = ring.channels[0]
        pbx.set_state(other, 6)
        self._tell_dial_end(own, other, "ANSWER")
        pbx.set_state(own, 6)
        phone.talking += 1
        pbx.tell_phone(phone)
        self._consultation = Consultation(own, other, phone, self._bridge(other, own))
        self._moved()

    def complete_transfer(self) -> None:
        """Attended: the operator leaves the caller and the colleague to each other."""
        talk, asked, pbx = self._talking(), self._asked(), self._pbx
        self._consultation = None
        told: Headers = [("Result", "Success")]
        told += channel_block(talk.channel, "OrigTransferer") + bridge_block(talk.bridge, "Orig")
        told += channel_block(asked.own, "SecondTransferer") + bridge_block(asked.bridge, "Second")
        told += channel_block(self.caller, "Transferee") + channel_block(asked.other, "TransferTarget")
        told += [("IsExternal", "No"), ("DestType", "Bridge"), ("DestBridgeUniqueid", talk.bridge.id)]
        pbx.leave(asked.other)
        pbx.leave(talk.channel)
        asked.other.linkedid = self.caller.linkedid
        pbx.enter(talk.bridge, asked.other)
        pbx.say("SoftHangupRequest", "call", [*channel_block(asked.own), ("Cause", 16)])
        pbx.say("AttendedTransfer", "call", told)
        self._complete("transfer")
        pbx.end_channel(talk.channel)
        pbx.end_channel(asked.own)
        self._release(talk.phone)
        self._talk = Talk(asked.phone, asked.other, talk.bridge, None, None, pbx.clock())
        self._moved()

    def _talking(self) -> Talk:
        if self._talk is None:
            raise NotPossible("nobody talks")
        return self._talk

    def _asked(self) -> Consultation:
        if self._consultation is None:
            raise NotPossible("nobody was asked")
        return self._consultation
