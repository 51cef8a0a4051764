"""The whole way, bytes of AgentCalled written to card painted: our server and desk beside the fast trial pipeline.

Three processes each: the PBX end (this one), a server, a desk in an offscreen window of 1366x768.
"""

import asyncio
import os
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sync.demonstration.staff import PASSWORD
from tests.benchmarks.ami_peer import AmiPeer, split_call
from tests.benchmarks.measure import Figure, percentile
from tests.benchmarks.traffic import one_call

OPERATOR = "1007"
INTERFACE = f"PJSIP/{OPERATOR}"
ARRIVAL_LIMIT_S = 10
A_MOMENT_S = 0.06
LONG_WAIT_S = 2.2  # in the queue: what was found when the caller came is too old when a phone rings
FRAME_MS = 16.7
SETTLED_S = 0.5  # until a desk has done what follows a call: nobody's next call comes sooner
BURST = 200

SETTINGS = """
[database]
url = "{url}"
[listen]
port = {port}
[[asterisk]]
name = "bench"
host = "127.0.0.1"
port = {ami}
user = "bench"
secret = "bench"
[log]
level = "error"
"""


@dataclass(frozen=True, slots=True)
class Ring:
    """Milliseconds of one ring until it reached the desk and until it was painted."""

    arrived: float
    painted: float


@dataclass(frozen=True, slots=True)
class Times:
    """All rings of one round."""

    arrived: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)


class Pipeline:
    """A desk that tells on its standard output when it has painted what."""

    def __init__(self, peer: AmiPeer, desk: asyncio.subprocess.Process, name_of: Callable[[str], str]) -> None:
        self._peer = peer
        self._desk = desk
        self._name_of = name_of

    async def ring(
        self,
        index: int,
        number: str,
        behind: bytes = b"",
        waited: float = A_MOMENT_S,
        settled: float = SETTLED_S,
    ) -> Ring:
        """One call of this number: it waits in the queue, rings, is painted and ends. `behind` is sent before the
        ring, in the same write."""
        before, ring, after = split_call(index, f"+{number}", INTERFACE)
        self._peer.send(before)
        await asyncio.sleep(waited)
        at = self._peer.send(behind + ring)
        call = self._name_of(f"1764000000.{index * 2}")
        seen = await self.until_painted(call)
        self._peer.send(after)
        await asyncio.sleep(settled)
        return Ring((seen["+" + call] - at) / 1e6, (seen[call] - at) / 1e6)

    async def rings(self, numbers: Sequence[str], first: int) -> None:
        """Ring once for each number, one right behind the other."""
        for index, number in enumerate(numbers, first):
            await self.ring(index, number, settled=A_MOMENT_S)

    def memory_mb(self) -> float:
        """What the desk's process holds in memory now."""
        status = Path(f"/proc/{self._desk.pid}/status").read_text(encoding="utf-8")
        [resident] = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
        return int(resident) * 1024 / 1e6

    async def until_painted(self, call: str) -> dict[str, int]:
        seen: dict[str, int] = {}
        if self._desk.stdout is None:
            raise RuntimeError("the desk has no output")
        async with asyncio.timeout(ARRIVAL_LIMIT_S):
            while call not in seen:
                line = (await self._desk.stdout.readline()).decode()
                if not line:
                    raise RuntimeError("the desk has ended")
                name, _, at = line.strip().rpartition(" ")
                if at.isdigit():  # the rest is its log
                    seen[name] = int(at)
        return seen


async def _process(*arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        limit=1 << 20,
    )


async def _end(*processes: asyncio.subprocess.Process) -> None:
    for process in processes:
        if process.returncode is None:
            process.kill()
        await process.wait()


@asynccontextmanager
async def trial(database: Path) -> AsyncIterator[Pipeline]:
    """The baseline: knows SQLite only."""
    peer = AmiPeer()
    await peer.start()
    server = await _process("-m", "tests.benchmarks.trial_server", str(database), str(peer.port))
    assert server.stdout is not None
    port = (await server.stdout.readline()).decode().strip()
    desk = await _process("-m", "tests.benchmarks.trial_desk", port)
    try:
        await peer.until_connected()
        await asyncio.sleep(2)
        yield Pipeline(peer, desk, lambda linked: linked)
    finally:
        await _end(desk, server)
        await peer.stop()


@asynccontextmanager
async def our_server(url: str) -> AsyncIterator[tuple[AmiPeer, int]]:
    """The product's server as it is installed, by its settings file: the PBX that it hears, and its own port."""
    peer = AmiPeer()
    await peer.start()
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        file = Path(folder) / "server.toml"
        file.write_text(SETTINGS.format(url=url, port=port, ami=peer.port), encoding="utf-8")
        server = await _process("-m", "sync.server", "run", "--settings", str(file))
        try:
            await peer.until_connected()
            await _until_open(port)
            yield peer, port
        finally:
            await _end(server)
            await peer.stop()


@asynccontextmanager
async def ours(url: str) -> AsyncIterator[Pipeline]:
    """The product's server, and its desk as a window."""
    async with our_server(url) as (peer, port):
        with tempfile.TemporaryDirectory() as seat:
            async with our_desk(peer, port, seat) as pipeline:
                yield pipeline


@asynccontextmanager
async def our_desk(peer: AmiPeer, port: int, seat: str) -> AsyncIterator[Pipeline]:
    """The product's desk, signed in, with what it has in this folder."""
    address = f"ws://127.0.0.1:{port}"
    desk = await _process("-m", "tests.benchmarks.our_desk", address, OPERATOR, PASSWORD, "--seat", seat)
    pipeline = Pipeline(peer, desk, lambda linked: f"bench:{linked}")
    try:
        await pipeline.until_painted("ready")
        await asyncio.sleep(1)
        yield pipeline
    finally:
        await _end(desk)


def _free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


async def _until_open(port: int) -> None:
    async with asyncio.timeout(30):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


def noise(events: int) -> bytes:
    """Events that concern no call, as a burst."""
    frames = [frame for frame in one_call(900_000) if frame.startswith((b"Event: VarSet", b"Event: RTCP"))]
    return b"".join((frames * (events // len(frames) + 1))[:events])


class Both:
    """The trial pipeline and ours, which take each call in turn: a busy moment of the machine hurts both alike."""

    def __init__(self, trial: Pipeline, ours: Pipeline) -> None:
        self._pipelines = (trial, ours)

    async def rings(
        self, numbers: Sequence[str], first: int, behind: bytes = b"", waited: float = A_MOMENT_S
    ) -> tuple[Times, Times]:
        """Ring once for each number at each; the trial's times and ours."""
        times = (Times(), Times())
        for index, number in enumerate(numbers, first):
            for pipeline, into in zip(self._pipelines, times, strict=True):
                ring = await pipeline.ring(index, number, behind, waited)
                into.arrived.append(ring.arrived)
                into.painted.append(ring.painted)
        return times


async def measure(database: Path, numbers: Sequence[str]) -> list[Figure]:
    """Both pipelines over the same numbers: idle, behind a burst, and after a wait that makes the look-up anew."""
    async with trial(database) as baseline, ours(f"sqlite:///{database}") as pipeline:
        both = Both(baseline, pipeline)
        await both.rings(numbers[:20], 1)
        base, mine = await both.rings(numbers, 1_000)
        figures = [
            _median("ring at the desk", mine.arrived, base.arrived, 1.5),
            *_painted(mine.painted, base.painted),
        ]
        base, mine = await both.rings(numbers, 10_000, noise(BURST))
        figures.append(_median(f"ring to painted card behind {BURST} events", mine.painted, base.painted, 1.2))
        base, mine = await both.rings(numbers[:20], 20_000, waited=LONG_WAIT_S)
        figures.append(_median("ring at the desk after a wait in the queue", mine.arrived, base.arrived, 1.5))
    return figures


def _median(name: str, mine: Sequence[float], base: Sequence[float], reach: float) -> Figure:
    p50 = statistics.median
    return Figure(name, p50(mine), "ms p50", "trial pipeline", p50(base), reach, "lower")


def _painted(mine: Sequence[float], base: Sequence[float]) -> list[Figure]:
    name, p99 = "ring to painted card", percentile(mine, 0.99)
    return [
        _median(name, mine, base, 1.2),
        Figure(name, p99, "ms p99", "trial pipeline", percentile(base, 0.99), 1.2, "lower"),
        Figure(name, statistics.median(mine), "ms p50", "one frame", FRAME_MS, 1, "lower"),
        Figure(name, p99, "ms p99", "two frames", 2 * FRAME_MS, 1, "lower"),
    ]


def run(database: Path, numbers: Sequence[str]) -> list[Figure]:
    return asyncio.run(measure(database, numbers))
