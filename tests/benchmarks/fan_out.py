"""Fan-out: pops of 4 KB to many connected desks, our hub beside bare `websockets` sends, with the same readers."""

import asyncio
import multiprocessing
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from typing import Any, cast

from msgspec import Raw
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve

from sync.protocol import CallInfo, Pop, Resume, SignIn, Welcome, encode
from sync.server.auth import Doorkeeper, Session
from sync.server.desks import Desk, Desks
from sync.server.hub import Hub
from sync.server.logs import make_log
from sync.server.users import Person
from tests.benchmarks.measure import Figure

ROUNDS = 40
Send = Callable[[int], Awaitable[None]]


def a_pop() -> Pop:
    """A pop of about four kilobytes, as a card with some history makes it."""
    call = CallInfo(
        "kyiv/1764000000.1", "ringing", "inbound", "380444951234", "0444951234", False, "", "bills", ("menu",), None, 0,
        1, 2, 3, None,
    )  # fmt: skip
    return Pop(call, (), Raw(b'{"notes":"' + b"x" * 3700 + b'"}'))


def _readers(port: int, desks: int, rounds: int, told: Connection) -> None:
    """All desks in one process: sign in, then read so many pops each."""

    async def one(index: int, ready: asyncio.Semaphore) -> None:
        async with connect(f"ws://127.0.0.1:{port}", compression=None, max_size=None) as line:
            await line.send(encode(SignIn(str(index), "")).decode())
            await _take(line, 1)
            ready.release()
            await _take(line, rounds)

    async def run() -> None:
        ready = asyncio.Semaphore(0)
        tasks = [asyncio.create_task(one(index, ready)) for index in range(desks)]
        for _ in range(desks):
            await ready.acquire()
        told.send("ready")
        await asyncio.gather(*tasks)
        told.send("read")

    asyncio.run(run())


async def _take(line: ClientConnection, count: int) -> None:
    for _ in range(count):
        await line.recv(decode=False)


async def _measured(port: int, desks: int, send_round: Send) -> float:
    """Pops a second, from the first sent to the last read."""
    ours, theirs = multiprocessing.Pipe()
    readers = multiprocessing.Process(target=_readers, args=(port, desks, ROUNDS, theirs), daemon=True)
    readers.start()
    if await asyncio.to_thread(ours.recv) != "ready":
        raise RuntimeError("the readers did not start")
    began = time.perf_counter()
    for turn in range(ROUNDS):
        await send_round(turn)
    await asyncio.to_thread(ours.recv)
    seconds = time.perf_counter() - began
    await asyncio.to_thread(readers.join, 10)
    return ROUNDS * desks / seconds


async def _bare(desks: int) -> float:
    lines: list[ServerConnection] = []
    body = encode(a_pop()).decode()

    async def serve_one(line: ServerConnection) -> None:
        await line.recv()
        await line.send("{}")
        lines.append(line)
        await line.wait_closed()

    async def send_round(_turn: int) -> None:
        for line in lines:
            await line.send(body)

    async with serve(serve_one, "127.0.0.1", 0, compression=None) as server:
        return await _measured(next(iter(server.sockets)).getsockname()[1], desks, send_round)


class _OpenDoor:
    """Lets everybody in: signing in is not what is measured."""

    async def enter(self, first: SignIn | Resume, _address: str) -> Session:
        number = int(first.login) if isinstance(first, SignIn) else 0
        return Session(Person(number, str(number), "", "operator", None, None, "", True), "")


class _Quiet:
    def __init__(self, desk: Desk) -> None:
        self._person = desk.person

    async def welcome(self, _session: Session) -> Welcome:
        return Welcome(self._person.id, "", "", "operator", None, "", "", 0, "", 0)

    def arrived(self) -> None: ...
    async def take(self, message: Any) -> None: ...
    async def leave(self) -> None: ...


async def _hub(desks_wanted: int) -> float:
    desks = Desks()
    hub = Hub(desks, cast(Doorkeeper, _OpenDoor()), _Quiet, make_log("error"))
    port = await hub.start("127.0.0.1", 0, None)
    pop = a_pop()

    async def send_round(_turn: int) -> None:
        for desk in desks:
            desk.send(pop)
        while any(len(desk.outgoing) > 1 for desk in desks):
            await asyncio.sleep(0)

    try:
        return await _measured(port, desks_wanted, send_round)
    finally:
        await hub.stop()


def run(desks: int = 200) -> list[Figure]:
    """Best of three rounds in turn."""
    bare = ours = 0.0
    for _ in range(3):
        bare = max(bare, asyncio.run(_bare(desks)))
        ours = max(ours, asyncio.run(_hub(desks)))
    return [Figure(f"fan-out to {desks} desks", ours, "pops/s", "bare websockets", bare, 0.8, "higher")]
