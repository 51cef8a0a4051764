"""Which guesses go into which fields of a form; the form's own check judges them later, like anything typed."""

from collections.abc import Iterable

from sync import choosable, written
from sync.card import Card
from sync.catalogue import Field, RequestType
from sync.sentences.guesses import Guess, Kind

_PLACES = {
    Kind.PERIOD: "period",
    Kind.DATE: "date",
    Kind.MONEY: "money",
    Kind.READING: "reading",
    Kind.REGISTER: "register",
    Kind.METER: "meter",
    Kind.PHONE: "phone",
    Kind.REMARK: "note",
}


def field_texts(kind: RequestType, guesses: Iterable[Guess], card: Card | None) -> dict[str, str]:
    """The texts of the fields by their ids. Each field takes one guess, the first that fits; a field that is hidden
    now takes it as well, for when it appears."""
    texts: dict[str, str] = {}
    for guess in guesses:
        text = _text(guess, card)
        place = _place(kind, guess.kind, texts)
        if place is None or text is None:
            continue
        texts[place.id] = text
        if guess.kind is Kind.READING and guess.register and card is not None:
            found = choosable.find_register(card, guess.register)
            beside = _place(kind, Kind.REGISTER, texts)
            if found is not None and beside is not None:
                texts[beside.id] = choosable.register_value(*found)
    return texts


def takes(kind: RequestType, guess: Guess) -> bool:
    """Whether the form has a field for such a guess."""
    return _place(kind, guess.kind, {}) is not None


def _place(kind: RequestType, what: Kind, taken: dict[str, str]) -> Field | None:
    wanted = _PLACES.get(what)
    fitting = [field for field in kind.fields if field.kind == wanted and field.id not in taken]
    # A remark belongs where the form asks for words, and only else where it lets one add some.
    return next((field for field in fitting if field.required and field.when is None), next(iter(fitting), None))


def _text(guess: Guess, card: Card | None) -> str | None:
    """As the operator would have typed it; None for what the client's card does not have."""
    if guess.kind is Kind.PHONE:
        return written.phone(guess.value)
    if guess.kind is Kind.METER:
        meter = choosable.find_meter(card, guess.value) if card is not None else None
        return None if meter is None else meter.number
    if guess.kind is Kind.REGISTER:
        found = choosable.find_register(card, guess.value) if card is not None else None
        return None if found is None else choosable.register_value(*found)
    return guess.value
