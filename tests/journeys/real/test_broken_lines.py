"""Asterisk or the server goes away in the middle of a call: no ghost stays, nothing is lost, nothing is done twice."""

from dataclasses import replace

import pytest

from operator_desk.demonstration.base import today
from sync.demonstration.cast import KOVAL, OLENA
from tests.asterisk.sipp import Caller, Phone
from tests.journeys.real.centre import RealCentre, now, talks
from tests.journeys.real.conftest import SitDown
from tests.journeys.real.seat import RealSeat, Ring

OLENAS_PHONE = "+380444951234"
KOVALS_PHONE = "+380915550102"
ME = "1001"


@pytest.mark.parametrize("killed", [True, False], ids=["killed", "stopped"])
def test_asterisk_restarts_in_a_call(centre: RealCentre, sit_down: SitDown, killed: bool) -> None:
    seat = sit_down(ME)
    phone = centre.pbx.phone(ME, answers_after=None)
    ring, _ = talk(centre, seat, phone, OLENAS_PHONE, OLENA)
    if killed:
        centre.pbx.kill()
    else:
        centre.pbx.stop()
    seat.wait(lambda: not seat.heard, "that Asterisk is away")
    assert "Asterisk: не чути з" in seat.status_line()
    assert seat.link_up
    assert seat.shown_client() == OLENA

    centre.pbx.start()
    seat.wait_for_line()
    seat.wait_for_state(ring, None)
    assert seat.live_calls == []
    assert "не чути" not in seat.status_line()
    seat.wait(lambda: centre.records.ended(ring.call_id) is not None, "the end of the call in its log")
    logged = centre.records.ended(ring.call_id)
    assert logged is not None
    assert logged["client_id"] == OLENA
    if killed:
        assert seat.why_gone(ring) == ("lost", None)
        assert "Завершено під час обриву зв’язку" in seat.bar
        assert logged["ended_how"] == "lost"

    again, caller = talk(centre, seat, phone, KOVALS_PHONE, KOVAL)
    assert again != ring
    assert seat.live_calls == [again.call_id]
    caller.hang_up()
    seat.wait_for_state(again, None)


def test_the_server_is_killed_in_a_call_with_a_request_unsent(centre: RealCentre, sit_down: SitDown) -> None:
    seat = sit_down(ME)
    phone = centre.pbx.phone(ME, answers_after=None)
    ring, caller = talk(centre, seat, phone, OLENAS_PHONE, OLENA)
    seat.wait(lambda: centre.records.call(ring.call_id) is not None, "the call in its log")
    before, (*waits, talk_before) = centre.records.call(ring.call_id), centre.records.legs(ring.call_id)
    seat.hands.begin_request("скарга", "complaint")
    centre.server.kill()
    seat.wait_for_silence()
    seat.hands.fill_form(today())
    request_id = seat.hands.file()
    seat.wait(lambda: seat.outbox.waiting == 1, "the request counted as unsent")
    assert "чекає 1 результат" in seat.status_line()
    seat.wait(lambda: seat.history(request_id) is not None, "the request in the history, without a number yet")
    assert seat.history(request_id).number is None
    assert centre.records.request(request_id) is None
    assert seat.state(ring) == "talking"  # what is known last stays on the screen

    centre.server.start()
    seat.wait_for_line()
    number = seat.wait_for_number(request_id)
    seat.wait(lambda: seat.outbox.waiting == 0, "nothing unsent")
    assert "Не надіслано 0" in seat.status_line()
    request = centre.records.request(request_id)
    assert request is not None
    assert (request["number"], request["client_id"], request["call_id"]) == (number, OLENA, ring.call_id)
    assert centre.records.times_done(request_id) == (1, 1)
    seat.wait_for_state(ring, "talking")
    assert seat.rings == [ring.call_id]
    assert seat.live_calls == [ring.call_id]
    back_again = now()

    caller.hang_up()
    seat.wait_for_state(ring, None)
    seat.wait(lambda: centre.records.ended(ring.call_id) is not None, "the end of the call in its log")
    logged = centre.records.ended(ring.call_id)
    assert logged is not None
    assert (logged["ended_how"], logged["client_id"]) == ("caller_hung_up", OLENA)
    assert before is not None
    for known in ("started_at", "answered_at", "queue", "operator_id"):
        assert logged[known] == before[known]
    assert talk_before.kind == "operator"
    *waits_now, talk_now = centre.records.legs(ring.call_id)
    assert waits_now == waits
    assert talk_now == replace(talk_before, ended_at=talk_now.ended_at)
    assert talk_now.ended_at is not None and back_again < talk_now.ended_at <= logged["ended_at"]


def test_a_call_ends_while_the_server_is_away(centre: RealCentre, sit_down: SitDown) -> None:
    """The desk believes in it until the server is back; then it is gone here, and closed as lost in the log."""
    seat = sit_down(ME)
    phone = centre.pbx.phone(ME, answers_after=None)
    ring, caller = talk(centre, seat, phone, KOVALS_PHONE, KOVAL)
    seat.wait(lambda: centre.records.call(ring.call_id) is not None, "the call in its log")
    centre.server.kill()
    seat.wait_for_silence()
    caller.hang_up()
    phone.wait_until("ended")

    centre.server.start()
    seat.wait_for_line()
    seat.wait_for_state(ring, None)
    assert seat.why_gone(ring) == ("lost", None)
    assert seat.live_calls == []
    assert seat.shown_client() == KOVAL
    seat.wait(lambda: centre.records.ended(ring.call_id) is not None, "the end of the call in its log")
    logged = centre.records.ended(ring.call_id)
    assert logged is not None
    assert (logged["ended_how"], logged["client_id"], logged["operator_id"]) == ("lost", KOVAL, 1001)
    legs = centre.records.legs(ring.call_id)
    assert talks(legs) == [f"PJSIP/{ME}"]
    assert legs[-1].ended_at == logged["ended_at"]


def test_a_call_that_began_while_the_server_was_away_is_there_when_it_is_back(
    centre: RealCentre, sit_down: SitDown
) -> None:
    seat = sit_down(ME)
    phone = centre.pbx.phone(ME, answers_after=None)
    centre.server.kill()
    seat.wait_for_silence()
    caller = centre.pbx.caller(OLENAS_PHONE, "110")
    phone.wait_until("ringing")
    assert seat.rings == []

    centre.server.start()
    seat.wait(lambda: len(seat.live_calls) == 1, "the call that rings")
    ring = Ring(seat.live_calls[0].partition(":")[2])
    assert seat.state(ring) == "ringing"
    seat.wait_for_card(OLENA)
    phone.answer()
    seat.wait_for_state(ring, "talking")
    caller.hang_up()
    seat.wait_for_state(ring, None)


def talk(centre: RealCentre, seat: RealSeat, phone: Phone, number: str, client: int) -> tuple[Ring, Caller]:
    """A client calls, his card stands there, the operator answers."""
    before = phone.count("ringing")
    caller = centre.pbx.caller(number, "110")
    ring = seat.next_ring()
    seat.wait_for_card(client)
    phone.wait_until("ringing", before + 1)
    phone.answer()
    seat.wait_for_state(ring, "talking")
    return ring, caller
