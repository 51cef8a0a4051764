"""The operator types what the caller says: the form stands filled, the answer above it, and every key is counted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from operator_desk.ui.work_pane import Page
from sync.database import open_server
from sync.demonstration.cast import OLENA
from sync.records.knowledge import article_ratings
from tests.journeys.centre import AtDesk, ContactCentre
from tests.journeys.likely_readings import likely
from tests.journeys.test_call_by_keys import OLENAS_NUMBER, answered
from tests.journeys.test_reading import values_at

SENTENCE = "перерахунок за серпень"


class KeyCount(QObject):
    """Counts the keys that reach a widget of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched.isWidgetType():
            self.count += watched is QApplication.focusWidget()
        return False


@pytest.fixture
def keys(qapp: QApplication) -> Iterator[KeyCount]:
    counter = KeyCount()
    qapp.installEventFilter(counter)
    yield counter
    qapp.removeEventFilter(counter)


def test_a_sentence_opens_the_form_filled_and_the_request_is_filed(
    centre: ContactCentre, desk: AtDesk, keys: KeyCount
) -> None:
    call = answered(centre, desk, OLENAS_NUMBER)
    desk.wait_for_card(OLENA)
    work = desk.window.page.work
    before = keys.count
    desk.hands.press("find")
    desk.hands.type(SENTENCE)
    desk.hands.key(Qt.Key.Key_Return)
    assert work.page is Page.FORM
    assert work.form.values()["period"].startswith("08."), "the month that the caller said"
    assert keys.count - before == len(SENTENCE) + 2, "Ctrl+K, the sentence, Enter"
    assert work.answer.shown is not None and "{" not in work.answer.text.shown
    desk.hands.press("script")
    desk.hands.key(Qt.Key.Key_4)
    desk.hands.type("субсидія з серпня")
    desk.hands.key(Qt.Key.Key_Return)
    desk.hands.key(Qt.Key.Key_Return)
    if work.script.walk is not None:  # told that there is an open request
        desk.hands.key(Qt.Key.Key_Return)
    assert work.script.walk is None and work.form.values()["reason"] == "benefit"
    request_id = desk.hands.file()
    number = desk.wait_for_number(request_id)
    assert centre.rows(request_id) == [(number, OLENA, f"main:{call.id}")]
    assert keys.count - before <= len(SENTENCE) + len("субсидія з серпня") + 10


def test_readings_told_in_a_sentence_are_checked_and_saved_by_two_keys_more(
    centre: ContactCentre, desk: AtDesk, keys: KeyCount
) -> None:
    answered(centre, desk, OLENAS_NUMBER)
    desk.wait_for_card(OLENA)
    by_day, by_night = likely(desk)
    sentence = f"показання т1 {by_day} т2 {by_night}"
    before = keys.count
    desk.hands.press("find")
    desk.hands.type(sentence)
    desk.hands.key(Qt.Key.Key_Return)
    assert desk.hands.agree() == 2, "her number on file is not enough to write into her file"
    entry = desk.window.page.readings.entry
    assert entry is not None and [field.text() for field in entry.fields] == [by_day, by_night]
    assert values_at(centre, OLENA) == [], "nothing is saved by itself"
    desk.hands.key(Qt.Key.Key_Return)
    desk.hands.key(Qt.Key.Key_Return)
    desk.wait(lambda: values_at(centre, OLENA) == [int(by_day), int(by_night)], "the readings at the server")
    assert keys.count - before == len(sentence) + 6, "Ctrl+K, the sentence, Enter, two answers, Enter in either field"


def test_what_the_operator_thinks_of_an_answer_reaches_the_server_once(centre: ContactCentre, desk: AtDesk) -> None:
    call = answered(centre, desk, OLENAS_NUMBER)
    desk.wait_for_card(OLENA)
    desk.hands.press("find")
    desk.hands.type("розстрочка")
    desk.hands.key(Qt.Key.Key_Return)
    shown = desk.window.page.work.answer.shown
    assert shown is not None
    for _ in range(3):
        desk.hands.press("helped")
    desk.wait(lambda: desk.outbox.waiting == 0 and judgements(centre, call.id) != [], "the judgement at the server")
    assert judgements(centre, call.id) == [("instalments", True)]


def judgements(centre: ContactCentre, call_id: str) -> list[tuple[str, bool]]:
    engine = open_server(centre.url)
    wanted = select(article_ratings).where(article_ratings.c.call_id == f"main:{call_id}")
    try:
        with engine.connect() as connection:
            return [(row.article, row.useful) for row in connection.execute(wanted)]
    finally:
        engine.dispose()
