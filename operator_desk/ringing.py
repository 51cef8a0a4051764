"""The calls at this desk, as the server tells of them; pure. A ring is told once, however many devices ring."""

from dataclasses import replace

import msgspec

from operator_desk.verbs import CallOnDesk
from sync.card import Card
from sync.protocol import CallGone, CallInfo, Pop
from sync.verification.rules import Check
from sync.verification.standing import merged

_decode_card = msgspec.json.Decoder(Card).decode


class CallsAtDesk:
    """What rings, talks and waits at this desk now, oldest first."""

    def __init__(self) -> None:
        self._calls: dict[str, CallOnDesk] = {}

    @property
    def all(self) -> tuple[CallOnDesk, ...]:
        return tuple(self._calls.values())

    def get(self, call_id: str) -> CallOnDesk | None:
        return self._calls.get(call_id)

    def rang(self, pop: Pop) -> CallOnDesk | None:
        """The call that rings now; None when it is here already, told anew for a second device."""
        if pop.call.id in self._calls:
            self._calls[pop.call.id] = self._read(pop)
            return None
        call = self._read(pop)
        self._calls[pop.call.id] = call
        return call

    def updated(self, call: CallInfo) -> bool:
        """False when no such call is here: it went elsewhere before the news of it came."""
        known = self._calls.get(call.id)
        if known is None:
            return False
        self._calls[call.id] = replace(known, call=call)
        return True

    def gone(self, gone: CallGone) -> bool:
        return self._calls.pop(gone.call.id, None) is not None

    def replaced(self, pops: tuple[Pop, ...]) -> tuple[CallOnDesk, ...]:
        """All calls there are, read anew by the server. What the operator chose for a call stays chosen."""
        self._calls = {pop.call.id: self._read(pop) for pop in pops}
        return self.all

    def chosen(self, call_id: str, client_id: int, account_id: int | None) -> CallOnDesk | None:
        known = self._calls.get(call_id)
        if known is None:
            return None
        self._calls[call_id] = replace(known, chosen=(client_id, account_id))
        return self._calls[call_id]

    def checked(self, call_id: str, *checks: Check) -> CallOnDesk | None:
        """The caller has answered; None where no such call is here."""
        known = self._calls.get(call_id)
        if known is None:
            return None
        self._calls[call_id] = replace(known, checks=merged(known.checks, checks))
        return self._calls[call_id]

    def _read(self, pop: Pop) -> CallOnDesk:
        known = self._calls.get(pop.call.id)
        card = None if pop.card is None else _decode_card(pop.card)
        checks = merged(pop.checks, known.checks) if known else pop.checks
        return CallOnDesk(pop.call, pop.candidates, card, known.chosen if known else None, pop.problem, checks)
