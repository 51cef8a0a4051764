"""What was saved survives kill -9. OPERATOR_DESK_KILLS asks for more kills than the few of every run."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from sync.desk_store import open_store
from tests.sync.people import DESK, KEY, NOW

KILLS = int(os.environ.get("OPERATOR_DESK_KILLS", "4"))


def test_what_was_acknowledged_survives_the_kill(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    chance = random.Random()
    acknowledged: dict[str, set[str]] = {"filed": set(), "draft": set()}
    for _kill in range(KILLS):
        said = _run_until_killed(path, chance.uniform(0.0, 0.3), tmp_path / "errors")
        for kind, ids in said.items():
            acknowledged[kind] |= ids
        store, quarantined = open_store(path, KEY, DESK, at=NOW)
        assert quarantined is None, "a kill must not leave an unreadable store"
        filed = {command.id for command in store.outbox.waiting()}
        drafts = {draft.id for draft in store.drafts.all()}
        assert acknowledged["filed"] <= filed
        assert acknowledged["draft"] <= drafts
        # One act is one transaction: the request stands with its command or not at all.
        assert {record["id"] for record in store.outbox.records("requests")} == filed
        store.close()
    assert len(acknowledged["filed"]) >= KILLS


def _run_until_killed(path: Path, after: float, errors: Path) -> dict[str, set[str]]:
    """Start the program, let it save at least once, kill it `after` seconds; what it had acknowledged by then."""
    with errors.open("wb") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.sync.saving", str(path)],
            stdout=subprocess.PIPE,
            stderr=complaints,
            cwd=Path(__file__).parents[2],
        )
    assert process.stdout is not None
    with process.stdout:
        first = process.stdout.readline()
        until = time.monotonic() + after
        lines = [first]
        while time.monotonic() < until:
            lines.append(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    assert process.wait() == -signal.SIGKILL, errors.read_text()
    said: dict[str, set[str]] = {"filed": set(), "draft": set()}
    for line in lines:
        kind, _, id_ = line.decode().strip().partition(" ")
        if len(id_) == 32:
            said[kind].add(id_)
    return said
