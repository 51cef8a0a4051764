"""Each of the commonest questions is answered by keys alone, in one window, within so many keys."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.centre import AtDesk, ContactCentre
from tests.journeys.questions import QUESTIONS, Question, talk_about


@pytest.mark.parametrize("question", QUESTIONS, ids=[one.id for one in QUESTIONS])
def test_a_question_is_answered_by_keys(question: Question, centre: ContactCentre, desk: AtDesk) -> None:
    talk = talk_about(question, centre, desk)
    question.ask(talk)
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert windows == [desk.window]
    assert talk.keys.pressed <= question.most


def test_there_are_fifteen() -> None:
    assert len({one.id for one in QUESTIONS}) == 15
