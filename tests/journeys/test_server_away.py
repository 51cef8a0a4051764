"""The server dies in the middle of the work: nothing typed is lost, nothing is sent twice, and everybody can see it."""

import pytest

from operator_desk.demonstration.base import today
from operator_desk.ui.work_pane import Page
from operator_desk.verbs import Draft
from sync.demonstration.cast import KOVAL, OLENA
from sync.ids import new_id
from tests.journeys.centre import AtDesk, ContactCentre
from tests.journeys.test_a_call import KOVALS_NUMBER, OLENAS_NUMBER


def test_a_request_filed_while_the_server_is_away_is_counted_and_sent_once(centre: ContactCentre, desk: AtDesk) -> None:
    call = centre.call(OLENAS_NUMBER)
    desk.wait_for_card(OLENA)
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    desk.hands.begin_request("скарга", "complaint")
    centre.server.kill()
    desk.wait_for_silence()

    desk.hands.fill_form(today())
    request_id = desk.hands.file()
    desk.wait(lambda: desk.outbox.waiting == 1, "the request counted as unsent")
    assert "1" in desk.status_line()
    desk.wait(lambda: desk.history(request_id) is not None, "the request in the history, without a number yet")
    assert desk.history(request_id).number is None
    assert centre.rows(request_id) == []

    centre.server.start()
    number = desk.wait_for_number(request_id)
    desk.wait(lambda: desk.outbox.waiting == 0, "nothing unsent")
    assert [row[0] for row in centre.rows(request_id)] == [number]
    desk.wait(lambda: getattr(desk.history(request_id), "number", None) == number, "the number in the history")


def test_a_call_goes_on_while_the_server_dies_and_comes_back(centre: ContactCentre, desk: AtDesk) -> None:
    call = centre.call(KOVALS_NUMBER)
    desk.wait_for_card(KOVAL)
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    centre.server.kill()
    desk.wait_for_silence()
    assert desk.shown_client() == KOVAL
    centre.server.start()
    desk.wait_for_line()
    desk.wait_for_state(call, "talking")
    assert len(desk.rings) == 1
    centre.now(call.hang_up)
    desk.wait_for_state(call, None)


def test_a_call_that_ended_meanwhile_is_no_ghost(centre: ContactCentre, desk: AtDesk) -> None:
    call = centre.call(KOVALS_NUMBER)
    desk.wait_for_card(KOVAL)
    centre.server.kill()
    desk.wait_for_silence()
    centre.now(call.hang_up)
    centre.server.start()
    desk.wait_for_line()
    desk.wait_for_state(call, None)


def test_while_the_server_is_away_a_card_seen_before_is_shown_with_its_age(centre: ContactCentre, desk: AtDesk) -> None:
    for number, client in ((OLENAS_NUMBER, OLENA), (KOVALS_NUMBER, KOVAL)):
        call = centre.call(number)
        desk.wait_for_card(client)
        centre.now(call.hang_up)
        desk.wait_for_state(call, None)
    centre.server.kill()
    desk.wait_for_silence()
    desk.window.page.presenter.open_account(OLENA, OLENA * 4)
    desk.wait_for_card(OLENA)
    opened = desk.window.page.card.opened
    assert opened is not None and opened.from_store
    centre.server.start()
    desk.wait(lambda: desk.link_up, "the server back")
    desk.wait(lambda: not desk.window.page.card.opened.from_store, "the card as it is now")  # type: ignore[union-attr]


def test_what_the_server_rejects_is_undone_and_shown_until_it_is_dealt_with(
    centre: ContactCentre, desk: AtDesk
) -> None:
    draft = Draft(new_id(), "complaint", "Скарга", 987_654, None, None, (), 0)
    desk.desktop.verbs.file_request(draft, {"text": "клієнта вже немає"})
    desk.wait(lambda: bool(desk.outbox.rejected), "what was rejected")
    (rejected,) = desk.outbox.rejected
    assert (rejected.id, rejected.kind, rejected.reason) == (draft.id, "file_request", "unknown_client")
    assert centre.rows(draft.id) == []
    desk.window.page.now.rejected_dealt_with.emit(rejected.id)
    desk.wait(lambda: not desk.outbox.rejected, "nothing rejected any more")


@pytest.mark.parametrize("place", ["form", "results", "wrap-up", "keys", "caller", "waiting"])
def test_the_server_is_killed_with_every_panel_open(centre: ContactCentre, desk: AtDesk, place: str) -> None:
    """Nothing freezes, nothing closes, no dialog comes, no text goes."""
    call = centre.call("anonymous" if place == "caller" else OLENAS_NUMBER) if place != "waiting" else None
    if call is not None:
        centre.answer(call)
        desk.wait_for_state(call, "talking")
    if place == "form":
        desk.hands.begin_request("скарга", "complaint")
        desk.hands.type("половина тексту")
    elif place == "results":
        desk.hands.press("find")
        desk.hands.type("скарг")
    elif place == "wrap-up":
        desk.hands.press("wrap_up")
        desk.wait(lambda: desk.window.page.work.page is Page.WRAP_UP, "the wrap-up")
    elif place == "keys":
        desk.hands.press("keys")
    before = desk.looks()
    centre.server.kill()
    desk.wait_for_silence()
    assert desk.looks() == before
    centre.server.start()
    desk.wait_for_line()
    assert desk.looks() == before
