"""The AMI sessions of the simulated PBX: log in, ask for lists, act."""

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from typing import Protocol

from telephony.simulator.wording import Headers, frame

GREETING = b"Asterisk Call Manager/11.0.0\r\n"
MAX_ACTION = 16 * 1024
MAX_UNSENT = 8 * 1024 * 1024  # a reader as slow as that is cut off, as writetimeout does
Rows = list[tuple[str, Headers]]


class Switch(Protocol):
    """What a session needs of its PBX."""

    user: str
    secret: str

    @property
    def booted(self) -> bool: ...

    def list_rows(self, action: str, headers: Mapping[str, str]) -> Rows | None:
        """The rows of a list action, the Complete event's name last; None when it is no list."""

    def act(self, action: str, headers: Mapping[str, str]) -> tuple[bool, str] | None:
        """Carry out an action: whether it was done, and a message. None when it is not known."""


class Session(asyncio.Protocol):
    """One connection. While the PBX is frozen it neither hears nor speaks."""

    def __init__(self, switch: Switch, gone: Callable[["Session"], None]) -> None:
        self._switch = switch
        self._gone = gone
        self._transport: asyncio.Transport | None = None
        self._received = b""
        self._unspoken = b""
        self._challenge = ""
        self._frozen = False
        self.logged_in = False
        self.events = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self.say(GREETING)

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None
        self._gone(self)

    def data_received(self, data: bytes) -> None:
        self._received += data
        if len(self._received) > MAX_ACTION:
            self.drop()
        elif not self._frozen:
            self._read()

    def say(self, data: bytes) -> None:
        if self._frozen:
            self._unspoken += data
        elif self._transport is not None:
            self._transport.write(data)
            if self._transport.get_write_buffer_size() > MAX_UNSENT:
                self.drop()

    def drop(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def freeze(self) -> None:
        self._frozen = True

    def thaw(self) -> None:
        self._frozen = False
        said, self._unspoken = self._unspoken, b""
        self.say(said)
        self._read()

    def _read(self) -> None:
        while b"\r\n\r\n" in self._received and self._transport is not None:
            text, _, self._received = self._received.partition(b"\r\n\r\n")
            headers: dict[str, str] = {}
            for line in text.decode(errors="replace").split("\r\n"):
                name, _, value = line.partition(":")
                headers.setdefault(name.strip().lower(), value.strip())
            self._answer(headers)

    def _answer(self, headers: Mapping[str, str]) -> None:
        action = headers.get("action", "").lower()
        match action:
            case "challenge":
                self._challenge = str(secrets.randbelow(10**9))
                self._respond(headers, True, more=[("Challenge", self._challenge)])
            case "login":
                self._log_in(headers)
            case _ if not self.logged_in:
                self._respond(headers, False, "Permission denied")
            case "logoff":
                self._respond(headers, True, "Thanks for all the fish.")
                self.drop()
            case "ping":
                self._respond(headers, True, more=[("Ping", "Pong")])
            case "events":
                self.events = headers.get("eventmask", "on").lower() != "off"
                self._respond(headers, True, more=[("Events", "On" if self.events else "Off")])
            case _:
                self._do(action, headers)

    def _do(self, action: str, headers: Mapping[str, str]) -> None:
        rows = self._switch.list_rows(action, headers)
        if rows is not None:
            self._respond(headers, True, "will follow", more=[("EventList", "start")])
            tag: Headers = [("ActionID", headers.get("actionid", ""))]
            *rows, (complete, _) = rows
            for kind, row in rows:
                self.say(frame("Event", kind, [*row, *tag]))
            self.say(frame("Event", complete, [*tag, ("EventList", "Complete"), ("ListItems", len(rows))]))
            return
        done = self._switch.act(action, headers)
        if done is None:
            self._respond(headers, False, "Invalid/unknown command")
        else:
            self._respond(headers, *done)

    def _log_in(self, headers: Mapping[str, str]) -> None:
        if headers.get("authtype", "").lower() == "md5":
            key = hashlib.md5((self._challenge + self._switch.secret).encode(), usedforsecurity=False)
            expected, given = key.hexdigest(), headers.get("key", "") if self._challenge else ""
        else:
            expected, given = self._switch.secret, headers.get("secret", "")
        if headers.get("username") != self._switch.user or not hmac.compare_digest(expected.encode(), given.encode()):
            self._respond(headers, False, "Authentication failed")
            if self._transport is not None:
                self._transport.close()
            return
        self._respond(headers, True, "Authentication accepted")
        self.logged_in = True
        if self._switch.booted:
            self.say(frame("Event", "FullyBooted", [("Privilege", "system,all"), ("Status", "Fully Booted")]))

    def _respond(self, headers: Mapping[str, str], done: bool, message: str = "", more: Headers | None = None) -> None:
        answer: Headers = [("ActionID", headers["actionid"])] if "actionid" in headers else []
        answer += more or []
        if message:
            answer.append(("Message", message))
        self.say(frame("Response", "Success" if done else "Error", answer))
