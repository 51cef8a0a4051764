"""A world for the desk without sockets and disks: a line that answers from memory, a store in memory, a listener that
writes down what it was told, and a client's card."""

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec
from msgspec import Raw

from operator_desk.verbs import Draft, RejectedCommand, StoreSetAside
from sync.billing.documents import Billing
from sync.card import AccountLine, Bill, Card, Interaction, Payment, Request
from sync.catalogue import Catalogue, Choice, Deadline, RequestType, Text
from sync.client import LineEvents, NotAnswered
from sync.client.questions import Answer, Question
from sync.commands import Command
from sync.database import StoreFailed
from sync.household import Household
from sync.protocol import (
    BillingAnswer,
    CallAct,
    CallActed,
    CallInfo,
    Candidate,
    CardAnswer,
    CatalogueAnswer,
    Certainty,
    Colleague,
    Colleagues,
    Evidence,
    FeedRow,
    Find,
    Found,
    Hit,
    HouseholdAnswer,
    OpenCard,
    Outcome,
    Pop,
    ReadBilling,
    ReadCatalogue,
    ReadColleagues,
    ReadHousehold,
    ReadTimeline,
    Timeline,
    TimelineEntry,
    Welcome,
)

NOON = 1_764_000_000_000
WELCOME = Welcome(7, "olena", "Ткаченко А.", "operator", "1007", "2", "token-1", NOON, "v1", 0)


def text(words: str) -> Text:
    return Text(words, words, words)


CATALOGUE = Catalogue(
    version="v1", profile="ua", region="UA", area_code="44", currency="UAH", time_zone="Europe/Kyiv",
    reading_days=(18, 25), departments=(Choice("billing", text("Розрахунки")),), correction_reasons=(),
    payment_channels=(),
    request_types=(RequestType("recalculation", 3, text("Перерахунок"), "billing", Deadline(5), (), "bill"),),
    topics=(), tariffs=(),
)  # fmt: skip


def card_of(client_id: int, **changes: Any) -> Card:
    card = Card(
        client_id=client_id, kind="person", name=f"Клієнт {client_id}", language="uk", tax_id=None, vulnerable=False,
        client_since=date(2014, 3, 12), client_version=1, phones=(), account_id=client_id * 10,
        number=f"4120{client_id:06}", address="Київ", tariff="two_zone", status="active",
        opened_on=date(2014, 3, 12), balance=128450, overdue_since=None, cut_off_on=None,
    )  # fmt: skip
    return msgspec.structs.replace(card, **changes)


def interaction(id_: str, at: int, **changes: Any) -> Interaction:
    made = Interaction(
        id_, None, "call", "inbound", "380444951234", "billing", None, at, None, None, None, None, None, ""
    )
    return msgspec.structs.replace(made, **changes)


def request(id_: str, at: int, number: int | None, status: str = "open") -> Request:
    return Request(id_, number, "recalculation", 3, status, "billing", date(2026, 12, 1), "Ткач Р.", at, {})


def bill(number: str, at: int) -> Bill:
    return Bill("2026-10", number, date(2026, 11, 1), date(2026, 11, 20), 318, 128450, at)


def payment(number: str, at: int) -> Payment:
    return Payment(number, date(2026, 10, 3), 85000, "bank", "ПриватБанк", at)


def other_account(id_: int) -> AccountLine:
    return AccountLine(id_, f"4120{id_}", "Київ", "active", 0)


def call_of(id_: str, state: str = "ringing", **changes: Any) -> CallInfo:
    call = CallInfo(
        id_, state, "inbound", "380444951234", "+380444951234", False, "", "billing", ("Меню",), None, 0,
        NOON, NOON, NOON, None,
    )  # fmt: skip
    return msgspec.structs.replace(call, **changes)


def candidate_of(client_id: int, certainty: Certainty = Certainty.ON_FILE) -> Candidate:
    return Candidate(
        client_id, client_id * 10, f"Клієнт {client_id}", "person", "4120", "Київ", certainty,
        (Evidence.PHONE_ON_FILE,),
    )  # fmt: skip


def pop_of(call_id: str, *clients: int) -> Pop:
    card = Raw(msgspec.json.encode(card_of(clients[0]))) if len(clients) == 1 else None
    return Pop(call_of(call_id), tuple(map(candidate_of, clients)), card)


def feed_row(table: str, *, command_id: str | None = None, **row: Any) -> FeedRow:
    return FeedRow(1, table, Raw(msgspec.json.encode(row)), command_id)


def draft_of(id_: str, client_id: int | None = 1, **changes: Any) -> Draft:
    fields = {
        "id": id_, "type": "recalculation", "title": "Клієнт", "client_id": client_id,
        "account_id": None if client_id is None else client_id * 10, "call_id": "call-1",
        "fields": (("reason", "як набра"),), "changed_at": NOON, **changes,
    }  # fmt: skip
    return Draft(**fields)


class Clock:
    """Time that passes only when told."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> int:
        return self.now


class Recorder:
    """A DeskListener that writes down what it was told and lets a test wait for it."""

    def __init__(self) -> None:
        self.told: list[tuple[str, tuple[Any, ...]]] = []
        self._grew = threading.Condition()

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("_"):
            raise AttributeError(name)

        def tell(*values: Any) -> None:
            with self._grew:
                self.told.append((name, values))
                self._grew.notify_all()

        return tell

    def all(self, name: str) -> list[Any]:
        """What each telling of this name carried, alone where it is one value."""
        return [values[0] if len(values) == 1 else values for told, values in list(self.told) if told == name]

    def last(self, name: str) -> Any:
        return self.all(name)[-1]

    def names(self) -> list[str]:
        return [name for name, _ in list(self.told)]

    def wait(self, name: str, fits: Callable[..., bool] = lambda *values: True, seconds: float = 10) -> Any:
        """The first telling of this name that fits; fails when none comes in time."""
        deadline = time.monotonic() + seconds
        with self._grew:
            while True:
                for told, values in self.told:
                    if told == name and fits(*values):
                        return values[0] if len(values) == 1 else values
                left = deadline - time.monotonic()
                if left <= 0 or not self._grew.wait(left):
                    raise AssertionError(f"{name} was not told in {seconds} s; told: {self.names()}")

    def clear(self) -> None:
        with self._grew:
            self.told.clear()


@dataclass
class MemoryStore:
    """A store that keeps everything in memory, or refuses to."""

    commands: dict[str, Command] = field(default_factory=dict)
    refused: dict[str, RejectedCommand] = field(default_factory=dict)
    kept_drafts: dict[str, Draft] = field(default_factory=dict)
    cards: dict[tuple[int, int | None], tuple[Card, int]] = field(default_factory=dict)
    kept_catalogue: tuple[str, bytes] | None = None
    broken: str = ""
    slow: asyncio.Event | None = None
    closed: bool = False
    in_vain: bool = False
    set_aside: StoreSetAside | None = None

    async def _work(self) -> None:
        if self.slow is not None:
            await self.slow.wait()
        if self.broken:
            raise StoreFailed(self.broken, "test")

    async def file(self, command: Command, draft_id: str | None = None) -> None:
        await self._work()
        self.commands[command.id] = command
        if draft_id is not None:
            self.kept_drafts.pop(draft_id, None)

    async def waiting(self) -> tuple[Command, ...]:
        return tuple(self.commands.values())

    async def rejected(self) -> tuple[RejectedCommand, ...]:
        return tuple(self.refused.values())

    async def dismiss(self, command_id: str) -> None:
        del self.refused[command_id]

    async def save_draft(self, draft: Draft) -> None:
        await self._work()
        self.kept_drafts[draft.id] = draft

    async def discard_draft(self, draft_id: str) -> None:
        self.kept_drafts.pop(draft_id, None)

    async def drafts(self) -> tuple[Draft, ...]:
        return tuple(self.kept_drafts.values())

    async def keep_card(self, card: Card, as_of: int) -> None:
        await self._work()
        self.cards[card.client_id, card.account_id] = (card, as_of)

    async def kept_card(self, client_id: int, account_id: int | None) -> tuple[Card, int] | None:
        found = [kept for key, kept in self.cards.items() if key[0] == client_id and account_id in (None, key[1])]
        return found[0] if found else None

    async def catalogue(self) -> tuple[str, bytes] | None:
        return self.kept_catalogue

    async def keep_catalogue(self, version: str, body: bytes) -> None:
        self.kept_catalogue = (version, body)

    async def close(self, *, in_vain: bool = False) -> None:
        self.closed = True
        self.in_vain = in_vain

    def reject(self, command_id: str, reason: str) -> Outcome:
        """The server rejects: undone here, kept until dealt with."""
        command = self.commands.pop(command_id)
        tag = str(command.__struct_config__.tag)
        self.refused[command_id] = RejectedCommand(command_id, tag, "", reason, "")
        return Outcome(command_id, "rejected", reason)

    def apply(self, command_id: str) -> Outcome:
        del self.commands[command_id]
        return Outcome(command_id, "applied", seq=1)


@dataclass
class MemoryLine:
    """A line to a server in memory: what it knows is in `cards`, `timelines` and `hits`."""

    events: LineEvents
    cards: dict[int, Card] = field(default_factory=dict)
    timelines: dict[int, list[TimelineEntry]] = field(default_factory=dict)
    billings: dict[int, Billing] = field(default_factory=dict)
    hits: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    asked: list[Question] = field(default_factory=list)
    scopes: tuple[str, ...] = ()
    grew: int = 0
    refuses: str = ""  # the reason for which the telephone does nothing
    down: bool = False
    hold: asyncio.Event | None = None
    signs: list[tuple[str, ...]] = field(default_factory=list)
    closed: bool = False

    def sign_in(self, login: str, password: str) -> None:
        self.signs.append(("sign_in", login, password))

    def resume(self, token: str) -> None:
        self.signs.append(("resume", token))

    async def sign_out(self) -> None:
        self.signs.append(("sign_out",))

    def follow(self, scopes: tuple[str, ...]) -> None:
        self.scopes = scopes

    def outbox_grew(self) -> None:
        self.grew += 1

    async def close(self) -> None:
        self.closed = True

    async def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        if self.down:
            raise NotAnswered("line_down")
        if self.hold is not None:
            await self.hold.wait()
        match question:
            case OpenCard(_, client_id, _):
                card = self.cards.get(client_id)
                return CardAnswer(0, None if card is None else Raw(msgspec.json.encode(card)))
            case ReadTimeline():
                return self._timeline(question)
            case ReadBilling(_, _, account_id):
                billing = self.billings.get(account_id)
                return BillingAnswer(0, None if billing is None else Raw(msgspec.json.encode(billing)))
            case ReadHousehold(_, client_id, _, _):
                return HouseholdAnswer(0, Household(client_id, ()))
            case Find(_, typed, _):
                return Found(0, "name", self.hits.get(typed, ()), False)
            case CallAct():
                return CallActed(0, self.refuses)
            case ReadColleagues():
                return Colleagues(0, (Colleague("1002", "Ткач Р.", "2", "ready"),))
            case ReadCatalogue():
                return CatalogueAnswer(0, CATALOGUE.version, Raw(msgspec.json.encode(CATALOGUE)))

    def _timeline(self, question: ReadTimeline) -> Timeline:
        entries = [
            entry
            for entry in self.timelines.get(question.client_id, [])
            if (not question.kinds or entry.kind in question.kinds)
            and (question.before is None or (entry.at, entry.id) < question.before)
        ]
        page = tuple(entries[: question.limit])
        total = len(entries) if question.before is None else None
        return Timeline(0, page, len(entries) > question.limit, total, entries[-1].at if entries else None)


class MemorySeat:
    """A seat whose stores live as long as the test."""

    def __init__(self) -> None:
        self.stores: dict[str, MemoryStore] = {}
        self.tokens: dict[str, str] = {}
        self.last: str | None = None
        self.lines: list[MemoryLine] = []
        self.shut = ""

    async def remembered(self) -> tuple[str, str] | None:
        return None if self.last is None else (self.last, self.tokens[self.last])

    async def remember(self, login: str, token: str) -> None:
        self.last = login
        self.tokens[login] = token

    async def forget(self, login: str) -> None:
        self.last = None
        self.tokens.pop(login, None)

    async def open(self, login: str, password: str | None, events: LineEvents) -> tuple[MemoryStore, MemoryLine]:
        if self.shut:
            raise StoreFailed(self.shut, "test")
        store = self.stores.setdefault(login, MemoryStore())
        store.closed = False
        self.lines.append(MemoryLine(events))
        return store, self.lines[-1]
