"""Ids that sort by the time of their making: UUIDv7 as 32 hexadecimal digits.

Of the random bits the first twelve tell the part of the millisecond, as RFC 9562 (6.2, method 3) allows: what one
person does within a millisecond stays in its order.
"""

import secrets
import time

_MS = 1_000_000  # nanoseconds


def new_id(at: int | None = None) -> str:
    """A new id. `at`: milliseconds since the epoch, whose ids sort among each other by chance; by default now."""
    now = time.time_ns()
    milliseconds, part = (now // _MS, (now % _MS << 12) // _MS) if at is None else (at, secrets.randbits(12))
    high = (milliseconds & (1 << 48) - 1) << 16 | 0x7000 | part
    low = 0b10 << 62 | secrets.randbits(62)
    return f"{high << 64 | low:032x}"


def first_id_of(at: int) -> str:
    """Where the ids of records made from this instant on begin."""
    return f"{(at & (1 << 48) - 1) << 80:032x}"
