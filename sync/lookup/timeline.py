"""The timeline: everything that happened with a client and one of his accounts, newest first, a page at a time.

Pages go by key (instant, id), so that a page stays right while new entries arrive above it. Contacts and requests are
the client's, whichever account they were about; readings and money are the account's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sync.lookup.card_shape import BILL, CORRECTION, INTERACTION, PAYMENT, READING, REQUEST, STANDING
from sync.lookup.shapes import Shape, Writer


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of entry: its records as JSON, where they are, and by which columns they are ordered."""

    shape: Shape
    of: str  # the condition that makes them this client's or this account's
    at: str
    id: str


_KINDS: Mapping[str, _Kind] = {
    "interaction": _Kind(
        Shape(INTERACTION, "interactions i"),
        "i.client_id = :client_id",
        "i.started_at",
        "i.id",
    ),
    "request": _Kind(
        Shape(REQUEST, "requests r"),
        "r.client_id = :client_id",
        "r.filed_at",
        "r.id",
    ),
    "reading": _Kind(
        Shape({**READING, "reason": "d.reason"}, "readings d"),
        f"d.account_id = :account_id and {STANDING}",
        "d.taken_at",
        "d.id",
    ),
    "bill": _Kind(Shape(BILL, "bills b"), "b.account_id = :account_id", "b.issued_at", "b.number"),
    "correction": _Kind(Shape(CORRECTION, "corrections k"), "k.account_id = :account_id", "k.issued_at", "k.number"),
    "payment": _Kind(Shape(PAYMENT, "payments y"), "y.account_id = :account_id", "y.posted_at", "y.number"),
}
KINDS = tuple(_KINDS)


def page_statement(writer: Writer, kinds: Sequence[str]) -> str:
    """Entries older than (:at, :id), one more than the page holds. Each kind reads no more rows than the page has."""
    pages = [_page(writer, name, _KINDS[name]) for name in kinds]
    body = " union all ".join(f"select * from ({page}) {name}_page" for page, name in zip(pages, kinds, strict=True))  # noqa: S608
    newest_first = f"order by at desc, id {writer.bytewise} desc limit :limit"
    return writer.statement(f"select kind, at, id, record from ({body}) entries {newest_first}")  # noqa: S608


def extent_statement(writer: Writer, kinds: Sequence[str]) -> str:
    """How many entries there are, and the instant of the first of them."""
    body = " union all ".join(
        f"select count(*) as entries, min({kind.at}) as first from {kind.shape.source} where {kind.of}"  # noqa: S608
        for kind in (_KINDS[name] for name in kinds)
    )
    return writer.statement(f"select cast(sum(entries) as bigint), min(first) from ({body}) extents")  # noqa: S608


def _page(writer: Writer, name: str, kind: _Kind) -> str:
    id_ = f"{kind.id} {writer.bytewise}"
    record = writer.text(writer.object(kind.shape))
    return f"""select '{name}' as kind, {kind.at} as at, {kind.id} as id, {record} as record
        from {kind.shape.source} where {kind.of} and {kind.at} <= :at and ({kind.at} < :at or {id_} < :id)
        order by {kind.at} desc, {id_} desc limit :limit"""  # noqa: S608


def page_parameters(
    client_id: int, account_id: int | None, before: tuple[int, str] | None, limit: int
) -> Mapping[str, Any]:
    """What the statements take; the first page is older than the end of time."""
    at, id_ = before or (1 << 62, "")
    return {"client_id": client_id, "account_id": account_id, "at": at, "id": id_, "limit": limit + 1}
