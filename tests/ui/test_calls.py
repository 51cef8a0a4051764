"""Calls at the window: the card that opens, the timeline, the candidates, the number that is written down."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from operator_desk.ui.card.view import CardView
from operator_desk.ui.centre import WaitingPanel
from operator_desk.verbs import CallOnDesk, CardOnDesk, TimelineLine, TimelinePage
from sync.protocol import CallGone, Found, Hit
from tests.ui.clients import NOW, NUMBER, at, call, candidates, interactions, shevchenko, svitanok, talking
from tests.ui.desk import Desk, write

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def hit(client_id: int = 900_117, account_id: int | None = 7_700_012_044) -> Hit:
    return Hit(client_id, account_id, "ТОВ «Світанок»", "company", "7700012044", "Київ", "name", "Світанок")


def test_a_ring_shows_who_calls_what_is_owed_and_how_he_got_here(desk: Desk) -> None:
    desk.ring()
    bar, header = desk.window.page.call_bar, desk.window.page.card.header
    assert bar._number.shown == "+380 44 495 1234"
    assert bar._name.shown == header.name.shown == "Шевченко Олена Петрівна"
    assert bar._timer_text.shown == "00:04"
    assert bar._queue.shown == "Queue “Розрахунки”, waited 0:28"
    assert header._values[0].shown == "1\u202f285.20\u202f₴" and header._values[0].tone == "bad"
    assert header._values[2].shown == "by 25 November"
    assert desk.window.page.card.alert.shown.startswith("3 calls in 6 days: bill explained")


def test_the_timer_follows_the_servers_clock(build: Callable[..., Desk]) -> None:
    own = [NOW - 3_600_000]  # this desk's clock is an hour slow
    desk = build(clock=lambda: own[0])
    desk.window.show()
    desk.sign_in()
    desk.ring()
    desk.answer()
    assert desk.window.page.call_bar._timer_text.shown == "01:12"
    own[0] += 60_000
    desk.window.page.call_bar._show_time()
    assert desk.window.page.call_bar._timer_text.shown == "02:12"


def test_the_painted_card_is_told_once_for_each_pop(desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    desk.window.card_painted.connect(told.append)
    desk.ring("pbx/a")
    qtbot.waitUntil(lambda: told == ["pbx/a"])
    desk.ring("pbx/b")
    desk.answer("pbx/a")
    assert told == ["pbx/a"], "a badge is no pop"


def test_answered_elsewhere_is_said_by_name_and_the_card_stays(desk: Desk) -> None:
    desk.ring()
    desk.tell.call_gone(CallGone(call(state="ended", ended_at=NOW), "answered_elsewhere", "Ткач Роман"))
    desk.settle()
    assert desk.window.page.call_bar._certainty.shown == "Answered by Ткач Роман"
    assert isinstance(desk.window.page.centre.currentWidget(), CardView)
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_Escape)
    assert isinstance(desk.window.page.centre.currentWidget(), WaitingPanel)
    assert desk.window.page.call_bar._state.shown == "No call"


@pytest.mark.parametrize(
    ("reason", "by", "said"),
    [
        ("transferred", "Ткач Роман", "Transferred to Ткач Роман"),
        ("lost", None, "Ended while the line was down"),
        ("ended", None, "number on file"),  # he knows that he hung up, or heard it
    ],
)
def test_of_a_talk_that_nobody_here_ended_it_is_said_where_it_went(
    desk: Desk, reason: str, by: str | None, said: str
) -> None:
    desk.ring()
    desk.answer()
    desk.tell.call_gone(CallGone(talking(state="ended", ended_at=NOW), reason, by))
    desk.settle()
    assert desk.window.page.call_bar._certainty.shown == said


def test_a_second_call_is_a_badge_and_f2_brings_it(desk: Desk) -> None:
    desk.ring("pbx/a")
    desk.answer("pbx/a")
    desk.ring_unsettled("pbx/b", number=None, number_text="anonymous", withheld=True)
    assert desk.window.page.centre.shows_card
    assert desk.window.page.now._calls.rowCount() == 2
    assert (
        desk.window.page.call_bar._next.isVisible()
        and "Number withheld" in desk.window.page.call_bar._next.accessibleName()
    )
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_F2)
    assert desk.window.page.centre.shows_caller
    assert desk.window.page.caller._headline.shown == "Number withheld"


def test_a_call_that_could_not_be_looked_up_says_so_until_it_has_been(desk: Desk) -> None:
    desk.ring_unsettled("pbx/a", problem="database_down")
    assert desk.window.page.caller._headline.shown == "Not looked up"
    assert "does not reach its database" in desk.window.page.caller._advice.shown
    desk.tell.calls_replaced((CallOnDesk(call("pbx/a"), candidates()[:1], shevchenko()),))
    desk.settle()
    assert desk.window.page.centre.shows_card


def test_nothing_in_the_window_moves_when_a_call_rings(desk: Desk) -> None:
    """Reserved places: every panel keeps its rectangle through a call."""
    window = desk.window
    watched = [
        window.page.call_bar,
        window.page.now,
        window.page.now.others,
        window.page.centre,
        window.page.work,
        window.page.work.entry,
        window.status,
    ]

    def places() -> list[QRect]:
        return [QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size()) for widget in watched]

    before = places()
    desk.ring()
    assert places() == before
    desk.answer()
    desk.ring_unsettled("pbx/b", candidates())
    assert places() == before


def test_a_card_from_the_desks_own_store_says_how_old_it_is(desk: Desk) -> None:
    desk.window.page.presenter.open_account(900_117, None)
    desk.tell.card_opened(CardOnDesk(svitanok(), at(2026, 11, 24, 9, 5), from_store=True))
    desk.settle()
    assert desk.window.page.card.header._age.shown == "as of Today 09:05"


def test_a_card_that_cannot_be_had_is_said_until_another_one_opens(desk: Desk) -> None:
    desk.window.page.presenter.open_account(900_117, None)
    desk.tell.card_missing(900_117, "line_down")
    desk.settle()
    assert desk.window.status._card.shown == "No card: no link to the server, and no copy at this desk"
    desk.ring()
    assert desk.window.status._card.shown == ""


def test_new_facts_leave_selection_and_scroll_of_the_timeline(desk: Desk) -> None:
    desk.ring()
    table = desk.window.page.card.timeline.table
    table.selectRow(4)
    table.verticalScrollBar().setValue(40)
    marked = table.currentIndex().siblingAtColumn(2).data()
    fresh = replace(interactions()[0], id="01931cff", started_at=NOW - 60_000, note="щойно")
    card = replace(shevchenko(), interactions=(fresh, *interactions()))
    desk.tell.card_changed(CardOnDesk(card, NOW, False))
    desk.settle()
    assert table.currentIndex().siblingAtColumn(2).data() == marked and table.currentIndex().row() == 5
    assert "щойно" in str(table.model().index(0, 2).data())


def page(
    lines: tuple[TimelineLine, ...], kinds: tuple[str, ...] = (), *, first: bool = True, more: bool = False
) -> TimelinePage:
    return TimelinePage(381_204, 4_120_337_815, kinds, first, lines, more, 412 if first else None, at(2014, 3, 12))


def test_the_timeline_is_asked_for_after_the_card_is_filled(desk: Desk) -> None:
    desk.ring()
    assert desk.verbs.named("read_timeline") == [(381_204, 4_120_337_815, (), None)]
    desk.tell.timeline_read(page(()))
    desk.settle()
    assert desk.window.page.card.timeline._remark.shown == "since 2014, 412 records"


def test_scrolling_asks_for_the_page_below(desk: Desk) -> None:
    desk.ring()
    desk.tell.timeline_read(page((), more=True))
    desk.settle()
    table = desk.window.page.card.timeline.table
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    desk.settle()
    rows = desk.window.page.card.timeline._model.rows
    asked = desk.verbs.named("read_timeline")
    assert len(asked) == 2 and asked[1][3] == min((line.at, line.id) for line in rows[-1].lines)


@pytest.mark.parametrize(
    ("digit", "kinds"), [(2, ("interaction",)), (3, ("request",)), (5, ("bill", "correction", "payment"))]
)
def test_filters_by_key_ask_for_their_kinds(desk: Desk, digit: int, kinds: tuple[str, ...]) -> None:
    desk.ring()
    QTest.keyClick(desk.window.page.work.entry, Qt.Key(Qt.Key.Key_0 + digit), CTRL)
    desk.settle()
    assert desk.verbs.named("read_timeline")[-1][2] == kinds
    assert {line.kind for row in desk.window.page.card.timeline._model.rows for line in row.lines} <= set(kinds)
    assert desk.window.page.work.entry.text() == ""


def test_a_page_of_another_client_is_for_nobody(desk: Desk) -> None:
    desk.ring()
    rows = len(desk.window.page.card.timeline._model.rows)
    stranger = replace(interactions()[0], id="stranger")
    line = TimelineLine("interaction", 1, "stranger", stranger)
    desk.tell.timeline_read(TimelinePage(1, 1, (), True, (line,), False, 1, 1))
    desk.settle()
    assert len(desk.window.page.card.timeline._model.rows) == rows


def test_ctrl_g_goes_to_the_open_request(desk: Desk) -> None:
    desk.ring()
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_G, CTRL)
    assert "48\u202f120" in str(desk.window.page.card.timeline.table.currentIndex().siblingAtColumn(2).data())


def test_candidates_are_chosen_by_alt_and_their_number(desk: Desk) -> None:
    desk.ring_unsettled("pbx/x", candidates())
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_2, ALT)
    assert desk.verbs.named("choose_candidate") == [("pbx/x", 381_990, 4_120_337_902)]
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_7, ALT)
    assert len(desk.verbs.named("choose_candidate")) == 1


def test_the_chosen_clients_card_opens_when_it_comes(desk: Desk) -> None:
    desk.ring_unsettled("pbx/x", candidates())
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_1, ALT)
    desk.tell.card_opened(CardOnDesk(shevchenko(), NOW, False, "pbx/x"))
    desk.settle()
    assert desk.window.page.centre.shows_card and desk.window.page.call_bar._certainty.shown == "chosen by you"


def test_f3_goes_back_to_the_candidates(desk: Desk) -> None:
    desk.ring()
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_F3)
    assert desk.window.page.centre.shows_caller
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_Escape)
    assert desk.window.page.centre.shows_card


def test_an_unknown_caller_found_by_search_is_chosen_for_the_call(desk: Desk) -> None:
    desk.ring_unsettled("pbx/x", number="380671902244", number_text="0671902244")
    assert desk.window.page.caller._headline.shown == "Unknown number"
    write(desk.window.page.work.entry, "ґанок")
    desk.tell.found("ґанок", Found(1, "name", (hit(),), False))
    desk.settle()
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_Return)
    assert desk.verbs.named("choose_candidate") == [("pbx/x", 900_117, 7_700_012_044)]


def test_an_unknown_number_is_written_down_once_in_the_talk(desk: Desk) -> None:
    desk.ring_unsettled("pbx/x", number="380671902244", number_text="0671902244")
    desk.window.page.presenter.choose_candidate("pbx/x", 381_204, 4_120_337_815)
    desk.tell.card_opened(CardOnDesk(shevchenko(), NOW, False, "pbx/x"))
    desk.settle()
    assert not desk.window.page.call_bar._attach.isVisible(), "before the talk nobody has been verified"
    desk.answer("pbx/x", number="380671902244", number_text="0671902244")
    assert desk.window.page.call_bar._attach.isVisible()
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert desk.verbs.named("attach_number") == [], "nobody knows yet who he is"
    for _ in range(3):
        QTest.keyClick(desk.focus(), Qt.Key.Key_1)
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert desk.verbs.named("attach_number") == [(381_204, "380671902244", "0671902244", True)]
    assert not desk.window.page.call_bar._attach.isVisible()


def test_a_number_on_file_is_not_offered(desk: Desk) -> None:
    desk.ring()
    desk.answer()
    assert NUMBER in {phone.e164 for phone in shevchenko().phones}
    assert not desk.window.page.call_bar._attach.isVisible()
