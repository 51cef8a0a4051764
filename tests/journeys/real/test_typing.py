"""Typing is never disturbed (R16): real keys without a pause, while real phones ring, in a real window."""

import itertools

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from operator_desk.ui.form_fields import FormField
from sync.demonstration.cast import OLENA
from tests.journeys.real.centre import RealCentre, talks
from tests.journeys.real.conftest import SitDown
from tests.journeys.real.keyboard import Keyboard, Typist

ME = "1001"
RINGS = 100
LETTERS_THROUGH_A_RING = 8
# What a careless window would take for an order: yes and no, digits, Enter and blank.
TEXT = "yes no 1 2 3 answer 4567 reject\nhold y n 890 Q\n"
# A client, one of a family, a firm, nobody, and one who hides his number.
CALLERS = ("+380915550102", "0915550203", "0445550300", "0445559981", None)


def test_typing_without_a_pause_through_ringing_phones(
    centre: RealCentre, sit_down: SitDown, keyboard: Keyboard
) -> None:
    seat = sit_down(ME, language="en")
    phone = centre.pbx.phone(ME, answers_after=None)
    centre.pbx.caller("+380444951234", "110")
    talk = seat.next_ring()
    seat.wait_for_card(OLENA)
    phone.answer()
    seat.wait_for_state(talk, "talking")
    seat.hands.begin_request("complaint", "complaint")
    fields = {one.field.id: one for one in seat.window.page.work.form.findChildren(FormField)}
    note = fields["text"].widget
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    others = {name: one.text() for name, one in fields.items() if name != "text"}
    moves: list[QWidget | None] = []
    QApplication.instance().focusChanged.connect(lambda old, new: moves.append(new))  # type: ignore[union-attr]

    rings = []
    with Typist(keyboard, itertools.cycle(TEXT)) as typist:
        for number, who in zip(range(RINGS), itertools.cycle(CALLERS), strict=False):
            caller = centre.pbx.caller(who, ME)
            ring = seat.next_ring()
            rings.append(ring)
            typed_before = len(note.toPlainText())
            seat.wait(
                lambda begun=typed_before: len(note.toPlainText()) >= begun + LETTERS_THROUGH_A_RING,  # type: ignore[misc]
                "letters typed while it rings",
            )
            assert seat.state(ring) == "ringing"
            assert typist.typed.startswith(note.toPlainText())
            caller.hang_up()
            seat.wait_for_state(ring, None)
            assert seat.why_gone(ring) == ("caller_gave_up", None)
            phone.wait_until("cancelled", number + 1)
    seat.wait(lambda: len(note.toPlainText()) == len(typist.typed), "the last letter")

    assert note.toPlainText() == typist.typed
    assert moves == []
    assert note.hasFocus() and seat.window.isActiveWindow()
    assert {name: one.text() for name, one in fields.items() if name != "text"} == others
    assert seat.shown_client() == OLENA
    assert seat.state(talk) == "talking" and seat.live_calls == [talk.call_id]
    phone.wait_until("unanswered", RINGS)
    assert (phone.count("talking"), phone.count("ended")) == (1, 0)
    seat.wait(
        lambda: any(dict(draft.fields).get("text") == typist.typed for draft in seat.drafts), "the draft as typed"
    )
    assert seat.outbox.waiting == 0 and seat.numbers == {}
    for ring in rings:
        seat.wait(lambda call_id=ring.call_id: centre.records.ended(call_id) is not None, "the call logged")  # type: ignore[misc]
        logged = centre.records.ended(ring.call_id)
        assert logged is not None
        assert logged["ended_how"] == "abandoned"
        assert talks(centre.records.legs(ring.call_id)) == []
    assert centre.records.requests_of(talk.call_id) == []
