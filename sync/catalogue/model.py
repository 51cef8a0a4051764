"""What the catalogue holds: request types, topics, outcomes, tariffs. Every text stands in three languages."""

from msgspec import Struct

from sync.catalogue.knowledge import Article, Script
from sync.catalogue.rules import AlertRule, OfferRules, OutageRules
from sync.catalogue.text import Choice, Text
from sync.readings.rules import ReadingLimits, ReadingRules
from sync.verification.rules import VerificationRules


class Condition(Struct, frozen=True):
    """The field is asked for only when another one has one of these values."""

    field: str
    is_one_of: tuple[str, ...]


class Field(Struct, frozen=True):
    """One field of a request's form."""

    id: str
    label: Text
    # text, note, number, money, date, period, choice, phone, meter, register, reading, bill, payment
    kind: str
    required: bool = False
    # A text as typed, or facts of card, call and day, the first that there is: "call.number|card.phone"
    default: str = ""
    when: Condition | None = None
    choices: tuple[Choice, ...] = ()
    minimum: int | None = None  # number and reading: units; money: kopecks; date: days from today
    maximum: int | None = None
    max_length: int = 2000
    not_future: bool = False
    format: str = ""  # of a text: "email"
    hint: Text | None = None


class Deadline(Struct, frozen=True):
    days: int
    working: bool = False  # working days of the profile's calendar


class RequestType(Struct, frozen=True):
    id: str
    version: int
    label: Text
    department: str
    deadline: Deadline
    fields: tuple[Field, ...]
    topic: str
    keywords: tuple[str, ...] = ()  # what the operator may type to get here, in all languages


class Topic(Struct, frozen=True):
    id: str
    label: Text
    outcomes: tuple[Choice, ...]
    keywords: tuple[str, ...] = ()  # what callers say when they mean it, in all languages


class Tariff(Struct, frozen=True):
    id: str
    label: Text
    prices: dict[str, int]  # zone -> price of one unit in hundredths of a kopeck


class Catalogue(Struct, frozen=True):
    version: str  # changes with any byte of the files
    profile: str
    region: str  # "UA", "RU": for numbers typed without a country
    area_code: str
    currency: str
    time_zone: str
    reading_days: tuple[int, int]  # days of the month on which readings are taken, first and last
    departments: tuple[Choice, ...]
    correction_reasons: tuple[Choice, ...]
    payment_channels: tuple[Choice, ...]
    request_types: tuple[RequestType, ...]
    topics: tuple[Topic, ...]
    tariffs: tuple[Tariff, ...]
    holidays: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()
    scripts: tuple[Script, ...] = ()
    reading_limits: ReadingLimits = ReadingLimits()
    adjustment_reasons: tuple[Choice, ...] = ()
    benefits: tuple[Choice, ...] = ()
    alerts: tuple[AlertRule, ...] = ()  # the heaviest first
    offers: OfferRules = OfferRules()
    outages: OutageRules = OutageRules()
    verification: VerificationRules = VerificationRules()

    @property
    def reading_rules(self) -> ReadingRules:
        return ReadingRules(self.reading_days, self.reading_limits)


# What a field's kind may be, and which facts its default may name.
KINDS = frozenset(
    {
        "text",
        "note",
        "number",
        "money",
        "date",
        "period",
        "choice",
        "phone",
        "meter",
        "register",
        "reading",
        "bill",
        "payment",
    }
)
FACTS = frozenset(
    {
        "card.name",
        "card.number",
        "card.address",
        "card.phone",
        "card.meter",
        "card.register",
        "card.last_bill",
        "card.last_payment",
        "card.last_period",
        "call.number",
        "today",
    }
)
