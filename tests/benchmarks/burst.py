"""A ringing event behind 200 others, until the ring is known: our frame reader and call tracker, and panoramisk.

Each client is a process of its own; they are rung in turn, so that a busy machine hurts both alike.
"""

import asyncio
import logging
import statistics
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from telephony.calls import CallTracker, ChangeKind
from telephony.frames import FrameReader
from tests.benchmarks.ami_peer import AmiPeer, split_call
from tests.benchmarks.measure import Figure, percentile
from tests.benchmarks.pop import BURST, noise

ANSWER_LIMIT_S = 20


class _Tracking(asyncio.Protocol):
    """Tells when it knows of a ring; the greeting, which is no frame, is dropped."""

    def __init__(self, told: Connection) -> None:
        self._told = told
        self._reader = FrameReader()
        self._tracker = CallTracker()
        self._greeted = False

    def data_received(self, data: bytes) -> None:
        if not self._greeted:
            _, _, data = data.partition(b"\r\n")
            self._greeted = True
            self._told.send(0)
        for event in self._reader.feed(data):
            for change in self._tracker.feed(event, time.time()):
                if change.kind == ChangeKind.RINGING:
                    self._told.send(time.perf_counter_ns())


def _ours(port: int, told: Connection) -> None:
    async def run() -> None:
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: _Tracking(told), "127.0.0.1", port)
        await loop.create_future()

    asyncio.run(run())


def _panoramisk(port: int, told: Connection) -> None:
    from panoramisk import Manager

    async def run() -> None:
        manager = Manager(
            host="127.0.0.1", port=port, username="bench", secret="bench", log=logging.getLogger("bench")
        )  # fmt: skip
        manager.register_event("FullyBooted", lambda _manager, _event: told.send(0))
        manager.register_event("AgentCalled", lambda _manager, _event: told.send(time.perf_counter_ns()))
        await manager.connect()
        await asyncio.get_running_loop().create_future()

    asyncio.run(run())


@dataclass(frozen=True, slots=True)
class _Client:
    peer: AmiPeer
    told: Connection

    async def answer(self) -> int:
        if not await asyncio.to_thread(self.told.poll, ANSWER_LIMIT_S):
            raise RuntimeError("a client has not heard of the ring")
        return int(self.told.recv())

    async def latency_ms(self, index: int, behind: bytes) -> float:
        before, ring, after = split_call(index, f"+38044{5_000_000 + index}", "PJSIP/1007")
        self.peer.send(before)
        await asyncio.sleep(0.03)
        at = self.peer.send(behind + ring)
        known = await self.answer()
        self.peer.send(after)
        await asyncio.sleep(0.03)
        return (known - at) / 1e6


@asynccontextmanager
async def _client(work: Callable[[int, Connection], None]) -> AsyncIterator[_Client]:
    peer = AmiPeer()
    await peer.start()
    spawn = get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=work, args=(peer.port, there), daemon=True)
    process.start()
    client = _Client(peer, here)
    try:
        await client.answer()
        yield client
    finally:
        process.kill()
        await asyncio.to_thread(process.join)
        await peer.stop()


async def _measure(rings: int) -> tuple[list[float], list[float]]:
    behind = noise(BURST)
    ours: list[float] = []
    theirs: list[float] = []
    async with _client(_ours) as mine, _client(_panoramisk) as panoramisk:
        for index in range(1, rings + 11):
            for client, into in ((mine, ours), (panoramisk, theirs)):
                latency = await client.latency_ms(index, behind)
                if index > 10:  # the first ones warm up
                    into.append(latency)
    return ours, theirs


def run(rings: int = 100) -> list[Figure]:
    ours, theirs = asyncio.run(_measure(rings))
    return [
        Figure(
            f"ring behind {BURST} events, at the call tracker",
            statistics.median(ours),
            "ms p50",
            "panoramisk",
            statistics.median(theirs),
            0.2,
            "lower",
            f"p99 {percentile(ours, 0.99):.2f} against {percentile(theirs, 0.99):.2f} ms",
        )
    ]
