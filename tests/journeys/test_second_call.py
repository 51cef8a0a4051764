"""While the operator is busy: a second call is a badge, a ring is no key, and what he types is his."""

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from operator_desk.demonstration.switchboard import OPERATOR
from operator_desk.ui.form_fields import FormField
from operator_desk.ui.work_pane import Page
from sync.demonstration.cast import KOVAL, OLENA
from tests.journeys.centre import AtDesk, ContactCentre
from tests.journeys.test_a_call import KOVALS_NUMBER, OLENAS_NUMBER

TYPED = "Клієнтка не згодна з показанням лічильника; просить перерахувати жовтень. "
RINGS = 100


def test_a_second_call_is_a_badge_and_comes_forward_when_the_first_has_ended(
    centre: ContactCentre, desk: AtDesk
) -> None:
    first = centre.call(OLENAS_NUMBER)
    desk.wait_for_card(OLENA)
    centre.answer(first)
    desk.wait_for_state(first, "talking")
    desk.hands.begin_request("скарга", "complaint")
    desk.hands.press("find")
    before = desk.looks()

    second = centre.call(KOVALS_NUMBER, queue=None, extension=OPERATOR)
    desk.wait_for_state(second, "ringing")
    desk.wait(lambda: len(desk.window.page.presenter.front.live_calls) == 2, "both calls in the list")
    assert desk.looks() == before
    assert desk.window.page.work.page is Page.FORM

    centre.now(first.hang_up)
    desk.wait_for_state(first, None)
    desk.wait_for_card(KOVAL)
    centre.answer(second)
    desk.wait_for_state(second, "talking")


def test_a_form_with_text_is_not_taken_away_by_the_next_call(centre: ContactCentre, desk: AtDesk) -> None:
    first = centre.call(OLENAS_NUMBER)
    desk.wait_for_card(OLENA)
    centre.answer(first)
    desk.wait_for_state(first, "talking")
    desk.hands.begin_request("скарга", "complaint")
    note = note_field(desk)
    note.setFocus()
    desk.hands.type(TYPED)
    centre.now(first.hang_up)
    desk.wait_for_state(first, None)

    second = centre.call(KOVALS_NUMBER)
    desk.wait_for_state(second, "ringing")
    assert note.toPlainText() == TYPED
    assert desk.window.focusWidget() is note
    assert desk.shown_client() == OLENA
    desk.hands.press("next_call")
    desk.wait_for_card(KOVAL)
    assert note.toPlainText() == TYPED


def test_typing_without_pause_through_a_hundred_ringing_calls(centre: ContactCentre, desk: AtDesk) -> None:
    """No key changes a call, no call changes a key, the field or the focus."""
    talk = centre.call(OLENAS_NUMBER)
    desk.wait_for_card(OLENA)
    centre.answer(talk)
    desk.wait_for_state(talk, "talking")
    desk.hands.begin_request("скарга", "complaint")
    note = note_field(desk)
    note.setFocus()
    typed = ""
    letters = iter(TYPED * 200)
    for number in range(RINGS):
        call = centre.call(f"09155510{number % 100:02}", queue=None, extension=OPERATOR)
        while desk.state(call) != "ringing":
            typed += type_next(desk, letters)
        typed += type_next(desk, letters)
        assert call.ringing and not call.ended
        centre.now(call.hang_up)
        while desk.state(call) is not None:
            typed += type_next(desk, letters)
        assert desk.window.focusWidget() is note
    assert note.toPlainText() == typed
    assert len(desk.rings) == RINGS + 1
    assert desk.state(talk) == "talking" and not talk.ended
    assert desk.shown_client() == OLENA
    desk.wait(lambda: typed in "".join(text for draft in desk.drafts for _, text in draft.fields), "the draft as typed")


def type_next(desk: AtDesk, letters: Iterator[str]) -> str:
    """One letter, and whatever the window has to do meanwhile."""
    letter = next(letters)
    desk.hands.type(letter)
    QApplication.processEvents()
    return letter


def note_field(desk: AtDesk) -> QPlainTextEdit:
    """The first field of the form that takes lines of text."""
    fields = desk.window.page.work.form.findChildren(FormField)
    return next(field.widget for field in fields if isinstance(field.widget, QPlainTextEdit))
