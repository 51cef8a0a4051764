"""The operator's call by keyboard: the buttons follow what Asterisk tells, and what fails is said at once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from operator_desk.ui.act_buttons import TIGHTER
from operator_desk.ui.offers import Now, OwnState
from operator_desk.verbs import LinkState
from sync.protocol import PAUSES, Act, CallGone, Colleague, LineStatus, Standing
from tests.ui.clients import NOW, call, candidates, talking
from tests.ui.desk import Desk, press, write

CALL = "pbx/1764000000.1"
BOYKO = Colleague("1001", "Бойко Ірина Сергіївна", "1", "ready")
TKACH = Colleague("1003", "Ткач Роман Ігорович", "2", "talking")
PALAMAR = Colleague("1006", "Паламар Наталія Петрівна", "2", "paused", "LUNCH")


def standing(**changes: object) -> Standing:
    fields: dict[str, object] = {
        "queues": 2, "paused": False, "reason": "", "since": None, "answers": True, "holds": True, **changes,
    }  # fmt: skip
    return Standing(**fields)  # type: ignore[arg-type]


@pytest.fixture
def stands(desk: Desk) -> Desk:
    """The desk of somebody whom the queues ring, and whose phone can be told to answer and to hold."""
    desk.tell.standing_changed(standing())
    desk.settle()
    return desk


def acted(desk: Desk) -> list[tuple[object, ...]]:
    return desk.verbs.named("act_on_call")


def key(desk: Desk, which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    press(desk.focus(), which.value, modifiers)
    desk.settle()


def shown(desk: Desk) -> list[str]:
    """The buttons of the call that can be pressed."""
    acts = desk.window.page.call_bar.acts
    return [one.text() for one in (acts.first, acts.transfer, acts.hang_up) if one.isVisible() and one.isEnabled()]


def test_the_keys_answer_hold_resume_and_end_the_call_in_front(stands: Desk) -> None:
    stands.ring()
    assert shown(stands) == ["Answer", "Refuse"]
    key(stands, Qt.Key.Key_F10)
    assert acted(stands) == [(Act.ANSWER, CALL, "")]
    assert stands.window.page.call_bar._state.shown == "Ringing", "what Asterisk has not told is not shown"
    stands.tell.call_acted(Act.ANSWER, CALL, "")
    stands.answer()
    assert shown(stands) == ["Hold", "Hand over", "Hang up"]
    key(stands, Qt.Key.Key_F6)
    stands.tell.call_acted(Act.HOLD, CALL, "")
    stands.tell.call_updated(talking(state="held"))
    stands.settle()
    assert shown(stands) == ["Resume", "Hand over", "Hang up"]
    key(stands, Qt.Key.Key_F6)
    key(stands, Qt.Key.Key_F8)
    assert [act for act, *_ in acted(stands)] == [Act.ANSWER, Act.HOLD, Act.RESUME, Act.HANG_UP]
    assert shown(stands) == ["Hand over"], "what is under way is not offered again"
    stands.tell.call_gone(CallGone(talking(state="ended", ended_at=NOW), "ended"))
    stands.settle()
    assert shown(stands) == []


def test_buttons_do_what_their_keys_do_and_show_them(stands: Desk) -> None:
    stands.ring()
    stands.answer()
    acts = stands.window.page.call_bar.acts
    assert [one.key for one in (acts.first, acts.transfer, acts.hang_up)] == ["F6", "F7", "F8"]
    QTest.mouseClick(acts.first, Qt.MouseButton.LeftButton)
    QTest.mouseClick(acts.hang_up, Qt.MouseButton.LeftButton)
    assert acted(stands) == [(Act.HOLD, CALL, ""), (Act.HANG_UP, CALL, "")]


def test_no_button_moves_whatever_the_call_does(stands: Desk) -> None:
    bar = stands.window.page.call_bar

    def places() -> list[QRect]:
        return [
            one.geometry() for one in (bar.acts, bar.acts.first, bar.acts.transfer, bar.acts.hang_up, bar.own_state)
        ]

    before = places()
    stands.ring()
    assert places() == before
    stands.answer()
    stands.ring_unsettled("pbx/b", candidates())
    assert places() == before
    stands.tell.call_updated(talking(state="held"))
    stands.tell.standing_changed(standing(paused=True, reason="LUNCH"))
    stands.settle()
    assert places() == before


def test_phones_that_cannot_be_told_are_offered_no_answer_and_no_hold(desk: Desk) -> None:
    desk.tell.standing_changed(standing(answers=False, holds=False))
    desk.ring()
    assert shown(desk) == ["Refuse"]
    desk.answer()
    assert shown(desk) == ["Hand over", "Hang up"]


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_no_own_state_is_cut(build: Callable[..., Desk], language: str) -> None:
    desk = build(language=language)
    button = desk.window.page.call_bar.own_state
    for state in [OwnState(now) for now in Now] + [OwnState(Now.PAUSED, reason) for reason in PAUSES]:
        button.show_state(state)
        assert button.words_fit, button.text()
    for pause in PAUSES:
        button.show_state(OwnState(Now.TALKING, then=pause))
        assert button.words_fit, button.below


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_no_word_is_cut_on_the_buttons(build: Callable[..., Desk], language: str) -> None:
    desk = build(language=language)
    desk.window.show()
    desk.sign_in()
    desk.tell.standing_changed(standing())
    desk.ring()
    desk.answer()
    acts = desk.window.page.call_bar.acts
    for button in (acts.first, acts.transfer, acts.hang_up):
        assert button.width() >= button.sizeHint().width() - TIGHTER


def test_a_call_is_handed_to_whom_one_types(stands: Desk) -> None:
    stands.ring()
    stands.answer()
    note = stands.window.page.work.entry
    note.setFocus()
    key(stands, Qt.Key.Key_F7)
    panel = stands.window.page.telephone.transfer_panel
    assert panel.isVisible() and stands.focus() is panel.field
    assert stands.verbs.named("read_colleagues") == [()]
    stands.tell.colleagues_read((BOYKO, TKACH, PALAMAR))
    stands.settle()
    assert [panel._rows.row_at(at).badge for at in range(3)] == ["free", "in a call", "Lunch"]  # type: ignore[union-attr]
    key(stands, Qt.Key.Key_F7)
    assert acted(stands) == [], "nobody is marked: a key pressed twice hands nothing over"
    write(stands.focus(), "пала")
    for enter in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        key(stands, enter)
    assert acted(stands) == [], "no key of a text field sends a call away"
    key(stands, Qt.Key.Key_F7)
    assert acted(stands) == [(Act.TRANSFER, CALL, "1006")]
    assert not panel.isVisible() and stands.focus() is note


def test_an_extension_is_typed_and_letters_are_none(stands: Desk) -> None:
    stands.ring()
    stands.answer()
    key(stands, Qt.Key.Key_F7)
    stands.tell.colleagues_read((BOYKO, TKACH))
    stands.settle()
    panel = stands.window.page.telephone.transfer_panel
    for typed, target in (("2", ""), ("200", "200"), ("100", "100"), ("1003", "1003"), ("123456", ""), ("/.*/", "")):
        panel.field.clear()
        write(panel.field, typed)
        assert panel.target == target, typed
        assert panel.button.isEnabled() is bool(target)
    panel.field.clear()
    write(panel.field, "202")
    key(stands, Qt.Key.Key_F7)
    assert acted(stands) == [(Act.TRANSFER, CALL, "202")]


def test_whoever_is_marked_stays_marked_when_the_list_is_read_anew(stands: Desk) -> None:
    stands.ring()
    stands.answer()
    key(stands, Qt.Key.Key_F7)
    panel = stands.window.page.telephone.transfer_panel
    stands.tell.colleagues_read((BOYKO, TKACH, PALAMAR))
    stands.settle()
    key(stands, Qt.Key.Key_Down)
    key(stands, Qt.Key.Key_Down)
    assert panel.target == "1003"
    stands.tell.colleagues_read((TKACH, PALAMAR, BOYKO))
    stands.settle()
    assert panel.target == "1003"
    stands.tell.colleagues_read((PALAMAR, BOYKO))
    stands.settle()
    assert panel.target == "", "he is gone: his neighbour is not meant"


def test_a_call_that_ends_under_the_list_leaves_nothing_to_hand_over(stands: Desk) -> None:
    stands.ring()
    stands.answer()
    stands.ring_unsettled("pbx/b", candidates())
    key(stands, Qt.Key.Key_F7)
    stands.tell.colleagues_read((BOYKO,))
    write(stands.focus(), "1001")
    stands.tell.call_gone(CallGone(talking(state="ended", ended_at=NOW), "ended"))
    stands.settle()
    panel = stands.window.page.telephone.transfer_panel
    assert panel.isVisible() and stands.focus() is panel.field, "letters must not fall into another field"
    key(stands, Qt.Key.Key_F7)
    assert acted(stands) == []
    key(stands, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_the_call_that_takes_the_place_of_another_is_not_ended_by_the_same_finger(build: Callable[..., Desk]) -> None:
    now = [NOW]
    desk = build(clock=lambda: now[0])
    desk.window.show()
    desk.window.activateWindow()
    desk.sign_in()
    desk.tell.standing_changed(standing())
    desk.ring("pbx/a")
    desk.answer("pbx/a")
    desk.ring_unsettled("pbx/b", candidates())
    desk.tell.call_gone(CallGone(talking("pbx/a", state="ended", ended_at=NOW), "ended"))
    desk.settle()
    key(desk, Qt.Key.Key_F8)
    assert acted(desk) == []
    assert "another call has just come" in desk.window.page.telephone.notice.text.shown
    now[0] += 1_000
    key(desk, Qt.Key.Key_F8)
    assert acted(desk) == [(Act.HANG_UP, "pbx/b", "")]


@pytest.mark.parametrize(
    ("reason", "words"),
    [("line_down", "Nothing was sent"), ("refused", "try again"), ("not_known", "Look at the phone")],
)
def test_what_fails_is_said_at_once_with_what_to_do(stands: Desk, reason: str, words: str) -> None:
    stands.ring()
    stands.answer()
    focus = stands.focus()
    key(stands, Qt.Key.Key_F6)
    stands.tell.call_acted(Act.HOLD, CALL, reason)
    stands.settle()
    notice = stands.window.page.telephone.notice
    assert notice.isVisible() and notice.text.shown.startswith("Not held: ") and words in notice.text.shown
    assert stands.focus() is focus
    assert "Hold" in shown(stands), "it may be tried again"
    key(stands, Qt.Key.Key_F6)
    assert not notice.isVisible()


def test_without_a_link_nothing_is_offered_and_a_key_still_gets_its_answer(stands: Desk) -> None:
    stands.ring()
    stands.answer()
    stands.tell.link_changed(LinkState(up=False, since=NOW, reason="closed"))
    stands.settle()
    assert shown(stands) == []
    assert stands.window.page.call_bar.own_state.text() == "Not known"
    key(stands, Qt.Key.Key_F8)
    assert acted(stands) == [(Act.HANG_UP, CALL, "")], "the desk answers that the line is down"


def test_own_state_is_chosen_by_key_and_shown_as_asterisk_has_it(stands: Desk) -> None:
    bar, states = stands.window.page.call_bar.own_state, stands.window.page.telephone.state_list
    assert bar.text() == "Ready"
    entry = stands.window.page.work.entry
    entry.setFocus()
    key(stands, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert states.isVisible() and stands.focus() is states.list
    key(stands, Qt.Key.Key_3)
    assert stands.verbs.named("choose_standing") == [("LUNCH",)]
    assert not states.isVisible() and stands.focus() is entry
    assert bar.text() == "Ready"
    stands.tell.standing_wanted("LUNCH")
    stands.settle()
    assert (bar.text(), bar.below) == ("Ready", "asked for: Lunch")
    stands.tell.standing_changed(standing(paused=True, reason="LUNCH", since=NOW))
    stands.tell.standing_wanted(None)
    stands.settle()
    assert bar.text() == "Lunch" and bar.below.startswith("since ")


def test_a_pause_during_a_talk_comes_after_it_and_can_be_cancelled(stands: Desk) -> None:
    stands.ring()
    stands.answer()
    stands.tell.standing_changed(standing(paused=True, reason="BREAK", since=NOW))
    stands.settle()
    bar = stands.window.page.call_bar.own_state
    assert (bar.text(), bar.below) == ("In a call", "then: Break")
    key(stands, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    key(stands, Qt.Key.Key_1)
    assert stands.verbs.named("choose_standing") == [("",)]
    stands.tell.standing_changed(standing())
    stands.settle()
    assert (bar.text(), bar.below) == ("In a call", "")


@pytest.mark.parametrize(
    ("phone", "told", "now"),
    [
        ("unreachable", standing(), Now.UNREACHABLE),
        ("none", None, Now.NO_PHONE),
        ("ready", standing(queues=0), Now.NO_QUEUE),
    ],
)
def test_a_state_that_is_not_well_says_so(desk: Desk, phone: str, told: Standing | None, now: Now) -> None:
    desk.tell.line_changed(LineStatus(asterisk=True, since=NOW, phone=phone))
    if told is not None:
        desk.tell.standing_changed(told)
    desk.settle()
    assert desk.window.page.call_bar.own_state._state.now is now


def test_a_text_field_never_answers_nor_ends_a_call(stands: Desk) -> None:
    stands.ring()
    for widget in (stands.window.page.work.entry, stands.window.page.now.calls, stands.window.page.card.timeline.table):
        widget.setFocus()
        for which in (*range(0x20, 0x7F), Qt.Key.Key_Return.value, Qt.Key.Key_Backspace.value, Qt.Key.Key_Delete.value):
            press(widget, which, text=chr(which) if which < 0x7F else "")
    stands.settle()
    assert acted(stands) == [] and stands.verbs.named("choose_standing") == []


def test_drop_downs_open_by_the_operator_only(stands: Desk) -> None:
    key(stands, Qt.Key.Key_F7)
    key(stands, Qt.Key.Key_F6)
    key(stands, Qt.Key.Key_F8)
    key(stands, Qt.Key.Key_F10)
    assert acted(stands) == [] and not stands.window.page.telephone.transfer_panel.isVisible()
    focus = QApplication.focusWidget()
    stands.ring()
    stands.tell.call_gone(CallGone(call(state="ended", ended_at=NOW), "no_answer"))
    stands.settle()
    assert QApplication.focusWidget() is focus
