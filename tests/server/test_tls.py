"""Outside loopback the line is encrypted; the certificate is the one of the settings."""

import asyncio
import io
import ssl
from pathlib import Path

import msgspec
import pytest
import trustme
from websockets.asyncio.client import connect

from sync.server.app import Server
from sync.server.logs import make_log
from sync.server.settings import ListenSettings, SettingsError
from tests.server.centre import HASHER, prepare, settings
from tests.server.desk import Desk


def test_a_desk_signs_in_over_tls(sqlite_database: str, tmp_path: Path) -> None:
    prepare(sqlite_database)
    authority = trustme.CA()
    issued = authority.issue_cert("localhost")
    issued.private_key_pem.write_to_path(str(tmp_path / "server.key"))
    for number, part in enumerate(issued.cert_chain_pems):
        part.write_to_path(str(tmp_path / "server.pem"), append=number > 0)
    told = msgspec.structs.replace(
        settings(sqlite_database, folder=tmp_path),
        listen=ListenSettings("localhost", 0, certificate="server.pem", key="server.key"),
    )

    async def scenario() -> None:
        server = Server(told, make_log(out=io.StringIO()), hasher=HASHER)
        await server.start()
        try:
            trusting = ssl.create_default_context()
            authority.configure_trust(trusting)
            async with connect(f"wss://localhost:{server.port}", ssl=trusting, compression=None) as socket:
                assert (await Desk(socket).sign_in("op1")).login == "op1"
            with pytest.raises(ssl.SSLError):
                async with connect(f"wss://localhost:{server.port}", ssl=ssl.create_default_context()):
                    raise AssertionError
        finally:
            await server.stop()

    asyncio.run(scenario())


def test_a_certificate_that_cannot_be_used_is_said_before_the_door_opens(sqlite_database: str, tmp_path: Path) -> None:
    prepare(sqlite_database)
    (tmp_path / "server.pem").write_text("no certificate")
    told = msgspec.structs.replace(
        settings(sqlite_database, folder=tmp_path),
        listen=ListenSettings("localhost", 0, certificate="server.pem", key="server.pem"),
    )

    async def scenario() -> None:
        server = Server(told, make_log(out=io.StringIO()), hasher=HASHER)
        with pytest.raises(SettingsError, match="PEM"):
            await server.start()
        await server.stop()

    asyncio.run(scenario())
