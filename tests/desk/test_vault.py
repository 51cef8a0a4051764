"""Secrets: in a named keyring or nowhere; the store's key is never on the disk."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from operator_desk.vault import KeyNeedsPassword, KeyringSilent, Vault, store_name


class MemoryKeyring:
    """A keyring that works, or from now on fails."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.broken = False

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        del self.kept[service, username]

    def _check(self) -> None:
        if self.broken:
            raise OSError("the keyring is locked")


SERVER = "wss://centre.example"


def test_a_token_is_kept_per_server_and_login_and_forgotten(tmp_path: Path) -> None:
    vault = Vault(tmp_path, MemoryKeyring(), "SecretService")
    assert vault.keep_token(SERVER, "olena", "t1")
    assert vault.token(SERVER, "olena") == "t1"
    assert vault.token(SERVER, "ihor") is None
    assert vault.token("wss://elsewhere.example", "olena") is None
    vault.forget_token(SERVER, "olena")
    vault.forget_token(SERVER, "olena")
    assert vault.token(SERVER, "olena") is None


def test_without_a_keyring_no_token_is_kept_anywhere(tmp_path: Path) -> None:
    vault = Vault(tmp_path, None, "SecretService")
    assert not vault.keep_token(SERVER, "olena", "t1")
    assert vault.token(SERVER, "olena") is None
    assert vault.holder == ""
    assert list(tmp_path.iterdir()) == []


def test_the_keyring_holds_one_random_key_a_store(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    vault = Vault(tmp_path, keyring, "SecretService")
    key = vault.store_key("desk-1", None)
    assert len(key) == 32
    assert vault.store_key("desk-1", "any password") == key
    assert vault.store_key("desk-2", None) != key
    assert list(tmp_path.iterdir()) == []


def test_a_silent_keyring_never_leads_to_a_new_key(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    vault = Vault(tmp_path, keyring, "SecretService")
    key = vault.store_key("desk-1", "secret")
    keyring.broken = True
    with pytest.raises(KeyringSilent):
        vault.store_key("desk-1", "secret")
    keyring.broken = False
    assert vault.store_key("desk-1", "secret") == key


def test_without_a_keyring_the_key_comes_from_the_password(tmp_path: Path) -> None:
    vault = Vault(tmp_path, None)
    with pytest.raises(KeyNeedsPassword):
        vault.store_key("desk-1", None)
    key = vault.store_key("desk-1", "secret")
    assert len(key) == 32
    assert Vault(tmp_path, None).store_key("desk-1", "secret") == key
    assert vault.store_key("desk-1", "Secret") != key
    assert vault.store_key("desk-2", "secret") != key
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert key not in on_disk and b"secret" not in on_disk


def test_a_store_made_without_a_keyring_opens_when_one_appears(tmp_path: Path) -> None:
    key = Vault(tmp_path, None).store_key("desk-1", "secret")
    assert Vault(tmp_path, MemoryKeyring(), "KWallet").store_key("desk-1", "secret") == key


def test_a_broken_keyring_costs_the_token_only(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    vault = Vault(tmp_path, keyring, "KWallet")
    keyring.broken = True
    assert not vault.keep_token(SERVER, "olena", "t1")
    assert vault.token(SERVER, "olena") is None
    vault.forget_token(SERVER, "olena")


def test_only_named_backends_are_ever_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """keyring's own default, here a plain-text one, is not asked even when it is the only one there."""
    plain = ModuleType("keyrings.alt.file")
    plain.PlaintextKeyring = MemoryKeyring  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyrings.alt.file", plain)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.alt.file.PlaintextKeyring")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    if sys.platform != "linux":
        monkeypatch.setattr("operator_desk.vault._BACKENDS", ())
    assert not Vault.of_system(tmp_path).keeps_secrets


def test_the_store_is_named_after_server_and_login_without_showing_them() -> None:
    assert store_name(SERVER, "olena") == store_name(SERVER, "olena")
    assert len({store_name(SERVER, "olena"), store_name(SERVER, "ihor"), store_name("", "olena")}) == 3
    assert "olena" not in store_name(SERVER, "olena")
