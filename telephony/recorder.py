"""The flight recorder: what Asterisk sent and when, kept in a ring of files.

A file is plain enough to be read with `less` and `grep`: before each read that came from the socket
stands a line `@<seconds since the epoch> <bytes> <crc32 of the time and the bytes>`, behind it a line
break. A tail torn by a crash is cut off when the file is opened again, and passed over when it is read.

Only received bytes are recorded, so the login that we send, and with it the secret, never is.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import structlog

_MARK = re.compile(rb"@(\d{1,12}\.\d{6}) (\d{1,9}) ([0-9a-f]{8})\n")
_LONGEST_MARK = 48
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Received:
    """One read from the socket; `at` is None in a plain dump, which knows no times."""

    at: float | None
    data: bytes


class Recorder:
    """Appends to `path`; when it is full, it becomes `path.1`, that becomes `path.2`, and the last is dropped.

    A full disk loses recording, never the line: `lost` counts the bytes that could not be written.
    """

    def __init__(self, path: Path, *, max_bytes: int = 32 * 1024 * 1024, files: int = 8) -> None:
        self.lost = 0
        self._path = path
        self._max_bytes = max_bytes
        self._files = max(1, files)
        self._size = 0
        self._file: int | None = None
        self._open()

    def write(self, data: bytes, at: float) -> None:
        """Keep one read. Goes to the system at once, so that it outlives this process."""
        time = b"%.6f" % at
        record = b"@%b %d %08x\n%b\n" % (time, len(data), crc32(data, crc32(time)), data)
        try:
            if self._file is None:
                self._open()
            elif self._size and self._size + len(record) > self._max_bytes:
                self._turn()
            self._append(record)
        except OSError as error:
            if not self.lost:
                _log.warning("flight recorder cannot write", path=str(self._path), error=str(error))
            self.lost += len(data)

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _open(self) -> None:
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        self._size = sound_length(self._path)
        os.ftruncate(self._file, self._size)

    def _append(self, record: bytes) -> None:
        assert self._file is not None
        written = 0
        try:
            while written < len(record):
                written += os.write(self._file, record[written:])
        except OSError:
            os.ftruncate(self._file, self._size)
            raise
        self._size += len(record)

    def _turn(self) -> None:
        self.close()
        for number in range(self._files - 1, 0, -1):
            older = self._path if number == 1 else self._numbered(number - 1)
            if older.exists():
                older.replace(self._numbered(number))
        if self._files == 1:
            self._path.unlink(missing_ok=True)
        self._open()

    def _numbered(self, number: int) -> Path:
        return self._path.with_name(f"{self._path.name}.{number}")


def _records(path: Path) -> Iterator[tuple[int, Received]]:
    """Every sound record and where it ends; stops at the first that is not."""
    with path.open("rb") as file:
        while mark := _MARK.fullmatch(file.readline(_LONGEST_MARK)):
            length = int(mark[2])
            data = file.read(length + 1)
            if len(data) != length + 1 or data[-1:] != b"\n" or crc32(data[:-1], crc32(mark[1])) != int(mark[3], 16):
                return
            yield file.tell(), Received(float(mark[1]), data[:-1])


def sound_length(path: Path) -> int:
    """How many bytes of a recording are whole records."""
    return max((end for end, _ in _records(path)), default=0)


def read_recording(path: Path) -> Iterator[Received]:
    """The reads of a recording in order, or a plain dump of an AMI stream in pieces."""
    with path.open("rb") as file:
        start = file.read(_LONGEST_MARK)
        if not start or _MARK.match(start):
            recorded = True
        else:
            recorded = False
            file.seek(0)
            windows_breaks = b"\r\n" in file.read(4096)
            file.seek(0)
            while piece := file.read(64 * 1024):
                yield Received(None, piece if windows_breaks else piece.replace(b"\n", b"\r\n"))
    if recorded:
        for _, received in _records(path):
            yield received


def ring_files(path: Path) -> list[Path]:
    """The files of a recorder's ring, the oldest first."""
    older = []
    number = 1
    while (file := path.with_name(f"{path.name}.{number}")).exists():
        older.append(file)
        number += 1
    return [*reversed(older), path]
