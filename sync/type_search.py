"""Which request does the operator mean? Beginnings of words in any language, also typed on the wrong layout."""

from functools import lru_cache

from sync.catalogue import Catalogue, RequestType
from sync.keys import fold
from sync.layouts import switched

_SHORTEST = 2  # letters that begin to tell something
_FAR_BEHIND = 0.4  # what scores less than this part of the best is not shown
_TELLING = 6  # letters of a word that counts in full
_STEM = 4  # letters a keyword needs to be found as the beginning of a longer word


def find_types(catalogue: Catalogue, text: str, language: str) -> tuple[RequestType, ...]:
    """The request types that fit the text, best first; all of them, as the catalogue has them, for an empty text.

    Of equal ones the label in the operator's own language decides.
    """
    if not text.strip():
        return catalogue.request_types
    typed = text[:200].casefold()
    readings = list(dict.fromkeys(map(_words, (typed, *switched(typed)))))
    scored = []
    for place, kind in enumerate(catalogue.request_types):
        known = [_words(phrase) for phrase in _phrases(kind)]
        label = _words(kind.label.get(language).casefold())
        # A switched layout counts a little less: what is written as typed is likelier meant so.
        score = max(
            (_score(words, known) + _score(words, [label]) / 4) * (1.0 if place_read == 0 else 0.9)
            for place_read, words in enumerate(readings)
        )
        if score > 0:
            scored.append((-score, place, kind))
    scored.sort(key=lambda entry: entry[:2])
    return tuple(kind for score, _, kind in scored if score <= scored[0][0] * _FAR_BEHIND)


def _phrases(kind: RequestType) -> tuple[str, ...]:
    labels = (kind.label.uk, kind.label.ru, kind.label.en)
    return tuple(phrase.casefold() for phrase in (*labels, *kind.keywords))


@lru_cache(maxsize=4096)  # the catalogue's phrases are asked for at each key
def _words(phrase: str) -> tuple[str, ...]:
    return tuple(fold(phrase).replace("-", " ").replace("/", " ").split())


def _score(typed: tuple[str, ...], phrases: list[tuple[str, ...]]) -> float:
    """How well the best phrase is hit: the letters of its words that the typed words are or begin."""
    return max((_hit(typed, phrase) for phrase in phrases), default=0.0)


def _hit(typed: tuple[str, ...], phrase: tuple[str, ...]) -> float:
    found = 0.0
    for word in typed:  # "за", "не", "the" tell little
        found += min(1.0, len(word) / _TELLING) * max((likeness(word, known) for known in phrase), default=0.0)
    # One word of a long phrase says less than one that is the whole phrase.
    return found / (1 + 0.2 * max(0, len(phrase) - len(typed)))


def likeness(word: str, known: str) -> float:
    """How surely a typed word means a known one, both folded: 1 the same, 0.6 to 0.9 its beginning, 0.5 another
    ending, 0 not at all."""
    if word[0] != known[0]:  # most are done with here: this runs at each key
        return 0.0
    if word == known:
        return 1.0
    if len(word) >= _SHORTEST and known.startswith(word):
        return 0.6 + 0.3 * len(word) / len(known)
    if len(known) >= _STEM and word.startswith(known):
        return 0.6
    if _common(word, known) >= max(_STEM, len(known) - 2, len(word) - 2):  # other endings: скарги, лічильником
        return 0.5
    return 0.0


def _common(word: str, known: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known)))
