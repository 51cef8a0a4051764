"""In which order the sources are asked: what the text most likely is comes first, the rest only while there is room."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sync.keys import after, meter_key
from sync.search.typed import SHORTEST_PREFIX, SHORTEST_SUFFIX, Typed, name_words

_LARGEST_NUMBER = 10**12  # no request has more digits
# Words that thousands of firms bear: never what one is looked for by, if there is another word.
_LEGAL_FORMS = frozenset(
    {"тов", "ооо", "фоп", "пп", "осбб", "ат", "пат", "прат", "кп", "дп", "філія", "зат", "ао", "оао"}
)
_MOST_WORDS = 6
_PART = 3  # letters
_WORDS = 100  # surnames that one beginning or part may stand for


@dataclass(frozen=True, slots=True)
class Step:
    """One source with its parameters. `streets` are words that it needs streets for; of the words in `one_of` it goes
    along the rarest."""

    source: str
    matched: str
    parameters: Mapping[str, Any]
    streets: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()


def steps(typed: Typed) -> Iterator[Step]:
    """What to ask, one after the other."""
    if typed.digits:
        yield from _number(typed)
        return
    for code in typed.codes[:2]:
        yield from _code(code)
    names = name_words(typed.text)[:_MOST_WORDS]
    words = typed.words[:_MOST_WORDS]
    if typed.houses:
        yield from _houses(words, typed.houses)
        yield from _firms(names)
        yield from _people(names)
        return
    if not names:
        return
    yield from _people(names)
    yield from _firms(names)
    if words:
        yield Step("address", "address", {"then": "|"}, words)
    yield from _parts(names)


def _number(typed: Typed) -> Iterator[Step]:
    number = typed.digits
    if typed.e164:
        yield Step("phone", "phone", {"e164": typed.e164})
    if int(number) < _LARGEST_NUMBER:
        yield Step("request", "request", {"number": int(number)})
    yield Step("tax_id", "tax_id", {"tax_id": number})
    yield from _code(number)
    if typed.phone_start:
        yield Step("phone_start", "phone", beginning(typed.phone_start))


def _code(number: str) -> Iterator[Step]:
    if len(number) >= SHORTEST_PREFIX:
        yield Step("account", "account", beginning(number))
        if meter_key(number):
            yield Step("meter", "meter", beginning(meter_key(number)))
    if len(number) >= SHORTEST_SUFFIX:
        yield Step("account_end", "account", beginning(number[::-1]))


def _people(names: tuple[str, ...]) -> Iterator[Step]:
    """Surname first, as on paper; then the last word taken for the surname, as people introduce themselves."""
    yield Step("name", "name", beginning(" ".join(names)))
    if len(names) > 1:
        yield _person("person", names)
        yield _person("person", (names[-1], *names[:-1]))


def _person(source: str, names: tuple[str, ...]) -> Step:
    surname, *others = names
    then = f" {others[0]}" if others else " "
    return Step(source, "name", {**beginning(surname), "then": then, "pattern": _pattern(names), "words": _WORDS})


def _firms(names: tuple[str, ...]) -> Iterator[Step]:
    telling = tuple(name for name in names if name not in _LEGAL_FORMS) or names
    yield Step("entity", "name", {"pattern": "% " + _pattern(names)}, one_of=telling)
    if len(names) > 1:
        yield Step("entity", "name", {"pattern": "% " + _pattern(names[::-1])}, one_of=telling)


def _houses(words: tuple[str, ...], houses: tuple[str, ...]) -> Iterator[Step]:
    if not words:
        return
    yield from _addresses("address", words, houses, {})
    if len(houses) > 1:
        yield from _addresses("address", (*words, houses[0]), houses[1:], {})  # 8 Березня 15
    for at in (1, 2):
        if len(words) > at:
            yield from _addresses("resident", words[at:], houses, {"pattern": "% " + _pattern(words[:at])})
    if len(words) > 2:
        yield from _addresses("resident", words[2:], houses, {"pattern": "% " + _pattern(words[1::-1])})
    if len(words) > 1:
        yield from _addresses("resident", words[:-1], houses, {"pattern": "% " + _pattern(words[-1:])})


def _addresses(source: str, words: tuple[str, ...], houses: tuple[str, ...], more: Mapping[str, Any]) -> Iterator[Step]:
    house = f"|{houses[0]}"
    if len(houses) > 1:
        yield Step(source, "address", {"then": f"{house}|{houses[1]}|", **more}, words)
        yield Step(source, "address", {"then": f"{house}|{houses[1]}", **more}, words)
        return
    yield Step(source, "address", {"then": f"{house}|", **more}, words)
    yield Step(source, "address", {"then": house, **more}, words)


def _parts(names: tuple[str, ...]) -> Iterator[Step]:
    if len(names[0]) >= _PART:
        surname, *others = names
        then = f" {others[0]}" if others else " "
        pattern = "% " + "% ".join(others) + "%" if others else "%"
        yield Step("person_part", "name", {**beginning(surname), "then": then, "pattern": pattern, "words": _WORDS})
    if len(names) == 1 and len(names[0]) >= _PART:
        yield Step("entity_part", "name", {**beginning(names[0]), "pattern": "%", "words": _WORDS})


def beginning(start: str) -> dict[str, Any]:
    """The range of an index that holds what begins so."""
    return {"low": start, "high": after(start)}


def _pattern(names: tuple[str, ...]) -> str:
    """Each word begins with one of these, in this order. Keys hold no wildcards."""
    return "% ".join(names) + "%"
