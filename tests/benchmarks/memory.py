"""Memory of the desk after many calls, on any day but its first: what its process holds, the window and all."""

import asyncio
import tempfile
from collections.abc import Sequence

from tests.benchmarks.measure import Figure
from tests.benchmarks.pop import Pipeline, our_desk, our_server

LIMIT_MB = 150


async def _measure(url: str, numbers: Sequence[str]) -> tuple[float, float]:
    async with our_server(url) as (peer, port):
        with tempfile.TemporaryDirectory() as seat:
            async with our_desk(peer, port, seat):
                pass  # the first day, on which the store is made
            async with our_desk(peer, port, seat) as pipeline:
                return await _calls(pipeline, numbers)


async def _calls(pipeline: Pipeline, numbers: Sequence[str]) -> tuple[float, float]:
    await pipeline.rings(numbers[:20], 1)
    early = pipeline.memory_mb()
    await pipeline.rings(numbers[20:], 1_000)
    return early, pipeline.memory_mb()


def run(url: str, numbers: Sequence[str]) -> list[Figure]:
    early, late = asyncio.run(_measure(url, numbers))
    name = f"memory of the desk after {len(numbers)} calls"
    return [Figure(name, late, "MB", "limit", LIMIT_MB, 1, "lower", f"{early:.0f} MB after 20")]
