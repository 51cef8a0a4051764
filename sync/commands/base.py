"""What every command has, and what applying one gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row as it is after a command, and the scopes of the desks that it concerns."""

    table: str
    row: Mapping[str, Any]  # all columns; its primary key identifies it
    scopes: tuple[str, ...]


Changes = tuple[RowChange, ...]


class Rejected(Exception):
    """The command cannot be done as it stands; the operator is told `reason` and decides."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class Setting(Protocol):
    """What differs between desk and server when a command is applied."""

    @property
    def final(self) -> bool:
        """True on the server: numbers are given, versions compared."""

    @property
    def today(self) -> date:
        """The date where the clients live."""

    def next_request_number(self, connection: Connection) -> int | None:
        """None on the desk."""


# What apply() of each command looks like:  apply(connection, command, setting) -> Changes; raises Rejected.
