"""The settings file: what was written is read again, and what nobody understands is not lost."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_desk.settings import Folders, Settings, SettingsFile


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.toml").read()
    assert settings == Settings()
    assert settings.server == ""  # the built-in server


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "deep" / "settings.toml")
    settings = Settings(
        "wss://центр.example:8443", "uk", "dark", "olena", "1007", {"geometry": "AdnQywAD\\", "split main": '"'}
    )
    assert file.write(settings)
    assert file.read() == settings
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["settings.toml"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_written_as_toml_reads_it(text: str) -> None:
    from operator_desk.settings import _toml

    assert tomllib.loads(_toml(Settings(login=text, window={text: text}))) == {
        "server": "", "language": "", "theme": "", "login": text, "extension": "", "window": {text: text},
    }  # fmt: skip


@pytest.mark.parametrize("content", [b"server = ", b"\xff\xfe", b"server = 7", b"window = 'wide'"])
def test_a_file_not_understood_is_put_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    assert SettingsFile(path).read() == Settings()
    assert (tmp_path / "settings.unreadable").read_bytes() == content


def test_names_of_later_versions_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('language = "ru"\ncolour_of_the_moon = "green"\n')
    assert SettingsFile(path).read().language == "ru"


def test_a_disk_that_refuses_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    file = SettingsFile(path)
    assert file.write(Settings(language="uk"))
    path.with_suffix(".part").mkdir()  # nothing can be written there now, not even by root
    assert not file.write(Settings(language="ru"))
    assert file.read().language == "uk"


def test_a_demonstration_keeps_everything_in_its_own_folder(tmp_path: Path) -> None:
    folders = Folders.below(tmp_path)
    assert folders.settings == folders.data == tmp_path
