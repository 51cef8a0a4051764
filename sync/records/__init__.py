"""The records: one set of tables for server and desk, a module a noun."""

from sync.records import (  # noqa: F401
    billing,
    checks,
    clients,
    interactions,
    knowledge,
    meters,
    offers,
    requests,
    staff,
    sync_state,
    words,
)
from sync.records.base import metadata

__all__ = ["metadata"]
