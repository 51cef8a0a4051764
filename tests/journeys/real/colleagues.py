"""Desks without a window: what the server tells each of the other operators, heard over sockets of their own."""

from contextlib import AsyncExitStack

from operator_desk.background import Background
from sync.demonstration.staff import PASSWORD
from sync.protocol import CallGone, Calls, CallUpdated, Pop
from tests.server.desk import Desk, desk


class Colleague:
    """One desk. The lists grow while the test goes on."""

    def __init__(self, login: str, line: Desk) -> None:
        self.login = login
        self._line = line

    @property
    def pops(self) -> list[Pop]:
        return self._line.all(Pop)

    @property
    def gone(self) -> list[CallGone]:
        return self._line.all(CallGone)

    @property
    def states(self) -> list[str]:
        """The states of his calls as he was told of them. A call that is answered at once pops in the talk already."""
        return [message.call.state for message in self._line.heard if isinstance(message, Pop | CallUpdated)]

    @property
    def talks(self) -> bool:
        """Whether the last that he was told of is a talk."""
        return self.states[-1:] == ["talking"]

    @property
    def told(self) -> list[tuple[str, str | None]]:
        """Why each of his calls went, and to whom."""
        return [(message.reason, message.by) for message in self.gone]


class Colleagues:
    """All of them, on one loop beside the window."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._stack = AsyncExitStack()
        self._loop = Background("colleagues")
        self._loop.start()

    def sit_down(self, login: str) -> Colleague:
        """He signs in; returns when his desk knows that he has no call."""

        async def sign_in() -> Desk:
            line = await self._stack.enter_async_context(desk(self._port))
            await line.sign_in(login, PASSWORD)
            await line.expect(Calls)
            self._loop.submit(line.listen)
            return line

        return Colleague(login, self._loop.submit(sign_in).result(20))

    def stop(self) -> None:
        self._loop.submit(self._stack.aclose).result(20)
        self._loop.stop()
