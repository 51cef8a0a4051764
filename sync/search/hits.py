"""From what was found to the lines that are shown: names, addresses and balances of one page in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from sync.lookup.card_shape import address, first_account
from sync.lookup.raw import fetch
from sync.lookup.shapes import Writer
from sync.protocol import Hit


@dataclass(frozen=True, slots=True)
class Match:
    """A client, or one of his accounts, that fits; `text` is what fitted, where that is not his name or address."""

    client_id: int
    account_id: int | None
    matched: str
    text: str | None


class Hits:
    """Fills in matches."""

    def __init__(self, writer: Writer) -> None:
        self._statement = writer.statement(
            f"""with found as materialized ({writer.pairs(":clients", ":accounts", ("client_id", "account_id"))}),
            seen as materialized (
                select f.position, f.client_id, coalesce(f.account_id, {first_account("f.client_id")}) as account_id
                from found f
            )
            select seen.position, c.name, c.kind, a.id, coalesce(a.number, ''), {address("p")}, coalesce(a.balance, 0)
            from seen {writer.one("clients", "c", "seen.client_id")} {writer.one("accounts", "a", "seen.account_id")}
            {writer.one("premises", "p", "a.premise_id")} order by seen.position"""  # noqa: S608
        )

    def fill(self, connection: Connection, matches: Sequence[Match]) -> tuple[Hit, ...]:
        """One line for each match, in their order."""
        if not matches:
            return ()
        parameters = {
            "clients": msgspec.json.encode([match.client_id for match in matches]).decode(),
            "accounts": msgspec.json.encode([match.account_id for match in matches]).decode(),
        }
        rows = fetch(connection, self._statement, parameters)
        return tuple(_hit(match, row) for match, row in zip(matches, rows, strict=True))


def _hit(match: Match, row: Sequence[Any]) -> Hit:
    _, name, kind, account_id, number, where, balance = row
    text = match.text or (where if match.matched == "address" else name)
    return Hit(match.client_id, account_id, name, kind, number, where, match.matched, text, balance)
