"""What of the client's card a field may name: his meters, registers, bills, payments. As option and as typed text.

The value of such a field is what people say: the meter's number, "584113 T1", the bill's month, the payment's document.
It stays readable in a request when the card has long changed.
"""

from datetime import date

from msgspec import Struct

from sync import typed, written
from sync.card import Card, Meter, Register
from sync.catalogue import Field
from sync.keys import meter_key

KINDS = frozenset({"choice", "meter", "register", "bill", "payment"})
_LOOKALIKES = str.maketrans("тТ", "tT")  # "Т1" typed on a Cyrillic layout


class Option(Struct, frozen=True):
    """Something to choose: `value` is the text of the field, `label` what the list shows."""

    value: str
    label: str


def options(field: Field, card: Card | None, language: str, *, sums: bool = True) -> tuple[Option, ...]:
    """What the field may hold; nothing where its kind is typed freely, or where there is no card. Without `sums` bills
    and payments are told by their days alone."""
    if field.kind == "choice":
        return tuple(Option(choice.id, choice.label.get(language)) for choice in field.choices)
    if card is None:
        return ()
    if field.kind == "meter":
        return tuple(Option(meter.number, f"{meter.number} · {meter.model}") for meter in card.meters)
    if field.kind == "register":
        return tuple(
            Option(register_value(meter, register), f"{register.code} · {meter.number}")
            for meter, register in registers(card)
        )
    if field.kind == "bill":
        return tuple(
            Option(bill.period, _label(written.month(bill.period), bill.amount, language, sums=sums))
            for bill in card.bills
        )
    if field.kind == "payment":
        return tuple(
            Option(payment.number, _label(written.day(payment.paid_on), payment.amount, language, sums=sums))
            for payment in card.payments
        )
    return ()


def _label(when: str, amount: int, language: str, *, sums: bool) -> str:
    return f"{when} · {written.money(amount, language)}" if sums else when


def choice_id(field: Field, text: str) -> str | None:
    """The id of the choice that the text is: the id itself, or the label in any language."""
    wanted = typed.squeeze(text).casefold()
    for choice in field.choices:
        if wanted in (choice.id, *(label.casefold() for label in (choice.label.uk, choice.label.ru, choice.label.en))):
            return choice.id
    return None


def registers(card: Card) -> tuple[tuple[Meter, Register], ...]:
    """Every register of the card with its meter."""
    return tuple((meter, register) for meter in card.meters for register in meter.registers)


def register_value(meter: Meter, register: Register) -> str:
    return f"{meter.number} {register.code}"


def find_meter(card: Card, text: str) -> Meter | None:
    """The meter with this number; leading zeros, spaces and dashes are nobody's business."""
    wanted = meter_key(text)
    return next((meter for meter in card.meters if meter_key(meter.number) == wanted), None) if wanted else None


def find_register(card: Card, text: str) -> tuple[Meter, Register] | None:
    """The register called so: meter and code, or the code alone where only one has it."""
    wanted = typed.squeeze(text).translate(_LOOKALIKES).casefold()
    alike = []
    for meter, register in registers(card):
        if wanted == register_value(meter, register).translate(_LOOKALIKES).casefold():
            return meter, register
        if wanted == register.code.casefold():
            alike.append((meter, register))
    return alike[0] if len(alike) == 1 else None


def find_bill(card: Card, text: str, today: date) -> str | None:
    """The month of the bill that has this number or stands for this month."""
    wanted = typed.squeeze(text).casefold()
    for bill in card.bills:
        if wanted in (bill.number.casefold(), bill.period):
            return bill.period
    try:
        first, last = typed.period(text, today)
    except typed.Mistyped:
        return None
    month = f"{first:%Y-%m}"
    if f"{last:%Y-%m}" != month:
        return None
    return next((bill.period for bill in card.bills if bill.period == month), None)


def find_payment(card: Card, text: str) -> str | None:
    """The number of the payment with this document number."""
    wanted = typed.squeeze(text).casefold()
    return next((payment.number for payment in card.payments if payment.number.casefold() == wanted), None)
