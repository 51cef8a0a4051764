"""Calls into the records: the row of the interaction and those of its legs, and what they mean for the feed.

A command may have made the row before (a choice, a wrap-up while the server knew nothing of the call): what the
operator said stays, the facts of the call are filled in. An earlier server may have begun to log the call: see
`resuming`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Engine, select

from sync import feed
from sync.commands.base import RowChange, client_scope, put, staff_scope
from sync.database import writing
from sync.ids import first_id_of, new_id
from sync.lookup import Lookup, stands_out
from sync.records.checks import identity_checks
from sync.records.interactions import interactions, legs
from sync.server.resuming import Span, known_before, resumed
from sync.verification.rules import Check
from sync.verification.standing import merged

ABSENT_WITHIN = 24 * 3600 * 1000  # ms: older calls that are still open are no work of this server's


class CallRecord(Struct, frozen=True):
    """A call as it is to be written. Instants are milliseconds."""

    call_id: str
    direction: str
    number: str
    e164: str | None
    entered_account: str | None
    rang: bool  # an operator's phone rang: a card may have opened by itself
    queue: str | None
    operator_id: int | None
    started_at: int
    answered_at: int | None
    ended_at: int | None
    ended_how: str | None
    seen_from: int  # since when this server has seen it: later than its beginning where a snapshot told of it
    legs: tuple[Span, ...]


def write_call(engine: Engine, lookup: Lookup, record: CallRecord, at: int) -> bool:
    """Write the call; true when anything was new. Raises what the database raises, and Rejected."""
    with writing(engine) as connection:
        before = _row(connection, record.call_id)
        written = _written_legs(connection, str(before["id"])) if before else {}
        spans = tuple(_span(leg) for leg in written.values())
        row = _merged(connection, lookup, record, before, at)
        if before is not None and known_before(spans, record.seen_from):
            row |= {
                "started_at": before["started_at"],
                "answered_at": before["answered_at"] or record.answered_at,
                "queue": before["queue"] or record.queue,
            }
        changes: list[RowChange] = []
        scopes = _scopes(row)
        if before != row:
            row["version"] = before["version"] + 1 if before else 1
            changes.append(put(connection, interactions, row, scopes, before))
        spans = resumed(spans, record.legs, record.seen_from)
        changes += _write_legs(connection, str(row["id"]), spans, written, scopes)
        # A call that concerns no client and no operator has nobody who follows it.
        if changes and scopes:
            feed.record(connection, tuple(changes), None, at)
    return bool(changes)


def close_absent(engine: Engine, line: str, live: frozenset[str], at: int) -> bool:
    """End the calls of this line that are open in the log and not `live`: nobody saw how they ended."""
    with writing(engine) as connection:
        open_rows = connection.execute(
            select(interactions).where(
                interactions.c.id >= first_id_of(at - ABSENT_WITHIN),
                interactions.c.ended_at.is_(None),
                interactions.c.channel == "call",
                interactions.c.call_id.startswith(f"{line}:", autoescape=True),
            )
        ).mappings()
        changes: list[RowChange] = []
        for found in open_rows.all():
            if found["call_id"] in live:
                continue
            before = dict(found)
            row = before | {"ended_at": at, "ended_how": "lost", "version": before["version"] + 1}
            scopes = _scopes(row)
            ended = [put(connection, interactions, row, scopes, before)]
            written = _written_legs(connection, str(row["id"]))
            spans = [
                (kind, who, began, at if over is None else over)
                for kind, who, began, over in map(_span, written.values())
            ]
            ended += _write_legs(connection, str(row["id"]), spans, written, scopes)
            if scopes:
                changes += ended
        feed.record(connection, tuple(changes), None, at)
    return bool(changes)


def recorded_choice(connection: Connection, call_id: str) -> tuple[int, int | None] | None:
    """The client and account that this call is logged to, if any."""
    found = connection.execute(
        select(interactions.c.client_id, interactions.c.account_id).where(interactions.c.call_id == call_id)
    ).one_or_none()
    return None if found is None or found.client_id is None else (found.client_id, found.account_id)


def recorded_checks(connection: Connection, call_id: str) -> tuple[Check, ...]:
    """What the caller was asked in this call and how he answered, each question once: the later answer counts."""
    table = identity_checks.c
    found = connection.execute(
        select(table.client_id, table.subject, table.agrees)
        .where(table.call_id == call_id, table.kind == "answer")
        .order_by(table.id)
    )
    return merged((), (Check(row.client_id, row.subject, bool(row.agrees)) for row in found))


def _row(connection: Connection, call_id: str) -> dict[str, Any] | None:
    found = connection.execute(select(interactions).where(interactions.c.call_id == call_id).with_for_update())
    row = found.mappings().one_or_none()
    return None if row is None else dict(row)


def _merged(
    connection: Connection, lookup: Lookup, record: CallRecord, before: Mapping[str, Any] | None, at: int
) -> dict[str, Any]:
    row: dict[str, Any] = dict(before) if before else {column.name: None for column in interactions.columns}
    if before is None:
        row |= {"id": new_id(at), "call_id": record.call_id, "channel": "call", "note": "", "version": 1}
    row |= {
        "direction": record.direction,
        "number": record.number,
        "queue": record.queue,
        "operator_id": record.operator_id or row["operator_id"],
        "started_at": record.started_at,
        "answered_at": record.answered_at,
        "ended_at": record.ended_at,
        "ended_how": record.ended_how,
    }
    if row["client_id"] is None and record.rang:
        # Nobody has chosen: the one whose card opened by itself counts as chosen.
        candidates = lookup.candidates(connection, record.e164, record.entered_account, at)
        standing = stands_out(candidates)
        if standing is not None:
            row |= {
                "client_id": standing.client_id,
                "account_id": standing.account_id,
                "certain": standing.certainty.value,
            }
    return row


def _written_legs(connection: Connection, interaction_id: str) -> dict[int, dict[str, Any]]:
    """What the log holds of this call, by its place."""
    found = connection.execute(select(legs).where(legs.c.interaction_id == interaction_id).order_by(legs.c.seq))
    return {row["seq"]: dict(row) for row in found.mappings()}


def _span(leg: Mapping[str, Any]) -> Span:
    return leg["kind"], leg["who"], leg["began_at"], leg["ended_at"]


def _write_legs(
    connection: Connection,
    interaction_id: str,
    spans: Sequence[Span],
    written: Mapping[int, Mapping[str, Any]],
    scopes: tuple[str, ...],
) -> list[RowChange]:
    changes = []
    for seq, (kind, who, began_at, ended_at) in enumerate(spans):
        row = {
            "interaction_id": interaction_id,
            "seq": seq,
            "kind": kind,
            "who": who,
            "began_at": began_at,
            "ended_at": ended_at,
            "answered": kind == "operator",
        }
        if written.get(seq) != row:
            changes.append(put(connection, legs, row, scopes, written.get(seq)))
    return changes


def _scopes(row: Mapping[str, Any]) -> tuple[str, ...]:
    scopes = []
    if row["client_id"] is not None:
        scopes.append(client_scope(row["client_id"]))
    if row["operator_id"] is not None:
        scopes.append(staff_scope(row["operator_id"]))
    return tuple(scopes)
