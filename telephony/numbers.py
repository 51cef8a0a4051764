"""Phone numbers: whatever a trunk, a file or a person wrote -> E.164, with the original kept.

Withheld and unknown callers are first-class: parsing answers with a kind and never raises. A parse costs
some 30 microseconds, so it is done once, where a number comes in, and remembered for a while.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

_LONGEST_TEXT = 64
_LONGEST_EXTENSION = 5
_WITHHELD = re.compile(
    r"anonym|restrict|private|withheld|hidden|secret|аноним|анонім|скрыт|прихов|засекреч|частный", re.IGNORECASE
)
_SCHEME = re.compile(r"^(?:tel|sips?|callto):/{0,2}", re.IGNORECASE)
_NATIONAL_DIGITS = {"UA": 9, "RU": 10}


class NumberKind(StrEnum):
    """What a caller's number is."""

    NUMBER = "number"  # e164 is set
    EXTENSION = "extension"  # a short number inside the company, or of a city service
    WITHHELD = "withheld"  # the caller does not want it to be known
    UNKNOWN = "unknown"  # empty, or nothing that can be dialled


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number as it came and as it is compared."""

    e164: str | None
    original: str
    kind: NumberKind


@lru_cache(maxsize=65_536)
def parse(text: str, region: str = "UA", area_code: str = "") -> Number:
    """Read a number as someone in `region` would dial it.

    `area_code` is that of the utility's own city, without the trunk prefix: it completes numbers that are
    as short as people of that city write them.
    """
    plain = unicodedata.normalize("NFKC", text[:_LONGEST_TEXT]).strip()
    body = _SCHEME.sub("", plain).partition("@")[0].partition(";")[0].partition(",")[0].strip()
    if _WITHHELD.search(body):
        return Number(None, text, NumberKind.WITHHELD)
    digits = "".join(str(unicodedata.decimal(c)) for c in body if unicodedata.decimal(c, None) is not None)
    if not digits or any(c.isalpha() for c in body):
        return Number(None, text, NumberKind.UNKNOWN)
    e164 = _e164(digits, body.startswith(("+", "(+")), region, area_code)
    if e164 is not None:
        return Number(e164, text, NumberKind.NUMBER)
    if 2 <= len(digits) <= _LONGEST_EXTENSION and not body.startswith("+"):
        return Number(None, text, NumberKind.EXTENSION)
    return Number(None, text, NumberKind.UNKNOWN)


@lru_cache(maxsize=256)
def show(e164: str) -> str:
    """The number as people read it, often several times on one screen; what is no number is shown as it is."""
    try:
        return phonenumbers.format_number(phonenumbers.parse(e164), PhoneNumberFormat.INTERNATIONAL)
    except NumberParseException:
        return e164


def _e164(digits: str, international: bool, region: str, area_code: str) -> str | None:
    """The first reading that is a real number, or else the first that has the right length."""
    possible: str | None = None
    for reading in _readings(digits, international, region, area_code):
        try:
            number = phonenumbers.parse(reading, region)
        except NumberParseException:
            continue
        if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
            continue
        e164 = str(phonenumbers.format_number(number, PhoneNumberFormat.E164))
        if phonenumbers.is_valid_number(number):
            return e164
        possible = possible or e164
    return possible


def _readings(digits: str, international: bool, region: str, area_code: str) -> list[str]:
    """How the digits may be meant, the likeliest first."""
    if international:
        return ["+" + digits]
    if digits.startswith("00"):
        return ["+" + digits[2:]]
    national = _NATIONAL_DIGITS.get(region)
    if area_code and national is not None and len(digits) == national - len(area_code):
        return [f"+{phonenumbers.country_code_for_region(region)}{area_code}{digits}"]
    if len(digits) <= _LONGEST_EXTENSION:
        return []
    readings = []
    if len(digits) == 11 and digits.startswith("80"):
        readings.append("+38" + digits[1:])  # 8 044 …: Ukraine, as it was dialled until 2009
    elif len(digits) == 11 and digits.startswith("8") and region != "RU":
        readings.append("+7" + digits[1:])  # 8 495 …: Russia's trunk prefix
    if region == "RU" and len(digits) == 11 and digits.startswith("8"):
        readings.insert(0, digits)
    if len(digits) >= 11:
        country = str(phonenumbers.country_code_for_region(region))
        readings.append(("+" if digits.startswith(country) else "") + digits)
        readings.append("+" + digits)
    else:
        readings.append(digits)
    return readings
