"""What a journey begins with: a client base, a contact centre on it, an operator at his desk."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from operator_desk.demonstration.base import fill, today
from tests.journeys.centre import AtDesk, ContactCentre, OneOperator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every window that it has no window manager; that is all that is let pass."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the window's texts are compiled to."""
    return tmp_path_factory.mktemp("texts")


@pytest.fixture(scope="session")
def contact_centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ContactCentre]:
    """One contact centre for all journeys: to start it takes longer than most of them."""
    folder = tmp_path_factory.mktemp("centre")
    url = f"sqlite:///{folder / 'centre.sqlite'}"
    fill(url, 60, today())
    made = ContactCentre(folder, url)
    yield made
    made.stop()


@pytest.fixture
def centre(contact_centre: ContactCentre) -> Iterator[ContactCentre]:
    """A running contact centre in which nobody calls yet."""
    yield contact_centre
    contact_centre.tidy_up()


@pytest.fixture
def sit_down(qapp: QApplication, centre: ContactCentre, tmp_path: Path, texts: Path) -> Iterator[Callable[[], AtDesk]]:
    """The operator starts his desktop; started again, it finds what it left."""
    desks: list[AtDesk] = []
    folder = tmp_path / "seat"
    folder.mkdir()

    def start() -> AtDesk:
        desks.append(AtDesk(qapp, OneOperator(centre), folder, texts))
        return desks[-1]

    yield start
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(sit_down: Callable[[], AtDesk]) -> AtDesk:
    """An operator at his desk, signed in, with nothing to do."""
    return sit_down()
