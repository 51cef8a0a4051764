"""A server at the other end of the line that does as it is told, and a desk that writes down what it hears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from sync.client import Limits, Link, Pushed, SyncClient
from sync.commands import Command
from sync.database import StoreFailed
from sync.protocol import (
    FeedRow,
    FromDesk,
    FromServer,
    Outcome,
    Outcomes,
    Refused,
    Resume,
    SignIn,
    Submit,
    Welcome,
    decode_from_desk,
    encode,
)
from tests.sync.people import NOW, OLENA

T = TypeVar("T")

QUICK = Limits(
    connect=1, welcome=1, send=0.5, pulse=0.05, echo=0.2, answer=0.3, outcome=0.3, retry_first=0.01, retry_most=0.05
)


def welcome(token: str = "t1", feed_at: int = 0) -> Welcome:
    return Welcome(OLENA, "olena", "Olena", "operator", "1001", "first", token, NOW, "c1", feed_at)


class Desk:
    """LineEvents that remembers all it was told, in order."""

    def __init__(self) -> None:
        self.told: list[Any] = []

    def welcomed(self, welcome: Welcome) -> None:
        self.told.append(welcome)

    def refused(self, refused: Refused) -> None:
        self.told.append(refused)

    def link_changed(self, link: Link) -> None:
        self.told.append(link)

    def pushed(self, message: Pushed) -> None:
        self.told.append(message)

    def fed(self, rows: tuple[FeedRow, ...]) -> None:
        self.told.append(rows)

    def answered(self, outcomes: tuple[Outcome, ...]) -> None:
        self.told.append(outcomes)

    def of(self, kind: type[T]) -> list[T]:
        return [said for said in self.told if isinstance(said, kind)]


class Store:
    """A store whose slowness and failures the test decides; called in a thread of its own."""

    def __init__(self) -> None:
        self.at = 0
        self.commands: list[Command] = []
        self.done: list[Outcome] = []
        self.fed: list[FeedRow] = []
        self.full = 0  # how many more times it refuses
        self.before: Callable[[], None] = lambda: None

    def begin_session(self, staff_id: int, feed_at: int) -> int:
        self.before()
        return self.at

    def cursor(self) -> int:
        return self.at

    def waiting(self, by: int | None = None, limit: int | None = None) -> tuple[Command, ...]:
        return tuple(command for command in self.commands if by in (None, command.by))[:limit]

    def settle(self, outcome: Outcome) -> bool:
        self.done.append(outcome)
        if outcome.status != "retry":
            self.commands = [command for command in self.commands if command.id != outcome.command_id]
        return True

    def apply_feed(self, rows: Sequence[FeedRow], upto: int) -> None:
        self.before()
        if self.full:
            self.full -= 1
            raise StoreFailed("full", "database or disk is full")
        self.fed += rows
        self.at = upto


class Server:
    """Accepts desks and writes down what they say; what it answers, `answer` says."""

    def __init__(self) -> None:
        self.said: list[FromDesk] = []
        self.sockets: list[ServerConnection] = []
        self.url = ""
        self.answer: Callable[[FromDesk], Sequence[FromServer]] = greet
        self.deaf = False

    async def meet(self, socket: ServerConnection) -> None:
        self.sockets.append(socket)
        try:
            async for frame in socket:
                message = decode_from_desk(frame)
                self.said.append(message)
                if not self.deaf:
                    for answer in self.answer(message):
                        await socket.send(encode(answer), text=True)
        except ConnectionClosed:
            return  # the test has cut it, or the desk

    async def tell(self, message: FromServer) -> None:
        await self.sockets[-1].send(encode(message), text=True)

    def cut(self) -> None:
        """The connection is gone without a word."""
        self.sockets[-1].transport.abort()

    def of(self, kind: type[T]) -> list[T]:
        return [said for said in self.said if isinstance(said, kind)]


def greet(message: FromDesk) -> Sequence[FromServer]:
    """Everybody is welcome and every command is applied."""
    match message:
        case SignIn() | Resume():
            return [welcome()]
        case Submit(commands=commands):
            return [Outcomes(tuple(Outcome(command.id, "applied", seq=1) for command in commands))]
        case _:
            return []


@asynccontextmanager
async def opened(server: Server, port: int = 0) -> AsyncIterator[None]:
    async with serve(
        server.meet, "127.0.0.1", port, compression=None, ping_interval=None, close_timeout=0.1
    ) as listening:
        server.url = f"ws://127.0.0.1:{next(iter(listening.sockets)).getsockname()[1]}"
        yield


@asynccontextmanager
async def line(
    server: Server, desk: Desk, store: Store, limits: Limits = QUICK, chance: Callable[[], float] = lambda: 1.0
) -> AsyncIterator[SyncClient]:
    with ThreadPoolExecutor(1) as executor:
        client = SyncClient(server.url, store, executor, desk, limits=limits, chance=chance)
        try:
            yield client
        finally:
            await client.close()


async def until(true: Callable[[], object], within: float = 10.0) -> None:
    """Wait for the condition; fails when it does not come true in time."""
    deadline = asyncio.get_running_loop().time() + within
    while not true():
        assert asyncio.get_running_loop().time() < deadline, "it did not happen in time"
        await asyncio.sleep(0.002)
