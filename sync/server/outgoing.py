"""What waits to be sent to one desk: bounded, in order, and of each state only the latest.

A desk that does not take its messages is not waited for: the queue says that it is full, the hub drops the desk,
and the desk resumes from its cursor.
"""

import asyncio
from collections import OrderedDict

from sync.protocol import CallGone, CallUpdated, FromServer, LineStatus, Pop, Standing, encode

MOST_MESSAGES = 512
MOST_BYTES = 8 << 20


class Full(Exception):
    """The desk has left too much unread."""


class Outgoing:
    """The queue of one desk. Used from the event loop only."""

    def __init__(self, most_messages: int = MOST_MESSAGES, most_bytes: int = MOST_BYTES) -> None:
        self._most_messages = most_messages
        self._most_bytes = most_bytes
        self._waiting: OrderedDict[int, bytes] = OrderedDict()
        self._latest: dict[str, int] = {}  # state -> its place among the waiting
        self._next = 0
        self._bytes = 0
        self._filled = asyncio.Event()
        self._taken = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, message: FromServer) -> None:
        """Queue a message; a newer state takes the place of an older one that still waits. Raises Full."""
        body = encode(message)
        state = self._state_of(message)
        place = self._latest.get(state) if state else None
        if place is None or place not in self._waiting:
            place = self._next
            self._next += 1
        if state:
            self._latest[state] = place
        self._bytes += len(body) - len(self._waiting.get(place, b""))
        self._waiting[place] = body
        if len(self._waiting) > self._most_messages or self._bytes > self._most_bytes:
            raise Full
        self._filled.set()

    def _state_of(self, message: FromServer) -> str:
        """Name of the state that this message tells, "" where every message counts."""
        if isinstance(message, CallUpdated):
            return message.call.id
        if isinstance(message, LineStatus):
            return "line"
        if isinstance(message, Standing):
            return "standing"
        if isinstance(message, (Pop, CallGone)):  # a union would be made anew for each message
            # What is told of the call from here on must not overtake this.
            self._latest.pop(message.call.id, None)
        return ""

    async def take(self) -> bytes:
        """The next message, waiting for one."""
        while not self._waiting:
            self._filled.clear()
            await self._filled.wait()
        _, body = self._waiting.popitem(last=False)
        self._bytes -= len(body)
        if not self._waiting:
            self._latest.clear()
        self._taken.set()
        return body

    async def room(self, most: int = 4) -> None:
        """Wait until at most this many messages wait: who has many pages to send does so at the desk's pace."""
        while len(self._waiting) > most:
            self._taken.clear()
            await self._taken.wait()
