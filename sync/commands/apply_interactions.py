"""Logging a call to the client who was chosen, and what it was about.

Where the interaction is not there yet (a desk holds few; the server may have been down when the call began), a bare
one is made with the command's id: what the operator said of the call is never lost for want of its log. Whoever
writes the call's log later finds the row by its call_id and fills it in.
"""

from typing import Any

from sqlalchemy import Connection, select

from sync.commands.base import Changes, Rejected, Setting, client_scope, put, staff_scope
from sync.commands.clients import check_client_and_account
from sync.commands.interactions import IdentifyCaller, WrapUp
from sync.records.interactions import interactions


def identify_caller(connection: Connection, command: IdentifyCaller, setting: Setting) -> Changes:
    """The call is logged to this client and to nobody else; a second choice replaces the first."""
    if setting.final:
        check_client_and_account(connection, command.client_id, command.account_id)
    chosen = {"client_id": command.client_id, "account_id": command.account_id, "certain": command.certain}
    return _change(connection, command, chosen)


def wrap_up(connection: Connection, command: WrapUp, setting: Setting) -> Changes:
    """The outcome is mandatory, the note is not. A later wrap-up of the same call replaces an earlier one."""
    if not command.topic or not command.outcome:
        raise Rejected("malformed", "outcome" if command.topic else "topic")
    return _change(connection, command, {"topic": command.topic, "outcome": command.outcome, "note": command.note})


def _change(connection: Connection, command: IdentifyCaller | WrapUp, values: dict[str, Any]) -> Changes:
    if not command.call_id:
        raise Rejected("malformed", "call_id")
    found = (
        connection.execute(select(interactions).where(interactions.c.call_id == command.call_id).with_for_update())
        .mappings()
        .one_or_none()
    )
    before = None if found is None else dict(found)
    if before is None:
        row = _bare(command) | values
    elif all(before[name] == value for name, value in values.items()):
        return ()
    else:
        row = before | values | {"version": before["version"] + 1}
    scopes = [staff_scope(command.by)]
    # Who held the call under another client has to hear that it is no longer his.
    for client_id in {row["client_id"], before["client_id"] if before else None} - {None}:
        scopes.append(client_scope(client_id))
    if row["operator_id"] not in (None, command.by):
        scopes.append(staff_scope(row["operator_id"]))
    return (put(connection, interactions, row, tuple(scopes), before),)


def _bare(command: IdentifyCaller | WrapUp) -> dict[str, Any]:
    empty: dict[str, Any] = {column.name: None for column in interactions.columns}
    return empty | {
        "id": command.id,
        "call_id": command.call_id,
        "channel": "call",
        "direction": "inbound",
        "number": "",
        "operator_id": command.by,
        "started_at": command.at,
        "note": "",
        "version": 1,
    }
