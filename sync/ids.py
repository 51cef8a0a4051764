"""Ids that sort by the time of their making: UUIDv7 as 32 hexadecimal digits."""

import secrets
import time


def new_id(at: int | None = None) -> str:
    """A new id. `at`: milliseconds since the epoch, by default now; within one millisecond the order is chance."""
    milliseconds = time.time_ns() // 1_000_000 if at is None else at
    random = secrets.randbits(74)
    high = (milliseconds & (1 << 48) - 1) << 16 | 0x7000 | random >> 62
    low = 0b10 << 62 | random & (1 << 62) - 1
    return f"{high << 64 | low:032x}"


def first_id_of(at: int) -> str:
    """Where the ids of records made from this instant on begin."""
    return f"{(at & (1 << 48) - 1) << 80:032x}"
