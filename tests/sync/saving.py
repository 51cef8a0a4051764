"""Run as a program and killed: files requests and saves drafts, and prints each id only after its commit."""

from __future__ import annotations

import sys
from pathlib import Path

from sync.desk_store import Draft, open_store
from tests.sync.people import DESK, KEY, NOW, file_request


def main(path: Path) -> None:
    store, quarantined = open_store(path, KEY, DESK, at=NOW)
    assert quarantined is None
    while True:
        command = file_request()
        store.outbox.file(command)
        print("filed", command.id, flush=True)
        store.drafts.save(Draft(command.id, "t", "", None, None, None, (("note", "ж" * 300),), NOW))
        print("draft", command.id, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
