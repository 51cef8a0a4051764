"""The line to a PBX that drops, hangs, restarts, refuses and lies."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
import trustme

from telephony.ami import Actions, AmiLine, AmiSettings, AnswerLate, BadHeader, LineDown, LineState
from telephony.calls import CallState, ChangeKind
from telephony.events import Event
from telephony.line import word_action
from telephony.simulator import Pbx
from tests.telephony.station import CLIENT, Station, settings_for, station


def test_a_dropped_connection_comes_back_and_the_call_is_kept() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            call = await pbx.incoming(CLIENT, queue="bills")
            await call.answer("PJSIP/1001")
            await here.until_told(ChangeKind.ANSWERED)
            pbx.drop_connections()
            await here.until(lambda: here.snapshots == 2 and here.line.state.up)
            assert here.story() == ["started", "queued", "ringing 1001", "answered 1001"]
            assert here.calls.calls[call.id].state is CallState.TALKING
            assert [state.up for state in here.states] == [True, False, True]
            call.hang_up()
            await here.until_told(ChangeKind.ENDED)

    asyncio.run(story())


def test_what_happened_while_the_line_was_down_is_made_good_by_the_snapshot() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            first = await pbx.incoming(CLIENT, queue="bills")
            await first.answer("PJSIP/1001")
            await here.until_told(ChangeKind.ANSWERED)
            pbx.drop_connections()
            first.hang_up()
            second = await pbx.incoming("0671234567", queue="bills")
            await second.until(lambda: bool(second.ringing))
            ringing = await here.until_told(ChangeKind.RINGING, second.ringing[0])
            assert [change.call.end for change in here.changes if change.kind is ChangeKind.ENDED] == ["lost"]
            assert set(here.calls.calls) == {second.id} == {ringing.call.id}
            assert len(here.queues.queues["bills"].waiting) == 1

    asyncio.run(story())


def test_a_restart_in_a_call_leaves_no_ghost() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            for number in range(20):
                call = await pbx.incoming(CLIENT, queue="bills")
                await call.until(lambda: bool(call.ringing))  # noqa: B023 - the loop waits for it
                await call.answer(call.ringing[0])
                await here.until(lambda: call.id in here.calls.calls)  # noqa: B023
                await pbx.restart()
                await here.until(lambda: not here.calls.calls)
                await here.until(lambda: here.line.state.up)
                assert here.snapshots == number + 2
            starts = [change.call.id for change in here.changes if change.kind is ChangeKind.STARTED]
            assert len(starts) == len(set(starts)) == 20

    asyncio.run(story())


def test_a_pbx_that_hangs_is_noticed_and_comes_back() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            pbx.freeze()
            await here.until(lambda: not here.line.state.up)
            assert "Ping" in here.line.state.reason
            pbx.thaw()
            await here.until(lambda: here.line.state.up)
            assert here.snapshots == 2

    asyncio.run(story())


def test_what_is_sent_without_a_line_fails_at_once_and_what_waits_fails_with_it() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            pbx.freeze()
            waiting = asyncio.ensure_future(here.line.send("Ping"))
            await asyncio.sleep(0)
            pbx.drop_connections()
            with pytest.raises(LineDown):
                await waiting
            await here.until(lambda: not here.line.state.up)
            with pytest.raises(LineDown):
                await here.line.send("Hangup", Channel="PJSIP/1001-00000001")

    asyncio.run(story())


def test_an_answer_that_does_not_come_is_waited_for_only_so_long() -> None:
    async def story() -> None:
        async with station() as (pbx, here):
            pbx.freeze()
            with pytest.raises(AnswerLate):
                await here.line.send("Ping")

    asyncio.run(story())


def test_answers_find_their_questions() -> None:
    async def story() -> None:
        async with station() as (_, here):
            good, unknown, nobody = await asyncio.gather(
                here.line.send("Ping"), here.line.send("Dance"), here.line.send("Hangup", Channel="PJSIP/9-1")
            )
            assert (good.ok, good.get("Ping")) == (True, "Pong")
            assert (unknown.ok, unknown.message) == (False, "Invalid/unknown command")
            assert (nobody.ok, nobody.message) == (False, "No such channel")
            assert here.line.unmatched == 0

    asyncio.run(story())


@pytest.mark.parametrize(
    "value",
    ["x\r\nAction: Hangup\r\nChannel: /.*/", "x\ny", "x\ry", "x\x00y", "x" * 1100, "x\u2028y", "x\x85y"],
)
def test_nothing_that_could_begin_a_second_action_is_sent(value: str) -> None:
    with pytest.raises(BadHeader):
        word_action({"Action": "Hangup", "Channel": value}, "a-1")
    with pytest.raises(BadHeader):
        word_action({"Action": "Hangup", value: "x"}, "a-1")


def test_the_borrowed_verbs_only_word_actions() -> None:
    actions = Actions()
    assert actions.hangup("PJSIP/1001-1") == {"Action": "Hangup", "Channel": "PJSIP/1001-1"}
    assert actions.ping() == {"Action": "Ping"}  # nothing of the action before it
    assert actions.redirect("a", "100", context="c")["Context"] == "c"
    assert word_action(actions.ping(), "a-1") == b"Action: Ping\r\nActionID: a-1\r\n\r\n"


def test_a_wrong_secret_is_said_and_tried_again() -> None:
    async def story() -> None:
        pbx = Pbx(secret="right")
        await pbx.start()
        here = Station(replace(settings_for(pbx), secret="wrong"))
        here.start()
        try:
            await here.until(lambda: "Authentication failed" in here.line.state.reason)
            assert [state.up for state in here.states] == [False]
            pbx.secret = "wrong"
            await here.until(lambda: here.line.state.up)
        finally:
            await here.stop()
            await pbx.stop()

    asyncio.run(story())


def test_the_secret_is_neither_sent_without_tls_nor_shown() -> None:
    async def story() -> None:
        sent: list[bytes] = []

        async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"Asterisk Call Manager/11.0.0\r\n")
            while line := await reader.readline():
                sent.append(line)
                if line.startswith(b"ActionID"):
                    writer.write(b"Response: Success\r\n" + line + b"Challenge: 42\r\n\r\n")
            writer.close()

        async with await asyncio.start_server(listen, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            settings = AmiSettings("127.0.0.1", "desk", "s3cret-word", port=port, boot_limit=0.05)
            assert "s3cret-word" not in repr(settings)
            here = Station(settings)
            here.start()
            await here.until(lambda: any(b"QueueStatus" in line for line in sent))
            await here.stop()
        text = b"".join(sent)
        assert b"Key: " in text
        assert b"s3cret-word" not in text

    asyncio.run(story())


def test_what_comes_while_the_snapshot_is_read_is_told_after_it() -> None:
    async def story() -> None:
        headers = b"Uniqueid: %b\r\nLinkedid: %b\r\n"
        early = b"Event: Newchannel\r\nChannel: PJSIP/trunk-1\r\n" + headers % (b"1.1", b"1.1") + b"\r\n"
        late = b"Event: Newchannel\r\nChannel: PJSIP/trunk-2\r\n" + headers % (b"2.1", b"2.1") + b"\r\n"
        joined = b"Event: QueueCallerJoin\r\nQueue: bills\r\n" + headers % (b"2.1", b"2.1") + b"\r\n"
        shown = b"Event: CoreShowChannel\r\nChannel: PJSIP/trunk-2\r\n" + headers % (b"2.1", b"2.1")
        asked: list[str] = []

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"Asterisk Call Manager/11.0.0\r\n")
            while text := (await reader.readuntil(b"\r\n\r\n")).decode():
                headers = dict(line.split(": ", 1) for line in text.strip().split("\r\n"))
                asked.append(headers["Action"])
                tag = f"ActionID: {headers['ActionID']}\r\n".encode()
                writer.write(b"Response: Success\r\n" + tag + b"Challenge: 1\r\n\r\n")
                match headers["Action"]:
                    case "Login":  # a call of before, which is over when the lists are read
                        writer.write(early + b"Event: FullyBooted\r\n\r\n")
                    case "QueueStatus":
                        writer.write(b"Event: QueueStatusComplete\r\n" + tag + b"\r\n" + late + joined)
                    case "CoreShowChannels":
                        writer.write(shown + tag + b"\r\nEvent: CoreShowChannelsComplete\r\n" + tag + b"\r\n")

        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            here = Station(AmiSettings("127.0.0.1", "desk", "x", port=port))
            here.start()
            await here.until(lambda: here.line.state.up)
            await here.until(lambda: len(here.changes) == 2)
            await here.stop()
        assert asked[:4] == ["Challenge", "Login", "QueueStatus", "CoreShowChannels"]
        assert [(change.kind.value, change.call.id) for change in here.changes] == [
            ("started", "2.1"),
            ("queued", "2.1"),
        ]

    asyncio.run(story())


def test_nobody_there_is_said_once_and_tried_for_ever() -> None:
    async def story() -> None:
        pbx = Pbx()
        await pbx.start()
        settings = settings_for(pbx)
        await pbx.stop()
        here = Station(settings)
        here.start()
        await here.until(lambda: bool(here.states))
        await asyncio.sleep(0.3)
        assert len(here.states) == 1
        late = Pbx(port=settings.port)
        await late.start()
        await here.until(lambda: here.line.state.up)
        await here.stop()
        await late.stop()

    asyncio.run(story())


def test_an_asterisk_that_boots_late_is_read_again_when_it_has() -> None:
    async def story() -> None:
        pbx = Pbx()
        pbx.booted = False
        await pbx.start()
        here = Station(replace(settings_for(pbx), boot_limit=0.05))
        here.start()
        try:
            await here.until(lambda: here.line.state.up)
            assert here.snapshots == 1
            pbx.say("FullyBooted", "system", [("Status", "Fully Booted")])
            await here.until(lambda: here.snapshots == 2)
        finally:
            await here.stop()
            await pbx.stop()

    asyncio.run(story())


def test_a_listener_that_fails_ends_neither_the_line_nor_the_events_behind_it() -> None:
    async def story() -> None:
        async with station(answer_limit=30) as (pbx, here):
            taken: list[Event] = []

            def listen(events: list[Event], at: float) -> None:
                taken.extend(events)
                raise RuntimeError("a fault of the listener")

            here.line._on_events = listen
            call = await pbx.incoming(CLIENT, queue="bills")
            await here.until(lambda: bool(taken))
            count = len(taken)
            call.hang_up()
            await here.until(lambda: len(taken) > count)
            assert here.line.state.up

    asyncio.run(story())


async def through_tls(serve: Callable[[AmiSettings], Awaitable[None]], folder: str, name: str) -> None:
    """A TLS end in front of a simulated PBX, with a certificate for `name`."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(f"{folder}/ca.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    pbx = Pbx()
    await pbx.start()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(pbx._connected, "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]
    try:
        await serve(replace(settings_for(pbx), port=port, tls=True, ca_file=f"{folder}/ca.pem"))
    finally:
        server.close()
        await pbx.stop()
        await server.wait_closed()


def test_tls_with_a_trusted_certificate(tmp_path: object) -> None:
    async def serve(settings: AmiSettings) -> None:
        here = Station(settings)
        here.start()
        await here.until(lambda: here.line.state.up)
        assert (await here.line.send("Ping")).ok
        await here.stop()

    asyncio.run(through_tls(serve, str(tmp_path), "127.0.0.1"))


def test_tls_refuses_another_machines_certificate(tmp_path: object) -> None:
    async def serve(settings: AmiSettings) -> None:
        here = Station(settings)
        here.start()
        await here.until(lambda: "certificate" in here.line.state.reason.lower())
        await here.stop()
        assert not any(state.up for state in here.states)

    asyncio.run(through_tls(serve, str(tmp_path), "other.example"))


def test_the_pause_between_attempts_grows_no_further_than_its_cap() -> None:
    async def story() -> None:
        pauses: list[float] = []

        async def sleep(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 12:
                raise asyncio.CancelledError

        def on_state(state: LineState) -> None:
            assert not state.up

        settings = AmiSettings("127.0.0.1", "desk", "x", port=1)
        line = AmiLine(
            settings, on_events=lambda e, at: None, on_snapshot=lambda s, at: None, on_state=on_state, sleep=sleep
        )
        with pytest.raises(asyncio.CancelledError):
            await line.run()
        assert all(pause <= settings.last_pause for pause in pauses)
        assert pauses[-1] >= settings.last_pause / 2
        assert pauses[0] <= settings.first_pause

    asyncio.run(story())
