"""The catalogue in a folder of the administrator's: changed files are checked and published while everybody works.

A folder is read again when its files have changed and then lain still for a moment, so that nobody publishes half of
what is being saved. Faults are told to the log, each with file, line and remedy, and what held before holds on.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path

from sync.catalogue import Catalogue
from sync.catalogue.errors import CatalogueErrors
from sync.server.logs import Log

LOOK_EVERY = 3.0  # seconds
# Numbers are kept as they were read with these, and days are counted by them: they take a restart.
FIXED = ("region", "area_code", "currency", "time_zone")

_Stamp = tuple[tuple[str, int, int], ...]


class CatalogueWatch:
    """Watches one folder. `publish` hears, on the event loop, of each catalogue that is without a fault."""

    def __init__(
        self,
        folder: Path,
        read: Callable[[Path], Catalogue],
        now: Catalogue,
        publish: Callable[[Catalogue], None],
        log: Log,
        *,
        every: float = LOOK_EVERY,
    ) -> None:
        self._folder = folder
        self._read = read
        self._now = now
        self._publish = publish
        self._log = log
        self._every = every
        self._known = _stamp(folder)

    async def run(self) -> None:
        """Until cancelled."""
        before = self._known
        while True:
            await asyncio.sleep(self._every)
            seen = await asyncio.to_thread(_stamp, self._folder)
            if seen and seen == before and seen != self._known:
                self._known = seen
                await self._take()
            before = seen

    async def _take(self) -> None:
        try:
            catalogue = await asyncio.to_thread(self._read, self._folder)
        except CatalogueErrors as faults:
            for fault in faults.errors:
                self._log.error(
                    "catalogue_not_published", file=fault.file, line=fault.line, what=fault.what, remedy=fault.remedy
                )
            return
        except OSError as error:
            self._log.error("catalogue_not_read", error=str(error))
            return
        if catalogue.version == self._now.version:
            return
        if changed := [name for name in FIXED if getattr(catalogue, name) != getattr(self._now, name)]:
            self._log.error(
                "catalogue_not_published", what=f"{', '.join(changed)} changed", remedy="restart the server"
            )
            return
        self._now = catalogue
        self._publish(catalogue)
        self._log.info("catalogue_published", version=catalogue.version)


def _stamp(folder: Path) -> _Stamp:
    """Names, times and sizes of all its files; nothing where it cannot be read now."""
    try:
        files = [(file, file.stat()) for file in sorted(folder.rglob("*")) if file.is_file()]
    except OSError:
        return ()
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file, stat in files)
