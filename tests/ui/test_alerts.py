"""Alerts at the window: by weight, each with the way to its place, by one key, by the list and by the mouse."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from operator_desk.ui.card.timeline_rows import Filter
from operator_desk.ui.work_pane import Page
from operator_desk.verbs import BillingOnDesk, CardOnDesk
from sync.billing.documents import Instalment, Plan
from sync.outages import Outage
from sync.verification.rules import Protected
from tests.ui.clients import NOW, REQUEST, content, outage, shevchenko, svitanok
from tests.ui.desk import Desk, press
from tests.ui.money import billing

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def open_next(desk: Desk) -> None:
    press(desk.focus(), Qt.Key.Key_W, ALT)
    desk.settle()


@pytest.fixture
def talking(desk: Desk) -> Desk:
    desk.ring()
    desk.answer()
    return desk


def test_a_key_opens_the_gravest_and_then_the_next_and_begins_again(talking: Desk) -> None:
    card = talking.window.page.card
    assert card.alert.shown.split("  ·  ")[1:] == ["Request № 48120, answer due 25 November", "Overdue 4 days"]
    assert card.alert.leads_to == "The call →"
    open_next(talking)
    assert card.timeline.table.hasFocus()
    row = card.timeline._model.rows[card.timeline.table.currentIndex().row()]
    assert row.key == "interaction:01931c0004", "the latest of the three calls"
    assert card.alert.leads_to == "Request 48\u202f120 →"
    open_next(talking)
    assert card.timeline._model.rows[card.timeline.table.currentIndex().row()].key == f"request:{REQUEST.id}"
    open_next(talking)
    assert talking.window.page.work.page is Page.WHY
    open_next(talking)
    assert card.timeline._model.rows[card.timeline.table.currentIndex().row()].key == "interaction:01931c0004"


def test_a_cut_off_opens_the_money_and_shows_what_is_read_aloud(desk: Desk) -> None:
    desk.ring(card=replace(shevchenko(), cut_off_on=date(2026, 11, 30)))
    desk.answer()
    assert desk.window.page.card.alert.shown.startswith("Cut-off for debt on 30 November")
    assert desk.window.page.card.alert._ground == "bad_ground"
    open_next(desk)
    assert desk.window.page.card.money.table.hasFocus()
    shown = desk.window.page.work.answer.shown
    assert shown is not None and shown.title == "A notice of disconnection"


def test_a_meter_opens_the_meters(desk: Desk) -> None:
    desk.ring(card=svitanok())
    open_next(desk)
    assert desk.window.page.card.meters.table.hasFocus()


def test_the_list_of_all_is_opened_by_a_key_and_a_digit_chooses(talking: Desk) -> None:
    press(talking.focus(), Qt.Key.Key_E, ALT)
    listed = talking.window.page.alerts.list
    assert listed.isVisible() and listed.list.hasFocus()
    model = listed.list.model()
    assert [str(model.index(at, 0).data()) for at in range(model.rowCount())][2] == "Overdue 4 days"
    QTest.keyClick(talking.focus(), Qt.Key.Key_3)
    assert not listed.isVisible() and talking.window.page.work.page is Page.WHY


def test_escape_leaves_the_list_and_the_keyboard_goes_back(talking: Desk) -> None:
    entry = talking.window.page.work.entry
    entry.setFocus()
    press(entry, Qt.Key.Key_E, ALT)
    QTest.keyClick(talking.focus(), Qt.Key.Key_Escape)
    assert not talking.window.page.alerts.list.isVisible() and entry.hasFocus()


def test_a_press_on_a_sentence_opens_its_place(talking: Desk) -> None:
    strip = talking.window.page.card.alert._strip
    talking.settle()
    areas = {at: area for area, at in strip._areas}
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=areas[1].center())
    timeline = talking.window.page.card.timeline
    assert timeline._model.rows[timeline.table.currentIndex().row()].key == f"request:{REQUEST.id}"
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.width() - 1, 1))
    assert not talking.window.page.alerts.list.isVisible(), "beside the sentences nothing is pressed"


def test_what_does_not_fit_is_counted_and_a_press_on_the_number_opens_the_list(desk: Desk) -> None:
    desk.ring(card=replace(shevchenko(), cut_off_on=date(2026, 11, 30), vulnerable=True, meters=svitanok().meters))
    desk.answer()
    strip = desk.window.page.card.alert._strip
    (more,) = [area for area, at in strip._areas if at < 0]
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=more.center())
    assert desk.window.page.alerts.list.isVisible()


def test_another_client_begins_at_his_own_gravest_alert(talking: Desk) -> None:
    open_next(talking)
    opened = CardOnDesk(replace(shevchenko(), client_id=5, account_id=55), NOW, False)
    talking.window.page.presenter.front.expect(5, 55)
    talking.tell.card_opened(opened)
    talking.settle()
    assert talking.window.page.card.alert.leads_to == "The call →"


def test_of_a_client_without_any_the_key_does_nothing(desk: Desk) -> None:
    desk.ring(card=replace(content(), meters=()))
    assert desk.window.page.card.alert.shown == "Nothing special about this client"
    assert desk.window.page.card.alert.leads_to == ""
    before = desk.focus()
    open_next(desk)
    press(desk.focus(), Qt.Key.Key_E, ALT)
    assert desk.focus() is before and not desk.window.page.alerts.list.isVisible()


def test_a_probable_outage_comes_onto_the_card_and_its_answer_is_one_key_away(talking: Desk) -> None:
    other = Outage("b" * 32, "Київ, вул. Садова", NOW, 9)
    talking.tell.outages_changed((other, outage()))
    talking.settle()
    card, status = talking.window.page.card, talking.window.status
    assert card.alert.shown.startswith("Probable outage, 7 calls, вул. Січових Стрільців")
    assert status._outage.shown == "Probable outage: вул. Садова, 9 calls (+1)"
    open_next(talking)
    shown = talking.window.page.work.answer.shown
    assert shown is not None and shown.title == "No light, or bad voltage"
    talking.tell.outages_changed(())
    talking.settle()
    assert not card.alert.shown.startswith("Probable") and status._outage.shown == ""


def test_instalments_are_told_of_when_the_accounts_money_has_been_read(desk: Desk) -> None:
    desk.ring(card=shevchenko())
    before = desk.window.page.card.alert.shown
    card = shevchenko()
    assert card.account_id is not None
    parts = (Instalment(1, date(2026, 10, 24), 40_000, 40_000), Instalment(2, date(2026, 11, 22), 40_000, 0))
    plan = Plan("П-1", date(2026, 10, 1), "active", 80_000, parts)
    desk.tell.billing_read(BillingOnDesk(card.client_id, card.account_id, replace(billing(), plans=(plan,)), NOW))
    desk.settle()
    after = desk.window.page.card.alert.shown
    assert "Instalment of 400.00 UAH is 2 days late" in after and "Instalment" not in before


def test_a_call_that_is_not_there_yet_is_looked_for_among_the_calls(talking: Desk) -> None:
    timeline = talking.window.page.card.timeline
    timeline.choose_filter(tuple(Filter).index(Filter.MONEY))
    talking.settle()
    open_next(talking)
    talking.settle()
    assert timeline._filter is Filter.CALLS


def test_of_debts_nothing_is_said_before_the_caller_may_hear_of_them(desk: Desk) -> None:
    desk.ring(proved=False)
    desk.answer()
    assert "Overdue" not in desk.window.page.card.alert.shown
    for _ in range(3):
        if desk.window.page.guard.is_open(Protected.MONEY):
            break
        press(desk.focus(), Qt.Key.Key_I, CTRL)
        QTest.keyClick(desk.focus(), Qt.Key.Key_1)
        desk.settle()
    assert "Overdue 4 days" in desk.window.page.card.alert.shown
