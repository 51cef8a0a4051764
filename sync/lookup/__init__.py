"""Finding the client: who is calling, his card, and the pages of his timeline."""

from sync.lookup.candidates import stands_out
from sync.lookup.lookup import Lookup

__all__ = ["Lookup", "stands_out"]
