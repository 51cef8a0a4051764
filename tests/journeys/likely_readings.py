"""What a client reads off his meter on an ordinary day."""

from sync.readings.consumption import usual
from sync.readings.facts import facts_of
from tests.journeys.centre import AtDesk


def likely(desk: AtDesk) -> list[str]:
    """Figures that nobody would question today: each register counted what is usual since it was read last."""
    card, today = desk.card(), desk.window.page.readings._today()
    facts = facts_of(card.meters[0], card.readings, card.status)
    figures = []
    for register in facts.registers:
        last = register.history[-1]
        figures.append(str(last.value + (usual(register, last.read_on, today) or 0)))
    return figures
