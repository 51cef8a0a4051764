"""What the window remembers, in the settings file."""

import asyncio

from operator_desk.background import Background
from operator_desk.settings import SettingsFile

_FIELDS = ("theme", "language", "login")


class SettingsMemory:
    """Implements operator_desk.ui.memory.WindowMemory. It holds at once and is written beside, never by the window."""

    def __init__(self, settings: SettingsFile, background: Background) -> None:
        self._settings = settings
        self._background = background

    def read(self, key: str) -> str:
        now = self._settings.now
        return str(getattr(now, key)) if key in _FIELDS else now.window.get(key, "")

    def write(self, key: str, value: str) -> None:
        if key in _FIELDS:
            self._settings.set(**{key: value})
        else:
            self._settings.set(window={**self._settings.now.window, key: value})
        self._background.submit(self._save)

    async def _save(self) -> None:
        await asyncio.to_thread(self._settings.save)
