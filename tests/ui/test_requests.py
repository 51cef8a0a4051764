"""What is done in a call: the search, the form and its draft, the wrap-up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from operator_desk.ui.now_panel import Below
from operator_desk.ui.work_pane import Page
from operator_desk.verbs import CardOnDesk, Draft
from sync.protocol import CallGone, Found, Hit
from tests.ui.clients import NOW, call, svitanok, talking
from tests.ui.desk import Desk, write

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def hit(client_id: int = 900_117, account_id: int | None = 7_700_012_044) -> Hit:
    return Hit(client_id, account_id, "ТОВ «Світанок»", "company", "7700012044", "Київ", "name", "Світанок")


def fill_recalculation(desk: Desk) -> None:
    """A form that nothing is wrong with."""
    fields = desk.window.page.work.form._fields
    fields["reason"].set_text("wrong_reading")
    fields["register"].set_text("0584113 T1")
    fields["control_reading"].set_text("14 236")
    fields["reason"].changed.emit()


def test_each_letter_asks_and_only_the_latest_answer_counts(desk: Desk) -> None:
    write(desk.window.page.work.entry, "ґґґ")
    assert [text for text, _ in desk.verbs.named("find")] == ["ґ", "ґґ", "ґґґ"]
    desk.tell.found("ґґ", Found(1, "name", (hit(), hit(1, 2)), False))
    desk.settle()
    assert desk.window.page.work.results.model.rowCount() == 0
    desk.tell.found("ґґґ", Found(2, "name", (hit(),), False))
    desk.settle()
    assert desk.window.page.work.results.model.rowCount() == 1


@pytest.mark.parametrize("text", ["перерахунок", "перерасч", "recalc"])
def test_a_topic_opens_its_form_with_what_is_known(desk: Desk, text: str) -> None:
    desk.ring()
    desk.answer()
    desk.window.page.work.entry.setText(text)
    desk.window.page.work.entry.textEdited.emit(text)
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_Return)
    form = desk.window.page.work.form
    assert desk.window.page.work.page is Page.FORM and form.draft is not None and form.draft.type == "recalculation"
    assert form._fields["period"].text() == "01.10.2026 – 31.10.2026"
    assert form._fields["reply_phone"].text() == "+380 44 495 1234"
    assert form._whose.shown == "for Шевченко Олена Петрівна, acc. 4120\u202f337\u202f815"
    assert desk.window.page.work.entry.text() == text, "the entry keeps what was typed"


def test_the_arrows_choose_among_the_results(desk: Desk) -> None:
    write(desk.window.page.work.entry, "zz")
    desk.tell.found("zz", Found(1, "name", (hit(), hit(5, 6)), True))
    desk.settle()
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_Down)
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_Return)
    assert desk.verbs.named("open_card") == [(5, 6, None)]


def test_more_results_are_fetched_from_where_they_end(desk: Desk) -> None:
    write(desk.window.page.work.entry, "zz")
    desk.tell.found("zz", Found(1, "name", (hit(),), True))
    desk.settle()
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_Down)
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_Return)
    assert desk.verbs.named("find")[-1] == ("zz", 1)
    desk.tell.found("zz", Found(2, "name", (hit(7, 8),), False))
    desk.settle()
    assert desk.window.page.work.results.model.rowCount() == 2


def test_a_draft_is_kept_as_typed_within_a_second(desk: Desk, qtbot: QtBot) -> None:
    desk.ring()
    desk.window.page.presenter.begin_request("recalculation")
    field = desk.window.page.work.form._fields["note"].widget
    field.setFocus()
    write(field, "12.13.20266 ??")
    qtbot.waitUntil(lambda: desk.verbs.named("save_draft") != [], timeout=1_000)
    qtbot.waitUntil(lambda: dict(desk.verbs.named("save_draft")[-1][0].fields)["note"] == "12.13.20266 ??")  # type: ignore[attr-defined]
    draft = desk.verbs.named("save_draft")[-1][0]
    assert isinstance(draft, Draft)
    assert (draft.client_id, draft.account_id, draft.call_id) == (381_204, 4_120_337_815, "pbx/1764000000.1")
    desk.tell.draft_saved(draft.id, NOW)
    desk.settle()
    assert desk.window.page.work.form._saved.shown == "draft saved"
    desk.tell.draft_not_saved(draft.id, "full")
    desk.settle()
    assert desk.window.page.work.form._saved.shown == "draft not saved: the disk is full"


def test_conditions_show_and_hide_fields_and_keep_what_was_typed(desk: Desk) -> None:
    desk.ring()
    desk.window.page.presenter.begin_request("recalculation")
    fields = desk.window.page.work.form._fields
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
    desk.window.page.presenter.begin_request("recalculation")
    QTest.keyClick(desk.focus(), Qt.Key.Key_Return, CTRL)
    reason = desk.window.page.work.form._fields["reason"]
    assert desk.verbs.named("file_request") == []
    assert reason._problem.shown == "Please fill in." and reason.widget.property("problem") == "true"
    assert QApplication.focusWidget() is reason.widget
    fill_recalculation(desk)
    assert reason.widget.property("problem") == "false"


def test_a_request_is_filed_with_one_key_and_gets_its_number(desk: Desk) -> None:
    desk.ring()
    desk.answer()
    desk.window.page.presenter.begin_request("recalculation")
    fill_recalculation(desk)
    QTest.keyClick(desk.focus(), Qt.Key.Key_Return, CTRL)
    ((draft, checked),) = desk.verbs.named("file_request")
    assert isinstance(draft, Draft) and isinstance(checked, dict)
    assert (checked["reason"], checked["control_reading"], checked["period"]) == ("wrong_reading", 14_236, "2026-10")
    assert not desk.window.page.work.filed.isVisible()  # not said before the desk has stored it
    desk.tell.request_filed(draft.id, None)
    desk.settle()
    assert desk.window.page.work.page is Page.FILED
    assert "number comes from the server" in desk.window.page.work.filed._headline.shown
    desk.tell.request_filed(draft.id, 48_131)
    desk.settle()
    assert desk.window.page.work.filed._headline.shown == "Request 48\u202f131 filed"
    assert QApplication.focusWidget() is desk.window.page.work.entry
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_F4)
    wrap = desk.window.page.work.wrap_up.text
    assert wrap is not None and (wrap.topic, wrap.outcome) == ("recalculation", "request_filed")


def test_ctrl_enter_twice_files_once(desk: Desk) -> None:
    desk.ring()
    desk.window.page.presenter.begin_request("recalculation")
    fill_recalculation(desk)
    form = desk.window.page.work.form
    form.file()
    form.file()
    assert len(desk.verbs.named("file_request")) == 1


def test_what_the_disk_refused_to_file_stands_open_again_and_says_so(desk: Desk) -> None:
    desk.ring()
    desk.window.page.presenter.begin_request("recalculation")
    fill_recalculation(desk)
    desk.window.page.work.form.file()
    ((draft, _checked),) = desk.verbs.named("file_request")
    assert isinstance(draft, Draft)
    desk.tell.draft_not_saved(draft.id, "full")
    desk.settle()
    form = desk.window.page.work.form
    assert desk.window.page.work.page is Page.FORM and form.is_open
    assert form._fields["control_reading"].text() == dict(draft.fields)["control_reading"]
    assert "disk is full" in form._saved.shown


def test_an_open_request_of_the_same_type_is_said(desk: Desk) -> None:
    desk.ring()
    desk.window.page.presenter.begin_request("recalculation")
    assert desk.window.page.work.form._notice_text.shown == "There is an open request 48\u202f120 of this type"
    desk.window.page.presenter.begin_request("complaint")
    assert desk.window.page.work.form._notice_place.isHidden()


def test_escape_leaves_the_form_and_keeps_the_draft(desk: Desk) -> None:
    desk.ring()
    desk.window.page.presenter.begin_request("complaint")
    field = desk.window.page.work.form._fields["text"].widget
    field.setFocus()
    write(field, "дуже довго")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    ((draft,),) = desk.verbs.named("save_draft")
    assert isinstance(draft, Draft) and dict(draft.fields)["text"] == "дуже довго"
    desk.tell.drafts_changed((draft,))
    desk.settle()
    desk.window.page.presenter.resume_draft(draft)
    assert desk.window.page.work.form._fields["text"].text() == "дуже довго"
    assert desk.window.page.work.is_writing


def test_closing_the_window_keeps_what_was_typed_last(desk: Desk) -> None:
    desk.ring()
    desk.window.page.presenter.begin_request("complaint")
    write(desk.window.page.work.form._fields["text"].widget, "last words")
    desk.window.close()
    assert dict(desk.verbs.named("save_draft")[-1][0].fields)["text"] == "last words"  # type: ignore[attr-defined]


@pytest.mark.parametrize("there", [True, False], ids=["card", "no card"])
def test_a_draft_of_another_client_is_resumed_with_his_card_or_without(desk: Desk, there: bool) -> None:
    desk.ring()
    fields = (("reason", "disputed_reading"), ("register", "11402877 T"), ("shown_reading", "20 9"))
    draft = Draft("d7", "control_reading", "Inspection", 900_117, 7_700_012_044, None, fields, NOW)
    desk.window.page.presenter.resume_draft(draft)
    assert not desk.window.page.work.form.is_open
    if there:
        desk.tell.card_opened(CardOnDesk(svitanok(), NOW, False))
    else:
        desk.tell.card_missing(900_117, "line_down")
    desk.settle()
    form = desk.window.page.work.form
    assert form.draft == draft
    assert form._fields["shown_reading"].text() == "20 9" and form._fields["register"].text() == "11402877 T"


def test_down_from_the_empty_entry_walks_the_request_types(desk: Desk) -> None:
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_Down)
    assert desk.focus() is desk.window.page.work.idle.list
    QTest.keyClick(desk.focus(), Qt.Key.Key_Down)
    QTest.keyClick(desk.focus(), Qt.Key.Key_Return)
    assert desk.window.page.work.page is Page.FORM


def test_a_click_takes_a_line_once(desk: Desk) -> None:
    view = desk.window.page.work.idle.list
    taken: list[int] = []
    view.taken.connect(taken.append)
    place = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert taken == [1]


def test_a_discarded_draft_can_be_brought_back(desk: Desk) -> None:
    draft = Draft("d1", "complaint", "Complaint", 1, 2, None, (("text", "long story"),), NOW)
    desk.tell.drafts_changed((draft,))
    desk.settle()
    desk.window.page.now.show_below(Below.DRAFTS)
    desk.window.page.now._dealt.click()
    assert desk.verbs.named("discard_draft") == [("d1",)]
    desk.tell.drafts_changed(())
    desk.settle()
    assert desk.window.page.now._dealt.text() == "Bring back the draft"
    desk.window.page.now._dealt.click()
    assert desk.verbs.named("save_draft") == [(draft,)]


def test_a_wrap_up_by_keys_alone(desk: Desk) -> None:
    desk.ring()
    desk.answer()
    desk.tell.call_gone(CallGone(talking(state="ended", ended_at=NOW), "ended"))
    desk.settle()
    QTest.keyClick(desk.window.page.work.entry, Qt.Key.Key_F4)
    wrap = desk.window.page.work.wrap_up
    assert QApplication.focusWidget() is wrap.topics
    QTest.keyClick(wrap.topics, Qt.Key.Key_2)
    assert QApplication.focusWidget() is wrap.outcomes
    QTest.keyClick(wrap.outcomes, Qt.Key.Key_1)
    assert QApplication.focusWidget() is wrap.note
    write(wrap.note, "ok")
    QTest.keyClick(wrap.note, Qt.Key.Key_Return, CTRL)
    assert desk.verbs.named("wrap_up") == [("pbx/1764000000.1", "bill", "explained", "ok")]
    assert desk.window.page.work.page is Page.IDLE and not desk.window.page.call_bar._wrap_up.isVisible()


def test_an_outcome_is_asked_for_and_a_note_is_not(desk: Desk) -> None:
    desk.ring()
    desk.answer()
    desk.window.page.presenter.open_wrap_up()
    desk.window.page.work.wrap_up.save()
    assert desk.verbs.named("wrap_up") == [] and desk.window.page.work.wrap_up._problem.shown


def test_a_wrap_up_left_is_found_again(desk: Desk) -> None:
    desk.ring()
    desk.answer()
    desk.window.page.presenter.open_wrap_up()
    write(desk.window.page.work.wrap_up.note, "half a")
    QTest.keyClick(desk.window.page.work.wrap_up.note, Qt.Key.Key_Escape)
    assert [draft.type for (draft,) in desk.verbs.named("save_draft")] == ["wrap_up"]  # type: ignore[attr-defined]
    desk.window.page.presenter.open_wrap_up()
    assert desk.window.page.work.wrap_up.note.toPlainText() == "half a"
    desk.window.page.work.wrap_up._choose_topic("bill")
    desk.window.page.work.wrap_up._choose_outcome("explained")
    desk.window.page.work.wrap_up.save()
    assert len(desk.verbs.named("discard_draft")) == 1


def test_a_call_that_was_never_answered_needs_no_wrap_up(desk: Desk) -> None:
    desk.ring()
    desk.tell.call_gone(CallGone(call(state="ended", ended_at=NOW), "no_answer"))
    desk.settle()
    assert not desk.window.page.call_bar._wrap_up.isVisible()
