"""Blocks of clients made in processes of their own, each of which makes its population once."""

from sync.demonstration.plan import Plan
from sync.demonstration.population import Population
from sync.demonstration.rows import Rows


class _Maker:
    """What one process makes blocks of; a process pool can hand a task nothing that outlives it."""

    population: Population


def start_making(plan: Plan) -> None:
    """Begin a process's work."""
    _Maker.population = plan.population()


def make(first: int, count: int) -> Rows:
    """One block."""
    return _Maker.population.block(first, count)
