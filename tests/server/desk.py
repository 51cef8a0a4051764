"""A desk for tests of the server: a bare WebSocket client that speaks the protocol and keeps what it heard."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from websockets.asyncio.client import ClientConnection, connect

from sync.protocol import FromDesk, FromServer, Resume, SignIn, Welcome, decode_from_server, encode

M = TypeVar("M", bound=FromServer)
DEADLINE = 20.0  # seconds; only a fault waits that long
PASSWORD = "a long password"


class Desk:
    """One connection. `heard` holds all messages in their order."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.heard: list[FromServer] = []
        self._unread: defaultdict[type, deque[FromServer]] = defaultdict(deque)
        self.welcome: Welcome | None = None

    async def say(self, message: FromDesk) -> None:
        await self.socket.send(encode(message), text=True)

    async def hear(self) -> FromServer:
        """The next message."""
        async with asyncio.timeout(DEADLINE):
            message: FromServer = decode_from_server(await self.socket.recv())
        self.heard.append(message)
        self._unread[type(message)].append(message)
        return message

    async def expect(self, kind: type[M], where: Callable[[M], bool] = lambda message: True) -> M:
        """The next message of this kind for which `where` holds. Messages of other kinds stay to be expected: what
        belongs to different matters may come in either order."""
        unread = self._unread[kind]
        while True:
            while unread:
                message = unread.popleft()
                assert isinstance(message, kind)
                if where(message):
                    return message
            await self.hear()

    async def listen(self) -> None:
        """Go on hearing until the connection ends or the task is cancelled."""
        async for frame in self.socket:
            self.heard.append(decode_from_server(frame))

    def all(self, kind: type[M]) -> list[M]:
        return [message for message in self.heard if isinstance(message, kind)]

    async def sign_in(self, login: str, password: str = PASSWORD) -> Welcome:
        await self.say(SignIn(login, password))
        self.welcome = await self.expect(Welcome)
        return self.welcome

    async def resume(self, token: str) -> Welcome:
        await self.say(Resume(token))
        self.welcome = await self.expect(Welcome)
        return self.welcome


@asynccontextmanager
async def desk(port: int) -> AsyncIterator[Desk]:
    """A connection that has not signed in yet."""
    async with connect(f"ws://127.0.0.1:{port}", compression=None, ping_interval=None, max_size=None) as socket:
        yield Desk(socket)


@asynccontextmanager
async def signed_in(port: int, login: str) -> AsyncIterator[Desk]:
    """A desk that has been welcomed."""
    async with desk(port) as opened:
        await opened.sign_in(login)
        yield opened


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something to become true."""
    async with asyncio.timeout(DEADLINE):
        while not condition():
            await asyncio.sleep(0.005)
