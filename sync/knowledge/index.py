"""Full-text search over the articles, for every key typed: an index in memory, no server, far below a frame.

A word finds what begins like it, and the same word with another ending; what is typed on the wrong layout is found as
well. A title tells more than a keyword's neighbour, and that more than the text.
"""

from bisect import bisect_left
from collections.abc import Iterable
from math import log

from sync.catalogue import Article
from sync.keys import fold
from sync.layouts import switched

LONGEST = 120  # letters of a question
_TITLE, _KEYWORD, _ANSWER, _DETAILS = 4.0, 4.0, 1.5, 1.0
_SHORTEST = 3  # letters that begin to tell something; two only where they are a whole word
_STEM = 4
_ENDING = 2  # letters of a longer word that may differ
_NO_BRACES = str.maketrans("{}_", "   ")


class Index:
    """The words of all articles, in all languages."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = tuple(articles)
        weights: dict[str, dict[int, float]] = {}
        for place, article in enumerate(self._articles):
            for text, weight in _texts(article):
                for word in _words(text):
                    at = weights.setdefault(word, {})
                    at[place] = max(at.get(place, 0.0), weight)
        self._words = sorted(weights)
        self._weights = [weights[word] for word in self._words]

    def find(self, text: str, most: int = 5) -> tuple[Article, ...]:
        """The articles that fit, best first; each word of the question counts, rare ones more."""
        typed = text[:LONGEST].casefold()
        scores: dict[int, float] = {}
        for reading in (typed, *switched(typed)):
            words = [word for word in dict.fromkeys(_words(reading)) if not word.isdigit()]
            if not words:
                continue
            for place, score in self._score(words).items():
                scores[place] = max(scores.get(place, 0.0), score)
        ranked = sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))
        return tuple(self._articles[place] for place, score in ranked[:most] if score >= ranked[0][1] * 0.3)

    def _score(self, words: list[str]) -> dict[int, float]:
        """How well each article has these words; one that lacks half of them is not meant."""
        scores: dict[int, float] = {}
        hits: dict[int, int] = {}
        telling = [word for word in words if len(word) >= _SHORTEST] or words
        for word in telling:
            found = self._fitting(word)
            rarity = log(1 + len(self._articles) / (1 + len(found)))
            for place, weight in found.items():
                scores[place] = scores.get(place, 0.0) + weight * (0.2 + rarity)
                hits[place] = hits.get(place, 0) + 1
        return {place: score for place, score in scores.items() if hits[place] * 2 >= len(telling)}

    def _fitting(self, word: str) -> dict[int, float]:
        """The articles with words that this one is, begins, or differs from by its ending; with the best weight."""
        stem = word if len(word) - _ENDING < _STEM else word[:-_ENDING]
        found: dict[int, float] = {}
        for at in range(bisect_left(self._words, stem), len(self._words)):
            known = self._words[at]
            if not known.startswith(stem):
                break
            if known == word:
                share = 1.0
            elif known.startswith(word):
                share = 0.8 if len(word) >= _SHORTEST else 0.0
            else:
                share = 0.6 if len(known) - len(stem) <= _ENDING + 1 else 0.0
            if share:
                for place, weight in self._weights[at].items():
                    found[place] = max(found.get(place, 0.0), weight * share)
        return found


def _texts(article: Article) -> Iterable[tuple[str, float]]:
    for text, weight in ((article.title, _TITLE), (article.answer, _ANSWER), (article.details, _DETAILS)):
        if text is not None:
            for said in (text.uk, text.ru, text.en):
                yield said, weight
    for keyword in article.keywords:
        yield keyword, _KEYWORD


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(text.translate(_NO_BRACES)).replace("-", " ").replace("/", " ").split())
