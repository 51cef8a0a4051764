"""The table of keys, and the keyboard on a Latin and on a Cyrillic layout."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from operator_desk.ui.actions import ACTIONS, TOGETHER, action, latin_key
from operator_desk.ui.acts import Acts
from tests.ui.desk import Desk, press


def test_no_two_acts_share_a_key_where_both_hold() -> None:
    clashes = [
        (one.id, other.id)
        for one, other in combinations(ACTIONS, 2)
        if (one.key, one.modifiers) == (other.key, other.modifiers) and other.where in TOGETHER[one.where]
    ]
    assert clashes == []


def test_contexts_are_together_both_ways() -> None:
    assert all(one in TOGETHER[other] for one, others in TOGETHER.items() for other in others)


def test_every_act_is_a_function_with_a_text_and_a_name_of_its_own() -> None:
    assert len({one.id for one in ACTIONS}) == len(ACTIONS)
    for one in ACTIONS:
        assert callable(getattr(Acts, one.verb))
        assert one.text and one.shown_key


def test_no_act_is_a_key_that_writes() -> None:
    for one in ACTIONS:
        writes = one.modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        assert not writes or one.key.value >= Qt.Key.Key_Escape.value, one.id


@pytest.mark.parametrize(
    ("typed", "meant"), [("Л", "K"), ("О", "J"), ("Р", "H"), ("П", "G"), ("Й", "Q"), ("І", "S"), ("Ы", "S")]
)
def test_a_key_is_known_by_its_place_on_the_keyboard(typed: str, meant: str) -> None:
    assert latin_key(ord(typed)) == ord(meant)


@pytest.mark.parametrize("key", [Qt.Key.Key_K.value, ord("Л")], ids=["latin", "cyrillic"])
def test_the_entry_is_reached_from_a_text_field_on_either_layout(desk: Desk, key: int) -> None:
    desk.ring()
    desk.window.page.presenter.begin_request("recalculation")
    desk.settle()
    note = desk.window.page.work.form._fields["note"].widget
    note.setFocus()
    press(note, key, Qt.KeyboardModifier.ControlModifier, "\x0b")
    assert QApplication.focusWidget() is desk.window.page.work.entry
    assert desk.window.page.work.form._fields["note"].text() == ""


def test_keys_hold_only_where_their_act_can_be_done(desk: Desk) -> None:
    entry = desk.window.page.work.entry
    QTest.keyClick(entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(entry, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert desk.verbs.named("file_request") == [] and desk.verbs.named("choose_candidate") == []


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_7], ids=["letter", "digit"])
def test_a_key_that_does_not_hold_now_leaves_no_letter_in_a_field(desk: Desk, key: Qt.Key) -> None:
    entry = desk.window.page.work.entry
    entry.setFocus()
    press(entry, key.value, Qt.KeyboardModifier.AltModifier, chr(key.value).lower())
    assert entry.text() == ""
    press(entry, Qt.Key.Key_E.value, Qt.KeyboardModifier.NoModifier, "e")
    assert entry.text() == "e"


def test_buttons_show_the_keys_of_the_table(desk: Desk) -> None:
    desk.ring()
    desk.window.page.presenter.begin_request("complaint")
    button = desk.window.page.work.form.file_button
    assert button.key == action("file").shown_key == "Ctrl+Enter"
    assert "Ctrl+Enter" in button.toolTip()


def test_the_list_of_keys_comes_and_goes_without_the_focus(desk: Desk) -> None:
    entry = desk.window.page.work.entry
    QTest.keyClick(entry, Qt.Key.Key_F1)
    assert desk.window.page.keys.isVisible() and QApplication.focusWidget() is entry
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert not desk.window.page.keys.isVisible()
