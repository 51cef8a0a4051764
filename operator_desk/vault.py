"""Secrets of this seat: the sign-in token and the key of the local store.

They rest in the operating system's keyring, in one of four named backends. keyring's own choice is never asked: where
`keyrings.alt` is installed, it would keep secrets in a plain file without a word. Without such a backend the token is
not kept (the operator signs in at each start), and the store's key is derived from the password at sign-in: nothing
that opens the store is then on the disk.
"""

import hashlib
import importlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import argon2.low_level
import structlog

_log = structlog.get_logger(__name__)
_SERVICE = "operator-desk"
_BACKENDS = (
    ("Windows", "keyring.backends.Windows", "WinVaultKeyring"),
    ("macOS", "keyring.backends.macOS", "Keyring"),
    ("SecretService", "keyring.backends.SecretService", "Keyring"),
    ("KWallet", "keyring.backends.kwallet", "DBusKeyring"),
)
_KEY_BYTES = 32


class Keyring(Protocol):
    """What is used of a keyring backend."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class KeyNeedsPassword(Exception):
    """The store's key is not kept here: it comes from the password, which was not given."""


class KeyringSilent(Exception):
    """The keyring that holds the store's key did not answer: without it the store stays shut, and is not lost."""


class Vault:
    """The secrets of one seat. Methods may wait for the keyring: never call them in the window's thread."""

    def __init__(self, folder: Path, keyring: Keyring | None, holder: str = "") -> None:
        """`folder` takes the salts of derived keys. `holder` names the keyring's backend; empty where there is none."""
        self._folder = folder
        self._keyring = keyring
        self.holder = holder if keyring is not None else ""

    @classmethod
    def of_system(cls, folder: Path) -> "Vault":
        """The first of the named backends that works here."""
        for name, keyring in _working_backends():
            _log.info("secrets are kept in the system's keyring", backend=name)
            return cls(folder, keyring, name)
        _log.info("no keyring here: the token is not kept, the store's key comes from the password")
        return cls(folder, None)

    @property
    def keeps_secrets(self) -> bool:
        return self._keyring is not None

    def token(self, server: str, login: str) -> str | None:
        return self._get(_token_name(server, login))

    def keep_token(self, server: str, login: str, token: str) -> bool:
        """False where nothing was kept."""
        return self._set(_token_name(server, login), token)

    def forget_token(self, server: str, login: str) -> None:
        if self._keyring is None or self._get(_token_name(server, login)) is None:
            return
        try:
            self._keyring.delete_password(_SERVICE, _token_name(server, login))
        except Exception as error:  # a backend's errors have no common base
            _log.warning("the keyring did not forget the token", error=type(error).__name__)

    def store_key(self, store: str, password: str | None) -> bytes:
        """The 32 bytes that open the local store named `store`. Made at first use.

        Raises KeyNeedsPassword where no keyring holds it and no password was given, KeyringSilent where a keyring
        should answer and does not: a new key made then would shut the old store for ever.
        """
        # A salt on the disk means that the store was made when no keyring was there: its key is the derived one.
        if self._keyring is not None and not self._salt_file(store).exists():
            return self._kept_key(self._keyring, f"store:{store}")
        if password is None:
            raise KeyNeedsPassword(store)
        return _derive(password, self._salt(store))

    def _kept_key(self, keyring: Keyring, name: str) -> bytes:
        try:
            kept = keyring.get_password(_SERVICE, name)
            if kept is not None:
                return bytes.fromhex(kept)
            key = secrets.token_bytes(_KEY_BYTES)
            keyring.set_password(_SERVICE, name, key.hex())
        except Exception as error:  # a backend's errors have no common base
            raise KeyringSilent(name) from error
        return key

    def _salt(self, store: str) -> bytes:
        path = self._salt_file(store)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            salt = secrets.token_bytes(16)
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            with part.open("wb") as file:
                file.write(salt)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            return salt

    def _salt_file(self, store: str) -> Path:
        return self._folder / f"{store}.salt"

    def _get(self, name: str) -> str | None:
        if self._keyring is None:
            return None
        try:
            return self._keyring.get_password(_SERVICE, name)
        except Exception as error:  # a backend's errors have no common base
            _log.warning("the keyring did not answer", error=type(error).__name__)
            return None

    def _set(self, name: str, value: str) -> bool:
        if self._keyring is None:
            return False
        try:
            self._keyring.set_password(_SERVICE, name, value)
        except Exception as error:  # a backend's errors have no common base
            _log.warning("the keyring kept nothing", error=type(error).__name__)
            return False
        return True


def store_name(server: str, login: str) -> str:
    """The name of an operator's store at this seat: one a server and login, with neither of them legible."""
    return "desk-" + hashlib.sha256(f"{server}\n{login}".encode()).hexdigest()[:16]


def fingerprint(key: bytes) -> str:
    """Tells keys apart and tells nothing of them; part of the store's file name."""
    return hashlib.sha256(b"operator-desk store\0" + key).hexdigest()[:12]


def _derive(password: str, salt: bytes) -> bytes:
    """argon2id with the costs of RFC 9106's second recommendation (64 MiB, 3 passes)."""
    return argon2.low_level.hash_secret_raw(
        password.encode(), salt, time_cost=3, memory_cost=65536, parallelism=4, hash_len=_KEY_BYTES,
        type=argon2.low_level.Type.ID,
    )  # fmt: skip


def _token_name(server: str, login: str) -> str:
    return f"token:{server}:{login}"


def _working_backends() -> Iterator[tuple[str, Keyring]]:
    for name, module, attribute in _BACKENDS:
        try:
            backend = getattr(importlib.import_module(module), attribute)
            if backend.viable:
                yield name, backend()
        except Exception as error:  # a backend that cannot even be loaded is one that is not here
            _log.debug("keyring backend not usable", backend=name, error=type(error).__name__)
