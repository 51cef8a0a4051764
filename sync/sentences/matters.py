"""What it is about: the request type or the topic whose words the sentence has, and the words that are left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sync.catalogue import Catalogue, Text
from sync.keys import fold
from sync.sentences.guesses import Guess, Kind, Sureness
from sync.sentences.lexicon import NOISE
from sync.sentences.numbers import use
from sync.sentences.tokens import Token
from sync.type_search import likeness

_TELLING = 6  # letters of a word that counts in full
_LITTLE = 3  # words shorter than this may be missing
_BEGUN = 5  # letters of one word that is still being typed
_PART = 0.25  # of a phrase, by its letters
_SURENESS = (Sureness.GUESSED, Sureness.LIKELY, Sureness.SURE)


@dataclass(frozen=True, slots=True)
class Matter:
    """A request type or a topic with the phrases that mean it, in folded words."""

    kind: Kind
    id: str
    topic: str
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Match:
    matter: Matter
    words: tuple[int, ...]  # places of the tokens
    score: float
    sureness: int


class Vocabulary:
    """All words of all phrases, found by their first letter: this is asked at each key."""

    def __init__(self, known: Iterable[Matter]) -> None:
        self._by_letter: dict[str, list[str]] = {}
        for word in dict.fromkeys(word for matter in known for phrase in matter.phrases for word in phrase):
            self._by_letter.setdefault(word[0], []).append(word)

    def likenesses(self, token: Token) -> dict[str, float]:
        """The words that this one may mean, and how surely."""
        found: dict[str, float] = {}
        for word in token.words:
            for known in self._by_letter.get(word[0], ()):
                if (like := likeness(word, known)) > found.get(known, 0.0):
                    found[known] = like
        return found


def matters(catalogue: Catalogue) -> tuple[Matter, ...]:
    """All that a sentence can be about."""
    requests = (
        Matter(Kind.REQUEST, kind.id, kind.topic, _phrases(kind.label, kind.keywords))
        for kind in catalogue.request_types
    )
    topics = (
        Matter(Kind.TOPIC, topic.id, topic.id, _phrases(topic.label, topic.keywords)) for topic in catalogue.topics
    )
    return (*requests, *topics)


def _phrases(label: Text, keywords: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    phrases = (label.uk, label.ru, label.en, *keywords)
    return tuple(dict.fromkeys(tuple(fold(phrase).replace("-", " ").replace("/", " ").split()) for phrase in phrases))


def about(tokens: list[Token], known: tuple[Matter, ...], vocabulary: Vocabulary) -> list[Guess]:
    """At most one request type, and a topic beside it where other words tell of another one."""
    free = {
        place: vocabulary.likenesses(token)
        for place, token in enumerate(tokens)
        if not token.used and any(map(str.isalpha, token.lower))
    }
    meant = {word for likenesses in free.values() for word in likenesses}
    matches = [match for matter in known if (match := _best(matter, tokens, free, meant)) is not None]
    if not matches:
        return []
    first = max(matches, key=_rank)
    same = [
        match for match in matches if match.matter.topic == first.matter.topic and match.matter.kind is Kind.REQUEST
    ]
    if same and (request := max(same, key=_rank)).sureness >= first.sureness:
        first = request  # where a topic and its request are as sure, the request is what one types for
    found = [_guess(first, tokens)]
    others = [
        match
        for match in matches
        if match.matter.topic != first.matter.topic
        and match.matter.kind is not first.matter.kind
        and match.sureness > 0
        and not set(match.words) & set(first.words)
    ]
    if others:
        found.append(_guess(max(others, key=_rank), tokens))
    return found


def _rank(match: _Match) -> tuple[int, float, bool]:
    """The surest first, then what says more; a request type before the topic that it belongs to."""
    return match.sureness, round(match.score, 3), match.matter.kind is Kind.REQUEST


def _guess(match: _Match, tokens: list[Token]) -> Guess:
    parts = use(*(tokens[place] for place in match.words))
    return Guess(match.matter.kind, match.matter.id, _SURENESS[match.sureness], parts)


def _best(
    matter: Matter, tokens: list[Token], free: Mapping[int, Mapping[str, float]], meant: set[str]
) -> _Match | None:
    matches = [
        match
        for phrase in matter.phrases
        if not meant.isdisjoint(phrase) and (match := _match(matter, phrase, tokens, free)) is not None
    ]
    return max(matches, key=_rank) if matches else None


def _match(
    matter: Matter, phrase: tuple[str, ...], tokens: list[Token], free: Mapping[int, Mapping[str, float]]
) -> _Match | None:
    words: list[int] = []
    hit = whole = 0.0
    begun, complete = False, True
    for word in phrase:
        weight = min(1.0, len(word) / _TELLING)
        whole += weight
        like, place = max(((free[at].get(word, 0.0), -at) for at in free if at not in words), default=(0.0, 0))
        if like == 0.0:
            complete = complete and len(word) < _LITTLE
            continue
        words.append(-place)
        hit += weight * like
        begun = begun or 0.6 < like < 1.0
    if not words or hit < _PART * whole:
        return None
    telling = max(len(tokens[place].lower) for place in words)
    if telling < _LITTLE or (begun and len(words) == 1 and telling < _BEGUN):
        return None
    if not complete and telling < _TELLING:
        return None  # "not", "on": too little of a phrase
    sureness = 0 if not complete else 1 if begun else 2
    return _Match(matter, tuple(sorted(words)), hit if complete else hit * hit / whole, sureness)


def remark(text: str, tokens: list[Token]) -> Guess | None:
    """The words that mean nothing else, where they say something."""
    left = [token for token in tokens if not token.used]
    if not any(len(token.lower) >= _LITTLE and not token.is_one_of(NOISE) for token in left):
        return None
    stretches: list[tuple[int, int]] = []
    before = None
    for place, token in enumerate(tokens):
        if token.used:
            continue
        if before == place - 1 and stretches:
            stretches[-1] = (stretches[-1][0], token.end)
        else:
            stretches.append((token.start, token.end))
        before = place
    value = " ".join(text[start:end] for start, end in stretches)
    return Guess(Kind.REMARK, value, Sureness.GUESSED, use(*left) and tuple(stretches))
