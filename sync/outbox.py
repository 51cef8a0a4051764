"""The desk's side of sync: what a person does is applied here at once and waits in the outbox for the server's answer;
what the server tells is applied with the feed's cursor in one transaction.

What the desk holds is always the server's rows with the unanswered commands applied on top, in their order. So
whenever the server's rows change, the unanswered commands are taken back, the rows written, and the commands applied
again (`_rebase`): nothing that arrives meanwhile is lost, and a command that comes back by the feed is not doubled.

Synchronous; one thread uses it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from sync.commands import Command
from sync.commands.apply import apply
from sync.commands.base import Changes, DeskSetting, Rejected
from sync.database import storing
from sync.desk_state import read_state, write_state
from sync.protocol import MAX_MESSAGE, FeedRow, Outcome
from sync.records.images import REPLICATED, decode_row, delete_row, key_of, typed_row, write_rows
from sync.records.sync_state import drafts, outbox

LARGEST = MAX_MESSAGE // 4  # bytes of one command: what cannot be sent is not filed

_CURSOR = "cursor"
_WHOSE = "records_of"

_decode_command = msgspec.json.Decoder(Command).decode


class _Before(Struct, frozen=True):
    """A row before a command; `row` None: there was none."""

    table: str
    key: dict[str, Any]
    row: dict[str, Any] | None


_decode_before = msgspec.json.Decoder(tuple[_Before, ...]).decode


@dataclass(frozen=True, slots=True)
class RejectedHere:
    """A command that the server would not do; it is undone, and stands here until a person has dealt with it."""

    command: Command
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class FeedApplied:
    """What a Feed has changed here: the rows as they came, and which of the desk's own commands came back."""

    rows: tuple[tuple[str, Mapping[str, Any]], ...]
    came_back: frozenset[str]
    cursor: int


@dataclass(frozen=True, slots=True)
class _Pending:
    id: str
    command: Command
    before: tuple[_Before, ...]
    status: str
    seq: int


class Outbox:
    """Commands on their way to the server, and the feed on its way here."""

    def __init__(self, engine: Engine, setting: DeskSetting) -> None:
        self._engine = engine
        self._setting = setting

    def file(self, command: Command, *, draft_id: str | None = None) -> Changes:
        """Apply the command here and put it into the outbox; the draft it was made from goes in the same
        transaction. Filed twice it is there once. Raises Rejected (nothing is stored) and StoreFailed."""
        with storing(self._engine) as connection:
            status = connection.execute(select(outbox.c.status).where(outbox.c.id == command.id)).scalar()
            if status == "rejected":
                # The server would give the same answer: what was put right is a new command.
                raise Rejected("rejected_before", command.id)
            if status is not None:
                return ()
            body = msgspec.json.encode(command)
            if len(body) > LARGEST:
                raise Rejected("too_long")
            changes = apply(connection, command, self._setting)
            connection.execute(
                insert(outbox).values(
                    id=command.id,
                    body=body,
                    before=_encode_before(changes),
                    status="waiting",
                )
            )
            if draft_id is not None:
                connection.execute(delete(drafts).where(drafts.c.id == draft_id))
        return changes

    def waiting(self, by: int | None = None, limit: int | None = None) -> tuple[Command, ...]:
        """Commands without an answer, in their order; `by`: only this person's, as nobody may send another's."""
        statement = select(outbox.c.body).where(outbox.c.status == "waiting").order_by(outbox.c.position)
        with storing(self._engine, write=False) as connection:
            found = [_decode_command(body) for body in connection.execute(statement).scalars()]
        return tuple(command for command in found if by is None or command.by == by)[:limit]

    def waiting_count(self) -> int:
        counted = select(func.count()).where(outbox.c.status == "waiting")
        with storing(self._engine, write=False) as connection:
            number: int = connection.execute(counted).scalar_one()
        return number

    def rejected(self) -> tuple[RejectedHere, ...]:
        """Rejected commands that nobody has dealt with yet, oldest first."""
        statement = select(outbox).where(outbox.c.status == "rejected").order_by(outbox.c.position)
        with storing(self._engine, write=False) as connection:
            return tuple(
                RejectedHere(_decode_command(row.body), row.reason, row.detail) for row in connection.execute(statement)
            )

    def dismiss(self, command_id: str) -> None:
        """A person has dealt with the rejected command."""
        with storing(self._engine) as connection:
            connection.execute(delete(outbox).where(outbox.c.id == command_id, outbox.c.status == "rejected"))

    def settle(self, outcome: Outcome) -> bool:
        """Take in the server's answer to a command; False where it tells nothing new.

        Applied: the command stays applied on top until the feed has brought its change, then it goes. Rejected: it
        is undone and kept for the person. Retry: it keeps waiting.
        """
        with storing(self._engine) as connection:
            status = connection.execute(select(outbox.c.status).where(outbox.c.id == outcome.command_id)).scalar()
            if status != "waiting" or outcome.status not in ("applied", "rejected"):
                return False
            this = outbox.c.id == outcome.command_id
            if outcome.status == "applied" and outcome.seq > _cursor(connection):
                connection.execute(update(outbox).where(this).values(status="applied", seq=outcome.seq))
                return True
            keep = outcome.status == "rejected"
            self._rebase(connection, dropped=frozenset({outcome.command_id}), keep=keep)
            if keep:
                told = {"status": "rejected", "reason": outcome.reason, "detail": outcome.detail, "before": b"[]"}
                connection.execute(update(outbox).where(this).values(told))
        return True

    def cursor(self) -> int:
        """The feed's number up to which everything followed is here."""
        with storing(self._engine, write=False) as connection:
            return _cursor(connection)

    def apply_feed(self, rows: Sequence[FeedRow], upto: int) -> FeedApplied:
        """Write the rows and the new cursor. Rows come in order within one connection; coming again, they change
        nothing. Tables that this program does not know are passed over: the server is newer."""
        decoded = [
            (row.table, decode_row(REPLICATED[row.table], bytes(row.row))) for row in rows if row.table in REPLICATED
        ]
        with storing(self._engine) as connection:
            pending = _pending(connection)
            came_back = {row.command_id for row in rows if row.command_id is not None} & {entry.id for entry in pending}
            dropped = came_back | {entry.id for entry in pending if entry.status == "applied" and entry.seq <= upto}
            touched = {before.table for entry in pending for before in entry.before}

            def write() -> None:
                write_rows(connection, ((REPLICATED[table], row) for table, row in decoded))

            if dropped or touched & {table for table, _ in decoded}:
                self._rebase(connection, dropped=frozenset(dropped), write=write)
            else:
                write()
            write_state(connection, _CURSOR, str(upto).encode())
        return FeedApplied(tuple(decoded), frozenset(came_back), upto)

    def begin_session(self, staff_id: int, feed_at: int) -> int:
        """Whose feed is followed from now on; gives the cursor to follow from.

        The rows here are those that the person before could follow. For another person, or when the server's feed
        has gone back behind the cursor (it was restored), they are dropped and the feed starts at `feed_at`; what
        waits in the outbox stays and is applied on top of nothing.
        """
        with storing(self._engine) as connection:
            cursor = _cursor(connection)
            if read_state(connection, _WHOSE) == str(staff_id).encode() and cursor <= feed_at:
                return cursor
            passed = frozenset(
                entry.id for entry in _pending(connection) if entry.status == "applied" and entry.seq <= feed_at
            )

            def clear() -> None:
                for table in REPLICATED.values():
                    connection.execute(delete(table))

            self._rebase(connection, dropped=passed, write=clear)
            write_state(connection, _WHOSE, str(staff_id).encode())
            write_state(connection, _CURSOR, str(feed_at).encode())
        return feed_at

    def records(self, table: str, **equal: Any) -> tuple[Mapping[str, Any], ...]:
        """Rows held here whose columns have these values, with the waiting commands on top."""
        wanted = REPLICATED[table]
        statement = select(wanted).where(*(wanted.c[name] == value for name, value in equal.items()))
        with storing(self._engine, write=False) as connection:
            return tuple(dict(row) for row in connection.execute(statement).mappings())

    def _rebase(
        self,
        connection: Connection,
        *,
        dropped: frozenset[str],
        keep: bool = False,
        write: Callable[[], None] | None = None,
    ) -> None:
        """Take back all pending commands, newest first, let the server's rows be written, and apply those again that
        are not `dropped`. `keep`: the dropped stay in the outbox, without effect."""
        pending = _pending(connection)
        for entry in reversed(pending):
            _undo(connection, entry.before)
        if write is not None:
            write()
        for entry in pending:
            if entry.id not in dropped:
                before = self._apply_again(connection, entry.command)
                connection.execute(update(outbox).where(outbox.c.id == entry.id).values(before=before))
            elif not keep:
                connection.execute(delete(outbox).where(outbox.c.id == entry.id))

    def _apply_again(self, connection: Connection, command: Command) -> bytes:
        """What cannot be applied any more has no effect here; whether it is rejected the server decides."""
        attempt = connection.begin_nested()
        try:
            changes = apply(connection, command, self._setting)
        except Rejected:
            attempt.rollback()
            return b"[]"
        attempt.commit()
        return _encode_before(changes)


def _cursor(connection: Connection) -> int:
    return int(read_state(connection, _CURSOR) or b"0")


def _pending(connection: Connection) -> list[_Pending]:
    statement = select(outbox).where(outbox.c.status.in_(("waiting", "applied"))).order_by(outbox.c.position)
    return [
        _Pending(row.id, _decode_command(row.body), _decode_before(row.before), row.status, row.seq)
        for row in connection.execute(statement)
    ]


def _undo(connection: Connection, before: Iterable[_Before]) -> None:
    for change in reversed(tuple(before)):
        table = REPLICATED[change.table]
        if change.row is None:
            delete_row(connection, table, key_of(table, typed_row(table, change.key)))
        else:
            write_rows(connection, [(table, typed_row(table, change.row))])


def _encode_before(changes: Changes) -> bytes:
    images = []
    for change in changes:
        key = {str(column.name): change.row[column.name] for column in REPLICATED[change.table].primary_key}
        images.append(_Before(change.table, key, None if change.before is None else dict(change.before)))
    return msgspec.json.encode(images)
