"""Threads that ask the database, each with a connection of its own, kept open.

A kind of work has its own workers: a storm of searches fills the queue of the searches and never that of the pops.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

T = TypeVar("T")


class Busy(Exception):
    """Too much waits already."""


class Workers:
    """A few threads that answer questions: functions of a connection that only read."""

    def __init__(self, engine: Engine, name: str, threads: int, most_waiting: int) -> None:
        self._engine = engine
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._most_waiting = most_waiting
        self._waiting = 0
        self._own = threading.local()
        self._lock = threading.Lock()
        self._open: list[Connection] = []

    async def ask(self, question: Callable[[Connection], T]) -> T:
        """Answer the question in one of the threads. Raises Busy, or what the database raises."""
        if self._waiting >= self._most_waiting:
            raise Busy
        self._waiting += 1
        future = self._executor.submit(self._answer, question)
        try:
            return await asyncio.wrap_future(future)
        finally:
            self._waiting -= 1

    def _answer(self, question: Callable[[Connection], T]) -> T:
        connection: Connection | None = getattr(self._own, "connection", None)
        if connection is not None:
            try:
                return self._within(connection, question)
            except SQLAlchemyError as error:
                if not getattr(error, "connection_invalidated", False):
                    raise
                # The server went away since the last question: a new connection decides whether it is back.
                self._drop(connection)
        connection = self._engine.connect()
        with self._lock:
            self._open.append(connection)
        self._own.connection = connection
        try:
            return self._within(connection, question)
        except SQLAlchemyError as error:
            if getattr(error, "connection_invalidated", False):
                self._drop(connection)
            raise

    @staticmethod
    def _within(connection: Connection, question: Callable[[Connection], T]) -> T:
        try:
            return question(connection)
        finally:
            # Ends the snapshot: the next question sees what was committed since.
            connection.rollback()

    def _drop(self, connection: Connection) -> None:
        self._own.connection = None
        with self._lock, contextlib.suppress(ValueError):
            self._open.remove(connection)
        with contextlib.suppress(SQLAlchemyError):
            connection.close()

    def stop(self) -> None:
        """Let running questions end, refuse the waiting ones, close the connections."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        for connection in self._open:
            with contextlib.suppress(SQLAlchemyError):
                connection.close()
        self._open.clear()
