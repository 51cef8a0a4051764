"""operator-desk-server as its administrator uses it."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from msgspec.structs import replace

from sync.catalogue.reading import load, load_profile
from sync.server.__main__ import main
from sync.server.settings import read_settings


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """The program takes over the logging of its process; here that is the tests' own."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "server.toml"
    assert main(["init", "--settings", str(path)]) == 0
    return path


def add(file: Path, login: str, monkeypatch: pytest.MonkeyPatch, *more: str, password: str = "long enough\n") -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(password))
    words = ["user", "add", login, "--name", "Олена", "--role", "operator", "--password-stdin"]
    return main([*words, *more, "--settings", str(file)])


def test_from_nothing_to_a_user(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert file.stat().st_mode & 0o077 == 0
    assert add(file, "Olena", monkeypatch, "--extension", "1001", "--team", "inbound") == 0
    assert "his phone is PJSIP/1001" in capsys.readouterr().out
    assert main(["user", "list", "--settings", str(file)]) == 0
    assert capsys.readouterr().out == "olena\toperator\tPJSIP/1001\tinbound\tОлена\n"
    assert main(["user", "block", "olena", "--settings", str(file)]) == 0
    assert main(["user", "list", "--settings", str(file)]) == 0
    assert capsys.readouterr().out.endswith("Олена\tblocked\n")
    assert (file.parent / "operator-desk.sqlite").exists()  # beside its settings, wherever it is run from


def test_what_goes_wrong_is_said_in_one_line_and_ends_with_1(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "--settings", str(file)]) == 1
    assert "it is left as it is" in capsys.readouterr().err
    assert add(file, "olena", monkeypatch, password="short\n") == 1
    assert "too short" in capsys.readouterr().err
    assert add(file, "olena", monkeypatch) == 0
    assert add(file, "olena", monkeypatch) == 1
    assert main(["user", "block", "ghost", "--settings", str(file)]) == 1
    assert main(["run", "--settings", str(file.parent / "none.toml")]) == 1
    assert "no such file" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["user", "add", "x", "--name", "X", "--role", "king"])


def test_two_passwords_that_differ_change_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["long enough", "long enouhg", "long enough", "long enough"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    words = ["user", "add", "olena", "--name", "Олена", "--role", "operator", "--settings", str(file)]
    assert main(words) == 1
    assert "differ" in capsys.readouterr().err
    assert main(words) == 0


def test_check_ends_with_1_and_counts(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["upgrade", "--settings", str(file)]) == 0
    assert main(["check", "--settings", str(file)]) == 1
    out = capsys.readouterr().out
    assert "ok   settings" in out
    assert "BAD  staff" in out
    assert "begin with the first" in out
    assert read_settings(file).listen.loopback


def test_a_profile_is_copied_to_be_changed_and_never_written_over(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = file.parent / "kyiv"
    assert main(["profile", "ua", str(folder)]) == 0
    assert "catalogue.profile" in capsys.readouterr().out
    assert load(folder) == replace(load_profile("ua"), profile="kyiv")
    assert main(["profile", "ua", str(folder)]) == 1
    assert "it is left as it is" in capsys.readouterr().err
