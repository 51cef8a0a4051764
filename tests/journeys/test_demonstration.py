"""The demonstration as a person starts it: from the command line."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any


def environment(tmp_path: Path) -> dict[str, str]:
    """Nothing of the person who runs the tests is read or written."""
    run = tmp_path / "run"
    run.mkdir(exist_ok=True)
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "TMPDIR": str(run),
    }


def test_without_a_screen_every_call_shows_what_its_story_says(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    command = [sys.executable, "-m", "operator_desk", "demo", "--headless", "--clients", "60", "--calls", "10"]
    done = subprocess.run(
        [*command, "--report", str(report)], env=environment(tmp_path), capture_output=True, text=True, timeout=180
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    read: dict[str, Any] = json.loads(report.read_text("utf-8"))
    assert read["ok"]
    assert len(read["calls"]) == 10
    assert {call["course"] for call in read["calls"]} == {"answered", "answered by a colleague", "second call"}
    filed = [call for call in read["calls"] if call["request_id"]]
    assert len(filed) == read["totals"]["requests_at_server"] == 9
    assert len({call["request_number"] for call in filed}) == 9
    assert all(call["milliseconds"] > 0 for call in read["calls"] if call["course"] != "second call")
    by_story = {call["story"]: call["shown"] for call in read["calls"]}
    assert by_story["unknown"]["candidates"] == [] and by_story["withheld"]["client"] is None
    assert by_story["known and verified"]["headline"] == "Коваль Ігор Степанович"
    assert by_story["called once from here"]["certainty"] == "guessed"
    assert by_story["called once from here"]["client"] is None


def test_ctrl_c_ends_the_demonstration_in_the_middle_of_its_calls(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "operator_desk", "demo", "--clients", "60", "--speed", "20"],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_for_calls(tmp_path)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0
    assert "Traceback" not in out + err
    assert "error" not in err


def wait_for_calls(tmp_path: Path) -> None:
    """Until the server of the demonstration has written down a call of today."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for database in tmp_path.glob("run/operator-desk-*/demonstration.sqlite"):
            with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
                if connection.execute("SELECT count(*) FROM interactions WHERE call_id LIKE 'demo:%'").fetchone()[0]:
                    return
        time.sleep(0.05)
    raise AssertionError("no call came in")
