"""One entry for everything: phone, account, meter, request, tax number, name, firm, address, or several of them."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection

from sync.keys import after
from sync.lookup.raw import fetch
from sync.lookup.shapes import PostgresWriter, SqliteWriter, Writer
from sync.protocol import Find, Found
from sync.search.hits import Hits, Match
from sync.search.plan import Step, beginning, steps
from sync.search.statements import statements, streets_statement
from sync.search.typed import read

FURTHEST = 1000  # hits; nobody pages so far, he types more
_STREETS = 200
_COUNTED = 300  # words; whatever is there more often is common
_END = after("")


class Search:
    """Answers of the search entry; holds no connection, so that any thread may use it."""

    def __init__(self, dialect: str, region: str = "UA", area_code: str = "") -> None:
        """`region` and `area_code` are the catalogue's: where the utility's people dial from."""
        writer: Writer = PostgresWriter() if dialect == "postgresql" else SqliteWriter()
        self._writer = writer
        self._region = region
        self._area_code = area_code
        self._sources = statements(writer)
        self._hits = Hits(writer)

    def find(self, connection: Connection, question: Find) -> Found:
        """A page of hits, the likeliest first. The same text gives the same order on every page."""
        offset = min(question.offset, FURTHEST)
        matches = self._matches(connection, question.text, offset + question.limit + 1)
        page = matches[offset : offset + question.limit]
        hits = self._hits.fill(connection, page)
        kind = matches[0].matched if matches else ""
        return Found(question.ref, kind, hits, more=len(matches) > offset + question.limit)

    def _matches(self, connection: Connection, text: str, most: int) -> list[Match]:
        found: dict[tuple[int, int | None], Match] = {}
        streets: dict[tuple[str, ...], str] = {}
        rarest: dict[tuple[str, ...], str] = {}
        for step in steps(read(text, self._region, self._area_code)):
            parameters: dict[str, Any] = {**step.parameters, "most": most}
            if "then" in parameters:
                parameters["end"] = _END
            if step.streets:
                if step.streets not in streets:
                    streets[step.streets] = self._streets(connection, step.streets)
                if streets[step.streets] == "[]":
                    continue
                parameters["streets"] = streets[step.streets]
            if step.one_of:
                if step.one_of not in rarest:
                    rarest[step.one_of] = self._rarest(connection, step.one_of)
                parameters |= beginning(rarest[step.one_of])
            self._ask(connection, step, parameters, found)
            if len(found) >= most:
                break
        return list(found.values())

    def _ask(
        self,
        connection: Connection,
        step: Step,
        parameters: Mapping[str, Any],
        found: dict[tuple[int, int | None], Match],
    ) -> None:
        for client_id, account_id, matched_text in fetch(connection, self._sources[step.source], parameters):
            if (client_id, None) not in found:
                found.setdefault((client_id, account_id), Match(client_id, account_id, step.matched, matched_text))

    def _rarest(self, connection: Connection, words: tuple[str, ...]) -> str:
        """The word that the fewest firms bear: thousands are called after an Oleksandr, few after a Tsymbal."""
        if len(words) == 1:
            return words[0]
        counts = {
            word: fetch(connection, self._sources["entity_count"], {**beginning(word), "most": _COUNTED})[0][0]
            for word in words
        }
        return min(words, key=lambda word: (counts[word], -len(word)))

    def _streets(self, connection: Connection, words: tuple[str, ...]) -> str:
        """The streets, as a JSON list, in whose name or city each of these words begins one."""
        parameters: dict[str, Any] = {"most": _STREETS}
        for place, word in enumerate(words):
            parameters[f"low{place}"], parameters[f"high{place}"] = word, after(word)
        rows = fetch(connection, streets_statement(self._writer, len(words)), parameters)
        return msgspec.json.encode([row[0] for row in rows]).decode()
