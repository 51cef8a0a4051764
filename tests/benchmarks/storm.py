"""A storm: 120 lines ring within a second while 200 desks are connected; how late the slowest pop is, and whether each
call pops exactly once, at its own desk.

Three processes: the PBX end (this one), the server as it is installed, and all desks as bare WebSocket clients.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from argon2 import PasswordHasher

from sync.database import open_server
from sync.protocol import CatalogueAnswer, Pop, ReadCatalogue, decode_from_server
from sync.server import users
from tests.benchmarks.ami_peer import AmiPeer, split_call
from tests.benchmarks.measure import Figure
from tests.benchmarks.pop import our_server
from tests.server.desk import PASSWORD, Desk, signed_in

CALLS = 120
DESKS = 200
LIMIT_MS = 250
LOST_AFTER_S = 10
FIRST_EXTENSION = 2001  # beside the demonstration's own staff


@dataclass(frozen=True, slots=True)
class Heard:
    """A pop as it came: at which desk, of which call, at which nanosecond of perf_counter."""

    desk: int
    call: str
    at: int


def add_staff(url: str) -> None:
    """An operator for each desk. Their hashes are cheap ones: what is measured is no sign-in."""
    engine = open_server(url)
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    try:
        for number in range(DESKS):
            extension = str(FIRST_EXTENSION + number)
            users.add(
                engine, login=extension, name=f"Operator {extension}", role="operator", password=PASSWORD,
                extension=extension, interface=f"PJSIP/{extension}", team="1", hasher=hasher,
            )  # fmt: skip
    finally:
        engine.dispose()


class _Floor:
    """All desks, in one process: note every pop, and tell when asked what has come."""

    def __init__(self, desks: Sequence[Desk]) -> None:
        self._desks = desks
        self._heard: list[Heard] = []
        self._caught_up = 0

    async def listen(self, place: int) -> None:
        async for frame in self._desks[place].socket:
            at = time.perf_counter_ns()
            message = decode_from_server(frame)
            if isinstance(message, Pop):
                self._heard.append(Heard(place, message.call.id, at))
            elif isinstance(message, CatalogueAnswer):
                self._caught_up += 1

    async def pops(self, wanted: int) -> list[Heard]:
        """All pops since the last time, waiting for so many, and then for those too many that are on their way."""
        await self._until(lambda: len(self._heard) >= wanted)
        self._caught_up = 0
        for desk in self._desks:
            await desk.say(ReadCatalogue(1))
        await self._until(lambda: self._caught_up == len(self._desks))
        heard, self._heard = self._heard, []
        return heard

    async def _until(self, come: Callable[[], bool]) -> None:
        limit = time.monotonic() + LOST_AFTER_S
        while not come() and time.monotonic() < limit:
            await asyncio.sleep(0.02)


def _floor(port: int, told: Connection) -> None:
    async def run() -> None:
        async with AsyncExitStack() as stack:
            desks = [
                await stack.enter_async_context(signed_in(port, str(FIRST_EXTENSION + number)))
                for number in range(DESKS)
            ]
            floor = _Floor(desks)
            listening = [asyncio.create_task(floor.listen(place)) for place in range(DESKS)]
            told.send("ready")
            while wanted := await asyncio.to_thread(told.recv):
                told.send(await floor.pops(wanted))
            for task in listening:
                task.cancel()

    asyncio.run(run())


class _Storm:
    """The calls of one storm, the call of place n for the desk of place n."""

    def __init__(self, peer: AmiPeer, numbers: Sequence[str], first: int) -> None:
        self._peer = peer
        self._calls = [
            split_call(first + place, f"+{number}", f"PJSIP/{FIRST_EXTENSION + place}")
            for place, number in enumerate(numbers)
        ]
        self._names = [f"bench:1764000000.{(first + place) * 2}" for place in range(len(numbers))]
        self._sent: dict[str, int] = {}

    async def over(self, seconds: float) -> None:
        """Ring all, at moments of chance within this time, each with the events that come before its ring."""
        chance = random.Random(5)
        began = time.perf_counter()
        for moment, name, (before, ring, _) in zip(
            sorted(chance.random() * seconds for _ in self._calls), self._names, self._calls, strict=True
        ):
            await asyncio.sleep(max(0.0, began + moment - time.perf_counter()))
            self._sent[name] = self._peer.send(before + ring)

    async def at_once(self) -> None:
        """Ring all in one write; their earlier events went before."""
        self._peer.send(b"".join(before for before, _, _ in self._calls))
        await asyncio.sleep(2)
        at = self._peer.send(b"".join(ring for _, ring, _ in self._calls))
        self._sent = dict.fromkeys(self._names, at)

    async def end(self) -> None:
        self._peer.send(b"".join(after for _, _, after in self._calls))
        await asyncio.sleep(2)

    def slowest_ms(self, heard: Sequence[Heard]) -> float:
        return max((one.at - self._sent[one.call]) / 1e6 for one in heard if one.call in self._sent)

    def right(self, heard: Sequence[Heard]) -> int:
        """How many calls popped once, at their own desk and at no other."""
        times = Counter(one.call for one in heard)
        at_home = {(one.desk, one.call) for one in heard}
        return sum(times[name] == 1 and (place, name) in at_home for place, name in enumerate(self._names))


async def _measure(url: str, numbers: Sequence[str]) -> tuple[float, float, int]:
    spawn = get_context("spawn")
    here, there = spawn.Pipe()
    async with our_server(url) as (peer, port):
        floor = spawn.Process(target=_floor, args=(port, there), daemon=True)
        floor.start()
        there.close()
        try:
            await asyncio.to_thread(here.recv)
            warm, spread, together = (_Storm(peer, numbers, first) for first in (1_000, 20_000, 40_000))
            slowest: list[float] = []
            right = 0
            for storm, blow in ((warm, warm.over(10)), (spread, spread.over(1)), (together, together.at_once())):
                await blow
                here.send(len(numbers))
                heard = await asyncio.to_thread(here.recv)
                await storm.end()
                if not heard:
                    raise RuntimeError("no call has popped")
                slowest.append(storm.slowest_ms(heard))
                right += storm.right(heard) if storm is not warm else 0
            here.send(0)
        finally:
            floor.kill()
            await asyncio.to_thread(floor.join)
    return slowest[1], slowest[2], right


def run(url: str, numbers: Sequence[str]) -> list[Figure]:
    """`url` is a base to be changed: the desks' staff is added."""
    add_staff(url)
    calls = numbers[:CALLS]
    spread, together, right = asyncio.run(_measure(url, calls))
    name = f"storm of {len(calls)} calls, {DESKS} desks"
    return [
        Figure(f"{name}, within a second", spread, "ms, slowest pop", "limit", LIMIT_MS, 1, "lower"),
        Figure(f"{name}, in one moment", together, "ms, slowest pop", "limit", LIMIT_MS, 1, "lower"),
        Figure(
            f"{name}, none lost, none doubled", right, "popped once", "calls rung", 2 * len(calls), 1, "higher"
        ),
    ]  # fmt: skip
