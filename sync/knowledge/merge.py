"""Fills the merge fields of a text from the card. What cannot be filled is told as missing, never shown as braces."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sync.card import Card
from sync.catalogue import Catalogue
from sync.knowledge import spoken

# What concerns the client's money: nothing for a caller who has not shown who he is.
MONEY_FIELDS = frozenset(
    {
        *("balance", "overdue_since", "last_bill", "last_bill_month", "due_on"),
        *("last_payment", "last_payment_on", "last_correction"),
    }
)
_FIELD = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the filled text; `field` names the fact that it is, `missing` that the card does not hold it."""

    text: str
    field: str = ""
    missing: bool = False


def fill(text: str, facts: dict[str, str]) -> tuple[Part, ...]:
    """The text in pieces, each field filled or told as missing."""
    parts: list[Part] = []
    at = 0
    for match in _FIELD.finditer(text):
        if match.start() > at:
            parts.append(Part(text[at : match.start()]))
        name = match.group(1)
        parts.append(Part(facts.get(name, ""), name, name not in facts))
        at = match.end()
    if at < len(text):
        parts.append(Part(text[at:]))
    return tuple(parts)


def facts(card: Card | None, catalogue: Catalogue, today: date, language: str) -> dict[str, str]:
    """What can be filled in now, worded in `language`; a fact that is not known is not there."""
    found = {"reading_window": spoken.window(catalogue.reading_days, language)}
    if card is None:
        return found
    found |= {"name": card.name, "account": card.number, "address": card.address}

    def say(value: date) -> str:
        return spoken.day(value, today, language)

    def amount(minor: int) -> str:
        return spoken.money(minor, catalogue.currency, language)

    if card.account_id is not None:
        found["balance"] = amount(max(card.balance, 0))
        found |= _tariff(card, catalogue, language)
    if card.overdue_since is not None:
        found["overdue_since"] = say(card.overdue_since)
    if card.cut_off_on is not None:
        found["cut_off_on"] = say(card.cut_off_on)
    if card.bills:
        bill = max(card.bills, key=lambda one: one.period)
        found |= {
            "last_bill": amount(bill.amount),
            "last_bill_month": spoken.month(bill.period, language),
            "due_on": say(bill.due_on),
        }
    if card.payments:
        payment = max(card.payments, key=lambda one: one.paid_on)
        found |= {"last_payment": amount(payment.amount), "last_payment_on": say(payment.paid_on)}
    if card.corrections:
        found["last_correction"] = amount(max(card.corrections, key=lambda one: one.issued_on).amount)
    opened = [request for request in card.requests if request.status in ("open", "taken")]
    if opened:
        found["request_due"] = say(opened[0].due_on)
        if opened[0].number is not None:
            found["request_number"] = str(opened[0].number)
    return {name: text for name, text in (found | _meter(card, say)).items() if text}


def _tariff(card: Card, catalogue: Catalogue, language: str) -> dict[str, str]:
    tariff = next((one for one in catalogue.tariffs if one.id == card.tariff), None)
    if tariff is None:
        return {}
    unit = spoken.unit("kWh", language)
    prices = [
        (
            spoken.zone(zone, language) if zone != "all" else "",
            spoken.money(-(-price // 100), catalogue.currency, language),
        )
        for zone, price in tariff.prices.items()
    ]
    priced = ", ".join(f"{zone} {price}".strip() for zone, price in prices)
    return {"tariff": tariff.label.get(language), "price": f"{priced} / {unit}"}


def _meter(card: Card, say: Callable[[date], str]) -> dict[str, str]:
    """Facts of the one meter; of several none is meant before the caller has said which."""
    if len(card.meters) != 1:
        return {}
    meter = card.meters[0]
    found = {"meter": meter.number}
    if meter.verified_until is not None:
        found["verified_until"] = say(meter.verified_until)
    read = [register for register in meter.registers if register.previous is not None]
    if read and len(read) == len(meter.registers):
        several = len(read) > 1
        found["last_reading"] = ", ".join(
            f"{one.code} {one.previous}" if several else f"{one.previous}" for one in read
        )
        days = [one.previous_on for one in read if one.previous_on is not None]
        if days:
            found["last_reading_on"] = say(max(days))
    return found
