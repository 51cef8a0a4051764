"""A second start brings the first to the front and ends."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from operator_desk.app.instance import Instance


def test_the_second_is_not_the_first_and_the_first_hears_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.is_first()
    with qtbot.waitSignal(first.another_started, timeout=5000):
        assert not second.is_first()
    first.close()


def test_another_folder_is_another_desk(qtbot: QtBot, tmp_path: Path) -> None:
    first, other = Instance(tmp_path / "one"), Instance(tmp_path / "two")
    assert first.is_first() and other.is_first()
    first.close()
    other.close()


def test_what_a_killed_one_left_behind_is_no_obstacle(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.is_first()
    first.close()
    again = Instance(tmp_path)
    assert again.is_first()
    again.close()


@pytest.mark.parametrize("name", ["дані", "with space"])
def test_any_folder_name_will_do(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    instance = Instance(tmp_path / name)
    assert instance.is_first()
    instance.close()
