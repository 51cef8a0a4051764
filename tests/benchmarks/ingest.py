"""AMI ingest: events a second through a socket, into frames only, into our call tracker, into panoramisk."""

import asyncio
import logging
import multiprocessing
import socket
import time
from multiprocessing.connection import Connection

from tests.benchmarks.measure import Figure
from tests.benchmarks.traffic import busy_day

GREETING = b"Asterisk Call Manager/9.0.0\r\n"
LOGGED_IN = b"Response: Success\r\nMessage: Authentication accepted\r\n\r\n"


def _pour(port_to: Connection, stream: bytes, greets: bool) -> None:
    """The sending end, a process of its own: a listening socket that pours the stream at whoever connects."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port_to.send(listening.getsockname()[1])
        line, _ = listening.accept()
        with line:
            if greets:
                line.sendall(GREETING)
                request = line.recv(4096)
                action = [part for part in request.split(b"\r\n") if part.startswith(b"ActionID: ")]
                line.sendall(LOGGED_IN[:-2] + (action[0] + b"\r\n\r\n" if action else b"\r\n"))
            line.sendall(stream)
            line.recv(1)  # the reader says that it is done


class Frames(asyncio.Protocol):
    """Receive and split into frames, nothing more."""

    def __init__(self, events: int) -> None:
        self._left = events
        self._rest = b""
        self.done = asyncio.get_running_loop().create_future()
        self.began = 0.0

    def data_received(self, data: bytes) -> None:
        if not self.began:
            self.began = time.perf_counter()
        *frames, self._rest = (self._rest + data).split(b"\r\n\r\n")
        self._left -= len(frames)
        if self._left <= 0 and not self.done.done():
            self.done.set_result(time.perf_counter() - self.began)


class Tracked(asyncio.Protocol):
    """Our frame reader and call tracker behind the same socket."""

    def __init__(self, calls: int) -> None:
        from telephony.calls import CallTracker
        from telephony.frames import FrameReader

        self._reader = FrameReader()
        self._tracker = CallTracker()
        self._calls = calls
        self.done = asyncio.get_running_loop().create_future()
        self.began = 0.0

    def data_received(self, data: bytes) -> None:
        if not self.began:
            self.began = time.perf_counter()
        for event in self._reader.feed(data):
            for change in self._tracker.feed(event, time.time()):
                if change.kind == "ended":
                    self._calls -= 1
        if self._calls <= 0 and not self.done.done():
            self.done.set_result(time.perf_counter() - self.began)


async def _protocol_rate(stream: bytes, events: int, make: type[Frames] | type[Tracked], left: int) -> float:
    ours, theirs = multiprocessing.Pipe()
    pouring = multiprocessing.Process(target=_pour, args=(theirs, stream, False), daemon=True)
    pouring.start()
    port = await asyncio.to_thread(ours.recv)
    transport, protocol = await asyncio.get_running_loop().create_connection(lambda: make(left), "127.0.0.1", port)
    seconds = await asyncio.wait_for(protocol.done, 120)
    transport.close()
    await asyncio.to_thread(pouring.join, 5)
    return events / float(seconds)


async def _panoramisk_rate(stream: bytes, events: int, calls: int) -> float:
    from panoramisk import Manager

    ours, theirs = multiprocessing.Pipe()
    pouring = multiprocessing.Process(target=_pour, args=(theirs, stream, True), daemon=True)
    pouring.start()
    port = await asyncio.to_thread(ours.recv)
    manager = Manager(
        host="127.0.0.1",
        port=port,
        username="bench",
        secret="bench",
        log=logging.getLogger("bench"),
    )
    done: asyncio.Future[float] = asyncio.get_running_loop().create_future()
    left = calls * 2  # two hang-ups a call
    began = 0.0

    def hung_up(_manager: object, _event: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            done.set_result(time.perf_counter() - began)

    manager.register_event("Hangup", hung_up)
    for wanted in ("Newchannel", "AgentCalled", "AgentConnect", "AgentComplete", "BridgeEnter"):
        manager.register_event(wanted, lambda _manager, _event: None)
    began = time.perf_counter()
    await manager.connect()
    seconds = await asyncio.wait_for(done, 240)
    manager.close()
    await asyncio.to_thread(pouring.join, 5)
    return events / seconds


def run(events: int = 160_000) -> list[Figure]:
    """Three rounds in turn, the best of each: a disturbed round is never a fast one."""
    stream, count = busy_day(events)
    small, small_count = busy_day(events // 8)
    calls, small_calls = stream.count(b"Event: AgentComplete"), small.count(b"Event: AgentComplete")
    frames, tracked, peer = 0.0, 0.0, 0.0
    for _ in range(3):
        frames = max(frames, asyncio.run(_protocol_rate(stream, count, Frames, count)))
        tracked = max(tracked, asyncio.run(_protocol_rate(stream, count, Tracked, calls)))
        peer = max(peer, asyncio.run(_panoramisk_rate(small, small_count, small_calls)))
    return [
        Figure("AMI ingest into the call tracker", tracked, "events/s", "frames only", frames, 0.5, "higher"),
        Figure("AMI ingest into the call tracker", tracked, "events/s", "panoramisk", peer, 15, "higher"),
    ]
