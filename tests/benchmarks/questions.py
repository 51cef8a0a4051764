"""The fifteen commonest questions: keys from the answered call to the answer, and the seconds that the machine took.

The operator's hands take no time here, so all that passes is the machine's: look-ups, the server, painting.
"""

import tempfile
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from operator_desk.demonstration.base import fill, today
from tests.benchmarks.measure import Figure
from tests.journeys.centre import AtDesk, ContactCentre, OneOperator
from tests.journeys.questions import QUESTIONS, Question, talk_about

CLIENTS = 60


def run() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'centre.sqlite'}"
        fill(url, CLIENTS, today())
        centre = ContactCentre(Path(folder), url)
        try:
            return [_ask(application, question, centre, Path(folder)) for question in QUESTIONS]
        finally:
            centre.stop()


def _ask(application: QApplication, question: Question, centre: ContactCentre, folder: Path) -> Figure:
    """One call at a desk that was just started: nothing of the question before helps."""
    seat = folder / question.id
    seat.mkdir()
    desk = AtDesk(application, OneOperator(centre), seat, folder / "texts")
    try:
        talk = talk_about(question, centre, desk)
        began = perf_counter()
        question.ask(talk)
        seconds = perf_counter() - began
    finally:
        desk.close()
        centre.tidy_up()
    note = f"{seconds:.2f} s of the machine"
    return Figure(
        f"“{question.id}”", talk.keys.pressed, "keys", "keys at most", max(question.most, 1), 1, "lower", note
    )
