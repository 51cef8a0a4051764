"""Whatever a desk sends, the server goes on, answers without a word of its insides, and hurts no other desk."""

import asyncio
import itertools
import json
import random
from typing import Any

from sync.protocol import CatalogueAnswer, Problem, ReadCatalogue
from sync.server.hub import Limits
from tests.server.centre import centre
from tests.server.desk import Desk

MESSAGES: list[dict[str, Any]] = [
    {"t": "find", "ref": 1, "text": "Іваненко", "offset": 0, "limit": 20},
    {"t": "open_card", "ref": 2, "client_id": 1, "account_id": 10},
    {"t": "read_timeline", "ref": 3, "client_id": 1, "account_id": 10, "kinds": ["bill"], "before": [5, "x"]},
    {"t": "follow", "cursor": 0, "scopes": ["client:1", "staff:1"]},
    {"t": "read_catalogue", "ref": 4},
    {"t": "sign_in", "login": "op1", "password": "x"},
    {"t": "resume", "token": "x"},
    {
        "t": "submit",
        "commands": [{"c": "wrap_up", "id": "1", "at": 1, "by": 1, "call_id": "x", "topic": "a", "outcome": "b"}],
    },
]
ODD: list[Any] = [
    *(None, True, -1, 0, 2**62, 2**63, 2**64, 1e308),
    *("", "\0", "x" * 5000, "'; drop table staff; --"),
    *([], {}, ["a"] * 600),
]


def spoiled(chance: random.Random) -> str:
    """A message of the protocol with something wrong in it."""
    message = json.loads(json.dumps(chance.choice(MESSAGES)))
    for _ in range(chance.randrange(1, 3)):
        message[chance.choice([*message, "extra"])] = chance.choice(ODD)
    text = json.dumps(message, ensure_ascii=chance.random() < 0.5)
    if chance.random() < 0.2:
        cut = chance.randrange(len(text))
        text = text[:cut] + chance.choice(["", "}", "\\ud800", "\x00"]) + text[cut + 1 :]
    return text


async def until_answered(opened: Desk) -> None:
    """Ask until there is an answer: behind a flood the first ones may be too many."""
    for ref in itertools.count(1_000_000):
        await opened.say(ReadCatalogue(ref))
        while True:
            answer = await opened.hear()
            if isinstance(answer, CatalogueAnswer | Problem) and answer.ref == ref:
                break
        if isinstance(answer, CatalogueAnswer):
            return


def test_nonsense_is_answered_and_the_next_question_too(database_url: str) -> None:
    chance = random.Random(11)

    async def scenario() -> None:
        limits = Limits(messages_a_second=100_000, burst=100_000)
        async with centre(database_url, 2, limits=limits) as (server, desks):
            rude, _ = desks
            for _ in range(400):
                await rude.socket.send(spoiled(chance), text=True)
            await rude.socket.send(b"\xff\xfe\x00", text=False)
            for opened in desks:
                await until_answered(opened)
            told = str(rude.heard)
            assert len(server.desks) == 2
            assert rude.all(Problem)
            for inside in ("Traceback", "sqlite", "psycopg", "SELECT", "/sync/"):
                assert inside not in told

    asyncio.run(scenario())
