"""What the desk needs of the world: a line to the server, a store of its own, and somebody to open both.

The real ones are put together in operator_desk.app; tests give others. Every method is called on the background loop.
"""

from typing import Protocol

from operator_desk.verbs import Draft, LinkState, RejectedCommand
from sync.card import Card
from sync.commands import Command
from sync.protocol import (
    CallGone,
    Calls,
    CallUpdated,
    CardAnswer,
    CatalogueAnswer,
    FeedRow,
    Find,
    Found,
    LineStatus,
    OpenCard,
    Outcome,
    Pop,
    ReadCatalogue,
    ReadTimeline,
    Refused,
    Timeline,
    Welcome,
)

Question = Find | OpenCard | ReadTimeline | ReadCatalogue
Answer = Found | CardAnswer | Timeline | CatalogueAnswer
Pushed = LineStatus | Pop | CallUpdated | CallGone | Calls


class NotAnswered(Exception):
    """The server did not answer a question: `line_down`, `too_slow`, or its own reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Store(Protocol):
    """The desk's own store; each act is one transaction, done when the method returns. Raises sync.database's
    StoreFailed, and then nothing of it was done."""

    async def file(self, command: Command, draft_id: str | None = None) -> None:
        """Apply here and put in the outbox; the draft that it was made of goes in the same transaction. Raises
        Rejected where it cannot be done here."""

    async def waiting(self) -> tuple[Command, ...]: ...
    async def rejected(self) -> tuple[RejectedCommand, ...]: ...
    async def dismiss(self, command_id: str) -> None: ...
    async def save_draft(self, draft: Draft) -> None: ...
    async def discard_draft(self, draft_id: str) -> None: ...
    async def drafts(self) -> tuple[Draft, ...]: ...
    async def keep_card(self, card: Card, as_of: int) -> None: ...
    async def card(self, client_id: int, account_id: int | None) -> tuple[Card, int] | None: ...
    async def catalogue(self) -> tuple[str, bytes] | None: ...
    async def keep_catalogue(self, version: str, body: bytes) -> None: ...
    async def close(self) -> None: ...


class Line(Protocol):
    """The line to the server: holds itself up, sends the outbox, follows the feed from the store's cursor."""

    def sign_in(self, login: str, password: str) -> None: ...
    def resume(self, token: str) -> None: ...
    async def sign_out(self) -> None: ...
    async def ask(self, question: Question) -> Answer:
        """The answer to a question, whose `ref` is given here. Raises NotAnswered."""

    def follow(self, scopes: tuple[str, ...]) -> None: ...
    def outbox_grew(self) -> None: ...
    async def close(self) -> None: ...


class LineEvents(Protocol):
    """What a line tells, in the order in which it came, on the background loop; nothing here waits."""

    def welcomed(self, welcome: Welcome) -> None:
        """Signed in; told again each time the line is up again."""

    def refused(self, refused: Refused) -> None:
        """Not let in, or no longer. The line tries no more."""

    def link_changed(self, link: LinkState) -> None: ...
    def pushed(self, message: Pushed) -> None: ...
    def fed(self, rows: tuple[FeedRow, ...]) -> None:
        """Rows of the feed, after the store has taken them in."""

    def answered(self, outcomes: tuple[Outcome, ...]) -> None:
        """What became of commands, after the store has taken it in."""


class Seat(Protocol):
    """The place where people sign in: its settings, its secrets, its stores, its server."""

    async def remembered(self) -> tuple[str, str] | None:
        """Login and token of whoever wanted to be remembered."""

    async def remember(self, login: str, token: str) -> None: ...
    async def forget(self, login: str) -> None: ...
    async def open_store(self, login: str, password: str | None) -> Store:
        """This operator's store at this seat. Raises sync.database's StoreFailed."""

    def connect(self, store: Store, events: LineEvents) -> Line: ...
