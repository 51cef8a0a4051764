"""What the operator sees of a ringing call: one pop, with the card inside, and its end with the reason."""

import asyncio

import msgspec
import pytest

from sync.card import Card
from sync.commands import IdentifyCaller
from sync.ids import new_id
from sync.protocol import (
    CallGone,
    Calls,
    CallUpdated,
    Certainty,
    Evidence,
    Outcomes,
    Pop,
    Submit,
)
from sync.server.pop import Caller, Dossier, Finder
from telephony.calls import CallEnd
from tests.server.centre import (
    CONCIERGE_NUMBER,
    IVANENKO,
    IVANENKO_NUMBER,
    PETRENKO,
    PETRENKO_NUMBER,
    centre,
    prepare,
    running,
)
from tests.server.desk import signed_in
from tests.server.phone_calls import PhoneCall


def card_of(pop: Pop) -> Card:
    assert pop.card is not None
    return msgspec.json.decode(pop.card, type=Card)


def test_a_verified_caller_pops_with_his_card(database_url: str) -> None:
    async def scenario() -> None:
        async with centre(database_url) as (server, desks):
            [desk] = desks
            assert (await desk.expect(Calls)).pops == ()
            call = PhoneCall(server, "1.1", f"+{IVANENKO_NUMBER}")
            call.rings(1)
            pop = await desk.expect(Pop)
            assert pop.call.id == "main:1.1"
            assert (pop.call.state, pop.call.number, pop.call.queue) == ("ringing", IVANENKO_NUMBER, "bills")
            assert [candidate.client_id for candidate in pop.candidates] == [IVANENKO]
            assert pop.candidates[0].certainty is Certainty.VERIFIED
            assert card_of(pop).name == "Іваненко Олена"
            call.passes(3)
            call.answered_by(1)
            updated = await desk.expect(CallUpdated)
            assert (updated.call.state, updated.call.answered_at) == ("talking", int(call.at * 1000))
            call.ends()
            gone = await desk.expect(CallGone)
            assert (gone.reason, gone.call.state, gone.call.ended_how) == ("ended", "ended", "caller_hung_up")

    asyncio.run(scenario())


class NotedFinder:
    """Finds as the server does, and notes for which calls."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self.found: list[str] = []

    async def find(self, caller: Caller) -> Dossier:
        dossier = await self._finder.find(caller)
        self.found.append(caller.call_id)
        return dossier


def test_a_client_is_found_while_the_caller_waits_and_not_again_when_a_phone_rings(
    sqlite_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database, 2) as (server, desks):
            noted = NotedFinder(server.calling._finder)
            monkeypatch.setattr(server.calling, "_finder", noted)
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            async with asyncio.timeout(10):
                while not noted.found:
                    await asyncio.sleep(0.01)
            call.rings(1, 2)
            for desk in desks:
                assert card_of(await desk.expect(Pop)).name == "Іваненко Олена"
            assert noted.found == ["main:1.1"]

    asyncio.run(scenario())


def test_only_the_operator_whose_phone_rings_is_told(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database, 2) as (server, desks):
            first, second = desks
            call = PhoneCall(server, "1.1", PETRENKO_NUMBER)
            call.rings(2)
            await second.expect(Pop)
            call.ends(CallEnd.ABANDONED)
            await second.expect(CallGone)
            other = PhoneCall(server, "1.2", PETRENKO_NUMBER)
            other.rings(1)
            assert (await first.expect(Pop)).call.id == "main:1.2"
            assert [pop.call.id for pop in first.all(Pop)] == ["main:1.2"]

    asyncio.run(scenario())


def test_nobody_stands_out_among_two_and_a_withheld_number_pops_bare(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            [desk] = desks
            PhoneCall(server, "1.1", CONCIERGE_NUMBER).rings(1)
            pop = await desk.expect(Pop)
            assert len(pop.candidates) == 2
            assert pop.card is None
            PhoneCall(server, "1.2", "anonymous").rings(1)
            pop = await desk.expect(Pop)
            assert (pop.call.withheld, pop.call.number, pop.candidates, pop.card) == (True, None, (), None)
            PhoneCall(server, "1.3", "380500000000").rings(1)
            pop = await desk.expect(Pop)
            assert (pop.call.number, pop.candidates) == ("380500000000", ())

    asyncio.run(scenario())


def test_an_account_entered_in_the_menu_verifies_the_number(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            [desk] = desks
            call = PhoneCall(server, "1.1", PETRENKO_NUMBER)
            call.enters(f"04{PETRENKO:08d}")
            call.rings(1)
            pop = await desk.expect(Pop)
            assert pop.candidates[0].certainty is Certainty.VERIFIED
            assert Evidence.ACCOUNT_ENTERED in pop.candidates[0].evidence

    asyncio.run(scenario())


def test_ring_all_of_five_credits_who_answers_and_tells_the_others(sqlite_database: str) -> None:
    """The last phone to ring is not the one that answers (lessons 2.2, 2.21)."""

    async def scenario() -> None:
        async with centre(sqlite_database, 5) as (server, desks):
            one, two, three, four, five = desks
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            call.rings(1, 2, 3, 4, 5)
            for desk in (one, two, three, four, five):
                await desk.expect(Pop)
            call.answered_by(2)
            for desk in (one, three, four, five):
                gone = await desk.expect(CallGone)
                assert (gone.reason, gone.by) == ("answered_elsewhere", "Operator 2")
            assert (await two.expect(CallUpdated)).call.state == "talking"
            call.ends(CallEnd.OPERATOR_HUNG_UP)
            assert (await two.expect(CallGone)).reason == "ended"
            for desk in (one, two, three, four, five):
                assert len(desk.all(Pop)) == 1
                assert len(desk.all(CallGone)) == 1

    asyncio.run(scenario())


def test_a_second_device_of_the_operator_pops_nothing_new(sqlite_database: str) -> None:
    """Two devices are one interface; the ring is heard twice (lesson 2.1)."""

    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            [desk] = desks
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            call.rings(1)
            await desk.expect(Pop)
            call.rings_again(1)
            call.answered_by(1)
            assert (await desk.expect(CallUpdated)).call.state == "talking"
            call.ends()
            await desk.expect(CallGone)
            assert (len(desk.all(Pop)), len(desk.all(CallUpdated))) == (1, 1)

    asyncio.run(scenario())


def test_the_ring_that_hunts_on_moves_the_pop(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database, 2) as (server, desks):
            first, second = desks
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            call.rings(1)
            await first.expect(Pop)
            call.stops_ringing(1)
            call.rings(2)
            assert (await first.expect(CallGone)).reason == "no_answer"
            await second.expect(Pop)
            call.answered_by(2)
            await second.expect(CallUpdated)

    asyncio.run(scenario())


def test_a_caller_who_gives_up_is_not_called_unanswered(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            [desk] = desks
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            call.rings(1)
            await desk.expect(Pop)
            call.ends(CallEnd.ABANDONED)
            assert (await desk.expect(CallGone)).reason == "caller_gave_up"

    asyncio.run(scenario())


def test_hold_shows_since_when(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            [desk] = desks
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            call.rings(1)
            await desk.expect(Pop)
            call.answered_by(1)
            await desk.expect(CallUpdated)
            call.passes(5)
            call.held()
            held = (await desk.expect(CallUpdated)).call
            assert (held.state, held.held_at) == ("held", int(call.at * 1000))
            call.resumed()
            resumed = (await desk.expect(CallUpdated)).call
            assert (resumed.state, resumed.held_at) == ("talking", None)

    asyncio.run(scenario())


def test_who_gets_the_call_sees_the_client_that_was_chosen(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database, 2) as (server, desks):
            first, second = desks
            call = PhoneCall(server, "1.1", "anonymous")
            call.rings(1)
            await first.expect(Pop)
            call.answered_by(1)
            assert first.welcome is not None
            choice = IdentifyCaller(
                new_id(), int(call.at * 1000), first.welcome.staff_id, "main:1.1", PETRENKO, PETRENKO * 10, "chosen"
            )
            await first.say(Submit((choice,)))
            assert (await first.expect(Outcomes)).outcomes[0].status == "applied"
            call.transferred(1, 2)
            gone = await first.expect(CallGone)
            assert (gone.reason, gone.by) == ("transferred", "Operator 2")
            call.rings(2)
            pop = await second.expect(Pop)
            assert pop.candidates[0].client_id == PETRENKO
            assert Evidence.CHOSEN in pop.candidates[0].evidence
            assert card_of(pop).client_id == PETRENKO
            assert pop.call.transferred_by == "Operator 1"

    asyncio.run(scenario())


def test_a_desk_that_comes_in_the_middle_is_told_of_its_call(sqlite_database: str) -> None:
    prepare(sqlite_database)

    async def scenario() -> None:
        async with running(sqlite_database) as server:
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            call.rings(1)
            call.answered_by(1)
            async with signed_in(server.port, "op1") as desk:
                pops = (await desk.expect(Calls)).pops
                assert [(pop.call.id, pop.call.state) for pop in pops] == [("main:1.1", "talking")]
                assert card_of(pops[0]).client_id == IVANENKO
                call.ends()
                await desk.expect(CallGone)
                assert desk.all(Pop) == []

    asyncio.run(scenario())
