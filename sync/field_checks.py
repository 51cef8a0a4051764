"""Is the text of one field of a request what the field asks for? One function a kind."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sync import typed, written
from sync.card import Card
from sync.catalogue import Field, RequestType
from sync.choosable import (
    choice_id,
    find_bill,
    find_meter,
    find_payment,
    find_register,
    register_value,
    registers,
)
from sync.typed import Lean, Mistyped

# A bank card's number by its shape: Visa or Mastercard, sixteen digits in fours or solid.
_CARD_NUMBER = re.compile(r"(?<![0-9])([245][0-9]{3})([ -]?)([0-9]{4})\2([0-9]{4})\2([0-9]{4})(?![0-9])")
_MOST_DIGITS = 9  # of a register, where the card tells none


@dataclass(frozen=True, slots=True)
class Asked:
    """What the check of a field may look at besides its text."""

    kind: RequestType
    values: Mapping[str, str]
    card: Card | None
    today: date
    region: str
    area_code: str

    def need_card(self) -> Card:
        if self.card is None:
            raise Mistyped("no_card")
        return self.card


def checked_value(field: Field, text: str, asked: Asked) -> str | int:
    """The value of a text that is not empty. Raises Mistyped; a text of unstorable signs gives an empty value."""
    return _CHECKS[field.kind](field, text, asked)


def _text(field: Field, text: str, asked: Asked) -> str:
    value = typed.plain(text, lines=field.kind == "note")
    if len(value) > field.max_length:
        raise Mistyped("too_long", str(field.max_length))
    # Card numbers are never stored, wherever the caller reads them out and the operator writes along.
    if any(_luhn("".join(match.group(1, 3, 4, 5))) for match in _CARD_NUMBER.finditer(value)):
        raise Mistyped("card_number")
    return typed.email(value) if field.format == "email" and value else value


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits)]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _number(field: Field, text: str, asked: Asked) -> int:
    return _within(field, typed.number(text), written.number)


def _money(field: Field, text: str, asked: Asked) -> int:
    return _within(field, typed.money(text), lambda limit: written.money(limit, "uk"))


def _within(field: Field, value: int, word: Callable[[int], str]) -> int:
    if field.minimum is not None and value < field.minimum:
        raise Mistyped("too_small", word(field.minimum))
    if field.maximum is not None and value > field.maximum:
        raise Mistyped("too_large", word(field.maximum))
    return value


def _reading(field: Field, text: str, asked: Asked) -> int:
    value = typed.reading(text)
    if value < 0:
        raise Mistyped("too_small", "0")
    digits = _digits(asked)
    if value >= 10**digits:
        raise Mistyped("too_many_digits", str(digits))
    return _within(field, value, written.number)


def _digits(asked: Asked) -> int:
    """How many digits the register has that the form speaks of: the chosen one, else the longest it may mean."""
    if asked.card is None:
        return _MOST_DIGITS
    spoken_of = [register for _, register in registers(asked.card)]
    for field in asked.kind.fields:
        text = asked.values.get(field.id, "")
        if field.kind == "register" and (found := find_register(asked.card, text)):
            return found[1].digits
        if field.kind == "meter" and (meter := find_meter(asked.card, text)):
            spoken_of = list(meter.registers)
    return max((register.digits for register in spoken_of), default=_MOST_DIGITS)


def _date(field: Field, text: str, asked: Asked) -> str:
    if field.not_future:
        lean = Lean.PAST
    elif field.minimum is not None and field.minimum >= 0:
        lean = Lean.FUTURE
    else:
        lean = Lean.NEAR
    value = typed.day(text, asked.today, lean)
    if field.not_future and value > asked.today:
        raise Mistyped("in_future", written.day(asked.today))
    if field.minimum is not None and value < (limit := _day_away(asked.today, field.minimum)):
        raise Mistyped("too_early", written.day(limit))
    if field.maximum is not None and value > (limit := _day_away(asked.today, field.maximum)):
        raise Mistyped("too_late", written.day(limit))
    return value.isoformat()


def _day_away(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _period(field: Field, text: str, asked: Asked) -> str:
    first, last = typed.period(text, asked.today)
    # A month that has begun may be spoken of as a whole.
    if field.not_future and first > asked.today:
        raise Mistyped("in_future", written.day(asked.today))
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and f"{first:%Y-%m}" == f"{last:%Y-%m}":
        return f"{first:%Y-%m}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _choice(field: Field, text: str, asked: Asked) -> str:
    found = choice_id(field, text)
    if found is None:
        raise Mistyped("not_a_choice")
    return found


def _phone(field: Field, text: str, asked: Asked) -> str:
    return typed.phone(text, asked.region, asked.area_code)


def _meter(field: Field, text: str, asked: Asked) -> str:
    meter = find_meter(asked.need_card(), text)
    return _found(meter.number if meter else None)


def _register(field: Field, text: str, asked: Asked) -> str:
    found = find_register(asked.need_card(), text)
    return _found(register_value(*found) if found else None)


def _bill(field: Field, text: str, asked: Asked) -> str:
    return _found(find_bill(asked.need_card(), text, asked.today))


def _payment(field: Field, text: str, asked: Asked) -> str:
    return _found(find_payment(asked.need_card(), text))


def _found(value: str | None) -> str:
    if value is None:
        raise Mistyped("not_on_card")
    return value


_CHECKS: Mapping[str, Callable[[Field, str, Asked], str | int]] = {
    "text": _text,
    "note": _text,
    "number": _number,
    "money": _money,
    "date": _date,
    "period": _period,
    "choice": _choice,
    "phone": _phone,
    "meter": _meter,
    "register": _register,
    "reading": _reading,
    "bill": _bill,
    "payment": _payment,
}
