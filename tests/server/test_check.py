"""The self-test says for each step of a call that it works, or what is wrong and what to do (lesson 2.3)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
from sqlalchemy import delete

from sync.database import open_server
from sync.records.clients import phones
from sync.server.check import Line, check
from sync.server.settings import AsteriskSettings, PhoneSettings, Settings
from tests.server.centre import prepare, settings

RIGHTS = ("Ping", "Hangup", "QueuePause", "Originate", "QueueSummary")
MEMBER = "Event: QueueMember\r\nQueue: bills\r\nName: one\r\nLocation: {0}\r\nStateInterface: {0}\r\nStatus: 1\r\n"


class OtherEnd:
    """As much of Asterisk as the self-test asks for, with rights and members as the test wants them."""

    def __init__(self, *, actions: tuple[str, ...] = RIGHTS, members: tuple[str, ...] = ("PJSIP/1001",)) -> None:
        self.actions = actions
        self.members = members
        self.contexts: tuple[str, ...] = ("operator-desk-operators",)
        self.booted = True
        self.accepts = True
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"Asterisk Call Manager/9.0.0\r\n")
        try:
            while frame := (await reader.readuntil(b"\r\n\r\n")).decode():
                fields = dict(line.split(": ", 1) for line in frame.split("\r\n") if ": " in line)
                tag = f"ActionID: {fields['ActionID']}\r\n"
                writer.write(self.answer(fields["Action"], tag, fields).encode())
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def answer(self, action: str, tag: str, fields: dict[str, str]) -> str:
        started = f"Response: Success\r\n{tag}EventList: start\r\n\r\n"
        match action:
            case "Challenge":
                return f"Response: Success\r\n{tag}Challenge: 1\r\n\r\n"
            case "Login" if not self.accepts:
                return f"Response: Error\r\n{tag}Message: Authentication failed\r\n\r\n"
            case "Login":
                booted = "Event: FullyBooted\r\nPrivilege: system,all\r\n\r\n" if self.booted else ""
                return f"Response: Success\r\n{tag}Message: Authentication accepted\r\n\r\n{booted}"
            case "ListCommands":
                listed = "".join(f"{name}: What it does (Priv: some)\r\n" for name in self.actions)
                return f"Response: Success\r\n{tag}{listed}\r\n"
            case "ShowDialPlan" if fields["Context"] not in self.contexts:
                return f"Response: Error\r\n{tag}Message: Did not find context {fields['Context']}\r\n\r\n"
            case "QueueStatus":
                rows = "".join(f"{MEMBER.format(member)}{tag}\r\n" for member in self.members)
                return f"{started}{rows}Event: QueueStatusComplete\r\n{tag}\r\n"
            case "CoreShowChannels":
                return f"{started}Event: CoreShowChannelsComplete\r\n{tag}\r\n"
        return f"Response: Success\r\n{tag}\r\n"


@asynccontextmanager
async def listening(end: OtherEnd) -> AsyncIterator[AsteriskSettings]:
    server = await asyncio.start_server(end.serve, "127.0.0.1", 0)
    try:
        yield AsteriskSettings(name="main", port=server.sockets[0].getsockname()[1], secret="s")
    finally:
        server.close()


async def lines(told: Settings) -> list[Line]:
    return [line async for line in check(told, event_limit=0.2)]


def bad(found: list[Line]) -> list[str]:
    return [str(line) for line in found if not line.ok]


def with_end(url: str, end: OtherEnd) -> list[Line]:
    async def scenario() -> list[Line]:
        async with listening(end) as asterisk:
            return await lines(settings(url, asterisk))

    return asyncio.run(scenario())


def test_all_is_well(database_url: str) -> None:
    prepare(database_url)
    found = with_end(database_url, OtherEnd())
    assert not bad(found)
    assert [line.what for line in found] == [
        "catalogue",
        "database",
        "schema",
        "staff",
        "asterisk main",
        "asterisk main rights",
        "asterisk main transfers",
        "asterisk main events",
        "asterisk main phones",
        "number",
        "client",
    ]


def test_the_password_of_the_database_is_not_shown(postgres_database: str) -> None:
    prepare(postgres_database)
    found = with_end(postgres_database, OtherEnd())
    password = postgres_database.partition("//")[2].partition("@")[0].partition(":")[2]
    assert password
    assert password not in " ".join(map(str, found))


def test_rights_that_are_missing_or_dangerous(sqlite_database: str) -> None:
    prepare(sqlite_database)
    found = with_end(sqlite_database, OtherEnd(actions=("Ping", "Hangup", "Originate", "QueueSummary", "Command")))
    missing, too_much = bad(found)
    assert "write = agent is missing" in missing
    assert "write = command is more than is needed" in too_much


def test_phones_are_told_to_answer_only_with_the_right_to_it(sqlite_database: str) -> None:
    prepare(sqlite_database)

    def told(actions: tuple[str, ...], phones: PhoneSettings) -> list[Line]:
        async def scenario() -> list[Line]:
            async with listening(OtherEnd(actions=actions)) as asterisk:
                return await lines(msgspec.structs.replace(settings(sqlite_database, asterisk), phones=phones))

        return asyncio.run(scenario())

    notify = PhoneSettings(answer="notify")
    [line] = bad(told(RIGHTS, notify))
    assert "answer and hold" in line and "Add write = system" in line
    with_right = (*RIGHTS, "PJSIPNotify", "ModuleLoad")
    assert not bad(told(with_right, notify))
    assert any("also lets reload and stop" in line.says for line in told(with_right, notify))
    [line] = bad(told(with_right, PhoneSettings()))
    assert "write = system is more than is needed" in line


def test_a_dialplan_in_which_nothing_can_be_handed_on(sqlite_database: str) -> None:
    prepare(sqlite_database)
    end = OtherEnd()
    end.contexts = ()
    [line] = bad(with_end(sqlite_database, end))
    assert "no context operator-desk-operators" in line


def test_an_account_that_hears_no_events(sqlite_database: str) -> None:
    prepare(sqlite_database)
    end = OtherEnd()
    end.booted = False
    [line] = bad(with_end(sqlite_database, end))
    assert "events: none came. read = call,agent" in line


def test_phones_of_nobody(sqlite_database: str) -> None:
    prepare(sqlite_database)
    [line] = bad(with_end(sqlite_database, OtherEnd(members=("PJSIP/1001", "PJSIP/1099"))))
    assert "PJSIP/1099 belong to nobody: no pop there" in line
    [line] = bad(with_end(sqlite_database, OtherEnd(members=())))
    assert "no queue has a member" in line


def test_asterisk_refuses_or_is_not_there(sqlite_database: str) -> None:
    prepare(sqlite_database)
    end = OtherEnd()
    end.accepts = False
    [line] = bad(with_end(sqlite_database, end))
    assert "refuses operator-desk" in line
    assert "manager.conf" in line

    async def nobody_there() -> list[Line]:
        async with listening(end) as asterisk:
            port = asterisk.port
        return await lines(settings(sqlite_database, AsteriskSettings(name="main", port=port, secret="s")))

    [line] = bad(asyncio.run(nobody_there()))
    assert "is not reached" in line


def test_the_database_is_empty_away_or_without_people(sqlite_database: str, tmp_path: Path) -> None:
    [line] = bad(asyncio.run(lines(settings(sqlite_database))))
    assert "the database is empty. Run `operator-desk-server upgrade`" in line
    [line] = bad(asyncio.run(lines(settings("postgresql://nobody@127.0.0.1:1/none"))))
    assert "cannot be reached" in line
    prepare(sqlite_database, operators=0)
    engine = open_server(sqlite_database)
    with engine.begin() as connection:
        connection.execute(delete(phones))
    engine.dispose()
    staff, asterisk, number = bad(asyncio.run(lines(settings(sqlite_database))))
    assert "nobody can sign in" in staff
    assert "none is set" in asterisk
    assert "none has a phone number" in number
    told = settings(sqlite_database)
    [line] = bad(asyncio.run(lines(_with_profile(told, str(tmp_path / "none")))))
    assert "catalogue.profile" in line


def _with_profile(told: Settings, profile: str) -> Settings:
    return msgspec.structs.replace(told, catalogue=msgspec.structs.replace(told.catalogue, profile=profile))
