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
from dataclasses import dataclass
from pathlib import Path

from sync.demonstration.staff import PASSWORD
from tests.benchmarks.ami_peer import AmiPeer, split_call
from tests.benchmarks.measure import Figure, percentile
from tests.benchmarks.traffic import one_call

OPERATOR = "1007"
INTERFACE = f"PJSIP/{OPERATOR}"
ARRIVAL_LIMIT_S = 10
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
class Times:
    """Milliseconds of each ring until it reached the desk (where the desk tells it) and until it was painted."""

    arrived: Sequence[float]
    painted: Sequence[float]


class Pipeline:
    """A desk that tells on its standard output when it has painted what."""

    def __init__(self, peer: AmiPeer, desk: asyncio.subprocess.Process, name_of: Callable[[str], str]) -> None:
        self._peer = peer
        self._desk = desk
        self._name_of = name_of

    async def rings(self, numbers: Sequence[str], first: int, behind: bytes = b"") -> Times:
        """Ring once for each number and wait for the paint; `behind` is sent before each ring, in the same write."""
        arrived: list[float] = []
        painted: list[float] = []
        for index, number in enumerate(numbers, first):
            before, ring, after = split_call(index, f"+{number}", INTERFACE)
            self._peer.send(before)
            await asyncio.sleep(0.06)
            at = self._peer.send(behind + ring)
            call = self._name_of(f"1764000000.{index * 2}")
            seen = await self.until_painted(call)
            if "+" + call in seen:
                arrived.append((seen["+" + call] - at) / 1e6)
            painted.append((seen[call] - at) / 1e6)
            self._peer.send(after)
            await asyncio.sleep(0.06)
        return Times(arrived, painted)

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
        desk = await _process("-m", "tests.benchmarks.our_desk", f"ws://127.0.0.1:{port}", OPERATOR, PASSWORD)
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


async def measure(database: Path, numbers: Sequence[str], other: str = "") -> dict[str, Times]:
    """Both pipelines over the same numbers, idle and behind a burst; `other` is a further database of ours."""
    warm = numbers[:20]
    figures: dict[str, Times] = {}
    async with trial(database) as baseline:
        await baseline.rings(warm, 1)
        figures["trial"] = await baseline.rings(numbers, 1_000)
        figures["trial burst"] = await baseline.rings(numbers, 10_000, noise(BURST))
    async with ours(f"sqlite:///{database}") as pipeline:
        await pipeline.rings(warm, 1)
        figures["ours"] = await pipeline.rings(numbers, 1_000)
        figures["ours burst"] = await pipeline.rings(numbers, 10_000, noise(BURST))
    if other:
        async with ours(other) as pipeline:
            await pipeline.rings(warm, 1)
            figures["ours other"] = await pipeline.rings(numbers, 1_000)
    return figures


def run(database: Path, numbers: Sequence[str], other: str = "") -> list[Figure]:
    figures = asyncio.run(measure(database, numbers, other))
    mine, base = figures["ours"], figures["trial"]
    p50 = statistics.median
    rows = [
        Figure("ring to painted card", p50(mine.painted), "ms p50", "trial pipeline", p50(base.painted), 1.2, "lower"),
        Figure(
            "ring to painted card",
            percentile(mine.painted, 0.99),
            "ms p99",
            "trial pipeline",
            percentile(base.painted, 0.99),
            1.2,
            "lower",
        ),
        Figure("ring to painted card", p50(mine.painted), "ms p50", "one frame", 16.7, 1, "lower"),
        Figure("ring to painted card", percentile(mine.painted, 0.99), "ms p99", "two frames", 33.4, 1, "lower"),
        Figure(
            f"ring to painted card behind {BURST} events",
            p50(figures["ours burst"].painted),
            "ms p50",
            "trial pipeline",
            p50(figures["trial burst"].painted),
            1.2,
            "lower",
        ),
    ]
    if mine.arrived and base.arrived:
        rows.append(
            Figure("ring at the desk", p50(mine.arrived), "ms p50", "trial pipeline", p50(base.arrived), 1.5, "lower")
        )
    if "ours other" in figures:
        theirs = figures["ours other"]
        rows.append(
            Figure(
                "ring to painted card, PostgreSQL", p50(theirs.painted), "ms p50", "on SQLite", p50(mine.painted), 1.3,
                "lower",
            )
        )  # fmt: skip
    return rows
