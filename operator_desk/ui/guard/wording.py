"""Words for levels, for what is protected, and for the questions with their answers on file."""

from PySide6.QtCore import QCoreApplication

from operator_desk.ui.formats import Formats
from sync.card import Card
from sync.verification.rules import Level, Protected

translate = QCoreApplication.translate


def level(value: Level) -> str:
    return {
        Level.NONE: translate("guard", "not known"),
        Level.GENERAL: translate("guard", "general"),
        Level.BALANCE: translate("guard", "balance"),
        Level.CHANGE: translate("guard", "change"),
    }[value]


def place(what: str) -> str:
    """What is closed, as a title."""
    if what.startswith("request:"):
        return translate("guard", "To file this request")
    return {
        Protected.MONEY: translate("guard", "Bills and payments"),
        Protected.READING: translate("guard", "To take a reading"),
        Protected.PHONES: translate("guard", "To attach a number"),
    }.get(Protected(what), what)


def question(fact: str) -> str:
    """What the operator asks for."""
    return {
        "name": translate("guard", "Surname, first name, patronymic"),
        "address": translate("guard", "Address"),
        "account": translate("guard", "Account number"),
        "meter": translate("guard", "Meter number"),
        "payment_amount": translate("guard", "Amount of the last payment"),
        "payment_date": translate("guard", "Date of the last payment"),
        "reading": translate("guard", "Last reading"),
        "tax_id": translate("guard", "Tax number"),
        "client_since": translate("guard", "Client since"),
    }.get(fact, fact)


def answer(fact: str, card: Card, formats: Formats) -> str:
    """What stands on file; a figure that may differ a little stands with what places it."""
    match fact:
        case "name":
            return card.name
        case "address":
            return card.address
        case "account":
            return formats.account(card.number)
        case "meter":
            return ", ".join(meter.number for meter in card.meters)
        case "payment_amount":
            last = card.payments[0]
            return f"{formats.money(last.amount)}, {formats.day(last.paid_on)}"
        case "payment_date":
            last = card.payments[0]
            return f"{formats.day(last.paid_on)}, {formats.money(last.amount)}"
        case "reading":
            read = [
                f"{register.code} {formats.count(register.previous)}"
                for meter in card.meters
                for register in meter.registers
                if register.previous is not None
            ]
            return " · ".join(read)
        case "tax_id":
            return card.tax_id or ""
        case "client_since":
            return formats.day(card.client_since)
    return ""
