"""Who is at the desk: signing in and out, being remembered, being turned away."""

import asyncio
from functools import partial

import msgspec
import pytest

from operator_desk.verbs import StoreSetAside
from sync.protocol import CataloguePublished, Found, Hit, Refused
from tests.desk.conftest import DeskInAWorld
from tests.desk.world import CATALOGUE, WELCOME, MemoryStore, draft_of


def test_nobody_remembered_means_the_question_who_it_is(world: DeskInAWorld) -> None:
    world.start()
    assert world.told.names() == ["signed_out"]
    assert world.seat.lines == []


def test_whoever_wanted_to_be_remembered_goes_on_by_his_token(world: DeskInAWorld) -> None:
    world.desk.sign_in("olena", "secret", True)
    world.settle()
    world.on_loop(lambda: world.line.events.welcomed(WELCOME))
    assert world.seat.tokens == {"olena": "token-1"}
    world.stop()
    world.desk = world.new_desk()
    world.start()
    assert world.line.signs == [("resume", "token-1")]


def test_the_token_is_kept_anew_each_time_it_is_renewed(world: DeskInAWorld) -> None:
    world.desk.sign_in("olena", "secret", True)
    world.settle()
    for token in ("token-1", "token-2"):
        world.on_loop(partial(world.line.events.welcomed, msgspec.structs.replace(WELCOME, token=token)))
    assert world.seat.tokens == {"olena": "token-2"}


def test_who_did_not_ask_for_it_is_not_remembered(signed_in: DeskInAWorld) -> None:
    assert signed_in.seat.tokens == {}


def test_a_wrong_password_is_told_and_leaves_nothing_open(world: DeskInAWorld) -> None:
    world.desk.sign_in("olena", "wrong", True)
    world.settle()
    world.on_loop(lambda: world.line.events.refused(Refused("wrong_password", 2)))
    assert world.told.last("sign_in_refused") == Refused("wrong_password", 2)
    assert "signed_out" not in world.told.names()
    assert world.line.closed and world.store.closed and world.store.in_vain
    world.sign_in()
    assert world.told.last("signed_in") == WELCOME


def test_signed_in_elsewhere_closes_this_desk_and_says_why(signed_in: DeskInAWorld) -> None:
    signed_in.on_loop(lambda: signed_in.line.events.refused(Refused("elsewhere")))
    assert signed_in.told.names()[-2:] == ["signed_out", "sign_in_refused"]
    assert signed_in.line.closed and not signed_in.store.in_vain


def test_an_expired_token_is_forgotten(world: DeskInAWorld) -> None:
    world.seat.last, world.seat.tokens = "olena", {"olena": "old"}
    world.start()
    world.on_loop(lambda: world.line.events.refused(Refused("expired")))
    assert world.seat.tokens == {}
    assert world.told.last("sign_in_refused") == Refused("expired")


def test_signing_out_forgets_the_token_and_closes_line_then_store(signed_in: DeskInAWorld) -> None:
    signed_in.desk.sign_out()
    signed_in.told.wait("signed_out")
    assert signed_in.line.signs[-1] == ("sign_out",)
    assert signed_in.line.closed and signed_in.store.closed


def test_a_store_that_does_not_open_is_told(world: DeskInAWorld) -> None:
    world.seat.shut = "busy"
    world.desk.sign_in("olena", "secret", False)
    assert world.told.wait("sign_in_refused") == Refused("busy")
    assert world.seat.lines == []


def test_what_was_saved_of_a_damaged_store_is_told(world: DeskInAWorld) -> None:
    saved = StoreSetAside(3, 1, complete=False)
    world.seat.stores["olena"] = MemoryStore(set_aside=saved)
    world.desk.sign_in("olena", "secret", False)
    assert world.told.wait("store_set_aside") == saved


def test_a_catalogue_published_during_the_shift_is_read_at_once(
    signed_in: DeskInAWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = msgspec.structs.replace(CATALOGUE, version="newer")
    monkeypatch.setattr("tests.desk.world.CATALOGUE", newer)
    signed_in.on_loop(lambda: signed_in.line.events.pushed(CataloguePublished(CATALOGUE.version)))
    signed_in.on_loop(lambda: signed_in.line.events.pushed(CataloguePublished("newer")))
    assert signed_in.told.wait("catalogue_read", lambda one: one.version == "newer") == newer
    assert [one.version for one in signed_in.told.all("catalogue_read")].count("newer") == 1


def test_acts_of_nobody_do_nothing(world: DeskInAWorld) -> None:
    world.desk.open_card(1, None)
    world.desk.find("шевченко")
    world.settle()
    assert world.told.told == []


def test_only_the_answer_to_what_was_typed_last_is_told(signed_in: DeskInAWorld) -> None:
    hit = Hit(1, 10, "Шевченко Олена", "person", "4120", "Київ", "name", "Шевченко")
    signed_in.line.hits = {"шев": (hit,), "шевченко": (hit,)}
    signed_in.line.hold = held = asyncio.Event()
    signed_in.desk.find("шев")
    signed_in.desk.find("шевченко")
    signed_in.settle()
    signed_in.on_loop(held.set)
    ((text, found),) = signed_in.told.all("found")
    assert (text, found.hits) == ("шевченко", (hit,))


def test_a_search_without_a_line_finds_nothing(signed_in: DeskInAWorld) -> None:
    signed_in.line.down = True
    signed_in.desk.find("шевченко")
    assert signed_in.told.wait("found") == ("шевченко", Found(0, "", (), False))


def test_what_was_begun_is_brought_to_its_end_before_the_store_closes(signed_in: DeskInAWorld) -> None:
    store = signed_in.store
    store.slow = slow = asyncio.Event()
    signed_in.desk.save_draft(draft_of("d1"))
    stopping = signed_in.background.submit(signed_in.desk.stop)
    signed_in.settle()
    assert not signed_in.store.closed
    signed_in.on_loop(slow.set)
    stopping.result(5)
    assert list(store.kept_drafts) == ["d1"]
    assert signed_in.store.closed
