"""How names, addresses and numbers are written for looking up: the same letters whatever was typed.

SQLite folds no Cyrillic, callers spell Russian and Ukrainian letters for each other, and a pasted Latin `i` looks like
a Cyrillic one. So everything that is searched by has a key beside it, made here and nowhere else.
"""

import re
import unicodedata

_FOLDED = str.maketrans({"ё": "е", "й": "и", "ї": "і", "ґ": "г", "є": "е"})
_DROPPED = dict.fromkeys(map(ord, "'’ʼ`´′\"«»„“”‟\u0301"))
# Latin letters that cannot be told from Cyrillic ones; exchanged only inside a word that is Cyrillic otherwise.
_LOOKALIKE = str.maketrans("abcehikmoptxy", "авсенікмортху")

_STREET_KINDS = frozenset(
    {
        "вул",
        "вулиця",
        "ул",
        "улица",
        "просп",
        "проспект",
        "пр-т",
        "пр",
        "пров",
        "провулок",
        "пер",
        "переулок",
        "бульв",
        "бульвар",
        "б-р",
        "бул",
        "пл",
        "площа",
        "площадь",
        "узвіз",
        "тупик",
        "туп",
        "набережна",
        "наб",
        "шосе",
        "ш",
    }
)
_PLACE_KINDS = frozenset({"м", "місто", "г", "гор", "город", "смт", "с", "село", "пгт"})
_HOUSE_KINDS = frozenset({"буд", "будинок", "д", "дом", "корп", "к"})
_FLAT_KINDS = frozenset({"кв", "квартира", "оф", "офіс", "офис"})
_GLUED_FLAT = re.compile(r"(\d[а-я]?)кв(?=\d)")
ADDRESS_PARTS = "|"  # stands between the parts of an address key


def fold(text: str) -> str:
    """Lower case, like letters made one, apostrophes and quotes dropped; anything else that is no letter or digit
    (but `-` and `/`) becomes a space."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_DROPPED).translate(_FOLDED)
    spaced = "".join(sign if sign.isalnum() or sign in "-/" else " " for sign in lowered)
    return " ".join(_one_alphabet(word) for word in spaced.split())


def name_key(name: str) -> str:
    """`Нечуй-Левицький Іван` -> `нечуи левицькии іван`: a double name is found with and without its hyphen."""
    return fold(name.replace("-", " ").replace("/", " "))


def street_key(street: str) -> str:
    """`вул. Січових Стрільців` -> `січових стрільців`: nobody types the kind of street twice the same way."""
    return _without(_KEYED_STREET_KINDS, street)


def city_key(city: str) -> str:
    """`м. Київ` -> `киів`."""
    return _without(_KEYED_PLACE_KINDS, city)


def house_key(house: str) -> str:
    """`24-А`, `24 а` -> `24а`; a house on a corner keeps its stroke: `24/2`."""
    return _one_alphabet(fold(house).replace(" ", "").replace("-", ""))


def address_key(city: str, street: str, house: str, flat: str) -> str:
    """`street|city|house|flat`: whatever is known from the left is one range of the index."""
    return ADDRESS_PARTS.join((street_key(street), city_key(city), house_key(house), house_key(flat)))


def address_words(text: str) -> tuple[str, ...]:
    """What is left of a typed address without `вул.`, `м.`, `буд.`, `кв.`; `24кв57` falls into two words."""
    apart = _GLUED_FLAT.sub(r"\1 ", fold(text))
    return tuple(word for word in apart.split() if word not in _KEYED_WORDS)


def meter_key(number: str) -> str:
    """`№ 0584113` -> `584113`: letters and digits only, without the zeros that plates have and callers leave out."""
    return _one_alphabet("".join(sign for sign in fold(number) if sign.isalnum()).lstrip("0"))


def digits(text: str) -> str:
    """The digits of a number written with spaces, dashes or brackets."""
    return "".join(sign for sign in text if sign in "0123456789")


def after(prefix: str) -> str:
    """The first text behind all that begin with `prefix`: the upper end of a range in an index of keys."""
    return prefix + "\U0010ffff"


def _without(kinds: frozenset[str], text: str) -> str:
    words = fold(text).split()
    kept = [word for word in words if word not in kinds]
    return " ".join(" ".join(kept or words).replace("-", " ").replace("/", " ").split())


def _one_alphabet(word: str) -> str:
    if any("а" <= sign <= "я" or sign in "іїєґ" for sign in word):
        return word.translate(_LOOKALIKE)
    return word


_KEYED_STREET_KINDS = frozenset(map(fold, _STREET_KINDS))
_KEYED_PLACE_KINDS = frozenset(map(fold, _PLACE_KINDS))
_KEYED_WORDS = frozenset(map(fold, _STREET_KINDS | _PLACE_KINDS | _HOUSE_KINDS | _FLAT_KINDS))
