"""The line to Asterisk: connect, log in, take a snapshot, keep alive, reconnect; send and await.

pyst2 gives the vocabulary of actions and nothing else: its reader, threads and dispatch are not used.
Events are hints and the truth is read again at every connect: the snapshot is handed out first, then
the events that came while it was being read, then the stream.
"""

import asyncio
import hashlib
import itertools
import random
import ssl
import time
from collections.abc import Awaitable, Callable, Mapping

import structlog
import truststore
from asterisk.manager import Manager

from telephony.events import Event, FullyBooted
from telephony.frames import FrameReader, Reply
from telephony.line import (
    ActionRefused,
    AmiError,
    AmiSettings,
    AnswerLate,
    BadHeader,
    LineDown,
    LineState,
    Response,
    word_action,
)
from telephony.snapshot import Snapshot, read_snapshot

__all__ = [
    "ActionRefused",
    "Actions",
    "AmiError",
    "AmiLine",
    "AmiSettings",
    "AnswerLate",
    "BadHeader",
    "LineDown",
    "LineState",
    "Response",
]

MAX_HELD_EVENTS = 200_000  # while a snapshot is read
MAX_UNSENT = 64 * 1024
READ_SIZE = 64 * 1024
_log = structlog.get_logger(__name__)


class Actions(Manager):  # type: ignore[misc]
    """pyst2's verbs, which here only word an action instead of sending it, and those that it lacks."""

    def __init__(self) -> None:
        """No thread, no queue, no socket: nothing of the parent's is wanted."""

    def __del__(self) -> None:
        """There is nothing to close."""

    def send_action(self, cdict: Mapping[str, str] | None = None, **headers: str) -> dict[str, str]:
        return {**(cdict or {}), **headers}

    def login(self, username: str, secret: str) -> dict[str, str]:
        return self.send_action({"Action": "Login", "Username": username, "Secret": secret})

    def challenge(self) -> dict[str, str]:
        return self.send_action({"Action": "Challenge", "AuthType": "MD5"})

    def login_by_challenge(self, user: str, key: str) -> dict[str, str]:
        return self.send_action({"Action": "Login", "AuthType": "MD5", "Username": user, "Key": key})

    def core_show_channels(self) -> dict[str, str]:
        return self.send_action({"Action": "CoreShowChannels"})

    def queue_status(self) -> dict[str, str]:
        return self.send_action({"Action": "QueueStatus"})


class _List:
    """The rows of one list on their way."""

    def __init__(self, action: str, done: asyncio.Future[list[Reply]]) -> None:
        self.action = action
        self.rows: list[Reply] = []
        self.done = done


class _Protocol(asyncio.BufferedProtocol):
    """One connection. Reads of 64 KiB stay in the processor's cache: a burst is read half as fast again."""

    def __init__(self, received: Callable[[bytes], None], lost: Callable[[str], None]) -> None:
        self._received = received
        self._lost = lost
        self._buffer = memoryview(bytearray(READ_SIZE))

    def get_buffer(self, sizehint: int) -> memoryview:
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        self._received(bytes(self._buffer[:nbytes]))

    def connection_lost(self, error: Exception | None) -> None:
        self._lost(str(error) if error is not None else "Asterisk closed the connection")


class AmiLine:
    """A line that `run` holds up for ever.

    on_events: the events of one read and when it came, in order
    on_snapshot: the whole state, at every connect, before the events that follow it
    on_state: the line came up or went down
    on_data: the bytes as they came, for the flight recorder; what we send (the login) is not among them
    """

    def __init__(
        self,
        settings: AmiSettings,
        *,
        on_events: Callable[[list[Event], float], None],
        on_snapshot: Callable[[Snapshot, float], None],
        on_state: Callable[[LineState], None],
        on_data: Callable[[bytes, float], None] | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.settings = settings
        self.state = LineState(False, "not connected yet", clock())
        self.reader = FrameReader()
        self.unmatched = 0  # answers to nothing that we asked
        self._on_events = on_events
        self._on_snapshot = on_snapshot
        self._on_state = on_state
        self._on_data = on_data
        self._clock = clock
        self._sleep = sleep
        self._actions = Actions()
        self._ids = itertools.count(1)
        self._prefix = f"desk-{random.SystemRandom().randrange(16**6):06x}"
        self._random = random.SystemRandom()
        self._transport: asyncio.Transport | None = None
        self._answers: dict[str, asyncio.Future[Response]] = {}
        self._lists: dict[str, _List] = {}
        self._held: list[tuple[list[Event], float]] | None = []  # None: events go straight through
        self._held_events = 0
        self._snapshot_due = asyncio.Event()
        self._gone: asyncio.Future[str] | None = None

    # --- acting ------------------------------------------------------------------------------------

    async def send(self, action: str, **headers: str) -> Response:
        """Send one action and await its answer.

        Raises LineDown at once when there is no line, AnswerLate after the time limit, BadHeader when a
        value may not be sent. An error answered by Asterisk is a Response whose `ok` is false.
        """
        if not self.state.up:
            raise LineDown(self.state.reason)
        return await self._send({"Action": action, **headers})

    async def _send(self, headers: Mapping[str, str]) -> Response:
        action_id = f"{self._prefix}-{next(self._ids)}"
        answer: asyncio.Future[Response] = asyncio.get_running_loop().create_future()
        self._answers[action_id] = answer
        try:
            self._write(word_action(headers, action_id))
            async with asyncio.timeout(self.settings.answer_limit):
                return await answer
        except TimeoutError:
            raise AnswerLate(f"no answer to {headers['Action']}") from None
        finally:
            self._answers.pop(action_id, None)

    async def _collect(self, headers: Mapping[str, str]) -> list[Reply]:
        """Ask for a list and gather its rows until Asterisk says that it is complete."""
        action_id = f"{self._prefix}-{next(self._ids)}"
        action = headers["Action"]
        wanted = _List(action, asyncio.get_running_loop().create_future())
        self._lists[action_id] = wanted
        try:
            self._write(word_action(headers, action_id))
            async with asyncio.timeout(self.settings.list_limit):
                return await wanted.done
        except TimeoutError:
            raise AnswerLate(f"{action} was not answered completely") from None
        finally:
            self._lists.pop(action_id, None)

    def _write(self, data: bytes) -> None:
        transport = self._transport
        if transport is None or transport.is_closing():
            raise LineDown(self.state.reason or "the connection is closing")
        if transport.get_write_buffer_size() > MAX_UNSENT:
            raise LineDown("Asterisk does not read what we send")
        transport.write(data)

    # --- holding the line --------------------------------------------------------------------------

    async def run(self) -> None:
        """Hold the line up until cancelled."""
        settings, pause = self.settings, self.settings.first_pause
        while True:
            was_up = False
            try:
                await self._connect()
                reason = await self._hold()
            except (AmiError, OSError, TimeoutError) as error:
                reason = str(error) or "no answer within the time limit"
            finally:
                was_up = self.state.up
                self._disconnect()
            self._tell(False, reason)
            pause = settings.first_pause if was_up else pause
            await self._sleep(pause * (0.5 + self._random.random() / 2))
            pause = min(pause * 2, settings.last_pause)

    async def _connect(self) -> None:
        """Connect, log in, and hand out the state of everything."""
        loop, settings = asyncio.get_running_loop(), self.settings
        self.reader = FrameReader()
        self._held, self._held_events = [], 0
        self._snapshot_due.clear()
        self._gone = gone = loop.create_future()

        def lost(reason: str) -> None:
            if not gone.done():
                gone.set_result(reason)
            self._fail_waiting(reason)

        async with asyncio.timeout(settings.connect_limit):
            transport, _ = await loop.create_connection(
                lambda: _Protocol(self._received, lost),
                settings.host,
                settings.port,
                ssl=self._tls(),
                server_hostname=settings.host if settings.tls else None,
            )
        self._transport = transport
        await self._log_in()
        try:
            async with asyncio.timeout(settings.boot_limit):
                await self._snapshot_due.wait()
        except TimeoutError:
            pass  # an account without the right "system" is not told that Asterisk has booted
        self._snapshot_due.clear()
        await self._take_snapshot()
        self._tell(True, "")

    def _tls(self) -> ssl.SSLContext | None:
        if not self.settings.tls:
            return None
        if self.settings.ca_file is not None:
            return ssl.create_default_context(cafile=self.settings.ca_file)
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    async def _log_in(self) -> None:
        """In the clear only inside TLS; otherwise the secret itself never goes over the wire."""
        settings = self.settings
        if settings.tls:
            action = self._actions.login(settings.user, settings.secret)
        else:
            challenge = (await self._send(self._actions.challenge())).get("Challenge")
            if not challenge:
                raise ActionRefused("login: Asterisk offers no MD5 challenge, and there is no TLS")
            digest = hashlib.md5((challenge + settings.secret).encode(), usedforsecurity=False)
            action = self._actions.login_by_challenge(settings.user, digest.hexdigest())
        answer = await self._send(action)
        if not answer.ok:
            raise ActionRefused(f"login: {answer.message}")

    async def _take_snapshot(self) -> None:
        """Read the lists. What came before them is in them; what comes meanwhile is held back."""
        self._held, self._held_events = [], 0
        rows = await self._collect(self._actions.queue_status())
        rows += await self._collect(self._actions.core_show_channels())
        snapshot = read_snapshot(rows)
        held, self._held = self._held or [], None
        try:
            self._on_snapshot(snapshot, self._clock())
        except Exception as error:
            _log.exception("snapshot was not taken")
            raise AmiError("the state of Asterisk could not be taken over") from error
        for events, at in held:
            self._deliver(events, at)
        if self._held_events > MAX_HELD_EVENTS:
            self._snapshot_due.set()  # some were let go meanwhile

    async def _hold(self) -> str:
        """Ping, and read the state again when Asterisk says it has only now booted. Returns why it ended."""
        gone = self._gone
        assert gone is not None
        due = asyncio.ensure_future(self._snapshot_due.wait())
        try:
            while True:
                await asyncio.wait((gone, due), timeout=self.settings.ping_every, return_when=asyncio.FIRST_COMPLETED)
                if gone.done():
                    return gone.result()
                if due.done():
                    self._snapshot_due.clear()
                    due = asyncio.ensure_future(self._snapshot_due.wait())
                    await self._take_snapshot()
                await self._send(self._actions.ping())
        finally:
            due.cancel()

    def _disconnect(self) -> None:
        transport, self._transport = self._transport, None
        if transport is not None:
            transport.abort()
        self._fail_waiting("the line to Asterisk went down")

    def _fail_waiting(self, reason: str) -> None:
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(LineDown(reason))
        for wanted in self._lists.values():
            if not wanted.done.done():
                wanted.done.set_exception(LineDown(reason))

    def _tell(self, up: bool, reason: str) -> None:
        if (up, reason) == (self.state.up, self.state.reason):
            return
        self.state = LineState(up, reason, self._clock(), self.reader.version)
        _log.info("asterisk line", name=self.settings.name, up=up, reason=reason)
        self._on_state(self.state)

    # --- receiving ---------------------------------------------------------------------------------

    def _received(self, data: bytes) -> None:
        at = self._clock()
        if self._on_data is not None:
            self._on_data(data, at)
        events = self.reader.feed(data)
        if self.reader.replies:
            for reply in self.reader.take_replies():
                self._match(reply)
        if not events:
            return
        if any(type(event) is FullyBooted for event in events):
            self._snapshot_due.set()
        if self._held is None:
            self._deliver(events, at)
            return
        self._held_events += len(events)
        if self._held_events <= MAX_HELD_EVENTS:
            self._held.append((events, at))

    def _deliver(self, events: list[Event], at: float) -> None:
        try:
            self._on_events(events, at)
        except Exception:
            # A fault in what listens must not end the line: the next snapshot puts right what it missed.
            _log.exception("events were not taken", kinds=sorted({type(event).__name__ for event in events}))

    def _match(self, reply: Reply) -> None:
        """Give an answer to the action that it names."""
        action_id = reply.get("ActionID")
        wanted = self._lists.get(action_id)
        if wanted is not None:
            if wanted.done.done():
                return
            if reply.event.endswith("Complete"):
                wanted.done.set_result(wanted.rows)
            elif reply.event:
                wanted.rows.append(reply)
            elif reply.get("Response") == "Error":
                wanted.done.set_exception(ActionRefused(f"{wanted.action}: {reply.get('Message')}"))
            return
        answer = self._answers.get(action_id)
        if answer is None or answer.done() or reply.event:
            self.unmatched += 1
            return
        headers = tuple(reply.headers())
        answer.set_result(Response(reply.get("Response") != "Error", reply.get("Message"), headers))
