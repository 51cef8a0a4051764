"""What stands behind a desk: a server somewhere, or the same server inside this program."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sync.server.app import Server


@dataclass(frozen=True, slots=True)
class Place:
    """Where the server is reached, by which name secrets and stores are kept for it, and who is at the desk where that
    is not asked."""

    address: str
    name: str
    account: tuple[str, str] | None = None  # login and password


class Centre(Protocol):
    """Started before the desk, stopped after it; both on the background loop."""

    async def start(self) -> Place:
        """Raises what hinders it; its text is for the person at the desk."""

    async def stop(self) -> None: ...


class DistantCentre:
    """A server of its own: there is nothing to start."""

    def __init__(self, address: str) -> None:
        self._address = address

    async def start(self) -> Place:
        return Place(self._address, self._address)

    async def stop(self) -> None:
        """Nothing of it is ours."""


class SingleSeat:
    """No server was named: the same one runs inside, reached over loopback as any other."""

    def __init__(self, folder: Path, extension: str) -> None:
        self._folder = folder
        self._extension = extension
        self._server: Server | None = None

    async def start(self) -> Place:
        import asyncio

        import structlog

        from operator_desk import single_seat
        from sync.server.app import Server

        settings = await asyncio.to_thread(single_seat.server_settings, self._folder)
        account = await asyncio.to_thread(single_seat.account, settings, self._extension)
        self._server = Server(settings, structlog.get_logger("server"))
        await self._server.start()
        return Place(f"ws://127.0.0.1:{self._server.port}", "", account)

    async def stop(self) -> None:
        if self._server is not None:
            await self._server.stop()
            self._server = None


def centre_for(server: str, folder: Path, extension: str) -> Centre:
    """The centre that the settings name."""
    return DistantCentre(server) if server else SingleSeat(folder, extension)
