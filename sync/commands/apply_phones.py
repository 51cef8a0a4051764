"""Writing a number down at a client, and taking it off again. Rows stay for whoever looks back."""

from typing import Any

from sqlalchemy import Connection, func, insert, select

from sync.commands.base import (
    Changes,
    Rejected,
    RowChange,
    Setting,
    check_value,
    client_scope,
    put,
    staff_scope,
)
from sync.commands.phones import AttachNumber, DetachNumber, RestoreNumber
from sync.records.clients import clients, phones

_STANDING: dict[str, Any] = {"detached_at": None, "detached_by": None, "wrong_e164": None}


def attach_number(connection: Connection, command: AttachNumber, setting: Setting) -> Changes:
    """A number stands at a client once: where it is there already it only becomes verified, and where it was marked as
    somebody else's it is his again."""
    scopes = _begin(connection, command, setting)
    at_client = select(phones).where(phones.c.client_id == command.client_id, phones.c.e164 == command.e164)
    found = connection.execute(at_client.order_by(phones.c.id).limit(1)).mappings().one_or_none()
    if found is not None:
        before = dict(found)
        if before["verified"] or not command.verified:
            return ()
        return (put(connection, phones, before | {"verified": True}, scopes, before),)
    wrong = _marked_wrong(connection, command)
    if wrong:
        back = wrong[0] | _STANDING | {"e164": command.e164, "verified": command.verified, "original": command.original}
        back |= {"added_at": command.at, "added_by": command.by}
        return (put(connection, phones, back, scopes, wrong[0]),)
    row: dict[str, Any] = _STANDING | {
        "client_id": command.client_id,
        "e164": command.e164,
        "original": command.original,
        "verified": command.verified,
        "added_at": command.at,
        "added_by": command.by,
    }
    if not setting.final:
        # The server gives the ids; until its row comes, the desk's own stands below zero.
        lowest = connection.execute(select(func.min(phones.c.id))).scalar() or 0
        return (put(connection, phones, {"id": min(lowest, 0) - 1} | row, scopes),)
    for column in phones.columns:
        if column.name in row:
            check_value(column.name, row[column.name], column.type)
    given = connection.execute(insert(phones).values(row).returning(phones.c.id)).scalar_one()
    return (RowChange(str(phones.name), {"id": given} | row, scopes),)


def detach_number(connection: Connection, command: DetachNumber, setting: Setting) -> Changes:
    """Every writing down of the number at this client is taken off. Where there is none, nothing changes."""
    scopes = _begin(connection, command, setting)
    found = connection.execute(
        select(phones)
        .where(phones.c.client_id == command.client_id, phones.c.e164 == command.e164)
        .order_by(phones.c.id)
    )
    off: dict[str, Any] = {"e164": None, "detached_at": command.at, "detached_by": command.by}
    off["wrong_e164"] = command.e164 if command.wrong else None
    return tuple(put(connection, phones, dict(row) | off, scopes, dict(row)) for row in found.mappings().all())


def restore_number(connection: Connection, command: RestoreNumber, setting: Setting) -> Changes:
    """Verified if it was. Where it has been written down anew meanwhile, only the mark goes."""
    scopes = _begin(connection, command, setting)
    wrong = _marked_wrong(connection, command)
    there = select(phones.c.id).where(phones.c.client_id == command.client_id, phones.c.e164 == command.e164)
    stands = connection.execute(there.limit(1)).scalar() is not None
    back: dict[str, Any] = {"wrong_e164": None} if stands else _STANDING | {"e164": command.e164}
    return tuple(put(connection, phones, row | back, scopes, row) for row in wrong)


def _begin(
    connection: Connection, command: AttachNumber | DetachNumber | RestoreNumber, setting: Setting
) -> tuple[str, ...]:
    """The scopes of a change to the client's numbers, if the command makes sense."""
    if not (command.e164.isascii() and command.e164.isdigit() and len(command.e164) <= 15):
        raise Rejected("malformed", "e164")
    if setting.final:
        # Holding the client's row, two desks cannot both find that the number is not there.
        client = select(clients.c.id).where(clients.c.id == command.client_id).with_for_update(key_share=True)
        if connection.execute(client).scalar() is None:
            raise Rejected("unknown_client", str(command.client_id))
    return client_scope(command.client_id), staff_scope(command.by)


def _marked_wrong(connection: Connection, command: AttachNumber | RestoreNumber) -> list[dict[str, Any]]:
    found = connection.execute(
        select(phones)
        .where(phones.c.client_id == command.client_id, phones.c.wrong_e164 == command.e164)
        .order_by(phones.c.id)
    )
    return [dict(row) for row in found.mappings()]
