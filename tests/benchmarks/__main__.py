"""python -m tests.benchmarks: every figure beside its baseline; a table on standard output, JSON in a file.

With the default base of 62 000 clients it takes some minutes; `--clients 6200000` builds the big base once and keeps
it in the user's cache. A missed figure is printed as MISSED; the exit code tells only whether all could be measured.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from operator_desk.demonstration.base import base_for, fill
from operator_desk.settings import cache_folder
from sync.database import open_server
from tests.benchmarks import fan_out, growth, ingest, number_to_card, pop, search_keys, start_up
from tests.benchmarks.measure import Figure, table, write
from tests.services.postgres import Postgres

SMALL = 2_000


class Benches:
    """What can be measured, by name; bases are made when first needed."""

    def __init__(self, folder: Path, clients: int) -> None:
        self._folder = folder
        self._clients = clients
        self._orm = number_to_card.Loaded()
        self.all: dict[str, Callable[[], list[Figure]]] = {
            "ingest": ingest.run,
            "fan-out": fan_out.run,
            "start": start_up.run,
            "card": self._card,
            "card-postgresql": self._card_on_postgres,
            "search": self._search,
            "growth": self._growth,
            "loading": growth.loading,
            "pop": self._pop,
        }

    def _base(self, clients: int) -> str:
        def report(stage: str, done: int, total: int) -> None:
            sys.stderr.write(f"\r  base of {clients}: {stage} {done} of {total}      ")

        run_folder = self._folder / str(clients)
        run_folder.mkdir(exist_ok=True)
        return base_for(run_folder, cache_folder() / "demonstration", clients, datetime.now(UTC).date(), report)

    def _card(self) -> list[Figure]:
        engine = open_server(self._base(self._clients))
        try:
            return number_to_card.run(engine, self._orm)
        finally:
            engine.dispose()

    def _card_on_postgres(self) -> list[Figure]:
        server = Postgres()
        server.start()
        try:
            with server.database() as url:
                fill(url, min(self._clients, 62_000), datetime.now(UTC).date())
                engine = open_server(url)
                try:
                    return number_to_card.run(engine, self._orm)
                finally:
                    engine.dispose()
        finally:
            server.close()

    def _search(self) -> list[Figure]:
        engine = open_server(self._base(self._clients))
        try:
            return search_keys.run(engine, f"{self._clients} clients")
        finally:
            engine.dispose()

    def _growth(self) -> list[Figure]:
        small, big = open_server(self._base(SMALL)), open_server(self._base(self._clients))
        try:
            return growth.run(small, big, f"{SMALL} to {self._clients} clients")
        finally:
            small.dispose()
            big.dispose()

    def _pop(self) -> list[Figure]:
        url = self._base(self._clients)
        engine = open_server(url)
        numbers = number_to_card.some_numbers(engine, 100)
        engine.dispose()
        return pop.run(Path(url.removeprefix("sqlite:///")), numbers)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--clients", type=int, default=62_000, metavar="N", help="size of the base; default: 62000")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="some of them, by name")
    parser.add_argument("--out", type=Path, default=Path(".cache/bench.json"), metavar="FILE", help="the same as JSON")
    given = parser.parse_args()
    figures: list[Figure] = []
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        benches = Benches(Path(folder), given.clients)
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
