"""The harness itself, seen through a bare AMI session: calls are real, and nothing is left behind."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.asterisk.pbx import TWO_PHONES, Asterisk
from tests.asterisk.sipp import BUSY, DECLINED

CLIENT = "+380501234567"


def test_a_call_rings_is_answered_and_ends(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        phone = asterisk.phone("1001", answers_after=None)
        caller = asterisk.caller(CLIENT, "110")

        ring = ami.wait_for("AgentCalled")
        assert (ring["CallerIDNum"], ring["Interface"], ring["Queue"]) == (CLIENT, "PJSIP/1001", "one")
        phone.answer()
        ami.wait_for("AgentConnect", Linkedid=ring["Linkedid"])
        caller.hang_up()
        assert ami.wait_for("AgentComplete", Linkedid=ring["Linkedid"])["Reason"] == "caller"
        assert ami.wait_for("Cdr")["Disposition"] == "ANSWERED"
        phone.wait_until("ended")


def test_the_operator_may_hang_up(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        asterisk.phone("1001", hangs_up_after=0.2)
        caller = asterisk.caller(CLIENT, "110")
        assert ami.wait_for("AgentComplete")["Reason"] == "agent"
        caller.wait_until("ended")


def test_the_menu_passes_on_the_account_that_was_keyed(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        asterisk.phone("1001")
        caller = asterisk.caller(CLIENT, "101", digits="1" + "0123456789")

        done = ami.wait_for("UserEvent", UserEvent="IvrDone")
        assert (done["Path"], done["Account"], done["Failed"]) == ("menu/bills", "0123456789", "0")
        assert ami.wait_for("AgentCalled")["Linkedid"] == done["Linkedid"]
        steps = [event["Path"] for event in ami.events if event.get("UserEvent") == "IvrStep"]
        assert steps == ["menu", "menu/bills"]
        caller.hang_up()
        caller.wait_until("ended")


def test_a_refused_account_is_asked_again_and_counted(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        asterisk.caller(CLIENT, "101", digits="1" + "123#" + "0123456789")
        done = ami.wait_for("UserEvent", UserEvent="IvrDone")
        assert (done["Account"], done["Failed"]) == ("0123456789", "1")


def test_a_withheld_number_reaches_the_operator_as_none(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        asterisk.phone("1001")
        asterisk.caller(None, "110")
        assert ami.wait_for("AgentCalled")["CallerIDNum"] == "anonymous"


def test_all_five_ring_and_one_answers(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        others = [asterisk.phone(number, answers_after=None) for number in ("1001", "1002", "1004", "1005")]
        third = asterisk.phone("1003", answers_after=None)
        asterisk.caller(CLIENT, "111")
        for phone in (*others, third):
            phone.wait_until("ringing")
        third.answer()
        assert ami.wait_for("AgentConnect")["MemberName"] == "1003"
        for phone in others:
            phone.wait_until("cancelled")


def test_both_phones_of_one_operator_ring(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        desk = asterisk.phone(TWO_PHONES, answers_after=None)
        home = asterisk.phone(TWO_PHONES, device=1, answers_after=None)
        asterisk.caller(CLIENT, "103")
        desk.wait_until("ringing")
        home.wait_until("ringing")
        home.answer()
        desk.wait_until("cancelled")
        assert ami.wait_for("AgentConnect")["MemberName"] == TWO_PHONES


def test_an_unanswered_call_moves_to_the_second_group(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        first = asterisk.phone("1003", answers_after=None)
        asterisk.phone("1004")
        asterisk.caller(CLIENT, "102")
        assert ami.wait_for("AgentConnect", deadline=15)["Queue"] == "outages-second"
        assert ami.wait_for("AgentRingNoAnswer")["MemberName"] == "1003"
        first.wait_until("cancelled")


@pytest.mark.parametrize("status", [BUSY, DECLINED])
def test_a_phone_that_refuses_leaves_the_call_to_the_next(asterisk: Asterisk, status: str) -> None:
    with asterisk.ami() as ami:
        asterisk.phone("1001", refuses=status)
        asterisk.phone("1002")
        asterisk.caller(CLIENT, "100")
        assert ami.wait_for("AgentConnect")["MemberName"] == "1002"


def test_a_caller_gives_up_in_the_queue(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        phone = asterisk.phone("1001", answers_after=None)
        caller = asterisk.caller(CLIENT, "110")
        phone.wait_until("ringing")
        caller.hang_up()
        ami.wait_for("QueueCallerAbandon")
        phone.wait_until("cancelled")


def test_a_caller_gives_up_before_anybody_answers_a_direct_call(asterisk: Asterisk) -> None:
    phone = asterisk.phone("1001", answers_after=None)
    caller = asterisk.caller(CLIENT, "1001")
    caller.wait_until("ringing")
    caller.hang_up()
    phone.wait_until("cancelled")


def test_an_operator_rejects_by_hand(asterisk: Asterisk) -> None:
    phone = asterisk.phone("1001", answers_after=None)
    caller = asterisk.caller(CLIENT, "1001")
    phone.hang_up()
    phone.wait_until("unanswered")
    caller.wait_until("refused")


def test_hold_and_resume(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        phone = asterisk.phone("1001")
        asterisk.caller(CLIENT, "110")
        phone.hold()
        assert ami.wait_for("Hold")["Channel"].startswith("PJSIP/1001")
        phone.resume()
        assert ami.wait_for("Unhold")["Channel"].startswith("PJSIP/1001")


def test_a_blind_transfer(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        first, second = asterisk.phone("1001"), asterisk.phone("1002")
        asterisk.caller(CLIENT, "110")
        first.transfer("1002")
        transfer = ami.wait_for("BlindTransfer")
        assert (transfer["Result"], transfer["Extension"]) == ("Success", "1002")
        second.wait_until("talking")
        first.wait_until("transferred")


def test_an_attended_transfer_by_phone(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        first, second = asterisk.phone("1001"), asterisk.phone("1002")
        caller = asterisk.caller(CLIENT, "110")
        first.consult("1002")
        first.complete()
        assert ami.wait_for("AttendedTransfer")["Result"] == "Success"
        first.wait_until("transferred")
        caller.hang_up()
        second.wait_until("ended")


def test_an_attended_transfer_by_ami(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        first, second = asterisk.phone("1001"), asterisk.phone("1002")
        asterisk.caller(CLIENT, "110")
        channel = ami.wait_for("AgentConnect")["DestChannel"]
        first.wait_until("talking")
        asked = ami.action("Atxfer", Channel=channel, Exten="1002", Context="operator-desk-operators")
        assert asked["Response"] == "Success"
        second.wait_until("talking")
        assert ami.action("Hangup", Channel=channel)["Response"] == "Success"
        assert ami.wait_for("AttendedTransfer")["Result"] == "Success"


def test_the_documented_account_may_not_run_commands(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        assert ami.action("Command", Command="core show version")["Response"] == "Error"
        assert ami.action("GetConfig", Filename="manager.conf")["Response"] == "Error"


def test_a_wrong_secret_is_refused(asterisk: Asterisk) -> None:
    asterisk.ami_secret = "guessed"
    with pytest.raises(PermissionError):
        asterisk.ami()


def test_killed_or_stopped_it_comes_back_on_the_same_ports(asterisk: Asterisk) -> None:
    with asterisk.ami() as ami:
        asterisk.phone("1001")
        asterisk.caller(CLIENT, "110")
        ami.wait_for("AgentConnect")
    for killed in (True, False):
        asterisk.restart(killed=killed)
        assert "0 active calls" in asterisk.cli("core show channels")
    with asterisk.ami() as ami:
        phone = asterisk.phone("1002")
        asterisk.caller(CLIENT, "1002")
        phone.wait_until("talking")
        ami.wait_for("BridgeEnter")


def test_two_run_side_by_side_and_leave_nothing_mounted(asterisk_root: Path) -> None:
    with Asterisk(asterisk_root) as one, Asterisk(asterisk_root) as other:
        one.phone("1001")
        one.caller(CLIENT, "110").wait_until("talking")
        assert "0 active calls" in other.cli("core show channels")
        assert str(asterisk_root) not in Path("/proc/mounts").read_text()


def test_a_killed_test_run_leaves_no_asterisk_behind(asterisk_root: Path, tmp_path: Path) -> None:
    program = (
        "import signal, sys; from pathlib import Path; from tests.asterisk.pbx import Asterisk\n"
        "with Asterisk(Path(sys.argv[1])) as pbx: print(pbx.ami_port, flush=True); signal.pause()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(asterisk_root)],
        stdout=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    ) as run:
        assert run.stdout is not None
        port = int(run.stdout.readline())
        assert _answers(port)
        run.kill()
    until = time.monotonic() + 10
    while _answers(port):
        assert time.monotonic() < until, "Asterisk outlived the test run that started it"
        time.sleep(0.05)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
