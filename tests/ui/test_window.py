"""A day at the desk, as the window sees it: signing in, calls, cards, candidates, the search, drafts, the wrap-up."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from operator_desk.ui.card.view import CardView
from operator_desk.ui.centre import WaitingPanel
from operator_desk.ui.front import Place
from operator_desk.ui.memory import ForgetfulMemory, bring_on_screen
from operator_desk.ui.now_panel import Below
from operator_desk.ui.work_pane import Page
from operator_desk.verbs import CardOnDesk, Draft, LinkState, OutboxState, RejectedCommand, TimelineLine, TimelinePage
from sync.protocol import CallGone, Found, Hit, LineStatus, Refused
from tests.ui.clients import NOW, NUMBER, at, call, candidates, interactions, shevchenko, svitanok, talking
from tests.ui.desk import Desk, write

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def hit(client_id: int = 900_117, account_id: int | None = 7_700_012_044) -> Hit:
    return Hit(client_id, account_id, "ТОВ «Світанок»", "company", "7700012044", "Київ", "name", "Світанок")


def focus_of(desk: Desk) -> QWidget:
    """The widget with the focus; there is always one."""
    focus = QApplication.focusWidget()
    assert focus is not None and desk.window.isAncestorOf(focus)
    return focus


def answer(desk: Desk, call_id: str = "pbx/1764000000.1", **changes: object) -> None:
    desk.tell.call_updated(talking(call_id, **changes))
    desk.settle()


def fill_recalculation(desk: Desk) -> None:
    """A form that nothing is wrong with."""
    fields = desk.window.work.form._fields
    fields["reason"].set_text("wrong_reading")
    fields["register"].set_text("0584113 T1")
    fields["control_reading"].set_text("14 236")
    fields["reason"].changed.emit()


# --- signing in -----------------------------------------------------------------------------------------------


def test_signing_in_by_keyboard(build: Callable[..., Desk]) -> None:
    desk = build()
    desk.window.show()
    desk.window.activateWindow()
    desk.settle()
    page = desk.window.sign_in
    page.login.setFocus()
    write(page.login, "tkachenko")
    QTest.keyClick(page.login, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.password
    write(page.password, "s3cret")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert desk.verbs.named("sign_in") == [("tkachenko", "s3cret", False)]
    desk.tell.sign_in_refused(Refused("wrong_password", retry_after_s=4))
    desk.settle()
    assert page.error.shown == "Login or password is wrong. Try again in 4 seconds."
    assert page.login.text() == "tkachenko"
    desk.sign_in()
    assert not page.isVisible() and QApplication.focusWidget() is desk.window.work.entry


def test_the_sign_in_page_says_that_the_server_is_not_there(build: Callable[..., Desk]) -> None:
    desk = build()
    desk.window.show()
    desk.tell.link_changed(LinkState(up=False, since=NOW, reason="tls"))
    desk.settle()
    assert "certificate not trusted" in desk.window.sign_in._state.shown


def test_signing_out_takes_the_clients_off_the_screen(desk: Desk) -> None:
    desk.ring()
    desk.tell.signed_out()
    desk.settle()
    assert desk.window.sign_in.isVisible()
    assert desk.window.presenter.front.centre.place is Place.WAITING
    assert desk.window.sign_in.password.text() == ""


def test_a_login_is_remembered_only_when_wished(build: Callable[..., Desk]) -> None:
    memory = ForgetfulMemory(login="ivanova")
    desk = build(memory=memory)
    page = desk.window.sign_in
    assert page.login.text() == "ivanova" and page.remember.isChecked()
    page.remember.setChecked(False)
    page.password.setText("x")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert memory.read("login") == ""


# --- a call and its card --------------------------------------------------------------------------------------


def test_a_ring_shows_who_calls_what_is_owed_and_how_he_got_here(desk: Desk) -> None:
    desk.ring()
    bar, header = desk.window.call_bar, desk.window.card.header
    assert bar._number.shown == "+380 44 495 1234"
    assert bar._name.shown == header.name.shown == "Шевченко Олена Петрівна"
    assert bar._timer_text.shown == "00:04"
    assert bar._queue.shown == "Queue “Розрахунки”, waited 0:28"
    assert header._values[0].shown == "1\u202f285.20\u202f₴" and header._values[0].tone == "bad"
    assert header._values[2].shown == "by 25 November"
    assert desk.window.card.alert._text.shown.startswith("3 calls in 6 days: bill explained")


def test_the_timer_follows_the_servers_clock(build: Callable[..., Desk]) -> None:
    own = [NOW - 3_600_000]  # this desk's clock is an hour slow
    desk = build(clock=lambda: own[0])
    desk.window.show()
    desk.sign_in()
    desk.ring()
    answer(desk)
    assert desk.window.call_bar._timer_text.shown == "01:12"
    own[0] += 60_000
    desk.window.call_bar._show_time()
    assert desk.window.call_bar._timer_text.shown == "02:12"


def test_the_painted_card_is_told_once_for_each_pop(desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    desk.window.card_painted.connect(told.append)
    desk.ring("pbx/a")
    qtbot.waitUntil(lambda: told == ["pbx/a"])
    desk.ring("pbx/b")
    answer(desk, "pbx/a")
    assert told == ["pbx/a"], "a badge is no pop"


def test_answered_elsewhere_is_said_by_name_and_the_card_stays(desk: Desk) -> None:
    desk.ring()
    desk.tell.call_gone(CallGone(call(state="ended", ended_at=NOW), "answered_elsewhere", "Ткач Роман"))
    desk.settle()
    assert desk.window.call_bar._certainty.shown == "Answered by Ткач Роман"
    assert isinstance(desk.window.centre.currentWidget(), CardView)
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_Escape)
    assert isinstance(desk.window.centre.currentWidget(), WaitingPanel)
    assert desk.window.call_bar._state.shown == "No call"


def test_a_second_call_is_a_badge_and_f2_brings_it(desk: Desk) -> None:
    desk.ring("pbx/a")
    answer(desk, "pbx/a")
    desk.ring_unsettled("pbx/b", number=None, number_text="anonymous", withheld=True)
    assert desk.window.centre.shows_card
    assert desk.window.now._calls.rowCount() == 2
    assert desk.window.call_bar._next.isVisible() and "Number withheld" in desk.window.call_bar._next.text()
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_F2)
    assert desk.window.centre.shows_caller
    assert desk.window.caller._headline.shown == "Number withheld"


def test_nothing_in_the_window_moves_when_a_call_rings(desk: Desk) -> None:
    """Reserved places: every panel keeps its rectangle through a call."""
    window = desk.window
    watched = [
        window.call_bar,
        window.now,
        window.now.others,
        window.centre,
        window.work,
        window.work.entry,
        window.status,
    ]

    def places() -> list[QRect]:
        return [QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size()) for widget in watched]

    before = places()
    desk.ring()
    assert places() == before
    answer(desk)
    desk.ring_unsettled("pbx/b", candidates())
    assert places() == before


def test_a_card_from_the_desks_own_store_says_how_old_it_is(desk: Desk) -> None:
    desk.window.presenter.open_account(900_117, None)
    desk.tell.card_opened(CardOnDesk(svitanok(), at(2026, 11, 24, 9, 5), from_store=True))
    desk.settle()
    assert desk.window.card.header._age.shown == "as of Today 09:05"


def test_new_facts_leave_selection_and_scroll_of_the_timeline(desk: Desk) -> None:
    desk.ring()
    table = desk.window.card.timeline.table
    table.selectRow(4)
    table.verticalScrollBar().setValue(40)
    marked = table.currentIndex().siblingAtColumn(2).data()
    fresh = replace(interactions()[0], id="01931cff", started_at=NOW - 60_000, note="щойно")
    card = replace(shevchenko(), interactions=(fresh, *interactions()))
    desk.tell.card_changed(CardOnDesk(card, NOW, False))
    desk.settle()
    assert table.currentIndex().siblingAtColumn(2).data() == marked and table.currentIndex().row() == 5
    assert "щойно" in str(table.model().index(0, 2).data())


# --- the timeline ---------------------------------------------------------------------------------------------


def page(
    lines: tuple[TimelineLine, ...], kinds: tuple[str, ...] = (), *, first: bool = True, more: bool = False
) -> TimelinePage:
    return TimelinePage(381_204, 4_120_337_815, kinds, first, lines, more, 412 if first else None, at(2014, 3, 12))


def test_the_timeline_is_asked_for_after_the_card_is_filled(desk: Desk) -> None:
    desk.ring()
    assert desk.verbs.named("read_timeline") == [(381_204, 4_120_337_815, (), None)]
    desk.tell.timeline_read(page(()))
    desk.settle()
    assert desk.window.card.timeline._remark.shown == "since 2014, 412 records"


def test_scrolling_asks_for_the_page_below(desk: Desk) -> None:
    desk.ring()
    desk.tell.timeline_read(page((), more=True))
    desk.settle()
    table = desk.window.card.timeline.table
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    desk.settle()
    rows = desk.window.card.timeline._model.rows
    asked = desk.verbs.named("read_timeline")
    assert len(asked) == 2 and asked[1][3] == min((line.at, line.id) for line in rows[-1].lines)


@pytest.mark.parametrize(
    ("digit", "kinds"), [(2, ("interaction",)), (3, ("request",)), (5, ("bill", "correction", "payment"))]
)
def test_filters_by_key_ask_for_their_kinds(desk: Desk, digit: int, kinds: tuple[str, ...]) -> None:
    desk.ring()
    QTest.keyClick(desk.window.work.entry, Qt.Key(Qt.Key.Key_0 + digit), CTRL)
    desk.settle()
    assert desk.verbs.named("read_timeline")[-1][2] == kinds
    assert {line.kind for row in desk.window.card.timeline._model.rows for line in row.lines} <= set(kinds)
    assert desk.window.work.entry.text() == ""


def test_a_page_of_another_client_is_for_nobody(desk: Desk) -> None:
    desk.ring()
    rows = len(desk.window.card.timeline._model.rows)
    stranger = replace(interactions()[0], id="stranger")
    line = TimelineLine("interaction", 1, "stranger", stranger)
    desk.tell.timeline_read(TimelinePage(1, 1, (), True, (line,), False, 1, 1))
    desk.settle()
    assert len(desk.window.card.timeline._model.rows) == rows


def test_ctrl_g_goes_to_the_open_request(desk: Desk) -> None:
    desk.ring()
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_G, CTRL)
    assert "48\u202f120" in str(desk.window.card.timeline.table.currentIndex().siblingAtColumn(2).data())


# --- who is calling -------------------------------------------------------------------------------------------


def test_candidates_are_chosen_by_alt_and_their_number(desk: Desk) -> None:
    desk.ring_unsettled("pbx/x", candidates())
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_2, ALT)
    assert desk.verbs.named("choose_candidate") == [("pbx/x", 381_990, 4_120_337_902)]
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_7, ALT)
    assert len(desk.verbs.named("choose_candidate")) == 1


def test_the_chosen_clients_card_opens_when_it_comes(desk: Desk) -> None:
    desk.ring_unsettled("pbx/x", candidates())
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_1, ALT)
    desk.tell.card_opened(CardOnDesk(shevchenko(), NOW, False, "pbx/x"))
    desk.settle()
    assert desk.window.centre.shows_card and desk.window.call_bar._certainty.shown == "chosen by you"


def test_f3_goes_back_to_the_candidates(desk: Desk) -> None:
    desk.ring()
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_F3)
    assert desk.window.centre.shows_caller
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_Escape)
    assert desk.window.centre.shows_card


def test_an_unknown_caller_found_by_search_is_chosen_for_the_call(desk: Desk) -> None:
    desk.ring_unsettled("pbx/x", number="380671902244", number_text="0671902244")
    assert desk.window.caller._headline.shown == "Unknown number"
    write(desk.window.work.entry, "ґанок")
    desk.tell.found("ґанок", Found(1, "name", (hit(),), False))
    desk.settle()
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_Return)
    assert desk.verbs.named("choose_candidate") == [("pbx/x", 900_117, 7_700_012_044)]


def test_an_unknown_number_is_written_down_once_in_the_talk(desk: Desk) -> None:
    desk.ring_unsettled("pbx/x", number="380671902244", number_text="0671902244")
    desk.window.presenter.choose_candidate("pbx/x", 381_204, 4_120_337_815)
    desk.tell.card_opened(CardOnDesk(shevchenko(), NOW, False, "pbx/x"))
    desk.settle()
    assert not desk.window.call_bar._attach.isVisible(), "before the talk nobody has been verified"
    answer(desk, "pbx/x", number="380671902244", number_text="0671902244")
    assert desk.window.call_bar._attach.isVisible()
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_F9)
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_F9)
    assert desk.verbs.named("attach_number") == [(381_204, "380671902244", "0671902244", False)]
    assert not desk.window.call_bar._attach.isVisible()


def test_a_number_on_file_is_not_offered(desk: Desk) -> None:
    desk.ring()
    answer(desk)
    assert NUMBER in {phone.e164 for phone in shevchenko().phones}
    assert not desk.window.call_bar._attach.isVisible()


# --- the entry ------------------------------------------------------------------------------------------------


def test_each_letter_asks_and_only_the_latest_answer_counts(desk: Desk) -> None:
    write(desk.window.work.entry, "ґґґ")
    assert [text for text, _ in desk.verbs.named("find")] == ["ґ", "ґґ", "ґґґ"]
    desk.tell.found("ґґ", Found(1, "name", (hit(), hit(1, 2)), False))
    desk.settle()
    assert desk.window.work.results.model.rowCount() == 0
    desk.tell.found("ґґґ", Found(2, "name", (hit(),), False))
    desk.settle()
    assert desk.window.work.results.model.rowCount() == 1


@pytest.mark.parametrize("text", ["перерахунок", "перерасч", "recalc"])
def test_a_topic_opens_its_form_with_what_is_known(desk: Desk, text: str) -> None:
    desk.ring()
    answer(desk)
    desk.window.work.entry.setText(text)
    desk.window.work.entry.textEdited.emit(text)
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_Return)
    form = desk.window.work.form
    assert desk.window.work.page is Page.FORM and form.draft is not None and form.draft.type == "recalculation"
    assert form._fields["period"].text() == "01.10.2026 – 31.10.2026"
    assert form._fields["reply_phone"].text() == "+380 44 495 1234"
    assert form._whose.shown == "for Шевченко Олена Петрівна, acc. 4120\u202f337\u202f815"
    assert desk.window.work.entry.text() == text, "the entry keeps what was typed"


def test_the_arrows_choose_among_the_results(desk: Desk) -> None:
    write(desk.window.work.entry, "zz")
    desk.tell.found("zz", Found(1, "name", (hit(), hit(5, 6)), True))
    desk.settle()
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_Down)
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_Return)
    assert desk.verbs.named("open_card") == [(5, 6, None)]


def test_more_results_are_fetched_from_where_they_end(desk: Desk) -> None:
    write(desk.window.work.entry, "zz")
    desk.tell.found("zz", Found(1, "name", (hit(),), True))
    desk.settle()
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_Down)
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_Return)
    assert desk.verbs.named("find")[-1] == ("zz", 1)
    desk.tell.found("zz", Found(2, "name", (hit(7, 8),), False))
    desk.settle()
    assert desk.window.work.results.model.rowCount() == 2


# --- the form -------------------------------------------------------------------------------------------------


def test_a_draft_is_kept_as_typed_within_a_second(desk: Desk, qtbot: QtBot) -> None:
    desk.ring()
    desk.window.presenter.begin_request("recalculation")
    field = desk.window.work.form._fields["note"].widget
    field.setFocus()
    write(field, "12.13.20266 ??")
    qtbot.waitUntil(lambda: desk.verbs.named("save_draft") != [], timeout=1_000)
    qtbot.waitUntil(lambda: dict(desk.verbs.named("save_draft")[-1][0].fields)["note"] == "12.13.20266 ??")  # type: ignore[attr-defined]
    draft = desk.verbs.named("save_draft")[-1][0]
    assert isinstance(draft, Draft)
    assert (draft.client_id, draft.account_id, draft.call_id) == (381_204, 4_120_337_815, "pbx/1764000000.1")
    desk.tell.draft_saved(draft.id, NOW)
    desk.settle()
    assert desk.window.work.form._saved.shown == "draft saved"
    desk.tell.draft_not_saved(draft.id, "disk full")
    desk.settle()
    assert desk.window.work.form._saved.shown == "draft not saved: disk full"


def test_conditions_show_and_hide_fields_and_keep_what_was_typed(desk: Desk) -> None:
    desk.ring()
    desk.window.presenter.begin_request("recalculation")
    fields = desk.window.work.form._fields
    assert fields["control_reading"].isHidden()
    fill_recalculation(desk)
    assert not fields["control_reading"].isHidden() and fields["explanation"].isHidden()
    fields["reason"].set_text("other")
    fields["reason"].changed.emit()
    assert fields["control_reading"].isHidden() and not fields["explanation"].isHidden()
    fields["reason"].set_text("wrong_reading")
    fields["reason"].changed.emit()
    assert fields["control_reading"].text() == "14 236"


def test_filing_says_at_each_field_what_is_wrong_and_goes_there(desk: Desk) -> None:
    desk.ring()
    desk.window.presenter.begin_request("recalculation")
    QTest.keyClick(focus_of(desk), Qt.Key.Key_Return, CTRL)
    reason = desk.window.work.form._fields["reason"]
    assert desk.verbs.named("file_request") == []
    assert reason._problem.shown == "Please fill in." and reason.widget.property("problem") == "true"
    assert QApplication.focusWidget() is reason.widget
    fill_recalculation(desk)
    assert reason.widget.property("problem") == "false"


def test_a_request_is_filed_with_one_key_and_gets_its_number(desk: Desk) -> None:
    desk.ring()
    answer(desk)
    desk.window.presenter.begin_request("recalculation")
    fill_recalculation(desk)
    QTest.keyClick(focus_of(desk), Qt.Key.Key_Return, CTRL)
    ((draft, checked),) = desk.verbs.named("file_request")
    assert isinstance(draft, Draft) and isinstance(checked, dict)
    assert (checked["reason"], checked["control_reading"], checked["period"]) == ("wrong_reading", 14_236, "2026-10")
    assert desk.window.work.page is Page.FILED
    assert "number comes from the server" in desk.window.work.filed._headline.shown
    desk.tell.request_filed(draft.id, None)
    desk.tell.request_filed(draft.id, 48_131)
    desk.settle()
    assert desk.window.work.filed._headline.shown == "Request 48\u202f131 filed"
    assert QApplication.focusWidget() is desk.window.work.entry
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_F4)
    wrap = desk.window.work.wrap_up.text
    assert wrap is not None and (wrap.topic, wrap.outcome) == ("recalculation", "request_filed")


def test_ctrl_enter_twice_files_once(desk: Desk) -> None:
    desk.ring()
    desk.window.presenter.begin_request("recalculation")
    fill_recalculation(desk)
    form = desk.window.work.form
    form.file()
    form.file()
    assert len(desk.verbs.named("file_request")) == 1


def test_an_open_request_of_the_same_type_is_said(desk: Desk) -> None:
    desk.ring()
    desk.window.presenter.begin_request("recalculation")
    assert desk.window.work.form._notice_text.shown == "There is an open request 48\u202f120 of this type"
    desk.window.presenter.begin_request("complaint")
    assert desk.window.work.form._notice_place.isHidden()


def test_escape_leaves_the_form_and_keeps_the_draft(desk: Desk) -> None:
    desk.ring()
    desk.window.presenter.begin_request("complaint")
    field = desk.window.work.form._fields["text"].widget
    field.setFocus()
    write(field, "дуже довго")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    ((draft,),) = desk.verbs.named("save_draft")
    assert isinstance(draft, Draft) and dict(draft.fields)["text"] == "дуже довго"
    desk.tell.drafts_changed((draft,))
    desk.settle()
    desk.window.presenter.resume_draft(draft)
    assert desk.window.work.form._fields["text"].text() == "дуже довго"
    assert desk.window.work.is_writing


def test_closing_the_window_keeps_what_was_typed_last(desk: Desk) -> None:
    desk.ring()
    desk.window.presenter.begin_request("complaint")
    write(desk.window.work.form._fields["text"].widget, "last words")
    desk.window.close()
    assert dict(desk.verbs.named("save_draft")[-1][0].fields)["text"] == "last words"  # type: ignore[attr-defined]


def test_a_discarded_draft_can_be_brought_back(desk: Desk) -> None:
    draft = Draft("d1", "complaint", "Complaint", 1, 2, None, (("text", "long story"),), NOW)
    desk.tell.drafts_changed((draft,))
    desk.settle()
    desk.window.now.show_below(Below.DRAFTS)
    desk.window.now._dealt.click()
    assert desk.verbs.named("discard_draft") == [("d1",)]
    desk.tell.drafts_changed(())
    desk.settle()
    assert desk.window.now._dealt.text() == "Bring back the draft"
    desk.window.now._dealt.click()
    assert desk.verbs.named("save_draft") == [(draft,)]


# --- the wrap-up ----------------------------------------------------------------------------------------------


def test_a_wrap_up_by_keys_alone(desk: Desk) -> None:
    desk.ring()
    answer(desk)
    desk.tell.call_gone(CallGone(talking(state="ended", ended_at=NOW), "ended"))
    desk.settle()
    QTest.keyClick(desk.window.work.entry, Qt.Key.Key_F4)
    wrap = desk.window.work.wrap_up
    assert QApplication.focusWidget() is wrap.topics
    QTest.keyClick(wrap.topics, Qt.Key.Key_2)
    assert QApplication.focusWidget() is wrap.outcomes
    QTest.keyClick(wrap.outcomes, Qt.Key.Key_1)
    assert QApplication.focusWidget() is wrap.note
    write(wrap.note, "ok")
    QTest.keyClick(wrap.note, Qt.Key.Key_Return, CTRL)
    assert desk.verbs.named("wrap_up") == [("pbx/1764000000.1", "bill", "explained", "ok")]
    assert desk.window.work.page is Page.IDLE and not desk.window.call_bar._wrap_up.isVisible()


def test_an_outcome_is_asked_for_and_a_note_is_not(desk: Desk) -> None:
    desk.ring()
    answer(desk)
    desk.window.presenter.open_wrap_up()
    desk.window.work.wrap_up.save()
    assert desk.verbs.named("wrap_up") == [] and desk.window.work.wrap_up._problem.shown


def test_a_wrap_up_left_is_found_again(desk: Desk) -> None:
    desk.ring()
    answer(desk)
    desk.window.presenter.open_wrap_up()
    write(desk.window.work.wrap_up.note, "half a")
    QTest.keyClick(desk.window.work.wrap_up.note, Qt.Key.Key_Escape)
    assert [draft.type for (draft,) in desk.verbs.named("save_draft")] == ["wrap_up"]  # type: ignore[attr-defined]
    desk.window.presenter.open_wrap_up()
    assert desk.window.work.wrap_up.note.toPlainText() == "half a"
    desk.window.work.wrap_up._choose_topic("bill")
    desk.window.work.wrap_up._choose_outcome("explained")
    desk.window.work.wrap_up.save()
    assert len(desk.verbs.named("discard_draft")) == 1


def test_a_call_that_was_never_answered_needs_no_wrap_up(desk: Desk) -> None:
    desk.ring()
    desk.tell.call_gone(CallGone(call(state="ended", ended_at=NOW), "no_answer"))
    desk.settle()
    assert not desk.window.call_bar._wrap_up.isVisible()


# --- states ---------------------------------------------------------------------------------------------------


def test_no_link_is_said_with_what_waits(desk: Desk) -> None:
    desk.tell.link_changed(LinkState(up=False, since=at(2026, 11, 24, 12, 4), reason="unreachable"))
    desk.tell.outbox_changed(OutboxState(3, ()))
    desk.settle()
    assert desk.window.status._unsent.shown == "No link since 12:04, 3 results waiting"
    desk.tell.link_changed(LinkState(up=True, since=NOW))
    desk.tell.outbox_changed(OutboxState(0, ()))
    desk.settle()
    assert desk.window.status._unsent.shown == "Unsent 0"


def test_asterisk_and_phone_are_said(desk: Desk) -> None:
    desk.tell.line_changed(LineStatus(asterisk=False, since=at(2026, 11, 24, 11, 40), phone="unreachable"))
    desk.settle()
    assert desk.window.status._asterisk.shown == "Asterisk: not heard since 11:40"
    assert desk.window.status._phone.shown == "Phone 1007 unreachable"


def test_a_rejected_command_stays_until_it_is_dealt_with(desk: Desk) -> None:
    rejected = RejectedCommand("c1", "file_request", "Recalculation · 10.2026", "changed_meanwhile", "")
    desk.tell.outbox_changed(OutboxState(0, (rejected,)))
    desk.settle()
    assert desk.window.now._others.rowCount() == 1
    desk.window.now._dealt.click()
    assert desk.verbs.named("dismiss_rejected") == [("c1",)]
    desk.tell.outbox_changed(OutboxState(0, ()))
    desk.settle()
    assert desk.window.now._others.rowCount() == 0


# --- the window itself ----------------------------------------------------------------------------------------


def test_the_window_remembers_its_place_theme_and_language(build: Callable[..., Desk]) -> None:
    memory = ForgetfulMemory()
    first = build(memory=memory, language="uk", theme="light")
    first.window.show()
    first.window.resize(1300, 720)
    first.window.acts.next_theme()
    first.window.acts.next_language()
    first.window.close()
    assert memory.read("theme") == "dark" and memory.read("language") == "ru"
    second = build(memory=memory)
    assert (second.window.width(), second.window.height()) == (1300, 720)


def test_a_window_whose_monitor_is_gone_comes_back(desk: Desk) -> None:
    desk.window.move(9_000, 9_000)
    bring_on_screen(desk.window)
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.contains(desk.window.pos())
    assert desk.window.width() <= screen.width() and desk.window.height() <= screen.height()
