"""A bare AMI reader for the harness: sees what Asterisk says without any of the product's code."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

Message = dict[str, str]


class RawAmi:
    """One AMI session. Events are kept in the order in which they came, so a test may ask for one that has passed."""

    def __init__(self, port: int, user: str, secret: str, host: str = "127.0.0.1") -> None:
        self.events: list[Message] = []
        self._responses: list[Message] = []
        self._buffer = b""
        self._socket = socket.create_connection((host, port), timeout=5)
        try:
            self.greeting = self._line()
            answer = self.action("Login", Username=user, Secret=secret)
            if answer["Response"] != "Success":
                raise PermissionError(answer.get("Message", ""))
        except BaseException:
            self._socket.close()
            raise

    def action(self, name: str, deadline: float = 5.0, **headers: str) -> Message:
        """Sends one action and returns its response; events that come meanwhile are kept."""
        lines = [f"Action: {name}", *(f"{key}: {value}" for key, value in headers.items()), "", ""]
        self._socket.sendall("\r\n".join(lines).encode())
        until = time.monotonic() + deadline
        while not self._responses:
            self._read(until)
        return self._responses.pop(0)

    def wait_for(
        self,
        event: str,
        matches: Callable[[Message], bool] = lambda _: True,
        deadline: float = 10.0,
        **fields: str,
    ) -> Message:
        """The first event of that name with those fields, past or to come within the deadline (seconds)."""
        until = time.monotonic() + deadline
        seen = 0
        while True:
            for message in self.events[seen:]:
                if (
                    message["Event"] == event
                    and all(message.get(name) == value for name, value in fields.items())
                    and matches(message)
                ):
                    return message
            seen = len(self.events)
            try:
                self._read(until)
            except TimeoutError:
                names = [message["Event"] for message in self.events]
                raise AssertionError(f"no {event} {fields or ''} came; there came {names}") from None

    def settle(self, quiet: float = 0.3) -> list[Message]:
        """Reads until nothing has come for that many seconds, and returns all events."""
        while True:
            try:
                self._read(time.monotonic() + quiet)
            except TimeoutError:
                return self.events

    def close(self) -> None:
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, until: float) -> None:
        """Takes the next message into its list."""
        while b"\r\n\r\n" not in self._buffer:
            self._receive(until)
        frame, self._buffer = self._buffer.split(b"\r\n\r\n", 1)
        message: Message = {}
        for line in frame.decode(errors="replace").split("\r\n"):
            name, _, value = line.partition(":")
            message.setdefault(name, value.strip())
        (self.events if "Event" in message else self._responses).append(message)

    def _line(self) -> str:
        while b"\r\n" not in self._buffer:
            self._receive(time.monotonic() + 5)
        line, self._buffer = self._buffer.split(b"\r\n", 1)
        return line.decode()

    def _receive(self, until: float) -> None:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)
        chunk = self._socket.recv(65536)
        if not chunk:
            raise ConnectionError("Asterisk closed the session")
        self._buffer += chunk
