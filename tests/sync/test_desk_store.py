"""What a desk keeps: drafts as typed, cards opened lately, small facts; and what happens when it cannot be read."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.database import DatabaseTooNew, open_desk, writing
from sync.desk_store import CachedCards, DeskStore, Draft, open_store
from sync.protocol import Outcome
from sync.quarantine import is_readable
from tests.sync.people import DESK, KEY, KOVAL, KOVAL_FLAT, NOW, OLENA, file_request, wrap_up


def draft(number: int = 1, note: str = "як є, навіть  так", changed_at: int = NOW) -> Draft:
    return Draft(f"{number:032x}", "reading_dispute", "Коваль", KOVAL, None, None, (("note", note),), changed_at)


def test_a_draft_is_kept_as_typed_and_newest_first(store: DeskStore) -> None:
    store.drafts.save(draft(1))
    store.drafts.save(draft(2, changed_at=NOW + 1))
    store.drafts.save(draft(1, note="", changed_at=NOW + 2))
    assert store.drafts.all() == (draft(1, note="", changed_at=NOW + 2), draft(2, changed_at=NOW + 1))
    store.drafts.discard(draft(2).id)
    assert [kept.id for kept in store.drafts.all()] == [draft(1).id]


def test_the_newest_cards_are_kept(store: DeskStore) -> None:
    cards = CachedCards(store._engine, kept=3)
    for number in range(1, 6):
        cards.put(number, number * 10, b"{}", as_of=NOW + number)
    cards.put(3, 30, b'{"again":1}', as_of=NOW + 9)
    assert [cards.get(number) is not None for number in range(1, 6)] == [False, False, True, True, True]
    kept = cards.get(3, 30)
    assert kept is not None
    assert (kept.body, kept.as_of) == (b'{"again":1}', NOW + 9)
    cards.put(6, None, b"{}", as_of=NOW + 10)
    assert cards.get(4) is None


def test_a_card_is_found_by_its_account_or_as_the_clients_latest(store: DeskStore) -> None:
    store.cards.put(KOVAL, KOVAL_FLAT, b"1", as_of=1)
    store.cards.put(KOVAL, KOVAL_FLAT + 1, b"2", as_of=2)
    store.cards.put(KOVAL + 1, None, b"3", as_of=3)
    found = [store.cards.get(KOVAL), store.cards.get(KOVAL, KOVAL_FLAT), store.cards.get(KOVAL + 1)]
    assert [card.body for card in found if card] == [b"2", b"1", b"3"]
    assert store.cards.get(KOVAL, 999) is None


def test_facts_by_name(store: DeskStore) -> None:
    assert store.state.get("catalogue") is None
    store.state.set("catalogue", b"\x00\xff")
    assert store.state.get("catalogue") == b"\x00\xff"
    store.state.set("catalogue", None)
    assert store.state.get("catalogue") is None


def filled(path: Path) -> tuple[bytes, int]:
    """A store with things unsent and drafts, closed; its bytes, and how many commands wait in it."""
    store, _ = open_store(path, KEY, DESK, at=NOW)
    store.outbox.begin_session(OLENA, 0)
    for _number in range(6):
        store.outbox.file(file_request())
    rejected = wrap_up()
    store.outbox.file(rejected)
    store.outbox.settle(Outcome(rejected.id, "rejected", "not_allowed"))
    for number in range(4):
        store.drafts.save(draft(number))
        store.cards.put(number + 1, number + 1, b"{}" * 500, as_of=NOW)
    store.close()
    assert not path.with_name(path.name + "-wal").exists()
    return path.read_bytes(), 7


def broken_stores(whole: bytes, anywhere: int) -> Iterator[tuple[int, bytes]]:
    """The store with one bit changed: somewhere in each page, and some more anywhere."""
    chance = random.Random(15)
    places = [start + chance.randrange(4096) for start in range(0, len(whole), 4096)]
    places += [chance.randrange(len(whole)) for _ in range(anywhere)]
    for place in places:
        broken = bytearray(whole)
        broken[place] ^= 1 << chance.randrange(8)
        yield place, bytes(broken)


def test_every_changed_bit_is_found(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    whole, _ = filled(path)
    for place, broken in broken_stores(whole, anywhere=int(os.environ.get("OPERATOR_DESK_FLIPS", "60"))):
        path.write_bytes(broken)
        engine = open_desk(path, KEY)
        assert not is_readable(engine), place
        engine.dispose()
    path.write_bytes(whole)
    engine = open_desk(path, KEY)
    assert is_readable(engine)
    engine.dispose()


def test_the_desk_works_on_without_the_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    whole, commands = filled(path)
    saved_all = 0
    for place, broken in list(broken_stores(whole, anywhere=0))[::7]:
        path.write_bytes(broken)
        store, quarantined = open_store(path, KEY, DESK, at=NOW + place)
        assert quarantined is not None, place
        assert quarantined.path.read_bytes() == broken
        assert len(store.outbox.waiting()) + len(store.outbox.rejected()) == quarantined.commands
        assert len(store.drafts.all()) == quarantined.drafts
        if quarantined.complete:
            assert (quarantined.commands, quarantined.drafts) == (commands, 4)
            assert len(store.outbox.rejected()) == 1
            saved_all += 1
        store.outbox.file(file_request())
        store.close()
        for part in tmp_path.iterdir():
            part.unlink()
    assert saved_all, "no page held neither outbox nor drafts"


def test_what_is_unsent_is_carried_over_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store, _ = open_store(path, KEY, DESK, at=NOW)
    filed = [file_request() for _ in range(3)]
    for command in filed:
        store.outbox.file(command)
    store.outbox.settle(Outcome(filed[0].id, "applied", seq=9))
    engine = store._engine
    with writing(engine) as connection:  # a page in which nothing of theirs lies
        root = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'cached_cards'").scalar_one()
    store.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096 + 100)
        file.write(b"\xff\x00\xff\x00")
    store, quarantined = open_store(path, KEY, DESK, at=NOW)
    assert quarantined is not None
    assert (quarantined.commands, quarantined.complete) == (3, True)
    # Sent again, the first gets the answer that it got.
    assert list(store.outbox.waiting()) == filed
    store.close()


def test_a_lost_key_does_not_end_the_shift(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    filled(path)
    store, quarantined = open_store(path, bytes(32), DESK, at=NOW)
    assert quarantined is not None
    assert (quarantined.commands, quarantined.drafts, quarantined.complete) == (0, 0, False)
    store.outbox.file(file_request())
    store.close()
    store, quarantined = open_store(path, bytes(32), DESK, at=NOW)
    assert quarantined is None
    assert store.outbox.waiting_count() == 1
    store.close()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + bytes(5000)])
def test_a_file_that_is_no_store_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(content)
    store, quarantined = open_store(path, KEY, DESK, at=NOW)
    assert (quarantined is None) == (content == b"")
    store.outbox.file(file_request())
    store.close()


def test_a_store_of_a_later_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    filled(path)
    engine = open_desk(path, KEY)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(DatabaseTooNew):
        open_store(path, KEY, DESK, at=NOW)
    assert [part.name for part in tmp_path.iterdir()] == ["desk.db"]
