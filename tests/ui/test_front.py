"""What stands in front, without a window: who may take the operator's screen, and who may not."""

import pytest

from operator_desk.ui.front import Change, Front, Place
from operator_desk.verbs import CallOnDesk, CardOnDesk
from sync.card import Card
from sync.protocol import CallGone, Candidate
from tests.ui.clients import NOW, call, candidates, shevchenko, svitanok, talking


class Writer:
    """Somebody who writes, or not."""

    writes = False


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def front(writer: Writer) -> Front:
    return Front(lambda: writer.writes)


def on_desk(call_id: str, card: Card | None = None, who: tuple[Candidate, ...] = ()) -> CallOnDesk:
    return CallOnDesk(call(call_id), who, card)


def known(call_id: str) -> CallOnDesk:
    return on_desk(call_id, shevchenko(), candidates()[:1])


def gone(call_id: str, reason: str = "ended") -> CallGone:
    return CallGone(talking(call_id, state="ended", ended_at=NOW), reason)


def test_a_ringing_call_shows_its_card_on_a_free_desk(front: Front) -> None:
    changes = front.rang(known("a"))
    assert changes == {Change.BAR, Change.CENTRE, Change.CALLS}
    assert front.call is not None and front.call.id == "a"
    assert front.centre.place is Place.CARD
    assert front.centre.card is not None and front.centre.card.card.client_id == 381_204


def test_a_second_call_is_a_badge_and_changes_nothing_in_front(front: Front) -> None:
    front.rang(known("a"))
    front.updated(talking("a"))
    before = (front.call, front.centre)
    assert front.rang(on_desk("b", svitanok(), candidates()[:1])) == {Change.CALLS}
    assert (front.call, front.centre) == before
    assert [one.id for one in front.live_calls] == ["a", "b"]
    assert front.next_waiting() == "b"


def test_a_call_told_twice_is_one_call(front: Front) -> None:
    front.rang(known("a"))
    assert Change.CENTRE not in front.rang(known("a"))
    assert len(front.live_calls) == 1


def test_a_guess_never_opens_by_itself(front: Front) -> None:
    guess = candidates()[2:]
    front.rang(on_desk("a", shevchenko(), guess))
    assert front.centre.place is Place.CALLER
    assert front.centre.card is None


def test_a_chosen_guess_opens(front: Front) -> None:
    front.rang(on_desk("a", None, candidates()))
    front.expect(381_204, None)
    front.opened(CardOnDesk(shevchenko(), NOW, False, "a"))
    assert front.centre.place is Place.CARD
    assert front.call is not None and front.call.settled_card is not None


def test_what_is_written_stays_when_a_call_rings(front: Front, writer: Writer) -> None:
    front.expect(900_117, None)
    front.opened(CardOnDesk(svitanok(), NOW, False))
    writer.writes = True
    changes = front.rang(known("a"))
    assert Change.CENTRE not in changes
    assert front.centre.card is not None and front.centre.card.card.client_id == 900_117
    assert front.call is not None and front.call.id == "a", "the call bar says who rings"
    assert front.next_waiting() == "a", "and his card is one key away"


def test_what_is_written_stays_when_the_call_ends_and_another_waits(front: Front, writer: Writer) -> None:
    front.rang(known("a"))
    front.updated(talking("a"))
    front.rang(on_desk("b"))
    writer.writes = True
    front.gone(gone("a"))
    assert front.centre.call_id == "a"
    assert front.call is not None and front.call.id == "b"


def test_the_card_stays_when_the_call_goes_until_escape(front: Front) -> None:
    front.rang(known("a"))
    front.updated(talking("a"))
    front.gone(gone("a"))
    assert front.centre.place is Place.CARD
    assert front.leave() == {Change.BAR, Change.CENTRE, Change.CALLS}
    assert (front.centre.place.value, front.call) == ("waiting", None)
    assert [one.id for one in front.recent_calls] == ["a"]


def test_the_card_stays_when_the_call_goes_until_the_next_call(front: Front) -> None:
    front.rang(known("a"))
    front.gone(gone("a", "answered_elsewhere"))
    front.rang(on_desk("b"))
    assert front.centre.place is Place.CALLER and front.centre.call_id == "b"


def test_escape_never_takes_a_card_with_text(front: Front, writer: Writer) -> None:
    front.rang(known("a"))
    front.gone(gone("a"))
    writer.writes = True
    assert front.leave() == frozenset()
    assert front.centre.place is Place.CARD


def test_escape_in_a_call_goes_back_to_its_card(front: Front) -> None:
    front.rang(known("a"))
    front.expect(900_117, None)
    front.opened(CardOnDesk(svitanok(), NOW, False))
    front.leave()
    assert front.centre.card is not None and front.centre.card.card.client_id == 381_204


def test_answering_the_second_call_brings_it_to_the_front(front: Front) -> None:
    front.rang(known("a"))
    front.rang(on_desk("b"))
    front.updated(talking("b"))
    assert front.call is not None and front.call.id == "b"


def test_holding_the_first_to_answer_the_second(front: Front) -> None:
    front.rang(known("a"))
    front.updated(talking("a"))
    front.rang(on_desk("b"))
    front.updated(talking("a", state="held", held_at=NOW))
    assert front.call is not None and front.call.id == "a"
    front.updated(talking("b"))
    assert front.call is not None and front.call.id == "b"


def test_a_card_nobody_waits_for_any_more_is_not_shown(front: Front) -> None:
    front.expect(900_117, None)
    front.rang(known("a"))
    assert front.opened(CardOnDesk(svitanok(), NOW, False)) == frozenset()
    assert front.centre.call_id == "a"


def test_new_facts_change_the_card_in_front_only(front: Front) -> None:
    front.rang(known("a"))
    assert front.changed(CardOnDesk(svitanok(), NOW, False)) == frozenset()
    assert front.changed(CardOnDesk(shevchenko(), NOW, False)) == {Change.CENTRE}
    assert front.centre.call_id == "a"


def test_after_a_lost_line_the_calls_are_what_the_server_says(front: Front) -> None:
    front.rang(known("a"))
    front.updated(talking("a"))
    front.rang(on_desk("b"))
    front.replaced((known("b"), on_desk("c")))
    assert {one.id for one in front.live_calls} == {"b", "c"}
    lost = front.find("a")
    assert lost is not None and lost.gone is not None and lost.gone.reason == "lost"


def test_a_call_that_comes_back_is_live_again(front: Front) -> None:
    front.rang(known("a"))
    front.gone(gone("a", "no_answer"))
    front.rang(known("a"))
    assert [one.id for one in front.live_calls] == ["a"]
    assert front.recent_calls == ()


def test_a_shift_of_calls_is_not_kept_for_ever(front: Front) -> None:
    for number in range(200):
        front.rang(known(f"call-{number}"))
        front.gone(gone(f"call-{number}"))
    assert len(front.recent_calls) <= 52
    assert front.recent_calls[0].id == "call-199"
