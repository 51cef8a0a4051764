"""The window is painted before anything heavy is loaded."""

import os
import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "alembic", "websockets", "sqlcipher3", "argon2", "keyring", "truststore", "asterisk", "psycopg")

# The demonstration has its centre to build first; the desk of every day has not.
HEAVY_FOR_A_DESK = (*HEAVY, "asyncio", "structlog", "sync.catalogue", "operator_desk.ui.desk_page")


@pytest.mark.parametrize(
    ("module", "heavy"), [("operator_desk.app.starting", HEAVY_FOR_A_DESK), ("operator_desk.app.demo", HEAVY)]
)
def test_nothing_heavy_is_loaded_for_the_first_paint(module: str, heavy: tuple[str, ...]) -> None:
    code = f"import {module}, sys; print([name for name in {heavy!r} if name in sys.modules])"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
