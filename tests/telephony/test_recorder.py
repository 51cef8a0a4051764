"""The flight recorder keeps what came, whatever happens to it, and never what we sent."""

import asyncio
import errno
import json
import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telephony.__main__ import main
from telephony.calls import ChangeKind
from telephony.recorder import Received, Recorder, read_recording, ring_files, sound_length
from telephony.replay import Replay
from telephony.simulator import Pbx
from tests.telephony.record_calls import RECORDINGS
from tests.telephony.station import CLIENT, Station, settings_for, station, told


def filled(path: Path, *pieces: bytes) -> list[Received]:
    recorder = Recorder(path)
    for number, piece in enumerate(pieces):
        recorder.write(piece, 1700000000.25 + number)
    recorder.close()
    return [Received(1700000000.25 + number, piece) for number, piece in enumerate(pieces)]


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    written = filled(tmp_path / "a", b"Event: X\r\n\r\n", b"@1.000000 3 00000000\nabc\n", b"\x00\xff")
    assert list(read_recording(tmp_path / "a")) == written


def test_a_torn_tail_costs_no_more_than_itself(tmp_path: Path) -> None:
    path = tmp_path / "a"
    written = filled(path, b"first" * 10, b"second" * 10)
    whole = path.read_bytes()
    first = len(whole) // 2
    for length in range(first, len(whole)):
        path.write_bytes(whole[:length])
        sound = sound_length(path)
        assert list(read_recording(path)) == written[: 1 if sound else 0]
        recorder = Recorder(path)
        recorder.write(b"third", 1700000009.5)
        recorder.close()
        assert [read.data for read in read_recording(path)][-1] == b"third"
        assert path.read_bytes().startswith(whole[:sound])


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 300), st.binary(min_size=1, max_size=3))
def test_a_damaged_recording_gives_what_stands_before_the_damage(data: bytes, at: int, damage: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        written = filled(path, data, b"second", b"third")
        whole = bytearray(path.read_bytes())
        at = min(at, len(whole) - 1)
        whole[at : at + len(damage)] = damage
        path.write_bytes(whole)
        found = list(read_recording(path))
        if found and found[0].at is not None:
            assert found == written[: len(found)]


def test_a_full_file_makes_room_and_the_oldest_goes(tmp_path: Path) -> None:
    path = tmp_path / "ring"
    recorder = Recorder(path, max_bytes=500, files=3)
    for number in range(50):
        recorder.write(b"%04d" % number * 25, float(number))
    recorder.close()
    files = ring_files(path)
    assert [file.name for file in files] == ["ring.2", "ring.1", "ring"]
    assert all(file.stat().st_size <= 500 for file in files)
    kept = [int(read.data[:4]) for file in files for read in read_recording(file)]
    assert kept == list(range(kept[0], 50))


def test_a_full_disk_loses_the_recording_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = Recorder(tmp_path / "a")
    recorder.write(b"before", 1.0)
    real = os.write

    def full(file: int, data: bytes) -> int:
        real(file, data[:7])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        recorder.write(b"lost", 2.0)
    assert recorder.lost == 4
    recorder.write(b"after", 3.0)
    recorder.close()
    assert [read.data for read in read_recording(tmp_path / "a")] == [b"before", b"after"]


def test_only_its_owner_reads_a_recording(tmp_path: Path) -> None:
    filled(tmp_path / "a", b"x")
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0


def test_the_secret_is_never_recorded_and_a_replay_tells_what_the_server_saw(tmp_path: Path) -> None:
    path = tmp_path / "stream.ami"

    async def story() -> list[str]:
        pbx = Pbx(secret="s3cret-word", speed=20.0)
        pbx.add_queue("bills")
        pbx.add_phone("PJSIP/1001", queues=["bills"])
        await pbx.start()
        recorder = Recorder(path)
        here = Station(settings_for(pbx), on_data=recorder.write)
        here.start()
        await here.until(lambda: here.line.state.up)
        call = await pbx.incoming(CLIENT, queue="bills", ivr=["menu"], account="77")
        await call.answer("PJSIP/1001")
        await here.until_told(ChangeKind.ANSWERED)
        pbx.drop_connections()
        await here.until(lambda: here.snapshots == 2)
        call.hang_up()
        await here.until_told(ChangeKind.ENDED)
        await here.stop()
        await pbx.stop()
        recorder.close()
        return here.story()

    seen = asyncio.run(story())
    text = path.read_bytes()
    assert b"s3cret-word" not in text
    assert b"Action: " not in text
    assert text.count(b"Asterisk Call Manager") == 2
    assert told(list(Replay().run(read_recording(path)))) == seen


def test_the_command_prints_a_line_of_json_for_each_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(RECORDINGS / "operator_transfers_blind.ami")]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["change"] for line in lines][-5:] == ["transferred", "left", "ringing", "answered", "ended"]
    assert lines[-1]["transfer"] == {"by": "PJSIP/1001", "to": "PJSIP/1002", "attended": False}


def test_a_file_that_is_not_there_is_said_plainly(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["replay", str(tmp_path / "none")]) == 2
    assert "No such file" in capsys.readouterr().err


def test_the_command_records_from_a_pbx(tmp_path: Path) -> None:
    async def story() -> None:
        async with station() as (pbx, _):
            secret = tmp_path / "secret"
            secret.write_text(pbx.secret + "\n")
            path = tmp_path / "stream.ami"
            words = ["record", pbx.host, str(path), "--port", str(pbx.port), "--user", pbx.user, "--secret-file"]
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "telephony", *words, str(secret), stderr=asyncio.subprocess.PIPE
            )
            assert process.stderr is not None
            async with asyncio.timeout(20):
                while b"recording" not in await process.stderr.readline():
                    assert process.returncode is None
                call = await pbx.incoming(CLIENT, queue="bills")
                await call.answer("PJSIP/1001")
                call.hang_up()
                while b"Event: Hangup" not in path.read_bytes():
                    await asyncio.sleep(0.01)
                process.terminate()
                assert await process.wait() == 0
                await process.stderr.read()
            assert told(list(Replay().run(read_recording(path))))[:2] == ["started", "queued"]

    asyncio.run(story())
