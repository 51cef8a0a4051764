"""Many desks at once: a storm of calls, desks that stopped reading, and a flood of questions."""

import asyncio
from contextlib import AsyncExitStack

from sync.protocol import CardAnswer, Find, Found, OpenCard, Pop, Problem, ReadCatalogue
from sync.server.hub import Limits
from tests.server.centre import IVANENKO, IVANENKO_NUMBER, PETRENKO_NUMBER, centre, prepare, running
from tests.server.desk import signed_in, until
from tests.server.pbx import line_to, pbx
from tests.server.phone_calls import PhoneCall

RINGING = 120
IDLE = 20


def test_120_calls_in_one_moment_each_reach_exactly_their_desk(sqlite_database: str) -> None:
    prepare(sqlite_database, RINGING + IDLE)

    async def scenario() -> None:
        async with AsyncExitStack() as stack:
            asterisk = await stack.enter_async_context(pbx(RINGING))
            server = await stack.enter_async_context(running(sqlite_database, line_to(asterisk)))
            desks = [
                await stack.enter_async_context(signed_in(server.port, f"op{number + 1}"))
                for number in range(RINGING + IDLE)
            ]
            await until(lambda: server.phones.heard)
            listening = [asyncio.create_task(desk.listen()) for desk in desks]
            callers = [f"38067{2_000_000 + number}" for number in range(RINGING)]
            for number, caller in enumerate(callers):
                await asterisk.incoming(caller, extension=str(1001 + number))
            await until(lambda: all(desk.all(Pop) for desk in desks[:RINGING]))
            # Whatever is still on its way would be a pop too many.
            await desks[0].say(ReadCatalogue(1))
            await until(lambda: any(type(message).__name__ == "CatalogueAnswer" for message in desks[0].heard))
            assert [[pop.call.number for pop in desk.all(Pop)] for desk in desks] == [
                *([caller] for caller in callers),
                *([] for _ in range(IDLE)),
            ]
            for task in listening:
                task.cancel()
            await asyncio.gather(*listening, return_exceptions=True)

    asyncio.run(scenario())


def test_desks_that_stopped_reading_are_dropped_and_hurt_nobody(sqlite_database: str) -> None:
    """R10: their sockets stay open and take nothing; only an abort frees them."""
    prepare(sqlite_database, 60)
    limits = Limits(pulse=0.3, echo=1.0)

    async def scenario() -> None:
        async with AsyncExitStack() as stack:
            server = await stack.enter_async_context(running(sqlite_database, limits=limits))
            desks = [await stack.enter_async_context(signed_in(server.port, f"op{number + 1}")) for number in range(60)]
            stuck, well = desks[:6], desks[6:]
            for desk in stuck:
                desk.socket.transport.pause_reading()
                # What the server sends from here on stays in its buffers.
                for ref in range(8):
                    await desk.say(ReadCatalogue(ref))
            for number in range(60):
                PhoneCall(server, f"1.{number}", IVANENKO_NUMBER).rings(number + 1)
            for desk in well:
                assert (await desk.expect(Pop)).candidates[0].client_id == IVANENKO
            await until(lambda: len(server.desks) == len(well))
            for desk in well:
                await desk.say(OpenCard(1, IVANENKO))
            for desk in well:
                assert (await desk.expect(CardAnswer)).ref == 1
            for desk in stuck:
                desk.socket.transport.abort()

    asyncio.run(scenario())


def test_who_types_fast_gets_the_answer_to_the_latest(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (_server, desks):
            [desk] = desks
            for ref in range(1, 101):
                await desk.say(Find(ref, "Іваненко"[: ref % 9]))
            await desk.expect(Found, lambda found: found.ref == 100)
            answered = {found.ref for found in desk.all(Found)}
            passed_over = {problem.ref for problem in desk.all(Problem)}
            # Each is answered once, most of them with: you have typed on.
            assert answered | passed_over == set(range(1, 101))
            assert not answered & passed_over

    asyncio.run(scenario())


def test_a_storm_of_questions_never_delays_a_pop(sqlite_database: str) -> None:
    """All workers of the questions are stuck; the call pops with its card all the same."""

    async def scenario() -> None:
        async with centre(sqlite_database, 2) as (server, desks):
            asking, rung = desks
            stuck = asyncio.Event()
            loop = asyncio.get_running_loop()

            def wait_long(*_: object) -> None:
                asyncio.run_coroutine_threadsafe(stuck.wait(), loop).result()

            blocked = [asyncio.create_task(server._question_workers.ask(wait_long)) for _ in range(3)]
            try:
                await asyncio.sleep(0)
                for ref in range(20):
                    await asking.say(OpenCard(ref, IVANENKO))
                # More than eight at a time are not even queued.
                assert (await asking.expect(Problem)).reason == "too_many"
                PhoneCall(server, "1.1", PETRENKO_NUMBER).rings(2)
                assert (await rung.expect(Pop)).card is not None
                assert not asking.all(CardAnswer)
            finally:
                stuck.set()
                await asyncio.gather(*blocked)
            await asking.expect(CardAnswer, lambda answer: answer.ref == 7)

    asyncio.run(scenario())


def test_a_flood_of_messages_is_held_back_and_none_is_lost(sqlite_database: str) -> None:
    async def scenario() -> None:
        limits = Limits(messages_a_second=200, burst=20)
        async with centre(sqlite_database, limits=limits) as (_server, desks):
            [desk] = desks
            for _ in range(100):
                await desk.socket.send("nonsense", text=True)
            for _ in range(100):
                assert await desk.expect(Problem) == Problem("unreadable")

    asyncio.run(scenario())


def test_a_desk_that_leaves_too_much_unread_is_dropped(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            assert len(desks) == 1
            [known] = list(server.desks)
            big = "x" * 100_000
            for number in range(200):
                known.send(Found(number, big, (), False))
            assert known.leaving
            await until(lambda: len(server.desks) == 0)
            async with signed_in(server.port, "op1"):
                assert len(server.desks) == 1

    asyncio.run(scenario())
