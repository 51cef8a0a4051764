"""What a supplier lays down about readings: the days on which they are taken, and what is worth a second look."""

from msgspec import Struct


class ReadingLimits(Struct, frozen=True):
    """When a reading is questioned. Per cents; `least` in units, before the multiplier."""

    high: int = 220  # of what is usual: above it is high
    low: int = 35  # … below it is low
    jump: int = 400  # of the use between the two readings before
    rollover: int = 5  # of all that the register can show: beyond, a lower reading is no rollover
    least: int = 40  # a difference from the usual smaller than this is nobody's concern


class ReadingRules(Struct, frozen=True):
    """`days`: the first and the last day of the month on which readings are taken; [28, 3] runs into the next."""

    days: tuple[int, int] = (1, 31)
    limits: ReadingLimits = ReadingLimits()


STANDARD = ReadingRules()  # of a supplier that lays nothing down
