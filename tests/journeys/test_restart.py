"""Desk or Asterisk is restarted in the middle of a call."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit

from operator_desk.ui.form_fields import FormField
from sync.demonstration.cast import OLENA
from tests.journeys.centre import AtDesk, ContactCentre
from tests.journeys.test_a_call import OLENAS_NUMBER


def test_a_desk_started_again_in_a_call_shows_it_and_the_draft_as_typed(
    centre: ContactCentre, sit_down: Callable[[], AtDesk]
) -> None:
    first = sit_down()
    call = centre.call(OLENAS_NUMBER)
    first.wait_for_card(OLENA)
    centre.answer(call)
    first.wait_for_state(call, "talking")
    first.hands.begin_request("скарга", "complaint")
    notes = [field.widget for field in first.window.page.work.form.findChildren(FormField)]
    next(widget for widget in notes if isinstance(widget, QPlainTextEdit)).setFocus()
    first.hands.type("набрано наполовину")
    first.close()

    second = sit_down()
    second.wait_for_state(call, "talking")
    second.wait_for_card(OLENA)
    second.wait(lambda: bool(second.drafts), "the draft")
    (draft,) = second.drafts
    assert "набрано наполовину" in dict(draft.fields).values()
    centre.now(call.hang_up)
    second.wait_for_state(call, None)


def test_asterisk_restarted_in_a_call_leaves_no_ghost(centre: ContactCentre, desk: AtDesk) -> None:
    call = centre.call(OLENAS_NUMBER)
    desk.wait_for_card(OLENA)
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    centre.on_loop(centre.board.pbx.restart)
    desk.wait_for_state(call, None)
    desk.wait_for_line()
    again = centre.call(OLENAS_NUMBER)
    desk.wait_for_state(again, "ringing")
