"""Whether the caller is who he says: his answers, and what was opened to him or was not."""

from msgspec import Struct


class NoteAnswer(Struct, frozen=True, tag="note_answer", tag_field="c"):
    """The caller was asked for a fact of this client's file, and his answer agrees with it or does not."""

    id: str
    at: int
    by: int
    call_id: str
    client_id: int
    account_id: int | None
    question: str
    agrees: bool
    level: str  # that he has reached with it


class NoteAccess(Struct, frozen=True, tag="note_access", tag_field="c"):
    """Something protected was opened by the caller's level, refused for want of it, or opened all the same."""

    id: str
    at: int
    by: int
    call_id: str
    client_id: int
    account_id: int | None
    what: str  # "money", "reading", "phones", or "request:" and the type
    how: str  # "opened", "refused", "override"
    level: str
    reason: str = ""
