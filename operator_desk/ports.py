"""What the desk needs of the world: a line to the server, a store of its own, and somebody to open both.

The real ones are put together in operator_desk.app; tests give others. Every method is called on the background loop.
"""

from typing import Protocol

from operator_desk.verbs import Draft, RejectedCommand, StoreSetAside
from sync.card import Card
from sync.client import LineEvents
from sync.client.questions import Answer, Question
from sync.commands import Command


class Store(Protocol):
    """The desk's own store; each act is one transaction, done when the method returns. Raises sync.database's
    StoreFailed, and then nothing of it was done. `set_aside`: what was saved of a store that could not be read."""

    @property
    def set_aside(self) -> StoreSetAside | None: ...

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
    async def kept_card(self, client_id: int, account_id: int | None) -> tuple[Card, int] | None: ...
    async def catalogue(self) -> tuple[str, bytes] | None: ...
    async def keep_catalogue(self, version: str, body: bytes) -> None: ...
    async def close(self, *, in_vain: bool = False) -> None:
        """`in_vain`: nobody came in. A store made for this attempt is removed again."""


class Line(Protocol):
    """The line to the server (sync.client.SyncClient): holds itself up, sends the outbox, follows the feed."""

    def sign_in(self, login: str, password: str) -> None: ...
    def resume(self, token: str) -> None: ...
    async def sign_out(self) -> None: ...
    async def ask(self, question: Question) -> Answer:
        """The answer to a question. Raises sync.client's NotAnswered."""

    def follow(self, scopes: tuple[str, ...]) -> None: ...
    def outbox_grew(self) -> None: ...
    async def close(self) -> None: ...


class Seat(Protocol):
    """The place where people sign in: its settings, its secrets, its stores, its server."""

    async def remembered(self) -> tuple[str, str] | None:
        """Login and token of whoever wanted to be remembered."""

    async def remember(self, login: str, token: str) -> None: ...
    async def forget(self, login: str) -> None: ...
    async def open(self, login: str, password: str | None, events: LineEvents) -> tuple[Store, Line]:
        """This operator's store at this seat, and a line that sends what is in it. Raises sync.database's
        StoreFailed."""
