"""Who is calling, as the exchange tells it: known, one of a family, a firm, unknown, or hidden."""

import pytest
from PySide6.QtCore import Qt

from sync.demonstration.cast import BONDAR_MOTHER, BONDAR_SON, KOVAL, STRANGER_WHO_CALLED, SVITANOK
from tests.journeys.centre import texts_in
from tests.journeys.real.centre import RealCentre
from tests.journeys.real.conftest import SitDown

ME = "1001"


@pytest.mark.parametrize("as_sent", ["+380915550102", "380915550102", "0915550102", "00380915550102"])
def test_a_number_is_the_same_however_the_trunk_writes_it(centre: RealCentre, sit_down: SitDown, as_sent: str) -> None:
    seat = sit_down(ME)
    centre.pbx.phone(ME, answers_after=None)
    centre.pbx.caller(as_sent, "110")
    ring = seat.next_ring()
    seat.wait_for_card(KOVAL)
    known = seat.known(ring)
    assert known is not None
    assert (known.info.number, known.info.number_text) == ("380915550102", as_sent)
    assert "+380 91 555 0102" in seat.bar


def test_a_legal_entity_stands_there_with_its_own_card(centre: RealCentre, sit_down: SitDown) -> None:
    seat = sit_down(ME)
    centre.pbx.phone(ME, answers_after=None)
    centre.pbx.caller("0445550300", "110")
    seat.next_ring()
    seat.wait_for_card(SVITANOK)
    assert seat.card().kind == "entity"
    assert "Світанок" in seat.window.page.card.header.name.shown
    assert "Світанок" in seat.bar


def test_of_a_family_nobody_opens_until_one_is_chosen_and_only_he_is_logged(
    centre: RealCentre, sit_down: SitDown
) -> None:
    seat = sit_down(ME)
    phone = centre.pbx.phone(ME, answers_after=None)
    caller = centre.pbx.caller("0915550203", "110")
    ring = seat.next_ring()
    seat.wait(lambda: seat.window.page.centre.shows_caller, "the question who is calling")
    shown = [one.client_id for one in seat.window.page.caller.shown]
    assert sorted(shown) == [BONDAR_MOTHER, BONDAR_SON]
    assert "Хто телефонує?" in texts_in(seat.window.page.caller)
    assert seat.shown_client() is None

    phone.answer()
    seat.wait_for_state(ring, "talking")
    assert seat.shown_client() is None  # the answer chooses nobody either
    seat.send(lambda: seat.hands.press(f"candidate_{shown.index(BONDAR_MOTHER) + 1}"))
    seat.wait_for_card(BONDAR_MOTHER)
    caller.hang_up()
    seat.wait_for_state(ring, None)
    seat.wait(lambda: centre.records.ended(ring.call_id) is not None, "the call logged")
    logged = centre.records.ended(ring.call_id)
    assert logged is not None
    assert logged["client_id"] == BONDAR_MOTHER
    seat.wait(lambda: ring.call_id in seat.calls_on_card(), "the call in her history")
    seat.window.page.presenter.open_account(BONDAR_SON, None)
    seat.wait_for_card(BONDAR_SON)
    assert ring.call_id not in seat.calls_on_card()


def test_a_guess_is_offered_and_never_opened(centre: RealCentre, sit_down: SitDown) -> None:
    seat = sit_down(ME)
    centre.pbx.phone(ME, answers_after=None)
    caller = centre.pbx.caller("0445550721", "110")
    ring = seat.next_ring()
    seat.wait(lambda: seat.window.page.centre.shows_caller, "the question who is calling")
    assert [(one.client_id, one.certainty) for one in seat.window.page.caller.shown] == [
        (STRANGER_WHO_CALLED, "guessed")
    ]
    assert seat.shown_client() is None
    caller.hang_up()
    seat.wait_for_state(ring, None)
    seat.wait(lambda: centre.records.ended(ring.call_id) is not None, "the call logged")
    logged = centre.records.ended(ring.call_id)
    assert logged is not None
    assert logged["client_id"] is None


@pytest.mark.parametrize(
    ("number", "headline", "kept_as"),
    [(None, "Номер приховано", "anonymous"), ("0445559990", "Невідомий номер", "380445559990")],
    ids=["withheld", "unknown"],
)
def test_a_stranger_is_a_caller_too(
    centre: RealCentre, sit_down: SitDown, number: str | None, headline: str, kept_as: str
) -> None:
    """He is asked for, found by what he says, and his request stands for the client whom he turns out to be."""
    seat = sit_down(ME)
    phone = centre.pbx.phone(ME, answers_after=None)
    caller = centre.pbx.caller(number, "110")
    ring = seat.next_ring()
    seat.wait(lambda: seat.window.page.centre.shows_caller, "what to ask him")
    seat.wait_for_paint(ring)
    assert seat.window.page.caller.shown == ()
    assert headline in texts_in(seat.window.page.caller)
    known = seat.known(ring)
    assert known is not None
    assert known.info.withheld is (number is None)

    phone.answer()
    seat.wait_for_state(ring, "talking")
    seat.hands.press("find")
    seat.hands.type("4110200102")
    results = seat.window.page.work.results
    seat.wait(lambda: results.model.rowCount() > 0, "whose account it is")
    seat.send(lambda: seat.hands.key(Qt.Key.Key_Return))
    seat.wait_for_card(KOVAL)
    caller.hang_up()
    seat.wait_for_state(ring, None)
    seat.wait(lambda: centre.records.ended(ring.call_id) is not None, "the call logged")
    logged = centre.records.ended(ring.call_id)
    assert logged is not None
    assert (logged["client_id"], logged["number"]) == (KOVAL, kept_as)
