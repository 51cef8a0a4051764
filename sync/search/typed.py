"""What was typed: letters and numbers taken apart, and everything that the numbers may be."""

from dataclasses import dataclass

from sync.keys import address_words, digits, fold, house_key
from telephony import numbers

SHORTEST_PREFIX = 3  # digits of an account or a meter
SHORTEST_SUFFIX = 4  # last digits of an account, as callers read them out
_SHORTEST_CODE = 5  # digits that are no house and no flat
SHORTEST_PHONE = 6  # digits of a phone number not typed to its end
_NUMBER_SIGNS = frozenset("0123456789 +-().\u00a0\u2009№#/")


@dataclass(frozen=True, slots=True)
class Typed:
    """One text of the search entry, folded as keys are."""

    text: str
    digits: str  # all of them, where the text is nothing but a number; else empty
    e164: str | None  # digits of a whole phone number
    phone_start: str | None  # digits of the beginning of one
    words: tuple[str, ...]  # names and streets
    houses: tuple[str, ...]  # house and flat, in this order
    codes: tuple[str, ...]  # long numbers among words: "рахунок 4120337815", "NIK 0584113"


def read(text: str, region: str, area_code: str) -> Typed:
    """Take a text apart. `region` is the country of numbers typed without one, `area_code` the city's."""
    text = text.strip()
    number = digits(text) if text and all(sign in _NUMBER_SIGNS for sign in text) else ""
    if number:
        bare = text.replace("№", "").replace("#", "").strip()
        parsed = numbers.parse(bare, region, area_code)
        e164 = parsed.e164.lstrip("+") if parsed.e164 else None
        return Typed(text, number, e164, _phone_start(bare, number, region), (), (), ())
    words: list[str] = []
    houses: list[str] = []
    codes: list[str] = []
    before = ""
    for word in address_words(text):
        if word[0].isdigit():
            (codes if len(digits(word)) >= _SHORTEST_CODE else houses).append(word)
        elif len(word) == 1 and houses and before == houses[-1]:
            houses[-1] += word  # "24 а" is one house
        else:
            words.append(word)
        before = word
    names = tuple(part for word in words for part in word.replace("-", " ").replace("/", " ").split())
    return Typed(text, "", None, None, names, tuple(map(house_key, houses)), tuple(map(digits, codes)))


def name_words(text: str) -> tuple[str, ...]:
    """The text as words of a name: nothing is left out, for a firm may be called `М Плюс`."""
    return tuple(fold(text.replace("-", " ").replace("/", " ")).split())


def _phone_start(text: str, number: str, region: str) -> str | None:
    if len(number) < SHORTEST_PHONE:
        return None
    if text.startswith("+"):
        return number
    if region == "UA" and number.startswith("0"):
        return "38" + number
    if region == "RU" and number.startswith("8"):
        return "7" + number[1:]
    return number
