"""The card leads: a cut-off opens its place by one key, an offer is kept once, callers of one street are an outage."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from sqlalchemy import Table, select

from sync.database import open_server
from sync.demonstration.cast import CUT_OFF, DARK_STREET
from sync.records.offers import offers_made
from sync.records.requests import requests
from telephony.simulator.calls import SimCall
from tests.journeys.centre import AtDesk, ContactCentre
from tests.journeys.test_call_by_keys import answered

CUT_OFFS_NUMBER = "+380915550923"


def street_number(at: int) -> str:
    return f"091555160{at}"


def rows(centre: ContactCentre, table: Table, **equal: object) -> Sequence[Any]:
    """What the server holds."""
    wanted = select(table)
    for name, value in equal.items():
        wanted = wanted.where(table.c[name] == value)
    engine = open_server(centre.url)
    try:
        with engine.connect() as connection:
            return connection.execute(wanted).all()
    finally:
        engine.dispose()


def end(desk: AtDesk, call: SimCall, centre: ContactCentre) -> None:
    centre.now(call.hang_up)
    desk.wait_for_state(call, None)
    desk.hands.key(Qt.Key.Key_Escape)


def test_a_cut_off_opens_its_place_by_one_key(centre: ContactCentre, desk: AtDesk) -> None:
    answered(centre, desk, CUT_OFFS_NUMBER)
    desk.wait_for_card(CUT_OFF)
    page = desk.window.page
    assert page.card.alert.shown.startswith("Відключення за борг"), page.card.alert.shown
    desk.hands.press("alert")
    assert page.card.money.table.hasFocus()
    shown = page.work.answer.shown
    assert shown is not None and "відключення призначено на" in shown.answer and "{" not in shown.answer
    desk.hands.press("alerts")
    assert page.alerts.list.isVisible() and page.alerts.list.list.model().rowCount() >= 2
    desk.hands.key(Qt.Key.Key_Escape)
    assert not page.alerts.list.isVisible()


def test_what_a_client_said_to_an_offer_is_kept_once_and_he_is_not_asked_again(
    centre: ContactCentre, desk: AtDesk
) -> None:
    client = DARK_STREET[0]
    call = answered(centre, desk, street_number(1))
    desk.wait_for_card(client)
    line = desk.window.page.work.offer_line
    desk.wait(lambda: line.shown.startswith("Пропозиція: Двозонний"), "the offer")
    desk.hands.press("offer")
    assert desk.window.page.work.offer.text.shown.startswith("У вас одна ціна")
    desk.hands.key(Qt.Key.Key_2)
    desk.wait(lambda: rows(centre, offers_made, client_id=client) != [], "the answer at the server")
    desk.hands.press("offer")
    desk.hands.key(Qt.Key.Key_2)
    desk.wait(lambda: desk.outbox.waiting == 0, "everything sent")
    (kept,) = rows(centre, offers_made, client_id=client)
    assert (kept.offer, kept.outcome, kept.call_id) == ("two_zones", "declined", f"main:{call.id}")
    end(desk, call, centre)
    again = answered(centre, desk, street_number(1))
    desk.wait_for_card(client)
    assert [made.offer for made in desk.card().offers] == ["two_zones"]
    assert "Двозонний" not in line.shown
    end(desk, again, centre)


def test_what_was_said_without_a_line_reaches_the_server_once(centre: ContactCentre, desk: AtDesk) -> None:
    client = DARK_STREET[1]
    call = answered(centre, desk, street_number(2))
    desk.wait_for_card(client)
    desk.wait(lambda: desk.window.page.work.offer_line.shown != "", "the offer")
    centre.server.kill()
    desk.wait_for_silence()
    desk.hands.press("offer")
    desk.hands.key(Qt.Key.Key_3)
    desk.wait(lambda: desk.outbox.waiting == 1, "what waits for the line")
    centre.server.start()
    desk.wait_for_line()
    desk.wait(lambda: desk.outbox.waiting == 0, "everything sent")
    assert [row.outcome for row in rows(centre, offers_made, client_id=client)] == ["not_said"]
    end(desk, call, centre)


def test_after_five_callers_of_a_street_the_sixth_card_says_so_and_the_answer_is_one_key_away(
    centre: ContactCentre, desk: AtDesk
) -> None:
    page = desk.window.page
    for at in range(1, 6):
        call = answered(centre, desk, street_number(at))
        desk.wait_for_card(DARK_STREET[at - 1])
        end(desk, call, centre)
    desk.wait(lambda: "вул. Тиха" in desk.status_line(), "the outage said to every desk")
    call = answered(centre, desk, street_number(6))
    desk.wait_for_card(DARK_STREET[5])
    assert page.card.alert.shown.startswith("Ймовірна аварія"), page.card.alert.shown
    assert "Відкрита скарга" in page.card.alert.shown
    assert page.work.offer_line.shown == "", "nothing is offered to who sits in the dark"
    desk.hands.press("alert")
    shown = page.work.answer.shown
    assert shown is not None and shown.title == "Немає світла або погана напруга"
    page.presenter.begin_request("outage")
    page.work.form.fill({"what": "no_supply", "where": "street", "since": "з ранку"})
    request_id = desk.hands.file()
    desk.wait_for_number(request_id)
    (filed,) = rows(centre, requests, id=request_id)
    (outage,) = page.alerts._outages
    assert filed.outage_id == outage.id and outage.callers >= 5
    centre.server.kill()
    desk.wait_for_silence()
    centre.server.start()
    desk.wait_for_line()
    desk.wait(lambda: [one.id for one in page.alerts._outages] == [outage.id], "the same outage after a restart")
