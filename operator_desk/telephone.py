"""What the operator asks of the telephone: one question each, answered at once or failed at once, and never kept."""

import structlog

from operator_desk.ports import Line
from operator_desk.verbs import DeskListener
from sync.client import NotAnswered
from sync.protocol import Act, CallAct, CallActed, Colleagues, ReadColleagues

_log = structlog.get_logger(__name__)


class Telephone:
    """The acts of one signed-in operator. All of it runs on the background loop."""

    def __init__(self, line: Line, listener: DeskListener) -> None:
        self._line = line
        self._listener = listener
        self._under_way: set[tuple[Act, str]] = set()
        self._wanted: str | None = None  # chosen and not sent yet: one place, the last choice takes it
        self._choosing = False

    async def act(self, act: Act, call_id: str, target: str) -> None:
        """A key pressed twice is one act: the second would meet a call that the first has changed."""
        if (act, call_id) in self._under_way:
            return
        self._under_way.add((act, call_id))
        try:
            reason = await self._ask(act, call_id, target)
        finally:
            self._under_way.discard((act, call_id))
        self._listener.call_acted(act, call_id, reason)

    async def choose(self, reason: str) -> None:
        """Pause or ready. While one choice is being answered the newest of the later ones waits, and the others are
        forgotten. A choice that fails is not tried again."""
        self._wanted = reason
        self._listener.standing_wanted(reason)
        if self._choosing:
            return
        self._choosing = True
        try:
            while self._wanted is not None:
                chosen, self._wanted = self._wanted, None
                act = Act.PAUSE if chosen else Act.READY
                failed = await self._ask(act, "", chosen)
                if self._wanted is None:
                    self._listener.call_acted(act, "", failed)
        finally:
            self._choosing = False
            self._wanted = None
            self._listener.standing_wanted(None)

    async def read_colleagues(self) -> None:
        try:
            answer = await self._line.ask(ReadColleagues(0))
        except NotAnswered as silence:
            _log.info("colleagues not read", reason=silence.reason)
            return
        if isinstance(answer, Colleagues):
            self._listener.colleagues_read(answer.colleagues)

    async def _ask(self, act: Act, call_id: str, target: str) -> str:
        """Why it was not done; empty when it was."""
        try:
            answer = await self._line.ask(CallAct(0, act, call_id, target))
        except NotAnswered as silence:
            return silence.reason
        return answer.reason if isinstance(answer, CallActed) else "unreadable"
