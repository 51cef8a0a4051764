"""operator-desk-server: run the server, keep its users, check that everything works."""

import argparse
import asyncio
import contextlib
import getpass
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from sync.catalogue import CatalogueErrors
from sync.catalogue.reading import copy_shipped, shipped
from sync.database import DatabaseTooNew, upgrade
from sync.server import users
from sync.server.app import Server, open_database
from sync.server.check import check
from sync.server.logs import take_over
from sync.server.rights import Role
from sync.server.settings import SAMPLE, Settings, SettingsError, read_settings

DEFAULT = Path("operator-desk-server.toml")


class Failure(Exception):
    """Ends the program with this text."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.act(options))
    except (Failure, SettingsError, users.UserError, CatalogueErrors, DatabaseTooNew) as error:
        print(error, file=sys.stderr)
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        print(f"The database cannot be used: {reason}. `operator-desk-server check` says more.", file=sys.stderr)
    except OSError as error:
        print(f"{error}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="operator-desk-server", description="The server of the operator desktop.")
    acts = parser.add_subparsers(required=True, metavar="ACT")
    _act(acts, "run", _run, "serve the desks until stopped")
    _act(acts, "check", _check, "test everything a call needs, and say what is wrong")
    _act(acts, "upgrade", _upgrade, "bring the database to this program's schema")
    _act(acts, "init", _init, "write a sample settings file")
    profile = _act(acts, "profile", _profile, "copy a profile (articles, forms, rules) into a folder of your own")
    profile.add_argument("name", choices=shipped(), help="of the profile that comes with the program")
    profile.add_argument("folder", type=Path, help="a new folder; name it in the settings as catalogue.profile")
    user = acts.add_parser("user", help="who may sign in").add_subparsers(required=True, metavar="ACT")
    add = _act(user, "add", _add_user, "let somebody sign in")
    add.add_argument("login")
    add.add_argument("--name", required=True, help="as clients and colleagues know him")
    add.add_argument("--role", required=True, choices=list(Role))
    add.add_argument("--extension", help="digits of his phone; leave it out for who takes no calls")
    add.add_argument("--interface", help="how Asterisk names his phone, where it is not made of the extension")
    add.add_argument("--team", default="")
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    _act(user, "list", _list_users, "show the staff")
    _act(user, "block", _block_user, "let somebody sign in no more").add_argument("login")
    return parser


def _act(
    acts: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, act: object, help_: str
) -> argparse.ArgumentParser:
    parser = acts.add_parser(name, help=help_)
    parser.add_argument("--settings", type=Path, default=DEFAULT, metavar="FILE", help=f"default: {DEFAULT}")
    parser.set_defaults(act=act)
    return parser


# --- running -------------------------------------------------------------------------------------------------


def _run(options: argparse.Namespace) -> int:
    settings = read_settings(options.settings)
    with contextlib.ExitStack() as stack:
        out = None
        if settings.log.file:
            path = Path(settings.folder) / settings.log.file
            out = stack.enter_context(path.open("a", encoding="utf-8", buffering=1))
        server = Server(settings, take_over(settings.log.level, out))
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_serve(server))
    return 0


async def _serve(server: Server) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C ends asyncio.run() instead
            loop.add_signal_handler(number, stopped.set)
    try:
        await server.start()
        host = server.settings.listen.host
        print(f"operator-desk-server listens on {host}:{server.port}", flush=True)
        await stopped.wait()
    finally:
        await server.stop()


def _check(options: argparse.Namespace) -> int:
    settings = read_settings(options.settings)
    take_over("error")  # the lines below are the answer; the log would only stand between them
    print(f"ok   settings: {options.settings}")
    return asyncio.run(_print_check(settings))


async def _print_check(settings: Settings) -> int:
    bad = 0
    async for line in check(settings):
        print(line, flush=True)
        bad += not line.ok
    print("Everything works." if not bad else f"{bad} to put right; begin with the first.")
    return 1 if bad else 0


def _upgrade(options: argparse.Namespace) -> int:
    engine = open_database(read_settings(options.settings))
    try:
        upgrade(engine)
    finally:
        engine.dispose()
    print("The database is up to date.")
    return 0


def _init(options: argparse.Namespace) -> int:
    try:
        # Never over an existing file, and readable to its owner alone: it may come to hold a secret.
        descriptor = os.open(options.settings, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Failure(f"{options.settings} exists; it is left as it is.") from error
    with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123 - the descriptor is open already
        file.write(SAMPLE)
    print(f"{options.settings} is written. Change it, then run `operator-desk-server check`.")
    return 0


def _profile(options: argparse.Namespace) -> int:
    try:
        copy_shipped(options.name, options.folder)
    except FileExistsError as error:
        raise Failure(f"{options.folder} exists; it is left as it is.") from error
    print(
        f"{options.folder} is written. Name it in the settings as catalogue.profile, then run `operator-desk-server "
        "check`. What you change in it later is checked and published while the server runs."
    )
    return 0


# --- users ---------------------------------------------------------------------------------------------------


def _add_user(options: argparse.Namespace) -> int:
    settings = read_settings(options.settings)
    password = sys.stdin.readline().rstrip("\r\n") if options.password_stdin else _ask_password()
    interface = options.interface
    if interface is None and options.extension:
        interface = settings.phones.interface_of(options.extension)
    engine = open_database(settings)
    try:
        upgrade(engine)
        users.add(
            engine,
            login=options.login,
            name=options.name,
            role=options.role,
            password=password,
            extension=options.extension,
            interface=interface,
            team=options.team,
        )
    finally:
        engine.dispose()
    print(f"{users.normal_login(options.login)} may sign in{f'; his phone is {interface}' if interface else ''}.")
    return 0


def _ask_password() -> str:
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise Failure("The two passwords differ; nothing is changed.")
    return password


def _list_users(options: argparse.Namespace) -> int:
    engine = open_database(read_settings(options.settings))
    try:
        with engine.connect() as connection:
            people = users.people(connection)
    finally:
        engine.dispose()
    for person in people:
        state = "" if person.active else "blocked"
        columns = (person.login, person.role, person.interface or "-", person.team or "-", person.name, state)
        print("\t".join(columns).rstrip())
    return 0


def _block_user(options: argparse.Namespace) -> int:
    engine = open_database(read_settings(options.settings))
    try:
        users.block(engine, options.login)
    finally:
        engine.dispose()
    print(f"{users.normal_login(options.login)} may sign in no more. If he is signed in, he is out within a minute.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
