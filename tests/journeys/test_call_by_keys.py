"""A call handled whole without the mouse: answered, held, handed to a colleague, ended, and a pause after it."""

from PySide6.QtCore import Qt

from sync.demonstration.cast import KOVAL, OLENA
from telephony.simulator.calls import SimCall
from tests.journeys.centre import AtDesk, ContactCentre

OLENAS_NUMBER = "0444951234"
KOVALS_NUMBER = "0915550102"
COLLEAGUE = "PJSIP/1003"


def answered(centre: ContactCentre, desk: AtDesk, number: str) -> SimCall:
    call = centre.call(number)
    desk.wait_for_state(call, "ringing")
    desk.hands.press("answer")
    desk.wait_for_state(call, "talking")
    return call


def test_a_call_is_answered_held_and_ended_by_keys(centre: ContactCentre, desk: AtDesk) -> None:
    call = answered(centre, desk, OLENAS_NUMBER)
    assert desk.shown_client() == OLENA
    desk.hands.press("hold")
    desk.wait_for_state(call, "held")
    desk.hands.press("hold")
    desk.wait_for_state(call, "talking")
    desk.hands.press("hang_up")
    desk.wait_for_state(call, None)
    assert call.ended and desk.shown_client() == OLENA


def test_a_call_is_handed_to_a_colleague_who_is_free(centre: ContactCentre, desk: AtDesk) -> None:
    call = answered(centre, desk, KOVALS_NUMBER)
    desk.wait_for_card(KOVAL)
    panel = desk.window.page.telephone.transfer_panel
    desk.hands.press("transfer")
    desk.wait(lambda: panel._rows.rowCount() > 0, "who is free")
    desk.hands.type("ткач роман")
    desk.wait(lambda: panel.target == "1003", "the colleague that was typed")
    desk.hands.press("transfer")
    desk.wait_for_state(call, None)
    known = desk.known(call)
    assert known is not None and known.gone is not None
    assert (known.gone.reason, known.gone.by) == ("transferred", "Ткач Роман Ігорович")
    desk.wait(lambda: call.talking == COLLEAGUE, "the talk at the colleague's")


def test_a_call_that_is_refused_rings_on_and_does_not_reach_the_desk(centre: ContactCentre, desk: AtDesk) -> None:
    call = centre.call(KOVALS_NUMBER, queue="Довідка")
    desk.wait_for_state(call, "ringing")
    desk.hands.press("hang_up")
    desk.wait(lambda: call.talking is not None, "a colleague who takes it")
    assert call.talking != "PJSIP/1007"


def test_a_pause_is_chosen_during_a_call_and_holds_after_it(centre: ContactCentre, desk: AtDesk) -> None:
    call = answered(centre, desk, KOVALS_NUMBER)
    own = desk.window.page.call_bar.own_state
    members = [
        one for queue in centre.board.pbx.queues.values() for one in queue.members if one.interface == "PJSIP/1007"
    ]
    desk.hands.press("own_state")
    desk.hands.key(Qt.Key.Key_3)
    desk.wait(lambda: own.below == "потім: Обід", "the pause that will follow")
    desk.hands.press("hang_up")
    desk.wait_for_state(call, None)
    desk.wait(lambda: own.text() == "Обід", "the pause")
    assert {(one.paused, one.reason) for one in members} == {(True, "LUNCH")}
    desk.hands.press("own_state")
    desk.hands.key(Qt.Key.Key_1)
    desk.wait(lambda: own.text() == "На лінії", "that he is ready again")
    assert not any(one.paused for one in members)


def test_without_the_server_a_key_says_at_once_that_nothing_was_done(centre: ContactCentre, desk: AtDesk) -> None:
    call = answered(centre, desk, KOVALS_NUMBER)
    centre.server.kill()
    desk.wait_for_silence()
    notice = desk.window.page.telephone.notice
    desk.hands.press("hang_up")
    desk.wait(lambda: notice.isVisible(), "what has failed")
    assert "Нічого не надіслано" in notice.text.shown
    centre.server.start()
    desk.wait_for_line()
    desk.wait_for_state(call, "talking")  # and it is not done when the server is back
    desk.hands.press("hang_up")
    desk.wait_for_state(call, None)
