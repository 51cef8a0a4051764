"""The window is painted before anything heavy is loaded."""

import os
import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "alembic", "websockets", "sqlcipher3", "argon2", "keyring", "truststore", "asterisk", "psycopg")


@pytest.mark.parametrize("module", ["operator_desk.app.starting", "operator_desk.app.demo"])
def test_nothing_heavy_is_loaded_for_the_first_paint(module: str) -> None:
    code = f"import {module}, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
