"""The search entry as one types: every key of names, accounts, phones, meters and addresses of the base itself."""

import random
import time
from collections.abc import Iterator

from sqlalchemy import Engine, text

from sync.protocol import Find
from sync.search import Search
from tests.benchmarks.measure import Figure, percentile

FRAME_MS = 16.7
KINDS = {
    "names": ("clients", "select name from clients where id = :id", 1),
    "accounts": ("accounts", "select number from accounts where id = :id", 1),
    "phones": ("phones", "select original from phones where id = :id", 1),
    "meters": ("meters", "select number from meters where id = :id", 1),
    "addresses": ("premises", "select street || ' ' || house || ' ' || flat from premises where id = :id", 2),
}


def _texts(engine: Engine, table: str, statement: str, count: int) -> list[str]:
    with engine.connect() as connection:
        last = int(connection.scalar(text(f"select max(id) from {table}")) or 1)
        ids = random.Random(11).sample(range(1, last + 1), min(last, count * 20))
        found = (connection.scalar(text(statement), {"id": id_}) for id_ in ids)
        return [str(value).strip() for value in found if value][:count]


def _keys(typed: str) -> Iterator[str]:
    """What stands in the entry after each key, from the second on."""
    for length in range(2, len(typed) + 1):
        yield typed[:length]


def run(engine: Engine, size: str, texts: int = 40) -> list[Figure]:
    """p99 over all keys of so many texts of each kind, warm."""
    search = Search(engine.dialect.name)
    figures = []
    for kind, (table, statement, frames) in KINDS.items():
        samples = []
        with engine.connect() as connection:
            typed = _texts(engine, table, statement, texts)
            for warm in (True, False):
                for text_ in typed:
                    for entry in _keys(text_):
                        began = time.perf_counter()
                        search.find(connection, Find(1, entry))
                        if not warm:
                            samples.append((time.perf_counter() - began) * 1000)
        figures.append(
            Figure(
                f"search, each key of {kind}, {size}",
                percentile(samples, 0.99),
                "ms p99",
                f"{frames} frame(s)",
                FRAME_MS * frames,
                1,
                "lower",
                f"p50 {percentile(samples, 0.5):.2f} ms",
            )
        )
    return figures
