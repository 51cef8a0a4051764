"""One Asterisk, one PostgreSQL and one server for all of these journeys; each begins with nobody calling."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from operator_desk.demonstration.base import fill, today
from tests.asterisk.pbx import Asterisk
from tests.asterisk.root import asterisk_root
from tests.journeys.centre import OneOperator
from tests.journeys.real.centre import RealCentre
from tests.journeys.real.colleagues import Colleague, Colleagues
from tests.journeys.real.keyboard import Keyboard
from tests.journeys.real.seat import RealSeat
from tests.services.postgres import Postgres

SitDown = Callable[..., RealSeat]


@pytest.fixture(scope="session")
def exchange() -> Iterator[Asterisk]:
    """The telephone exchange."""
    with Asterisk(asterisk_root()) as pbx:
        yield pbx


@pytest.fixture(scope="session")
def real_centre(
    exchange: Asterisk, postgres: Postgres, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RealCentre]:
    with postgres.database() as url:
        fill(url, 60, today())
        made = RealCentre(tmp_path_factory.mktemp("real"), url, exchange)
        yield made
        made.stop()


@pytest.fixture
def centre(real_centre: RealCentre) -> Iterator[RealCentre]:
    """A running contact centre in which nobody calls yet."""
    yield real_centre
    real_centre.tidy_up()


@pytest.fixture
def screen(qapp: QApplication) -> QApplication:
    """Windows of these tests are real ones: elsewhere a window has the focus whenever it asks for it."""
    wanted = "start pytest by `python -m tests.services.display`, as `make test` and `make journeys` do"
    assert qapp.platformName() == "xcb", f"there is no X screen here: {wanted}"
    return qapp


@pytest.fixture
def sit_down(screen: QApplication, centre: RealCentre, tmp_path: Path, texts: Path) -> Iterator[SitDown]:
    """An operator starts his desktop: `sit_down("1001")`."""
    seats: list[RealSeat] = []

    def start(login: str, *, language: str = "uk") -> RealSeat:
        folder = tmp_path / f"seat-{login}"
        folder.mkdir(exist_ok=True)
        seats.append(RealSeat(screen, OneOperator(centre, login), folder, texts, language=language))
        return seats[-1]

    yield start
    for seat in seats:
        seat.close()


@pytest.fixture
def colleague(centre: RealCentre) -> Iterator[Callable[[str], Colleague]]:
    """Another operator sits down at a desk without a window: `colleague("1002")`."""
    all_of_them = Colleagues(centre.server.port)
    yield all_of_them.sit_down
    all_of_them.stop()


@pytest.fixture
def keyboard(screen: QApplication) -> Keyboard:
    return Keyboard()
