"""The feed's way to the desks: after a commit those are woken whom it concerns, and each reads from its own cursor."""

import asyncio
from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from sync import feed
from sync.protocol import Feed
from sync.records.sync_state import feed_scopes
from sync.server.desks import Desk
from sync.server.logs import Log
from sync.server.workers import Busy, Workers

PAGE = 200  # rows of one Feed message
MOST_SCOPES = 500  # a desk's; it holds its own tasks and the cards it opened lately
RETRY_AFTER = 1.0  # seconds
_PROBE = 500  # scopes asked for in one statement


class Follower:
    """One desk's place in the feed."""

    def __init__(self, desk: Desk, workers: Workers, log: Log) -> None:
        self.scopes: frozenset[str] = frozenset()
        self.woken = asyncio.Event()
        self._desk = desk
        self._workers = workers
        self._log = log
        self._cursor = 0
        self._told = False

    def follow(self, cursor: int, scopes: Sequence[str]) -> None:
        """Go on from this cursor, with these scopes."""
        self._cursor = cursor
        self.scopes = frozenset(scopes)
        self._told = False
        self.woken.set()

    async def run(self) -> None:
        """Send what comes, page by page, at the pace of the desk; ends by being cancelled."""
        while True:
            await self.woken.wait()
            self.woken.clear()
            try:
                await self._catch_up()
            except (SQLAlchemyError, Busy) as error:
                self._log.warning("feed_not_read", staff_id=self._desk.person.id, error=type(error).__name__)
                await asyncio.sleep(RETRY_AFTER)
                self.woken.set()

    async def _catch_up(self) -> None:
        while True:
            await self._desk.outgoing.room()
            cursor, scopes = self._cursor, self.scopes
            rows, upto = await self._workers.ask(partial(feed.read, cursor=cursor, scopes=sorted(scopes), limit=PAGE))
            if (cursor, scopes) != (self._cursor, self.scopes):
                continue  # the desk has chosen anew meanwhile; what was read is not what it follows
            # The first answer goes out even when it is empty: the desk learns that it is up to date.
            if rows or not self._told:
                self._desk.send(Feed(rows, upto))
                self._told = True
            self._cursor = max(cursor, upto)
            if not rows or upto == cursor:
                return


class Followers:
    """All desks that follow the feed."""

    def __init__(self, workers: Workers, log: Log) -> None:
        self._workers = workers
        self._log = log
        self._followers: set[Follower] = set()
        self._committed = asyncio.Event()
        self._seen = 0

    def enter(self, desk: Desk) -> Follower:
        """A place in the feed for this desk; it follows nothing yet."""
        follower = Follower(desk, self._workers, self._log)
        self._followers.add(follower)
        return follower

    def leave(self, follower: Follower) -> None:
        """The desk has gone."""
        self._followers.discard(follower)

    def committed(self) -> None:
        """Something has been added to the feed."""
        self._committed.set()

    async def run(self) -> None:
        """Wake the desks that a commit concerns; ends by being cancelled."""
        while True:
            await self._committed.wait()
            self._committed.clear()
            scopes = sorted({scope for follower in self._followers for scope in follower.scopes})
            try:
                upto, changed = await self._workers.ask(partial(self._changed, scopes=scopes))
            except (SQLAlchemyError, Busy) as error:
                self._log.warning("feed_not_probed", error=type(error).__name__)
                await asyncio.sleep(RETRY_AFTER)
                self._committed.set()
                continue
            self._seen = upto
            for follower in self._followers:
                if not changed.isdisjoint(follower.scopes):
                    follower.woken.set()

    def _changed(self, connection: Connection, scopes: Sequence[str]) -> tuple[int, set[str]]:
        """The scopes, of those followed, that have changes which nobody was woken for; and up to which number."""
        upto = feed.last_seq(connection)
        changed: set[str] = set()
        for start in range(0, len(scopes), _PROBE):
            some = scopes[start : start + _PROBE]
            newer = select(feed_scopes.c.scope).distinct()
            newer = newer.where(feed_scopes.c.scope.in_(some), feed_scopes.c.seq > self._seen)
            changed.update(connection.execute(newer).scalars())
        return upto, changed
