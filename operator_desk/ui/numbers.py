"""Telephone numbers for the eye."""

from telephony.numbers import show


def shown_number(e164: str | None, original: str) -> str:
    """The number in groups; what could not be read as one stays as it came."""
    return show(f"+{e164.removeprefix('+')}") if e164 else original
