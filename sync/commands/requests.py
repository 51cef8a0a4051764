"""Filing a request."""

from datetime import date

from msgspec import Struct


class FileRequest(Struct, frozen=True, tag="file_request", tag_field="c"):
    """The operator files a request for a client (or for a caller who is none) in or outside a call."""

    id: str
    at: int
    by: int
    type: str
    type_version: int
    client_id: int | None
    account_id: int | None
    call_id: str | None
    fields: dict[str, str | int | None]
    department: str
    due_on: date
    outage_id: str | None = None  # the probable outage in the client's street, as the desk was told of it
