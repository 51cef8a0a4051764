"""The words of a text with their places, as typed and as another keyboard layout would have given them."""

import re
from collections.abc import Container
from dataclasses import dataclass, field

from sync.keys import fold
from sync.layouts import switched

LONGEST = 200  # letters; the entry takes no more
_WORD = re.compile(r"\S+")
_OUTER = ',;:!?()«»"“”…'
_DIGITS = re.compile(r"[0-9]+")


@dataclass(slots=True)
class Token:
    """One word. `lower` is as typed, in small letters; `forms` are that and its readings on other layouts."""

    start: int
    end: int
    lower: str
    forms: tuple[str, ...]
    words: tuple[str, ...]  # the forms, folded as sync.keys folds
    used: bool = field(default=False)

    @property
    def is_number(self) -> bool:
        return _DIGITS.fullmatch(self.lower) is not None

    def is_one_of(self, words: Container[str]) -> bool:
        """Whether the word, as typed or on another layout, is one of these."""
        return any(form in words for form in self.forms)


def tokens(text: str) -> list[Token]:
    """The words of the text, in order."""
    lower = "".join(small if len(small := sign.lower()) == 1 else sign for sign in text[:LONGEST])
    found = []
    for match in _WORD.finditer(lower):
        word = match.group()
        bare = word.strip(_OUTER)
        if not bare:
            continue
        start = match.start() + word.index(bare)
        # Signs around a word may be letters on another layout: "gththf[eyjr;" keeps them for those readings.
        others = switched(word) if any(sign.isalpha() for sign in bare) else ()
        forms = tuple(dict.fromkeys((bare, *(other.strip(_OUTER) or bare for other in others))))
        ends = (match.start(), match.end()) if word != bare and others else (start, start + len(bare))
        found.append(Token(*ends, bare, forms, tuple(dict.fromkeys(filter(None, map(fold, forms))))))
    return found
