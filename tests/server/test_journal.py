"""Calls wait for the database in memory: the newest state of each, bounded, and said aloud when one is let go."""

import asyncio
import io
import json

import pytest

from sync.database import open_server
from sync.lookup import Lookup
from sync.server import interactions
from sync.server.directory import Directory
from sync.server.interactions import Journal
from sync.server.logs import make_log
from sync.server.views import CallerNumber, Seen
from tests.server.phone_calls import new_call


def test_the_oldest_is_let_go_when_too_many_wait(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interactions, "MOST_WAITING", 3)
    monkeypatch.setattr(interactions, "FLUSH_LIMIT", 0.01)
    out = io.StringIO()

    async def scenario() -> None:
        engine = open_server(sqlite_database)
        journal = Journal(engine, Lookup("sqlite"), lambda: 0.0, make_log(out=out), committed=lambda: None)
        for _ in range(2):  # a call that is noted again takes no second place
            for number in range(3):
                call_id = f"main:1.{number}"
                journal.note(Seen(call_id, new_call(call_id, "", 0.0), CallerNumber(None, False)), Directory())
        assert len(journal) == 3
        assert not out.getvalue()
        journal.note(Seen("main:1.9", new_call("1.9", "", 0.0), CallerNumber(None, False)), Directory())
        assert len(journal) == 3
        await journal.stop()
        engine.dispose()

    asyncio.run(scenario())
    let_go, unwritten = (json.loads(line) for line in out.getvalue().splitlines())
    assert (let_go["event"], let_go["call_id"]) == ("call_not_logged", "main:1.0")
    assert (unwritten["event"], unwritten["waiting"]) == ("calls_not_logged", 3)
