"""Who comes in, who does not, and what he is told."""

import asyncio

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin

from sync.database import open_server
from sync.protocol import MAX_MESSAGE, Find, Problem, Refused, Resume, SignIn, SignOut, Welcome
from sync.records.staff import staff, tokens
from sync.server import users
from sync.server.auth import Doorkeeper, SignInRefused
from sync.server.hub import Limits
from sync.server.tokens import GRACE, LIFETIME
from tests.server.centre import HASHER, centre, prepare, running
from tests.server.desk import PASSWORD, desk, signed_in


async def refusal(port: int, first: SignIn | Resume) -> Refused:
    async with desk(port) as opened:
        await opened.say(first)
        refused = await opened.expect(Refused)
        with pytest.raises(ConnectionClosed):
            await opened.socket.recv()
        return refused


def test_an_operator_signs_in_and_is_told_who_he_is(database_url: str) -> None:
    prepare(database_url)

    async def scenario() -> None:
        async with running(database_url) as server, desk(server.port) as opened:
            welcome = await opened.sign_in(" OP1 ")
            assert (welcome.login, welcome.name, welcome.role) == ("op1", "Operator 1", "operator")
            assert (welcome.extension, welcome.team) == ("1001", "inbound")
            assert welcome.catalogue == server.catalogue.version

    asyncio.run(scenario())


def test_wrong_password_unknown_login_and_blocked_look_the_same(sqlite_database: str) -> None:
    prepare(sqlite_database)
    engine = open_server(sqlite_database)
    users.block(engine, "op3")
    engine.dispose()

    async def scenario() -> None:
        async with running(sqlite_database) as server:
            wrong = await refusal(server.port, SignIn("op1", "not the password"))
            unknown = await refusal(server.port, SignIn("nobody", "not the password"))
            blocked = await refusal(server.port, SignIn("op3", PASSWORD))
            assert wrong == unknown == blocked == Refused("wrong_password")
            assert await refusal(server.port, SignIn("op1", PASSWORD, version=0)) == Refused("too_old")
            assert await refusal(server.port, SignIn("op1", PASSWORD, version=99)) == Refused("too_new")

    asyncio.run(scenario())


def test_an_unknown_login_costs_a_hash_too(sqlite_database: str) -> None:
    """The time must not tell which logins exist: the hash is worked out for nobody as well."""
    prepare(sqlite_database)
    checked = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]
            checked.append(hash)
            return bool(super().verify(hash, password))

    async def scenario() -> None:
        engine = open_server(sqlite_database)
        keeper = Doorkeeper(engine, lambda: 0.0, Counting(time_cost=1, memory_cost=8, parallelism=1))
        for login in ("nobody", "op1"):
            with pytest.raises(SignInRefused):
                await keeper.enter(SignIn(login, "not the password"), "10.0.0.1")
        keeper.stop()
        engine.dispose()

    asyncio.run(scenario())
    assert len(checked) == 2


def test_guessing_locks_the_login_even_for_the_right_password_and_only_for_a_while(sqlite_database: str) -> None:
    prepare(sqlite_database)

    async def scenario() -> None:
        now = [1000.0]
        engine = open_server(sqlite_database)
        keeper = Doorkeeper(engine, lambda: now[0], HASHER)
        guesses = [keeper.enter(SignIn("op1", f"guess {n}"), f"10.0.0.{n}") for n in range(8)]
        answers = await asyncio.gather(*guesses, return_exceptions=True)
        reasons = [answer.refused.reason for answer in answers if isinstance(answer, SignInRefused)]
        # Sent at once, and still only the free ones were looked at.
        assert sorted(reasons) == ["locked"] * 5 + ["wrong_password"] * 3
        with pytest.raises(SignInRefused, match="locked") as locked:
            await keeper.enter(SignIn("op1", PASSWORD), "10.0.0.9")
        assert locked.value.refused.retry_after_s >= 1
        assert (await keeper.enter(SignIn("op2", PASSWORD), "10.0.0.9")).person.login == "op2"
        now[0] += locked.value.refused.retry_after_s
        assert (await keeper.enter(SignIn("op1", PASSWORD), "10.0.0.9")).person.login == "op1"
        keeper.stop()
        engine.dispose()

    asyncio.run(scenario())


def test_tokens_rotate_expire_and_are_kept_only_as_hashes(database_url: str) -> None:
    prepare(database_url)

    async def scenario() -> None:
        now = [1_790_000_000.0]
        engine = open_server(database_url)
        keeper = Doorkeeper(engine, lambda: now[0], HASHER)
        first = (await keeper.enter(SignIn("op1", PASSWORD), "10.0.0.1")).token
        with engine.connect() as connection:
            assert first not in str(connection.execute(select(tokens)).all())
            hashed = connection.execute(select(staff.c.password_hash).where(staff.c.login == "op1")).scalar_one()
            assert hashed.startswith("$argon2id$")
        second = (await keeper.enter(Resume(first), "10.0.0.1")).token
        assert second != first
        # The Welcome with the new one may have been lost: the old one works a little longer.
        now[0] += GRACE / 1000 - 1
        await keeper.enter(Resume(first), "10.0.0.1")
        now[0] += 2
        with pytest.raises(SignInRefused, match="expired"):
            await keeper.enter(Resume(first), "10.0.0.1")
        # A password given at another desk ends what was before.
        third = (await keeper.enter(SignIn("op1", PASSWORD), "10.0.0.1")).token
        with pytest.raises(SignInRefused, match="expired"):
            await keeper.enter(Resume(second), "10.0.0.1")
        now[0] += LIFETIME / 1000
        with pytest.raises(SignInRefused, match="expired"):
            await keeper.enter(Resume(third), "10.0.0.1")
        keeper.stop()
        engine.dispose()

    asyncio.run(scenario())


def test_the_second_desk_sends_the_first_away(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, [first]), signed_in(server.port, "op1") as second:
            assert await first.expect(Refused) == Refused("elsewhere")
            with pytest.raises(ConnectionClosed):
                await first.hear()
            assert first.welcome is not None
            assert await refusal(server.port, Resume(first.welcome.token)) == Refused("expired")
            await second.say(Find(1, ""))
            assert len(server.desks) == 1

    asyncio.run(scenario())


def test_signing_out_ends_the_token(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            [opened] = desks
            await opened.say(SignOut())
            assert await opened.expect(Refused) == Refused("signed_out")
            assert opened.welcome is not None
            assert await refusal(server.port, Resume(opened.welcome.token)) == Refused("expired")

    asyncio.run(scenario())


def test_who_is_blocked_while_signed_in_is_sent_away(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            [opened] = desks
            await asyncio.to_thread(users.block, server.engine, "op1")
            await server._read_staff()
            assert await opened.expect(Refused) == Refused("expired")

    asyncio.run(scenario())


def test_who_says_nothing_or_something_else_first_is_not_let_in(sqlite_database: str) -> None:
    prepare(sqlite_database)

    async def scenario() -> None:
        async with running(sqlite_database, limits=Limits(first_message=0.2)) as server:
            async with desk(server.port) as silent:
                with pytest.raises(ConnectionClosed):
                    await silent.hear()
            async with desk(server.port) as rude:
                await rude.say(Find(1, "Іваненко"))
                assert await rude.expect(Problem) == Problem("not_allowed")
            async with desk(server.port) as garbled:
                await garbled.socket.send('{"t":"sign_in","login":')
                assert await garbled.expect(Problem) == Problem("unreadable")

    asyncio.run(scenario())


def test_no_web_page_gets_in_and_no_message_is_too_big(sqlite_database: str) -> None:
    async def scenario() -> None:
        async with centre(sqlite_database) as (server, desks):
            [opened] = desks
            with pytest.raises(InvalidStatus):
                async with connect(f"ws://127.0.0.1:{server.port}", origin=Origin("https://evil.example")):
                    raise AssertionError
            await opened.socket.send('{"t":"nonsense"}', text=True)
            assert await opened.expect(Problem) == Problem("unreadable")
            await opened.socket.send("x" * (MAX_MESSAGE + 1))
            with pytest.raises(ConnectionClosed) as closed:
                while True:
                    await opened.hear()
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1009
            async with signed_in(server.port, "op1") as again:
                assert isinstance(again.welcome, Welcome)

    asyncio.run(scenario())


def test_users_are_made_with_care(sqlite_database: str) -> None:
    prepare(sqlite_database)
    engine = open_server(sqlite_database)

    def add(**changed: str) -> int:
        values = {"login": "new", "name": "New", "role": "operator", "password": PASSWORD} | changed
        return users.add(engine, **values, hasher=HASHER)

    for wrong, match in (
        ({"login": "OP1"}, "taken"),
        ({"login": " "}, "login"),
        ({"name": ""}, "name"),
        ({"role": "king"}, "role"),
        ({"password": "short"}, "short"),
        ({"interface": "PJSIP/1001"}, "belongs to op1"),
    ):
        with pytest.raises(users.UserError, match=match):
            add(**wrong)
    assert add() > 0
    with pytest.raises(users.UserError, match="no login"):
        users.block(engine, "ghost")
    engine.dispose()
