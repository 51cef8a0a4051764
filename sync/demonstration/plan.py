"""What base to build: how many clients, of which past, and in which blocks they are made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sync.demonstration.contacts import FIRST_NUMBER
from sync.demonstration.months import midnight_ms
from sync.demonstration.parts import write_cast
from sync.demonstration.population import BLOCK, Depth, Population
from sync.demonstration.rows import Rows
from sync.demonstration.staff import write_staff

Progress = Callable[[str, int, int], None]  # what is being done, how many clients of how many
IN_ONE_PROCESS = 20_000  # clients; below, starting another process costs more than it brings
CAST = 33  # the cast is part of the number of clients asked for


@dataclass(frozen=True, slots=True)
class Plan:
    """What base to build."""

    clients: int
    seed: int
    today: date
    depth: Depth
    prices: Mapping[str, Mapping[str, int]]

    def population(self) -> Population:
        """Who makes the many."""
        return Population(self.seed, self.today, self.depth, self.prices)

    def blocks(self) -> list[tuple[int, int]]:
        """First and count of each block of the many."""
        many = max(0, self.clients - CAST)
        return [(first, min(BLOCK, many - first)) for first in range(0, many, BLOCK)]

    def few(self) -> Rows:
        """Staff and cast."""
        rows = Rows()
        write_staff(rows, midnight_ms(self.today))
        rows.extend(write_cast(self.today, self.prices))
        return rows

    def last_request_number(self) -> int:
        """The server goes on from here."""
        return FIRST_NUMBER + self.clients // 20
