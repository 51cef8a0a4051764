"""What a desk may ask: search, a card, a page of the timeline, an account's money, a household, the catalogue.

The look-ups themselves are given to the constructor; here it is said which message asks for which, and what a desk is
told when there is no answer.
"""

from collections.abc import Callable
from typing import Protocol

import msgspec
from msgspec import Raw
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from sync import feed
from sync.lookup import Lookup
from sync.protocol import (
    BillingAnswer,
    CardAnswer,
    CatalogueAnswer,
    Find,
    Found,
    FromServer,
    HouseholdAnswer,
    OpenCard,
    Problem,
    ReadBilling,
    ReadCatalogue,
    ReadHousehold,
    ReadTimeline,
    Timeline,
)
from sync.server.logs import Log
from sync.server.workers import Busy, Workers

Read = Find | OpenCard | ReadTimeline | ReadBilling | ReadHousehold
Question = Read | ReadCatalogue
MOST_HITS = 100
MOST_ENTRIES = 200
LONGEST_TEXT = 200


class Searcher(Protocol):
    """The one search entry: what is it that was typed, and whom does it find?"""

    def find(self, connection: Connection, question: Find) -> Found:
        """The hits, best first."""


class Questions:
    """Answers of the server; any desk may be given them whose role may ask."""

    def __init__(
        self,
        workers: Workers,
        lookup: Lookup,
        search: Searcher,
        catalogue: tuple[str, bytes],
        log: Log,
    ) -> None:
        self._workers = workers
        self._lookup = lookup
        self._search = search
        self.catalogue_version, self._catalogue = catalogue
        self._log = log

    def publish(self, version: str, catalogue: bytes) -> None:
        """From now on this is the catalogue, as JSON."""
        self.catalogue_version, self._catalogue = version, catalogue

    async def answer(self, question: Question) -> FromServer:
        """The answer, or the Problem that stood in its way. Raises nothing but being cancelled."""
        if isinstance(question, ReadCatalogue):
            return CatalogueAnswer(question.ref, self.catalogue_version, Raw(self._catalogue))
        if not _has_meaning(question):
            return Problem("unreadable", question.ref)
        try:
            return await self._workers.ask(self._asked(question))
        except Busy:
            return Problem("busy", question.ref)
        except SQLAlchemyError as error:
            self._log.error("question_failed", kind=type(question).__name__, error=type(error).__name__)
            return Problem("database_down", question.ref)
        except Exception:  # no fault of ours may end a desk's connection, and none leaves with its traceback
            self._log.exception("question_failed", kind=type(question).__name__)
            return Problem("unreadable", question.ref)

    def _asked(self, question: Read) -> Callable[[Connection], FromServer]:
        match question:
            case Find():
                return lambda connection: self._find(connection, question)
            case OpenCard():
                return lambda connection: self._card(connection, question)
            case ReadTimeline():
                return lambda connection: self._timeline(connection, question)
            case ReadBilling():
                return lambda connection: self._billing(connection, question)
            case ReadHousehold():
                return lambda connection: self._household(connection, question)

    def _find(self, connection: Connection, question: Find) -> Found:
        limit = min(max(question.limit, 1), MOST_HITS)
        bounded = Find(question.ref, question.text[:LONGEST_TEXT], max(question.offset, 0), limit)
        return self._search.find(connection, bounded)

    def _card(self, connection: Connection, question: OpenCard) -> CardAnswer:
        # The number first: what the card lacks of later changes the feed brings.
        feed_at = feed.last_seq(connection)
        card = self._lookup.card(connection, question.client_id, question.account_id)
        return CardAnswer(question.ref, None if card is None else Raw(card), feed_at)

    def _timeline(self, connection: Connection, question: ReadTimeline) -> Timeline:
        limit = min(max(question.limit, 1), MOST_ENTRIES)
        entries, more, total, since = self._lookup.timeline(
            connection, question.client_id, question.account_id, question.kinds, question.before, limit
        )
        return Timeline(question.ref, entries, more, total, since)

    def _billing(self, connection: Connection, question: ReadBilling) -> BillingAnswer:
        body = self._lookup.billing(connection, question.client_id, question.account_id)
        return BillingAnswer(question.ref, None if body is None else Raw(body))

    def _household(self, connection: Connection, question: ReadHousehold) -> HouseholdAnswer:
        found = self._lookup.household(connection, question.client_id, question.account_id, max(question.offset, 0))
        return HouseholdAnswer(question.ref, found)


def _has_meaning(question: Read) -> bool:
    """Numbers that fit into a column and texts that fit into one: the databases disagree about the others."""
    values = [*msgspec.structs.astuple(question)]
    while values:
        value = values.pop()
        if isinstance(value, tuple):
            values += value
        elif isinstance(value, int):
            if not -(1 << 63) <= value < 1 << 63:
                return False
        elif isinstance(value, str) and "\0" in value:
            return False
    return True
