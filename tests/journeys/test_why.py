"""The two questions about money, answered within a call: what do I owe, and why so much. Keys are counted."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt

from operator_desk.ui.work_pane import Page
from sync.demonstration.cast import CUT_OFF, OLENA, RUSSIAN
from tests.journeys.centre import AtDesk, ContactCentre
from tests.journeys.counted_keys import CountedKeys

OLENAS_NUMBER = "0444951234"
CUT_OFF_NUMBER = "0915550923"
RUSSIAN_NUMBER = "0915551024"


def talk(centre: ContactCentre, desk: AtDesk, number: str, client_id: int) -> CountedKeys:
    call = centre.call(number)
    desk.wait_for_card(client_id)
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    return CountedKeys(desk.hands)


def answer(desk: AtDesk) -> str:
    """The sentence to read aloud, when it is there."""
    box = desk.window.page.work.why.answer
    desk.wait(lambda: desk.window.page.work.page is Page.WHY and bool(box.text), "the answer")
    return box.text.replace("\u202f", " ")


def kopecks(text: str) -> int:
    return int(re.sub(r"[^0-9−]", "", text).replace("−", "-"))


def test_what_do_i_owe_takes_one_key_and_one_answer(centre: ContactCentre, desk: AtDesk) -> None:
    keys = talk(centre, desk, OLENAS_NUMBER, OLENA)
    keys.press("why")
    keys.agree()
    said = answer(desk)
    owed = desk.window.page.card.header._values[0].shown.replace("\u202f", " ")
    assert said.startswith(f"До сплати {owed}. Останній рахунок, за ")
    assert "ПриватБанк" not in said and "платіж, 850,00 ₴" in said
    assert keys.pressed == 2, "her number is on file only: one answer opens the figures"


def test_why_so_much_takes_one_key_one_answer_and_the_parts_add_up(centre: ContactCentre, desk: AtDesk) -> None:
    keys = talk(centre, desk, OLENAS_NUMBER, OLENA)
    keys.press("why_bill")
    keys.agree()
    said = answer(desk)
    assert keys.pressed == 2
    head = re.search(r"на ([\d ,]+) ₴", said)
    assert head is not None and " більший, ніж за " in said
    assert sum(map(kopecks, re.findall(r"\(([−+][^)]*)\)", said))) == kopecks(head.group(1))
    assert "удень 277 кВт·год замість 203" in said or "удень +74 кВт·год" in said


def test_where_a_payment_went_takes_a_walk_along_the_list(centre: ContactCentre, desk: AtDesk) -> None:
    keys = talk(centre, desk, OLENAS_NUMBER, OLENA)
    keys.press("money")
    keys.agree()
    table = desk.window.page.card.money.table
    desk.wait(lambda: desk.window.focusWidget() is table, "the list of bills and payments")
    keys.key(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert answer(desk).startswith("Ваш платіж від ")
    assert keys.pressed == 5
    desk.hands.press("leave")
    desk.wait(lambda: desk.window.focusWidget() is table, "the list again")


def test_a_debt_with_a_plan_names_the_next_instalment(centre: ContactCentre, desk: AtDesk) -> None:
    keys = talk(centre, desk, CUT_OFF_NUMBER, CUT_OFF)
    keys.press("why")
    assert "За розстрочкою наступний внесок" in answer(desk)
    assert "розстрочка: 0 з 6" in desk.window.page.card.money._head.remark.shown


def test_a_client_is_answered_in_his_own_language(centre: ContactCentre, desk: AtDesk) -> None:
    talk(centre, desk, RUSSIAN_NUMBER, RUSSIAN).press("why_bill")
    said = answer(desk)
    assert said.startswith("Счёт за ") and "кВт·ч" in said and "год" not in said
    assert desk.window.page.work.why.tree.rows[1].text.startswith("Рахунок за ")


def test_what_was_explained_once_is_explained_while_the_server_is_away(
    centre: ContactCentre, sit_down: Callable[[], AtDesk]
) -> None:
    desk = sit_down()
    keys = talk(centre, desk, OLENAS_NUMBER, OLENA)
    keys.press("why")
    keys.agree()
    said = answer(desk)
    centre.server.kill()
    desk.wait_for_silence()
    keys.press("leave", "why")
    assert answer(desk) == said
