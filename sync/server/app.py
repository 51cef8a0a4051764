"""The server's composition root: every object is built here by hand, wired, started and stopped in order."""

import asyncio
import ssl
import time
from collections.abc import Callable, Coroutine
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from argon2 import PasswordHasher
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from sync.catalogue import Catalogue
from sync.catalogue.reading import is_shipped, load, load_profile
from sync.commands.base import ServerSetting
from sync.database import open_server, upgrade
from sync.lookup import Lookup
from sync.protocol import CataloguePublished
from sync.search import Search
from sync.server import users
from sync.server.asterisk_line import AsteriskLine
from sync.server.attendant import DeskAttendant
from sync.server.auth import Doorkeeper
from sync.server.calling import Calling
from sync.server.commanding import Commands
from sync.server.desks import Desk, Desks
from sync.server.directory import Directory
from sync.server.following import Followers
from sync.server.hub import Hub, Limits
from sync.server.interactions import Journal
from sync.server.logs import Log
from sync.server.outages import OutageWatch
from sync.server.phones import Phones
from sync.server.pop import Finder
from sync.server.publishing import LOOK_EVERY, CatalogueWatch
from sync.server.questions import Questions
from sync.server.settings import AsteriskSettings, PhoneSettings, Settings, SettingsError
from sync.server.telephoning import Telephoning
from sync.server.views import CallerNumber, caller_number
from sync.server.workers import Workers
from telephony.ami import AmiSettings
from telephony.control import ControlSettings
from telephony.flight import FlightRecorder
from telephony.interfaces import is_extension

READ_STAFF_EVERY = 30.0  # seconds: `user add` runs in another process


def read_catalogue(settings: Settings) -> Catalogue:
    """The profile that the settings name: one that comes with the program, or a folder."""
    folder = catalogue_folder(settings)
    return load_profile(settings.catalogue.profile) if folder is None else load(folder)


def catalogue_folder(settings: Settings) -> Path | None:
    """The administrator's own folder; None for a profile that comes with the program."""
    profile = settings.catalogue.profile
    if is_shipped(profile):
        return None
    folder = Path(settings.folder) / profile
    if not folder.is_dir():
        raise SettingsError(f"catalogue.profile: there is neither a profile nor a folder {profile}.")
    return folder


def ami_settings(settings: Settings, line: AsteriskSettings) -> AmiSettings:
    """How telephony is to reach this Asterisk."""
    folder = Path(settings.folder)
    return AmiSettings(
        host=line.host,
        port=line.port,
        user=line.user,
        secret=line.password(folder),
        tls=line.tls,
        ca_file=str(folder / line.ca_file) if line.ca_file else None,
        name=line.name,
    )


def flight_recorder(folder: Path, line: AsteriskSettings, log: Log) -> FlightRecorder | None:
    """The recorder of a line, where the settings want one. A disk that refuses costs the recording, not the calls."""
    if not line.record:
        return None
    path = folder / line.record / f"{line.name}.ami"
    files = 8
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return FlightRecorder(path, max_bytes=(line.record_megabytes << 20) // files, files=files)
    except OSError as error:
        log.error("flight_recorder_off", line=line.name, error=str(error))
        return None


def control_settings(phones: PhoneSettings) -> ControlSettings:
    """What operators' phones can be told to do."""
    return ControlSettings(phones.transfer_context, answers=phones.answer == "notify", holds=phones.hold == "notify")


def open_database(settings: Settings) -> Engine:
    """The database that the settings name; a relative SQLite file lies beside them."""
    url = settings.database.url
    prefix = "sqlite:///"
    if url.startswith(prefix) and not url.startswith("sqlite:////"):
        url = prefix + str(Path(settings.folder).absolute() / url.removeprefix(prefix))
    try:
        return open_server(url)
    except (ValueError, SQLAlchemyError) as error:
        raise SettingsError(f"database.url: {error}. Take sqlite:///FILE or postgresql://USER@HOST/NAME.") from error


class Server:
    """The whole server, in the process of its own or inside a desk. start() and stop() belong to one event loop."""

    def __init__(
        self,
        settings: Settings,
        log: Log,
        *,
        engine: Engine | None = None,
        hasher: PasswordHasher | None = None,
        limits: Limits | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.settings = settings
        self.log = log
        self.port = 0
        self.catalogue = read_catalogue(settings)
        self.engine = engine or open_database(settings)
        self._now = now
        self._tasks: list[asyncio.Task[None]] = []
        self._listening: list[asyncio.Task[None]] = []  # to the telephone

        catalogue, zone = self.catalogue, ZoneInfo(self.catalogue.time_zone)
        lookup = Lookup(self.engine.dialect.name)
        self.desks = Desks()
        self.directory = Directory()
        self.phones = Phones(tuple(line.name for line in settings.asterisk), now)

        # A kind of work has its own threads: searches never stand before a pop, nor the feed before either.
        self._pop_workers = Workers(self.engine, "pop", 2, most_waiting=2_000)
        self._question_workers = Workers(self.engine, "question", 3, most_waiting=500)
        self._feed_workers = Workers(self.engine, "feed", 2, most_waiting=2_000)
        self._followers = Followers(self._feed_workers, log)
        self._journal = Journal(self.engine, lookup, now, log, committed=self._followers.committed)

        def parse(text: str) -> CallerNumber:
            return caller_number(text, catalogue.region, catalogue.area_code)

        finder = Finder(lookup, self._pop_workers, now, log)
        self._outages = OutageWatch(catalogue.outages, self.desks, self._feed_workers, now, log)
        self.calling = Calling(self.desks, self.directory, finder, self._journal, parse, log, heard=self._outages.heard)

        def today() -> date:
            return datetime.fromtimestamp(now(), zone).date()

        self._commands = Commands(
            self.engine,
            lambda: ServerSetting(today, self.catalogue.reading_rules),
            now,
            log,
            committed=self._followers.committed,
            identified=self.calling.identified,
            wrapped_up=self._outages.wrapped_up,
            answered=self.calling.answered_a_check,
        )
        body = msgspec.json.encode(catalogue)
        search = Search(self.engine.dialect.name, catalogue.region, catalogue.area_code)
        self._questions = Questions(self._question_workers, lookup, search, (catalogue.version, body), log)
        self._doorkeeper = Doorkeeper(self.engine, now, hasher)
        self._hub = Hub(self.desks, self._doorkeeper, self._attendant, log, limits)
        control = control_settings(settings.phones)
        self._lines = [
            AsteriskLine(
                ami_settings(settings, line),
                self.calling,
                self.phones,
                self._is_operator,
                self._tell_phones,
                self._tell_standing,
                log,
                control,
                now,
                flight_recorder(Path(settings.folder), line, log),
            )
            for line in settings.asterisk
        ]
        self._telephoning = Telephoning(self._lines, self.directory, control, log)

    def _publish(self, catalogue: Catalogue) -> None:
        """Another catalogue holds from now on, for the server and for every desk."""
        self.catalogue = catalogue
        self._questions.publish(catalogue.version, msgspec.json.encode(catalogue))
        self._outages.publish(catalogue.outages)
        for desk in self.desks:
            desk.send(CataloguePublished(catalogue.version))

    def _attendant(self, desk: Desk) -> DeskAttendant:
        return DeskAttendant(
            desk,
            desks=self.desks,
            directory=self.directory,
            workers=self._feed_workers,
            questions=self._questions,
            commands=self._commands,
            followers=self._followers,
            calling=self.calling,
            phones=self.phones,
            telephoning=self._telephoning,
            outages=self._outages,
            now=self._now,
        )

    def _is_operator(self, interface: str) -> bool:
        return self.directory.at(interface) is not None or is_extension(interface)

    def _tell_phones(self, interface: str | None) -> None:
        for desk in self.desks:
            if interface is None or desk.person.interface == interface:
                desk.send(self.phones.status(desk.person))

    def _tell_standing(self, interface: str | None) -> None:
        for desk in self.desks:
            if interface is None or desk.person.interface == interface:
                desk.send(self._telephoning.standing(desk.person))

    # --- running ---------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Bring the database up to date, open the door, then listen to the telephone. Raises what hinders it."""
        await asyncio.to_thread(upgrade, self.engine)
        await self._read_staff()
        self._run(self._followers.run())
        self._run(self._journal.run())
        self._run(self._keep_reading_staff())
        await self._outages.restore()
        self._run(self._outages.run())
        if (folder := catalogue_folder(self.settings)) is not None:
            self._run(CatalogueWatch(folder, load, self.catalogue, self._publish, self.log, every=LOOK_EVERY).run())
        listen = self.settings.listen
        self.port = await self._hub.start(listen.host, listen.port, self._tls())
        self._listening = [self._run(line.run()) for line in self._lines]
        self.log.info("server_started", port=self.port, lines=len(self._lines))

    async def stop(self) -> None:
        """Stop in order: the door, the lines, what is still to be written, the threads, the database."""
        await self._hub.stop()
        for task in self._listening:
            task.cancel()
        await asyncio.gather(*self._listening, return_exceptions=True)
        self.calling.stop()
        await self._journal.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        for part in (
            self._commands,
            self._doorkeeper,
            self._pop_workers,
            self._question_workers,
            self._feed_workers,
        ):
            await asyncio.to_thread(part.stop)
        await asyncio.to_thread(self.engine.dispose)
        self.log.info("server_stopped")

    def _run(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        task.add_done_callback(self._ended)
        self._tasks.append(task)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        """What runs for ever has ended: a fault of ours, which must not pass unseen."""
        if not task.cancelled() and task.exception() is not None:
            self.log.error("background_work_ended", exc_info=task.exception())

    async def _keep_reading_staff(self) -> None:
        while True:
            await asyncio.sleep(READ_STAFF_EVERY)
            try:
                await self._read_staff()
            except SQLAlchemyError as error:
                self.log.warning("staff_not_read", error=type(error).__name__)

    async def _read_staff(self) -> None:
        self.directory.replace(await self._feed_workers.ask(users.people))
        for desk in self.desks:
            if not self.directory.works_here(desk.person.id):
                desk.dismiss("expired")

    def _tls(self) -> ssl.SSLContext | None:
        listen = self.settings.listen
        if not listen.certificate:
            return None
        folder = Path(self.settings.folder)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        try:
            context.load_cert_chain(folder / listen.certificate, folder / listen.key)
        except (OSError, ssl.SSLError) as error:
            raise SettingsError(
                f"listen.certificate, listen.key: cannot be used: {error}. Both are PEM files that belong together."
            ) from error
        return context
