"""Where things that take long to make are kept between test runs (installers/setup.sh says the same)."""

from __future__ import annotations

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def cache_folder() -> Path:
    """OPERATOR_DESK_CACHE, or else the user's cache folder, so that a second checkout makes nothing anew; for a user
    without one, a folder of the checkout that git ignores.
    """
    named = os.environ.get("OPERATOR_DESK_CACHE")
    if named:
        return Path(named)
    users = Path(os.environ.get("XDG_CACHE_HOME") or Path(os.environ.get("HOME", "/nonexistent")) / ".cache")
    ours = users / "operator-desk"
    try:
        ours.mkdir(parents=True, exist_ok=True)
    except OSError:
        return CHECKOUT / ".cache"
    return ours if os.access(ours, os.W_OK) else CHECKOUT / ".cache"
