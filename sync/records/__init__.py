"""The records: one set of tables for server and desk, a module a noun."""

from sync.records import billing, checks, clients, interactions, knowledge, meters, requests, staff, sync_state, words  # noqa: F401
from sync.records.base import metadata

__all__ = ["metadata"]
