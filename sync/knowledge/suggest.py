"""Which answers this call will likely need: by its topic, by what the caller chose in the voice menu, by his card."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sync.catalogue import Article
from sync.keys import fold

_TOPIC, _STATE, _MENU = 4.0, 2.0, 1.5
# What presses most is asked about first.
_PRESSING = {"cut_off": 1.5, "overdue": 1.2, "verification_expired": 1.1}
_QUIET = frozenset({"window_open", "window_closed", "zones"})  # true of most: they only decide between equals


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a call. `topics` are of what was typed or begun, the likeliest first."""

    topics: tuple[str, ...] = ()
    ivr_path: tuple[str, ...] = ()
    states: frozenset[str] = field(default_factory=frozenset)


def suggest(articles: Iterable[Article], known: Known, most: int = 3) -> tuple[Article, ...]:
    """The articles that fit best, best first; none where nothing speaks for one."""
    scored = []
    menu = {fold(step) for step in known.ivr_path}
    for place, article in enumerate(articles):
        score = _score(article, known, menu)
        if score > 0:
            scored.append((-score, place, article))
    scored.sort(key=lambda entry: entry[:2])
    return tuple(article for _, _, article in scored[:most])


def _score(article: Article, known: Known, menu: set[str]) -> float:
    score = 0.0
    if known.topics:
        shared = [place for place, topic in enumerate(known.topics) if topic in article.topics]
        if not shared:
            return 0.0  # it has been said what it is about: nothing else is suggested
        score = _TOPIC / (1 + shared[0]) + (0.5 if article.topics[0] == known.topics[0] else 0.0)
    holding = [state for state in article.when if state in known.states]
    loud = [state for state in holding if state not in _QUIET]
    score += sum(_STATE * _PRESSING.get(state, 1.0) for state in loud)
    if any(fold(name) in menu for name in article.ivr):
        score += _MENU
    return score + 0.1 * (len(holding) - len(loud)) if score else 0.0
