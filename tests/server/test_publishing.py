"""An administrator changes his profile while the centre works: it is checked, published to every desk, or refused."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest

from sync.catalogue import Catalogue
from sync.catalogue.reading import copy_shipped, load
from sync.protocol import CatalogueAnswer, CataloguePublished, ReadCatalogue
from sync.server.app import Server
from sync.server.logs import make_log
from sync.server.publishing import CatalogueWatch
from sync.server.settings import CatalogueSettings
from tests.server.centre import HASHER, prepare, settings
from tests.server.desk import signed_in

DEADLINE_S = 10


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    folder = tmp_path / "kyiv"
    copy_shipped("ua", folder)
    return folder


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


class Watched:
    """A folder that is watched, what was published of it, and the log."""

    def __init__(self, folder: Path) -> None:
        self.published: list[Catalogue] = []
        self.out = io.StringIO()
        log = make_log("info", self.out)
        self.watch = CatalogueWatch(folder, load, load(folder), self.published.append, log, every=0.02)

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(DEADLINE_S):
            while not holds():
                await asyncio.sleep(0.01)


@asynccontextmanager
async def watched(folder: Path) -> AsyncIterator[Watched]:
    made = Watched(folder)
    task = asyncio.create_task(made.watch.run())
    try:
        yield made
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def test_a_changed_file_is_published_once(profile: Path) -> None:
    async def scenario() -> None:
        async with watched(profile) as seen:
            change(profile / "topics.toml", "Показання лічильника", "Показники")
            await seen.until(lambda: bool(seen.published))
            assert any(topic.label.uk == "Показники" for topic in seen.published[0].topics)
            await asyncio.sleep(0.2)
            assert len(seen.published) == 1

    asyncio.run(scenario())


def test_a_fault_is_told_with_its_place_and_what_held_holds_on_until_it_is_mended(profile: Path) -> None:
    async def scenario() -> None:
        async with watched(profile) as seen:
            change(profile / "topics.toml", 'id = "answered"', 'id = "answered')
            await seen.until(lambda: "catalogue_not_published" in seen.out.getvalue())
            assert "topics.toml" in seen.out.getvalue() and seen.published == []
            change(profile / "topics.toml", 'id = "answered', 'id = "replied"\n#')
            change(profile / "topics.toml", '"answered"', '"replied"')
            await seen.until(lambda: bool(seen.published))

    asyncio.run(scenario())


def test_what_numbers_are_read_with_takes_a_restart(profile: Path) -> None:
    async def scenario() -> None:
        async with watched(profile) as seen:
            change(profile / "catalogue.toml", 'currency = "UAH"', 'currency = "EUR"')
            await seen.until(lambda: "restart the server" in seen.out.getvalue())
            assert seen.published == []

    asyncio.run(scenario())


def test_a_folder_that_is_away_for_a_moment_changes_nothing(profile: Path) -> None:
    async def scenario() -> None:
        async with watched(profile) as seen:
            profile.rename(profile.with_name("away"))
            await asyncio.sleep(0.2)
            profile.with_name("away").rename(profile)
            await asyncio.sleep(0.2)
            assert seen.published == [] and seen.out.getvalue() == ""

    asyncio.run(scenario())


def test_every_desk_hears_of_it_and_reads_the_new_one(
    sqlite_database: str, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.server.app.LOOK_EVERY", 0.05)

    async def scenario() -> None:
        prepare(sqlite_database)
        told = msgspec.structs.replace(
            settings(sqlite_database, folder=profile.parent), catalogue=CatalogueSettings(profile.name)
        )
        server = Server(told, make_log("error", io.StringIO()), hasher=HASHER)
        await server.start()
        try:
            async with signed_in(server.port, "op1") as first, signed_in(server.port, "op2") as second:
                change(profile / "topics.toml", "Показання лічильника", "Показники")
                for desk in (first, second):
                    published = await desk.expect(CataloguePublished)
                    await desk.say(ReadCatalogue(1))
                    answer = await desk.expect(CatalogueAnswer)
                    assert answer.version == published.version
                    assert "Показники" in bytes(answer.body).decode()
            async with signed_in(server.port, "op3") as third:
                assert third.welcome is not None and third.welcome.catalogue == published.version
        finally:
            await server.stop()

    asyncio.run(scenario())
