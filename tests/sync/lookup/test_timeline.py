"""The timeline page by page is the whole story, once and in order."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from sqlalchemy import Connection, Engine, Table, select

from sync import card
from sync.demonstration.cast import OLENA
from sync.lookup import Lookup
from sync.protocol import TimelineEntry
from sync.records.billing import bills, corrections, payments
from sync.records.interactions import interactions
from sync.records.meters import readings
from sync.records.requests import requests
from tests.sync.lookup import writing

ACCOUNT = OLENA * 4
Key = tuple[str, int, str]
RECORDS: dict[str, Any] = {
    "interaction": card.Interaction,
    "request": card.Request,
    "reading": card.Reading,
    "bill": card.Bill,
    "correction": card.Correction,
    "payment": card.Payment,
}
_TABLES: dict[str, tuple[Table, str, str, str]] = {
    "interaction": (interactions, "client_id", "started_at", "id"),
    "request": (requests, "client_id", "filed_at", "id"),
    "reading": (readings, "account_id", "taken_at", "id"),
    "bill": (bills, "account_id", "issued_at", "number"),
    "correction": (corrections, "account_id", "issued_at", "number"),
    "payment": (payments, "account_id", "posted_at", "number"),
}


def everything(connection: Connection, *kinds: str) -> list[Key]:
    found: list[Key] = []
    for kind in kinds or _TABLES:
        table, owner, at, id_ = _TABLES[kind]
        whose = OLENA if owner == "client_id" else ACCOUNT
        found += [
            (kind, row[0], row[1])
            for row in connection.execute(select(table.c[at], table.c[id_]).where(table.c[owner] == whose))
        ]
    return sorted(found, key=lambda key: (key[1], key[2]), reverse=True)


def pages(lookup: Lookup, connection: Connection, kinds: tuple[str, ...], limit: int) -> list[TimelineEntry]:
    entries, more, total, since = lookup.timeline(connection, OLENA, ACCOUNT, kinds, None, limit)
    found = list(entries)
    while more:
        assert len(entries) == limit
        before = (found[-1].at, found[-1].id)
        entries, more, *rest = lookup.timeline(connection, OLENA, ACCOUNT, kinds, before, limit)
        assert rest == [None, None]
        assert not entries or (entries[0].at, entries[0].id) < before
        found += entries
    assert total == len(found)
    assert since == (found[-1].at if found else None)
    return found


@pytest.mark.parametrize("limit", [1, 7, 50, 200])
def test_the_pages_are_the_whole_story_in_order(lookup: Lookup, connection: Connection, limit: int) -> None:
    found = pages(lookup, connection, (), limit)
    assert [(entry.kind, entry.at, entry.id) for entry in found] == everything(connection)
    assert len(found) > 100


@pytest.mark.parametrize("kinds", [("bill",), ("payment", "reading"), tuple(RECORDS), ("interaction", "unheard_of")])
def test_only_the_kinds_that_are_wanted(lookup: Lookup, connection: Connection, kinds: tuple[str, ...]) -> None:
    found = pages(lookup, connection, kinds, 20)
    known = [kind for kind in kinds if kind in RECORDS]
    assert [(entry.kind, entry.at, entry.id) for entry in found] == everything(connection, *known)


def test_kinds_that_nobody_knows_are_empty(lookup: Lookup, connection: Connection) -> None:
    assert lookup.timeline(connection, OLENA, ACCOUNT, ("unheard_of",)) == ((), False, 0, None)


def test_the_records_are_those_of_the_card(lookup: Lookup, connection: Connection) -> None:
    body = lookup.card(connection, OLENA, ACCOUNT)
    assert body is not None
    seen = msgspec.json.decode(body, type=card.Card)
    of_card = {
        "interaction": seen.interactions,
        "request": seen.requests,
        "reading": seen.readings,
        "bill": seen.bills,
        "correction": seen.corrections,
        "payment": seen.payments,
    }
    for kind, records in of_card.items():
        entries, *_ = lookup.timeline(connection, OLENA, ACCOUNT, (kind,))
        told = [msgspec.json.decode(entry.record, type=RECORDS[kind]) for entry in entries]
        assert tuple(told[: len(records)]) == records


def test_without_an_account_there_are_contacts_and_requests(lookup: Lookup, connection: Connection) -> None:
    entries, _, total, _ = lookup.timeline(connection, OLENA, None, (), None, 200)
    assert {entry.kind for entry in entries} == {"interaction", "request"}
    assert total == len(entries)


def test_entries_of_one_instant_are_neither_lost_nor_doubled_at_a_page_break(written: Engine) -> None:
    lookup = Lookup(written.dialect.name)
    with written.connect() as connection:
        writing.add_client(connection, 1, "Коваль Ігор")
        for place in range(9):
            writing.add_talk(connection, "1", 1, 1000, id_=f"{place}-Ж" if place % 2 else f"{place}-a")
        seen: list[str] = []
        before = None
        for _ in range(5):
            entries, more, *_ = lookup.timeline(connection, 1, None, (), before, 2)
            seen += [entry.id for entry in entries]
            before = (entries[-1].at, entries[-1].id)
        assert not more
        assert seen == sorted(seen, reverse=True)
        assert len(set(seen)) == 9


def test_what_happens_meanwhile_moves_no_page(written: Engine) -> None:
    lookup = Lookup(written.dialect.name)
    with written.connect() as connection:
        writing.add_client(connection, 1, "Коваль Ігор")
        for at in (10, 20, 30, 40):
            writing.add_talk(connection, "1", 1, at)
        first, more, *_ = lookup.timeline(connection, 1, None, (), None, 2)
        writing.add_talk(connection, "1", 1, 50)
        second, *_ = lookup.timeline(connection, 1, None, (), (first[-1].at, first[-1].id), 2)
        assert more
        assert [entry.at for entry in (*first, *second)] == [40, 30, 20, 10]
