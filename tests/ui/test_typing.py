"""Typing is never disturbed: not by a call that rings, nor one that is answered, nor one that goes."""

import itertools
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from operator_desk.verbs import CallOnDesk
from sync.card import Card
from sync.protocol import CallGone, Candidate
from tests.ui.clients import NOW, call, candidates, shevchenko, svitanok, talking
from tests.ui.desk import Desk, press, write

TEXT = "клієнт каже, що показання 14236 хибне; reply by phone, 1-9 or Enter y n "
CALLS = 100


def type_and_ring(desk: Desk, field: QWidget) -> str:
    """Type a text over and over, a letter at a time, while a hundred calls come, are answered and go."""
    letters = itertools.cycle(TEXT)
    typed = ""
    for number in range(CALLS):
        call_id = f"pbx/{number}"
        kinds: tuple[tuple[tuple[Candidate, ...], Card | None], ...] = (
            (candidates()[:1], shevchenko()),
            (candidates(), None),
            ((), None),
            (candidates()[2:], svitanok()),
        )
        who, card = kinds[number % len(kinds)]
        answered = [partial(desk.tell.call_updated, talking(call_id))] if number % 5 else []
        gone = CallGone(talking(call_id, state="ended", ended_at=NOW), "ended" if answered else "no_answer")
        for step in (
            partial(desk.tell.call_rang, CallOnDesk(call(call_id), who, card)),
            *answered,
            partial(desk.tell.call_gone, gone),
        ):
            step()
            for _ in range(2):
                letter = next(letters)
                focus = QApplication.focusWidget()
                assert focus is field, f"the focus went to {focus} at call {number}"
                press(focus, 0, text=letter)
                typed += letter
                QApplication.processEvents()
    desk.settle()
    return typed


def acts_of(desk: Desk) -> list[str]:
    """What was asked of the desk that is more than looking something up or keeping a text."""
    looks_up = ("find", "save_draft", "read_timeline", "read_billing", "note_access")  # or is written down by itself
    return [name for name, _ in desk.verbs.asked if name not in looks_up]


def test_typing_into_a_note_through_a_hundred_calls(desk: Desk) -> None:
    desk.ring("pbx/own")
    desk.tell.call_updated(talking("pbx/own"))
    desk.settle()
    desk.window.page.presenter.begin_request("recalculation")
    fields = desk.window.page.work.form._fields
    before = {name: field.text() for name, field in fields.items() if name != "note"}
    note = fields["note"].widget
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    typed = type_and_ring(desk, note)
    assert note.toPlainText() == typed
    assert {name: field.text() for name, field in fields.items() if name != "note"} == before
    assert acts_of(desk) == []
    assert desk.window.page.presenter.front.centre.call_id == "pbx/own", "the card that is written about stays"


def test_typing_into_the_entry_through_a_hundred_calls(desk: Desk) -> None:
    entry = desk.window.page.work.entry
    assert isinstance(entry, QLineEdit)
    entry.setMaxLength(10_000)
    entry.setFocus()
    typed = type_and_ring(desk, entry)
    assert entry.text() == typed
    assert acts_of(desk) == []


def test_typing_into_a_wrap_up_through_a_hundred_calls(desk: Desk) -> None:
    desk.ring("pbx/own")
    desk.tell.call_updated(talking("pbx/own"))
    desk.settle()
    desk.window.page.presenter.open_wrap_up()
    note = desk.window.page.work.wrap_up.note
    note.setFocus()
    typed = type_and_ring(desk, note)
    assert note.toPlainText() == typed
    assert acts_of(desk) == []


def test_an_untouched_form_with_the_focus_is_not_taken_away(desk: Desk) -> None:
    desk.ring("pbx/first")
    desk.tell.call_gone(CallGone(talking("pbx/first", state="ended", ended_at=NOW), "ended"))
    desk.settle()
    desk.window.page.presenter.begin_request("complaint")
    focus = QApplication.focusWidget()
    desk.ring("pbx/next", svitanok())
    assert desk.window.page.work.form.is_open and QApplication.focusWidget() is focus


@pytest.mark.parametrize("kind", ["card", "candidates", "nobody"])
def test_a_pop_leaves_the_focus_where_it_is(desk: Desk, kind: str) -> None:
    for widget in (desk.window.page.work.entry, desk.window.page.work.idle.list, desk.window.page.now.others):
        widget.setFocus()
        if kind == "card":
            desk.ring(f"pbx/{id(widget)}")
        else:
            desk.ring_unsettled(f"pbx/{id(widget)}", candidates() if kind == "candidates" else ())
        assert QApplication.focusWidget() is widget
        desk.tell.call_gone(CallGone(call(f"pbx/{id(widget)}", state="ended", ended_at=NOW), "no_answer"))
        desk.settle()


def test_a_focus_that_a_pop_hides_waits_where_no_key_acts(desk: Desk) -> None:
    """The timeline had the focus; the next caller is nobody known, so the card goes."""
    desk.ring("pbx/a")
    desk.tell.call_gone(CallGone(call("pbx/a", state="ended", ended_at=NOW), "no_answer"))
    desk.settle()
    desk.window.page.card.timeline.table.setFocus()
    desk.ring_unsettled("pbx/b", candidates())
    focus = QApplication.focusWidget()
    assert focus is desk.window.page.centre
    for letter in "1yn \r":
        press(focus, ord(letter.upper()), text=letter)
    assert acts_of(desk) == []


def test_a_form_with_text_stays_though_the_focus_is_elsewhere(desk: Desk) -> None:
    desk.ring("pbx/own")
    desk.tell.call_gone(CallGone(talking("pbx/own", state="ended", ended_at=NOW), "ended"))
    desk.settle()
    desk.window.page.presenter.begin_request("complaint")
    text = desk.window.page.work.form._fields["text"].widget
    text.setFocus()
    write(text, "чекав довго")
    desk.window.page.work.entry.setFocus()
    desk.ring("pbx/next", svitanok())
    assert desk.window.page.work.form._fields["text"].text() == "чекав довго" and desk.window.page.work.form.is_open
    assert desk.window.page.presenter.front.centre.call_id == "pbx/own"
    assert desk.window.page.call_bar._name.shown == "ТОВ «Світанок»", "the bar says who rings"
