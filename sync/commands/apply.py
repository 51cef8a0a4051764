"""apply(): one command into the records, the same on the desk (at once) and on the server (finally).

Apart from the commands themselves, so that who only names a command does not load the database's library.
"""

import re
from collections.abc import Mapping
from typing import assert_never

import msgspec
from sqlalchemy import Connection, select

from sync.commands import (
    AnswerOffer,
    AttachNumber,
    Command,
    DetachNumber,
    FileRequest,
    IdentifyCaller,
    NoteAccess,
    NoteAnswer,
    RateArticle,
    RecordReadings,
    RestoreNumber,
    WithdrawReadings,
    WrapUp,
)
from sync.commands.apply_checks import note_access, note_answer
from sync.commands.apply_interactions import identify_caller, wrap_up
from sync.commands.apply_knowledge import rate_article
from sync.commands.apply_offers import answer_offer
from sync.commands.apply_phones import attach_number, detach_number, restore_number
from sync.commands.apply_readings import record_readings, withdraw_readings
from sync.commands.apply_requests import file_request
from sync.commands.base import Changes, Rejected, Setting, check_value
from sync.records.staff import staff

_ID = re.compile("[0-9a-f]{32}", re.ASCII)

# Who may do what. What is not named here is not allowed; an auditor changes nothing.
_AT_CALLS = frozenset({"operator", "senior", "supervisor", "back_office", "administrator"})
RIGHTS: Mapping[type[Command], frozenset[str]] = {
    FileRequest: _AT_CALLS,
    IdentifyCaller: _AT_CALLS,
    WrapUp: _AT_CALLS,
    AttachNumber: _AT_CALLS,
    RateArticle: _AT_CALLS,
    AnswerOffer: _AT_CALLS,
    RecordReadings: _AT_CALLS,
    WithdrawReadings: _AT_CALLS,
    DetachNumber: _AT_CALLS,
    RestoreNumber: _AT_CALLS,
    NoteAnswer: _AT_CALLS,
    NoteAccess: _AT_CALLS,
}


def apply(connection: Connection, command: Command, setting: Setting) -> Changes:
    """What the command changes; it is written already, in the caller's transaction. Raises Rejected, and then the
    caller rolls back."""
    if not well_formed_id(command.id):
        raise Rejected("malformed", "id")
    for name, value in msgspec.structs.asdict(command).items():
        check_value(name, value, None)
    if setting.final:
        _check_right(connection, command)
    match command:
        case FileRequest():
            return file_request(connection, command, setting)
        case IdentifyCaller():
            return identify_caller(connection, command, setting)
        case WrapUp():
            return wrap_up(connection, command, setting)
        case AttachNumber():
            return attach_number(connection, command, setting)
        case RateArticle():
            return rate_article(connection, command, setting)
        case AnswerOffer():
            return answer_offer(connection, command, setting)
        case RecordReadings():
            return record_readings(connection, command, setting)
        case WithdrawReadings():
            return withdraw_readings(connection, command, setting)
        case DetachNumber():
            return detach_number(connection, command, setting)
        case RestoreNumber():
            return restore_number(connection, command, setting)
        case NoteAnswer():
            return note_answer(connection, command, setting)
        case NoteAccess():
            return note_access(connection, command, setting)
        case _:
            assert_never(command)


def well_formed_id(command_id: str) -> bool:
    return _ID.fullmatch(command_id) is not None


def _check_right(connection: Connection, command: Command) -> None:
    person = connection.execute(select(staff.c.role, staff.c.active).where(staff.c.id == command.by)).one_or_none()
    if person is None or not person.active:
        raise Rejected("unknown_staff")
    if person.role not in RIGHTS.get(type(command), frozenset()):
        raise Rejected("not_allowed")
