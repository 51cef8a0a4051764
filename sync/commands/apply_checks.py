"""Answers and accesses into the records: added, never changed."""

from typing import Any

from sqlalchemy import Connection

from sync.commands.base import Changes, Rejected, Setting, client_scope, put, staff_scope
from sync.commands.checks import NoteAccess, NoteAnswer
from sync.commands.clients import check_client_and_account
from sync.records.checks import identity_checks
from sync.records.images import read_row

HOW = frozenset({"opened", "refused", "override"})


def note_answer(connection: Connection, command: NoteAnswer, setting: Setting) -> Changes:
    if not command.question:
        raise Rejected("malformed", "question")
    return _note(connection, command, setting, "answer", command.question, command.agrees, "")


def note_access(connection: Connection, command: NoteAccess, setting: Setting) -> Changes:
    if command.how not in HOW or not command.what:
        raise Rejected("malformed", "how" if command.what else "what")
    if command.how == "override" and not command.reason.strip():
        raise Rejected("no_reason")
    return _note(connection, command, setting, command.how, command.what, None, command.reason.strip())


def _note(
    connection: Connection,
    command: NoteAnswer | NoteAccess,
    setting: Setting,
    kind: str,
    subject: str,
    agrees: bool | None,
    reason: str,
) -> Changes:
    if not command.call_id:
        raise Rejected("malformed", "call_id")
    if read_row(connection, identity_checks, (command.id,)) is not None:
        return ()
    if setting.final:
        check_client_and_account(connection, command.client_id, command.account_id)
    row: dict[str, Any] = {
        "id": command.id,
        "call_id": command.call_id,
        "client_id": command.client_id,
        "account_id": command.account_id,
        "by": command.by,
        "at": command.at,
        "kind": kind,
        "subject": subject,
        "agrees": agrees,
        "level": command.level,
        "reason": reason,
    }
    return (put(connection, identity_checks, row, (client_scope(command.client_id), staff_scope(command.by))),)
