"""The seat: the place where people sign in, with its settings, secrets, stores and the address of its server."""

import asyncio
import ssl
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import structlog

from operator_desk.settings import SettingsFile
from operator_desk.store import DeskStore
from operator_desk.vault import KeyNeedsPassword, KeyringSilent, Vault, fingerprint, store_name
from sync.client import LineEvents, SyncClient
from sync.commands.base import DeskSetting
from sync.database import DatabaseTooNew, StoreFailed

_log = structlog.get_logger(__name__)


class DeskSeat:
    """Implements operator_desk.ports.Seat over sync.client and sync.desk_store.

    `address` is asked for at each connection: the built-in server has one only when it runs. `server` names it in
    stores and secrets. Each operator has a store of his own; where its key comes from the password, another password
    is another store: a mistyped one must not look like a broken store.
    """

    def __init__(
        self,
        server: str,
        address: Callable[[], str],
        folder: Path,
        settings: SettingsFile,
        vault: Vault,
        clock: Callable[[], int],
    ) -> None:
        self._server = server
        self._address = address
        self._folder = folder
        self._settings = settings
        self._vault = vault
        self._clock = clock

    async def remembered(self) -> tuple[str, str] | None:
        return await asyncio.to_thread(self._remembered)

    def _remembered(self) -> tuple[str, str] | None:
        login = self._settings.now.login
        token = self._vault.token(self._server, login) if login else None
        return None if token is None else (login, token)

    async def remember(self, login: str, token: str) -> None:
        if await asyncio.to_thread(self._vault.keep_token, self._server, login, token):
            await asyncio.to_thread(self._settings.change, login=login)

    async def forget(self, login: str) -> None:
        await asyncio.to_thread(self._vault.forget_token, self._server, login)
        await asyncio.to_thread(self._settings.change, login="")

    async def open(self, login: str, password: str | None, events: LineEvents) -> tuple[DeskStore, SyncClient]:
        store = await self._open_store(login, password)
        address = self._address()
        line = SyncClient(address, store.outbox, store.thread, events, tls=_tls(address), clock=self._clock)
        return store, line

    async def _open_store(self, login: str, password: str | None) -> DeskStore:
        name = store_name(self._server, login)
        try:
            key = await asyncio.to_thread(self._vault.store_key, name, password)
        except KeyNeedsPassword as error:
            raise StoreFailed("password_needed", str(error)) from error
        except KeyringSilent as error:
            raise StoreFailed("keyring_silent", str(error)) from error
        except OSError as error:
            raise StoreFailed("failed", str(error)) from error
        path = self._folder / f"{name}-{fingerprint(key)}.store"
        try:
            return await DeskStore.open(path, key, DeskSetting(_today), self._clock())
        except DatabaseTooNew as error:
            raise StoreFailed("too_new", str(error)) from error
        except OSError as error:
            raise StoreFailed("failed", str(error)) from error


def _tls(address: str) -> ssl.SSLContext | None:
    if not address.startswith("wss:"):
        return None
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _today() -> date:
    return datetime.now().astimezone().date()
