"""The outage radar at work: it hears who calls, from memory alone, and tells every desk what it makes of it."""

import asyncio
from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from sync.catalogue.rules import OutageRules
from sync.commands import WrapUp
from sync.ids import first_id_of
from sync.outages import Outage, street_of
from sync.outages.radar import Heard, Radar
from sync.protocol import Certainty, Outages
from sync.records.clients import accounts, premises
from sync.records.interactions import interactions
from sync.records.requests import requests
from sync.server.desks import Desks
from sync.server.logs import Log
from sync.server.pop import Dossier
from sync.server.views import Seen, milliseconds
from sync.server.workers import Busy, Workers
from telephony.calls import Direction

TELL_EVERY = 1.0  # seconds: that one more has called need not be told at once
LOOK_EVERY = 20.0  # seconds: whether one is over
MOST_RESTORED = 20_000
_MINUTE_MS = 60_000


class OutageWatch:
    """Runs on the event loop. A new outage is told at once, that it grows or ends a moment later."""

    def __init__(self, rules: OutageRules, desks: Desks, workers: Workers, now: Callable[[], float], log: Log) -> None:
        self._rules = rules
        self._radar = Radar(rules)
        self._desks = desks
        self._workers = workers
        self._now = now
        self._log = log
        self._told: tuple[Outage, ...] = ()
        self._changed = asyncio.Event()

    @property
    def message(self) -> Outages:
        """What a desk is told when it comes."""
        return Outages(self._told)

    def heard(self, seen: Seen, dossier: Dossier) -> None:
        """It has been found out who is calling."""
        if seen.call.direction is not Direction.INBOUND:
            return
        street = _street(dossier)
        client = dossier.candidates[0].client_id if dossier.card is not None else None
        caller = f"client {client}" if client is not None else seen.number.digits or seen.id
        if self._radar.heard(Heard(seen.id, caller, street, milliseconds(seen.call.started_at))):
            self._note()

    def wrapped_up(self, command: WrapUp) -> None:
        """It has been said what a call was about."""
        if self._radar.told(command.call_id, command.topic, self._milliseconds()):
            self._note()

    def publish(self, rules: OutageRules) -> None:
        """The profile has been changed."""
        self._rules = rules
        self._radar.follow(rules)
        self._tell()

    async def restore(self) -> None:
        """What this server would know had it been running: the calls that the log tells of."""
        if not self._rules.callers:
            return
        since = self._milliseconds() - (self._rules.minutes + self._rules.lasts) * _MINUTE_MS
        try:
            calls, known = await self._workers.ask(partial(_recent, since=since, rules=self._rules))
        except (SQLAlchemyError, Busy) as error:
            self._log.warning("outages_not_restored", error=type(error).__name__)
            return
        self._radar.restore(calls, known)
        self._radar.pass_time(self._milliseconds())
        self._told = self._radar.outages()

    async def run(self) -> None:
        """Tell what has changed, and find what is over; ends by being cancelled."""
        while True:
            try:
                async with asyncio.timeout(LOOK_EVERY):
                    await self._changed.wait()
            except TimeoutError:
                self._radar.pass_time(self._milliseconds())
            self._changed.clear()
            self._tell()
            await asyncio.sleep(TELL_EVERY)

    def _note(self) -> None:
        known = {one.id for one in self._told}
        if any(one.id not in known for one in self._radar.outages()):
            self._tell()
        else:
            self._changed.set()

    def _tell(self) -> None:
        now = self._radar.outages()
        if now == self._told:
            return
        before, self._told = {one.id for one in self._told}, now
        for one in now:
            if one.id not in before:
                self._log.warning("outage_probable", street=one.street, callers=one.callers)
        message = self.message
        for desk in self._desks:
            desk.send(message)

    def _milliseconds(self) -> int:
        return int(self._now() * 1000)


def _street(dossier: Dossier) -> str:
    """The caller's, where all who may be calling live in one; a guess says nothing."""
    streets = {street_of(one.address) for one in dossier.candidates if one.certainty is not Certainty.GUESSED}
    if dossier.card is not None:
        return street_of(dossier.candidates[0].address)
    return streets.pop() if len(streets) == 1 else ""


def _recent(connection: Connection, since: int, rules: OutageRules) -> tuple[list[Heard], dict[str, str]]:
    """Incoming calls of clients since then, the oldest first, and the outages that requests were linked to."""
    where = premises.c.city, premises.c.street
    wanted = (
        select(interactions.c.call_id, interactions.c.client_id, interactions.c.started_at, *where)
        .join(accounts, accounts.c.id == interactions.c.account_id)
        .join(premises, premises.c.id == accounts.c.premise_id)
        .where(
            interactions.c.id >= first_id_of(since),
            interactions.c.started_at >= since,
            interactions.c.channel == "call",
            interactions.c.direction == "inbound",
            interactions.c.call_id.is_not(None),
            interactions.c.topic.is_(None) | interactions.c.topic.in_(rules.topics),
        )
        .order_by(interactions.c.started_at.desc())
        .limit(MOST_RESTORED)
    )
    calls = [
        Heard(row.call_id, f"client {row.client_id}", f"{row.city}, {row.street}", row.started_at)
        for row in connection.execute(wanted)
    ]
    linked = (
        select(requests.c.outage_id, *where)
        .join(accounts, accounts.c.id == requests.c.account_id)
        .join(premises, premises.c.id == accounts.c.premise_id)
        .where(requests.c.id >= first_id_of(since), requests.c.outage_id.is_not(None))
        .order_by(requests.c.id)
        .limit(MOST_RESTORED)
    )
    known = {f"{row.city}, {row.street}": row.outage_id for row in connection.execute(linked)}
    return calls[::-1], known
