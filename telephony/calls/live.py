"""One call while it lives: the facts that Asterisk told, and what follows from them.

Events only write facts (which channels there are, who rings, who is in which bridge); `settle` works out
what that means and notes the differences. So an event that comes twice changes nothing, and a snapshot
is applied by writing its facts and settling once.
"""

from telephony.calls.model import Call, CallEnd, CallLeg, CallState, ChangeKind, Direction, Transfer
from telephony.interfaces import is_local, other_half

MAX_CHANNELS = 500  # of one call; more is a broken dialplan, not a call
MAX_LEGS = 500
_IVR = ("ivr", "")
_SHORT_GAP = 1.0  # seconds in which Asterisk takes down the last channels of an answered call
_ENDS = {
    "BUSY": CallEnd.BUSY,
    "CHANUNAVAIL": CallEnd.FAILED,
    "CONGESTION": CallEnd.FAILED,
    "INVALIDARGS": CallEnd.FAILED,
}


class Channel:
    """One channel of a call: a caller, a trunk, one device of an operator, or half a Local channel."""

    __slots__ = ("bridge", "dialled", "holding", "local", "name", "operator", "ringing", "uniqueid", "up")

    def __init__(self, uniqueid: str, name: str, operator: str | None) -> None:
        self.uniqueid = uniqueid
        self.name = name
        self.local = is_local(name)
        self.operator = operator
        self.ringing = False  # from the ring until it is bridged, refused or gone
        self.dialled = False  # somebody dials it
        self.up = False
        self.bridge: str | None = None
        self.holding = False


class LiveCall:
    """The facts of one call and the state that was last told of it."""

    def __init__(self, linkedid: str, principal: Channel, direction: Direction, at: float) -> None:
        self.id = linkedid
        self.linkedids = [linkedid]  # its own, and those of the calls that became part of it
        self.bridges: set[str] = set()
        self.principal = principal.uniqueid
        self.channels: dict[str, Channel] = {principal.uniqueid: principal}
        self.direction = direction
        self.consult_for: str | None = None
        self.caller = ""
        self.caller_name = ""
        self.dialled = ""
        self.queue: str | None = None
        self.in_queue = False
        self.ivr_path: tuple[str, ...] = ()
        self.account: str | None = None
        self.failed = 0
        self.transfers: list[Transfer] = []
        self.started_at = at
        self.queued_at: float | None = None
        self.answered_at: float | None = None
        self.ended_at: float | None = None
        self.end: CallEnd | None = None
        self.cause: int | None = None
        self.notes: list[tuple[ChangeKind, str | None, str | None]] = []
        self.merged = False
        self._ringing: tuple[str, ...] = ()
        self._talking: tuple[str, ...] = ()
        self._held = False
        self._legs: list[CallLeg] = []
        self._places: dict[tuple[str, str], float] = {_IVR: at}  # where the caller is, since when
        self._asked: str | None = None  # the channel that first asked to hang up
        self._asked_waiting = False
        self._guessed = False  # the channel above only left the bridge first
        self._abandoned = False
        self._refusal = ""  # the last DialEnd that was not an answer
        self._queue_moved = False  # since the last settling
        self._tried = False  # a queue or a phone was reached since the last talk
        self._dismissed: set[str] = set()  # operators who handed the call on; their channels linger

    @property
    def ringing(self) -> tuple[str, ...]:
        return self._ringing

    @property
    def talking(self) -> tuple[str, ...]:
        return self._talking

    # --- facts -------------------------------------------------------------------------------------

    def add(self, channel: Channel) -> None:
        if len(self.channels) < MAX_CHANNELS:
            self.channels[channel.uniqueid] = channel

    def join_queue(self, queue: str, at: float) -> None:
        if self.in_queue and self.queue == queue:
            return
        self.queue, self.in_queue, self._tried, self._queue_moved = queue, True, True, True
        self.queued_at = self.queued_at if self.queued_at is not None else at
        self.forget_hangup()
        self.note(ChangeKind.QUEUED)

    def leave_queue(self) -> None:
        self.in_queue, self._queue_moved = False, True

    def abandon(self) -> None:
        """What the queue says also when a caller's time in it is up, so it counts only in want of better."""
        self._abandoned = True

    def refused(self, status: str) -> None:
        self._refusal = status

    def ask_hangup(self, uniqueid: str) -> None:
        """The first who hangs up ends the call, unless he is an operator without whom it goes on."""
        channel = self.channels.get(uniqueid)
        if self._asked is not None or channel is None or channel.local:
            return
        if uniqueid == self.principal or channel.operator is None or channel.operator in self._talking:
            self._asked = uniqueid
            self._asked_waiting = self.in_queue or bool(self._ringing)

    def step_out(self, uniqueid: str) -> None:
        """Who leaves the bridge unasked is the one whose leg was ended, by AMI or by Asterisk; that is no
        more than a guess until he is bridged again, or the call is over."""
        if self._asked is None:
            self.ask_hangup(uniqueid)
            self._guessed = self._asked is not None

    def step_in(self) -> None:
        if self._guessed:
            self.forget_hangup()

    def forget_hangup(self) -> None:
        """An operator who hangs up his leg of a call that goes on has not ended it."""
        self._asked, self._asked_waiting, self._abandoned, self._guessed = None, False, False, False

    def hung_up_by(self, reason: str) -> None:
        """AgentComplete tells which side hung up, where no channel has asked for it."""
        if self._asked is None and reason in ("agent", "caller"):
            operators = reason == "agent"
            for channel in self.channels.values():
                if (channel.operator is not None) == operators and not channel.local:
                    self._asked = channel.uniqueid
                    return

    def transferred(self, transfer: Transfer) -> None:
        last = self.transfers[-1] if self.transfers else None
        if last is not None and transfer.by in self._dismissed and (last.by, last.to) == (transfer.by, transfer.to):
            return  # the same, told again
        if len(self.transfers) < MAX_LEGS:
            self.transfers.append(transfer)
        self.forget_hangup()
        self.note(ChangeKind.TRANSFERRED, transfer.by, transfer.to)

    def dismiss(self, operator: str) -> None:
        """The operator is out of the call although his channels still exist."""
        self._dismissed.add(operator)
        for channel in self.channels.values():
            if channel.operator == operator:
                channel.bridge, channel.ringing, channel.dialled = None, False, False

    def note(self, kind: ChangeKind, operator: str | None = None, target: str | None = None) -> None:
        self.notes.append((kind, operator, target))

    # --- what follows ------------------------------------------------------------------------------

    def settle(self, at: float) -> None:
        """Compare what the facts mean now with what was told last; note what is new."""
        bridged, rings, holder = self._read_channels()
        before_ringing, before_talking = self._ringing, self._talking
        talking = self._who_talks(bridged) if bridged or before_talking else ()
        ringing = tuple([operator for operator in rings if operator not in talking])
        if holder is not None and holder not in talking:
            holder = None
        moved = ringing != before_ringing or talking != before_talking
        if moved:
            self._ringing, self._talking = ringing, talking
            self._note_rings(before_ringing)
            for operator in talking:
                if operator not in before_talking:
                    self._answer(operator, at)
        if (holder is not None) != self._held:
            self._note_hold(holder)
        if moved:
            for operator in before_talking:
                if operator not in talking and self._goes_on():
                    self.note(ChangeKind.LEFT, operator)
        if moved or self._queue_moved:
            self._queue_moved = False
            self._settle_places(at)

    def _read_channels(self) -> tuple[list[str], list[str], str | None]:
        """The operators who are bridged with somebody, those whose phones ring, and who holds."""
        bridged: list[str] = []
        ringing: list[str] = []
        holder = None
        for channel in self.channels.values():
            operator = channel.operator
            if operator is None:
                continue
            if channel.holding:
                holder = operator
            if channel.bridge is not None and operator not in bridged and self._is_heard(channel):
                bridged.append(operator)
            if channel.bridge is not None and operator in self._talking:
                channel.ringing = False  # the phone behind a Local channel that was bridged before it
            if channel.ringing and operator not in ringing:
                ringing.append(operator)
        return bridged, ringing, holder

    def _is_heard(self, channel: Channel) -> bool:
        """The other side is in the bridge of this channel, or behind a Local channel that is in it. The other
        side is the caller, or whom we called; between operators, the colleague."""
        plumbing = False
        for other in self.channels.values():
            if other.bridge == channel.bridge:
                if self._is_other_side(other, channel):
                    return True
                plumbing = plumbing or other.local
        return plumbing and self._is_heard_through_local(channel)

    def _is_other_side(self, other: Channel, channel: Channel) -> bool:
        if other.operator is None:
            return not other.local
        return self.direction is Direction.INTERNAL and not other.local and other.operator != channel.operator

    def _is_heard_through_local(self, channel: Channel) -> bool:
        """Follow the Local channels from bridge to bridge."""
        seen = {channel.bridge}
        todo = [channel.bridge]
        while todo:
            bridge = todo.pop()
            for other in self.channels.values():
                if other.bridge != bridge:
                    continue
                if self._is_other_side(other, channel):
                    return True
                if not other.local:
                    continue
                half = other_half(other.name)
                for candidate in self.channels.values():
                    if candidate.name == half and candidate.bridge and candidate.bridge not in seen:
                        seen.add(candidate.bridge)
                        todo.append(candidate.bridge)
        return False

    def _who_talks(self, bridged: list[str]) -> tuple[str, ...]:
        """Those who are bridged, and those who have just left a bridge while nothing tells that the call
        has gone elsewhere: bridges are rebuilt in mid-talk, and are torn down before the hang-up."""
        before = self._talking
        if bridged:
            staying = [operator for operator in before if operator in bridged]
            return tuple(dict.fromkeys([*staying, *bridged])) if before else tuple(bridged)
        present = {channel.operator for channel in self.channels.values()} - self._dismissed
        return tuple(operator for operator in before if operator in present)

    def _note_rings(self, before: tuple[str, ...]) -> None:
        over = [o for o in before if o not in self._ringing and o not in self._talking]
        if over:
            winner = self._winner(self._talking)
            for operator in over:
                self.note(ChangeKind.RING_ENDED, operator, winner if winner != operator else None)
        for operator in self._ringing:
            if operator not in before:
                self._tried = True
                self.forget_hangup()
                self.note(ChangeKind.RINGING, operator)

    def _winner(self, talking: tuple[str, ...]) -> str | None:
        """Who answered: he talks, or his device is up and about to be bridged."""
        picked = (c.operator for c in self.channels.values() if c.operator and c.ringing and c.up)
        return next(picked, talking[-1] if talking else None)

    def _answer(self, operator: str, at: float) -> None:
        for channel in self.channels.values():
            if channel.operator == operator and channel.bridge is not None:
                channel.ringing = False
        self.answered_at = self.answered_at if self.answered_at is not None else at
        self._tried = False
        self.in_queue = False
        self._dismissed.discard(operator)
        self.forget_hangup()
        self.note(ChangeKind.ANSWERED, operator)

    def _note_hold(self, holder: str | None) -> None:
        self._held = holder is not None
        if holder is not None:
            self.note(ChangeKind.HELD, holder)
        elif self._talking:
            self.note(ChangeKind.RESUMED, self._talking[0])

    def _goes_on(self) -> bool:
        """False while the call is only being taken down: the caller is gone, or hung up first."""
        if self.direction is not Direction.INBOUND:
            others = [c for c in self.channels.values() if not c.local and c.operator not in self._talking]
            return bool(self._talking or self._ringing) or any(c.operator is None for c in others)
        return self.principal in self.channels and (self._guessed or self._asked != self.principal)

    def _settle_places(self, at: float) -> None:
        places = self._places
        if self._talking:
            wanted = [("operator", operator) for operator in self._talking]
        elif self.queue is not None and (self.in_queue or (self._ringing and ("queue", self.queue) in places)):
            wanted = [("queue", self.queue)]  # also when the phone is picked and not bridged yet
        elif self._ringing:
            current = next((place for place in places if place[0] == "ring"), None)
            wanted = [current or ("ring", self._ringing[0])]
        else:
            wanted = [_IVR]
        if len(wanted) != len(places) or wanted[0] not in places or len(wanted) > 1:
            self._move_to(wanted, at)

    def _move_to(self, wanted: list[tuple[str, str]], at: float) -> None:
        for place, since in list(self._places.items()):
            if place not in wanted:
                del self._places[place]
                if at > since and len(self._legs) < MAX_LEGS:
                    self._legs.append(CallLeg(*place, since, at))
        for place in wanted:
            self._places.setdefault(place, at)

    def finish(self, end: CallEnd | None, at: float) -> None:
        """The last channel is gone, or the call is found to be gone."""
        self.end = end if end is not None else self._how_it_ended()
        self.ended_at = at
        since = self._places.get(_IVR)
        if since is not None and self.answered_at is not None and at - since < _SHORT_GAP:
            del self._places[_IVR]
        self._move_to([], at)
        self._ringing, self._talking, self._held, self.in_queue = (), (), False, False
        self.note(ChangeKind.ENDED)

    def _how_it_ended(self) -> CallEnd:
        if self.merged:
            return CallEnd.MERGED
        by_principal = self._asked is None or self._asked == self.principal
        if self.answered_at is not None and not self._tried:
            by_operator = by_principal == (self.direction is not Direction.INBOUND)
            return CallEnd.OPERATOR_HUNG_UP if by_operator else CallEnd.CALLER_HUNG_UP
        if self.direction is Direction.OUTBOUND:
            return _ENDS.get(self._refusal, CallEnd.NO_ANSWER)
        if not self._tried:
            return CallEnd.IVR_ONLY
        if self._asked_waiting or (self._abandoned and self._asked is None):
            return CallEnd.ABANDONED
        return _ENDS.get(self._refusal, CallEnd.NO_ANSWER)

    def _state(self) -> CallState:
        if self.end is not None:
            return CallState.ENDED
        if self._talking:
            return CallState.HELD if self._held else CallState.TALKING
        if self._ringing:
            return CallState.RINGING
        if self.in_queue:
            return CallState.QUEUED
        if self.direction is not Direction.INBOUND and any(c.dialled for c in self.channels.values()):
            return CallState.RINGING
        return CallState.IVR

    def freeze(self) -> Call:
        """The call as it is now, to be kept by whoever wants it."""
        open_legs = [CallLeg(*place, since, None) for place, since in self._places.items()]
        return Call(
            self.id,
            self._state(),
            self.caller,
            self.caller_name,
            self.dialled,
            self.queue,
            self.ivr_path,
            self.account,
            self.failed,
            self._ringing,
            self._talking,
            (*self._legs, *open_legs),
            tuple(self.transfers),
            self.started_at,
            self.queued_at,
            self.answered_at,
            self.ended_at,
            self.end,
            self.cause,
            self.direction,
            self.consult_for,
        )
