"""The form of a request without a window: which fields it shows, what stands in them at first, what is wrong with them.

A form is a dictionary of texts as typed, by the field's id; nothing here changes it. Checked values are what a request
keeps: choices as ids, numbers and money (kopecks) as integers, dates as 2026-10-25, periods as 2026-10 or
2026-10-01/2026-10-14, phones as E.164 digits, None for a field left empty. `shown` words any of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sync import typed, written
from sync.card import Card
from sync.catalogue import Catalogue, Field, RequestType
from sync.choosable import Option, choice_id, options
from sync.field_checks import Asked, checked_value
from sync.protocol import CallInfo
from sync.type_search import find_types

__all__ = [
    "FormCheck",
    "Option",
    "Problem",
    "check",
    "defaults",
    "find_types",
    "options",
    "shown",
    "title",
    "type_of",
    "visible_fields",
]

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field. `args` are ready to be shown: a limit, a date, a length.

    required; not_a_number, not_whole, not_money, not_a_date, not_a_period, period_reversed, not_a_phone,
    phone_extension (the extension), not_email, not_a_choice; not_on_card, no_card; too_small, too_large (the limit),
    too_many_digits (how many the register has), too_early, too_late (the limit), in_future (today), too_long (the
    most), card_number.
    """

    field: str
    code: str
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormCheck:
    """The values of all visible fields, None where there is a problem, and the problems in the form's order."""

    values: dict[str, Value]
    problems: tuple[Problem, ...]


def visible_fields(kind: RequestType, values: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields that the form asks for, given what stands in it. A hidden field hides what hangs on it."""
    seen: dict[str, Field] = {}
    for field in kind.fields:
        if field.when is None:
            seen[field.id] = field
            continue
        asked = seen.get(field.when.field)
        if asked is not None and choice_id(asked, values.get(asked.id, "")) in field.when.is_one_of:
            seen[field.id] = field
    return tuple(seen.values())


def defaults(kind: RequestType, card: Card | None, call: CallInfo | None, today: date) -> dict[str, str]:
    """What stands in the form at first, as the operator would type it; hidden fields too, for when they appear."""
    facts = _facts(card, call, today)
    texts = {}
    for field in kind.fields:
        parts = field.default.split("|") if field.kind != "choice" else [field.default]
        text = next((found for part in parts if (found := facts.get(part, _literal(part)))), "")
        if text:
            texts[field.id] = text
    return texts


def _literal(part: str) -> str:
    return "" if part.startswith(("card.", "call.")) else part


def _facts(card: Card | None, call: CallInfo | None, today: date) -> dict[str, str]:
    """The facts a default may name. One of several meters is not guessed: the operator asks which."""
    facts = {"today": written.day(today)}
    if call is not None and call.number:
        facts["call.number"] = written.phone(call.number)
    if card is None:
        return facts
    facts |= {"card.name": card.name, "card.number": card.number, "card.address": card.address}
    numbers = [phone for phone in card.numbers if phone.e164]
    best = next((phone for phone in numbers if phone.verified), numbers[0] if numbers else None)
    if best is not None and best.e164:
        facts["card.phone"] = written.phone(best.e164)
    if card.bills:
        last = max(bill.period for bill in card.bills)
        facts |= {"card.last_bill": last, "card.last_period": written.period(last)}
    if card.payments:
        facts["card.last_payment"] = max(card.payments, key=lambda payment: payment.paid_on).number
    if len(card.meters) == 1:
        facts["card.meter"] = card.meters[0].number
        if len(card.meters[0].registers) == 1:
            facts["card.register"] = f"{card.meters[0].number} {card.meters[0].registers[0].code}"
    return facts


def check(
    kind: RequestType, values: Mapping[str, str], card: Card | None, today: date, *, region: str, area_code: str = ""
) -> FormCheck:
    """Read the form. `region` and `area_code` are the catalogue's, for phone numbers typed without them."""
    asked = Asked(kind, values, card, today, region, area_code)
    found: dict[str, Value] = {}
    problems = []
    for field in visible_fields(kind, values):
        text = values.get(field.id, "")
        found[field.id] = None
        if not text.strip():
            if field.required:
                problems.append(Problem(field.id, "required"))
            continue
        try:
            found[field.id] = checked_value(field, text, asked)
        except typed.Mistyped as mistake:
            problems.append(Problem(field.id, mistake.code, mistake.details))
        if field.required and found[field.id] == "":  # nothing but signs that cannot be stored
            found[field.id] = None
            problems.append(Problem(field.id, "required"))
    return FormCheck(found, tuple(problems))


def shown(field: Field, value: Value, language: str) -> str:
    """A checked value in words; a text as typed is left as it is, except that a choice gets its label."""
    if value is None:
        return ""
    if isinstance(value, int):
        return written.money(value, language) if field.kind == "money" else written.number(value)
    try:
        return _shown_text(field, value, language)
    except ValueError:
        return value


def _shown_text(field: Field, value: str, language: str) -> str:
    if field.kind == "choice":
        return next((choice.label.get(language) for choice in field.choices if choice.id == value), value)
    if field.kind == "date":
        return written.day(date.fromisoformat(value))
    if field.kind == "bill":
        return written.month(value)
    if field.kind == "period":
        return written.period(value) if "/" in value else written.month(value)
    if field.kind == "phone" and value.isascii() and value.isdigit():
        return written.phone(value)
    return value


def title(kind: RequestType, values: Mapping[str, Value], language: str) -> str:
    """One line for lists, the type and what tells it from others: "Перерахунок · 10.2026 · Хибне показання"."""
    telling = [
        text
        for field in kind.fields
        if field.required and field.when is None and field.kind in ("period", "date", "money", "meter", "choice")
        if (text := shown(field, values.get(field.id), language)) and text != field.default
    ]
    return " · ".join([kind.label.get(language), *telling[:2]])


def type_of(catalogue: Catalogue, type_id: str) -> RequestType | None:
    """The request type with this id."""
    return next((kind for kind in catalogue.request_types if kind.id == type_id), None)
