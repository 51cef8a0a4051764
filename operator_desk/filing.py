"""What the operator writes down: drafts as typed, and the commands that they become."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import structlog

from operator_desk.overlay import Overlay
from operator_desk.ports import Line, Store
from operator_desk.verbs import DeskListener, Draft, OutboxState, RejectedCommand, TakenReading
from sync.calendar import due_on
from sync.catalogue import Catalogue
from sync.commands import Command, FileRequest, RecordReadings
from sync.commands.base import Rejected
from sync.database import StoreFailed
from sync.forms import type_of
from sync.protocol import Outcome

_log = structlog.get_logger(__name__)


class Filing:
    """Drafts, the outbox, and what the server rejected. Nothing typed is ever dropped: where the store refuses, the
    window is told and keeps the text."""

    def __init__(
        self,
        line: Line,
        store: Store,
        listener: DeskListener,
        overlay: Overlay,
        clock: Callable[[], int],
        operator_id: int,
    ) -> None:
        self._line = line
        self._store = store
        self._listener = listener
        self._overlay = overlay
        self._clock = clock
        self._operator_id = operator_id
        self._refused: dict[str, RejectedCommand] = {}  # what not even the store took
        self._unsaved: dict[str, Draft] = {}
        self._filed_here: set[str] = set()
        self._unnumbered: set[str] = set()  # requests filed here whose number has not come

    async def begin(self) -> None:
        """Tell what an earlier run left: drafts, what is unsent, what was rejected."""
        waiting = await self._store.waiting()
        self._overlay.begin(waiting)
        self._unnumbered.update(command.id for command in waiting if isinstance(command, FileRequest))
        await self._tell_drafts()
        await self.tell_outbox()

    async def save_draft(self, draft: Draft) -> None:
        if draft.id in self._filed_here:
            return  # saved late: what became a request must not come back as a draft
        try:
            await self._store.save_draft(draft)
        except StoreFailed as failure:
            await self._keep_unsaved(draft, failure.reason)
            return
        self._unsaved.pop(draft.id, None)
        self._listener.draft_saved(draft.id, self._clock())
        await self._tell_drafts()

    async def discard_draft(self, draft_id: str) -> None:
        self._unsaved.pop(draft_id, None)
        await self._store.discard_draft(draft_id)
        await self._tell_drafts()

    async def file_request(
        self, catalogue: Catalogue, draft: Draft, checked: dict[str, str | int | None]
    ) -> FileRequest | None:
        """The draft's id becomes the command's and the request's: filing it twice files it once."""
        kind = type_of(catalogue, draft.type)
        if kind is None:
            self._listener.draft_not_saved(draft.id, "unknown_type")
            return None
        now = self._clock()
        command = FileRequest(
            id=draft.id,
            at=now,
            by=self._operator_id,
            type=kind.id,
            type_version=kind.version,
            client_id=draft.client_id,
            account_id=draft.account_id,
            call_id=draft.call_id,
            fields=checked,
            department=kind.department,
            due_on=due_on(_day(now, catalogue), kind.deadline, catalogue.holidays),
        )
        if not await self._file(command, draft):
            return None
        self._unnumbered.add(command.id)
        await self._filed(command)
        self._listener.request_filed(command.id, None)
        await self._tell_drafts()
        return command

    async def record_readings(self, catalogue: Catalogue, draft: Draft, taken: TakenReading) -> RecordReadings | None:
        """Read on the day told, else today, where the client lives. The draft's id becomes the entry's."""
        now = self._clock()
        command = RecordReadings(
            id=draft.id,
            at=now,
            by=self._operator_id,
            client_id=taken.client_id,
            account_id=taken.account_id,
            meter_id=taken.meter_id,
            read_on=taken.read_on or _day(now, catalogue),
            values=taken.values,
            reason=taken.reason,
            use_on_bill=taken.use_on_bill,
            replaces=taken.replaces,
        )
        if not await self._file(command, draft):
            return None
        await self._filed(command)
        await self._tell_drafts()
        return command

    async def _file(self, command: Command, draft: Draft) -> bool:
        """Into the store, in the place of its draft; where the store refuses, the draft stays."""
        try:
            await self._store.file(command, draft.id)
        except (StoreFailed, Rejected) as failure:
            await self._keep_unsaved(draft, failure.reason)
            return False
        self._unsaved.pop(draft.id, None)
        self._filed_here.add(command.id)
        return True

    async def submit(self, command: Command, title: str) -> bool:
        """Do it here and send it. False where that could not be done: the operator then finds it among what was
        rejected."""
        try:
            await self._store.file(command)
        except (StoreFailed, Rejected) as failure:
            tag = str(command.__struct_config__.tag)
            self._refused[command.id] = RejectedCommand(command.id, tag, title, failure.reason, "")
            await self.tell_outbox()
            return False
        await self._filed(command)
        return True

    async def answered(self, outcomes: tuple[Outcome, ...]) -> tuple[Command, ...]:
        """The server has answered commands; the store has taken it in already. Gives back those that were undone."""
        undone = []
        for outcome in outcomes:
            if outcome.status == "applied":
                self._overlay.applied(outcome.command_id)
            elif outcome.status == "rejected":
                undone.append(self._overlay.remove(outcome.command_id))
                self._unnumbered.discard(outcome.command_id)
                _log.warning("command rejected", command_id=outcome.command_id, reason=outcome.reason)
        await self.tell_outbox()
        return tuple(command for command in undone if command is not None)

    def numbered(self, request_id: str, number: int) -> None:
        """The server has given a request its number; told once, and only where it was filed here."""
        if request_id in self._unnumbered:
            self._unnumbered.discard(request_id)
            self._overlay.numbered(request_id, number)
            self._listener.request_filed(request_id, number)

    async def dismiss(self, command_id: str) -> None:
        if self._refused.pop(command_id, None) is None:
            await self._store.dismiss(command_id)
        await self.tell_outbox()

    async def tell_outbox(self) -> None:
        waiting, rejected = await self._store.waiting(), await self._store.rejected()
        self._listener.outbox_changed(OutboxState(len(waiting), (*rejected, *self._refused.values())))

    async def _filed(self, command: Command) -> None:
        self._overlay.add(command)
        self._line.outbox_grew()
        await self.tell_outbox()

    async def _keep_unsaved(self, draft: Draft, reason: str) -> None:
        """The disk would not have it: it stands among the drafts all the same, until the program ends."""
        self._unsaved[draft.id] = draft
        self._listener.draft_not_saved(draft.id, reason)
        await self._tell_drafts()

    async def _tell_drafts(self) -> None:
        kept = [draft for draft in await self._store.drafts() if draft.id not in self._unsaved]
        self._listener.drafts_changed((*self._unsaved.values(), *kept))


def _day(now: int, catalogue: Catalogue) -> date:
    """The date where the clients live."""
    return datetime.fromtimestamp(now / 1000, UTC).astimezone(ZoneInfo(catalogue.time_zone)).date()
