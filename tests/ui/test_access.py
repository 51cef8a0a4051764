"""Everything by keyboard, and everything has a name for those who do not see it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from operator_desk.ui.labels import TextLabel
from tests.ui.clients import candidates
from tests.ui.desk import Desk


def nameless(window: QWidget) -> list[str]:
    """Widgets that can have the focus and say nothing of themselves."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.accessibleName()
    ]


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_every_widget_that_takes_the_focus_has_a_name(build: Callable[..., Desk], language: str) -> None:
    desk = build(language=language)
    desk.window.show()
    desk.sign_in()
    desk.ring_unsettled("pbx/0", candidates())
    desk.ring()
    desk.window.page.presenter.show_next_call()
    desk.window.page.presenter.begin_request("recalculation")
    desk.settle()
    assert nameless(desk.window) == []
    for widget in desk.window.findChildren(QComboBox):
        assert widget.accessibleName()


def test_shown_candidates_have_names(desk: Desk) -> None:
    desk.ring_unsettled("pbx/0", candidates())
    names = [button.accessibleName() for button in desk.window.page.caller._buttons if button.isVisible()]
    assert len(names) == 3 and "Шевченко Олена Петрівна" in names[0]


def test_tab_walks_through_the_window_and_comes_back(desk: Desk) -> None:
    desk.ring()
    start = desk.window.page.work.entry
    start.setFocus()
    walked: list[QWidget] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is start:
            break
        assert focus is not None and focus not in walked
        walked.append(focus)
    else:
        pytest.fail("Tab does not come back to the entry")
    for reached in (
        desk.window.page.now.calls,
        desk.window.page.card.timeline.table,
        desk.window.page.card.meters.table,
    ):
        assert reached in walked


def test_labels_say_what_they_show(desk: Desk) -> None:
    desk.ring()
    for label in desk.window.findChildren(TextLabel):
        assert label.accessibleName() == label.shown
        assert label.textFormat() != Qt.TextFormat.RichText


def test_what_a_client_is_called_is_never_markup(desk: Desk) -> None:
    from msgspec.structs import replace

    from tests.ui.clients import shevchenko

    desk.ring(card=replace(shevchenko(), name="<b>Robert</b> &amp; <img src=x>"))
    header = desk.window.page.card.header
    assert header.name.shown == "<b>Robert</b> &amp; <img src=x>"
    assert header.name.text() == ""  # QLabel's own text, which would be parsed, is never used


def test_states_are_said_in_words(desk: Desk) -> None:
    desk.ring()
    assert desk.window.page.call_bar._state.shown == "Ringing"
    assert desk.window.page.call_bar._certainty.shown == "number on file"
    assert desk.window.page.card.header._remarks[0].shown == "overdue 4 days"


def test_no_button_is_the_default_one(desk: Desk) -> None:
    for button in desk.window.findChildren(QAbstractButton):
        assert not button.property("default")
