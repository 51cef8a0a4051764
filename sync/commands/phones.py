"""Which number is whose."""

from msgspec import Struct


class AttachNumber(Struct, frozen=True, tag="attach_number", tag_field="c"):
    """The caller's number is written down at the client, after he has been verified."""

    id: str
    at: int
    by: int
    client_id: int
    e164: str
    original: str
    verified: bool


class DetachNumber(Struct, frozen=True, tag="detach_number", tag_field="c"):
    """The number is the client's no more. `wrong`: it is somebody else's, so nobody who calls from it is taken for
    him; otherwise only the writing down is undone."""

    id: str
    at: int
    by: int
    client_id: int
    e164: str
    wrong: bool


class RestoreNumber(Struct, frozen=True, tag="restore_number", tag_field="c"):
    """The number that was marked as somebody else's is the client's after all, as it was before."""

    id: str
    at: int
    by: int
    client_id: int
    e164: str
