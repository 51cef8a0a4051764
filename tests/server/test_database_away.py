"""The database goes away in the middle of the day: calls still pop, nothing is lost, and all comes right by itself."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, make_url, select, text

from sync.protocol import CallGone, Calls, CardAnswer, OpenCard, Outcomes, Pop, Problem, Submit
from sync.records.interactions import interactions
from tests.server.centre import IVANENKO, IVANENKO_NUMBER, PETRENKO_NUMBER, centre
from tests.server.desk import until
from tests.server.phone_calls import PhoneCall
from tests.server.test_commands_and_feed import request_of


class Switch:
    """Sends everybody away from one PostgreSQL database, and lets them in again."""

    def __init__(self, maintenance: str, database: str) -> None:
        self._engine = create_engine(
            make_url(maintenance).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
        )
        self._name = make_url(database).database

    def off(self) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(f'ALTER DATABASE "{self._name}" WITH ALLOW_CONNECTIONS false'))
            connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
                {"name": self._name},
            )

    def on(self) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(f'ALTER DATABASE "{self._name}" WITH ALLOW_CONNECTIONS true'))

    def close(self) -> None:
        self.on()
        self._engine.dispose()


@contextmanager
def switch(maintenance: str, database: str) -> Iterator[Switch]:
    made = Switch(maintenance, database)
    try:
        yield made
    finally:
        made.close()


def test_calls_pop_without_card_and_are_logged_when_it_is_back(postgres_url: str, postgres_database: str) -> None:
    async def scenario(database: Switch) -> None:
        async with centre(postgres_database, 2) as (server, desks):
            first, second = desks
            await asyncio.to_thread(database.off)

            missed = PhoneCall(server, "1.1", PETRENKO_NUMBER)
            missed.rings(1)
            pop = await first.expect(Pop)
            assert (pop.call.number, pop.candidates, pop.card) == (PETRENKO_NUMBER, (), None)
            assert pop.problem == "database_down"  # what the operator is told instead
            missed.answered_by(1)
            missed.passes(30)
            missed.ends()
            await first.expect(CallGone)

            await first.say(OpenCard(7, IVANENKO))
            assert await first.expect(Problem, lambda problem: problem.ref == 7) == Problem("database_down", 7)
            filed = request_of(first)
            await first.say(Submit((filed, request_of(first))))
            assert [outcome.status for outcome in (await first.expect(Outcomes)).outcomes] == ["retry", "retry"]

            going_on = PhoneCall(server, "1.2", IVANENKO_NUMBER)
            going_on.rings(2)
            assert (await second.expect(Pop)).card is None

            await asyncio.to_thread(database.on)

            # The call that still rings gets its card after all, without a second ring.
            whole = await second.expect(Calls, lambda calls: bool(calls.pops and calls.pops[0].card))
            assert whole.pops[0].candidates[0].client_id == IVANENKO
            assert whole.pops[0].problem == ""
            assert len(second.all(Pop)) == 1
            await first.say(Submit((filed,)))
            assert (await first.expect(Outcomes)).outcomes[0].status == "applied"
            await first.say(OpenCard(8, IVANENKO))
            assert (await first.expect(CardAnswer)).ref == 8

            def written() -> bool:
                with server.engine.connect() as connection:
                    row = connection.execute(
                        select(interactions).where(interactions.c.call_id == "main:1.1")
                    ).one_or_none()
                    return row is not None and row.ended_at is not None and row.client_id is not None

            await until(written)

    with switch(postgres_url, postgres_database) as database:
        asyncio.run(scenario(database))
