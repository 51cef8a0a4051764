"""Values as people write them here: the opposite of sync.typed, which reads back all that this writes."""

from calendar import monthrange
from datetime import date

from telephony import numbers


def day(value: date) -> str:
    """25.10.2026, in all three languages: the centre's papers and callers know no other order."""
    return f"{value.day:02}.{value.month:02}.{value.year:04}"


def money(value: int, language: str) -> str:
    """1 284,50 from kopecks; English takes a point."""
    whole, kopecks = divmod(abs(value), 100)
    mark = "." if language == "en" else ","
    return f"{'−' if value < 0 else ''}{number(whole)}{mark}{kopecks:02}"


def number(value: int) -> str:
    """14 236"""
    return f"{value:,}".replace(",", " ").replace("-", "−")


def month(value: str) -> str:
    """10.2026 from 2026-10"""
    year, of_year = value.split("-")
    return f"{of_year}.{year}"


def period(value: str) -> str:
    """01.10.2026 – 31.10.2026 from 2026-10 or 2026-10-01/2026-10-31"""
    if "/" in value:
        first, last = (date.fromisoformat(side) for side in value.split("/"))
    else:
        first = date.fromisoformat(f"{value}-01")
        last = first.replace(day=monthrange(first.year, first.month)[1])
    return f"{day(first)} – {day(last)}"


def phone(e164: str) -> str:
    """+380 44 495 1234 from its digits"""
    return numbers.show(f"+{e164}")
