"""The settings of this seat: a TOML file in the user's configuration folder, and the folders that the desk uses.

Secrets are never here: see operator_desk.vault.
"""

import os
import threading
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import platformdirs
from msgspec import Struct

_APP = "operator-desk"


class Settings(Struct, frozen=True, forbid_unknown_fields=False):
    """What a person has chosen at this seat. An empty `server` means the one built in, for a single seat."""

    server: str = ""  # ws:// or wss:// address
    language: str = ""  # "uk", "ru", "en"; empty follows the system
    theme: str = ""  # "light", "dark"; empty follows the system
    login: str = ""  # who signed in here last and wanted to be remembered
    extension: str = ""  # of the phone at this seat; asked for by the built-in server only
    window: dict[str, str] = {}  # geometry and splitters, as the window words them


class Folders(Struct, frozen=True):
    """Where this seat keeps its things. Each is made when first written to."""

    settings: Path
    data: Path

    @classmethod
    def of_user(cls) -> "Folders":
        return cls(
            Path(platformdirs.user_config_dir(_APP, appauthor=False)),
            Path(platformdirs.user_data_dir(_APP, appauthor=False)),
        )

    @classmethod
    def below(cls, folder: Path) -> "Folders":
        """Everything in one folder: demonstrations and tests."""
        return cls(folder, folder)


def cache_folder() -> Path:
    """What can be made anew: it may be deleted at any time."""
    return Path(platformdirs.user_cache_dir(_APP, appauthor=False))


class SettingsFile:
    """Reads and writes the settings, from any thread; the last write is either whole or not there at all."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.fault = ""  # why the defaults hold although there is a file; read before there is a log
        self._lock = threading.Lock()
        self._now: Settings | None = None
        self._written: Settings | None = None

    @property
    def now(self) -> Settings:
        """The settings that hold; read at the first use."""
        with self._lock:
            return self._read_once()

    def set(self, **changes: Any) -> None:
        """Change some; they hold at once and are on the disk after `save`."""
        with self._lock:
            self._now = msgspec.structs.replace(self._read_once(), **changes)

    def save(self) -> bool:
        """Write what holds, if the file says otherwise. False when the disk refused: it then holds until the end."""
        with self._lock:
            now = self._read_once()
            if now != self._written and self.write(now):
                self._written = now
            return now == self._written

    def change(self, **changes: Any) -> bool:
        """Set and save."""
        self.set(**changes)
        return self.save()

    def _read_once(self) -> Settings:
        if self._now is None:
            self._now = self._written = self.read()
        return self._now

    def read(self) -> Settings:
        """The settings, or the defaults where there is no file. A file that cannot be understood is put aside, not
        overwritten: a person wrote it."""
        try:
            return msgspec.convert(tomllib.loads(self._path.read_text("utf-8")), Settings)
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            self.fault = f"could not be read: {error.strerror}"
            return Settings()
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
            self.fault = f"not understood and put aside: {error}"
            self._put_aside()
            return Settings()

    def write(self, settings: Settings) -> bool:
        """False when the disk refused."""
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8", newline="\n") as file:
                file.write(_toml(settings))
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)
        except OSError as error:
            _warn("settings could not be written", error)
            return False
        return True

    def _put_aside(self) -> None:
        try:
            self._path.replace(self._path.with_suffix(".unreadable"))
        except OSError as error:
            _warn("settings could not be put aside", error)


def _warn(event: str, error: OSError) -> None:
    import structlog  # only where something is wrong: the first paint does not wait for it

    structlog.get_logger(__name__).warning(event, error=error.strerror)


def _toml(settings: Settings) -> str:
    lines = [
        f"{name} = {_quoted(getattr(settings, name))}" for name in ("server", "language", "theme", "login", "extension")
    ]
    lines.append("")
    lines.append("[window]")
    lines.extend(f"{_quoted(name)} = {_quoted(value)}" for name, value in sorted(settings.window.items()))
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's too, but JSON leaves DEL as it is."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")
