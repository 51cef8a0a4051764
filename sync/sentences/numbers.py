"""Numbers in a sentence: telephones, amounts, accounts, meters and readings, by their shape and by the words beside."""

import re
from collections.abc import Sequence

from sync import typed, written
from sync.keys import digits, meter_key
from sync.sentences.guesses import Counter, Guess, Kind, Sight, Sureness
from sync.sentences.lexicon import ACCOUNT, CURRENCY, METER, PAID, READING, ZONES
from sync.sentences.tokens import Token

_PHONE_PART = re.compile(r"\+?[0-9()][0-9()-]*")
_AMOUNT = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,2})?")
_WITH_CENTS = re.compile(r"[0-9]{1,9}[.,][0-9]{2}")
_WITH_UNIT = re.compile(r"([0-9]{1,9}(?:[.,][0-9]{1,2})?)(грн|uah|₴|руб|rub|₽)\.?")
_VALUE = re.compile(r"([0-9]{1,9})(?:[.,][0-9]{0,3})?")
_REGISTER = re.compile(r"[tт]([1-3])|(?:1|15)\.8\.([1-3])")
_REGISTER_AND_VALUE = re.compile(r"[tт]([1-3])[=:–-]([0-9]{1,9})")
_CODE = re.compile(r"[0-9]{5,12}")
_ACCOUNT_DIGITS = (9, 12)  # without a word that says it is one
_MOST_PHONE_PARTS = 5
_READING_DIGITS = 8


def said(token: Token, beginnings: Sequence[str]) -> bool:
    """Whether the word begins like one of these, on any layout."""
    return any(form.startswith(start) for form in token.forms for start in beginnings)


def use(first: Token, *others: Token) -> tuple[tuple[int, int], ...]:
    """These words are spoken for; gives back their places."""
    every = (first, *others)
    for token in every:
        token.used = True
    return tuple((token.start, token.end) for token in every)


def phones(tokens: list[Token], sight: Sight) -> list[Guess]:
    """Whole telephone numbers, however they are grouped."""
    found = []
    for at, token in enumerate(tokens):
        if token.used or not token.lower.startswith(("+", "(", "0", "8", "7", "38")):
            continue
        for count in range(_MOST_PHONE_PARTS, 0, -1):
            row = tokens[at : at + count]
            if len(row) < count or any(one.used or not _PHONE_PART.fullmatch(one.lower) for one in row):
                continue
            e164 = _phone(" ".join(one.lower for one in row), sight)
            if e164 is not None:
                found.append(Guess(Kind.PHONE, e164, Sureness.SURE, use(*row)))
                break
    return found


def _phone(text: str, sight: Sight) -> str | None:
    number = digits(text)
    national = (sight.region == "UA" and number.startswith("0") and len(number) == 10) or (
        sight.region == "RU" and number[:1] in ("7", "8") and len(number) == 11
    )
    if not (national or text.startswith("+") or (number.startswith("380") and len(number) == 12)):
        return None
    try:
        return typed.phone(text, sight.region, sight.area_code)
    except typed.Mistyped:
        return None


def amounts(tokens: list[Token]) -> list[Guess]:
    """Numbers with a currency beside them."""
    found = []
    for at, token in enumerate(tokens):
        if token.used:
            continue
        if match := _WITH_UNIT.fullmatch(token.lower):
            found.append(_money(match.group(1), Sureness.SURE, token))
            continue
        if not _AMOUNT.fullmatch(token.lower):
            continue
        row = [token]
        while _continues(tokens, at + len(row), row[-1]):
            row.append(tokens[at + len(row)])
        behind = tokens[at + len(row)] if at + len(row) < len(tokens) else None
        before = tokens[at - 1] if at else None
        amount = "".join(one.lower for one in row)
        if behind is not None and not behind.used and behind.is_one_of(CURRENCY):
            found.append(_money(amount, Sureness.SURE, *row, behind))
        elif before is not None and not before.used and before.lower in ("₴", "₽", "uah", "rub"):
            found.append(_money(amount, Sureness.SURE, before, *row))
    return found


def _continues(tokens: list[Token], at: int, before: Token) -> bool:
    """Whether the next word is the next three digits of the same number: 1 284,50."""
    if at >= len(tokens) or tokens[at].used or not re.fullmatch(r"[0-9]{1,3}", before.lower):
        return False
    return re.fullmatch(r"[0-9]{3}(?:[.,][0-9]{1,2})?", tokens[at].lower) is not None


def _money(amount: str, sureness: Sureness, first: Token, *others: Token) -> Guess:
    return Guess(Kind.MONEY, written.money(typed.money(amount), "uk"), sureness, use(first, *others))


def codes(tokens: list[Token], sight: Sight) -> list[Guess]:
    """Accounts and meters: by the word before them, by the client's card, or by their length."""
    found = []
    own_meters = {meter_key(number) for number in sight.meters}
    for at, token in enumerate(tokens):
        if token.used or not _CODE.fullmatch(token.lower):
            continue
        before = tokens[at - 1] if at and not tokens[at - 1].used else None
        named_meter = before is not None and before.is_one_of(METER)
        if meter_key(token.lower) in own_meters:
            found.append(Guess(Kind.METER, token.lower, Sureness.SURE, use(token)))
        elif token.lower == sight.account:
            found.append(Guess(Kind.ACCOUNT, token.lower, Sureness.SURE, use(token)))
        elif before is not None and before.is_one_of(ACCOUNT):
            found.append(Guess(Kind.ACCOUNT, token.lower, Sureness.SURE, use(before, token)))
        elif named_meter and (token.lower.startswith("0") or len(token.lower) > _longest(sight)):
            found.append(Guess(Kind.METER, token.lower, Sureness.LIKELY, use(token)))
        elif _ACCOUNT_DIGITS[0] <= len(token.lower) <= _ACCOUNT_DIGITS[1]:
            found.append(Guess(Kind.ACCOUNT, token.lower, Sureness.LIKELY, use(token)))
    return found


def _longest(sight: Sight) -> int:
    """How many digits a reading may have here."""
    return max((counter.digits for counter in sight.counters), default=6)


def readings(tokens: list[Token], sight: Sight) -> list[Guess]:
    """Registers with what they show. A number with no register beside it belongs to the one that is left."""
    named: list[tuple[str, str, tuple[Token, ...]]] = []  # register, value, words
    bare: list[Token] = []
    spoken_of = any(not token.used and (said(token, READING) or token.is_one_of(METER)) for token in tokens)
    register_seen = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.used:
            continue
        if match := next(filter(None, map(_REGISTER_AND_VALUE.fullmatch, token.forms)), None):
            named.append((f"T{match.group(1)}", match.group(2), (token,)))
            continue
        code = _register(token, sight)
        if code is None:
            if _is_value(token):
                bare.append(token)
            continue
        register_seen = True
        value = tokens[at] if at < len(tokens) else None
        if value is not None and not value.used and _is_value(value):
            named.append((code, _VALUE.fullmatch(value.lower).group(1), (token, value)))  # type: ignore[union-attr]
            at += 1
        else:
            named.append((code, "", (token,)))
    if not spoken_of and not (register_seen or any(value for _, value, _ in named)):
        return []
    if not spoken_of:
        named = [one for one in named if one[1] or not _is_zone_word(one[2][0])]  # "день" alone is a word like others
    return [*_named(named, sight), *_bare(bare, {code for code, value, _ in named if value}, sight)]


def _is_value(token: Token) -> bool:
    match = _VALUE.fullmatch(token.lower)
    return match is not None and len(match.group(1)) <= _READING_DIGITS


def _is_zone_word(token: Token) -> bool:
    return token.is_one_of(ZONES)


def _register(token: Token, sight: Sight) -> str | None:
    """The code of the register that the word names: t2, т2, 1.8.2, or its zone."""
    if match := next(filter(None, map(_REGISTER.fullmatch, token.forms)), None):
        return f"T{match.group(1) or match.group(2)}"
    zone = next((ZONES[form] for form in token.forms if form in ZONES), None)
    if zone is None:
        return None
    known = next((counter.code for counter in sight.counters if counter.zone == zone), None)
    if known is not None or sight.counters:
        return known
    return {"day": "T1", "night": "T2"}.get(zone)


def _named(named: list[tuple[str, str, tuple[Token, ...]]], sight: Sight) -> list[Guess]:
    codes = {counter.code for counter in sight.counters}
    found, seen = [], set()
    for code, value, words in named:
        there = not codes or code in codes
        if not value:
            found.append(Guess(Kind.REGISTER, code, Sureness.SURE if there else Sureness.GUESSED, use(*words)))
            continue
        fits = there and code not in seen and _fits(value, code, sight)
        sureness = Sureness.SURE if fits else Sureness.GUESSED
        seen.add(code)
        found.append(Guess(Kind.READING, str(int(value)), sureness, use(*words), code))
    return found


def _fits(value: str, code: str, sight: Sight) -> bool:
    counter = next((one for one in sight.counters if one.code == code), None)
    return counter is None or len(value.lstrip("0")) <= counter.digits


def _bare(bare: list[Token], taken: set[str], sight: Sight) -> list[Guess]:
    left = [counter for counter in sight.counters if counter.code not in taken]
    found = []
    for place, token in enumerate(bare):
        value = _VALUE.fullmatch(token.lower).group(1)  # type: ignore[union-attr]
        code, sureness = "", Sureness.GUESSED
        if len(sight.counters) == 1 and len(bare) == 1:
            code, sureness = sight.counters[0].code, Sureness.SURE
        elif len(left) == 1 and len(bare) == 1:
            code, sureness = left[0].code, Sureness.LIKELY
        elif len(bare) > 1 and len(bare) == len(left):
            code, sureness = left[place].code, Sureness.LIKELY  # read out in the order of the meter
        elif len(bare) == 1 and (nearest := _nearest(int(value), left)):
            code, sureness = nearest, Sureness.GUESSED
        elif not sight.counters:
            first_left = next((f"T{number}" for number in (1, 2, 3) if f"T{number}" not in taken), "")
            code = first_left if taken else ""
            sureness = Sureness.LIKELY if len(bare) == 1 else Sureness.GUESSED
        if code and not _fits(value, code, sight):
            sureness = Sureness.GUESSED
        found.append(Guess(Kind.READING, str(int(value)), sureness, use(token), code))
        taken.add(code)
    return found


def _nearest(value: int, left: list[Counter]) -> str:
    """The register that would have counted least to show this."""
    ahead = [
        (value - counter.previous, counter.code)
        for counter in left
        if counter.previous is not None and counter.previous <= value
    ]
    return min(ahead)[1] if ahead else ""


def money_in_context(tokens: list[Token]) -> list[Guess]:
    """A number with kopecks, or a bare one beside a word of paying, is an amount."""
    free = [token for token in tokens if not token.used]
    with_cents = [token for token in free if _WITH_CENTS.fullmatch(token.lower)]
    if len(with_cents) == 1:
        return [_money(with_cents[0].lower, Sureness.LIKELY, with_cents[0])]
    if not any(said(token, PAID) for token in tokens):
        return []
    bare = [token for token in free if _AMOUNT.fullmatch(token.lower)]
    if len(bare) != 1 or len(bare[0].lower) > 6:
        return []
    return [_money(bare[0].lower, Sureness.LIKELY, bare[0])]
