"""The self-test: each line says that something works, or what is wrong and what to do.

It goes the way of a call, so that the first bad line is where to begin: settings, database, each Asterisk (login,
rights, an event, the phones), then a number and a client.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from sync.catalogue import Catalogue, CatalogueErrors
from sync.lookup import Lookup
from sync.migrations import HEAD, REVISIONS
from sync.records.clients import clients, phones
from sync.server import users
from sync.server.app import ami_settings, open_database, read_catalogue
from sync.server.settings import AsteriskSettings, Settings, SettingsError
from sync.server.users import Person
from sync.server.views import caller_number
from telephony.ami import AmiError, AmiLine, LineState
from telephony.events import Event
from telephony.interfaces import interface_of, is_local
from telephony.snapshot import Snapshot

LOGIN_LIMIT = 10.0  # seconds
EVENT_LIMIT = 3.0

# An action that each right to write allows, by which it shows. Those of the second list nobody needs who takes calls:
# with them an account can change or run anything on the PBX.
WANTED_RIGHTS = {"call": "Hangup", "agent": "QueuePause", "originate": "Originate", "reporting": "QueueSummary"}
NOTIFY = "PJSIPNotify"  # the one act that wants "system": to tell a phone to answer or to hold
DANGEROUS_RIGHTS = {"command": "Command", "config": "UpdateConfig", "system": "ModuleLoad"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the self-test."""

    ok: bool
    what: str
    says: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.ok else 'BAD '} {self.what}: {self.says}"


async def check(settings: Settings, event_limit: float = EVENT_LIMIT) -> AsyncIterator[Line]:
    """All lines, in the order of a call's way."""
    try:
        catalogue = await asyncio.to_thread(read_catalogue, settings)
    except (SettingsError, CatalogueErrors, OSError) as error:
        yield Line(False, "catalogue", f"{error}")
        return
    yield Line(True, "catalogue", f"{catalogue.profile}, {len(catalogue.request_types)} request types")
    try:
        engine = await asyncio.to_thread(open_database, settings)
    except SettingsError as error:
        yield Line(False, "database", str(error))
        return
    try:
        staff: list[Person] = []
        for line in await asyncio.to_thread(_check_database, engine):
            yield line
            if not line.ok:
                return
        staff = await asyncio.to_thread(_staff, engine)
        yield _check_staff(staff)
        if not settings.asterisk:
            yield Line(False, "asterisk", "none is set: no call will pop. Add an [[asterisk]] block to the settings.")
        for asterisk in settings.asterisk:
            async for line in _check_asterisk(settings, asterisk, staff, event_limit):
                yield line
        for line in await asyncio.to_thread(_check_caller, engine, catalogue):
            yield line
    finally:
        await asyncio.to_thread(engine.dispose)


# --- database ------------------------------------------------------------------------------------------------


def _check_database(engine: Engine) -> list[Line]:
    where = engine.url.render_as_string(hide_password=True)
    try:
        with engine.connect() as connection:
            found = inspect(connection).has_table("alembic_version")
            revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if found else None
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        return [Line(False, "database", f"{where} cannot be reached: {reason}. Is it running, is database.url right?")]
    reached = Line(True, "database", f"{where} is reached")
    if revision == HEAD:
        return [reached, Line(True, "schema", f"revision {revision}")]
    if revision is None:
        return [reached, Line(False, "schema", "the database is empty. Run `operator-desk-server upgrade`.")]
    if revision in REVISIONS:
        remedy = f"revision {revision} is older than {HEAD}. Run `operator-desk-server upgrade`."
    else:
        remedy = f"revision {revision} was made by a newer program. Update this one."
    return [reached, Line(False, "schema", remedy)]


def _staff(engine: Engine) -> list[Person]:
    with engine.connect() as connection:
        return [person for person in users.people(connection) if person.active]


def _check_staff(staff: list[Person]) -> Line:
    if not staff:
        remedy = "nobody can sign in. Run `operator-desk-server user add LOGIN --name … --role operator --extension …`."
        return Line(False, "staff", remedy)
    rung = sum(1 for person in staff if person.interface)
    return Line(True, "staff", f"{len(staff)} may sign in, {rung} have a phone")


def _check_caller(engine: Engine, catalogue: Catalogue) -> Iterable[Line]:
    """A number of the database, written as a trunk may send it, must lead to its client again."""
    with engine.connect() as connection:
        number = connection.execute(select(phones.c.e164).where(phones.c.e164.is_not(None)).limit(1)).scalar()
        if number is None:
            yield _no_numbers(connection)
            return
        parsed = caller_number(f"+{number}", catalogue.region, catalogue.area_code).digits
        if parsed != number:
            shown = _masked(number)
            yield Line(False, "number", f"{shown} is stored, and is no number of {catalogue.region}. Import it anew.")
            return
        yield Line(True, "number", f"{_masked(number)} is parsed as E.164")
        found = Lookup(engine.dialect.name).candidates(connection, parsed, None, 0)
        if found:
            yield Line(True, "client", f"{len(found)} found by this number")
        else:
            yield Line(False, "client", "nobody is found by a stored number. Run `upgrade`; if it stays, report it.")


def _no_numbers(connection: Connection) -> Line:
    count = connection.execute(select(func.count()).select_from(clients)).scalar_one()
    if count:
        return Line(False, "number", f"{count} clients, and none has a phone number: every caller will be unknown.")
    return Line(False, "client", "there are no clients yet: every caller will be unknown. Import them.")


def _masked(number: str) -> str:
    return f"+{number[:5]}…{number[-2:]}"


# --- Asterisk ------------------------------------------------------------------------------------------------


class _Ear:
    """Listens to one Asterisk while it is checked."""

    def __init__(self) -> None:
        self.state: asyncio.Queue[LineState] = asyncio.Queue()
        self.snapshot = Snapshot()
        self.heard = asyncio.Event()

    def events(self, events: list[Event], _at: float) -> None:
        if events:
            self.heard.set()

    def took(self, snapshot: Snapshot, _at: float) -> None:
        self.snapshot = snapshot


async def _check_asterisk(
    settings: Settings, asterisk: AsteriskSettings, staff: list[Person], event_limit: float
) -> AsyncIterator[Line]:
    what = f"asterisk {asterisk.name}"
    try:
        account = ami_settings(settings, asterisk)
    except SettingsError as error:
        yield Line(False, what, str(error))
        return
    ear = _Ear()
    line = AmiLine(account, on_events=ear.events, on_snapshot=ear.took, on_state=ear.state.put_nowait)
    running = asyncio.create_task(line.run())
    try:
        async with asyncio.timeout(LOGIN_LIMIT):
            state = await ear.state.get()
        if not state.up:
            yield Line(False, what, _why_not(asterisk, state.reason))
            return
        yield Line(True, what, f"logged in as {asterisk.user}, AMI {state.version}")
        for right in await _check_rights(line, what, notifies=settings.phones.notifies):
            yield right
        yield await _check_transfers(line, what, settings.phones.transfer_context)
        yield await _check_event(ear, line, what, event_limit)
        for matched in _check_phones(ear.snapshot, staff, what):
            yield matched
    except TimeoutError:
        yield Line(False, what, f"no answer from {asterisk.host}:{asterisk.port}. Is this the AMI port?")
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def _why_not(asterisk: AsteriskSettings, reason: str) -> str:
    where = f"{asterisk.host}:{asterisk.port}"
    if reason.startswith("login"):
        return f"{where} refuses {asterisk.user} ({reason}). Compare user and secret with manager.conf."
    if reason.startswith("CoreShowChannels"):
        lacking = "write = reporting is missing in manager.conf"
        return f"{where} does not tell {asterisk.user} what goes on ({reason}): {lacking}."
    return f"{where} is not reached ({reason}). Is Asterisk running, and enabled = yes in manager.conf?"


async def _check_rights(line: AmiLine, what: str, *, notifies: bool) -> list[Line]:
    try:
        answer = await line.send("ListCommands")
    except AmiError as error:
        return [Line(False, f"{what} rights", f"could not be read: {error}.")]
    actions = {name for name, _ in answer.headers}
    if not answer.ok or "Ping" not in actions:
        return [Line(False, f"{what} rights", "Asterisk does not list them (ListCommands): look into manager.conf.")]
    missing = [right for right, action in WANTED_RIGHTS.items() if action not in actions]
    too_much = [right for right, action in DANGEROUS_RIGHTS.items() if action in actions]
    lines = []
    if notifies:
        lines.append(_check_notify(actions, what))
        too_much = [right for right in too_much if right != "system"]
    if missing:
        lines.append(Line(False, f"{what} rights", f"write = {','.join(missing)} is missing in manager.conf."))
    if too_much:
        remedy = f"write = {','.join(too_much)} is more than is needed, and dangerous: take it out of manager.conf."
        lines.append(Line(False, f"{what} rights", remedy))
    if not missing and not too_much:
        lines.append(Line(True, f"{what} rights", ", ".join(WANTED_RIGHTS)))
    return lines


def _check_notify(actions: set[str], what: str) -> Line:
    if NOTIFY in actions:
        return Line(True, f"{what} answer and hold", "phones can be told; the right for it also lets reload and stop")
    remedy = (
        "phones cannot be told to answer or to hold. Add write = system in manager.conf and load res_pjsip_notify, "
        "or take answer and hold out of [phones]."
    )
    return Line(False, f"{what} answer and hold", remedy)


async def _check_transfers(line: AmiLine, what: str, context: str) -> Line:
    """Operators' transfers are dialled in a context that the dialplan must have."""
    try:
        answer = await line.send("ShowDialPlan", Context=context)
    except AmiError as error:
        return Line(False, f"{what} transfers", f"the dialplan could not be asked: {error}.")
    if answer.ok:
        return Line(True, f"{what} transfers", f"are dialled in {context}")
    remedy = f"the dialplan has no context {context}, so no call can be handed on ({answer.message})."
    return Line(False, f"{what} transfers", f"{remedy} See installers/asterisk/extensions.conf.")


async def _check_event(ear: _Ear, line: AmiLine, what: str, limit: float) -> Line:
    """FullyBooted comes with the login where the account may read; else a call has to bring an event."""
    if line.reader.events or ear.heard.is_set():
        return Line(True, f"{what} events", "an event was seen")
    try:
        async with asyncio.timeout(limit):
            await ear.heard.wait()
    except TimeoutError:
        remedy = "none came. read = call,agent,user,system,reporting is needed in manager.conf; check eventfilter too."
        return Line(False, f"{what} events", remedy)
    return Line(True, f"{what} events", "an event was seen")


def _check_phones(snapshot: Snapshot, staff: list[Person], what: str) -> Iterator[Line]:
    """The members of the queues against the staff: whose phone is nobody's gets no pop."""
    known = {person.interface for person in staff}
    members = {_phone(member.interface, member.state_interface) for member in snapshot.members}
    members |= {
        interface_of(channel.channel)
        for channel in snapshot.channels
        if re.fullmatch(r"PJSIP/\d{2,5}", interface_of(channel.channel))
    }
    if not members:
        yield Line(False, f"{what} phones", "no queue has a member: nobody will be rung. Look into queues.conf.")
        return
    matched = sorted(members & {interface for interface in known if interface})
    strangers = sorted(members - known)
    if matched:
        yield Line(True, f"{what} phones", f"{len(matched)} of {len(members)} belong to staff, as {matched[0]}")
    if strangers:
        some = ", ".join(strangers[:3])
        remedy = (
            f"{some} belong to nobody: no pop there. Give them to staff with `user add … --interface {strangers[0]}`."
        )
        yield Line(False, f"{what} phones", remedy)


def _phone(interface: str, state_interface: str) -> str:
    return state_interface if is_local(interface) and state_interface else interface
