"""The server's settings file: TOML in, a checked `Settings` out; a mistake names file, line, key and remedy."""

import ipaddress
import re
import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

SAMPLE = """\
# Settings of operator-desk-server. Lines that begin with # are explanations or defaults.

[database]
# SQLite serves one machine; a centre takes PostgreSQL: postgresql+psycopg://operator_desk@/operator_desk
url = "sqlite:///operator-desk.sqlite"

[listen]
# Desks connect here. Any address but loopback needs a certificate.
host = "127.0.0.1"
port = 8470
# certificate = "server.pem"
# key = "server.key"

# One block an Asterisk; leave all out to work without telephony. The account in manager.conf needs
#   read = system,call,agent,user,reporting,cdr    write = call,agent,originate,reporting
# [[asterisk]]
# name = "main"            # stands before each call's id: letters, digits, - and _
# host = "127.0.0.1"
# port = 5038              # 5039 with tls = true
# user = "operator-desk"
# secret_file = "ami.secret"
# tls = false
# record = "flight"        # folder for the flight recorder: the last hours of events, with callers' numbers in them
# record_megabytes = 256   # of disk at most; `python -m telephony replay` reads it

[catalogue]
# A folder with request types, topics and tariffs, or the name of a profile that comes with the program.
profile = "ua"

[phones]
# How Asterisk names the phone of an extension.
interface = "PJSIP/{extension}"
# Asterisk cannot lift a receiver. Phones that obey a NOTIFY (Event: talk, Event: hold) can be answered and held from
# the window: "notify" offers it. The account then needs  write = …,system  too, which also allows to reload and to
# stop Asterisk; without it the two buttons are not offered, and everything else works.
# answer = "notify"
# hold = "notify"
# transfer_context = "operator-desk-operators"   # where operators' transfers are dialled

[log]
level = "info"             # debug, info, warning, error
# file = "operator-desk-server.log"
"""


class SettingsError(Exception):
    """The settings cannot be used; the text is for the administrator."""


class DatabaseSettings(Struct, frozen=True, forbid_unknown_fields=True):
    url: str


class ListenSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Port 0 takes any free one."""

    host: str = "127.0.0.1"
    port: int = 8470
    certificate: str = ""
    key: str = ""

    @property
    def loopback(self) -> bool:
        """Whether only this machine can connect."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


class AsteriskSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """One Asterisk; `name` stands before the ids of its calls."""

    name: str
    host: str = "127.0.0.1"
    port: int = 5038
    user: str = "operator-desk"
    secret: str = ""
    secret_file: str = ""
    tls: bool = False
    ca_file: str = ""  # whom to trust for TLS; empty: whom the system trusts
    record: str = ""  # folder of the flight recorder; empty: nothing is recorded
    record_megabytes: int = 256

    def password(self, folder: Path) -> str:
        """The AMI secret, out of the settings or of the file that they name."""
        if not self.secret_file:
            return self.secret
        path = folder / self.secret_file
        try:
            return path.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise SettingsError(
                f"{path}: the AMI secret of [[asterisk]] {self.name} cannot be read ({error.strerror}). "
                "Create the file with the secret in it, readable to the server alone."
            ) from error


class CatalogueSettings(Struct, frozen=True, forbid_unknown_fields=True):
    profile: str = "ua"


class PhoneSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """`interface` makes an Asterisk interface of an extension. `answer` and `hold`: how a phone is told to, "notify" or
    not at all."""

    interface: str = "PJSIP/{extension}"
    answer: Literal["", "notify"] = ""
    hold: Literal["", "notify"] = ""
    transfer_context: str = "operator-desk-operators"

    @property
    def notifies(self) -> bool:
        """Whether phones are told by a NOTIFY to do anything."""
        return "notify" in (self.answer, self.hold)

    def interface_of(self, extension: str) -> str:
        """The interface of the phone with this extension."""
        return self.interface.replace("{extension}", extension)


class LogSettings(Struct, frozen=True, forbid_unknown_fields=True):
    level: str = "info"
    file: str = ""


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """All that the server is told. `folder` is where the file lies: relative paths begin there."""

    database: DatabaseSettings
    listen: ListenSettings = field(default_factory=ListenSettings)
    asterisk: tuple[AsteriskSettings, ...] = ()
    catalogue: CatalogueSettings = field(default_factory=CatalogueSettings)
    phones: PhoneSettings = field(default_factory=PhoneSettings)
    log: LogSettings = field(default_factory=LogSettings)
    folder: str = "."


def read_settings(path: Path) -> Settings:
    """Read and check the file; raises SettingsError."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise SettingsError(
            f"{path}: no such file. `operator-desk-server init --settings {path}` writes a sample."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: this is no TOML: {error}. Texts stand in quotes, one setting a line.") from error
    if "folder" in values:
        raise _fault(path, text, ("folder",), "is not a setting. Take the line out.")
    try:
        settings = msgspec.convert(values | {"folder": str(path.parent)}, Settings)
    except msgspec.ValidationError as error:
        raise _explain(path, text, str(error)) from error
    _check(path, text, settings)
    return settings


def _check(path: Path, text: str, settings: Settings) -> None:
    listen = settings.listen
    if not 0 <= listen.port <= 65535:
        raise _fault(path, text, ("listen", "port"), "is no port. Take a number from 1 to 65535.")
    if bool(listen.certificate) != bool(listen.key):
        missing = "key" if listen.certificate else "certificate"
        raise _fault(path, text, ("listen", missing), "is missing: TLS needs both, certificate and key.")
    if not listen.loopback and not listen.certificate:
        raise _fault(
            path,
            text,
            ("listen", "host"),
            "is reachable from outside, so the line must be encrypted. Give listen.certificate and listen.key, "
            'or listen on "127.0.0.1".',
        )
    if settings.log.level not in ("debug", "info", "warning", "error"):
        raise _fault(path, text, ("log", "level"), "is unknown. Take debug, info, warning or error.")
    if "{extension}" not in settings.phones.interface:
        raise _fault(path, text, ("phones", "interface"), 'must hold {extension}, as in "PJSIP/{extension}".')
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,60}", settings.phones.transfer_context):
        raise _fault(path, text, ("phones", "transfer_context"), "must be 1 to 60 letters, digits, - or _.")
    names = [line.name for line in settings.asterisk]
    for position, line in enumerate(settings.asterisk):
        here = ("asterisk", position)
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,20}", line.name):
            raise _fault(path, text, (*here, "name"), "must be 1 to 20 letters, digits, - or _.")
        if names.index(line.name) != position:
            raise _fault(path, text, (*here, "name"), "is taken twice. Each Asterisk needs a name of its own.")
        if not line.secret and not line.secret_file:
            raise _fault(path, text, (*here, "secret_file"), "is missing. Name the file that holds the AMI secret.")
        if not 8 <= line.record_megabytes <= 65536:
            raise _fault(path, text, (*here, "record_megabytes"), "must be 8 to 65536.")


def _explain(path: Path, text: str, message: str) -> SettingsError:
    """Word msgspec's complaint for somebody who knows the file and not the program."""
    where = re.search(r" - at `\$(.*)`$", message)
    complaint = message[: where.start()] if where else message
    keys: list[str | int] = []
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", where.group(1) if where else ""):
        keys.append(name or int(index))
    unknown = re.fullmatch(r"Object contains unknown field `(.+)`", complaint)
    if unknown:
        return _fault(path, text, (*keys, unknown.group(1)), "is not a setting. Check the spelling or take it out.")
    missing = re.fullmatch(r"Object missing required field `(.+)`", complaint)
    if missing:
        return _fault(path, text, (*keys, missing.group(1)), "is missing. `init` writes a sample that shows it.")
    wanted = re.fullmatch(r"Expected `(.+)`, got `(.+)`", complaint)
    if wanted:
        kinds = {"str": "a text in quotes", "int": "a whole number", "bool": "true or false", "array": "a [[list]]"}
        expected, got = (kinds.get(kind, kind) for kind in wanted.groups())
        return _fault(path, text, tuple(keys), f"must be {expected}, and is {got}.")
    return _fault(path, text, tuple(keys), complaint)


def _fault(path: Path, text: str, keys: tuple[str | int, ...], remedy: str) -> SettingsError:
    dotted = ".".join(str(key) for key in keys if isinstance(key, str)) or "the file"
    line = _line_of(text, keys)
    return SettingsError(f"{path}{f':{line}' if line else ''}: {dotted} {remedy}")


def _line_of(text: str, keys: tuple[str | int, ...]) -> int | None:
    """The line of a key, or else of its table's header; None where neither stands in the file."""
    names = [key for key in keys if isinstance(key, str)]
    if not names:
        return None
    occurrence = next((key for key in keys if isinstance(key, int)), 0)
    table, header = "", None
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        opened = re.match(r"\s*\[+\s*([\w.-]+)\s*\]+", line)
        if opened:
            table = opened.group(1)
            seen[table] = seen.get(table, -1) + 1
            if table == names[0] and seen[table] == occurrence:
                header = number
                if len(names) == 1:
                    return number
            continue
        inside = table == ".".join(names[:-1]) and (not table or seen[table] == occurrence)
        if inside and re.match(rf"\s*{re.escape(names[-1])}\s*=", line):
            return number
    return header


def sample() -> dict[str, Any]:
    """The sample's settings as the server would read them; a test keeps them true."""
    return tomllib.loads(SAMPLE)
