"""A small contact centre for tests of the server: staff, a few clients, and a server that runs on them."""

import io
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date
from pathlib import Path

from argon2 import PasswordHasher
from sqlalchemy import Engine, insert

from sync.database import open_server, upgrade
from sync.keys import address_key, name_key
from sync.records.clients import accounts, clients, phones, premises
from sync.server import users
from sync.server.app import Server
from sync.server.hub import Limits
from sync.server.logs import make_log
from sync.server.settings import AsteriskSettings, DatabaseSettings, ListenSettings, Settings
from tests.server.desk import PASSWORD, Desk, signed_in

# Real parameters cost 60 ms a sign-in; what is tested here is not argon2.
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

IVANENKO, PETRENKO, BAKERY, CONCIERGE_A, CONCIERGE_B = 1, 2, 3, 4, 5
IVANENKO_NUMBER = "380671110001"  # verified
PETRENKO_NUMBER = "380671110002"  # on file
CONCIERGE_NUMBER = "380671110009"  # two clients


def settings(url: str, *asterisk: AsteriskSettings, folder: Path | None = None) -> Settings:
    return Settings(
        database=DatabaseSettings(url),
        listen=ListenSettings(port=0),
        asterisk=asterisk,
        folder=str(folder or "."),
    )


def prepare(url: str, operators: int = 3) -> None:
    """Bring the database up and put the centre into it: operators op1, op2, … at PJSIP/1001, 1002, …"""
    engine = open_server(url)
    try:
        upgrade(engine)
        for number in range(1, operators + 1):
            add_operator(engine, number)
        add_clients(engine)
    finally:
        engine.dispose()


def add_operator(engine: Engine, number: int, role: str = "operator") -> int:
    return users.add(
        engine,
        login=f"op{number}",
        name=f"Operator {number}",
        role=role,
        password=PASSWORD,
        extension=str(1000 + number),
        interface=f"PJSIP/{1000 + number}",
        team="inbound",
        hasher=HASHER,
    )


def add_clients(engine: Engine) -> None:
    people = [
        (IVANENKO, "person", "Іваненко Олена", IVANENKO_NUMBER, True),
        (PETRENKO, "person", "Петренко Ігор", PETRENKO_NUMBER, False),
        (BAKERY, "entity", "ТОВ «Хліб»", "380441110003", True),
        (CONCIERGE_A, "person", "Бондар Ніна", CONCIERGE_NUMBER, False),
        (CONCIERGE_B, "person", "Ткач Марко", CONCIERGE_NUMBER, False),
    ]
    with engine.begin() as connection:
        for client_id, kind, name, number, verified in people:
            connection.execute(
                insert(clients).values(
                    id=client_id,
                    kind=kind,
                    name=name,
                    name_key=name_key(name),
                    language="uk",
                    vulnerable=False,
                    since=date(2020, 1, 1),
                    version=1,
                )
            )
            connection.execute(
                insert(phones).values(
                    id=client_id, client_id=client_id, e164=number, original=f"+{number}", verified=verified, added_at=0
                )
            )
            connection.execute(
                insert(premises).values(
                    id=client_id,
                    city="Київ",
                    street="вул. Садова",
                    house=str(client_id),
                    flat="",
                    address_key=address_key("Київ", "вул. Садова", str(client_id), ""),
                )
            )
            account = f"04{client_id:08d}"
            connection.execute(
                insert(accounts).values(
                    id=client_id * 10,
                    number=account,
                    number_reversed=account[::-1],
                    client_id=client_id,
                    premise_id=client_id,
                    tariff="household_single",
                    status="active",
                    opened_on=date(2020, 1, 1),
                    balance=0,
                )
            )


@asynccontextmanager
async def running(
    url: str, *asterisk: AsteriskSettings, log: io.StringIO | None = None, limits: Limits | None = None
) -> AsyncIterator[Server]:
    """A server on this database, in this process, until the block ends."""
    server = Server(settings(url, *asterisk), make_log("debug", log or io.StringIO()), hasher=HASHER, limits=limits)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


@asynccontextmanager
async def centre(url: str, desks: int = 1, limits: Limits | None = None) -> AsyncIterator[tuple[Server, list[Desk]]]:
    """A new centre: its server, and the desks of op1, op2, … signed in."""
    prepare(url, desks)
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(running(url, limits=limits))
        opened = [await stack.enter_async_context(signed_in(server.port, f"op{n + 1}")) for n in range(desks)]
        yield server, opened
