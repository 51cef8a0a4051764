"""Whose a number is, as the operator says it: written down at a client, taken off, and brought back."""

from operator_desk.ui.front import DeskCall
from operator_desk.verbs import DeskVerbs
from sync.card import Card


class ClientNumbers:
    """Remembers what was written down in this shift: that is undone, not marked as somebody else's."""

    def __init__(self, verbs: DeskVerbs) -> None:
        self._verbs = verbs
        self._attached: set[tuple[int, str]] = set()

    def may_attach(self, call: DeskCall, card: Card) -> bool:
        """A number that is to be seen, of somebody who has been spoken to, and that does not stand at the client."""
        number = call.info.number
        if number is None or call.info.withheld or not call.talked or (card.client_id, number) in self._attached:
            return False
        return all(phone.e164 != number for phone in card.numbers)

    def attach(self, call: DeskCall, card: Card, *, verified: bool) -> None:
        """It counts as `verified` where the caller has shown who he is."""
        number = call.info.number
        if number is not None and self.may_attach(call, card):
            self._attached.add((card.client_id, number))
            self._verbs.attach_number(card.client_id, number, call.info.number_text, verified)

    def turn(self, card: Card, number: str) -> None:
        """Somebody else's; again, the client's after all. One that was written down in this shift is only taken off."""
        phone = next((one for one in reversed(card.phones) if one.e164 == number), None)
        if phone is None:
            return
        if phone.detached_at is not None:
            self._verbs.restore_number(card.client_id, number)
        else:
            self._verbs.detach_number(card.client_id, number, (card.client_id, number) not in self._attached)
            self._attached.discard((card.client_id, number))

    def forget(self) -> None:
        """The server would not have one of them: it may be written down again."""
        self._attached.clear()
