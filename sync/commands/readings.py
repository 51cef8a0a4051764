"""Taking a meter's reading, putting it right, and undoing it."""

from datetime import date
from hashlib import blake2b

from msgspec import Struct


class RegisterValue(Struct, frozen=True):
    """The figure of one register; `rolled_over` where a person has confirmed that it passed its highest."""

    register_id: int
    value: int
    rolled_over: bool = False


class RecordReadings(Struct, frozen=True, tag="record_readings", tag_field="c"):
    """All registers of one meter at once. `reason` says why it is right although a check warns; `replaces` is the own
    entry, not billed yet, that it puts right."""

    id: str
    at: int
    by: int
    client_id: int
    account_id: int
    meter_id: int
    read_on: date
    values: tuple[RegisterValue, ...]
    reason: str = ""
    use_on_bill: bool = True
    replaces: str | None = None


class WithdrawReadings(Struct, frozen=True, tag="withdraw_readings", tag_field="c"):
    """The own entry is undone, as long as no bill was made of it."""

    id: str
    at: int
    by: int
    client_id: int
    account_id: int
    entry_id: str


def reading_id(entry_id: str, register_id: int) -> str:
    """The id of a register's row: sorts by the time of its entry, and is the same wherever it is worked out."""
    return entry_id[:13] + blake2b(f"{entry_id}:{register_id}".encode(), digest_size=10).hexdigest()[:19]
