"""One line for everything: what is typed becomes chips, a filled form, an answer; by keys, and nothing by itself."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from operator_desk.ui.work_pane import Page
from operator_desk.verbs import CardOnDesk
from sync.protocol import CallGone, Found
from sync.sentences import Kind
from tests.ui.clients import NOW, candidates, shevchenko, svitanok
from tests.ui.clients import talking as talking_call
from tests.ui.desk import Desk, press, write
from tests.ui.test_access import nameless

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
CALL = "pbx/1764000000.1"


@pytest.fixture
def talking(desk: Desk) -> Desk:
    """In a talk with Shevchenko, the keyboard in the entry."""
    desk.ring()
    desk.answer()
    desk.window.page.work.focus_entry()
    return desk


def type_in(desk: Desk, text: str) -> None:
    entry = desk.window.page.work.entry
    entry.setFocus()
    entry.selectAll()
    write(entry, text)
    desk.tell.found(text, Found(1, "", (), False))
    desk.settle()


def chips(desk: Desk) -> list[str]:
    """What the chips say; a dropped one in brackets, a doubtful one with its sign."""
    shown = [chip for chip in desk.window.page.work.chips._chips if chip.isVisible()]
    texts = [chip.text() + chip._doubt for chip in shown]
    return [text if chip.isChecked() else f"({text})" for chip, text in zip(shown, texts, strict=True)]


def rows(desk: Desk) -> list[str]:
    model = desk.window.page.work.results.model
    return [row.title for at in range(model.rowCount()) if (row := model.row_at(at)) is not None]


def values(desk: Desk) -> dict[str, str]:
    return {name: text for name, text in desk.window.page.work.form.values().items() if text}


def acts(desk: Desk) -> set[str]:
    looks = {"find", "read_timeline", "read_billing", "save_draft", "note_access"}
    return {name for name, _ in desk.verbs.asked} - looks


def test_a_sentence_is_chips_and_enter_opens_the_form_filled(talking: Desk) -> None:
    type_in(talking, "перерахунок за серпень")
    assert chips(talking) == ["Request: Recalculation", "Period: August"]
    QTest.keyClick(talking.focus(), Qt.Key.Key_Return)
    assert talking.window.page.work.page is Page.FORM
    assert values(talking)["period"] == "08.2026"
    talking.window.page.work.entry.setFocus()
    assert talking.window.page.work.is_writing, "what was typed is the operator's text: no call takes it away"
    assert acts(talking) == set(), "it never files or saves by itself"


def test_what_was_typed_is_kept_as_a_draft_within_a_second(talking: Desk) -> None:
    type_in(talking, "перерахунок за серпень")
    QTest.keyClick(talking.focus(), Qt.Key.Key_Return)
    talking.window.page.work.form.save_now()
    ((draft,),) = talking.verbs.named("save_draft")
    assert dict(draft.fields)["period"] == "08.2026"  # type: ignore[attr-defined]


def test_a_chip_is_dropped_and_taken_back_by_its_key(talking: Desk) -> None:
    type_in(talking, "оплата 850 3 жовтня не надійшла")
    assert chips(talking) == ["Request: Payment not posted", "Date: 3 October", "Amount: 850.00\u202f₴ ?"]
    press(talking.focus(), Qt.Key.Key_3.value, ALT)
    press(talking.focus(), Qt.Key.Key_2.value, ALT)
    press(talking.focus(), Qt.Key.Key_2.value, ALT)
    assert chips(talking) == ["Request: Payment not posted", "Date: 3 October", "(Amount: 850.00\u202f₴ ?)"]
    assert talking.focus() is talking.window.page.work.entry
    QTest.keyClick(talking.focus(), Qt.Key.Key_Return)
    assert values(talking)["paid_on"] == "03.10.2026" and "amount" not in values(talking)


def test_what_is_dropped_stays_dropped_while_one_types_on(talking: Desk) -> None:
    type_in(talking, "перерахунок за серпень")
    press(talking.focus(), Qt.Key.Key_2.value, ALT)
    write(talking.focus(), " 067 111 22 33")
    assert chips(talking) == ["Request: Recalculation", "(Period: August)", "Phone: +380 67 111 2233"]


def test_what_is_only_guessed_is_not_taken_before_it_is_told_to(talking: Desk) -> None:
    type_in(talking, "скарга на оператора Ткач")
    assert chips(talking) == ["Request: Complaint on service", "(Text: на оператора Ткач ?)"]
    press(talking.focus(), Qt.Key.Key_2.value, ALT)
    QTest.keyClick(talking.focus(), Qt.Key.Key_Return)
    assert values(talking)["text"] == "на оператора Ткач"


def test_chips_are_walked_by_tab_and_arrows_and_said_in_words(talking: Desk) -> None:
    type_in(talking, "перерахунок за серпень")
    QTest.keyClick(talking.focus(), Qt.Key.Key_Tab)
    assert talking.focus().accessibleName() == "Request: Recalculation, it says so"
    QTest.keyClick(talking.focus(), Qt.Key.Key_Right)
    assert talking.focus().accessibleName() == "Period: August, it says so"
    QTest.keyClick(talking.focus(), Qt.Key.Key_Delete)
    assert chips(talking) == ["Request: Recalculation", "(Period: August)"]
    QTest.keyClick(talking.focus(), Qt.Key.Key_Space)
    assert chips(talking) == ["Request: Recalculation", "Period: August"]


def test_enter_on_a_chip_fills_the_field_of_the_open_form(talking: Desk) -> None:
    talking.window.page.presenter.begin_request("recalculation")
    type_in(talking, "перерахунок за серпень")
    QTest.keyClick(talking.focus(), Qt.Key.Key_Tab)
    QTest.keyClick(talking.focus(), Qt.Key.Key_Right)
    QTest.keyClick(talking.focus(), Qt.Key.Key_Return)
    assert talking.window.page.work.page is Page.FORM and values(talking)["period"] == "08.2026"


def test_names_and_numbers_are_looked_for_as_ever(talking: Desk) -> None:
    for text in ("шевченко", "4120337815", "січових стрільців 24"):
        type_in(talking, text)
        assert chips(talking) == [] and talking.verbs.named("find")[-1] == (text, 0)


def test_the_chips_go_with_the_text(talking: Desk) -> None:
    type_in(talking, "перерахунок за серпень")
    QTest.keyClick(talking.focus(), Qt.Key.Key_Escape)
    QTest.keyClick(talking.focus(), Qt.Key.Key_Escape)
    assert talking.window.page.work.entry.text() == "" and chips(talking) == []


def test_readings_of_a_sentence_go_into_the_fields_of_the_meter_and_are_not_saved(talking: Desk) -> None:
    type_in(talking, "показання т1 14236 т2 9801")
    assert chips(talking) == ["Topic: Meter reading", "T1: 14\u202f236", "T2: 9\u202f801"]
    assert rows(talking)[0] == "Readings T1 14\u202f236 · T2 9\u202f801"
    press(talking.focus(), Qt.Key.Key_2.value, ALT)
    QTest.keyClick(talking.focus(), Qt.Key.Key_Return)
    entry = talking.window.page.readings.entry
    assert entry is not None and [field.text() for field in entry.fields] == ["", "9801"]
    assert entry.fields[0].hasFocus(), "what is missing is asked for"
    assert acts(talking) == set()


def test_readings_of_registers_that_no_meter_here_has_change_nothing(talking: Desk) -> None:
    talking.window.page.readings.suggest({"T1": 14_236, "T3": 5})
    assert not talking.window.page.readings.is_open


def test_with_no_card_a_reading_is_offered_only_to_a_form(desk: Desk) -> None:
    type_in(desk, "показання т2 9801")
    assert chips(desk) == ["Topic: Meter reading"]


# --- just typing -------------------------------------------------------------------------------------------------


def test_a_letter_typed_where_no_field_is_begins_in_the_entry(talking: Desk) -> None:
    talking.window.page.card.timeline.table.setFocus()
    press(talking.focus(), 0, text="п")
    assert talking.focus() is talking.window.page.work.entry
    write(talking.focus(), "ере")
    assert talking.window.page.work.entry.text() == "пере"


def test_it_takes_no_letter_from_a_field_or_a_list_that_letters_choose_from(talking: Desk) -> None:
    talking.window.page.presenter.begin_request("recalculation")
    note = talking.window.page.work.form._fields["note"].widget
    note.setFocus()
    write(note, "слово 12")
    talking.window.page.presenter.open_wrap_up()
    press(talking.focus(), Qt.Key.Key_2.value, text="2")
    assert talking.window.page.work.entry.text() == ""
    assert dict(talking.verbs.named("save_draft")[0][0].fields)["note"] == "слово 12"  # type: ignore[attr-defined]


def test_no_letter_begins_anything_while_a_phone_rings(desk: Desk) -> None:
    desk.ring()
    desk.window.page.card.timeline.table.setFocus()
    press(desk.focus(), 0, text="п")
    assert desk.window.page.work.entry.text() == "" and desk.focus() is desk.window.page.card.timeline.table
    desk.answer()
    desk.ring_unsettled("pbx/second", candidates())
    press(desk.focus(), 0, text="п")
    assert desk.window.page.work.entry.text() == "", "a second phone rings"


def test_a_chord_is_no_letter(talking: Desk) -> None:
    talking.window.page.card.timeline.table.setFocus()
    press(talking.focus(), Qt.Key.Key_X.value, CTRL, "x")
    press(talking.focus(), Qt.Key.Key_Space.value, text=" ")
    assert talking.window.page.work.entry.text() == ""


# --- answers -----------------------------------------------------------------------------------------------------


def answer_text(desk: Desk) -> str:
    shown = desk.window.page.work.answer.shown
    assert shown is not None and desk.window.page.work.answer.isVisible()
    return desk.window.page.work.answer.text.shown


def test_an_answer_stands_above_the_form_of_its_topic_with_the_figures_of_the_card(talking: Desk) -> None:
    talking.window.page.presenter.begin_request("payment_not_posted")
    assert "851.04" in answer_text(talking) and "{" not in answer_text(talking)
    assert talking.window.page.work.page is Page.FORM


def test_the_answer_for_a_call_is_one_key_away_and_the_next_one_another(talking: Desk) -> None:
    press(talking.focus(), Qt.Key.Key_A.value, ALT)
    first = talking.window.page.work.answer.shown
    press(talking.focus(), ord("Ф"), ALT)  # the same key on a Cyrillic layout
    second = talking.window.page.work.answer.shown
    assert first is not None and second is not None and (first.place, second.place) == (1, 2)
    assert talking.focus() is talking.window.page.work.entry
    QTest.keyClick(talking.focus(), Qt.Key.Key_Escape)
    assert talking.window.page.work.answer.shown is None


def test_what_the_card_lacks_is_named_and_never_a_brace(desk: Desk) -> None:
    card = msgspec.structs.replace(shevchenko(), bills=(), payments=())
    desk.ring(card=card)
    desk.answer()
    desk.window.page.presenter.begin_request("payment_not_posted")
    box = desk.window.page.work.answer
    assert "‹last payment?›" in answer_text(desk) and "{" not in answer_text(desk)
    assert box._missing.isVisible() and "last payment" in box._missing.shown


def test_an_article_is_found_as_one_types_and_opened_by_enter(talking: Desk) -> None:
    type_in(talking, "розстрочка")
    assert rows(talking)[0] == "Paying a debt by instalments"
    QTest.keyClick(talking.focus(), Qt.Key.Key_Return)
    shown = talking.window.page.work.answer.shown
    assert shown is not None and shown.title == "Paying a debt by instalments"
    assert talking.window.page.work.page is Page.IDLE


def test_details_come_and_go_by_a_key(talking: Desk) -> None:
    talking.window.page.presenter.begin_request("complaint")
    short = answer_text(talking)
    press(talking.focus(), Qt.Key.Key_D.value, ALT)
    assert answer_text(talking).startswith(short) and len(answer_text(talking)) > len(short)
    press(talking.focus(), Qt.Key.Key_D.value, ALT)
    assert answer_text(talking) == short


def test_a_judgement_is_told_once_and_may_be_changed(talking: Desk) -> None:
    talking.window.page.presenter.begin_request("complaint")
    for key in (Qt.Key.Key_U, Qt.Key.Key_U, Qt.Key.Key_I):
        press(talking.focus(), key.value, ALT)
    assert talking.verbs.named("rate_article") == [
        ("complaint_how", 1, True, CALL),
        ("complaint_how", 1, False, CALL),
    ]
    assert talking.window.page.work.answer._said.shown == "noted: no help"


def test_an_answer_shows_no_figure_of_the_client_before(desk: Desk) -> None:
    desk.ring("pbx/first")
    desk.answer("pbx/first")
    desk.window.page.work.focus_entry()
    press(desk.focus(), Qt.Key.Key_A.value, ALT)
    press(desk.focus(), Qt.Key.Key_A.value, ALT)
    desk.window.page.presenter.open_account(900_117, None)
    desk.tell.card_opened(CardOnDesk(svitanok(), NOW, False))
    desk.settle()
    shown = desk.window.page.work.answer.shown
    assert shown is None or "4120337815" not in shown.answer


def test_suggested_answers_wait_for_the_card_to_be_painted_and_move_nothing(desk: Desk) -> None:
    idle = desk.window.page.work.idle
    before = idle.list.geometry()
    desk.ring()
    assert idle.answers_model.rowCount() == 0
    QTest.qWait(200)
    assert idle.answers_model.rowCount() == 3 and idle.list.geometry() == before


# --- scripts -----------------------------------------------------------------------------------------------------


def begin_script(desk: Desk) -> None:
    desk.window.page.presenter.begin_request("recalculation")
    press(desk.focus(), Qt.Key.Key_S.value, ALT)


def test_a_script_is_answered_by_digits_and_writes_into_the_form(talking: Desk) -> None:
    begin_script(talking)
    script = talking.window.page.work.script
    assert script.isVisible() and not talking.window.page.work.answer.isVisible()
    QTest.keyClick(talking.focus(), Qt.Key.Key_1)
    assert values(talking)["reason"] == "wrong_reading"
    write(talking.focus(), "14001")
    QTest.keyClick(talking.focus(), Qt.Key.Key_Return)
    assert values(talking)["control_reading"] == "14001"
    assert script.field.text() == "01.10.2026 – 31.10.2026", "what the form holds already is there to be confirmed"
    QTest.keyClick(talking.focus(), Qt.Key.Key_Return)
    QTest.keyClick(talking.focus(), Qt.Key.Key_Return)  # said: there is an open request
    assert script.walk is None and not script.isVisible() and talking.window.page.work.answer.isVisible()
    assert talking.focus() is talking.window.page.work.form._fields["register"].widget
    assert acts(talking) == set()


def test_a_script_goes_back_and_is_left_by_escape_and_the_form_stays(talking: Desk) -> None:
    begin_script(talking)
    QTest.keyClick(talking.focus(), Qt.Key.Key_5)
    press(talking.focus(), Qt.Key.Key_Left.value, ALT)
    walk = talking.window.page.work.script.walk
    assert walk is not None and walk.asked == 0
    QTest.keyClick(talking.focus(), Qt.Key.Key_2)
    QTest.keyClick(talking.focus(), Qt.Key.Key_Escape)
    assert talking.window.page.work.page is Page.FORM and values(talking)["reason"] == "estimated"
    assert talking.window.page.work.script.walk is None


def test_a_question_under_way_is_not_taken_away_by_a_call(desk: Desk) -> None:
    desk.ring("pbx/first")
    desk.answer("pbx/first")
    desk.tell.call_gone(CallGone(talking_call("pbx/first", state="ended", ended_at=NOW), "ended"))
    desk.settle()
    begin_script(desk)
    desk.window.page.work.entry.setFocus()
    desk.ring("pbx/next", svitanok())
    assert desk.window.page.work.script.walk is not None and desk.window.page.work.form.is_open
    assert desk.window.page.presenter.front.centre.call_id == "pbx/first"


def test_kinds_of_guesses_all_have_words(talking: Desk) -> None:
    said: set[str] = set()
    for text in (
        "перерахунок за серпень показання т2 9801",
        "оплата 850 3 жовтня не надійшла 067 111 22 33",
        "перерахунок т2 рахунок 4120981240",
        "заміна лічильника 0584113",
        "скарга на оператора",
        "борг",
    ):
        type_in(talking, text)
        said |= {guess.kind for guess in talking.window.page.answers._mind.guesses}
        assert all(chip and "{" not in chip for chip in chips(talking))
    assert said == set(Kind)


def test_everything_has_a_name(talking: Desk) -> None:
    type_in(talking, "перерахунок за серпень")
    assert nameless(talking.window) == []
    begin_script(talking)
    assert nameless(talking.window) == []
    assert QApplication.focusWidget() is talking.window.page.work.script.choices
