"""One offer a call: shown quietly, read aloud by a key, answered by a digit; silent where it would be out of place."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_desk.ui.work_pane import Page
from operator_desk.verbs import CardOnDesk
from sync.card import OfferMade
from tests.ui.clients import NOW, content, outage, shevchenko
from tests.ui.desk import Desk, press

ALT = Qt.KeyboardModifier.AltModifier
CALL = "pbx/1764000000.1"


def line(desk: Desk) -> str:
    return desk.window.page.work.offer_line.shown


def press_offer(desk: Desk) -> None:
    press(desk.focus(), Qt.Key.Key_O, ALT)
    desk.settle()


@pytest.fixture
def talking(desk: Desk) -> Desk:
    desk.ring(card=content())
    desk.answer()
    return desk


def test_an_offer_comes_with_the_talk_and_not_with_the_ring(desk: Desk) -> None:
    desk.ring(card=content())
    assert line(desk) == ""
    desk.answer()
    assert line(desk) == "May be offered: Two-zone meter"
    assert not desk.window.page.work.offer.isVisible(), "nothing opens by itself"


def test_a_key_shows_the_words_in_the_clients_language_and_a_digit_says_what_he_answered(talking: Desk) -> None:
    entry = talking.window.page.work.entry
    entry.setFocus()
    press_offer(talking)
    box = talking.window.page.work.offer
    assert box.isVisible() and box.choices.hasFocus()
    assert box.text.shown.startswith("У вас одна ціна вдень і вночі")
    QTest.keyClick(talking.focus(), Qt.Key.Key_2)
    card = content()
    assert talking.verbs.named("answer_offer") == [("two_zones", card.client_id, card.account_id, CALL, "declined")]
    assert not box.isVisible() and entry.hasFocus()
    assert line(talking) == "Two-zone meter · declined"


def test_the_same_answer_is_told_once_and_another_word_again(talking: Desk) -> None:
    for digit in (Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_3):
        press_offer(talking)
        QTest.keyClick(talking.focus(), digit)
    assert [arguments[-1] for arguments in talking.verbs.named("answer_offer")] == ["declined", "not_said"]


def test_accepted_begins_the_request_and_files_nothing(talking: Desk) -> None:
    press_offer(talking)
    QTest.keyClick(talking.focus(), Qt.Key.Key_1)
    work = talking.window.page.work
    assert work.page is Page.FORM and work.form.start is not None and work.form.start.kind.id == "meter_service"
    assert talking.verbs.named("file_request") == []


def test_escape_leaves_it_unanswered_and_the_answer_comes_back(talking: Desk) -> None:
    press(talking.focus(), Qt.Key.Key_A, ALT)
    work = talking.window.page.work
    assert work.answer.isVisible()
    press_offer(talking)
    assert work.offer.isVisible() and not work.answer.isVisible()
    QTest.keyClick(talking.focus(), Qt.Key.Key_Escape)
    assert not work.offer.isVisible() and work.answer.isVisible()
    assert talking.verbs.named("answer_offer") == []


def test_after_the_answer_the_call_has_no_other_offer(talking: Desk) -> None:
    press_offer(talking)
    QTest.keyClick(talking.focus(), Qt.Key.Key_2)
    made = OfferMade("two_zones", "declined", NOW, CALL)
    talking.tell.card_changed(CardOnDesk(replace(content(), offers=(made,)), NOW, False, CALL))
    talking.settle()
    assert line(talking) == "Two-zone meter · declined"


@pytest.mark.parametrize("card", [shevchenko(), replace(content(), cut_off_on=content().client_since)])
def test_who_owes_or_is_to_be_cut_off_is_offered_nothing(desk: Desk, card: object) -> None:
    desk.ring(card=card)  # type: ignore[arg-type]
    desk.answer()
    assert line(desk) == ""
    press_offer(desk)
    assert not desk.window.page.work.offer.isVisible()


def test_a_form_of_a_topic_that_complains_silences_it(talking: Desk) -> None:
    talking.window.page.presenter.begin_request("complaint")
    talking.settle()
    assert line(talking) == ""


def test_an_outage_in_the_street_silences_it_and_closes_the_words(talking: Desk) -> None:
    press_offer(talking)
    talking.tell.outages_changed((outage(),))
    talking.settle()
    assert line(talking) == "" and not talking.window.page.work.offer.isVisible()


def test_another_clients_card_takes_the_words_away(talking: Desk) -> None:
    press_offer(talking)
    talking.window.page.presenter.front.expect(5, None)
    talking.tell.card_opened(CardOnDesk(replace(content(), client_id=5), NOW, False))
    talking.settle()
    assert line(talking) == "" and not talking.window.page.work.offer.isVisible()
    assert talking.focus() is talking.window.page.work.entry
