"""The line to the server: connect, sign in, stay connected, and share out what comes.

Each connection has a reader, a pulse and a sender of the outbox; the first that ends ends the connection. A peer that
stops reading is freed by nothing but `transport.abort()`, so that is how a connection ends which is not answered.
"""

import asyncio
import random
import ssl
import time
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Executor
from typing import TYPE_CHECKING

import msgspec
import structlog

from sync.client.intake import FollowAnew, Intake, Session
from sync.client.ports import Limits, LineEvents, Link, NotAnswered, Store, tell
from sync.client.questions import Answer, Question, Questions
from sync.client.sender import Sender
from sync.protocol import (
    MAX_MESSAGE,
    BillingAnswer,
    CallActed,
    CardAnswer,
    CatalogueAnswer,
    Colleagues,
    Feed,
    Follow,
    Found,
    FromDesk,
    FromServer,
    HouseholdAnswer,
    Outcomes,
    Problem,
    Refused,
    Resume,
    SignIn,
    SignOut,
    Timeline,
    Welcome,
    decode_from_server,
    encode,
)

if TYPE_CHECKING:  # 98 ms to load: not before there is something to connect to
    from websockets.asyncio.client import ClientConnection

_log = structlog.get_logger(__name__)


class LinkLost(Exception):
    """This connection is over; `reason` as in Link."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Refused(Exception):
    """The server does not want us: no further attempt by ourselves."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.reason)
        self.refused = refused


class SyncClient:
    """One desk's line. Everything here runs on the event loop that `sign_in` or `resume` was called on; the store
    in the thread of `executor`, which has one."""

    def __init__(
        self,
        url: str,
        store: Store,
        executor: Executor,
        events: LineEvents,
        *,
        tls: ssl.SSLContext | None = None,
        compressed: bool = False,
        limits: Limits | None = None,
        clock: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._url = url
        self._events = events
        self._tls = tls
        self._compressed = compressed
        self._limits = limits or Limits()
        self._clock = clock
        self._chance = chance
        self._questions = Questions()
        self._scopes: tuple[str, ...] = ()
        self._welcome: Welcome | None = None
        self._first: SignIn | Resume | None = None
        self._socket: ClientConnection | None = None  # signed in; None while the line is down
        self._link: Link | None = None
        self._wait = self._limits.retry_first
        self._sender = Sender(store, executor, self._limits)
        self._intake = Intake(store, executor, events, self._followed, self._sender.settled, self._limits.untaken)
        self._tasks: list[asyncio.Task[None]] = []

    # --- what the desk asks of it ----------------------------------------------------------------------------

    def sign_in(self, login: str, password: str) -> None:
        """Connect and sign in; the answer is `welcomed` or `refused`."""
        self._start(SignIn(login, password))

    def resume(self, token: str) -> None:
        """Connect and go on with a token got earlier."""
        self._start(Resume(token))

    async def sign_out(self) -> None:
        """Tell the server to forget the token, if it can be reached, and close."""
        if self._socket is not None:
            try:
                await self._send(self._socket, SignOut())
            except LinkLost:
                _log.info("signed out without the server's knowing")
        self._first = None
        await self.close()

    async def ask(self, question: Question) -> Answer:
        """The answer. Raises NotAnswered: at once when the line is down, else within the time limit."""
        if self._socket is None:
            raise NotAnswered("line_down")
        numbered, answer = self._questions.put(question)
        try:
            async with asyncio.timeout(self._limits.answer):
                await self._send(self._socket, numbered)
                return await answer
        except TimeoutError:
            raise NotAnswered("too_slow") from None
        except LinkLost:
            raise NotAnswered("line_down") from None
        finally:
            self._questions.forget(numbered)
            if not answer.cancelled() and answer.done():
                answer.exception()  # seen, where the line went while the question was being sent
            else:
                answer.cancel()

    def follow(self, scopes: tuple[str, ...]) -> None:
        """Follow the feed of these scopes, and always that of the person signed in: own changes come back by it."""
        self._scopes = scopes
        if self._socket is not None and not self._intake.put(FollowAnew(self._follower(self._socket))):
            _log.warning("too much waits for the store: followed with the next connection")

    def outbox_grew(self) -> None:
        """There is something to send."""
        self._sender.wake()

    async def close(self) -> None:
        """End it. What is unsent stays in the outbox."""
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def ended(self) -> bool:
        """Whether it tries no more: refused, closed, or never begun."""
        return not self._tasks or self._tasks[0].done()

    # --- staying connected -----------------------------------------------------------------------------------

    def _start(self, first: SignIn | Resume) -> None:
        if not self.ended:
            raise RuntimeError("the line is in use: close it first")
        for task in self._tasks:
            task.cancel()
        self._first = first
        self._tasks = [asyncio.create_task(self._keep_up()), asyncio.create_task(self._intake.run())]
        for task in self._tasks:
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("the line has failed", exc_info=error)
            self._tell_link(False, "failed")

    async def _keep_up(self) -> None:
        """Connect again and again, in growing and then steady intervals, until refused."""
        self._wait = self._limits.retry_first
        while True:
            try:
                await self._connection()
            except _Refused as refusal:
                self._tell_link(False, refusal.refused.reason)
                tell(self._events.refused, refusal.refused)
                return
            except LinkLost as loss:
                self._tell_link(False, loss.reason)
            # Between half and the whole, so that a restarted server is not run down by all desks at once.
            await asyncio.sleep(self._wait * (0.5 + 0.5 * self._chance()))
            self._wait = min(self._wait * 2, self._limits.retry_most)

    async def _connection(self) -> None:
        """One connection from beginning to end. Always raises."""
        socket = await self._connect()
        try:
            self._welcome = welcome = await self._enter(socket)
            self._socket = socket
            self._wait = self._limits.retry_first
            self._tell_link(True)
            tell(self._events.welcomed, welcome)
            session = Session(welcome, self._follower(socket), asyncio.Event())
            self._store_later(session)
            await _first_to_end(
                self._read(socket),
                self._pulse(socket),
                self._sender.run(welcome.staff_id, session.begun, lambda message: self._send(socket, message)),
            )
        finally:
            self._socket = None
            self._questions.line_lost()
            await self._hang_up(socket)

    async def _connect(self) -> "ClientConnection":
        from websockets.asyncio.client import connect
        from websockets.exceptions import InvalidHandshake

        try:
            return await connect(
                self._url,
                ssl=self._tls,
                compression="deflate" if self._compressed else None,
                max_size=MAX_MESSAGE,
                open_timeout=self._limits.connect,
                close_timeout=1,
                ping_interval=None,  # see _pulse
                proxy=None,
            )
        except ssl.SSLError:
            raise LinkLost("tls") from None
        except ConnectionRefusedError:
            raise LinkLost("refused") from None
        except (OSError, EOFError, InvalidHandshake):  # a TimeoutError is an OSError
            raise LinkLost("unreachable") from None

    async def _enter(self, socket: "ClientConnection") -> Welcome:
        if self._first is None:
            raise LinkLost("closed")
        await self._send(socket, self._first)
        try:
            async with asyncio.timeout(self._limits.welcome):
                answer = await self._receive(socket)
        except TimeoutError:
            raise LinkLost("closed") from None
        match answer:
            case Welcome():
                self._first = Resume(answer.token)
                return answer
            case Refused():
                raise _Refused(answer)
            case Problem():
                raise LinkLost(answer.reason)
            case _:
                raise LinkLost("unreadable")

    async def _read(self, socket: "ClientConnection") -> None:
        while True:
            message = await self._receive(socket)
            match message:
                case Feed() | Outcomes():
                    self._store_later(message)
                case (
                    Found()
                    | CardAnswer()
                    | Timeline()
                    | BillingAnswer()
                    | HouseholdAnswer()
                    | CatalogueAnswer()
                    | CallActed()
                    | Colleagues()
                ):
                    self._questions.answered(message)
                case Problem(ref=0):
                    _log.warning("the server has a problem with this desk", reason=message.reason)
                    self._sender.not_understood()
                case Problem():
                    self._questions.failed(message)
                case Refused():
                    raise _Refused(message)
                case None:
                    _log.warning("the server sent what this program does not know")
                case Welcome():
                    raise LinkLost("unreadable")
                case _:
                    tell(self._events.pushed, message)

    async def _receive(self, socket: "ClientConnection") -> FromServer | None:
        """The next message; None for one that cannot be read, as a newer server may send it."""
        from websockets.exceptions import ConnectionClosed

        try:
            frame = await socket.recv()
        except ConnectionClosed:
            raise LinkLost("closed") from None
        try:
            message: FromServer = decode_from_server(frame)
        except msgspec.MsgspecError:
            return None
        return message

    async def _send(self, socket: "ClientConnection", message: FromDesk) -> None:
        from websockets.exceptions import ConnectionClosed

        try:
            async with asyncio.timeout(self._limits.send):
                await socket.send(encode(message), text=True)
        except (TimeoutError, ConnectionClosed):
            socket.transport.abort()
            raise LinkLost("closed") from None

    async def _pulse(self, socket: "ClientConnection") -> None:
        """Feel whether the server still answers: a line that is cut without a word looks like a quiet one."""
        from websockets.exceptions import ConnectionClosed

        while True:
            await asyncio.sleep(self._limits.pulse)
            try:
                async with asyncio.timeout(self._limits.echo):
                    await (await socket.ping())
            except (TimeoutError, ConnectionClosed):
                raise LinkLost("closed") from None

    async def _hang_up(self, socket: "ClientConnection") -> None:
        try:
            async with asyncio.timeout(1):
                await socket.close()
        except TimeoutError:
            socket.transport.abort()

    # --- sharing out -----------------------------------------------------------------------------------------

    def _store_later(self, item: Feed | Outcomes | Session | FollowAnew) -> None:
        if not self._intake.put(item):
            # The store is slower than the server: begin again from its cursor.
            raise LinkLost("store_slow")

    def _follower(self, socket: "ClientConnection") -> Callable[[Follow], Awaitable[None]]:
        async def follow(message: Follow) -> None:
            try:
                await self._send(socket, message)
            except LinkLost:
                _log.debug("the line went before the feed was followed")  # the next connection follows anew

        return follow

    def _followed(self) -> tuple[str, ...]:
        own = () if self._welcome is None else (f"staff:{self._welcome.staff_id}",)
        return tuple(dict.fromkeys((*own, *self._scopes)))

    def _tell_link(self, up: bool, reason: str = "") -> None:
        """Said once when it is lost, once when it is back."""
        if self._link is None or self._link.up != up or self._link.reason != reason:
            since = self._clock() if self._link is None or self._link.up != up else self._link.since
            self._link = Link(up, since, reason)
            tell(self._events.link_changed, self._link)


async def _first_to_end(*parts: Coroutine[None, None, None]) -> None:
    """Run all until one ends; end the others; raise what it raised."""
    tasks = [asyncio.create_task(part) for part in parts]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
