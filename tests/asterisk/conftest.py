"""The real Asterisk for tests: `asterisk` is a fresh one for each test, ready in half a second."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.asterisk.pbx import Asterisk
from tests.asterisk.root import asterisk_root as root_of_release


@pytest.fixture(scope="session")
def asterisk_root() -> Path:
    """The folder with Debian and Asterisk 22; made at the first use on a machine."""
    return root_of_release()


@pytest.fixture
def asterisk(asterisk_root: Path) -> Iterator[Asterisk]:
    """A running Asterisk of one's own, with no phone switched on and nobody calling."""
    with Asterisk(asterisk_root) as pbx:
        yield pbx
