"""A desk in a world in memory, with an operator signed in where a test wants one."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from operator_desk.background import Background
from operator_desk.desk import Desk
from tests.desk.world import CATALOGUE, WELCOME, Clock, MemoryLine, MemorySeat, MemoryStore, Recorder

LIMITS = {"interaction": 3, "request": 3, "reading": 3, "bill": 3, "correction": 3, "payment": 3}


@dataclass
class DeskInAWorld:
    """The desk and everything around it."""

    background: Background
    seat: MemorySeat = field(default_factory=MemorySeat)
    told: Recorder = field(default_factory=Recorder)
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.desk = self.new_desk()

    def new_desk(self) -> Desk:
        """A desk as it is after the program was started again at this seat."""
        return Desk(self.background, self.seat, self.told, self.clock, LIMITS)

    @property
    def line(self) -> MemoryLine:
        return self.seat.lines[-1]

    @property
    def store(self) -> MemoryStore:
        return self.seat.stores["olena"]

    def start(self) -> None:
        self.background.submit(self.desk.start).result(5)

    def stop(self) -> None:
        self.background.submit(self.desk.stop).result(5)

    def on_loop(self, act: Callable[[], object]) -> None:
        """Do something on the loop, as the line does, and let everything that follows at once be done."""

        async def run() -> None:
            act()

        self.background.submit(run).result(5)
        self.settle()

    def settle(self) -> None:
        """Return when the loop has nothing ready any more."""

        async def turns() -> None:
            for _ in range(30):
                await asyncio.sleep(0)

        self.background.submit(turns).result(5)

    def sign_in(self) -> None:
        self.desk.sign_in("olena", "secret", False)
        self.settle()
        self.on_loop(lambda: self.line.events.welcomed(WELCOME))
        self.told.wait("catalogue_read", lambda catalogue: catalogue == CATALOGUE)
        self.told.wait("outbox_changed")


@pytest.fixture
def world() -> Iterator[DeskInAWorld]:
    background = Background()
    background.start()
    made = DeskInAWorld(background)
    yield made
    made.stop()
    background.stop()


@pytest.fixture
def signed_in(world: DeskInAWorld) -> DeskInAWorld:
    world.sign_in()
    return world
