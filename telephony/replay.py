"""A recorded AMI stream -> the same call changes that the server saw, snapshots included."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from telephony.calls import CallChange, CallTracker
from telephony.frames import FrameReader, Reply
from telephony.queues import QueueTracker
from telephony.recorder import Received
from telephony.snapshot import read_snapshot

_GREETING = b"Asterisk Call Manager/"
_SNAPSHOT_END = b"\r\nEvent: CoreShowChannelsComplete\r\n"


class Replay:
    """Feeds recorded reads to the trackers. A greeting in the stream is a new connection."""

    def __init__(self, calls: CallTracker | None = None, queues: QueueTracker | None = None) -> None:
        self.calls = calls if calls is not None else CallTracker()
        self.queues = queues if queues is not None else QueueTracker()
        self._reader = FrameReader()
        self._rows: list[Reply] = []
        self._at = 0.0

    def run(self, reads: Iterable[Received]) -> Iterator[CallChange]:
        """Every change, in order. A plain dump has no times: its changes are all at 0."""
        for received in reads:
            self._at = received.at if received.at is not None else self._at
            if received.data.startswith(_GREETING):
                self._reader, self._rows = FrameReader(), []
            for piece in _pieces(received.data):
                yield from self._feed(piece)

    def _feed(self, piece: bytes) -> Iterator[CallChange]:
        for event in self._reader.feed(piece):
            self.queues.feed(event, self._at)
            yield from self.calls.feed(event, self._at)
        for reply in self._reader.take_replies():
            self._rows.append(reply)
            if reply.event == "CoreShowChannelsComplete":
                snapshot = read_snapshot(self._rows)
                self._rows = []
                self.queues.restore(snapshot, self._at)
                yield from self.calls.restore(snapshot, self._at)


def _pieces(data: bytes) -> Iterator[bytes]:
    """A snapshot takes effect where it ends in the stream, so a read is cut there."""
    while (found := data.find(_SNAPSHOT_END)) >= 0:
        end = data.find(b"\r\n\r\n", found + len(_SNAPSHOT_END) - 2)
        if end < 0:
            break
        yield data[: end + 4]
        data = data[end + 4 :]
    yield data


def describe(change: CallChange) -> dict[str, Any]:
    """One change as support staff read it: no field is left out because it is empty."""
    call = change.call
    handed = call.transfers[-1] if call.transfers else None
    return {
        "time": datetime.fromtimestamp(change.at, UTC).isoformat(timespec="milliseconds") if change.at else None,
        "call": call.id,
        "change": change.kind.value,
        "state": call.state.value,
        "direction": call.direction.value,
        "caller": call.caller,
        "caller_name": call.caller_name,
        "dialled": call.dialled,
        "queue": call.queue,
        "ivr_path": list(call.ivr_path),
        "account": call.entered_account,
        "operator": change.operator,
        "target": change.target,
        "ringing": list(call.ringing),
        "talking": list(call.talking),
        "transfer": None if handed is None else {"by": handed.by, "to": handed.to, "attended": handed.attended},
        "consult_for": call.consult_for,
        "end": call.end.value if call.end is not None else None,
        "cause": call.cause,
    }
