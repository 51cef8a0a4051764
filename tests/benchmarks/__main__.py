"""python -m tests.benchmarks: every figure beside its baseline; a table on standard output, JSON in a file.

The big base has 6.2 million clients, as a real centre has: it takes a quarter of an hour to build and 20 GB of disk, is
built once and kept in the user's cache; `--clients 620000` takes a tenth of both. A missed figure is printed as MISSED;
the exit code tells only whether all could be measured.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import make_url

from operator_desk.demonstration.base import base_for, fill
from operator_desk.settings import cache_folder
from sync.database import open_server
from tests.benchmarks import (
    burst,
    fan_out,
    growth,
    ingest,
    loading,
    memory,
    number_to_card,
    pop,
    questions,
    search_keys,
    start_up,
    storm,
)
from tests.benchmarks.measure import Figure, table, write
from tests.services.postgres import Postgres


class Benches:
    """What can be measured, by name; bases are made when first needed."""

    def __init__(self, folder: Path, clients: int, small: int) -> None:
        self._folder = folder
        self._clients = clients
        self._small = small
        self._bases: dict[int, str] = {}
        self._orm = number_to_card.Loaded()
        self.all: dict[str, Callable[[], list[Figure]]] = {
            "ingest": ingest.run,
            "burst": burst.run,
            "fan-out": fan_out.run,
            "start": start_up.run,
            "card": self._card,
            "card-postgresql": self._card_on_postgres,
            "search": self._search,
            "growth": self._growth,
            "loading": lambda: loading.on_sqlite(self._small),
            "loading-postgresql": self._loading_on_postgres,
            "storm": self._storm,
            "memory": self._memory,
            "pop": self._pop,
            "questions": questions.run,
        }

    def _base(self, clients: int) -> str:
        """One for the whole run: what makes it may be edited meanwhile, and the figures belong together."""

        def report(stage: str, done: int, total: int) -> None:
            sys.stderr.write(f"\r  base of {clients}: {stage} {done} of {total}      ")

        if clients not in self._bases:
            run_folder = self._folder / str(clients)
            run_folder.mkdir()
            cache = cache_folder() / "demonstration"
            self._bases[clients] = base_for(run_folder, cache, clients, datetime.now(UTC).date(), report)
        return self._bases[clients]

    def _own_base(self) -> str:
        """A copy of the small base to add to: one too large to be copied for each run is copied here all the same."""
        kept = Path(make_url(self._base(self._small)).database or "")
        # A folder of its own: beside an older copy may lie the log of a server that was killed, and would be read.
        own = Path(tempfile.mkdtemp(dir=self._folder)) / "own.sqlite"
        shutil.copyfile(kept, own)
        return f"sqlite:///{own}"

    def _card(self) -> list[Figure]:
        engine = open_server(self._base(self._clients))
        try:
            return number_to_card.run(engine, self._orm)
        finally:
            engine.dispose()

    @contextmanager
    def _postgres(self) -> Iterator[str]:
        """An empty database in a cluster of its own."""
        with Postgres() as server, server.database() as url:
            yield url

    def _card_on_postgres(self) -> list[Figure]:
        with self._postgres() as url:
            fill(url, self._small, datetime.now(UTC).date())
            engine = open_server(url)
            try:
                return number_to_card.run(engine, self._orm)
            finally:
                engine.dispose()

    def _loading_on_postgres(self) -> list[Figure]:
        with self._postgres() as url:
            return loading.on_postgres(url, self._small)

    def _numbers(self, url: str, count: int) -> list[str]:
        engine = open_server(url)
        try:
            return number_to_card.some_numbers(engine, count)
        finally:
            engine.dispose()

    def _storm(self) -> list[Figure]:
        url = self._own_base()
        return storm.run(url, self._numbers(url, storm.CALLS))

    def _memory(self) -> list[Figure]:
        url = self._own_base()
        return memory.run(url, self._numbers(url, 200))

    def _search(self) -> list[Figure]:
        engine = open_server(self._base(self._clients))
        try:
            return search_keys.run(engine, f"{self._clients} clients")
        finally:
            engine.dispose()

    def _growth(self) -> list[Figure]:
        small, big = open_server(self._base(self._small)), open_server(self._base(self._clients))
        try:
            return growth.run(small, big, f"{self._small} to {self._clients} clients")
        finally:
            small.dispose()
            big.dispose()

    def _pop(self) -> list[Figure]:
        url = self._base(self._clients)
        return pop.run(Path(url.removeprefix("sqlite:///")), self._numbers(url, 100))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--clients", type=int, default=6_200_000, metavar="N", help="the big base; default: 6200000")
    parser.add_argument("--small", type=int, default=62_000, metavar="N", help="the small base; default: 62000")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="some of them, by name")
    parser.add_argument("--out", type=Path, default=Path(".cache/bench.json"), metavar="FILE", help="the same as JSON")
    given = parser.parse_args()
    figures: list[Figure] = []
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        benches = Benches(Path(folder), given.clients, given.small)
        unknown = set(given.only or ()) - benches.all.keys()
        if unknown:
            parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(benches.all)}")
        for name in given.only or benches.all:
            sys.stderr.write(f"\nmeasuring {name} …\n")
            try:
                found = benches.all[name]()
            except Exception as error:  # the others can still be measured
                failed += 1
                sys.stderr.write(f"{name} could not be measured: {error!r}\n")
                continue
            figures += found
            sys.stderr.write(table(found) + "\n")
    given.out.parent.mkdir(parents=True, exist_ok=True)
    write(figures, given.out)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
