"""Growth: number to card on the server, on a small base and on a big one."""

import statistics
import time
from functools import partial

from sqlalchemy import Engine

from sync.lookup import Lookup
from tests.benchmarks.measure import Figure, timed
from tests.benchmarks.number_to_card import some_numbers


def run(small: Engine, big: Engine, sizes: str, calls: int = 500) -> list[Figure]:
    """A number of each base in turn, so that a busy machine hurts both alike; a whole round warms up."""
    lookup, now = Lookup(big.dialect.name), int(time.time() * 1000)
    pairs = list(zip(some_numbers(small, calls), some_numbers(big, calls), strict=False))
    samples: tuple[list[float], list[float]] = ([], [])
    with small.connect() as on_small, big.connect() as on_big:
        for warm in (True, False):
            for of_small, of_big in pairs:
                for connection, number, into in ((on_small, of_small, samples[0]), (on_big, of_big, samples[1])):
                    seconds = timed(partial(lookup.pop, connection, number, None, now))
                    if not warm:
                        into.append(seconds * 1e6)
    base, grown = map(statistics.median, samples)
    return [Figure(f"growth of number to card, {sizes}", grown, "µs p50", "small base", base, 1.3, "lower")]
