"""The timeline's rows: one frozen row an event, and the texts that it is shown with."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from operator_desk.ui import words
from operator_desk.ui.formats import Formats, short_name
from operator_desk.verbs import TimelineLine
from sync.card import Bill, Card, Correction, Interaction, Payment, Reading, Request
from sync.catalogue import Catalogue

translate = QCoreApplication.translate


class Filter(Enum):
    """What the timeline is narrowed to, with the kinds of record that are asked for."""

    ALL = ()
    CALLS = ("interaction", "call")
    REQUESTS = ("request",)
    READINGS = ("reading",)
    MONEY = ("bill", "correction", "payment")
    LETTERS = ("interaction", "letter")

    @property
    def kinds(self) -> tuple[str, ...]:
        """As the desk is asked; calls and letters are both interactions and told apart here."""
        return ("interaction",) if self in (Filter.CALLS, Filter.LETTERS) else self.value

    def takes(self, line: TimelineLine) -> bool:
        if self is Filter.ALL:
            return True
        if line.kind not in self.kinds:
            return False
        if isinstance(line.record, Interaction):
            return (line.record.channel == "call") == (self is Filter.CALLS)
        return True


class Said(NamedTuple):
    """A row in words, column by column."""

    when: str
    kind: str
    text: str
    who: str


@dataclass(frozen=True)
class Row:
    """One row. `key` is the same for the same event however it came; readings of one moment are one row."""

    key: str
    at: int
    lines: tuple[TimelineLine, ...]
    writer: "RowWriter" = field(compare=False, repr=False)

    @cached_property
    def said(self) -> Said:
        """Put into words when it is looked at: of thirty rows a small window shows six."""
        return self.writer.say(self)

    @property
    def order(self) -> tuple[int, str]:
        return (self.at, self.lines[0].id)


def key_of(line: TimelineLine) -> str:
    record = line.record
    if isinstance(record, Bill | Correction | Payment):
        return f"{line.kind}:{record.number}"
    if isinstance(record, Reading):
        return f"reading:{record.read_on}:{record.kind}:{record.source}"
    return f"{line.kind}:{line.id}"


def lines_of(card: Card) -> tuple[TimelineLine, ...]:
    """What the card itself holds of the timeline, newest first, as far down as nothing can be missing between."""
    lists: list[list[TimelineLine]] = [
        [TimelineLine("interaction", one.started_at, one.id, one) for one in card.interactions],
        [TimelineLine("request", one.filed_at, one.id, one) for one in card.requests],
        [TimelineLine("reading", one.taken_at, one.id, one) for one in card.readings],
        [TimelineLine("bill", one.issued_at, one.number, one) for one in card.bills],
        [TimelineLine("correction", one.issued_at, one.number, one) for one in card.corrections],
        [TimelineLine("payment", one.posted_at, one.number, one) for one in card.payments],
    ]
    whole_from = max((lines[-1].at for lines in lists if len(lines) >= 12), default=0)
    found = [line for lines in lists for line in lines if line.at >= whole_from]
    return tuple(sorted(found, key=lambda line: (line.at, line.id), reverse=True))


class RowWriter:
    """Words the rows, in the language and with the catalogue of the moment."""

    def __init__(
        self, formats: Formats, catalogue: Catalogue | None, now: int, own_name: str, *, money: bool = True
    ) -> None:
        """Without `money` the sums are not told: who calls has not shown yet who he is."""
        self._formats = formats
        self._money = money
        self._now = now
        self._own_name = own_name
        language = formats.language
        self._topics: dict[str, str] = {}
        self._outcomes: dict[str, str] = {}
        self._types: dict[str, str] = {}
        self._departments: dict[str, str] = {}
        self._channels: dict[str, str] = {}
        self._reasons: dict[str, str] = {}
        if catalogue is not None:
            self._topics = {topic.id: topic.label.get(language) for topic in catalogue.topics}
            self._outcomes = {one.id: one.label.get(language) for topic in catalogue.topics for one in topic.outcomes}
            self._types = {one.id: one.label.get(language) for one in catalogue.request_types}
            self._departments = {one.id: one.label.get(language) for one in catalogue.departments}
            self._channels = {one.id: one.label.get(language) for one in catalogue.payment_channels}
            self._reasons = {one.id: one.label.get(language) for one in catalogue.correction_reasons}

    def rows(self, lines: Iterable[TimelineLine]) -> list[Row]:
        """Rows for the lines, readings of one moment gathered, newest first."""
        gathered: dict[str, list[TimelineLine]] = {}
        for line in lines:
            gathered.setdefault(key_of(line), []).append(line)
        return [self.row(tuple(together)) for together in gathered.values()]

    def row(self, lines: tuple[TimelineLine, ...]) -> Row:
        lines = tuple(sorted(lines, key=lambda line: (line.at, line.id), reverse=True))
        return Row(key_of(lines[0]), lines[0].at, lines, self)

    def say(self, row: Row) -> Said:
        kind, text, who = self._words(row.lines[0].record, row.lines)
        return Said(self._formats.moment(row.at, self._now), kind, text, who)

    def _words(self, record: object, lines: tuple[TimelineLine, ...]) -> tuple[str, str, str]:
        if isinstance(record, Interaction):
            return self._contact(record)
        if isinstance(record, Request):
            return translate("timeline", "Request"), self._request(record), self._person(record.filed_by)
        if isinstance(record, Reading):
            values = sorted(
                (line.record for line in lines if isinstance(line.record, Reading)), key=lambda one: one.code
            )
            text = " · ".join(f"{one.code} {self._formats.count(one.value)}" for one in values)
            return translate("timeline", "Readings"), f"{text} · {words.reading_source(record.source)}", ""
        if isinstance(record, Bill | Correction | Payment) and not self._money:
            return self._kind_of(record), translate("timeline", "closed until the caller is verified"), ""
        if isinstance(record, Bill):
            text = translate("timeline", "{0} for {1}, pay by {2}").format(
                self._formats.money(record.amount),
                self._formats.month(record.period),
                self._formats.short_day(record.due_on),
            )
            return self._kind_of(record), text, ""
        if isinstance(record, Correction):
            reason = self._reasons.get(record.reason, record.reason)
            text = translate("timeline", "{0} for {1}").format(
                self._formats.money(record.amount), self._formats.month(record.for_period)
            )
            return self._kind_of(record), f"{text} · {reason}", ""
        if isinstance(record, Payment):
            source = record.payer or self._channels.get(record.channel, record.channel)
            return self._kind_of(record), f"{self._formats.money(record.amount)} · {source}", ""
        return "", "", ""

    @staticmethod
    def _kind_of(record: Bill | Correction | Payment) -> str:
        if isinstance(record, Bill):
            return translate("timeline", "Bill")
        return (
            translate("timeline", "Correction") if isinstance(record, Correction) else translate("timeline", "Payment")
        )

    def _contact(self, contact: Interaction) -> tuple[str, str, str]:
        parts = [self._topics.get(contact.topic, contact.topic)] if contact.topic else []
        if contact.outcome:
            parts.append(self._outcomes.get(contact.outcome, contact.outcome))
        if contact.ended_at is None:
            parts.append(translate("timeline", "going on"))
        elif contact.answered_at is None and contact.ended_how:
            parts.append(words.call_end(contact.ended_how))
        if contact.note:
            parts.append(" ".join(contact.note.split()))
        text = " · ".join(part for part in parts if part) or translate("timeline", "without a note")
        return words.interaction_kind(contact.channel, contact.direction), text, self._person(contact.operator)

    def _request(self, request: Request) -> str:
        number = self._formats.count(request.number) if request.number else translate("timeline", "unsent")
        department = self._departments.get(request.department, request.department)
        state = words.request_status(request.status)
        if request.status in ("open", "taken"):
            late = request.due_on < self._formats.today(self._now)
            due = translate("timeline", "late, was due {0}") if late else translate("timeline", "till {0}")
            state += ", " + due.format(self._formats.short_day(request.due_on))
        if request.outage_id:
            state += " · " + translate("timeline", "with others of the street")
        # Until when comes before with whom: in a narrow window the end of the row is cut.
        return f"{number} · {self._types.get(request.type, request.type)} · {state} · {department}"

    def _person(self, name: str | None) -> str:
        if not name:
            return ""
        if name == self._own_name:
            return translate("timeline", "you")
        return short_name(name)
