"""A mistake in the settings file is told with file, line, key and what to do."""

from pathlib import Path

import pytest

from sync.server.settings import SAMPLE, Settings, SettingsError, read_settings

GOOD = """\
[database]
url = "sqlite:///desk.sqlite"

[listen]
port = 8470

[[asterisk]]
name = "north"
secret = "s"

[[asterisk]]
name = "south"
port = 5039
tls = true
secret_file = "south.secret"
"""


def read(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "server.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_good_settings_are_read(tmp_path: Path) -> None:
    settings = read(tmp_path, GOOD)
    assert [(line.name, line.port, line.tls) for line in settings.asterisk] == [
        ("north", 5038, False),
        ("south", 5039, True),
    ]
    assert settings.phones.interface_of("1001") == "PJSIP/1001"
    (tmp_path / "south.secret").write_text("from a file\n")
    assert [line.password(tmp_path) for line in settings.asterisk] == ["s", "from a file"]


def test_the_sample_is_good_also_with_its_comments_taken_in(tmp_path: Path) -> None:
    assert read(tmp_path, SAMPLE).listen.port == 8470
    uncommented = SAMPLE.replace("# [[asterisk]]", "[[asterisk]]")
    for key in ("name", "host", "port", "user", "secret_file", "tls"):
        uncommented = uncommented.replace(f"\n# {key} =", f"\n{key} =")
    settings = read(tmp_path, uncommented)
    assert [line.user for line in settings.asterisk] == ["operator-desk"]


@pytest.mark.parametrize(
    ("wrong", "right", "expected"),
    [
        ("port = 8470", 'port = "8470"', "server.toml:5: listen.port must be a whole number, and is"),
        ("port = 8470", "prot = 8470", "server.toml:5: listen.prot is not a setting"),
        ("port = 8470", "port = 84700", "server.toml:5: listen.port is no port"),
        ("port = 8470", 'host = "0.0.0.0"', "server.toml:5: listen.host is reachable from outside"),
        ("port = 8470", 'certificate = "a.pem"', "server.toml:4: listen.key is missing"),
        ('url = "sqlite:///desk.sqlite"', "", "server.toml:1: database.url is missing"),
        ("port = 5039", 'port = "x"', "server.toml:13: asterisk.port must be a whole number"),
        ('name = "south"', 'name = "north"', "server.toml:12: asterisk.name is taken twice"),
        ('name = "south"', 'name = "so:uth"', "server.toml:12: asterisk.name must be"),
        ('secret = "s"', "", "server.toml:7: asterisk.secret_file is missing"),
        ('secret = "s"', 'secret = "s"\nrecord_megabytes = 0', "asterisk.record_megabytes must be 8 to 65536"),
        ("port = 8470", 'port = 8470\n[log]\nlevel = "loud"', "server.toml:7: log.level is unknown"),
        ("port = 8470", 'port = 8470\n[phones]\ninterface = "PJSIP"', "server.toml:7: phones.interface must hold"),
        ("port = 8470", "port 8470", "this is no TOML"),
        ("[database]", 'folder = "/"\n[database]', "server.toml:1: folder is not a setting"),
    ],
)
def test_each_mistake_is_told_with_its_place(tmp_path: Path, wrong: str, right: str, expected: str) -> None:
    with pytest.raises(SettingsError) as error:
        read(tmp_path, GOOD.replace(wrong, right, 1))
    assert expected in str(error.value)


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="init"):
        read_settings(tmp_path / "none.toml")
    settings = read(tmp_path, GOOD)
    with pytest.raises(SettingsError, match=r"south\.secret"):
        settings.asterisk[1].password(tmp_path)
