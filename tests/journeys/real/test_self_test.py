"""`operator-desk-server check` on the real exchange: all is well with the account that we document, and only then."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.real.centre import RealCentre

READ = ("system", "call", "agent", "user", "reporting", "cdr")
WRITE = ("call", "agent", "originate", "reporting")


def check(centre: RealCentre, folder: Path, user: str, secret: str) -> tuple[int, list[str]]:
    """Its exit code and what it says, line by line."""
    settings = folder / "server.toml"
    settings.write_text(
        f'[database]\nurl = "{centre.url}"\n'
        f'[[asterisk]]\nname = "main"\nport = {centre.pbx.ami_port}\nuser = "{user}"\nsecret = "{secret}"\n',
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "sync.server", "check", "--settings", str(settings)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def test_all_is_well_with_the_documented_account(centre: RealCentre, tmp_path: Path) -> None:
    code, lines = check(centre, tmp_path, centre.pbx.ami_user, centre.pbx.ami_secret)
    assert [line for line in lines if not line.startswith("ok   ")] == ["Everything works."]
    assert code == 0
    said = "\n".join(lines)
    for step in (
        "database",
        "schema",
        "staff",
        "logged in",
        "rights",
        "an event was seen",
        "phones",
        "number",
        "client",
    ):
        assert step in said
    assert "6 of 6 belong to staff" in said
    assert centre.pbx.ami_secret not in said


@pytest.mark.parametrize("lacking", WRITE)
def test_a_right_that_is_lacking_is_named(centre: RealCentre, tmp_path: Path, lacking: str) -> None:
    write = ",".join(right for right in WRITE if right != lacking)
    secret = centre.pbx.add_account(f"without-{lacking}", ",".join(READ), write)
    code, lines = check(centre, tmp_path, f"without-{lacking}", secret)
    assert code == 1
    (bad,) = (line for line in lines if line.startswith("BAD"))
    assert bad.startswith("BAD  asterisk main")
    assert f"write = {lacking} is missing in manager.conf." in bad


def test_rights_that_nobody_needs_and_an_account_that_hears_nothing(centre: RealCentre, tmp_path: Path) -> None:
    secret = centre.pbx.add_account("deaf-and-mighty", "log", ",".join((*WRITE, "command")))
    code, lines = check(centre, tmp_path, "deaf-and-mighty", secret)
    assert code == 1
    rights, events = (line for line in lines if line.startswith("BAD"))
    assert "write = command is more than is needed, and dangerous" in rights
    assert events.startswith("BAD  asterisk main events: none came.")


def test_a_wrong_secret_is_told_from_an_exchange_that_is_away(centre: RealCentre, tmp_path: Path) -> None:
    code, lines = check(centre, tmp_path, centre.pbx.ami_user, "guessed")
    assert code == 1
    (refused,) = (line for line in lines if line.startswith("BAD"))
    assert "refuses operator-desk" in refused
    centre.pbx.stop()
    code, lines = check(centre, tmp_path, centre.pbx.ami_user, centre.pbx.ami_secret)
    assert code == 1
    (away,) = (line for line in lines if line.startswith("BAD"))
    assert "is not reached" in away
