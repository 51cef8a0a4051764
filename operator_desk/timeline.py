"""The timeline of a client: everything that ever happened, in one list, newest first; pure.

Its first page is made of the card that is on the desk already, so that it is there with the card.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from operator_desk.verbs import TimelineLine, TimelinePage
from sync.card import Bill, Card, Correction, Interaction, Payment, Reading, Request
from sync.protocol import Timeline, TimelineEntry

_RECORDS: Mapping[str, type[Any]] = {
    "interaction": Interaction,
    "request": Request,
    "reading": Reading,
    "bill": Bill,
    "correction": Correction,
    "payment": Payment,
}
_OPEN = ("open", "taken")
_decoders: Mapping[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(record) for kind, record in _RECORDS.items()
}


def first_page(card: Card, kinds: tuple[str, ...], limits: Mapping[str, int]) -> TimelinePage:
    """The newest entries as far as the card knows them all.

    The card holds the latest `limits[kind]` of each kind. Where it holds fewer, there are no more; where a list is
    full, older ones may stand at the server, so the page ends at that list's last: below it something could be missing.
    """
    lists = {kind: _lines(card, kind) for kind in kinds or tuple(_RECORDS)}
    ends = [_known_to(found) for kind, found in lists.items() if found and len(found) >= limits.get(kind, 1)]
    known_to = max(ends, default=None)
    merged = _newest_first(line for found in lists.values() for line in found)
    shown = [line for line in merged if known_to is None or line.at >= known_to]
    return TimelinePage(card.client_id, card.account_id, kinds, True, tuple(shown), known_to is not None, None, None)


def page_of(
    client_id: int, account_id: int | None, kinds: tuple[str, ...], first: bool, answer: Timeline
) -> TimelinePage:
    """A page as the server gave it. An entry of a kind that this version does not know is left out."""
    lines = tuple(line for line in map(_line, answer.entries) if line is not None)
    return TimelinePage(client_id, account_id, kinds, first, lines, answer.more, answer.total, answer.since)


def with_unsent(page: TimelinePage, card: Card) -> TimelinePage:
    """The first page with those requests and readings of `card` that the server has not got yet."""
    if not page.first:
        return page
    there = {line.id for line in page.lines}
    oldest = page.lines[-1].at if page.lines else 0
    unsent = [
        line
        for kind in ("request", "reading")
        if not page.kinds or kind in page.kinds
        for line in _lines(card, kind)
        if line.id not in there and _taken_here(line, oldest)
    ]
    if not unsent:
        return page
    return replace(page, lines=tuple(_newest_first((*page.lines, *unsent))))


def _known_to(full: list[TimelineLine]) -> int:
    """Down to which instant a full list has no gap. Of requests, a card holds all that are open, then the newest."""
    closed = [line for line in full if not isinstance(line.record, Request) or line.record.status not in _OPEN]
    return closed[-1].at if closed else full[0].at


def _taken_here(line: TimelineLine, oldest: int) -> bool:
    """A request without a number, or a reading of an operator that the page would hold if the server had it."""
    if isinstance(line.record, Request):
        return line.record.number is None
    return isinstance(line.record, Reading) and line.record.entry_id is not None and line.at >= oldest


def _newest_first(lines: Iterable[TimelineLine]) -> list[TimelineLine]:
    return sorted(lines, key=lambda line: (line.at, line.id), reverse=True)


def _line(entry: TimelineEntry) -> TimelineLine | None:
    decoder = _decoders.get(entry.kind)
    return None if decoder is None else TimelineLine(entry.kind, entry.at, entry.id, decoder.decode(entry.record))


def _lines(card: Card, kind: str) -> list[TimelineLine]:
    return _newest_first(TimelineLine(kind, at, id_, record) for at, id_, record in _entries(card, kind))


def _entries(card: Card, kind: str) -> Iterator[tuple[int, str, Any]]:
    match kind:
        case "interaction":
            yield from ((record.started_at, record.id, record) for record in card.interactions)
        case "request":
            yield from ((record.filed_at, record.id, record) for record in card.requests)
        case "reading":
            yield from ((record.taken_at, record.id, record) for record in card.readings)
        case "bill":
            yield from ((record.issued_at, record.number, record) for record in card.bills)
        case "correction":
            yield from ((record.issued_at, record.number, record) for record in card.corrections)
        case "payment":
            yield from ((record.posted_at, record.number, record) for record in card.payments)
