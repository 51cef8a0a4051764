"""The demonstration's base: built once, copied for each run, made anew for another day or another program."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from operator_desk.demonstration import base
from sync.database import open_server
from sync.records.clients import clients

TODAY = date(2026, 11, 24)


def count(url: str) -> int:
    engine = open_server(url)
    with engine.connect() as connection:
        counted = int(connection.execute(select(func.count()).select_from(clients)).scalar_one())
    engine.dispose()
    return counted


def test_the_second_start_builds_nothing_and_the_first_run_has_changed_nothing(tmp_path: Path) -> None:
    built: list[str] = []
    cache = tmp_path / "cache"
    urls = []
    for run in ("one", "two"):
        folder = tmp_path / run
        folder.mkdir()
        urls.append(base.base_for(folder, cache, 60, TODAY, lambda stage, done, total: built.append(stage)))
        if run == "one":
            assert built
            engine = open_server(urls[0])
            with engine.begin() as connection:
                connection.execute(clients.update().values(name="змінено"))
            engine.dispose()
            built.clear()
    assert built == []
    engine = open_server(urls[1])
    with engine.connect() as connection:
        assert connection.execute(select(clients.c.name).where(clients.c.id == 1)).scalar() == "Шевченко Олена Петрівна"
    engine.dispose()
    assert count(urls[0]) == count(urls[1])


def test_a_small_base_is_of_today_and_the_old_one_goes(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    base.base_for(tmp_path, cache, 60, TODAY)
    base.base_for(tmp_path, cache, 60, TODAY + timedelta(days=1))
    (kept,) = cache.glob("*.sqlite")
    assert kept.stem.endswith("2026-11-25")


def test_a_big_base_may_be_some_weeks_old_and_is_used_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "_BIG", 50)
    monkeypatch.setattr(base, "_MOST_COPIED", 10)
    cache = tmp_path / "cache"
    first = base.base_for(tmp_path, cache, 60, TODAY)
    assert Path(first.removeprefix("sqlite:///")).parent == cache
    assert base.base_for(tmp_path, cache, 60, TODAY + timedelta(days=20)) == first
    assert base.base_for(tmp_path, cache, 60, TODAY + timedelta(days=40)) != first
