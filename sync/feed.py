"""The server's side of sync: a command is applied, its changes numbered and its outcome remembered in one
transaction, and desks read the changes in the order of their numbers.

The number comes from one counter row, whose lock is held until the commit. So numbers become visible in their order:
who has read up to n never finds a new row at or below n. A sequence would not do: two transactions may take 7 and 8
and commit 8 first, and a reader who has seen 8 would miss 7 for ever.
"""

from collections.abc import Sequence

import msgspec
from msgspec import Raw
from sqlalchemy import Connection, Engine, Row, func, insert, select, update
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from sync.commands import Command
from sync.commands.apply import apply, well_formed_id
from sync.commands.base import Changes, Rejected, Setting
from sync.database import align_sequences, writing
from sync.protocol import FeedRow, Outcome
from sync.records.images import encode_row, replicated
from sync.records.sync_state import command_ledger, feed, feed_counter, feed_scopes

ATTEMPTS = 3  # of one command, before the desk is told to try again later
AT_ODDS = frozenset({"40001", "40P01"})  # two transactions in each other's way: the loser goes again at once


def record(connection: Connection, changes: Changes, command_id: str | None, at: int) -> int:
    """Number the changes, in the transaction that made them; the last thing it does, as all writers wait for its
    end. Gives the last number, 0 where nothing has changed. `at`: milliseconds since the epoch."""
    if not changes:
        return 0
    taken = update(feed_counter).values(last_seq=feed_counter.c.last_seq + len(changes))
    last: int = connection.execute(taken.returning(feed_counter.c.last_seq)).scalar_one()
    rows, scopes = [], []
    for seq, change in enumerate(changes, last - len(changes) + 1):
        table = replicated(change.table).name
        rows.append(
            {"seq": seq, "at": at, "table": table, "row": encode_row(change.row), "command_id": command_id},
        )
        scopes += [{"scope": scope, "seq": seq} for scope in dict.fromkeys(change.scopes)]
    connection.execute(insert(feed), rows)
    if scopes:
        connection.execute(insert(feed_scopes), scopes)
    return last


def last_seq(connection: Connection) -> int:
    """The number of the newest change that is committed."""
    last: int = connection.execute(select(feed_counter.c.last_seq)).scalar_one()
    return last


def read(
    connection: Connection, cursor: int, scopes: Sequence[str], limit: int = 200
) -> tuple[tuple[FeedRow, ...], int]:
    """The changes of these scopes behind `cursor`, oldest first, and the new cursor.

    At most `limit` rows, except that the changes of one command are never parted. Where there are more, the cursor
    is that of the last row; otherwise it is the newest number, whosesoever that is.
    """
    upto = last_seq(connection)  # first: what it covers is committed, so the next statement sees all of it
    if not scopes or upto <= cursor:
        return (), upto
    numbers = (
        select(feed_scopes.c.seq)
        .distinct()
        .where(feed_scopes.c.scope.in_(scopes), feed_scopes.c.seq > cursor, feed_scopes.c.seq <= upto)
    )
    behind = select(feed).where(feed.c.seq.in_(numbers)).order_by(feed.c.seq)
    found = connection.execute(behind.limit(limit + 1)).all()
    if len(found) > limit:
        found = _whole_commands(found, limit) or [
            *found,
            *connection.execute(
                behind.where(feed.c.seq > found[-1].seq, feed.c.command_id == found[-1].command_id)
            ).all(),
        ]
        upto = found[-1].seq
    return tuple(FeedRow(row.seq, row.table, Raw(row.row), row.command_id) for row in found), upto


def oldest_seq(connection: Connection) -> int:
    """The oldest number still kept; a desk whose cursor lies more than one below it has to begin anew."""
    return connection.execute(select(func.min(feed.c.seq))).scalar() or 0


def execute(engine: Engine, command: Command, setting: Setting, *, staff_id: int, at: int) -> Outcome:
    """Do what the command says, exactly once: sent again, it gets the answer that it got.

    `staff_id` is who is signed in, `at` the server's clock. Status "retry" means that nothing was done: the database
    is away or busy. Blocks; not for the event loop's thread.
    """
    if command.by != staff_id:
        return Outcome(command.id, "rejected", "not_yours")
    rejected: Rejected | None = None
    conflicts = False
    for attempt in range(ATTEMPTS + 1):
        try:
            if conflicts:
                with writing(engine) as connection:
                    align_sequences(connection)
                conflicts = False
            if rejected is None:
                return _apply_once(engine, command, setting, at)
            return _reject(engine, command, rejected, at)
        except Rejected as error:
            rejected = error
        except IntegrityError as error:
            # Somebody else did the same at once, and the next look will see it; or rows were loaded with ids of their
            # own, and the next id is taken. If it is neither, the command is at fault.
            if attempt == ATTEMPTS - 1:
                rejected = Rejected("conflict", type(error.orig).__name__)
            else:
                conflicts = True
        except DataError as error:
            rejected = Rejected("malformed", type(error.orig).__name__)
        except (OperationalError, PoolTimeout) as error:
            # Nothing was committed, or the ledger knows it.
            if getattr(getattr(error, "orig", None), "sqlstate", None) not in AT_ODDS:
                return Outcome(command.id, "retry", "database_down")
    return Outcome(command.id, "retry", "database_busy")


def _apply_once(engine: Engine, command: Command, setting: Setting, at: int) -> Outcome:
    with writing(engine) as connection:
        known = _known(connection, command)
        if known is not None:
            return known
        changes = apply(connection, command, setting)
        seq = record(connection, changes, command.id, at)
        outcome = Outcome(command.id, "applied", seq=seq)
        _remember(connection, command, outcome, at)
    return outcome


def _reject(engine: Engine, command: Command, rejected: Rejected, at: int) -> Outcome:
    """A rejection is an answer too, and stays the same when the command comes again."""
    outcome = Outcome(command.id, "rejected", rejected.reason, rejected.detail)
    if not well_formed_id(command.id):
        return outcome
    with writing(engine) as connection:
        known = _known(connection, command)
        if known is not None:
            return known
        _remember(connection, command, outcome, at)
    return outcome


def _known(connection: Connection, command: Command) -> Outcome | None:
    if not well_formed_id(command.id):
        return None
    row = connection.execute(select(command_ledger).where(command_ledger.c.id == command.id)).one_or_none()
    if row is None:
        return None
    if row.staff_id != command.by:
        return Outcome(command.id, "rejected", "not_yours")
    return Outcome(command.id, row.status, row.reason, row.detail, row.seq)


def _remember(connection: Connection, command: Command, outcome: Outcome, at: int) -> None:
    connection.execute(
        insert(command_ledger).values(
            id=command.id,
            kind=type(command).__struct_config__.tag,
            staff_id=command.by,
            at=at,
            body=msgspec.json.encode(command),
            status=outcome.status,
            reason=outcome.reason,
            detail=outcome.detail,
            seq=outcome.seq,
        )
    )


def _whole_commands(found: Sequence[Row[tuple[object, ...]]], limit: int) -> list[Row[tuple[object, ...]]]:
    """The first rows, at most `limit`, without those of a command that goes on behind them."""
    parted = found[limit].command_id
    end = limit
    while parted is not None and end > 0 and found[end - 1].command_id == parted:
        end -= 1
    return list(found[:end])
