"""Callers of one street: every desk hears of the probable outage, it ends with its reasons, and outlives a restart."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

import resources
from sync.commands import WrapUp
from sync.ids import new_id
from sync.protocol import Outages, Outcomes, Pop, Submit
from sync.records.interactions import interactions
from sync.server.app import Server
from sync.server.logs import make_log
from tests.server.centre import CONCIERGE_NUMBER, HASHER, IVANENKO_NUMBER, PETRENKO_NUMBER, prepare, settings
from tests.server.desk import Desk, signed_in
from tests.server.phone_calls import PhoneCall

STREET = "Київ, вул. Садова"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Two callers of a street are enough."""
    folder = Path(shutil.copytree(Path(resources.__file__).parent / "profiles" / "ua", tmp_path / "kyiv"))
    file = folder / "outages.toml"
    file.write_text(file.read_text("utf-8").replace("callers = 5", "callers = 2"), "utf-8")
    return folder


@asynccontextmanager
async def watching(url: str, profile: Path, desks: int) -> AsyncIterator[tuple[Server, list[Desk]]]:
    known = settings(url)
    known = msgspec.structs.replace(known, catalogue=msgspec.structs.replace(known.catalogue, profile=str(profile)))
    server = Server(known, make_log("error"), hasher=HASHER)
    await server.start()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(server.stop)
        yield server, [await stack.enter_async_context(signed_in(server.port, f"op{n + 1}")) for n in range(desks)]


def ringing(server: Server, call_id: str, number: str, operator: int) -> PhoneCall:
    call = PhoneCall(server, call_id, f"+{number}", at=time.time())
    call.rings(operator)
    return call


def test_the_second_caller_of_a_street_is_told_to_every_desk_before_his_card(database_url: str, profile: Path) -> None:
    prepare(database_url, 2)

    async def scenario() -> None:
        async with watching(database_url, profile, 2) as (server, [first, second]):
            for desk in (first, second):
                assert desk.welcome is not None and (await desk.expect(Outages)).outages == ()
            ringing(server, "1.1", IVANENKO_NUMBER, 1)
            await first.expect(Pop)
            ringing(server, "1.2", PETRENKO_NUMBER, 2)
            told = await second.expect(Outages)
            (outage,) = told.outages
            assert (outage.street, outage.callers) == (STREET, 2)
            pop = await second.expect(Pop)
            assert second.heard.index(told) < second.heard.index(pop)
            assert (await first.expect(Outages)).outages == (outage,)
            ringing(server, "1.3", CONCIERGE_NUMBER, 2)  # whichever of the two he is, he lives there
            grown = (await first.expect(Outages)).outages[0]
            assert (grown.id, grown.callers) == (outage.id, 3)

    asyncio.run(scenario())


def test_a_call_wrapped_up_as_another_matter_takes_the_hint_away(database_url: str, profile: Path) -> None:
    prepare(database_url, 1)

    async def scenario() -> None:
        async with watching(database_url, profile, 1) as (server, [desk]):
            assert desk.welcome is not None and (await desk.expect(Outages)).outages == ()
            ringing(server, "1.1", IVANENKO_NUMBER, 1)
            ringing(server, "1.2", PETRENKO_NUMBER, 1)
            assert (await desk.expect(Outages)).outages
            command = WrapUp(
                new_id(), int(time.time() * 1000), desk.welcome.staff_id, "main:1.2", "bill", "explained", ""
            )
            await desk.say(Submit((command,)))
            assert (await desk.expect(Outcomes)).outcomes[0].status == "applied"
            assert (await desk.expect(Outages)).outages == ()

    asyncio.run(scenario())


def test_a_server_that_starts_again_knows_it_from_the_log(database_url: str, profile: Path) -> None:
    prepare(database_url, 1)

    async def scenario() -> None:
        async with watching(database_url, profile, 1) as (server, [desk]):
            assert (await desk.expect(Outages)).outages == ()
            for call_id, number in (("1.1", IVANENKO_NUMBER), ("1.2", PETRENKO_NUMBER)):
                call = ringing(server, call_id, number, 1)
                await desk.expect(Pop)
                call.answered_by(1)
                call.ends()
            (outage,) = (await desk.expect(Outages)).outages
            logged = select(interactions.c.id).where(interactions.c.account_id.is_not(None))
            for _ in range(200):
                with server.engine.connect() as connection:
                    if len(connection.execute(logged).all()) == 2:
                        break
                await asyncio.sleep(0.02)
        async with watching(database_url, profile, 1) as (_, [desk]):
            (again,) = (await desk.expect(Outages)).outages
            assert (again.id, again.street, again.callers) == (outage.id, STREET, 2)

    asyncio.run(scenario())
