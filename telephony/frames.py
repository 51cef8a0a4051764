"""AMI bytes -> events. The first line of a frame decides whether the rest of it is looked at at all.

Of the hundred events that one call makes, a tenth is wanted. One search over the whole buffer finds
the first lines of those, so that the others cost neither a slice nor a loop.
"""

import re
from collections.abc import Iterable, Iterator
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


def _one_of(words: Iterable[bytes]) -> bytes:
    """A pattern for any of the words that looks at each of their bytes once: a tree, not a list."""
    tails: dict[bytes, list[bytes]] = {}
    for word in sorted(set(words)):
        tails.setdefault(word[:1], []).append(word[1:])
    ends = tails.pop(b"", None) is not None
    branches = [first + _one_of(rest) for first, rest in tails.items()]
    if not branches:
        return b""
    return b"(?:" + b"|".join(branches) + b")" + (b"?" if ends else b"")


_WANTED = re.compile(rb"\r\n\r\n(?:Event: (" + _one_of((*PARSERS, *_LIST_EVENTS)) + rb")\r\n|Response: )")


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
            begin, after = match.span()
            stop = data.find(END, after - 2) + 2
            if stop - begin > MAX_FRAME:
                self.oversized += 1
                continue
            kind = match[1]
            text = decode(data[begin + 2 : stop])
            parser = PARSERS.get(kind)
            if parser is None:
                self._keep_reply(text, kind)
            elif (event := parser(text)) is not None:
                found.append(event)
            elif kind != b"UserEvent":
                self.malformed += 1
        self._keep(data[last:])
        self.events += len(found)
        return found

    def take_replies(self) -> list[Reply]:
        taken, self.replies = self.replies, []
        return taken

    def _keep_reply(self, text: str, kind: bytes | None) -> None:
        if len(self.replies) < MAX_REPLIES:
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
