"""Filing a request into the records."""

from typing import Any

from sqlalchemy import Connection

from sync.commands.base import Changes, Rejected, Setting, client_scope, department_scope, put, staff_scope
from sync.commands.clients import check_client_and_account
from sync.commands.requests import FileRequest
from sync.records.images import read_row
from sync.records.requests import requests


def file_request(connection: Connection, command: FileRequest, setting: Setting) -> Changes:
    """A new request, open, version 1. Its id is the command's, so filing it twice makes one."""
    if read_row(connection, requests, (command.id,)) is not None:
        return ()
    if not command.type or not command.department:
        raise Rejected("malformed", "department" if command.type else "type")
    if setting.final:
        check_client_and_account(connection, command.client_id, command.account_id)
    row: dict[str, Any] = {
        "id": command.id,
        "number": setting.next_request_number(connection),
        "client_id": command.client_id,
        "account_id": command.account_id,
        "call_id": command.call_id,
        "type": command.type,
        "type_version": command.type_version,
        "fields": command.fields,
        "status": "open",
        "department": command.department,
        "due_on": command.due_on,
        "filed_by": command.by,
        "filed_at": command.at,
        "version": 1,
        "outage_id": command.outage_id,
    }
    scopes = [staff_scope(command.by), department_scope(command.department)]
    if command.client_id is not None:
        scopes.append(client_scope(command.client_id))
    return (put(connection, requests, row, tuple(scopes)),)
