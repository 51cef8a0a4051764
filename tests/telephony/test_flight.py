"""The flight recorder of a working server: everything is kept, and a slow disk delays nobody."""

import threading
from pathlib import Path

import pytest

from telephony.flight import FlightRecorder
from telephony.recorder import Recorder, read_recording


def test_what_was_received_is_kept_in_its_order(tmp_path: Path) -> None:
    flight = FlightRecorder(tmp_path / "line.ami", max_bytes=1 << 20, files=2)
    for number in range(200):
        flight.write(b"Event: %d\r\n\r\n" % number, 1000.0 + number)
    flight.close()
    kept = list(read_recording(tmp_path / "line.ami"))
    assert [read.data for read in kept] == [b"Event: %d\r\n\r\n" % number for number in range(200)]
    assert (kept[0].at, kept[-1].at) == (1000.0, 1199.0)


def test_a_disk_that_hangs_delays_nobody_and_memory_stays_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs, went_on = threading.Event(), threading.Event()
    plain = Recorder.write

    def slow(self: Recorder, data: bytes, at: float) -> None:
        hangs.set()
        went_on.wait(10)
        plain(self, data, at)

    monkeypatch.setattr(Recorder, "write", slow)
    flight = FlightRecorder(tmp_path / "line.ami", max_bytes=1 << 20, files=2, most_waiting=1000)
    flight.write(b"first", 1.0)
    assert hangs.wait(10)
    for _ in range(100):
        flight.write(b"x" * 100, 2.0)  # returns although nothing is written
    assert flight.left_out == 90 * 100
    went_on.set()
    flight.close()
    assert sum(len(read.data) for read in read_recording(tmp_path / "line.ami")) == len(b"first") + 10 * 100
