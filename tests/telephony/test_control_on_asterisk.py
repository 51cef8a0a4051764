"""The acts of operators on a real Asterisk 22, judged by its own lists of channels and queues, not by our trackers."""

import re
from pathlib import Path

import pytest

from telephony.calls import ChangeKind
from telephony.control import CallControl, ControlError, ControlSettings
from tests.asterisk.pbx import Asterisk
from tests.telephony.live import LiveLine
from tests.telephony.record_calls import CLIENT, settings

ANSWERED, ENDED = ChangeKind.ANSWERED, ChangeKind.ENDED


def control(live: LiveLine, *, notify: bool = False) -> CallControl:
    return CallControl(live.line, live.calls, live.queues, ControlSettings(answers=notify, holds=notify))


def channels(pbx: Asterisk) -> set[str]:
    """Whose channels Asterisk has now: `trunk`, `1001`."""
    return {line.partition("/")[2].partition("-")[0] for line in _shown(pbx)}


def bridged(pbx: Asterisk) -> set[str]:
    """Who is in one bridge with another."""
    found: dict[str, set[str]] = {}
    for line in _shown(pbx):
        fields = line.split("!")
        if fields[-2]:
            found.setdefault(fields[-2], set()).add(fields[0].partition("/")[2].partition("-")[0])
    return next((members for members in found.values() if len(members) > 1), set())


def _shown(pbx: Asterisk) -> list[str]:
    return [line for line in pbx.cli("core show channels concise").splitlines() if line.startswith("PJSIP/")]


def pauses(pbx: Asterisk, number: str) -> set[tuple[bool, str]]:
    """Whether a member is paused, and why, in each of his queues, as the console shows."""
    found = set()
    for line in re.sub(r"\x1b\[[0-9;]*m", "", pbx.cli("queue show")).splitlines():
        if f"PJSIP/{number})" in line or line.strip().startswith(f"{number} ("):
            reason = re.search(r"\(paused:?\s*([A-Z]*)", line)
            found.add((reason is not None, reason.group(1) if reason else ""))
    return found


def talk(asterisk: Asterisk, live: LiveLine, target: str = "110") -> str:
    asterisk.phone("1001")
    asterisk.caller(CLIENT, target)
    call = live.wait_for(ANSWERED, "PJSIP/1001").call.id
    live.wait_until(lambda: bridged(asterisk) == {"trunk", "1001"})
    return call


def test_hanging_up_leaves_no_channel(asterisk: Asterisk) -> None:
    with LiveLine(settings(asterisk)) as live:
        call = talk(asterisk, live)
        live.do(control(live).hang_up(call, "PJSIP/1001"))
        live.wait_for(ENDED)
        live.wait_until(lambda: channels(asterisk) == set())


def test_a_caller_is_handed_to_a_colleague_and_to_a_queue(asterisk: Asterisk) -> None:
    with LiveLine(settings(asterisk)) as live:
        call = talk(asterisk, live)
        asterisk.phone("1002")
        asterisk.phone("1003")
        live.do(control(live).blind_transfer(call, "PJSIP/1001", "1002"))
        live.wait_for(ANSWERED, "PJSIP/1002")
        live.wait_until(lambda: bridged(asterisk) == {"trunk", "1002"} == channels(asterisk))
        live.do(control(live).blind_transfer(call, "PJSIP/1002", "202"))
        live.wait_for(ANSWERED, "PJSIP/1003")
        live.wait_until(lambda: bridged(asterisk) == {"trunk", "1003"} == channels(asterisk))
        with pytest.raises(ControlError):
            live.do(control(live).hang_up(call, "PJSIP/1001"))
        assert bridged(asterisk) == {"trunk", "1003"}


def test_a_ringing_phone_that_refuses_does_not_end_the_caller(asterisk: Asterisk) -> None:
    with LiveLine(settings(asterisk)) as live:
        phone = asterisk.phone("1001", answers_after=None)
        asterisk.caller(CLIENT, "110")
        call = live.wait_for(ChangeKind.RINGING).call.id
        phone.wait_until("ringing")
        live.do(control(live).hang_up(call, "PJSIP/1001"))
        live.wait_for(ChangeKind.RING_ENDED, "PJSIP/1001")
        assert "trunk" in channels(asterisk)


def test_a_pause_stands_in_asterisks_queues_with_its_reason(asterisk: Asterisk) -> None:
    with LiveLine(settings(asterisk)) as live:
        live.do(control(live).pause("PJSIP/1001", "LUNCH"))
        live.wait_until(lambda: pauses(asterisk, "1001") == {(True, "LUNCH")})
        assert pauses(asterisk, "1002") == {(False, "")}
        live.do(control(live).unpause("PJSIP/1001"))
        live.wait_until(lambda: pauses(asterisk, "1001") == {(False, "")})


@pytest.mark.parametrize(
    "target", ["1002\r\nAction: Hangup\r\nChannel: /.*/", "/.*/", "1002@operator-desk-clients", "1a"]
)
def test_hostile_targets_never_reach_asterisk(asterisk: Asterisk, target: str) -> None:
    with LiveLine(settings(asterisk)) as live:
        call = talk(asterisk, live)
        with pytest.raises(ControlError) as refused:
            live.do(control(live).blind_transfer(call, "PJSIP/1001", target))
        assert refused.value.code == "bad_target"
        assert bridged(asterisk) == {"trunk", "1001"}


def test_the_documented_account_may_not_tell_phones_anything(asterisk: Asterisk) -> None:
    """To answer and to hold by NOTIFY wants the right `system`: it is not given unless the settings ask for it."""
    with LiveLine(settings(asterisk)) as live:
        call = talk(asterisk, live)
        with pytest.raises(ControlError) as refused:
            live.do(control(live, notify=True).hold(call, "PJSIP/1001"))
        assert refused.value.code == "refused"
        assert bridged(asterisk) == {"trunk", "1001"}


def test_a_phone_that_obeys_answers_holds_and_goes_on_when_it_is_told(asterisk_root: Path) -> None:
    with Asterisk(asterisk_root, more_rights="system") as pbx, LiveLine(settings(pbx)) as live:
        phone = pbx.phone("1001", obeys=True)
        pbx.caller(CLIENT, "110")
        call = live.wait_for(ChangeKind.RINGING).call.id
        phone.wait_until("ringing")
        live.do(control(live, notify=True).answer(call, "PJSIP/1001"))
        live.wait_for(ANSWERED, "PJSIP/1001")
        live.wait_until(lambda: bridged(pbx) == {"trunk", "1001"})
        phone.wait_until("talking")
        live.do(control(live, notify=True).hold(call, "PJSIP/1001"))
        live.wait_for(ChangeKind.HELD)
        live.do(control(live, notify=True).resume(call, "PJSIP/1001"))
        live.wait_for(ChangeKind.RESUMED)
        live.do(control(live).hang_up(call, "PJSIP/1001"))
        phone.wait_until("ended")
        live.wait_until(lambda: channels(pbx) == set())
