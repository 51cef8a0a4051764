"""What a line to Asterisk is made of: its settings, its state, its answers, its errors, its wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_LINE = 1_000  # Asterisk refuses a line above 1,024 bytes


class AmiError(Exception):
    """Something about the line; every kind has its own class."""


class LineDown(AmiError):
    """There is no line to Asterisk: nothing was sent, or the answer can no longer come."""


class AnswerLate(AmiError):
    """Asterisk did not answer in time; whether it acted is not known."""


class ActionRefused(AmiError):
    """Asterisk answered with an error."""


class BadHeader(AmiError, ValueError):
    """A value that may not stand in an action: a line break, or too long. Nothing was sent."""


@dataclass(frozen=True, slots=True)
class AmiSettings:
    """Where Asterisk is and who we are there. Times are seconds."""

    host: str
    user: str
    secret: str = field(repr=False)
    port: int = 5038
    tls: bool = False
    ca_file: str | None = None
    name: str = "asterisk"
    connect_limit: float = 5.0
    answer_limit: float = 5.0
    list_limit: float = 15.0
    boot_limit: float = 1.0  # for the word that Asterisk has booted; an account may lack the right to it
    ping_every: float = 4.0
    first_pause: float = 0.25  # before the first attempt to reconnect; doubled up to the last
    last_pause: float = 5.0


@dataclass(frozen=True, slots=True)
class LineState:
    """Up or down, and why it is down. Told once for each change."""

    up: bool
    reason: str  # empty while up
    at: float
    version: str = ""  # of the manager protocol


@dataclass(frozen=True, slots=True)
class Response:
    """Asterisk's answer to one action."""

    ok: bool
    message: str
    headers: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")


def word_action(headers: Mapping[str, str], action_id: str) -> bytes:
    """The bytes of an action. A value that could begin a line of its own is refused."""
    lines = []
    for name, value in (*headers.items(), ("ActionID", action_id)):
        line = f"{name}: {value}"
        if not line.isprintable() or ":" in name:
            raise BadHeader(f"{name} holds characters that may not stand in a header")
        encoded = line.encode()
        if len(encoded) > MAX_LINE:
            raise BadHeader(f"{name} is longer than Asterisk takes")
        lines.append(encoded)
    return b"\r\n".join(lines) + b"\r\n\r\n"
