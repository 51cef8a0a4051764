"""What is guessed of the text in the entry, and which of it the operator has dropped. No Qt: told, it answers."""

from datetime import date

from sync.card import Card
from sync.catalogue import Catalogue, RequestType
from sync.sentences import Counter, Guess, Kind, Sight, Sureness
from sync.sentences.filling import takes

_LOOKED_FOR = (Kind.ACCOUNT, Kind.METER, Kind.PHONE)
_Key = tuple[Kind, str, str]


class Mind:
    """The guesses in their order. One that is only guessed is not taken before the operator says so."""

    def __init__(self) -> None:
        self._read: tuple[Guess, ...] = ()
        self._guesses: tuple[Guess, ...] = ()
        self._turned: dict[_Key, bool] = {}

    @property
    def guesses(self) -> tuple[Guess, ...]:
        return self._guesses

    def sight(self, card: Card | None, catalogue: Catalogue, today: date) -> Sight:
        """What the grammar may see of the client in front."""
        if card is None:
            return Sight(today, catalogue.region, catalogue.area_code)
        counters = tuple(
            Counter(register.code, register.zone, register.digits, register.previous)
            for meter in card.meters
            for register in meter.registers
        )
        meters = tuple(meter.number for meter in card.meters)
        return Sight(today, catalogue.region, catalogue.area_code, card.number, meters, counters)

    def take(self, guesses: tuple[Guess, ...]) -> None:
        """The text has changed. What was dropped stays dropped while it is still guessed."""
        self._read = self._guesses = guesses
        known = {_key(guess) for guess in guesses}
        self._turned = {key: taken for key, taken in self._turned.items() if key in known}

    def keep_placed(self, kind: RequestType | None, *, readings: bool) -> None:
        """Only what has a place to go to is offered: a field of the form, the readings, or the search."""
        wanted = kind if kind is not None and self.takes(Kind.REQUEST) else None

        def placed(guess: Guess) -> bool:
            if guess.kind in (Kind.REQUEST, Kind.TOPIC):
                return True
            if guess.kind is Kind.READING and readings:
                return bool(guess.register)
            if wanted is not None and takes(wanted, guess):
                return True
            return guess.kind in _LOOKED_FOR

        self._guesses = tuple(guess for guess in self._read if placed(guess))

    def is_taken(self, guess: Guess) -> bool:
        return self._turned.get(_key(guess), guess.sureness is not Sureness.GUESSED)

    def turn(self, place: int, taken: bool) -> None:
        if place < len(self._guesses):
            self._turned[_key(self._guesses[place])] = taken

    def taken(self) -> tuple[Guess, ...]:
        return tuple(guess for guess in self._guesses if self.is_taken(guess))

    def takes(self, kind: Kind) -> bool:
        return any(guess.kind is kind and self.is_taken(guess) for guess in self._read)

    def value(self, kind: Kind) -> str:
        """Of the guess of this kind that is taken; "" where there is none."""
        return next((guess.value for guess in self._read if guess.kind is kind and self.is_taken(guess)), "")

    def readings(self) -> dict[str, int]:
        """Register code -> value of all readings that are taken."""
        return {
            guess.register: int(guess.value) for guess in self.taken() if guess.kind is Kind.READING and guess.register
        }

    def forget(self) -> None:
        self._read = self._guesses = ()
        self._turned = {}


def _key(guess: Guess) -> _Key:
    return guess.kind, guess.value, guess.register
