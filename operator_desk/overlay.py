"""What was done at this desk and is not yet seen in the server's cards, laid over them; pure."""

from collections.abc import Iterable

import msgspec

from sync.card import Card, Interaction, OfferMade, Phone, Request
from sync.commands import (
    AnswerOffer,
    AttachNumber,
    Command,
    DetachNumber,
    FileRequest,
    IdentifyCaller,
    NoteAccess,
    NoteAnswer,
    RateArticle,
    RecordReadings,
    RestoreNumber,
    WithdrawReadings,
    WrapUp,
)
from sync.readings.on_card import with_entry, without_entry


class Overlay:
    """The operator's own commands, from the moment they are filed until a card from the server shows them."""

    def __init__(self, operator: str) -> None:
        self._operator = operator
        self._commands: dict[str, Command] = {}
        self._numbers: dict[str, int] = {}
        self._applied: set[str] = set()

    def begin(self, commands: Iterable[Command]) -> None:
        """Take over what the outbox held when the desk started."""
        self._commands = {}
        for command in commands:
            self.add(command)

    def add(self, command: Command) -> None:
        if _shows(command):
            self._commands[command.id] = command

    def remove(self, command_id: str) -> Command | None:
        """Rejected and undone."""
        self._applied.discard(command_id)
        return self._commands.pop(command_id, None)

    def applied(self, command_id: str) -> Command | None:
        """The server has done it; a card asked from now on shows it."""
        command = self._commands.get(command_id)
        if command is not None:
            self._applied.add(command_id)
        return command

    def numbered(self, request_id: str, number: int) -> bool:
        """The server's number of a request filed here; False when it was known."""
        if self._numbers.get(request_id) == number:
            return False
        self._numbers[request_id] = number
        return True

    def settled(self) -> frozenset[str]:
        """What a card asked now will hold; give it to `drop` when that card has come."""
        return frozenset(self._applied)

    def drop(self, settled: frozenset[str], card: Card) -> None:
        for command_id in settled & self._applied:
            if self.concerns(self._commands[command_id], card):
                self.remove(command_id)

    def over(self, card: Card) -> Card:
        """The card as it will be when the server has done everything."""
        for command in self._commands.values():
            if self.concerns(command, card):
                card = self._one_over(card, command)
        return card

    def concerns(self, command: Command, card: Card) -> bool:
        """Whether this command changes what that card shows."""
        if isinstance(command, WrapUp):
            return any(interaction.call_id == command.call_id for interaction in card.interactions)
        if isinstance(command, RecordReadings | WithdrawReadings):
            return command.account_id == card.account_id
        return not isinstance(command, RateArticle | NoteAnswer | NoteAccess) and command.client_id == card.client_id

    def _one_over(self, card: Card, command: Command) -> Card:
        match command:
            case FileRequest():
                if any(request.id == command.id for request in card.requests):
                    return card
                filed = self._request(command)
                newest_first = sorted((*card.requests, filed), key=lambda request: request.filed_at, reverse=True)
                return msgspec.structs.replace(card, requests=tuple(newest_first))
            case AttachNumber():
                others = tuple(phone for phone in card.phones if phone.e164 != command.e164)
                phone = Phone(command.e164, command.original, command.verified, command.at, self._operator)
                return msgspec.structs.replace(card, phones=(*others, phone))
            case DetachNumber() | RestoreNumber():
                changed = tuple(self._phone(phone, command) for phone in card.phones)
                return msgspec.structs.replace(card, phones=changed)
            case WrapUp():
                interactions = tuple(_wrapped(interaction, command) for interaction in card.interactions)
                return msgspec.structs.replace(card, interactions=interactions)
            case AnswerOffer():
                made = OfferMade(command.offer, command.outcome, command.at, command.call_id)
                kept = tuple(one for one in card.offers if one.call_id is None or one.call_id != command.call_id)
                return msgspec.structs.replace(card, offers=(made, *kept))
            case RecordReadings():
                return with_entry(card, command)
            case WithdrawReadings():
                return without_entry(card, command.entry_id)
            case IdentifyCaller() | RateArticle() | NoteAnswer() | NoteAccess():
                return card

    def _phone(self, phone: Phone, command: DetachNumber | RestoreNumber) -> Phone:
        if phone.e164 != command.e164:
            return phone
        if isinstance(command, RestoreNumber):
            return msgspec.structs.replace(phone, detached_at=None, detached_by=None, wrong=False)
        if phone.detached_at is not None:
            return phone
        return msgspec.structs.replace(
            phone,
            e164=phone.e164 if command.wrong else None,
            detached_at=command.at,
            detached_by=self._operator,
            wrong=command.wrong,
        )

    def _request(self, command: FileRequest) -> Request:
        return Request(
            id=command.id,
            number=self._numbers.get(command.id),
            type=command.type,
            type_version=command.type_version,
            status="open",
            department=command.department,
            due_on=command.due_on,
            filed_by=self._operator,
            filed_at=command.at,
            fields=command.fields,
            account_id=command.account_id,
            outage_id=command.outage_id,
        )


def _shows(command: Command) -> bool:
    """Whether a card shows this command's work: who called the server's cards alone tell, a request of nobody none."""
    if isinstance(command, IdentifyCaller | RateArticle | NoteAnswer | NoteAccess):
        return False
    return isinstance(command, WrapUp) or command.client_id is not None


def _wrapped(interaction: Interaction, command: WrapUp) -> Interaction:
    if interaction.call_id != command.call_id:
        return interaction
    return msgspec.structs.replace(interaction, topic=command.topic, outcome=command.outcome, note=command.note)
