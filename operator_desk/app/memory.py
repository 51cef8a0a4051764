"""What the window remembers, in the settings file."""

from collections.abc import Callable

from operator_desk.settings import SettingsFile

_FIELDS = ("theme", "language", "login")


class SettingsMemory:
    """Implements operator_desk.ui.memory.WindowMemory. It holds at once and is written beside, never by the window."""

    def __init__(self, settings: SettingsFile, save_beside: Callable[[], None]) -> None:
        self._settings = settings
        self._save_beside = save_beside

    def read(self, key: str) -> str:
        now = self._settings.now
        return str(getattr(now, key)) if key in _FIELDS else now.window.get(key, "")

    def write(self, key: str, value: str) -> None:
        if key in _FIELDS:
            self._settings.set(**{key: value})
        else:
            self._settings.set(window={**self._settings.now.window, key: value})
        self._save_beside()
