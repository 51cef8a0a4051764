"""AMI bytes -> events. The first line of a frame decides whether the rest of it is looked at at all.

Of the hundred events that one call makes, a tenth is wanted. One search over the whole buffer finds
the first lines of those, so that the others cost neither a slice nor a loop.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from telephony.events import Event
from telephony.parsing import PARSERS, decode

END = b"\r\n\r\n"
MAX_FRAME = 64 * 1024
MAX_REPLIES = 100_000  # rows of the longest list that is still believed
_GREETING = b"Asterisk Call Manager/"

# Rows of the lists that are asked for; they belong to an action, not to the stream of events.
_LIST_EVENTS = (
    b"CoreShowChannel",
    b"CoreShowChannelsComplete",
    b"QueueParams",
    b"QueueMember",
    b"QueueEntry",
    b"QueueStatusComplete",
)
_WANTED = re.compile(rb"\r\n\r\n(?:Event: (" + b"|".join((*PARSERS, *_LIST_EVENTS)) + rb")\r\n|Response: )")


@dataclass(frozen=True, slots=True)
class Reply:
    """A frame that answers an action: its Response, or one row of the list that was asked for."""

    text: str  # begins and ends with a line break
    event: str  # the row's kind, empty for the Response itself

    def headers(self) -> Iterator[tuple[str, str]]:
        """All headers in their order, repeated ones as often as they came."""
        for line in self.text.split("\r\n"):
            name, colon, value = line.partition(":")
            if colon:
                yield name, value.strip()

    def get(self, name: str) -> str:
        """The first value of a header, or the empty string."""
        return next((value for key, value in self.headers() if key == name), "")


class FrameReader:
    """Cuts a stream into frames and parses those that are wanted. Bounded whatever comes in.

    `feed` returns the events; answers to actions gather in `replies` until they are taken.
    """

    def __init__(self) -> None:
        self.version = ""  # of the manager protocol, as the greeting tells
        self.events = 0
        self.malformed = 0  # wanted by their first line, senseless inside
        self.oversized = 0
        self.replies: list[Reply] = []
        self._tail = END  # what is not yet a whole frame, with the end of the frame before it
        self._greeted = False
        self._skipping = False

    def feed(self, data: bytes) -> list[Event]:
        searched = max(0 if self._skipping else 1, len(self._tail) - 3)
        data = self._tail + data
        if not self._greeted and not (data := self._greet(data)):
            return []
        last = data.rfind(END, searched)
        if last < 0:
            self._keep(data)
            return []
        start = 0
        if self._skipping:
            self._skipping = False
            start = data.find(END)
        found: list[Event] = []
        for match in _WANTED.finditer(data, start, last + 2):
            begin, stop = match.start() + 2, data.find(END, match.end() - 2) + 2
            if stop - begin > MAX_FRAME:
                self.oversized += 1
                continue
            self._parse(match[1], data[begin:stop], found)
        self._keep(data[last:])
        self.events += len(found)
        return found

    def take_replies(self) -> list[Reply]:
        taken, self.replies = self.replies, []
        return taken

    def _parse(self, kind: bytes | None, frame: bytes, found: list[Event]) -> None:
        text = decode(frame)
        parser = PARSERS.get(kind) if kind is not None else None
        if parser is not None:
            event = parser(text)
            if event is not None:
                found.append(event)
            elif kind != b"UserEvent":
                self.malformed += 1
        elif len(self.replies) < MAX_REPLIES:
            self.replies.append(Reply(text, kind.decode() if kind is not None else ""))

    def _keep(self, tail: bytes) -> None:
        if len(tail) > MAX_FRAME:
            self.oversized += not self._skipping
            self._skipping = True
            tail = tail[-3:]
        self._tail = tail

    def _greet(self, data: bytes) -> bytes:
        """Take the greeting, a line of its own, off the front; empty while it is not complete."""
        body = data[len(END) :]
        if body.startswith(_GREETING):
            line, newline, rest = body.partition(b"\n")
            if newline:
                self.version = decode(line[len(_GREETING) :]).strip()[:32]
                self._greeted = True
                return END + rest
            if len(body) > MAX_FRAME:
                self._greeted = True
                return data
        elif not _GREETING.startswith(body[: len(_GREETING)]):
            self._greeted = True
            return data
        self._tail = data
        return b""
