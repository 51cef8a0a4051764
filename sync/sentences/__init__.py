"""What an operator types while he listens, taken apart: a topic, a month, an amount, readings. Every piece is a guess
that says how sure it is and from which letters it comes; what becomes of it is for the person to decide."""

from sync.sentences.grammar import Grammar
from sync.sentences.guesses import Counter, Guess, Kind, Sight, Sureness

__all__ = ["Counter", "Grammar", "Guess", "Kind", "Sight", "Sureness"]
