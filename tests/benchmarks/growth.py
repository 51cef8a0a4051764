"""Growth: number to card on the server, on a small base and on a big one."""

import statistics
import time

from sqlalchemy import Engine

from sync.lookup import Lookup
from tests.benchmarks.measure import Figure
from tests.benchmarks.number_to_card import some_numbers


def _card_us(engine: Engine, calls: int) -> float:
    lookup, now = Lookup(engine.dialect.name), int(time.time() * 1000)
    numbers = some_numbers(engine, calls)
    samples = []
    with engine.connect() as connection:
        for warm in (True, False):
            for number in numbers:
                began = time.perf_counter()
                lookup.pop(connection, number, None, now)
                if not warm:
                    samples.append((time.perf_counter() - began) * 1e6)
    return statistics.median(samples)


def run(small: Engine, big: Engine, sizes: str, calls: int = 500) -> list[Figure]:
    base, grown = _card_us(small, calls), _card_us(big, calls)
    return [Figure(f"growth of number to card, {sizes}", grown, "µs p50", "small base", base, 1.3, "lower")]
