"""The contact centre of these journeys: Asterisk 22, PostgreSQL, and the server as a process of its own."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Table, func, select

from sync.database import open_server
from sync.records.interactions import interactions, legs
from sync.records.requests import requests
from sync.records.staff import staff
from sync.records.sync_state import command_ledger, feed
from tests.asterisk.pbx import Asterisk
from tests.journeys.centre import Server

LINE = "main"
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Leg:
    """One span of a call as it is logged; milliseconds since the epoch."""

    kind: str
    who: str
    began_at: int
    ended_at: int | None


class Records:
    """What stands in the server's database, read past all of the product but its tables."""

    def __init__(self, url: str) -> None:
        self._engine = open_server(url)

    def call(self, call_id: str) -> dict[str, Any] | None:
        """The interaction of a call, if it is logged. It is an error to find two."""
        found = self._rows(interactions, interactions.c.call_id == call_id)
        assert len(found) <= 1, f"{call_id} is logged {len(found)} times"
        return found[0] if found else None

    def ended(self, call_id: str) -> dict[str, Any] | None:
        """The interaction of a call that the log says is over."""
        call = self.call(call_id)
        return call if call is not None and call["ended_at"] is not None else None

    def calls_from(self, number: str) -> list[dict[str, Any]]:
        """All interactions with this number, E.164 without its plus sign."""
        return self._rows(interactions, interactions.c.number == number)

    def legs(self, call_id: str) -> tuple[Leg, ...]:
        call = self.call(call_id)
        rows = self._rows(legs, legs.c.interaction_id == call["id"]) if call is not None else []
        rows.sort(key=lambda row: row["seq"])
        return tuple(Leg(row["kind"], row["who"], row["began_at"], row["ended_at"]) for row in rows)

    def requests_of(self, call_id: str) -> list[dict[str, Any]]:
        """All requests that were filed in this call."""
        return self._rows(requests, requests.c.call_id == call_id)

    def request(self, request_id: str) -> dict[str, Any] | None:
        found = self._rows(requests, requests.c.id == request_id)
        return found[0] if found else None

    def staff_id(self, login: str) -> int:
        (found,) = self._rows(staff, staff.c.login == login)
        return int(found["id"])

    def times_done(self, command_id: str) -> tuple[int, int]:
        """How often the server has noted this command, and told of it."""
        return (
            self._count(command_ledger, command_ledger.c.id == command_id),
            self._count(feed, feed.c.command_id == command_id),
        )

    def close(self) -> None:
        self._engine.dispose()

    def _rows(self, table: Table, where: ColumnElement[bool]) -> list[dict[str, Any]]:
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(select(table).where(where)).mappings()]

    def _count(self, table: Table, where: ColumnElement[bool]) -> int:
        with self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(table).where(where)).scalar_one()


class RealCentre:
    """One for all journeys; `tidy_up` makes it as it was in the morning, but for what was logged."""

    def __init__(self, folder: Path, url: str, pbx: Asterisk) -> None:
        self.pbx = pbx
        self.url = url
        self.records = Records(url)
        self.server = Server(folder, url, (pbx.host, pbx.ami_port, pbx.ami_user, pbx.ami_secret))
        self.server.start()

    @property
    def address(self) -> str:
        return f"ws://127.0.0.1:{self.server.port}"

    def wait_for(self, look: Callable[[], Found], seconds: float = 20.0) -> Found:
        """What `look` finds, as soon as it finds anything: for tests without a window that has to live on."""
        until = time.monotonic() + seconds
        while not (found := look()):
            assert time.monotonic() < until, f"not found in {seconds:g} s"
            time.sleep(0.02)
        return found

    def tidy_up(self) -> None:
        """Everything runs, nobody calls, all phones are off."""
        if not self.pbx.runs:
            self.pbx.start()
        self.pbx.clear()
        if not self.server.runs:
            self.server.start()

    def stop(self) -> None:
        self.server.stop()
        self.records.close()


def talks(found: Sequence[Leg]) -> list[str]:
    """Who talked with the caller, one after the other."""
    return [leg.who for leg in found if leg.kind == "operator"]


def queues(found: Sequence[Leg]) -> list[str]:
    """Where the caller waited, one after the other."""
    return [leg.who for leg in found if leg.kind == "queue"]


def now() -> int:
    """Milliseconds since the epoch; the server runs on the same clock."""
    return int(time.time() * 1000)
