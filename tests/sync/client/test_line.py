"""The desk's line over real sockets: it heals, it sends again, it never makes a call wait."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

import pytest
from msgspec import Raw

from sync.client import Limits, Link, NotAnswered
from sync.protocol import (
    CallInfo,
    Calls,
    Feed,
    FeedRow,
    Find,
    Follow,
    Found,
    FromDesk,
    FromServer,
    OpenCard,
    Outcome,
    Outcomes,
    Pop,
    Problem,
    Refused,
    Resume,
    SignIn,
    SignOut,
    Submit,
    Welcome,
)
from tests.services.ports import free_ports
from tests.sync.client.script import QUICK, Desk, Server, Store, greet, line, opened, until
from tests.sync.people import IVAN, file_request, wrap_up

OWN = "staff:7"


def run(test: Callable[[], Awaitable[None]]) -> None:
    async def limited() -> None:
        async with asyncio.timeout(30):
            await test()

    asyncio.run(limited())


def pop(call: str = "line-1") -> Pop:
    info = CallInfo(call, "ringing", "inbound", "380", "+380", False, "", "support", (), None, 0, 1, 2, 3, None)
    return Pop(info, ())


def row(seq: int) -> FeedRow:
    return FeedRow(seq, "phones", Raw(b"{}"))


def test_signed_in_it_follows_from_the_stores_cursor() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        store.at = 41
        async with opened(server), line(server, desk, store) as client:
            client.follow(("client:812",))
            client.sign_in("olena", "secret")
            await until(lambda: server.of(Follow))
            assert server.said[0] == SignIn("olena", "secret")
            assert server.of(Follow) == [Follow(41, (OWN, "client:812"))]
            await server.tell(Feed((row(42),), 44))
            await until(lambda: store.at == 44)
            client.follow(("client:813", OWN))
            await until(lambda: len(server.of(Follow)) == 2)
            assert server.of(Follow)[1] == Follow(44, (OWN, "client:813"))
            assert [type(said) for said in desk.told] == [Link, Welcome, tuple]
            assert desk.of(Link)[0].up

    run(test)


def test_a_lost_line_heals_with_the_token_and_is_told_once() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        (port,) = free_ports(1)
        server.url = f"ws://127.0.0.1:{port}"
        waits: list[float] = []

        def count() -> float:
            waits.append(1.0)
            return 1.0

        async with line(server, desk, store, chance=count) as client:
            async with opened(server, port):
                client.sign_in("olena", "secret")
                await until(lambda: desk.of(Welcome))
            # Nobody listens: many attempts, no further word.
            await until(lambda: len(waits) > 6)
            assert [(link.up, link.reason) for link in desk.of(Link)] == [
                (True, ""),
                (False, "closed"),
                (False, "refused"),
            ]
            assert desk.of(Link)[1].since == desk.of(Link)[2].since
            async with opened(server, port):
                await until(lambda: len(desk.of(Welcome)) == 2)
                assert server.of(Resume)[-1] == Resume("t1")
                assert len(desk.of(Link)) == 4
                assert desk.of(Link)[-1].up

    run(test)


def test_a_line_cut_in_the_middle_of_everything_comes_back() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            for times in range(1, 6):
                await until(partial(_welcomed, desk, times))
                server.cut()
            await until(lambda: len(desk.of(Welcome)) == 6)

    run(test)


def _welcomed(desk: Desk, times: int) -> bool:
    return len(desk.of(Welcome)) == times


def test_a_peer_that_has_gone_without_a_word_is_noticed() -> None:
    """Half-open: the kernel still takes our bytes, nobody reads them."""

    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            await until(lambda: server.of(Follow))
            server.sockets[-1].transport.pause_reading()
            await until(lambda: len(desk.of(Welcome)) == 2)
            assert [link.up for link in desk.of(Link)] == [True, False, True]

    run(test)


@pytest.mark.parametrize("says", ["nothing", "nonsense"])
def test_a_server_that_is_none_is_bounded(says: str) -> None:
    async def test() -> None:
        async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            met.set()
            if says == "nonsense":
                writer.write(b"220 mail.example ESMTP\r\n")
            await reader.read()
            writer.close()

        met = asyncio.Event()
        listening = await asyncio.start_server(meet, "127.0.0.1", 0)
        server, desk, store = Server(), Desk(), Store()
        server.url = f"ws://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        async with listening, line(server, desk, store, replace(QUICK, connect=0.1)) as client:
            client.sign_in("olena", "secret")
            await met.wait()
            await until(lambda: desk.of(Link))
            assert desk.of(Link) == [Link(False, desk.of(Link)[0].since, "unreachable")]

    run(test)


@pytest.mark.parametrize("reason", ["wrong_password", "expired", "locked", "too_old"])
def test_refused_it_tries_no_more_until_told(reason: str) -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        server.answer = lambda message: [Refused(reason)]
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "wrong")
            await until(lambda: client.ended)
            assert len(server.said) == 1
            assert desk.of(Link)[-1].reason == reason
            server.answer = greet
            client.sign_in("olena", "right")
            await until(lambda: desk.of(Welcome))

    run(test)


def test_signed_in_elsewhere_ends_it() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        async with opened(server), line(server, desk, store) as client:
            client.resume("t0")
            await until(lambda: server.of(Follow))
            await server.tell(Refused("elsewhere"))
            await until(lambda: client.ended)
            assert desk.of(Refused) == [Refused("elsewhere")]
            assert not desk.of(Link)[-1].up

    run(test)


def test_a_database_that_is_away_at_sign_in_is_tried_again() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        refusals = 2

        def answer(message: FromDesk) -> Sequence[FromServer]:
            nonlocal refusals
            refusals -= 1
            return [Problem("database_down")] if refusals >= 0 else greet(message)

        server.answer = answer
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            await until(lambda: desk.of(Welcome))
            assert desk.of(Link)[0].reason == "database_down"

    run(test)


# --- questions -----------------------------------------------------------------------------------------------------


def test_questions_get_their_own_answers_in_any_order() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            await until(lambda: server.of(Follow))
            asked = [asyncio.create_task(client.ask(Find(0, text))) for text in ("one", "two")]
            await until(lambda: len(server.of(Find)) == 2)
            for question in reversed(server.of(Find)):
                await server.tell(Found(question.ref, question.text, (), False))
            assert [(await answer).kind for answer in asked] == ["one", "two"]  # type: ignore[union-attr]
            card = asyncio.create_task(client.ask(OpenCard(0, 812)))
            await until(lambda: server.of(OpenCard))
            await server.tell(Problem("not_allowed", ref=server.of(OpenCard)[0].ref))
            with pytest.raises(NotAnswered, match="not_allowed"):
                await card

    run(test)


def test_a_question_never_waits_for_ever() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        async with opened(server), line(server, desk, store) as client:
            with pytest.raises(NotAnswered, match="line_down"):
                await client.ask(Find(0, "before anything"))
            client.sign_in("olena", "secret")
            await until(lambda: server.of(Follow))
            with pytest.raises(NotAnswered, match="too_slow"):
                await client.ask(Find(0, "slow"))
            await server.tell(Found(1, "late", (), False))
            lost = asyncio.create_task(client.ask(Find(0, "lost")))
            await until(lambda: len(server.of(Find)) == 2)
            server.cut()
            with pytest.raises(NotAnswered, match="line_down"):
                await lost

    run(test)


# --- the outbox ----------------------------------------------------------------------------------------------------


def test_what_was_filed_while_the_line_was_down_is_sent_in_order() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        store.commands = [file_request() for _ in range(45)]
        filed = list(store.commands)
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            await until(lambda: not store.commands)
            assert [command for batch in server.of(Submit) for command in batch.commands] == filed
            assert [len(batch.commands) for batch in server.of(Submit)] == [20, 20, 5]
            later = wrap_up()
            store.commands = [later]
            client.outbox_grew()
            await until(lambda: not store.commands)
            assert server.of(Submit)[-1] == Submit((later,))
            assert len(desk.told[-1]) == 1

    run(test)


def test_nobody_sends_what_another_has_filed() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        his, mine = file_request(by=IVAN), file_request()
        store.commands = [his, mine]
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            await until(lambda: store.commands == [his])
            assert server.of(Submit) == [Submit((mine,))]

    run(test)


def test_what_got_no_answer_is_sent_again() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        command = file_request()
        store.commands = [command]
        silent = 2

        def answer(message: FromDesk) -> Sequence[FromServer]:
            nonlocal silent
            if isinstance(message, Submit):
                silent -= 1
                if silent == 1:
                    server.cut()  # taken, and the answer lost
                    return []
                if silent == 0:
                    return [Outcomes((Outcome(command.id, "retry", "database_busy"),))]
            return greet(message)

        server.answer = answer
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            await until(lambda: not store.commands)
            assert server.of(Submit) == [Submit((command,))] * 3
            assert [outcome.status for outcome in store.done] == ["retry", "applied"]

    run(test)


def test_a_server_that_forgets_to_answer_is_asked_again_on_the_same_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.client.sender._AGAIN_FIRST_S", 0.01)

    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        command = file_request()
        store.commands = [command]

        def answer(message: FromDesk) -> Sequence[FromServer]:
            if isinstance(message, Submit) and len(server.of(Submit)) == 1:
                return []
            if isinstance(message, Submit) and len(server.of(Submit)) == 2:
                return [Problem("unreadable")]
            return greet(message)

        server.answer = answer
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            await until(lambda: not store.commands)
            assert server.of(Submit) == [Submit((command,))] * 3
            assert len(server.sockets) == 1

    run(test)


def test_told_to_try_later_it_does_not_press(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.client.sender._AGAIN_FIRST_S", 1000)

    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        command = file_request()
        store.commands = [command]

        def answer(message: FromDesk) -> Sequence[FromServer]:
            match message:
                case Submit():
                    return [Outcomes((Outcome(command.id, "retry", "database_down"),))]
                case Find(ref=ref):
                    return [Found(ref, "", (), False)]
                case _:
                    return greet(message)

        server.answer = answer
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            await until(lambda: store.done)
            for _ in range(20):  # whatever it would have sent meanwhile has come before the last of these
                await client.ask(Find(0, "x"))
            assert len(server.of(Submit)) == 1
            assert store.commands == [command]

    run(test)


# --- the store -----------------------------------------------------------------------------------------------------


def test_a_slow_disk_delays_no_call() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        released = threading.Event()
        store.before = lambda: _wait(released)
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            await until(lambda: desk.of(Welcome))
            await server.tell(Calls((pop(),)))
            await server.tell(Feed((row(1),), 1))
            await server.tell(pop("line-2"))
            await until(lambda: desk.of(Pop))
            assert store.fed == []
            assert not server.of(Follow)
            released.set()
            await until(lambda: store.at == 1)

    run(test)


def test_a_full_disk_throws_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.client.intake.STORE_AGAIN_S", 0.01)

    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        store.full = 5
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            await until(lambda: server.of(Follow))
            await server.tell(Feed((row(1),), 1))
            await server.tell(Feed((row(2),), 2))
            await until(lambda: store.at == 2)
            assert [fed.seq for fed in store.fed] == [1, 2]
            assert len(desk.of(Welcome)) == 1

    run(test)


def test_a_store_that_falls_behind_begins_again_from_its_cursor() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        released = threading.Event()
        store.before = lambda: _wait(released)
        async with opened(server), line(server, desk, store, replace(QUICK, untaken=4)) as client:
            client.sign_in("olena", "secret")
            await until(lambda: desk.of(Welcome))
            for seq in range(1, 9):
                if not server.sockets[-1].transport.is_closing():
                    await server.tell(Feed((row(seq),), seq))
            await until(lambda: any(link.reason == "store_slow" for link in desk.of(Link)))
            released.set()
            await until(lambda: server.of(Follow) and desk.of(Link)[-1].up)
            assert [fed.seq for fed in store.fed] == list(range(1, len(store.fed) + 1))

    run(test)


def _wait(released: threading.Event) -> None:
    assert released.wait(20)


def test_a_desk_that_fails_on_one_message_gets_the_next() -> None:
    async def test() -> None:
        class Clumsy(Desk):
            def pushed(self, message: object) -> None:
                self.told.append(message)
                if len(self.of(Pop)) == 1:
                    raise ValueError("cannot show this one")

        server, desk, store = Server(), Clumsy(), Store()
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            await until(lambda: desk.of(Welcome))
            await server.tell(pop("line-1"))
            await server.sockets[-1].send('{"t":"of_a_newer_server"}', text=True)
            await server.sockets[-1].send(b"\xff\xfe", text=False)
            await server.tell(pop("line-2"))
            await until(lambda: len(desk.of(Pop)) == 2)
            assert len(desk.of(Welcome)) == 1

    run(test)


def test_signing_out_tells_the_server_and_ends() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        async with opened(server), line(server, desk, store) as client:
            client.sign_in("olena", "secret")
            await until(lambda: server.of(Follow))
            await client.sign_out()
            await until(lambda: server.of(SignOut))
            with pytest.raises(NotAnswered, match="line_down"):
                await client.ask(Find(0, "x"))

    run(test)


def test_closing_before_anything_and_twice_is_nothing() -> None:
    async def test() -> None:
        server, desk, store = Server(), Desk(), Store()
        server.url = f"ws://127.0.0.1:{free_ports(1)[0]}"
        async with line(server, desk, store) as client:
            await client.close()
            client.resume("t")
            await until(lambda: desk.of(Link))
            assert desk.of(Link)[0].reason == "refused"
            await client.close()
            await client.close()

    run(test)


def test_the_limits_promise_ten_seconds() -> None:
    limits = Limits()
    assert limits.retry_most + limits.connect < 10
    assert limits.pulse + limits.echo < 10
