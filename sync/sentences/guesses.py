"""A guess, and what the grammar may look at besides the text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of the text is taken for."""

    REQUEST = "request"  # a request type; its id
    TOPIC = "topic"  # a topic; its id
    PERIOD = "period"  # as the field of a form takes it: 08.2026, 01.08.2026 – 24.11.2026
    DATE = "date"
    MONEY = "money"
    READING = "reading"  # what a register shows; the register's code beside it
    REGISTER = "register"  # a register's code, with no value
    METER = "meter"
    ACCOUNT = "account"
    PHONE = "phone"  # E.164 digits
    REMARK = "remark"  # the rest of the words, for the free text of the form


class Sureness(StrEnum):
    """SURE: it says so. LIKELY: it fits best. GUESSED: it could be something else, and is taken only when told to."""

    SURE = "sure"
    LIKELY = "likely"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Guess:
    """One piece of the text. `parts` are its letters, from and up to; no letter belongs to two guesses."""

    kind: Kind
    value: str
    sureness: Sureness
    parts: tuple[tuple[int, int], ...]
    register: str = ""  # of a reading; empty where no register is told and the card has not just one


@dataclass(frozen=True, slots=True)
class Counter:
    """A register of the client in front."""

    code: str
    zone: str
    digits: int
    previous: int | None


@dataclass(frozen=True, slots=True)
class Sight:
    """What the grammar may look at: the day, where numbers are dialled from, and the client in front, if there is
    one."""

    today: date
    region: str
    area_code: str = ""
    account: str = ""
    meters: tuple[str, ...] = ()
    counters: tuple[Counter, ...] = ()
