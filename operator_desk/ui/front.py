"""Which call and which card stand in front. Pure: told what happened, it says what has to be shown anew.

A call takes the front only of a desk that is free; a second one is a badge and changes nothing. What somebody is
writing is never taken away, a guess never opens by itself, and a card stays when its call has gone.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from operator_desk.verbs import CallOnDesk, CardOnDesk
from sync.card import Card
from sync.protocol import CallGone, CallInfo, Certainty
from sync.verification.rules import Check
from sync.verification.standing import merged

KEPT_CALLERS = 50


class Change(StrEnum):
    """What has to be shown anew."""

    BAR = "bar"  # the call in the call bar
    CENTRE = "centre"  # the card, or the choice of a client
    CALLS = "calls"  # the lists of calls and recent callers


Changes = frozenset[Change]
NOTHING: Changes = frozenset()


class Place(StrEnum):
    """What the centre of the window shows."""

    WAITING = "waiting"
    CALLER = "caller"  # who calls is not settled: the candidates, or none
    CARD = "card"


@dataclass(frozen=True, slots=True)
class DeskCall:
    """A call of this desk; `gone` once it is no longer this operator's."""

    on_desk: CallOnDesk
    gone: CallGone | None = None
    talked: bool = False
    wrapped_up: bool = False

    @property
    def id(self) -> str:
        return self.on_desk.call.id

    @property
    def info(self) -> CallInfo:
        return self.on_desk.call

    @property
    def live(self) -> bool:
        return self.gone is None

    @property
    def settled_card(self) -> Card | None:
        """The card that may open by itself: of a client who was chosen, or who is more than a guess."""
        on_desk = self.on_desk
        if on_desk.card is None:
            return None
        if on_desk.chosen is not None:
            return on_desk.card
        sure = bool(on_desk.candidates) and on_desk.candidates[0].certainty is not Certainty.GUESSED
        return on_desk.card if sure else None


@dataclass(frozen=True, slots=True)
class Centre:
    """The centre of the window: a card with or without a call, or the question who is calling."""

    place: Place
    card: CardOnDesk | None = None
    call_id: str | None = None


class Front:
    """The state. `is_writing` tells whether text stands in the window that a switch of cards would take away."""

    def __init__(self, is_writing: Callable[[], bool]) -> None:
        self._is_writing = is_writing
        self._calls: dict[str, DeskCall] = {}
        self._front_id: str | None = None
        self._centre = Centre(Place.WAITING)
        self._expected: tuple[int, int | None] | None = None

    @property
    def call(self) -> DeskCall | None:
        """The call in the call bar."""
        return self._calls.get(self._front_id) if self._front_id else None

    @property
    def centre(self) -> Centre:
        return self._centre

    @property
    def live_calls(self) -> tuple[DeskCall, ...]:
        return tuple(call for call in self._calls.values() if call.live)

    @property
    def recent_calls(self) -> tuple[DeskCall, ...]:
        """Calls that have gone, newest first."""
        return tuple(call for call in reversed(self._calls.values()) if not call.live)

    def find(self, call_id: str) -> DeskCall | None:
        return self._calls.get(call_id)

    def rang(self, on_desk: CallOnDesk) -> Changes:
        """A phone of this operator rings. Told again for a call that is known, it only brings the facts up to date."""
        known = self._calls.get(on_desk.call.id)
        if known is not None and known.live:
            return self._keep(replace(known, on_desk=on_desk)) | self._looked_up(known.on_desk, on_desk)
        self._calls.pop(on_desk.call.id, None)  # it came back to this desk: to the end of the list
        self._calls[on_desk.call.id] = DeskCall(on_desk, talked=on_desk.call.answered_at is not None)
        self._forget_old()
        front = self.call
        if front is not None and front.live:
            return frozenset({Change.CALLS})
        return self._take_front(on_desk.call.id)

    def updated(self, info: CallInfo) -> Changes:
        """The call changed its state; one that he answers comes to the front of one that he does not talk in."""
        known = self._calls.get(info.id)
        if known is None or not known.live:
            return NOTHING
        talked = known.talked or info.state == "talking"
        changes = self._keep(replace(known, on_desk=replace(known.on_desk, call=info), talked=talked))
        front = self.call
        if info.state == "talking" and info.id != self._front_id and (front is None or front.info.state != "talking"):
            changes |= self._take_front(info.id)
        return changes

    def checked(self, call_id: str, checks: tuple[Check, ...]) -> None:
        """The caller has been asked; nothing of the centre changes with it."""
        known = self._calls.get(call_id)
        if known is not None:
            asked = merged(known.on_desk.checks, checks)
            self._calls[call_id] = replace(known, on_desk=replace(known.on_desk, checks=asked))

    def gone(self, gone: CallGone) -> Changes:
        """The call is no longer his. The card stays, unless another call has been waiting for the desk."""
        known = self._calls.get(gone.call.id)
        if known is None or not known.live:
            return NOTHING
        changes = self._keep(replace(known, on_desk=replace(known.on_desk, call=gone.call), gone=gone))
        if gone.call.id != self._front_id:
            return changes
        waiting = sorted(self.live_calls, key=lambda call: call.info.state != "talking")
        return changes | self._take_front(waiting[0].id) if waiting else changes

    def replaced(self, calls: tuple[CallOnDesk, ...]) -> Changes:
        """After a lost line: these are all calls there are; the others ended while nobody listened."""
        changes = NOTHING
        there = {on_desk.call.id for on_desk in calls}
        for call in self.live_calls:
            if call.id not in there:
                changes |= self.gone(CallGone(call=call.info, reason="lost"))
        for on_desk in calls:
            changes |= self.rang(on_desk)
        return changes

    def expect(self, client_id: int, account_id: int | None) -> None:
        """The operator asked for this card; it will be shown when it comes, and no other."""
        self._expected = (client_id, account_id)

    def opened(self, opened: CardOnDesk) -> Changes:
        """A card that was asked for has come."""
        changes = NOTHING
        if opened.call_id is not None and (call := self._calls.get(opened.call_id)) is not None:
            chosen = (opened.card.client_id, opened.card.account_id)
            changes = self._keep(replace(call, on_desk=replace(call.on_desk, card=opened.card, chosen=chosen)))
        if self._expected is None or self._expected[0] != opened.card.client_id:
            return changes
        if self._expected[1] not in (None, opened.card.account_id):
            return changes
        self._expected = None
        self._centre = Centre(Place.CARD, opened, opened.call_id)
        return changes | {Change.CENTRE, Change.CALLS}

    def changed(self, opened: CardOnDesk) -> Changes:
        """New facts of a card: shown where it stands, kept where its call waits."""
        changes = NOTHING
        key = (opened.card.client_id, opened.card.account_id)
        for call in tuple(self._calls.values()):
            card = call.on_desk.card
            if card is not None and (card.client_id, card.account_id) == key:
                self._calls[call.id] = replace(call, on_desk=replace(call.on_desk, card=opened.card))
        shown = self._centre.card
        if shown is not None and (shown.card.client_id, shown.card.account_id) == key:
            self._centre = replace(self._centre, card=replace(opened, call_id=self._centre.call_id))
            changes = frozenset({Change.CENTRE})
        return changes

    def missing(self, client_id: int) -> bool:
        """Whether the card that cannot be had is the one that the operator waits for."""
        awaited = self._expected is not None and self._expected[0] == client_id
        if awaited:
            self._expected = None
        return awaited

    def bring(self, call_id: str) -> Changes:
        """The operator takes this call to the front himself, whatever stands there; drafts are kept elsewhere."""
        call = self._calls.get(call_id)
        if call is None:
            return NOTHING
        changes: set[Change] = {Change.CENTRE, Change.CALLS}
        if call.live:
            self._front_id = call_id
            changes.add(Change.BAR)
        self._expected = None
        self._centre = _centre_of(call)
        return frozenset(changes)

    def next_waiting(self) -> str | None:
        """The call that the operator would look at next: one that is not in front or whose card is not."""
        if self.call is not None and self.call.live and self._centre.call_id != self._front_id:
            return self._front_id
        for call in self.live_calls:
            if call.id != self._front_id:
                return call.id
        return None

    def ask_who(self) -> Changes:
        """Back to the question who is calling, from a card that was the wrong one."""
        call = self.call
        if call is None or not call.live:
            return NOTHING
        self._centre = Centre(Place.CALLER, call_id=call.id)
        return frozenset({Change.CENTRE})

    def leave(self) -> Changes:
        """Esc: from a looked-up card back to the call's; from a call that has gone to the empty desk."""
        if self._is_writing():
            return NOTHING
        call = self.call
        if call is not None and call.live:
            wanted = _centre_of(call)
            if wanted == self._centre:
                return NOTHING
            self._centre = wanted
            return frozenset({Change.CENTRE, Change.CALLS})
        if call is None and self._centre.place is Place.WAITING:
            return NOTHING
        self._front_id = None
        self._centre = Centre(Place.WAITING)
        return frozenset({Change.BAR, Change.CENTRE, Change.CALLS})

    def wrapped_up(self, call_id: str) -> Changes:
        call = self._calls.get(call_id)
        return NOTHING if call is None else self._keep(replace(call, wrapped_up=True))

    def clear(self) -> Changes:
        """Signed out: nothing of the shift stays on the screen."""
        self._calls.clear()
        self._front_id = None
        self._expected = None
        self._centre = Centre(Place.WAITING)
        return frozenset(Change)

    def _keep(self, call: DeskCall) -> Changes:
        self._calls[call.id] = call
        changes = frozenset({Change.CALLS})
        return changes | {Change.BAR} if call.id == self._front_id else changes

    def _looked_up(self, before: CallOnDesk, now: CallOnDesk) -> Changes:
        """The server could not find out who is calling, and now it has: the answer takes the place of the excuse."""
        if not before.problem or now.problem or self._is_writing():
            return NOTHING
        if self._centre != Centre(Place.CALLER, call_id=now.call.id):
            return NOTHING
        self._centre = _centre_of(self._calls[now.call.id])
        return frozenset({Change.CENTRE})

    def _take_front(self, call_id: str) -> Changes:
        self._front_id = call_id
        changes = frozenset({Change.BAR, Change.CALLS})
        if self._is_writing():
            return changes
        self._expected = None
        self._centre = _centre_of(self._calls[call_id])
        return changes | {Change.CENTRE}

    def _forget_old(self) -> None:
        old = [call.id for call in self._calls.values() if not call.live and call.id != self._front_id]
        for call_id in old[: max(0, len(old) - KEPT_CALLERS)]:
            del self._calls[call_id]


def _centre_of(call: DeskCall) -> Centre:
    card = call.settled_card
    if card is None:
        return Centre(Place.CALLER, call_id=call.id)
    return Centre(Place.CARD, CardOnDesk(card, as_of=call.info.started_at, from_store=False, call_id=call.id), call.id)
