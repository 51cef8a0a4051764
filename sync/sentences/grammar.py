"""From a text to guesses: what is unmistakable is taken first, what is left is read by what stands around it."""

from sync.catalogue import Catalogue
from sync.sentences.guesses import Guess, Kind, Sight
from sync.sentences.matters import Vocabulary, about, matters, remark
from sync.sentences.numbers import amounts, codes, money_in_context, phones, readings
from sync.sentences.times import times
from sync.sentences.tokens import tokens

_ORDER = tuple(Kind)


class Grammar:
    """Reads sentences in the words of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._matters = matters(catalogue)
        self._vocabulary = Vocabulary(self._matters)

    def read(self, text: str, sight: Sight) -> tuple[Guess, ...]:
        """What the text may mean: the matter first, then what belongs to it. Nothing for a bare number or a name."""
        words = tokens(text)
        if not any(any(map(str.isalpha, word.lower)) for word in words):
            return ()  # a number alone is looked for, as ever
        found = [*phones(words, sight), *times(words, sight), *amounts(words), *codes(words, sight)]
        found += readings(words, sight)
        found += money_in_context(words)
        matter = about(words, self._matters, self._vocabulary)
        found += matter
        if any(guess.kind is Kind.REQUEST for guess in matter) and (rest := remark(text, words)) is not None:
            found.append(rest)
        if not matter and all(guess.kind is not Kind.READING for guess in found):
            return ()  # figures with no matter are an address or a name with a number: they are looked for
        return tuple(sorted(found, key=lambda guess: (_ORDER.index(guess.kind), guess.parts)))
