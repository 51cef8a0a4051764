"""What the line needs from the desk, what it tells it, and how long it waits for what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ParamSpec, Protocol

import structlog

from sync.commands import Command
from sync.protocol import (
    CallGone,
    Calls,
    CallUpdated,
    CataloguePublished,
    FeedRow,
    LineStatus,
    Outcome,
    Pop,
    Refused,
    Standing,
    Welcome,
)

P = ParamSpec("P")
_log = structlog.get_logger(__name__)

Pushed = LineStatus | Pop | CallUpdated | CallGone | Calls | Standing | CataloguePublished


class NotAnswered(Exception):
    """A question got no answer: `line_down`, `too_slow`, or the reason that the server gave."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Link:
    """The line is up, or down since (milliseconds since the epoch) and why: `refused`, `unreachable`, `tls`,
    `closed`, or what the server said."""

    up: bool
    since: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds. A link that heals is in use again within `retry_most` + `connect`, less than ten seconds."""

    connect: float = 4.0
    welcome: float = 5.0
    send: float = 5.0
    pulse: float = 2.5
    echo: float = 4.0
    answer: float = 5.0
    outcome: float = 30.0
    retry_first: float = 0.25
    retry_most: float = 4.0
    batch: int = 20  # commands of one message
    untaken: int = 1000  # messages that the store has not taken in yet


class Store(Protocol):
    """The desk's outbox and feed (sync.outbox.Outbox); called in the store's own thread. Raises StoreFailed."""

    def begin_session(self, staff_id: int, feed_at: int) -> int: ...
    def cursor(self) -> int: ...
    def waiting(self, by: int | None = None, limit: int | None = None) -> tuple[Command, ...]: ...
    def settle(self, outcome: Outcome) -> bool: ...
    def apply_feed(self, rows: Sequence[FeedRow], upto: int) -> object: ...


class LineEvents(Protocol):
    """What the line tells, on its event loop, in the order in which it came; nothing here may wait."""

    def welcomed(self, welcome: Welcome) -> None:
        """Signed in; told again each time the line is up again."""

    def refused(self, refused: Refused) -> None:
        """Not let in, or no longer. The line tries no more until it is told to."""

    def link_changed(self, link: Link) -> None: ...

    def pushed(self, message: Pushed) -> None:
        """Calls and phones, straight from the wire: no store, no disk is between."""

    def fed(self, rows: tuple[FeedRow, ...]) -> None:
        """Rows of the feed, after the store has taken them in."""

    def answered(self, outcomes: tuple[Outcome, ...]) -> None:
        """What became of commands, after the store has taken it in."""


def tell(event: Callable[P, None], *what: P.args, **named: P.kwargs) -> None:
    """Tell the desk. One thing that it cannot deal with must not cost it the line."""
    try:
        event(*what, **named)
    except Exception:
        _log.exception("the desk failed on what the line told it", told=getattr(event, "__name__", "?"))
