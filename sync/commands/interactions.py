"""Who the caller was, and what the call was about."""

from msgspec import Struct


class IdentifyCaller(Struct, frozen=True, tag="identify_caller", tag_field="c"):
    """The operator chose this client for the call; the call is logged to him and to nobody else."""

    id: str
    at: int
    by: int
    call_id: str
    client_id: int
    account_id: int | None
    certain: str


class WrapUp(Struct, frozen=True, tag="wrap_up", tag_field="c"):
    """What the call was about and what it achieved, in two levels of the catalogue; a note if there is one."""

    id: str
    at: int
    by: int
    call_id: str
    topic: str
    outcome: str
    note: str = ""
