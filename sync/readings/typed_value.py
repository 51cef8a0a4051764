"""A reading as people type and say it: grouped digits, and red ones behind a point that are not billed."""

import re

_READING = re.compile(r"([0-9][0-9 \u00a0\u202f\u2009]*)(?:[.,][0-9 ]*)?", re.ASCII)


def value_of(text: str) -> int | None:
    """`14 236`, `014236`, `14236,7`; None for everything else."""
    found = _READING.fullmatch(text.strip())
    if found is None:
        return None
    figures = "".join(sign for sign in found.group(1) if sign.isdigit())
    return int(figures) if len(figures) <= 18 else None
