"""The desk's store in its own thread: what was given is there after a restart, and encrypted."""

import asyncio
from collections.abc import Coroutine
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from operator_desk.seat import DeskSeat
from operator_desk.settings import SettingsFile
from operator_desk.store import DeskStore
from operator_desk.vault import Vault
from operator_desk.verbs import StoreSetAside
from sync.commands import AttachNumber, FileRequest, IdentifyCaller, WrapUp
from sync.commands.base import DeskSetting
from sync.database import StoreFailed
from sync.ids import new_id
from sync.protocol import Outcome
from tests.desk.test_vault import MemoryKeyring
from tests.desk.world import NOON, Clock, MemoryLine, card_of, draft_of

T = TypeVar("T")
KEY = b"k" * 32
SETTING = DeskSetting(lambda: date(2026, 11, 24))


def run(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(work)


def request_of(id_: str) -> FileRequest:
    return FileRequest(id_, NOON, 7, "recalculation", 3, 1, 10, "call-1", {"a": 1}, "billing", date(2026, 12, 1))


async def opened(path: Path) -> DeskStore:
    return await DeskStore.open(path, KEY, SETTING, NOON)


def test_a_damaged_store_says_what_was_saved_of_it_once(tmp_path: Path) -> None:
    path = tmp_path / "desk.store"

    async def first() -> None:
        store = await opened(path)
        assert store.set_aside is None
        await store.save_draft(draft_of("d1"))
        await store.close()

    async def after() -> StoreSetAside | None:
        store = await opened(path)
        await store.close()
        return store.set_aside

    run(first())
    path.write_bytes(b"no store any more" * 1000)
    assert run(after()) == StoreSetAside(0, 0, complete=False)
    assert run(after()) is None


def test_everything_given_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "desk.store"
    request = request_of(new_id())

    async def first() -> None:
        store = await opened(path)
        await store.save_draft(draft_of("d1"))
        await store.save_draft(draft_of(request.id))
        await store.file(request, request.id)
        await store.keep_card(card_of(1), NOON)
        await store.keep_catalogue("v1", b'{"any": 1}')
        await store.close()

    async def second() -> None:
        store = await opened(path)
        assert await store.drafts() == (draft_of("d1"),)
        assert await store.waiting() == (request,)
        assert await store.kept_card(1, 10) == (card_of(1), NOON)
        assert await store.kept_card(1, None) == (card_of(1), NOON)
        assert await store.kept_card(2, None) is None
        assert await store.catalogue() == ("v1", b'{"any": 1}')
        await store.discard_draft("d1")
        assert await store.drafts() == ()
        await store.close()

    run(first())
    raw = b"".join(part.read_bytes() for part in tmp_path.iterdir())
    assert "Клієнт".encode() not in raw and b"recalculation" not in raw
    run(second())


def test_rejected_commands_are_told_in_ids_that_the_window_words(tmp_path: Path) -> None:
    commands = (
        request_of(new_id()),
        WrapUp(new_id(), NOON, 7, "call-1", "bill", "explained"),
        AttachNumber(new_id(), NOON, 7, 1, "380671112233", "067 111-22-33", True),
        IdentifyCaller(new_id(), NOON, 7, "call-1", 1, 10, "chosen"),
    )

    async def day() -> None:
        store = await opened(tmp_path / "desk.store")
        for command in commands:
            await store.file(command)
            await asyncio.get_running_loop().run_in_executor(
                store.thread, store.outbox.settle, Outcome(command.id, "rejected", "conflict", "v2")
            )
        told = await store.rejected()
        assert [(one.kind, one.title) for one in told] == [
            ("file_request", "recalculation"), ("wrap_up", "bill"), ("attach_number", "067 111-22-33"),
            ("identify_caller", ""),
        ]  # fmt: skip
        assert {(one.reason, one.detail) for one in told} == {("conflict", "v2")}
        await store.dismiss(commands[0].id)
        assert len(await store.rejected()) == 3
        await store.close()

    run(day())


def test_what_another_version_kept_is_passed_over(tmp_path: Path) -> None:
    async def day() -> None:
        store = await opened(tmp_path / "desk.store")
        await store.keep_catalogue("v1", b"{}")
        inner = store._store
        await store._run(lambda: inner.state.set("catalogue", b"other"))
        await store._run(lambda: inner.cards.put(1, 10, b'{"client_id": 1}', NOON))
        assert await store.catalogue() is None
        assert await store.kept_card(1, 10) is None
        await store.close()

    run(day())


def test_a_store_made_for_an_attempt_in_vain_is_removed_and_an_old_one_never(tmp_path: Path) -> None:
    path = tmp_path / "desk.store"

    async def attempt(in_vain: bool) -> None:
        await (await opened(path)).close(in_vain=in_vain)

    run(attempt(True))
    assert list(tmp_path.iterdir()) == []
    run(attempt(False))
    run(attempt(True))
    assert path.exists()


def seat_at(folder: Path, keyring: MemoryKeyring | None) -> DeskSeat:
    vault = Vault(folder, keyring, "SecretService")
    return DeskSeat("wss://centre", lambda: "ws://127.0.0.1:1", folder, SettingsFile(folder / "s.toml"), vault, Clock())


async def drafts_after_sign_in(seat: DeskSeat, password: str, draft: str | None = None) -> list[str]:
    events: Any = MemoryLine(None)  # type: ignore[arg-type]
    store, line = await seat.open("olena", password, events)
    if draft is not None:
        await store.save_draft(draft_of(draft))
    found = [one.id for one in await store.drafts()]
    await line.close()
    await store.close()
    return found


def test_with_a_keyring_the_store_opens_whatever_the_password_is_now(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    assert run(drafts_after_sign_in(seat_at(tmp_path, keyring), "old", "d1")) == ["d1"]
    assert run(drafts_after_sign_in(seat_at(tmp_path, keyring), "new")) == ["d1"]


def test_without_a_keyring_a_mistyped_password_leaves_the_store_as_it_is(tmp_path: Path) -> None:
    assert run(drafts_after_sign_in(seat_at(tmp_path, None), "secret", "d1")) == ["d1"]
    assert run(drafts_after_sign_in(seat_at(tmp_path, None), "sceret")) == []
    assert run(drafts_after_sign_in(seat_at(tmp_path, None), "secret")) == ["d1"]


def test_without_keyring_and_password_the_store_stays_shut(tmp_path: Path) -> None:
    async def attempt(seat: DeskSeat) -> str:
        try:
            await seat.open("olena", None, MemoryLine(None))  # type: ignore[arg-type]
        except StoreFailed as failure:
            return failure.reason
        return "opened"

    assert run(attempt(seat_at(tmp_path, None))) == "password_needed"
    broken = MemoryKeyring()
    broken.broken = True
    assert run(attempt(seat_at(tmp_path, broken))) == "keyring_silent"


def test_who_is_remembered_survives_in_settings_and_keyring(tmp_path: Path) -> None:
    keyring = MemoryKeyring()

    async def day() -> None:
        seat = seat_at(tmp_path, keyring)
        assert await seat.remembered() is None
        await seat.remember("olena", "t1")
        assert await seat_at(tmp_path, keyring).remembered() == ("olena", "t1")
        assert b"t1" not in (tmp_path / "s.toml").read_bytes()
        await seat.forget("olena")
        assert await seat_at(tmp_path, keyring).remembered() is None
        none = seat_at(tmp_path, None)
        await none.remember("olena", "t1")
        assert await none.remembered() is None

    run(day())
