"""Calls at the desk: one ring is told once, a call that went elsewhere is gone, a new reading replaces all."""

import asyncio
from typing import Any

import msgspec
import pytest

from sync.commands import IdentifyCaller
from sync.protocol import CallGone, Calls, CallUpdated, Certainty, LineStatus, Pop, Welcome
from sync.verification.rules import Check
from tests.desk.conftest import DeskInAWorld
from tests.desk.world import NOON, WELCOME, call_of, candidate_of, card_of, feed_row, pop_of


def push(world: DeskInAWorld, message: Any) -> None:
    world.on_loop(lambda: world.line.events.pushed(message))


def test_a_ring_is_told_with_its_candidates_and_card(signed_in: DeskInAWorld) -> None:
    push(signed_in, pop_of("call-1", 1))
    call = signed_in.told.last("call_rang")
    assert call.call.id == "call-1"
    assert call.card == card_of(1)
    assert call.chosen is None


def test_a_second_device_rings_without_a_second_pop(signed_in: DeskInAWorld) -> None:
    push(signed_in, pop_of("call-1", 1))
    push(signed_in, pop_of("call-1", 1))
    assert len(signed_in.told.all("call_rang")) == 1


def test_a_pop_waits_neither_for_the_disk_nor_for_the_server(signed_in: DeskInAWorld) -> None:
    signed_in.store.slow = asyncio.Event()
    signed_in.line.hold = asyncio.Event()
    signed_in.desk.open_card(5, None)
    push(signed_in, pop_of("call-1", 1))
    assert len(signed_in.told.all("call_rang")) == 1
    signed_in.on_loop(signed_in.store.slow.set)
    signed_in.on_loop(signed_in.line.hold.set)


def test_updates_and_ends_are_told_of_calls_that_are_here_only(signed_in: DeskInAWorld) -> None:
    push(signed_in, CallUpdated(call_of("call-9", "talking")))
    push(signed_in, pop_of("call-1", 1))
    push(signed_in, CallUpdated(call_of("call-1", "talking")))
    push(signed_in, CallGone(call_of("call-1", "ended"), "answered_elsewhere", "Ткач Р."))
    push(signed_in, CallGone(call_of("call-1", "ended"), "ended"))
    assert [call.id for call in signed_in.told.all("call_updated")] == ["call-1"]
    assert [(gone.reason, gone.by) for gone in signed_in.told.all("call_gone")] == [("answered_elsewhere", "Ткач Р.")]


def test_what_a_colleague_has_asked_the_caller_is_told(signed_in: DeskInAWorld) -> None:
    push(signed_in, pop_of("call-1", 1))
    asked: dict[str, Any] = {"client_id": 1, "kind": "answer", "subject": "address", "agrees": True}
    rows = tuple(feed_row("identity_checks", call_id=call_id, **asked) for call_id in ("call-9", "call-1"))
    signed_in.on_loop(lambda: signed_in.line.events.fed(rows))
    assert signed_in.told.all("call_checked") == [("call-1", (Check(1, "address", True),))]
    signed_in.desk.note_answer("call-1", 10, Check(1, "name", True), "balance")
    push(signed_in, Calls((pop_of("call-1", 1),)))  # read anew: what was asked here stays
    replaced = signed_in.told.wait("calls_replaced", lambda calls: len(calls[0].checks) == 2)
    assert set(replaced[0].checks) == {Check(1, "address", True), Check(1, "name", True)}


def test_a_call_that_comes_back_rings_again(signed_in: DeskInAWorld) -> None:
    push(signed_in, pop_of("call-1", 1))
    push(signed_in, CallGone(call_of("call-1", "ended"), "no_answer"))
    push(signed_in, pop_of("call-1", 1))
    assert len(signed_in.told.all("call_rang")) == 2


def test_after_a_lost_line_all_calls_are_replaced_and_the_choice_stays(signed_in: DeskInAWorld) -> None:
    push(signed_in, pop_of("call-1", 1, 2))
    push(signed_in, pop_of("call-2", 3))
    signed_in.desk.choose_candidate("call-1", 2, 20)
    signed_in.settle()
    push(signed_in, Calls((Pop(call_of("call-1", "talking"), (candidate_of(1), candidate_of(2))),)))
    (call,) = signed_in.told.last("calls_replaced")
    assert (call.call.state, call.chosen) == ("talking", (2, 20))
    push(signed_in, CallUpdated(call_of("call-2", "talking")))
    assert signed_in.told.all("call_updated") == []


@pytest.mark.parametrize(
    ("client_id", "certain"), [(1, "verified"), (2, "guessed"), (3, "chosen")], ids=["verified", "guessed", "unlisted"]
)
def test_choosing_a_caller_opens_his_card_and_logs_the_call_to_him(
    signed_in: DeskInAWorld, client_id: int, certain: str
) -> None:
    signed_in.line.cards[client_id] = card_of(client_id)
    candidates = (candidate_of(1, Certainty.VERIFIED), candidate_of(2, Certainty.GUESSED))
    push(signed_in, Pop(call_of("call-1"), candidates))
    signed_in.desk.choose_candidate("call-1", client_id, client_id * 10)
    opened = signed_in.told.wait("card_opened")
    assert (opened.card.client_id, opened.call_id) == (client_id, "call-1")
    signed_in.told.wait("outbox_changed", lambda outbox: outbox.waiting == 1)
    (command,) = signed_in.store.commands.values()
    assert isinstance(command, IdentifyCaller)
    assert (command.call_id, command.client_id, command.by, command.certain) == ("call-1", client_id, 7, certain)
    assert signed_in.line.grew == 1


def test_the_phone_and_asterisk_are_told_as_they_are(signed_in: DeskInAWorld) -> None:
    status = LineStatus(False, NOON, "unreachable")
    push(signed_in, status)
    assert signed_in.told.last("line_changed") == status


def test_the_line_back_up_is_no_second_sign_in(signed_in: DeskInAWorld) -> None:
    signed_in.on_loop(lambda: signed_in.line.events.welcomed(WELCOME))
    assert len(signed_in.told.all("signed_in")) == 1


def test_another_catalogue_after_the_line_was_down_is_read(signed_in: DeskInAWorld) -> None:
    before = len(signed_in.told.all("catalogue_read"))
    newer: Welcome = msgspec.structs.replace(WELCOME, catalogue="v2")
    signed_in.on_loop(lambda: signed_in.line.events.welcomed(newer))
    signed_in.settle()
    assert len(signed_in.told.all("catalogue_read")) == before + 1


def test_rows_of_the_feed_for_nobody_here_do_nothing(signed_in: DeskInAWorld) -> None:
    asked = len(signed_in.line.asked)
    signed_in.on_loop(lambda: signed_in.line.events.fed((feed_row("clients", id=99), feed_row("bills", account_id=5))))
    assert len(signed_in.line.asked) == asked
