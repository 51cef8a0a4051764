"""What may be done to the records. A command is what a person does: it says who and when and carries its own id,
so that sending it twice does it once. `apply` is the same on the desk (at once) and on the server (finally)."""

from sync.commands.checks import NoteAccess, NoteAnswer
from sync.commands.interactions import IdentifyCaller, WrapUp
from sync.commands.knowledge import RateArticle
from sync.commands.offers import AnswerOffer
from sync.commands.phones import AttachNumber, DetachNumber, RestoreNumber
from sync.commands.readings import RecordReadings, RegisterValue, WithdrawReadings
from sync.commands.requests import FileRequest

Command = (
    FileRequest
    | IdentifyCaller
    | WrapUp
    | AttachNumber
    | DetachNumber
    | RestoreNumber
    | RecordReadings
    | WithdrawReadings
    | RateArticle
    | AnswerOffer
    | NoteAnswer
    | NoteAccess
)

__all__ = [
    "AnswerOffer",
    "AttachNumber",
    "Command",
    "DetachNumber",
    "FileRequest",
    "IdentifyCaller",
    "NoteAccess",
    "NoteAnswer",
    "RateArticle",
    "RecordReadings",
    "RegisterValue",
    "RestoreNumber",
    "WithdrawReadings",
    "WrapUp",
]
