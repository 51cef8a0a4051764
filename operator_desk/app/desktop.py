"""One desktop: the window painted first, then everything behind it."""

import linecache
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from operator_desk.app.garbage import Garbage
from operator_desk.app.memory import SettingsMemory
from operator_desk.centre import Centre, Place
from operator_desk.doorway import Doorway
from operator_desk.settings import Folders, SettingsFile
from operator_desk.ui.bridge import Bridge, DeskSignals
from operator_desk.ui.clock import ServerClock, wall_clock
from operator_desk.ui.language import Language
from operator_desk.ui.main_window import MainWindow
from operator_desk.ui.memory import WindowMemory
from operator_desk.ui.theme import SYSTEM, Look
from operator_desk.verbs import LinkState

if TYPE_CHECKING:  # what a first paint can do without is loaded after it, asyncio and the log among it
    from structlog.stdlib import BoundLogger

    from operator_desk.background import Background
    from operator_desk.desk import Desk
    from operator_desk.vault import Vault

_STOP_LIMIT_S = 10.0


class Desktop:
    """Build, `show`, `start`; at the end `stop`. All four in the window's thread."""

    def __init__(
        self,
        application: QApplication,
        centre: Centre,
        settings: SettingsFile,
        folders: Folders,
        *,
        open_vault: Callable[[Path], "Vault"],
        cache: Path,
        open_log: Callable[[], None] = lambda: None,
        memory: WindowMemory | None = None,
    ) -> None:
        """`open_log` is called after the first paint. `open_vault` is called beside, for it may wait for the keyring.
        `memory`: what the window remembers, by default in the settings file."""
        self._centre = centre
        self._settings = settings
        self._folders = folders
        self._open_log = open_log
        self._open_vault = open_vault
        self._desk: Desk | None = None
        self._stopped = False
        self._garbage = Garbage()
        self._background: Background | None = None
        self.signals = DeskSignals()
        self._bridge = Bridge(self.signals)
        self.verbs = Doorway()
        memory = memory or SettingsMemory(settings, self._save_beside)
        self.look = Look(application, memory.read("theme") or SYSTEM)
        self.language = Language(application, cache, memory.read("language"))
        self.window = MainWindow(
            application,
            self.verbs,
            self.signals,
            self.look,
            self.language,
            memory,
            ServerClock(),
            settings.now.server,
        )

    @property
    def background(self) -> "Background":
        """The desk's thread, there from `start` on."""
        assert self._background is not None
        return self._background

    def show(self) -> None:
        self.window.show()

    def bring_to_front(self) -> None:
        """Somebody started the program once more."""
        self.window.setWindowState(self.window.windowState() & ~self.window.windowState().WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def start(self) -> None:
        """Load and start what is behind the window. Nothing is told to the window before it can show it."""
        from operator_desk.background import Background

        self._open_log()
        if self._settings.fault:
            _log().warning("settings", fault=self._settings.fault)
        self.window.furnish()
        self._garbage.start()
        _forget_sources()
        self.signals.signed_in.connect(_forget_sources)
        self._background = Background()
        self._background.start()
        self._background.submit(self._start)

    def stop(self) -> None:
        """The window first, then desk, centre and thread. What is unsent stays in the store."""
        if self._stopped:
            return
        self._stopped = True
        began = time.monotonic()
        self.window.close()
        if self._background is not None:
            self._stop_behind(self._background)
        self.signals.fall_silent()
        self._garbage.stop()
        self._settings.save()
        _log().info("stopped", milliseconds=int((time.monotonic() - began) * 1000))

    def _stop_behind(self, background: "Background") -> None:
        from concurrent.futures import CancelledError

        try:
            background.submit(self._stop).result(_STOP_LIMIT_S)
        except (TimeoutError, CancelledError):
            _log().error("not everything was stopped in time", seconds=_STOP_LIMIT_S)
        except Exception:
            _log().exception("stopping failed")  # the program ends all the same
        background.stop()

    def _save_beside(self) -> None:
        """Before the start and after the end there is nobody beside: `stop` writes them."""
        if self._background is None:
            return
        import asyncio

        async def save() -> None:
            await asyncio.to_thread(self._settings.save)

        self._background.submit(save)

    async def _start(self) -> None:
        try:
            place = await self._centre.start()
            self._desk = desk = await self._build_desk(place)
        except Exception as error:  # whatever it is, the person at the desk has to be told
            _log().exception("the desk could not be started")
            self._bridge.signed_out()
            self._bridge.link_changed(LinkState(False, wall_clock(), str(error)))
            return
        if place.account is None:
            await desk.start()
        else:
            desk.sign_in(*place.account, remember=False)
        self.verbs.open(desk)

    async def _build_desk(self, place: Place) -> "Desk":
        import asyncio

        from operator_desk.desk import Desk
        from operator_desk.seat import DeskSeat
        from sync.lookup import card_shape

        _forget_sources()
        vault = await asyncio.to_thread(self._open_vault, self._folders.data)
        seat = DeskSeat(place.name, lambda: place.address, self._folders.data, self._settings, vault, wall_clock)
        limits = {
            "interaction": card_shape.INTERACTIONS,
            "request": card_shape.REQUESTS,
            "reading": card_shape.READINGS,
            "bill": card_shape.BILLS,
            "correction": card_shape.CORRECTIONS,
            "payment": card_shape.PAYMENTS,
        }
        return Desk(self.background, seat, self._bridge, wall_clock, limits)

    async def _stop(self) -> None:
        if self._desk is not None:
            await self._desk.stop()
        await self._centre.stop()


def _forget_sources(*_: object) -> None:
    """Qt's import hook reads the source of every module that is loaded after it: 20 MB that nobody needs again."""
    linecache.clearcache()


def _log() -> "BoundLogger":
    import structlog

    logger: BoundLogger = structlog.get_logger(__name__)
    return logger
