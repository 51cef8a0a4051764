"""One seat without a centre: the server inside, its account, its settings file."""

import stat
import sys
from pathlib import Path

from sqlalchemy import select

from operator_desk import single_seat
from operator_desk.background import Background
from operator_desk.centre import DistantCentre, SingleSeat, centre_for
from sync.database import open_server
from sync.records.staff import staff
from sync.server.settings import SAMPLE


def test_the_first_start_makes_settings_account_and_secret_and_the_second_keeps_them(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    settings = single_seat.server_settings(folder)
    assert (folder / "server.toml").read_text("utf-8") == SAMPLE
    assert settings.listen.host == "127.0.0.1" and settings.listen.port == 0
    account = single_seat.account(settings, "1001")
    assert single_seat.account(single_seat.server_settings(folder), "1001") == account
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / "seat.secret").stat().st_mode) == 0o600
    engine = open_server(f"sqlite:///{folder / 'operator-desk.sqlite'}")
    with engine.connect() as connection:
        (row,) = connection.execute(select(staff.c.login, staff.c.extension, staff.c.interface)).all()
    engine.dispose()
    assert tuple(row) == ("operator", "1001", "PJSIP/1001")


def test_what_the_person_wrote_into_the_settings_is_used(tmp_path: Path) -> None:
    single_seat.server_settings(tmp_path)
    path = tmp_path / "server.toml"
    path.write_text(path.read_text("utf-8") + '\n[[asterisk]]\nname = "home"\nsecret = "s"\n', encoding="utf-8")
    (line,) = single_seat.server_settings(tmp_path).asterisk
    assert line.name == "home"


def test_the_server_inside_is_reached_over_loopback_by_its_own_account(tmp_path: Path) -> None:
    loop = Background()
    loop.start()
    centre = SingleSeat(tmp_path, "")
    place = loop.submit(centre.start).result(30)
    try:
        assert place.address.startswith("ws://127.0.0.1:")
        assert place.account is not None and place.account[0] == "operator"
    finally:
        loop.submit(centre.stop).result(30)
        loop.stop()


def test_the_settings_say_which_centre_it_is(tmp_path: Path) -> None:
    assert isinstance(centre_for("", tmp_path, ""), SingleSeat)
    distant = centre_for("wss://centre.example", tmp_path, "")
    assert isinstance(distant, DistantCentre)
