"""The desk's store as the desk uses it: sync.desk_store in the one thread that it belongs to, awaited from the loop.

Drafts, cards and commands all pass that thread in the order in which they were given; the loop never waits for a disk.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec
import structlog
from msgspec import Raw, Struct

from operator_desk.verbs import Draft, RejectedCommand, StoreSetAside
from sync import desk_store
from sync.card import Card
from sync.commands import (
    AnswerOffer,
    AttachNumber,
    Command,
    DetachNumber,
    FileRequest,
    IdentifyCaller,
    NoteAccess,
    NoteAnswer,
    RateArticle,
    RecordReadings,
    RestoreNumber,
    WithdrawReadings,
    WrapUp,
)
from sync.commands.base import DeskSetting
from sync.outbox import Outbox
from sync.quarantine import Quarantined

_Result = TypeVar("_Result")
_log = structlog.get_logger(__name__)
_CATALOGUE = "catalogue"


class _KeptCatalogue(Struct, frozen=True):
    version: str
    body: Raw


class DeskStore:
    """One operator's store at this seat. Implements operator_desk.ports.Store."""

    def __init__(
        self,
        store: desk_store.DeskStore,
        thread: ThreadPoolExecutor,
        new_at: Path | None = None,
        set_aside: StoreSetAside | None = None,
    ) -> None:
        """`new_at`: where the store lies, if it has just been made. `set_aside`: what was saved of the one before."""
        self.set_aside = set_aside
        self._store = store
        self.thread = thread
        self._new_at = new_at

    @classmethod
    async def open(cls, path: Path, key: bytes, setting: DeskSetting, at: int) -> "DeskStore":
        """Raises StoreFailed, DatabaseTooNew or OSError. An unreadable store is put aside, see sync.quarantine."""
        thread = ThreadPoolExecutor(1, thread_name_prefix="store")

        def opening() -> tuple[bool, desk_store.DeskStore, Quarantined | None]:
            return not path.exists(), *desk_store.open_store(path, key, setting, at=at)

        try:
            new, store, quarantined = await asyncio.get_running_loop().run_in_executor(thread, opening)
        except BaseException:
            thread.shutdown(wait=False)
            raise
        set_aside = None
        if quarantined is not None:
            set_aside = StoreSetAside(quarantined.commands, quarantined.drafts, quarantined.complete)
            _log.error(
                "the store could not be read and was put aside",
                commands_saved=quarantined.commands,
                drafts_saved=quarantined.drafts,
                complete=quarantined.complete,
            )
        return cls(store, thread, path if new else None, set_aside)

    @property
    def outbox(self) -> Outbox:
        """What the line works with, in `thread`."""
        return self._store.outbox

    async def file(self, command: Command, draft_id: str | None = None) -> None:
        await self._run(partial(self._store.outbox.file, command, draft_id=draft_id))

    async def waiting(self) -> tuple[Command, ...]:
        return await self._run(self._store.outbox.waiting)

    async def rejected(self) -> tuple[RejectedCommand, ...]:
        found = await self._run(self._store.outbox.rejected)
        return tuple(
            RejectedCommand(one.command.id, tag_of(one.command), title_of(one.command), one.reason, one.detail)
            for one in found
        )

    async def dismiss(self, command_id: str) -> None:
        await self._run(partial(self._store.outbox.dismiss, command_id))

    async def save_draft(self, draft: Draft) -> None:
        kept = desk_store.Draft(
            id=draft.id,
            type=draft.type,
            title=draft.title,
            client_id=draft.client_id,
            account_id=draft.account_id,
            call_id=draft.call_id,
            fields=draft.fields,
            changed_at=draft.changed_at,
        )
        await self._run(partial(self._store.drafts.save, kept))

    async def discard_draft(self, draft_id: str) -> None:
        await self._run(partial(self._store.drafts.discard, draft_id))

    async def drafts(self) -> tuple[Draft, ...]:
        return tuple(Draft(**msgspec.structs.asdict(draft)) for draft in await self._run(self._store.drafts.all))

    async def keep_card(self, card: Card, as_of: int) -> None:
        def keep() -> None:
            self._store.cards.put(card.client_id, card.account_id, msgspec.json.encode(card), as_of)

        await self._run(keep)

    async def kept_card(self, client_id: int, account_id: int | None) -> tuple[Card, int] | None:
        kept = await self._run(partial(self._store.cards.get, client_id, account_id))
        if kept is None:
            return None
        try:
            return msgspec.json.decode(kept.body, type=Card), kept.as_of
        except msgspec.MsgspecError:
            _log.info("a kept card is of another version of the program")
            return None

    async def catalogue(self) -> tuple[str, bytes] | None:
        kept = await self._run(partial(self._store.state.get, _CATALOGUE))
        if kept is None:
            return None
        try:
            read = msgspec.json.decode(kept, type=_KeptCatalogue)
        except msgspec.MsgspecError:
            return None
        return read.version, bytes(read.body)

    async def keep_catalogue(self, version: str, body: bytes) -> None:
        value = msgspec.json.encode(_KeptCatalogue(version, Raw(body)))
        await self._run(partial(self._store.state.set, _CATALOGUE, value))

    async def close(self, *, in_vain: bool = False) -> None:
        """After everything given before is done."""
        await self._run(self._store.close)
        if in_vain and self._new_at is not None:
            await self._run(partial(_remove, self._new_at))
        self.thread.shutdown(wait=False)

    async def _run(self, act: Callable[[], _Result]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self.thread, act)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def tag_of(command: Command) -> str:
    """The command's name on the wire."""
    return str(command.__struct_config__.tag)


def title_of(command: Command) -> str:
    """What a command is about, in ids that the window words."""
    match command:
        case FileRequest():
            return command.type
        case WrapUp():
            return command.topic
        case AttachNumber():
            return command.original
        case AnswerOffer():
            return command.offer
        case DetachNumber() | RestoreNumber():
            return f"+{command.e164}"
        case NoteAnswer():
            return command.question
        case NoteAccess():
            return command.what
        case RateArticle():
            return command.article
        case RecordReadings():
            return " · ".join(str(one.value) for one in command.values)
        case IdentifyCaller() | WithdrawReadings():
            return ""
