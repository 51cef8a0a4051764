"""One real Asterisk on free loopback ports, with the configuration that the product documents."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.asterisk.raw_ami import RawAmi
from tests.asterisk.root import INSIDE, inside
from tests.asterisk.sipp import TRUNK_ADDRESS, Caller, Phone, Script
from tests.services.cache import CHECKOUT
from tests.services.ports import free_ports

# What operators of a real centre are told to put on their Asterisk: tests run on these very files.
DOCUMENTED = CHECKOUT / "installers" / "asterisk"
OURS = Path(__file__).parent / "etc"

AMI_USER = "operator-desk"
# 1006 has two phones: see queue "contracts".
OPERATORS = ("1001", "1002", "1003", "1004", "1005", "1006")
TWO_PHONES = "1006"

_ASTERISK_CONF = f"""
[directories]
astetcdir => {INSIDE}/etc
astmoddir => /usr/lib/x86_64-linux-gnu/asterisk/modules
astvarlibdir => {INSIDE}/lib
astdbdir => {INSIDE}/lib
astkeydir => {INSIDE}/lib
astcachedir => {INSIDE}/lib
astdatadir => /usr/share/asterisk
astagidir => /usr/share/asterisk/agi-bin
astspooldir => {INSIDE}/spool
astrundir => {INSIDE}/run
astlogdir => {INSIDE}/log
astsbindir => /usr/sbin
[options]
verbose = 3
systemname = {{systemname}}
"""

_TRUNK = f"""
[trunk]
type = endpoint
context = operator-desk-clients
transport = loopback
disallow = all
allow = alaw
direct_media = no
dtmf_mode = info
trust_id_inbound = yes

[trunk]
type = identify
endpoint = trunk
match = {TRUNK_ADDRESS}/32
"""

_OPERATOR = """
[{number}]
type = aor
{contacts}

[{number}]
type = endpoint
aors = {number}
context = operator-desk-operators
transport = loopback
disallow = all
allow = alaw
direct_media = no
allow_transfer = yes
callerid = Operator {number} <{number}>
"""

_SECOND_OF_SILENCE = b"\xd5" * 8000


class Asterisk:
    """A private Asterisk: `with Asterisk(root) as pbx:`. Several run side by side.

    Phones and callers made by it are stopped with it.
    """

    def __init__(self, root: Path, *, more_rights: str = "") -> None:
        """`more_rights` than the documented account may write, such as "system"."""
        self._root = root
        self._more_rights = f",{more_rights}" if more_rights else ""
        self._folder = Path(tempfile.mkdtemp(prefix="operator-desk-asterisk-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._scripts: list[Script] = []
        self.host = "127.0.0.1"
        self.ami_user = AMI_USER
        self.ami_secret = secrets.token_urlsafe(16)
        (self.ami_port,) = free_ports(1)
        self.sip_port, *phones = free_ports(2 + len(OPERATORS), socket.SOCK_DGRAM)
        self._phone_ports = {number: [phones.pop()] for number in OPERATORS}
        self._phone_ports[TWO_PHONES].append(phones.pop())
        self._write_configuration()

    # ---- running ----

    def start(self) -> None:
        """Starts Asterisk and returns when its AMI has reported FullyBooted."""
        log = (self._folder / "console.log").open("ab")
        with log:
            self._process = subprocess.Popen(
                inside(self._root, self._folder, "asterisk", "-f", "-C", f"{INSIDE}/etc/asterisk.conf"),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait_until_ready(deadline=30)

    def stop(self) -> None:
        """Asks Asterisk to stop, as a service manager does: its calls end, its AMI says Shutdown."""
        if self._process is not None and self._process.poll() is None:
            self.cli("core stop now")
            self._end(deadline=10)

    def kill(self) -> None:
        """Ends Asterisk as a power cut would: nobody is told."""
        self._end(deadline=0)

    def restart(self, *, killed: bool = False) -> None:
        """Down and up again on the same ports; queue pauses survive in its own database, calls do not."""
        if killed:
            self.kill()
        else:
            self.stop()
        self.start()

    def clear(self, deadline: float = 10.0) -> None:
        """Ends every call in good order, then switches all phones off: for who shares one Asterisk."""
        self.cli("channel request hangup all")
        until = time.monotonic() + deadline
        while not self.cli("core show channels count").startswith("0 active channels"):
            if time.monotonic() > until:
                raise AssertionError(f"calls did not end: {self.cli('core show channels concise')}")
            time.sleep(0.05)
        self._switch_off()

    def close(self) -> None:
        """Stops callers, phones and Asterisk, and removes what they wrote."""
        self._switch_off()
        self._end(deadline=0)
        shutil.rmtree(self._folder)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

    # ---- using ----

    def cli(self, command: str) -> str:
        """What Asterisk's console answers."""
        done = subprocess.run(
            inside(self._root, self._folder, "asterisk", "-C", f"{INSIDE}/etc/asterisk.conf", "-rx", command),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=15,
            check=False,
        )
        return done.stdout

    def add_account(self, name: str, read: str, write: str) -> str:
        """One more account in manager.conf, from now on; returns its secret."""
        secret = secrets.token_urlsafe(16)
        with (self._folder / "etc" / "manager.conf").open("a", encoding="utf-8") as file:
            file.write(f"\n[{name}]\nsecret = {secret}\nread = {read}\nwrite = {write}\n")
        self.cli("manager reload")
        return secret

    def ami(self) -> RawAmi:
        """A bare AMI session with the documented rights."""
        return RawAmi(self.ami_port, self.ami_user, self.ami_secret)

    def phone(
        self,
        number: str,
        *,
        device: int = 0,
        answers_after: float | None = 0.2,
        hangs_up_after: float | None = None,
        refuses: str | None = None,
        obeys: bool = False,
    ) -> Phone:
        """Switches on the phone of an operator; TWO_PHONES has devices 0 and 1."""
        phone = Phone(
            self._folder,
            number,
            self._phone_ports[number][device],
            self.sip_port,
            answers_after=answers_after,
            hangs_up_after=hangs_up_after,
            refuses=refuses,
            obeys=obeys,
        )
        self._scripts.append(phone)
        return phone

    def caller(
        self,
        number: str | None,
        target: str,
        *,
        digits: str = "",
        name: str = "",
        hangs_up_after: float | None = None,
    ) -> Caller:
        """A client calls `target` from outside, at once, and keys the digits once he is answered."""
        caller = Caller(self._folder, number, target, self.sip_port, name=name, hangs_up_after=hangs_up_after)
        self._scripts.append(caller)
        if digits:
            caller.press(digits)
        return caller

    def log(self) -> str:
        """Asterisk's own log so far, for the message of a failed test."""
        return (self._folder / "log" / "full.log").read_text(errors="replace")

    # ---- the inside ----

    def _switch_off(self) -> None:
        for script in reversed(self._scripts):
            script.stop()
        self._scripts.clear()

    def _write_configuration(self) -> None:
        for name in ("etc", "lib", "log", "run", "spool"):
            (self._folder / name).mkdir()
        etc = self._folder / "etc"
        for source in OURS.glob("*.conf"):
            if not source.stem.endswith("_of_tests"):
                shutil.copy(source, etc)
        documented = {source.name: source.read_text() for source in DOCUMENTED.glob("*.conf")}
        documented["manager.conf"] = _replaced(
            documented["manager.conf"],
            {
                "port = 5038": f"port = {self.ami_port}",
                "secret = change-me": f"secret = {self.ami_secret}",
                "write = call,agent,originate,reporting": f"write = call,agent,originate,reporting{self._more_rights}",
            },
        )
        documented["features.conf"] = _replaced(
            documented["features.conf"],
            {"transferannouncesound = pbx-transfer": f"transferannouncesound = {INSIDE}/lib/moh/silence"},
        )
        for name in ("queues", "extensions"):
            documented[f"{name}.conf"] += (OURS / f"{name}_of_tests.conf").read_text()
        for name, text in documented.items():
            (etc / name).write_text(text)
        (etc / "asterisk.conf").write_text(_ASTERISK_CONF.format(systemname=self._folder.name))
        (etc / "musiconhold.conf").write_text(f"[default]\nmode = files\ndirectory = {INSIDE}/lib/moh\n")
        (self._folder / "lib" / "moh").mkdir()
        (self._folder / "lib" / "moh" / "silence.alaw").write_bytes(_SECOND_OF_SILENCE)
        (etc / "rtp.conf").write_text("[general]\nrtpstart = 20000\nrtpend = 29999\n")
        (etc / "pjsip.conf").write_text(self._pjsip_conf())

    def _pjsip_conf(self) -> str:
        parts = [
            "[global]\ntype = global\nendpoint_identifier_order = ip,username\n",
            f"[loopback]\ntype = transport\nprotocol = udp\nbind = {self.host}:{self.sip_port}\n",
            _TRUNK,
        ]
        for number, ports in self._phone_ports.items():
            contacts = "\n".join(f"contact = sip:{number}@{self.host}:{port}" for port in ports)
            parts.append(_OPERATOR.format(number=number, contacts=contacts))
        return "\n".join(parts)

    def _wait_until_ready(self, deadline: float) -> None:
        until = time.monotonic() + deadline
        while True:
            assert self._process is not None
            if self._process.poll() is not None:
                console = (self._folder / "console.log").read_text(errors="replace")
                raise RuntimeError(f"Asterisk ended at once: {console[-2000:]}")
            try:
                with self.ami() as session:
                    session.wait_for("FullyBooted", deadline=max(0.1, until - time.monotonic()))
                    return
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def _end(self, deadline: float) -> None:
        """Waits that many seconds for Asterisk to end by itself, then ends its whole namespace."""
        if self._process is None:
            return
        try:
            self._process.wait(deadline)
        except subprocess.TimeoutExpired:
            # Its first process ends the namespace and all in it, before unshare itself ends.
            children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
            for child in children or [str(self._process.pid)]:
                os.kill(int(child), signal.SIGKILL)
            self._process.wait()
        self._process = None


def _replaced(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        if text.count(old) != 1:
            raise ValueError(f"the documented configuration no longer says {old!r} once")
        text = text.replace(old, new)
    return text
