"""Memory of the desk after many calls: what its process holds, the window and all."""

import asyncio
from collections.abc import Sequence

from tests.benchmarks.measure import Figure
from tests.benchmarks.pop import ours

LIMIT_MB = 150


async def _measure(url: str, numbers: Sequence[str]) -> tuple[float, float]:
    async with ours(url) as pipeline:
        await pipeline.rings(numbers[:20], 1)
        early = pipeline.memory_mb()
        await pipeline.rings(numbers[20:], 1_000)
        return early, pipeline.memory_mb()


def run(url: str, numbers: Sequence[str]) -> list[Figure]:
    early, late = asyncio.run(_measure(url, numbers))
    name = f"memory of the desk after {len(numbers)} calls"
    return [Figure(name, late, "MB", "limit", LIMIT_MB, 1, "lower", f"{early:.0f} MB after 20")]
