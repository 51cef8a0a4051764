"""The look-ups that a ringing phone waits for: number -> candidates -> card, each one statement that returns JSON."""

from collections.abc import Iterable

from msgspec import Raw
from sqlalchemy import Connection

from sync.household import Household
from sync.lookup import candidates as who
from sync.lookup import timeline as history
from sync.lookup.billing_shape import billing_statement
from sync.lookup.card_shape import CARD, card_statement
from sync.lookup.household import Households
from sync.lookup.raw import fetch
from sync.lookup.shapes import PostgresWriter, SqliteWriter, Writer
from sync.protocol import Candidate, TimelineEntry


class Lookup:
    """Statements for one kind of database, written once; holds no connection, so that any thread may use it."""

    def __init__(self, dialect: str) -> None:
        """`dialect` is SQLAlchemy's name: sqlite or postgresql."""
        writer: Writer = PostgresWriter() if dialect == "postgresql" else SqliteWriter()
        self._writer = writer
        card = writer.text(writer.object(CARD))
        self._card = card_statement(writer, card)
        self._billing = billing_statement(writer)
        self._households = Households(writer)
        self._candidates = who.candidates_statement(writer, None)
        self._pop = who.candidates_statement(writer, card)

    def card(self, connection: Connection, client_id: int, account_id: int | None) -> bytes | None:
        """The client's card as JSON, seen from this account or, where it is none of his, from his first.
        None: no such client."""
        rows = fetch(connection, self._card, {"client_id": client_id, "account_id": account_id})
        return rows[0][0].encode() if rows else None

    def billing(self, connection: Connection, client_id: int, account_id: int) -> bytes | None:
        """All of an account's money as JSON (sync.billing.documents). None: the client has no such account."""
        rows = fetch(connection, self._billing, {"client_id": client_id, "account_id": account_id})
        return rows[0][0].encode() if rows else None

    def household(self, connection: Connection, client_id: int, account_id: int | None, offset: int) -> Household:
        """A page of those who belong to this client, with the evidence."""
        return self._households.read(connection, client_id, account_id, offset)

    def candidates(
        self, connection: Connection, e164: str | None, entered_account: str | None, now: int
    ) -> tuple[Candidate, ...]:
        """Who may be calling, best first, at most ten. `e164` is None for a withheld number; `now` is milliseconds."""
        if e164 is None and entered_account is None:
            return ()
        rows = fetch(connection, self._candidates, {"e164": e164, "entered": entered_account})
        return who.rank(rows, now)

    def pop(
        self, connection: Connection, e164: str | None, entered_account: str | None, now: int
    ) -> tuple[tuple[Candidate, ...], bytes | None]:
        """Who may be calling and, where one stands out, his card: one statement for the common caller."""
        if e164 is None and entered_account is None:
            return (), None
        rows = fetch(connection, self._pop, {"e164": e164, "entered": entered_account})
        found = who.rank(rows, now)
        chosen = who.stands_out(found)
        if chosen is None:
            return found, None
        made = next((row[13] for row in rows if row[0] == chosen.client_id), None)
        if made is not None:
            return found, made.encode()
        return found, self.card(connection, chosen.client_id, chosen.account_id)

    def timeline(
        self,
        connection: Connection,
        client_id: int,
        account_id: int | None,
        kinds: Iterable[str] = (),
        before: tuple[int, str] | None = None,
        limit: int = 50,
    ) -> tuple[tuple[TimelineEntry, ...], bool, int | None, int | None]:
        """A page older than `before`: its entries, whether there are more and, with the first page only, how many
        there are in all and when the first was. `kinds` empty means all; unknown ones are left out."""
        wanted = frozenset(kinds)
        chosen = tuple(kind for kind in history.KINDS if not wanted or kind in wanted)
        if not chosen:
            return (), False, 0, None
        parameters = history.page_parameters(client_id, account_id, before, limit)
        rows = fetch(connection, history.page_statement(self._writer, chosen), parameters)
        entries = tuple(TimelineEntry(kind, at, id_, Raw(record.encode())) for kind, at, id_, record in rows[:limit])
        more = len(rows) > limit
        if before is not None:
            return entries, more, None, None
        asked = {"client_id": client_id, "account_id": account_id}
        total, since = fetch(connection, history.extent_statement(self._writer, chosen), asked)[0]
        return entries, more, total, since
