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
