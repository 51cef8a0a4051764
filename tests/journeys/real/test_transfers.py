"""Handing a caller over: his card goes along, and each one's talk is as long as he was bridged with him."""

from collections.abc import Callable

from sync.demonstration.cast import BONDAR_SON, OLENA
from tests.journeys.real.centre import RealCentre, now, talks
from tests.journeys.real.colleagues import Colleague
from tests.journeys.real.conftest import SitDown

OLENAS_PHONE = "+380444951234"
FAMILYS_PHONE = "0915550203"
BOIKO, MELNYCHUK = "Бойко Ірина Сергіївна", "Мельничук Андрій Васильович"

Join = Callable[[str], Colleague]


def test_a_blind_transfer_brings_the_card_to_the_receiver(
    centre: RealCentre, sit_down: SitDown, colleague: Join
) -> None:
    sender = colleague("1001")
    seat = sit_down("1002")
    first = centre.pbx.phone("1001")
    second = centre.pbx.phone("1002", answers_after=None)
    caller = centre.pbx.caller(OLENAS_PHONE, "110")
    seat.wait(lambda: sender.talks, "the talk of the first operator")
    assert seat.rings == []

    first.transfer("1002")
    ring = seat.next_ring()
    seat.wait_for_card(OLENA)
    seat.wait_for_paint(ring)
    assert ring.call_id == sender.pops[0].call.id
    assert BOIKO in seat.bar
    seat.wait(lambda: bool(sender.gone), "the sender's desk told")
    assert sender.told == [("transferred", MELNYCHUK)]
    handed_over = now()
    second.answer()
    seat.wait_for_state(ring, "talking")
    answered = now()

    caller.hang_up()
    seat.wait_for_state(ring, None)
    seat.wait(lambda: centre.records.ended(ring.call_id) is not None, "the call logged")
    check_talks(centre, ring.call_id, handed_over, answered)
    assert sender.told == [("transferred", MELNYCHUK)]


def test_an_attended_transfer_brings_the_card_to_the_one_who_is_consulted(
    centre: RealCentre, sit_down: SitDown, colleague: Join
) -> None:
    sender = colleague("1001")
    seat = sit_down("1002")
    first = centre.pbx.phone("1001")
    second = centre.pbx.phone("1002", answers_after=None)
    caller = centre.pbx.caller(OLENAS_PHONE, "110")
    seat.wait(lambda: sender.talks, "the talk of the first operator")
    call_id = sender.pops[0].call.id

    first.begin_to_consult("1002")
    consultation = seat.next_ring()
    seat.wait_for_card(OLENA)  # it is her whom they talk about
    assert consultation.call_id != call_id
    second.answer()
    seat.wait_for_state(consultation, "talking")
    first.complete()
    handed = seat.next_ring()
    assert handed.call_id == call_id
    seat.wait_for_state(handed, "talking")
    seat.wait_for_state(consultation, None)
    seat.wait(lambda: bool(sender.gone), "the sender's desk told")
    handed_over = answered = now()
    assert seat.live_calls == [call_id]
    assert seat.shown_client() == OLENA
    assert BOIKO in seat.bar

    caller.hang_up()
    seat.wait_for_state(handed, None)
    seat.wait(lambda: centre.records.ended(call_id) is not None, "the call logged")
    check_talks(centre, call_id, handed_over, answered)
    assert ("transferred", MELNYCHUK) in sender.told
    assert centre.records.call(consultation.call_id) is None  # what operators say among themselves is no contact


def test_the_receiver_sees_the_client_whom_the_sender_chose(
    centre: RealCentre, sit_down: SitDown, colleague: Join
) -> None:
    """A family on one number: the choice goes along with the call, and so does the log."""
    seat = sit_down("1001")
    receiver = colleague("1002")
    first = centre.pbx.phone("1001")
    centre.pbx.phone("1002")
    caller = centre.pbx.caller(FAMILYS_PHONE, "110")
    ring = seat.next_ring()
    seat.wait_for_state(ring, "talking")
    (place,) = [at for at, one in enumerate(seat.window.page.caller.shown, 1) if one.client_id == BONDAR_SON]
    seat.send(lambda: seat.hands.press(f"candidate_{place}"))
    seat.wait_for_card(BONDAR_SON)

    first.transfer("1002")
    seat.wait_for_state(ring, None)
    assert seat.why_gone(ring) == ("transferred", MELNYCHUK)
    assert MELNYCHUK in seat.bar
    seat.wait(lambda: receiver.talks, "the receiver's talk")
    (pop,) = receiver.pops
    assert pop.candidates[0].client_id == BONDAR_SON
    assert pop.card is not None

    caller.hang_up()
    seat.wait(lambda: centre.records.ended(ring.call_id) is not None, "the call logged")
    logged = centre.records.ended(ring.call_id)
    assert logged is not None
    assert (logged["client_id"], logged["operator_id"]) == (BONDAR_SON, 1002)
    assert talks(centre.records.legs(ring.call_id)) == ["PJSIP/1001", "PJSIP/1002"]


def check_talks(centre: RealCentre, call_id: str, handed_over: int, answered: int) -> None:
    """The first operator's talk was over when he had handed over; the second's went on from his answer to the end."""
    logged = centre.records.ended(call_id)
    assert logged is not None
    assert (logged["client_id"], logged["operator_id"], logged["ended_how"]) == (OLENA, 1002, "caller_hung_up")
    legs = centre.records.legs(call_id)
    assert talks(legs) == ["PJSIP/1001", "PJSIP/1002"]
    first, second = (leg for leg in legs if leg.kind == "operator")
    assert first.ended_at is not None and second.ended_at is not None
    assert first.began_at < first.ended_at <= handed_over
    assert first.ended_at <= second.began_at <= answered < second.ended_at <= logged["ended_at"]
