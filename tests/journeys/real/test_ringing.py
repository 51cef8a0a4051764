"""A call that rings: at whom it pops, how often, and what it leaves behind when it goes elsewhere or nowhere."""

from collections.abc import Callable

from sync.demonstration.cast import BONDAR_MOTHER, KOVAL
from tests.asterisk.pbx import TWO_PHONES
from tests.journeys.real.centre import RealCentre, queues, talks
from tests.journeys.real.colleagues import Colleague
from tests.journeys.real.conftest import SitDown

KOVALS_PHONE = "+380915550102"
KOVALS_NAME = "Коваль"
GAVE_UP, GAVE_UP_EARLY = "380445550981", "380445550982"  # of nobody, and of no other journey

Join = Callable[[str], Colleague]


def test_of_five_that_ring_one_answers_and_the_others_are_told_by_whom(
    centre: RealCentre, sit_down: SitDown, colleague: Join
) -> None:
    """The window is the third one's; the sixth works in another group and hears nothing."""
    others = [colleague(login) for login in ("1001", "1002", "1004", "1005")]
    idle = colleague("1006")
    seat = sit_down("1003")
    phones = {login: centre.pbx.phone(login, answers_after=None) for login in ("1001", "1002", "1003", "1004", "1005")}
    caller = centre.pbx.caller(KOVALS_PHONE, "111")
    ring = seat.next_ring()
    seat.wait_for_card(KOVAL)
    seat.wait(lambda: all(one.pops for one in others), "five desks that ring")
    for phone in phones.values():
        phone.wait_until("ringing")
    for one in others:
        (pop,) = one.pops
        assert (pop.call.id, pop.call.state, pop.candidates[0].client_id) == (ring.call_id, "ringing", KOVAL)
        assert pop.card is not None

    phones["1003"].answer()
    seat.wait_for_state(ring, "talking")
    seat.wait(lambda: all(one.gone for one in others), "four desks that are told")
    for one in others:
        assert one.told == [("answered_elsewhere", "Ткач Роман Ігорович")]
        assert "talking" not in one.states
    assert seat.shown_client() == KOVAL
    assert seat.rings == [ring.call_id]

    caller.hang_up()
    seat.wait_for_state(ring, None)
    seat.wait(lambda: centre.records.ended(ring.call_id) is not None, "the call logged")
    logged = centre.records.ended(ring.call_id)
    assert logged is not None
    assert (logged["operator_id"], logged["client_id"]) == (1003, KOVAL)
    assert talks(centre.records.legs(ring.call_id)) == ["PJSIP/1003"]
    assert [one.pops for one in others] == [[one.pops[0]] for one in others]
    assert (idle.pops, idle.gone) == ([], [])


def test_a_colleague_who_answers_takes_the_pop_away(centre: RealCentre, sit_down: SitDown, colleague: Join) -> None:
    """The same from a loser's window: it says who has the call, and loses nothing."""
    seat = sit_down("1002")
    winner = colleague("1004")
    phones = {login: centre.pbx.phone(login, answers_after=None) for login in ("1001", "1002", "1003", "1004", "1005")}
    centre.pbx.caller(KOVALS_PHONE, "111")
    ring = seat.next_ring()
    seat.wait_for_card(KOVAL)
    phones["1004"].answer()
    seat.wait_for_state(ring, None)
    seat.wait(lambda: winner.talks, "the colleague's talk")
    assert seat.why_gone(ring) == ("answered_elsewhere", "Гриценко Оксана Миколаївна")
    assert "Гриценко" in seat.bar
    assert seat.live_calls == []
    assert seat.shown_client() == KOVAL


def test_two_phones_of_one_operator_are_one_call(centre: RealCentre, sit_down: SitDown) -> None:
    seat = sit_down(TWO_PHONES)
    desk_phone = centre.pbx.phone(TWO_PHONES, answers_after=None)
    home_phone = centre.pbx.phone(TWO_PHONES, device=1, answers_after=None)
    caller = centre.pbx.caller(KOVALS_PHONE, "103")
    ring = seat.next_ring()
    seat.wait_for_card(KOVAL)
    desk_phone.wait_until("ringing")
    home_phone.wait_until("ringing")
    assert seat.live_calls == [ring.call_id]

    home_phone.answer()
    desk_phone.wait_until("cancelled")
    seat.wait_for_state(ring, "talking")
    assert seat.live_calls == [ring.call_id]
    assert seat.window.page.presenter.front.recent_calls == ()

    caller.hang_up()
    seat.wait_for_state(ring, None)
    seat.wait(lambda: centre.records.ended(ring.call_id) is not None, "the call logged")
    assert seat.rings == [ring.call_id]
    assert talks(centre.records.legs(ring.call_id)) == [f"PJSIP/{TWO_PHONES}"]


def test_an_unanswered_call_goes_over_to_another_operator(
    centre: RealCentre, sit_down: SitDown, colleague: Join
) -> None:
    seat = sit_down("1003")
    second = colleague("1004")
    first_phone = centre.pbx.phone("1003", answers_after=None)
    second_phone = centre.pbx.phone("1004", answers_after=None)
    caller = centre.pbx.caller(KOVALS_PHONE, "102")
    ring = seat.next_ring()
    seat.wait_for_card(KOVAL)
    assert second.pops == []

    first_phone.wait_until("cancelled")
    seat.wait_for_state(ring, None)
    assert seat.why_gone(ring) == ("no_answer", None)
    assert "Без відповіді, пішов далі" in seat.bar
    second_phone.answer()
    seat.wait(lambda: second.talks, "the talk at the second desk")
    (pop,) = second.pops
    assert (pop.call.id, pop.candidates[0].client_id, pop.call.queue) == (ring.call_id, KOVAL, "outages-second")
    assert pop.card is not None

    caller.hang_up()
    seat.wait(lambda: centre.records.ended(ring.call_id) is not None, "the call logged")
    logged = centre.records.ended(ring.call_id)
    legs = centre.records.legs(ring.call_id)
    assert logged is not None
    assert (logged["operator_id"], logged["client_id"], logged["ended_how"]) == (1004, KOVAL, "caller_hung_up")
    assert queues(legs) == ["outages", "outages-second"]
    assert talks(legs) == ["PJSIP/1004"]


def test_nobody_answers_and_the_queue_gives_the_call_up(centre: RealCentre, sit_down: SitDown) -> None:
    """His phone rings twice; each time is a pop, and after the last nothing is left of it but the missed call."""
    seat = sit_down("1001")
    phone = centre.pbx.phone("1001", answers_after=None)
    centre.pbx.caller(KOVALS_PHONE, "112")
    first = seat.next_ring()
    again = seat.next_ring()
    assert first == again
    phone.wait_until("ringing", 2)
    seat.wait(lambda: centre.records.ended(first.call_id) is not None, "the end of the call in its log")
    seat.wait_for_state(first, None)
    assert seat.live_calls == []
    logged = centre.records.ended(first.call_id)
    assert logged is not None
    assert (logged["ended_how"], logged["client_id"], logged["answered_at"]) == ("no_answer", KOVAL, None)
    assert talks(centre.records.legs(first.call_id)) == []


def test_a_caller_gives_up_while_the_phone_rings(centre: RealCentre, sit_down: SitDown) -> None:
    seat = sit_down("1001")
    phone = centre.pbx.phone("1001", answers_after=None)
    caller = centre.pbx.caller("0915550203", "110")
    ring = seat.next_ring()
    seat.wait(lambda: seat.window.page.centre.shows_caller, "the question who of the family is calling")
    caller.hang_up()
    phone.wait_until("cancelled")
    seat.wait_for_state(ring, None)
    assert seat.why_gone(ring) == ("caller_gave_up", None)
    assert seat.live_calls == []
    assert BONDAR_MOTHER in [one.client_id for one in seat.window.page.caller.shown]  # to call back
    seat.wait(lambda: centre.records.ended(ring.call_id) is not None, "the end of the call in its log")
    logged = centre.records.ended(ring.call_id)
    assert logged is not None
    assert (logged["ended_how"], logged["answered_at"]) == ("abandoned", None)
    assert logged["client_id"] is None  # nobody has been chosen: it is logged to none of the family


def test_a_caller_gives_up_in_a_queue_where_nobody_works(centre: RealCentre, colleague: Join) -> None:
    desks = [colleague(login) for login in ("1001", "1002")]
    with centre.pbx.ami() as ami:
        caller = centre.pbx.caller(f"+{GAVE_UP}", "113")
        ami.wait_for("QueueCallerJoin", Queue="nobody")
        caller.hang_up()
        ami.wait_for("QueueCallerAbandon")
    logged = centre.wait_for(lambda: [row for row in centre.records.calls_from(GAVE_UP) if row["ended_at"]])
    assert [(row["ended_how"], row["queue"], row["client_id"], row["operator_id"]) for row in logged] == [
        ("abandoned", "nobody", None, None)
    ]
    assert all(one.pops == [] for one in desks)


def test_a_caller_gives_up_in_the_menu(centre: RealCentre) -> None:
    with centre.pbx.ami() as ami:
        caller = centre.pbx.caller(f"+{GAVE_UP_EARLY}", "101")
        ami.wait_for("UserEvent", UserEvent="IvrStep")
        caller.hang_up()
    logged = centre.wait_for(lambda: [row for row in centre.records.calls_from(GAVE_UP_EARLY) if row["ended_at"]])
    assert [(row["ended_how"], row["queue"]) for row in logged] == [("ivr_only", None)]
