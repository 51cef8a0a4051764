"""Guesses and filled answers in the words of the window."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from operator_desk.ui.answers.chips import ShownGuess
from operator_desk.ui.formats import Formats
from sync import forms, typed, written
from sync.catalogue import Catalogue
from sync.knowledge.merge import Part
from sync.sentences import Guess, Kind, Sureness

translate = QCoreApplication.translate


def guess_text(guess: Guess, catalogue: Catalogue, formats: Formats, today: date) -> str:
    """What the chip says: what it is taken for, and the value as people write it."""
    language = formats.language
    match guess.kind:
        case Kind.REQUEST:
            kind = forms.type_of(catalogue, guess.value)
            return translate("guesses", "Request: {0}").format(kind.label.get(language) if kind else guess.value)
        case Kind.TOPIC:
            label = next((topic.label.get(language) for topic in catalogue.topics if topic.id == guess.value), "")
            return translate("guesses", "Topic: {0}").format(label or guess.value)
        case Kind.PERIOD:
            return translate("guesses", "Period: {0}").format(_period(guess.value, formats, today))
        case Kind.DATE:
            day = typed.day(guess.value, today)
            shown = formats.day_in_words(day) if day.year == today.year else formats.day(day)
            return translate("guesses", "Date: {0}").format(shown)
        case Kind.MONEY:
            return translate("guesses", "Amount: {0}").format(formats.money(typed.money(guess.value)))
        case Kind.READING:
            value = formats.count(int(guess.value))
            return (
                f"{guess.register}: {value}" if guess.register else translate("guesses", "Reading: {0}").format(value)
            )
        case Kind.REGISTER:
            return translate("guesses", "Register: {0}").format(guess.value)
        case Kind.METER:
            return translate("guesses", "Meter: {0}").format(guess.value)
        case Kind.ACCOUNT:
            return translate("guesses", "Account: {0}").format(formats.account(guess.value))
        case Kind.PHONE:
            return translate("guesses", "Phone: {0}").format(written.phone(guess.value))
    return translate("guesses", "Text: {0}").format(guess.value)


def _period(value: str, formats: Formats, today: date) -> str:
    if "–" in value:
        return value
    month, year = value.split(".")
    name = formats.month(f"{year}-{month}")
    return name if int(year) == today.year else f"{name} {year}"


def shown_guess(guess: Guess, catalogue: Catalogue, formats: Formats, today: date, *, taken: bool) -> ShownGuess:
    sureness = {
        Sureness.SURE: translate("guesses", "it says so"),
        Sureness.LIKELY: translate("guesses", "likely"),
        Sureness.GUESSED: translate("guesses", "only a guess"),
    }[guess.sureness]
    return ShownGuess(guess, guess_text(guess, catalogue, formats, today), sureness, taken)


def fact(name: str) -> str:
    """What a merge field is called."""
    return {
        "name": translate("facts", "name"),
        "account": translate("facts", "account"),
        "address": translate("facts", "address"),
        "tariff": translate("facts", "tariff"),
        "balance": translate("facts", "balance"),
        "overdue_since": translate("facts", "overdue since"),
        "cut_off_on": translate("facts", "day of disconnection"),
        "last_bill": translate("facts", "last bill"),
        "last_bill_month": translate("facts", "month of the bill"),
        "due_on": translate("facts", "due date"),
        "last_payment": translate("facts", "last payment"),
        "last_payment_on": translate("facts", "day of the payment"),
        "last_correction": translate("facts", "last correction"),
        "last_reading": translate("facts", "last reading"),
        "last_reading_on": translate("facts", "day of the reading"),
        "reading_window": translate("facts", "days for readings"),
        "meter": translate("facts", "meter"),
        "verified_until": translate("facts", "verification"),
        "request_number": translate("facts", "number of the request"),
        "request_due": translate("facts", "answer to the request"),
        "price": translate("facts", "price"),
    }.get(name, name)


def filled(parts: tuple[Part, ...]) -> tuple[str, tuple[str, ...]]:
    """The text to read, with what is missing named in it, and all that is missing."""
    missing = tuple(dict.fromkeys(fact(part.field) for part in parts if part.missing))
    text = "".join(f"‹{fact(part.field)}?›" if part.missing else part.text for part in parts)
    return text, missing
