"""Drafts as typed, requests filed once, rejections shown, and nothing lost when the store refuses."""

from datetime import date

from sync.commands import FileRequest, WrapUp
from tests.desk.conftest import DeskInAWorld
from tests.desk.test_calls import push
from tests.desk.world import draft_of, feed_row, pop_of


def file(world: DeskInAWorld, id_: str) -> None:
    world.desk.file_request(draft_of(id_), {"reason": "t1"})
    world.told.wait("request_filed", lambda filed, number: filed == id_)


def test_a_draft_is_kept_as_typed_and_told(signed_in: DeskInAWorld) -> None:
    signed_in.desk.save_draft(draft_of("d1"))
    assert signed_in.told.wait("draft_saved")[0] == "d1"
    assert signed_in.told.wait("drafts_changed", lambda drafts: len(drafts) == 1) == (draft_of("d1"),)
    signed_in.desk.discard_draft("d1")
    signed_in.settle()
    assert signed_in.told.last("drafts_changed") == ()


def test_a_request_is_filed_as_the_catalogue_says(signed_in: DeskInAWorld) -> None:
    signed_in.desk.save_draft(draft_of("d1"))
    file(signed_in, "d1")
    signed_in.settle()
    (command,) = signed_in.store.commands.values()
    assert isinstance(command, FileRequest)
    assert (command.id, command.by, command.type, command.type_version) == ("d1", 7, "recalculation", 3)
    assert (command.client_id, command.account_id, command.call_id) == (1, 10, "call-1")
    assert (command.department, command.fields) == ("billing", {"reason": "t1"})
    assert command.due_on == date(2025, 11, 29)  # five days behind the day in Kyiv
    assert signed_in.told.last("request_filed") == ("d1", None)
    assert signed_in.told.last("drafts_changed") == ()
    assert signed_in.told.last("outbox_changed").waiting == 1
    assert signed_in.line.grew == 1


def test_filing_twice_files_once_and_a_late_save_brings_no_draft_back(signed_in: DeskInAWorld) -> None:
    file(signed_in, "d1")
    file(signed_in, "d1")
    signed_in.desk.save_draft(draft_of("d1"))
    signed_in.settle()
    assert list(signed_in.store.commands) == ["d1"]
    assert signed_in.store.kept_drafts == {}


def test_the_number_comes_by_the_feed_and_is_told_once(signed_in: DeskInAWorld) -> None:
    file(signed_in, "d1")
    rows = (feed_row("requests", id="d1", number=48121, client_id=1), feed_row("requests", id="other", number=5))
    signed_in.on_loop(lambda: signed_in.line.events.fed(rows))
    signed_in.on_loop(lambda: signed_in.line.events.fed(rows))
    assert signed_in.told.all("request_filed") == [("d1", None), ("d1", 48121)]


def test_an_answered_command_leaves_the_count(signed_in: DeskInAWorld) -> None:
    file(signed_in, "d1")
    signed_in.on_loop(lambda: signed_in.line.events.answered((signed_in.store.apply("d1"),)))
    assert signed_in.told.last("outbox_changed").waiting == 0


def test_a_rejected_request_is_undone_and_shown_until_it_is_dealt_with(signed_in: DeskInAWorld) -> None:
    push(signed_in, pop_of("call-1", 1))
    file(signed_in, "d1")
    assert signed_in.told.wait("card_changed").card.requests
    signed_in.on_loop(lambda: signed_in.line.events.answered((signed_in.store.reject("d1", "closed_account"),)))
    (rejected,) = signed_in.told.last("outbox_changed").rejected
    assert (rejected.id, rejected.kind, rejected.reason) == ("d1", "file_request", "closed_account")
    assert signed_in.told.last("card_changed").card.requests == ()
    signed_in.desk.dismiss_rejected("d1")
    signed_in.settle()
    assert signed_in.told.last("outbox_changed").rejected == ()


def test_a_full_disk_is_told_and_the_text_stays_with_the_operator(signed_in: DeskInAWorld) -> None:
    signed_in.store.broken = "full"
    signed_in.desk.save_draft(draft_of("d1"))
    assert signed_in.told.wait("draft_not_saved") == ("d1", "full")
    assert signed_in.told.wait("drafts_changed", lambda drafts: bool(drafts)) == (draft_of("d1"),)
    signed_in.told.clear()
    signed_in.desk.file_request(draft_of("d1"), {})
    assert signed_in.told.wait("draft_not_saved") == ("d1", "full")
    assert signed_in.told.wait("drafts_changed") == (draft_of("d1"),)
    signed_in.desk.wrap_up("call-1", "bill", "explained", "довга примітка")
    (refused,) = signed_in.told.wait("outbox_changed", lambda outbox: bool(outbox.rejected)).rejected
    assert (refused.kind, refused.title, refused.reason) == ("wrap_up", "bill", "full")
    assert signed_in.told.all("request_filed") == []
    signed_in.store.broken = ""
    file(signed_in, "d1")
    signed_in.desk.dismiss_rejected(refused.id)
    signed_in.settle()
    assert signed_in.told.last("drafts_changed") == ()
    assert signed_in.told.last("outbox_changed").rejected == ()


def test_a_type_that_the_catalogue_does_not_know_is_not_filed(signed_in: DeskInAWorld) -> None:
    signed_in.desk.file_request(draft_of("d1", type="hologram"), {})
    assert signed_in.told.wait("draft_not_saved") == ("d1", "unknown_type")


def test_a_wrap_up_goes_to_the_server(signed_in: DeskInAWorld) -> None:
    signed_in.desk.wrap_up("call-1", "bill", "explained", "")
    signed_in.told.wait("outbox_changed", lambda outbox: outbox.waiting == 1)
    (command,) = signed_in.store.commands.values()
    assert isinstance(command, WrapUp)
    assert (command.call_id, command.topic, command.outcome) == ("call-1", "bill", "explained")


def test_what_an_earlier_run_left_is_told_at_sign_in(signed_in: DeskInAWorld) -> None:
    file(signed_in, "d1")
    signed_in.desk.save_draft(draft_of("d2"))
    signed_in.told.wait("draft_saved")
    signed_in.stop()
    signed_in.told.clear()
    signed_in.desk = signed_in.new_desk()
    signed_in.sign_in()
    assert signed_in.told.last("outbox_changed").waiting == 1
    assert [draft.id for draft in signed_in.told.last("drafts_changed")] == ["d2"]
    push(signed_in, pop_of("call-2", 1))
    assert [filed.id for filed in signed_in.told.last("call_rang").card.requests] == ["d1"]
    signed_in.on_loop(lambda: signed_in.line.events.fed((feed_row("requests", id="d1", number=9, client_id=1),)))
    assert signed_in.told.last("request_filed") == ("d1", 9)
