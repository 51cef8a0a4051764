"""The desk's outbox: done here at once, kept until it is answered, undone when it is rejected."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec import Raw
from sqlalchemy import Engine

from sync import feed
from sync.commands import Command
from sync.commands.base import Rejected
from sync.desk_store import DeskStore, Draft
from sync.outbox import LARGEST, Outbox
from sync.protocol import FeedRow, Outcome
from sync.records.images import encode_row
from tests.sync.people import IVAN, KOVAL, NOW, OLENA, SERVER, attach, file_request, identify, wrap_up
from tests.sync.replicas import feed_behind

MINE = (f"staff:{OLENA}", f"client:{KOVAL}")


@pytest.fixture
def outbox(store: DeskStore) -> Outbox:
    store.outbox.begin_session(OLENA, 0)
    return store.outbox


def at_server(server: Engine, command: Command) -> Outcome:
    return feed.execute(server, command, SERVER, staff_id=command.by, at=NOW)


def row(table: str, seq: int, command_id: str | None = None, **columns: Any) -> FeedRow:
    return FeedRow(seq, table, Raw(encode_row(columns)), command_id)


def phone(seq: int, id_: int, e164: str, **columns: Any) -> FeedRow:
    values: dict[str, Any] = {"client_id": KOVAL, "original": e164, "verified": False, "added_at": NOW} | columns
    return row("phones", seq, id=id_, e164=e164, **values)


def numbers(outbox: Outbox) -> list[tuple[str, bool]]:
    return sorted((found["e164"], found["verified"]) for found in outbox.records("phones"))


def test_what_is_filed_is_there_at_once_and_waits(outbox: Outbox) -> None:
    command = file_request()
    (change,) = outbox.file(command)
    assert outbox.records("requests", id=command.id) == (change.row,)
    assert change.row["number"] is None
    assert outbox.waiting() == (command,)
    assert outbox.file(command) == ()
    assert outbox.waiting_count() == 1


def test_the_draft_goes_with_the_filing_and_stays_without_it(store: DeskStore) -> None:
    draft = Draft("d" * 32, "reading_dispute", "Коваль", KOVAL, None, None, (("note", "ґ"),), NOW)
    store.drafts.save(draft)
    with pytest.raises(Rejected):
        store.outbox.file(file_request(type=""), draft_id=draft.id)
    assert store.drafts.all() == (draft,)
    assert store.outbox.waiting() == ()
    store.outbox.file(file_request(), draft_id=draft.id)
    assert store.drafts.all() == ()


def test_what_cannot_be_sent_is_not_filed(outbox: Outbox) -> None:
    with pytest.raises(Rejected, match="too_long"):
        outbox.file(file_request(fields={"note": "x" * LARGEST}))
    assert outbox.records("requests") == ()
    assert outbox.waiting() == ()


def test_only_own_commands_are_for_sending_in_their_order(outbox: Outbox) -> None:
    mine, his, mine_too = file_request(), file_request(by=IVAN), wrap_up()
    for command in (mine, his, mine_too):
        outbox.file(command)
    assert outbox.waiting(by=OLENA) == (mine, mine_too)
    assert outbox.waiting(by=OLENA, limit=1) == (mine,)
    assert outbox.waiting(by=IVAN) == (his,)


def test_an_applied_command_stays_on_top_until_the_feed_brings_it(outbox: Outbox, sqlite_server: Engine) -> None:
    command = file_request()
    outbox.file(command)
    outcome = at_server(sqlite_server, command)
    assert outbox.settle(outcome)
    assert not outbox.settle(outcome)
    assert outbox.waiting() == ()
    assert outbox.records("requests")[0]["number"] is None
    applied = outbox.apply_feed(*feed_behind(sqlite_server, 0, MINE))
    assert applied.came_back == {command.id}
    assert [record["number"] for record in outbox.records("requests")] == [1]
    assert outbox.cursor() == 1
    assert not outbox.settle(outcome)


def test_the_feed_may_be_before_the_answer(outbox: Outbox, sqlite_server: Engine) -> None:
    command = attach()
    outbox.file(command)
    outcome = at_server(sqlite_server, command)
    outbox.apply_feed(*feed_behind(sqlite_server, 0, MINE))
    assert outbox.waiting() == ()
    assert numbers(outbox) == [("380501234567", True)]
    assert not outbox.settle(outcome)
    assert [record["id"] > 0 for record in outbox.records("phones")] == [True]


def test_a_rejected_command_is_undone_and_stays_to_be_seen(outbox: Outbox) -> None:
    outbox.apply_feed([phone(1, 31, "380671112233")], 1)
    command, after = attach(e164="380671112233"), file_request()
    outbox.file(command)
    outbox.file(after)
    assert numbers(outbox) == [("380671112233", True)]
    assert outbox.settle(Outcome(command.id, "rejected", "unknown_client", "812"))
    assert numbers(outbox) == [("380671112233", False)]
    assert outbox.waiting() == (after,)
    (rejected,) = outbox.rejected()
    assert (rejected.command, rejected.reason, rejected.detail) == (command, "unknown_client", "812")
    with pytest.raises(Rejected, match="rejected_before"):
        outbox.file(command)
    outbox.dismiss(after.id)
    outbox.dismiss(command.id)
    assert outbox.rejected() == ()
    assert outbox.waiting() == (after,)


def test_a_rejection_takes_only_its_own_effect_back(outbox: Outbox) -> None:
    chosen, wrapped = identify(), wrap_up()
    outbox.file(chosen)
    outbox.file(wrapped)
    outbox.settle(Outcome(chosen.id, "rejected", "unknown_client"))
    (call,) = outbox.records("interactions")
    assert (call["client_id"], call["topic"], call["id"]) == (None, "readings", wrapped.id)


def test_retry_keeps_it_waiting(outbox: Outbox) -> None:
    command = file_request()
    outbox.file(command)
    assert not outbox.settle(Outcome(command.id, "retry", "database_busy"))
    assert outbox.waiting() == (command,)


def test_a_foreign_change_to_a_row_with_a_waiting_command_keeps_both(outbox: Outbox) -> None:
    outbox.apply_feed([phone(1, 31, "380671112233", original="067 111")], 1)
    command = attach(e164="380671112233")
    outbox.file(command)
    outbox.apply_feed([phone(2, 31, "380671112233", original="(067) 111-22-33")], 2)
    (record,) = outbox.records("phones")
    assert (record["original"], record["verified"]) == ("(067) 111-22-33", True)
    outbox.settle(Outcome(command.id, "rejected", "unknown_client"))
    (record,) = outbox.records("phones")
    assert (record["original"], record["verified"]) == ("(067) 111-22-33", False)


def test_the_servers_row_replaces_the_desks_own_under_another_key(outbox: Outbox) -> None:
    """The same call, written down by the server under its own id while the desk had made a bare one."""
    outbox.file(identify(call_id="line-1"))
    empty = {"account_id": None, "queue": None, "answered_at": None, "ended_at": None, "ended_how": None}
    empty |= {"topic": None, "outcome": None, "client_id": None, "certain": None}
    server_row = row(
        "interactions",
        1,
        id="c" * 32,
        call_id="line-1",
        channel="call",
        direction="inbound",
        number="380",
        operator_id=OLENA,
        started_at=1,
        note="",
        version=4,
        **empty,
    )
    outbox.apply_feed([server_row], 1)
    (call,) = outbox.records("interactions")
    assert (call["id"], call["client_id"], call["number"], call["version"]) == ("c" * 32, KOVAL, "380", 5)


def test_a_command_that_changed_nothing_at_the_server_leaves_nothing_here(outbox: Outbox) -> None:
    """The number was there already, only this desk did not know."""
    command = attach()
    outbox.file(command)
    assert numbers(outbox) == [("380501234567", True)]
    assert outbox.settle(Outcome(command.id, "applied", seq=0))
    assert numbers(outbox) == []
    assert outbox.waiting() == ()


def test_the_feed_sent_again_changes_nothing(outbox: Outbox, sqlite_server: Engine) -> None:
    for command in (identify(), attach(), file_request(), wrap_up()):
        at_server(sqlite_server, command)
    rows, upto = feed_behind(sqlite_server, 0, MINE)
    outbox.apply_feed(rows, upto)
    held = [outbox.records(table) for table in ("interactions", "phones", "requests")]
    outbox.apply_feed(rows, upto)
    assert [outbox.records(table) for table in ("interactions", "phones", "requests")] == held
    assert [len(part) for part in held] == [1, 1, 1]


def test_a_newer_servers_tables_and_columns_are_passed_over(outbox: Outbox) -> None:
    outbox.apply_feed([row("campaigns", 1, id=1), phone(2, 31, "380", colour="blue")], 2)
    assert numbers(outbox) == [("380", False)]
    assert outbox.cursor() == 2


def test_another_person_at_the_desk_begins_without_the_others_rows(outbox: Outbox) -> None:
    unsent, seen = file_request(), file_request()
    outbox.file(unsent)
    outbox.apply_feed([phone(41, 31, "380")], 41)
    assert outbox.begin_session(OLENA, 50) == 41
    outbox.file(seen)
    outbox.settle(Outcome(seen.id, "applied", seq=45))
    assert outbox.begin_session(IVAN, 50) == 50
    assert outbox.cursor() == 50
    assert numbers(outbox) == []
    assert outbox.waiting() == (unsent,)
    assert [record["id"] for record in outbox.records("requests")] == [unsent.id]


def test_a_restored_server_is_followed_from_where_it_is(outbox: Outbox) -> None:
    outbox.apply_feed([phone(41, 31, "380")], 41)
    assert outbox.begin_session(OLENA, 12) == 12
    assert numbers(outbox) == []


def test_what_was_kept_is_there_after_a_restart(outbox: Outbox, store: DeskStore) -> None:
    waiting, rejected = file_request(), wrap_up()
    outbox.file(waiting)
    outbox.file(rejected)
    outbox.settle(Outcome(rejected.id, "rejected", "not_allowed"))
    again = Outbox(store.outbox._engine, store.outbox._setting)
    assert again.waiting() == (waiting,)
    assert [entry.command for entry in again.rejected()] == [rejected]


def test_commands_are_kept_as_they_go_over_the_wire() -> None:
    assert msgspec.json.decode(msgspec.json.encode(file_request()))["c"] == "file_request"
