"""The one search entry."""

from sync.search.search import Search

__all__ = ["Search"]
