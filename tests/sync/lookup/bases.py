"""A small demonstration base on either database, built once for all look-up tests, which only read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Engine

from sync.database import open_server
from sync.demonstration.base import build
from sync.demonstration.months import midnight_ms

TODAY = date(2026, 11, 24)
NOW = midnight_ms(TODAY) + 10 * 3_600_000
CLIENTS = 400


@contextmanager
def built(url: str, clients: int = CLIENTS) -> Iterator[Engine]:
    engine = open_server(url)
    build(engine, clients=clients, today=TODAY)
    yield engine
    engine.dispose()
