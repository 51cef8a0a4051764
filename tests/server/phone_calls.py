"""Calls as the tracker tells of them, made by hand: what a person did, without a PBX."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from sync.server.app import Server
from telephony.calls import Call, CallChange, CallEnd, CallLeg, CallState, ChangeKind, Transfer

LINE = "main"


def phone(number: int) -> str:
    """The phone of operator `number`."""
    return f"PJSIP/{1000 + number}"


def new_call(call_id: str, caller: str, at: float) -> Call:
    """A caller in the queue."""
    return Call(
        id=call_id,
        state=CallState.QUEUED,
        caller=caller,
        caller_name="",
        dialled="0800",
        queue="bills",
        ivr_path=("1", "2"),
        entered_account=None,
        failed_entries=0,
        ringing=(),
        talking=(),
        legs=(CallLeg("queue", "bills", at, None),),
        transfers=(),
        started_at=at,
        queued_at=at,
        answered_at=None,
        ended_at=None,
        end=None,
        cause=None,
    )


@dataclass
class PhoneCall:
    """One call that is told to a server, step by step."""

    server: Server
    id: str
    caller: str
    at: float = 1_790_000_000.0
    call: Call = field(init=False)

    def __post_init__(self) -> None:
        self.call = new_call(self.id, self.caller, self.at)
        self._tell(ChangeKind.QUEUED)

    def _tell(self, kind: ChangeKind, operator: str | None = None, target: str | None = None) -> None:
        self.server.calling.changed(LINE, CallChange(kind, self.call, self.at, operator, target))

    def passes(self, seconds: float) -> None:
        self.at += seconds

    def enters(self, account: str) -> None:
        self.call = replace(self.call, entered_account=account)
        self._tell(ChangeKind.IVR)

    def rings(self, *operators: int) -> None:
        for operator in operators:
            ringing = (*self.call.ringing, phone(operator))
            self.call = replace(self.call, state=CallState.RINGING, ringing=ringing)
            self._tell(ChangeKind.RINGING, phone(operator))

    def rings_again(self, operator: int) -> None:
        """The same phone is told to ring once more, as by its second device."""
        self._tell(ChangeKind.RINGING, phone(operator))

    def stops_ringing(self, operator: int, answered_by: int | None = None) -> None:
        ringing = tuple(who for who in self.call.ringing if who != phone(operator))
        state = CallState.RINGING if ringing else CallState.QUEUED
        self.call = replace(self.call, ringing=ringing, state=self.call.state if self.call.talking else state)
        self._tell(ChangeKind.RING_ENDED, phone(operator), phone(answered_by) if answered_by else None)

    def answered_by(self, operator: int) -> None:
        losers = [who for who in self.call.ringing if who != phone(operator)]
        legs = (*self._closed_legs(), CallLeg("operator", phone(operator), self.at, None))
        self.call = replace(
            self.call,
            state=CallState.TALKING,
            ringing=(),
            talking=(phone(operator),),
            legs=legs,
            answered_at=self.call.answered_at or self.at,
        )
        for loser in losers:
            self._tell(ChangeKind.RING_ENDED, loser, phone(operator))
        self._tell(ChangeKind.ANSWERED, phone(operator))

    def held(self) -> None:
        self.call = replace(self.call, state=CallState.HELD)
        self._tell(ChangeKind.HELD, self.call.talking[0])

    def resumed(self) -> None:
        self.call = replace(self.call, state=CallState.TALKING)
        self._tell(ChangeKind.RESUMED, self.call.talking[0])

    def transferred(self, by: int, to: int) -> None:
        transfer = Transfer(phone(by), phone(to), False, self.at)
        self.call = replace(self.call, transfers=(*self.call.transfers, transfer))
        self._tell(ChangeKind.TRANSFERRED, phone(by), phone(to))
        self.call = replace(self.call, talking=(), state=CallState.IVR, legs=self._closed_legs())
        self._tell(ChangeKind.LEFT, phone(by))

    def ends(self, how: CallEnd = CallEnd.CALLER_HUNG_UP) -> None:
        ringing = self.call.ringing
        for who in ringing:
            self.call = replace(self.call, ringing=tuple(o for o in self.call.ringing if o != who))
            self._tell(ChangeKind.RING_ENDED, who)
        self.call = replace(
            self.call,
            state=CallState.ENDED,
            ringing=(),
            talking=(),
            legs=self._closed_legs(),
            ended_at=self.at,
            end=how,
        )
        self._tell(ChangeKind.ENDED)

    def _closed_legs(self) -> tuple[CallLeg, ...]:
        return tuple(replace(leg, ended_at=self.at) if leg.ended_at is None else leg for leg in self.call.legs)
