"""SIPp as the people on the line: operators' phones that ring and are handled, and clients who call.

Each is a SIPp process with a scenario of ours. A test handles a phone as a person would, at the moment it wants:
the order goes to SIPp as a message of the same call with a method that SIP does not know (ANSWER, HANGUP, …).
"""

from __future__ import annotations

import contextlib
import socket
import subprocess
import time
from pathlib import Path

from tests.services.ports import free_ports

SCENARIOS = Path(__file__).parent / "scenarios"

# Clients come from another loopback address than phones: so Asterisk tells the trunk from its operators.
TRUNK_ADDRESS = "127.0.0.2"
PHONE_ADDRESS = "127.0.0.1"

BUSY = "486 Busy Here"
DECLINED = "603 Decline"

# A person who does something only when the test says so: longer than any test.
NEVER_MS = 3_600_000


class Script:
    """One SIPp process and what it logged."""

    def __init__(self, folder: Path, name: str, address: str, port: int, sip_port: int) -> None:
        self._name = f"{name}-{port}"
        self._folder = folder / "sipp"
        self._folder.mkdir(exist_ok=True)
        self._address = address
        self._port = port
        self._sip_port = sip_port
        self._process: subprocess.Popen[bytes] | None = None
        self._log.unlink(missing_ok=True)  # what this phone did when it was switched on before

    def stop(self) -> None:
        """Takes the phone off the network at once; what was being said is cut."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def logged(self) -> list[str]:
        """Steps so far, each "word call-id"."""
        with contextlib.suppress(FileNotFoundError):
            return self._log.read_text().splitlines()
        return []

    def count(self, step: str) -> int:
        """How often that step (ringing, talking, cancelled, ended …) has happened."""
        return sum(line.split()[0] == step for line in self.logged())

    def wait_until(self, step: str, times: int = 1, deadline: float = 10.0) -> str:
        """Waits for the step to have happened that often; returns the Call-ID of the last one."""
        until = time.monotonic() + deadline
        while True:
            found = [line.split()[-1] for line in self.logged() if line.split()[0] == step]
            if len(found) >= times:
                return found[-1]
            if time.monotonic() > until:
                raise AssertionError(
                    f"{self._name}: {step!r} did not happen {times} times; {self.logged()}; SIPp: {self._errors()}"
                )
            time.sleep(0.02)

    def _run(self, scenario: str, fields: dict[str, str], *arguments: str) -> None:
        text = (SCENARIOS / scenario).read_text()
        for name, value in fields.items():
            text = text.replace(f"@{name}@", value)
        script = self._folder / f"{self._name}.xml"
        script.write_text(text)
        with (self._folder / f"{self._name}.screen").open("ab") as screen:
            self._process = subprocess.Popen(
                [
                    *("setpriv", "--pdeathsig", "KILL", "sipp", f"127.0.0.1:{self._sip_port}"),
                    *("-sf", str(script), "-i", self._address, "-p", str(self._port), "-mi", self._address),
                    *("-nostdin", "-aa", "-trace_logs", "-log_file", str(self._log)),
                    *("-trace_err", "-error_file", str(self._folder / f"{self._name}.errors")),
                    *arguments,
                ],
                stdin=subprocess.DEVNULL,
                stdout=screen,
                stderr=subprocess.STDOUT,
                cwd=self._folder,
            )

    def _order(self, method: str, call_id: str, **headers: str) -> None:
        """Tells the person on this phone to do something in that call."""
        lines = [
            f"{method} sip:person@{self._address}:{self._port} SIP/2.0",
            f"Via: SIP/2.0/UDP {self._address}:{self._port};branch=z9hG4bK-{time.monotonic_ns()}",
            "From: <sip:test@127.0.0.1>;tag=test",
            "To: <sip:person@127.0.0.1>",
            f"Call-ID: {call_id}",
            f"CSeq: 1 {method}",
            *(f"X-{name.title()}: {value}" for name, value in headers.items()),
            "Content-Length: 0",
            "",
            "",
        ]
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto("\r\n".join(lines).encode(), (self._address, self._port))

    @property
    def _log(self) -> Path:
        return self._folder / f"{self._name}.log"

    def _errors(self) -> str:
        with contextlib.suppress(FileNotFoundError):
            return (self._folder / f"{self._name}.errors").read_text()[-2000:]
        return ""


class Phone(Script):
    """An operator's phone.

    `answers_after` and `hangs_up_after` are seconds; None leaves it to the test (`answer()`, `hang_up()`).
    `refuses` makes it answer every call with that status instead (BUSY, DECLINED). `obeys`: it answers, holds and goes
    on when it is told to by a NOTIFY, in this order, and nobody touches it.
    """

    def __init__(
        self,
        folder: Path,
        number: str,
        port: int,
        sip_port: int,
        *,
        answers_after: float | None,
        hangs_up_after: float | None,
        refuses: str | None,
        obeys: bool,
    ) -> None:
        super().__init__(folder, f"phone-{number}", PHONE_ADDRESS, port, sip_port)
        self.number = number
        if refuses is not None:
            self._run("refuses.xml", {"status": refuses})
        elif obeys:
            self._run("obeys.xml", {"number": number})
        else:
            fields = {
                "number": number,
                "sound": str(folder / "lib" / "moh" / "silence.alaw"),
                "answers_after": _milliseconds(answers_after),
                "hangs_up_after": _milliseconds(hangs_up_after),
            }
            self._run("phone.xml", fields)

    def answer(self) -> None:
        """Picks up the call that rings, or rings next."""
        self._order("ANSWER", self.wait_until("ringing"))

    def hang_up(self) -> None:
        """Ends the call, or rejects the one that rings."""
        self._order("HANGUP", self.wait_until("ringing"))

    def hold(self) -> None:
        self._offer_anew("HOLD")

    def resume(self) -> None:
        self._offer_anew("RESUME")

    def _offer_anew(self, order: str) -> None:
        """The phone hears no further order before Asterisk has agreed."""
        agreed = self.count("agreed")
        self._order(order, self.wait_until("talking"))
        self.wait_until("agreed", agreed + 1)

    def transfer(self, target: str) -> None:
        """Blind transfer: sends the caller on to that extension."""
        self._order("TRANSFER", self.wait_until("talking"), target=target)

    def consult(self, target: str) -> None:
        """First half of an attended transfer: calls the colleague and waits until he answers."""
        self.begin_to_consult(target)
        self.wait_until("consulting")

    def begin_to_consult(self, target: str) -> None:
        """Calls the colleague, whose phone then rings."""
        self._order("CONSULT", self.wait_until("talking"), target=target)

    def complete(self) -> None:
        """Second half: leaves the two to each other."""
        self._order("COMPLETE", self.wait_until("consulting"))


class Caller(Script):
    """A client who calls `target` from `number`; None withholds it.

    `hangs_up_after` is seconds after the answer; None leaves it to the test (`hang_up()`) or to the other side. A
    name is what the network shows beside the number.
    """

    def __init__(
        self,
        folder: Path,
        number: str | None,
        target: str,
        sip_port: int,
        *,
        name: str,
        hangs_up_after: float | None,
    ) -> None:
        (port,) = free_ports(1, socket.SOCK_DGRAM, TRUNK_ADDRESS)
        super().__init__(folder, "caller", TRUNK_ADDRESS, port, sip_port)
        self._call_id = f"client-{port}-{time.monotonic_ns()}"
        fields = {
            "target": target,
            "from": _from_header(number, name),
            "privacy": "Privacy: none" if number else "Privacy: id",
            "hangs_up_after": _milliseconds(hangs_up_after),
        }
        self._run("caller.xml", fields, "-m", "1", "-cid_str", self._call_id)

    def press(self, digits: str) -> None:
        """Keys digits once the call is answered, each when the one before has been heard."""
        self.wait_until("talking")
        for digit in digits:
            before = self.count("pressed")
            self._order("DIGIT", self._call_id, digit=digit)
            self.wait_until("pressed", before + 1)

    def hang_up(self) -> None:
        """Gives up, whether somebody has answered or not."""
        self._order("HANGUP", self._call_id)


def _milliseconds(seconds: float | None) -> str:
    return str(NEVER_MS if seconds is None else max(1, round(seconds * 1000)))


def _from_header(number: str | None, name: str) -> str:
    if number is None:
        return '"Anonymous" <sip:anonymous@anonymous.invalid>'
    shown = f'"{name}" ' if name else ""
    return f"{shown}<sip:{number}@{TRUNK_ADDRESS}>"
