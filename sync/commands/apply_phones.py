"""Writing a number down at a client."""

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
from sync.commands.phones import AttachNumber
from sync.records.clients import clients, phones


def attach_number(connection: Connection, command: AttachNumber, setting: Setting) -> Changes:
    """A number stands at a client once: where it is there already it only becomes verified."""
    if not (command.e164.isascii() and command.e164.isdigit() and len(command.e164) <= 15):
        raise Rejected("malformed", "e164")
    if setting.final:
        # Holding the client's row, two desks cannot both find that the number is not there.
        client = select(clients.c.id).where(clients.c.id == command.client_id).with_for_update(key_share=True)
        if connection.execute(client).scalar() is None:
            raise Rejected("unknown_client", str(command.client_id))
    scopes = (client_scope(command.client_id), staff_scope(command.by))
    at_client = select(phones).where(phones.c.client_id == command.client_id, phones.c.e164 == command.e164)
    found = connection.execute(at_client.order_by(phones.c.id).limit(1)).mappings().one_or_none()
    if found is not None:
        before = dict(found)
        if before["verified"] or not command.verified:
            return ()
        return (put(connection, phones, before | {"verified": True}, scopes, before),)
    row: dict[str, Any] = {
        "client_id": command.client_id,
        "e164": command.e164,
        "original": command.original,
        "verified": command.verified,
        "added_at": command.at,
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
