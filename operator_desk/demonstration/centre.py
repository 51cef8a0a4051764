"""A whole contact centre on this computer, for the demonstration: client base, PBX, server."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from operator_desk.centre import Place

if TYPE_CHECKING:  # half a second to load: not before the window is painted
    from operator_desk.demonstration.switchboard import Switchboard
    from sync.server.app import Server

_log = structlog.get_logger(__name__)
_LINE = "demo"
_LOOK_AGAIN_S = 0.2


class DemonstrationCentre:
    """Implements operator_desk.centre.Centre. `database` gives the URL of a base that is ready; it may take its time.

    With `living`, calls come in by themselves as soon as the server listens to the PBX.
    """

    def __init__(self, folder: Path, database: Callable[[], str], *, speed: float = 1.0, living: bool = True) -> None:
        self._folder = folder
        self._database = database
        self._living = living
        self._calls: asyncio.Task[None] | None = None
        self._server: Server | None = None
        self._speed = speed
        self.url = ""
        self.board: Switchboard | None = None

    async def start(self) -> Place:
        from operator_desk.demonstration.switchboard import OPERATOR, Switchboard
        from sync.demonstration.staff import PASSWORD
        from sync.server.app import Server
        from sync.server.settings import (
            AsteriskSettings,
            DatabaseSettings,
            ListenSettings,
            PhoneSettings,
            Settings,
        )

        self.url = await asyncio.to_thread(self._database)
        self.board = Switchboard(speed=self._speed)
        await self.board.start()
        pbx = self.board.pbx
        settings = Settings(
            database=DatabaseSettings(self.url),
            listen=ListenSettings(port=0),
            asterisk=(AsteriskSettings(_LINE, pbx.host, pbx.port, pbx.user, pbx.secret),),
            phones=PhoneSettings(answer="notify", hold="notify"),
            folder=str(self._folder),
        )
        self._server = Server(settings, structlog.get_logger("server"))
        await self._server.start()
        if self._living:
            self._calls = asyncio.get_running_loop().create_task(self._live(self._server, self.board))
        return Place(f"ws://127.0.0.1:{self._server.port}", "demonstration", (OPERATOR, PASSWORD))

    async def stop(self) -> None:
        if self._calls is not None:
            self._calls.cancel()
            await asyncio.gather(self._calls, return_exceptions=True)
        if self._server is not None:
            await self._server.stop()
        if self.board is not None:
            await self.board.stop()

    async def _live(self, server: "Server", board: "Switchboard") -> None:
        """Calls come when somebody is there to see them."""
        from operator_desk.demonstration.switchboard import OPERATOR, LivingCalls

        try:
            while not any(desk.person.login == OPERATOR for desk in server.desks):  # noqa: ASYNC110 - it has no event
                await asyncio.sleep(_LOOK_AGAIN_S)
            await LivingCalls(board).run()
        except Exception:
            _log.exception("the calls of the demonstration have ended")


def desk_id(call_id: str) -> str:
    """How the desk names a call of the PBX."""
    return f"{_LINE}:{call_id}"
