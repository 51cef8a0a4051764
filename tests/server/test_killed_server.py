"""The server is killed with commands in flight: what was acknowledged is there, what is sent again is there once."""

import asyncio
import contextlib
import json
import random
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select
from websockets.exceptions import ConnectionClosed

from sync.commands import FileRequest
from sync.database import open_server
from sync.protocol import Outcomes, Submit
from sync.records.requests import requests
from sync.records.sync_state import command_ledger, feed
from tests.server.centre import prepare
from tests.server.desk import DEADLINE, Desk, desk
from tests.server.test_commands_and_feed import request_of

KILLS = 3
IN_A_ROUND = 60


@asynccontextmanager
async def server_process(settings: Path) -> AsyncIterator[tuple[Process, int]]:
    """A server of its own process, and its port."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sync.server", "run", "--settings", str(settings), stdout=PIPE, stderr=PIPE
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(DEADLINE):
            said = (await process.stdout.readline()).decode()
        assert "listens on" in said, (await process.stderr.read() if process.stderr else b"").decode()
        yield process, int(said.rpartition(":")[2])
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await process.communicate()


async def send_until_the_end(opened: Desk, commands: list[FileRequest], acknowledged: dict[str, int]) -> None:
    """Send all, and note what the server says is done, until it is all or the server is gone."""

    async def send() -> None:
        for command in commands:
            await opened.say(Submit((command,)))

    sending = asyncio.create_task(send())
    with contextlib.suppress(ConnectionClosed):
        left = {command.id for command in commands}
        while left:
            for outcome in (await opened.expect(Outcomes)).outcomes:
                assert outcome.status == "applied"
                assert acknowledged.setdefault(outcome.command_id, outcome.seq) == outcome.seq
                left.discard(outcome.command_id)
    await asyncio.gather(sending, return_exceptions=True)


def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(database_url: str, tmp_path: Path) -> None:
    prepare(database_url, 1)
    settings = tmp_path / "server.toml"
    settings.write_text(f'[database]\nurl = "{database_url}"\n[listen]\nport = 0\n[log]\nlevel = "error"\n')
    chance = random.Random(22)
    made: list[FileRequest] = []
    acknowledged: dict[str, int] = {}

    async def life(kill_after: int | None) -> None:
        """The server's life from start to kill; without `kill_after` until all is acknowledged."""
        async with server_process(settings) as (process, port), desk(port) as opened:
            await opened.sign_in("op1")
            if kill_after is not None:
                made.extend(request_of(opened) for _ in range(IN_A_ROUND))
            # An outbox sends all that it has no answer to; some answers it had are asked for again.
            unsure = [command for command in made if command.id not in acknowledged or chance.random() < 0.2]
            before = len(acknowledged)
            working = asyncio.create_task(send_until_the_end(opened, unsure, acknowledged))
            if kill_after is not None:
                async with asyncio.timeout(DEADLINE):
                    while len(acknowledged) < before + kill_after and not working.done():
                        await asyncio.sleep(0.001)
                process.send_signal(signal.SIGKILL)
            await working

    async def scenario() -> None:
        for _ in range(KILLS):
            await life(chance.randrange(1, IN_A_ROUND // 2))
        await life(None)

    asyncio.run(scenario())
    engine = open_server(database_url)
    with engine.connect() as connection:
        ids = connection.execute(select(requests.c.id)).scalars().all()
        assert sorted(ids) == sorted(command.id for command in made)
        assert set(acknowledged) == set(ids)
        for table in (command_ledger, feed):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == len(made)
        told = {row.command_id: row.seq for row in connection.execute(select(feed))}
        assert told == acknowledged
        numbers = connection.execute(select(requests.c.number).order_by(requests.c.number)).scalars().all()
        assert numbers == list(range(numbers[0] or 0, (numbers[0] or 0) + len(made)))
    engine.dispose()


def test_a_server_that_is_told_to_stop_ends_well(sqlite_database: str, tmp_path: Path) -> None:
    prepare(sqlite_database, 1)
    settings = tmp_path / "server.toml"
    settings.write_text(f'[database]\nurl = "{sqlite_database}"\n[listen]\nport = 0\n[log]\nfile = "server.log"\n')

    async def scenario() -> None:
        async with server_process(settings) as (process, port), desk(port) as opened:
            await opened.sign_in("op1")
            process.send_signal(signal.SIGTERM)
            with pytest.raises(ConnectionClosed) as closed:
                while True:
                    await opened.hear()
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1001  # going away: the desk knows to come back
            async with asyncio.timeout(DEADLINE):
                assert await process.wait() == 0

    asyncio.run(scenario())
    told = [json.loads(line)["event"] for line in (tmp_path / "server.log").read_text().splitlines()]
    assert told[0] == "server_started"
    assert told[-1] == "server_stopped"
