"""The fifteen commonest questions of an energy company's clients, each answered in the call by keys that are counted.

A question is asked of an operator who talks with the client; what he has to say, or what has been done, is checked
where it is seen. The tests run them one by one, the benchmarks print their keys and the seconds of the machine.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from operator_desk.ui.form_fields import FormField
from operator_desk.ui.work_pane import Page
from sync.demonstration.cast import CUT_OFF, EXPIRED, KOVAL, OLENA
from tests.journeys.centre import AtDesk, ContactCentre
from tests.journeys.counted_keys import CountedKeys
from tests.journeys.likely_readings import likely

OLENAS_NUMBER = "0444951234"
KOVALS_NUMBER = "0915550102"
CUT_OFF_NUMBER = "0915550923"
EXPIRED_NUMBER = "0915551403"
_MOST_TABS = 12


@dataclass(frozen=True, slots=True)
class Talk:
    """An operator in a call."""

    centre: ContactCentre
    desk: AtDesk
    keys: CountedKeys
    call_id: str

    def wait(self, holds: Callable[[], bool], what: str) -> None:
        self.desk.wait(holds, what)

    def explained(self) -> str:
        """The sentence to read aloud of what is explained."""
        box = self.desk.window.page.work.why.answer
        self.wait(lambda: self.desk.window.page.work.page is Page.WHY and bool(box.text), "the explanation")
        return box.text

    def answer(self) -> str:
        """What the open article says to the client."""
        box = self.desk.window.page.work.answer
        self.wait(lambda: box.shown is not None and box.text.isVisible(), "the answer")
        assert "{" not in box.text.shown
        return box.text.shown

    def say(self, text: str) -> None:
        """The operator types what he hears, and takes what stands first."""
        self.keys.press("find")
        self.keys.type(text)
        self.keys.key(Qt.Key.Key_Return)

    def form(self, type_id: str, **chosen: str) -> None:
        """Fill what is still asked for: a choice by the first letters of its label, anything else as typed."""
        work = self.desk.window.page.work
        self.wait(lambda: work.page is Page.FORM, "the form")
        start = work.form.start
        assert start is not None and start.kind.id == type_id
        for _ in range(20):
            empty = next((one for one in self._fields() if one.field.required and not one.text()), None)
            if empty is None:
                return
            self._go_to(empty)
            self.keys.type(chosen.pop(empty.field.id))
            assert empty.text(), f"{empty.field.id} took nothing"
        raise AssertionError("a form that never ends")

    def _fields(self) -> list[FormField]:
        return self.desk.hands.shown_fields()

    def _go_to(self, field: FormField) -> None:
        for _ in range(_MOST_TABS):
            if field.widget.hasFocus():
                return
            self.keys.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {field.field.id}")

    def filed(self) -> None:
        """File it; it is at the server once, of this client and this call."""
        client_id = self.desk.shown_client()
        draft = self.desk.window.page.work.form.draft
        assert draft is not None
        self.keys.press("file")
        self.keys.agree()
        number = self.desk.wait_for_number(draft.id)
        assert self.centre.rows(draft.id) == [(number, client_id, f"main:{self.call_id}")]


@dataclass(frozen=True, slots=True)
class Question:
    """`most` keys from the answered call to the answer, letters of what the client said and the answers by which he
    shows who he is included."""

    id: str
    number: str
    client: int
    ask: Callable[[Talk], None]
    most: int


def what_do_i_owe(talk: Talk) -> None:
    talk.keys.press("why")
    talk.keys.agree()
    assert talk.explained().startswith("До сплати ")


def why_so_much(talk: Talk) -> None:
    talk.keys.press("why_bill")
    talk.keys.agree()
    assert " більший, ніж за " in talk.explained()


def what_was_my_reading(talk: Talk) -> None:
    """It stands on the card before he speaks."""
    card = talk.desk.card()
    shown = {line.previous for meter in card.meters for line in meter.registers}
    panel = talk.desk.window.page.card.meters
    assert panel.isVisible() and len(shown) == 2


def here_is_my_reading(talk: Talk) -> None:
    figures = likely(talk.desk)
    talk.keys.press("reading")
    talk.keys.agree()
    for figure in figures:
        talk.keys.type(figure)
        talk.keys.key(Qt.Key.Key_Return)
    told = [int(figure) for figure in figures]
    talk.wait(
        lambda: [line.previous for meter in talk.desk.card().meters for line in meter.registers] == told, "the reading"
    )
    talk.wait(lambda: talk.desk.outbox.waiting == 0, "the reading at the server")


def has_my_payment_come(talk: Talk) -> None:
    talk.keys.press("money")
    talk.keys.agree()
    table = talk.desk.window.page.card.money.table
    talk.wait(lambda: talk.desk.window.focusWidget() is table, "the list of bills and payments")
    talk.keys.key(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert talk.explained().startswith("Ваш платіж від ")


def my_payment_is_missing(talk: Talk) -> None:
    talk.say("оплата 850 вчора не надійшла")
    talk.form("payment_not_posted", channel="Бан", document="77120")
    talk.filed()


def recalculate_it(talk: Talk) -> None:
    talk.say("перерахунок за серпень")
    talk.form("recalculation", reason="Хиб", register="Т1", control_reading="13990")
    talk.filed()


def whose_meter_is_it(talk: Talk) -> None:
    """Somebody reads the number of a meter in the stairwell: its account opens, the call stays."""
    talk.keys.press("find")
    talk.keys.type("584113")
    rows = talk.desk.window.page.work.results.model

    def at() -> int | None:
        every = (rows.row_at(place) for place in range(rows.rowCount()))
        return next((place for place, row in enumerate(every) if row is not None and "Шевченко" in row.title), None)

    talk.wait(lambda: at() is not None, "whose meter it is")
    for _ in range(at() or 0):
        talk.keys.key(Qt.Key.Key_Down)
    talk.keys.key(Qt.Key.Key_Return)
    talk.desk.wait_for_card(OLENA)
    known = talk.desk.window.page.presenter.call_in_front
    assert known is not None and known.id == f"main:{talk.call_id}"


def when_will_it_be_done(talk: Talk) -> None:
    talk.keys.press("request")
    opened = next(one for one in talk.desk.card().requests if one.status in ("open", "taken"))
    table = talk.desk.window.page.card.timeline.table
    model: Any = table.model()
    talk.wait(lambda: model.rows[table.currentIndex().row()].key == f"request:{opened.id}", "the open request")
    assert f"до {opened.due_on:%d.%m}" in model.rows[table.currentIndex().row()].said.text, (
        "until when he has his answer"
    )


def will_you_cut_me_off(talk: Talk) -> None:
    talk.say("відключення")
    assert talk.answer()


def may_i_pay_in_parts(talk: Talk) -> None:
    talk.say("розстрочка")
    assert talk.answer()


def my_meter_is_to_be_verified(talk: Talk) -> None:
    talk.say("повірка лічильника")
    talk.form("meter_service", reason="Мин", visit_on="завтра")
    talk.filed()


def i_complain(talk: Talk) -> None:
    talk.say("скарга довго чекав")
    talk.form("complaint", subject="Дов", text="сорок хвилин на лінії")
    talk.filed()


def there_is_no_light(talk: Talk) -> None:
    talk.say("немає світла")
    assert "оператор системи розподілу" in talk.answer()


def how_can_i_pay(talk: Talk) -> None:
    talk.say("як сплатити")
    assert talk.answer()


QUESTIONS = (
    Question("what do I owe", OLENAS_NUMBER, OLENA, what_do_i_owe, 2),
    Question("why so much", OLENAS_NUMBER, OLENA, why_so_much, 2),
    Question("what was my reading", OLENAS_NUMBER, OLENA, what_was_my_reading, 0),
    Question("here is my reading", KOVALS_NUMBER, KOVAL, here_is_my_reading, 14),
    Question("has my payment come", OLENAS_NUMBER, OLENA, has_my_payment_come, 5),
    Question("my payment is missing", KOVALS_NUMBER, KOVAL, my_payment_is_missing, 48),
    Question("recalculate it", KOVALS_NUMBER, KOVAL, recalculate_it, 46),
    Question("whose meter is it", KOVALS_NUMBER, KOVAL, whose_meter_is_it, 10),
    Question("when will it be done", OLENAS_NUMBER, OLENA, when_will_it_be_done, 1),
    Question("will you cut me off", CUT_OFF_NUMBER, CUT_OFF, will_you_cut_me_off, 13),
    Question("may I pay in parts", CUT_OFF_NUMBER, CUT_OFF, may_i_pay_in_parts, 12),
    Question("my meter is to be verified", EXPIRED_NUMBER, EXPIRED, my_meter_is_to_be_verified, 40),
    Question("I complain", OLENAS_NUMBER, OLENA, i_complain, 55),
    Question("there is no light", KOVALS_NUMBER, KOVAL, there_is_no_light, 14),
    Question("how can I pay", KOVALS_NUMBER, KOVAL, how_can_i_pay, 13),
)


def talk_about(question: Question, centre: ContactCentre, desk: AtDesk) -> Talk:
    """His call, answered, his card in front."""
    call = centre.call(question.number)
    desk.wait_for_card(question.client)
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    return Talk(centre, desk, CountedKeys(desk.hands), call.id)
