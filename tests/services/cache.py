"""Where things that take long to make are kept between test runs."""

from __future__ import annotations

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def cache_folder() -> Path:
    """OPERATOR_DESK_CACHE, or the user's cache folder: a second checkout on the machine then makes nothing anew."""
    named = os.environ.get("OPERATOR_DESK_CACHE")
    if named:
        return Path(named)
    users = os.environ.get("XDG_CACHE_HOME")
    return (Path(users) if users else Path.home() / ".cache") / "operator-desk"
