"""What a desk may ask, and what it is answered."""

import asyncio

import msgspec

from sync.billing.documents import Billing
from sync.card import Card
from sync.catalogue import Catalogue
from sync.protocol import (
    BillingAnswer,
    CardAnswer,
    CatalogueAnswer,
    Find,
    Found,
    OpenCard,
    Problem,
    ReadBilling,
    ReadCatalogue,
    ReadTimeline,
    Timeline,
)
from tests.server.centre import BAKERY, IVANENKO, IVANENKO_NUMBER, centre
from tests.server.test_commands_and_feed import request_of, submit


def test_one_entry_finds_by_name_phone_and_account(database_url: str) -> None:
    async def scenario() -> None:
        async with centre(database_url) as (_, desks):
            [opened] = desks
            for ref, (text, client_id) in enumerate(
                [("Іваненко", IVANENKO), (f"+{IVANENKO_NUMBER}", IVANENKO), (f"04{BAKERY:08d}", BAKERY)], 1
            ):
                await opened.say(Find(ref, text))
                found = await opened.expect(Found)
                assert (found.ref, [hit.client_id for hit in found.hits]) == (ref, [client_id])
            await opened.say(Find(9, "нема такого"))
            assert (await opened.expect(Found)).hits == ()

    asyncio.run(scenario())


def test_a_card_says_up_to_which_change_it_is_true(database_url: str) -> None:
    async def scenario() -> None:
        async with centre(database_url) as (_, desks):
            [opened] = desks
            assert await submit(opened, request_of(opened)) == [("applied", "")]
            await opened.say(OpenCard(1, IVANENKO))
            answer = await opened.expect(CardAnswer)
            assert answer.feed_at == 1
            assert answer.card is not None
            card = msgspec.json.decode(answer.card, type=Card)
            assert (card.client_id, len(card.requests)) == (IVANENKO, 1)
            await opened.say(OpenCard(2, 999_999))
            assert (await opened.expect(CardAnswer)).card is None

    asyncio.run(scenario())


def test_the_timeline_comes_in_pages_and_limits_are_kept(database_url: str) -> None:
    async def scenario() -> None:
        async with centre(database_url) as (_, desks):
            [opened] = desks
            await submit(opened, *(request_of(opened) for _ in range(5)))
            await opened.say(ReadTimeline(1, IVANENKO, IVANENKO * 10, limit=2))
            page = await opened.expect(Timeline)
            assert (len(page.entries), page.more, page.total) == (2, True, 5)
            last = page.entries[-1]
            await opened.say(ReadTimeline(2, IVANENKO, IVANENKO * 10, before=(last.at, last.id), limit=-5))
            page = await opened.expect(Timeline)
            assert (len(page.entries), page.total) == (1, None)
            await opened.say(ReadTimeline(3, 1 << 70, None))
            assert await opened.expect(Problem) == Problem("unreadable", 3)

    asyncio.run(scenario())


def test_an_accounts_money_is_told_of_its_own_client_only(database_url: str) -> None:
    async def scenario() -> None:
        async with centre(database_url) as (_, desks):
            [opened] = desks
            await opened.say(ReadBilling(1, IVANENKO, IVANENKO * 10))
            answer = await opened.expect(BillingAnswer)
            assert answer.ref == 1 and answer.body is not None
            assert msgspec.json.decode(answer.body, type=Billing).account_id == IVANENKO * 10
            await opened.say(ReadBilling(2, BAKERY, IVANENKO * 10))
            assert (await opened.expect(BillingAnswer)).body is None
            await opened.say(ReadBilling(3, 1 << 70, 1))
            assert await opened.expect(Problem) == Problem("unreadable", 3)

    asyncio.run(scenario())


def test_the_catalogue_is_the_one_that_the_welcome_named(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            [opened] = desks
            assert opened.welcome is not None
            await opened.say(ReadCatalogue(1))
            answer = await opened.expect(CatalogueAnswer)
            assert answer.version == opened.welcome.catalogue
            assert msgspec.json.decode(answer.body, type=Catalogue) == server.catalogue

    asyncio.run(scenario())
