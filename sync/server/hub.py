"""The WebSocket door: who comes in, what he asks, and that nobody waits for anybody else.

Each desk has a reader, a sender and a pulse. A send that takes too long, a pulse without an echo or a queue that
overflows ends in `transport.abort()`: a peer that stopped reading is freed by nothing else.
"""

import asyncio
import contextlib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import msgspec
from sqlalchemy.exc import SQLAlchemyError
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from sync.protocol import (
    MAX_MESSAGE,
    FromDesk,
    Problem,
    Resume,
    SignIn,
    SignOut,
    Welcome,
    decode_from_desk,
    encode,
)
from sync.server.auth import Doorkeeper, Session, SignInRefused
from sync.server.desks import Desk, Desks
from sync.server.logs import Log
from sync.server.outgoing import Outgoing
from sync.server.workers import Busy


@dataclass(frozen=True, slots=True)
class Limits:
    """Time limits in seconds, and how much one desk may ask for."""

    first_message: float = 5.0
    farewell: float = 5.0
    pulse: float = 4.0
    echo: float = 5.0
    messages_a_second: float = 40.0
    burst: float = 200.0
    strangers: int = 500  # connections that have not signed in yet


class Allowance:
    """How many messages a desk may send now; says how long to wait before the next is read."""

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._left = burst
        self._at = now

    def spend(self, now: float) -> float:
        """Take one message; seconds to wait until it was allowed."""
        self._left = min(self._burst, self._left + (now - self._at) * self._rate) - 1
        self._at = now
        return max(0.0, -self._left / self._rate)


class Attendant(Protocol):
    """What a signed-in desk talks with, one a desk."""

    async def welcome(self, session: Session) -> Welcome:
        """The first answer. Raises what the database raises."""

    def arrived(self) -> None:
        """The desk is in and has been welcomed: tell it how things stand."""

    async def take(self, message: FromDesk) -> None:
        """Work on a message. Returns soon; waits only where the desk has asked for too much at once."""

    async def leave(self) -> None:
        """The desk has gone: end what was under way for it."""


class Hub:
    """All connections of the desks."""

    def __init__(
        self,
        desks: Desks,
        doorkeeper: Doorkeeper,
        attendant: Callable[[Desk], Attendant],
        log: Log,
        limits: Limits | None = None,
    ) -> None:
        self._desks = desks
        self._doorkeeper = doorkeeper
        self._attendant = attendant
        self._log = log
        self._limits = limits or Limits()
        self._strangers = 0
        self._server: Server | None = None

    async def start(self, host: str, port: int, tls: ssl.SSLContext | None) -> int:
        """Open the door; returns the port, which matters where 0 was asked for."""
        self._server = await serve(
            self._connected,
            host,
            port,
            ssl=tls,
            compression=None,  # worth five times inside a LAN
            max_size=MAX_MESSAGE,
            max_queue=16,
            origins=[None],  # a browser always sends one: no web page may speak for the operator
            open_timeout=self._limits.first_message,
            close_timeout=2,
            ping_interval=None,  # see _pulse
            server_header=None,
        )
        return int(next(iter(self._server.sockets)).getsockname()[1])

    async def stop(self) -> None:
        """Close the door and every connection."""
        if self._server is not None:
            self._server.close()
            try:
                async with asyncio.timeout(3):
                    await self._server.wait_closed()
            except TimeoutError:
                for connection in self._server.connections:
                    connection.transport.abort()
                await self._server.wait_closed()

    # --- one connection --------------------------------------------------------------------------------------

    async def _connected(self, socket: ServerConnection) -> None:
        if self._strangers >= self._limits.strangers:
            socket.transport.abort()
            return
        self._strangers += 1
        try:
            session = await self._admit(socket)
        finally:
            self._strangers -= 1
        if session is not None:
            await self._attend(socket, session)

    async def _admit(self, socket: ServerConnection) -> Session | None:
        """Hear the first message; the session, or None when the connection has been refused."""
        address = str(socket.remote_address[0]) if socket.remote_address else ""
        try:
            async with asyncio.timeout(self._limits.first_message):
                first = decode_from_desk(await socket.recv())
            if not isinstance(first, SignIn | Resume):
                await self._farewell(socket, encode(Problem("not_allowed")))
                return None
            return await self._doorkeeper.enter(first, address)
        except TimeoutError:
            socket.transport.abort()
        except ConnectionClosed:
            pass  # gone before it said who it is: nobody is owed an answer
        except msgspec.MsgspecError:
            await self._farewell(socket, encode(Problem("unreadable")))
        except SignInRefused as refusal:
            self._log.info("sign_in_refused", reason=refusal.refused.reason)
            await self._farewell(socket, encode(refusal.refused))
        except SQLAlchemyError as error:
            self._log.error("sign_in_failed", error=type(error).__name__)
            await self._farewell(socket, encode(Problem("database_down")))
        return None

    async def _farewell(self, socket: ServerConnection, body: bytes) -> None:
        try:
            async with asyncio.timeout(self._limits.farewell):
                await socket.send(body, text=True)
                await socket.close()
        except (TimeoutError, ConnectionClosed):
            socket.transport.abort()

    async def _attend(self, socket: ServerConnection, session: Session) -> None:
        person = session.person

        def abort(reason: str) -> None:
            self._log.warning("desk_dropped", staff_id=person.id, reason=reason)
            socket.transport.abort()

        desk = Desk(person, Outgoing(), abort)
        attendant = self._attendant(desk)
        try:
            welcome = await attendant.welcome(session)
        except (SQLAlchemyError, Busy) as error:
            self._log.error("welcome_failed", staff_id=person.id, error=type(error).__name__)
            await self._farewell(socket, encode(Problem("database_down")))
            return
        desk.send(welcome)
        self._desks.enter(desk)
        self._log.info("desk_arrived", staff_id=person.id)
        background = [
            asyncio.create_task(self._send(socket, desk)),
            asyncio.create_task(self._pulse(socket, abort)),
        ]
        try:
            attendant.arrived()
            await self._read(socket, desk, attendant)
        except ConnectionClosed:
            pass  # the ordinary end: the log line below tells it
        finally:
            self._desks.leave(desk)
            for task in background:
                task.cancel()
            await asyncio.gather(*background, return_exceptions=True)
            await attendant.leave()
            self._log.info("desk_left", staff_id=person.id)

    async def _read(self, socket: ServerConnection, desk: Desk, attendant: Attendant) -> None:
        loop = asyncio.get_running_loop()
        allowance = Allowance(self._limits.messages_a_second, self._limits.burst, loop.time())
        async for frame in socket:
            wait = allowance.spend(loop.time())
            if wait > 0:
                # Not read, so TCP holds the desk back; nothing of what it sends is lost.
                await asyncio.sleep(wait)
            try:
                message = decode_from_desk(frame)
            except msgspec.MsgspecError:
                desk.send(Problem("unreadable"))
                continue
            if isinstance(message, SignOut):
                await self._sign_out(desk)
            elif not desk.leaving:
                await attendant.take(message)

    async def _sign_out(self, desk: Desk) -> None:
        try:
            await self._doorkeeper.sign_out(desk.person)
        except SQLAlchemyError as error:
            # The token then ends by its age; the desk forgets it in any case.
            self._log.error("sign_out_failed", staff_id=desk.person.id, error=type(error).__name__)
        desk.dismiss("signed_out")

    async def _send(self, socket: ServerConnection, desk: Desk) -> None:
        """Send what waits for the desk. No time limit here: a timer for each message costs as much as sending it, and
        who reads nothing gives no echo either, for which `_pulse` drops him."""
        with contextlib.suppress(ConnectionClosed):
            while True:
                await socket.send(await desk.outgoing.take(), text=True)
                if desk.leaving and not len(desk.outgoing):
                    await socket.close()
                    return

    async def _pulse(self, socket: ServerConnection, abort: Callable[[str], None]) -> None:
        """Feel whether the desk still answers. websockets' own ping frees no peer that stopped reading."""
        with contextlib.suppress(ConnectionClosed):
            while True:
                await asyncio.sleep(self._limits.pulse)
                try:
                    async with asyncio.timeout(self._limits.echo):
                        await (await socket.ping())
                except TimeoutError:
                    abort("no echo")
                    return
