"""One seat without a centre: the same server runs inside the desktop, on SQLite in the user's data folder.

Whoever has opened this user's session on this computer is the operator; nobody is asked for a password. The server's
database lies beside in plain, so the password of the one account does too, readable to this user alone.
"""

import os
import secrets
from pathlib import Path

import msgspec
from sqlalchemy import Engine

from sync.database import upgrade
from sync.server import users
from sync.server.app import open_database
from sync.server.rights import Role
from sync.server.settings import SAMPLE, ListenSettings, Settings, read_settings

LOGIN = "operator"


def server_settings(folder: Path) -> Settings:
    """The settings of the server inside: `server.toml` in the data folder, made from the sample at the first start, so
    that an Asterisk can be written into it. It listens on loopback, on a free port. Raises SettingsError."""
    path = folder / "server.toml"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(SAMPLE, encoding="utf-8")
    settings = read_settings(path)
    inside = ListenSettings(host="127.0.0.1", port=0)
    return msgspec.structs.replace(settings, listen=inside)


def account(settings: Settings, extension: str) -> tuple[str, str]:
    """Login and password of the operator of this seat; made at the first start. `extension`: of his phone, or empty."""
    folder = Path(settings.folder)
    password = _password(folder / "seat.secret")
    engine = open_database(settings)
    try:
        upgrade(engine)
        _add_if_absent(engine, settings, password, extension)
    finally:
        engine.dispose()
    return LOGIN, password


def _add_if_absent(engine: Engine, settings: Settings, password: str, extension: str) -> None:
    with engine.connect() as connection:
        if any(person.login == LOGIN for person in users.people(connection)):
            return
    users.add(
        engine,
        login=LOGIN,
        name=LOGIN.capitalize(),
        role=Role.ADMINISTRATOR,
        password=password,
        extension=extension or None,
        interface=settings.phones.interface_of(extension) if extension else None,
    )


def _password(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        password = secrets.token_urlsafe(24)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(password)
            file.flush()
            os.fsync(file.fileno())
        return password
