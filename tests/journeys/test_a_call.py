"""A call from its ring to the filed request, and the other ways that a ring can go."""

from PySide6.QtCore import Qt

from operator_desk.demonstration.base import today
from sync.demonstration.cast import BONDAR_MOTHER, BONDAR_SON, KOVAL, OLENA, STRANGER_WHO_CALLED
from tests.journeys.centre import AtDesk, ContactCentre

OLENAS_NUMBER = "0444951234"
KOVALS_NUMBER = "0915550102"
FAMILYS_NUMBER = "0915550203"
STRANGERS_NUMBER = "0445550721"


def test_a_call_rings_its_card_stands_there_and_the_request_reaches_the_server(
    centre: ContactCentre, desk: AtDesk
) -> None:
    call = centre.call(OLENAS_NUMBER)
    desk.wait_for_card(OLENA)
    assert desk.window.page.card.header.name.shown == "Шевченко Олена Петрівна"
    centre.answer(call)
    desk.wait_for_state(call, "talking")

    desk.hands.begin_request("перерахунок", "recalculation")
    desk.hands.fill_form(today())
    request_id = desk.hands.file()
    number = desk.wait_for_number(request_id)
    desk.wait(lambda: getattr(desk.history(request_id), "number", None) == number, "the number in the history")
    known = desk.known(call)
    assert known is not None
    assert centre.rows(request_id) == [(number, OLENA, known.id)]

    centre.now(call.hang_up)
    desk.wait_for_state(call, None)
    assert desk.shown_client() == OLENA  # what is being worked on stays


def test_two_devices_of_one_operator_are_one_pop(centre: ContactCentre, desk: AtDesk) -> None:
    centre.board.phone.devices = 2
    call = centre.call(KOVALS_NUMBER)
    desk.wait_for_card(KOVAL)
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    assert len(desk.rings) == 1
    centre.now(call.hang_up)
    desk.wait_for_state(call, None)


def test_a_colleague_who_answers_ends_the_pop_and_is_named(centre: ContactCentre, desk: AtDesk) -> None:
    call = centre.call(KOVALS_NUMBER, queue="Довідка")  # rings at two desks, and the other one answers
    desk.wait_for_card(KOVAL)
    desk.wait_for_state(call, None)
    known = desk.known(call)
    assert known is not None and known.gone is not None
    assert (known.gone.reason, known.gone.by) == ("answered_elsewhere", "Бойко Ірина Сергіївна")


def test_of_several_candidates_none_opens_until_one_is_chosen(centre: ContactCentre, desk: AtDesk) -> None:
    call = centre.call(FAMILYS_NUMBER)
    desk.wait(lambda: desk.window.page.centre.shows_caller, "the question who is calling")
    assert [one.client_id for one in desk.window.page.caller.shown] == [BONDAR_MOTHER, BONDAR_SON]
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    desk.hands.press("candidate_2")
    desk.wait_for_card(BONDAR_SON)
    desk.wait(lambda: desk.outbox.waiting == 0, "the choice at the server")
    desk.wait(lambda: call.id in " ".join(desk.calls_on_card()), "the call logged to the son")


def test_a_guess_never_opens_by_itself(centre: ContactCentre, desk: AtDesk) -> None:
    centre.call(STRANGERS_NUMBER)
    desk.wait(lambda: desk.window.page.centre.shows_caller, "the question who is calling")
    assert [(one.client_id, one.certainty) for one in desk.window.page.caller.shown] == [
        (STRANGER_WHO_CALLED, "guessed")
    ]


def test_unknown_and_withheld_callers_are_callers_too(centre: ContactCentre, desk: AtDesk) -> None:
    for number in ("0445559999", "anonymous"):
        call = centre.call(number)
        desk.wait_for_state(call, "ringing")
        desk.wait(lambda: desk.window.page.centre.shows_caller, "what to ask an unknown caller")
        assert desk.window.page.caller.shown == ()
        centre.now(call.hang_up)
        desk.wait_for_state(call, None)


def test_an_unknown_caller_is_found_by_the_account_that_he_says(centre: ContactCentre, desk: AtDesk) -> None:
    call = centre.call("0445559977")
    desk.wait(lambda: desk.window.page.centre.shows_caller, "what to ask an unknown caller")
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    results = desk.window.page.work.results.model
    desk.hands.press("find")
    desk.hands.type("4110200102")
    desk.wait(lambda: results.rowCount() > 0, "whose account it is")
    desk.hands.key(Qt.Key.Key_Return)
    desk.wait_for_card(KOVAL)
    desk.wait(lambda: call.id in " ".join(desk.calls_on_card()), "the call logged to him")
    assert "380445559977" not in [phone.e164 for phone in desk.card().phones]
    desk.hands.press("attach")
    assert desk.hands.agree() == 3, "he said an account, and calls from a strange number"
    desk.wait(lambda: "380445559977" in [phone.e164 for phone in desk.card().phones], "the number on his card")
    desk.wait(lambda: desk.outbox.waiting == 0, "the number at the server")


def test_a_caller_who_gives_up_leaves_no_ghost(centre: ContactCentre, desk: AtDesk) -> None:
    call = centre.call(KOVALS_NUMBER)
    desk.wait_for_state(call, "ringing")
    centre.now(call.hang_up)
    desk.wait_for_state(call, None)
    known = desk.known(call)
    assert known is not None and known.gone is not None and known.gone.reason == "caller_gave_up"
    assert desk.window.page.presenter.front.live_calls == ()
