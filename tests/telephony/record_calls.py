"""Makes the recordings: people handle phones on a real Asterisk while the product's own recorder runs.

`python -m tests.telephony.record_calls [name …]` writes recordings/<what a person did>.ami anew.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from telephony.ami import AmiSettings
from telephony.calls import ChangeKind
from telephony.recorder import Recorder
from tests.asterisk.pbx import TWO_PHONES, Asterisk
from tests.asterisk.root import BULLSEYE, asterisk_root
from tests.asterisk.sipp import BUSY
from tests.telephony.live import LiveLine

RECORDINGS = Path(__file__).parent / "recordings"
CLIENT = "+380501234567"
ENDED = ChangeKind.ENDED
RINGING = ChangeKind.RINGING
ANSWERED = ChangeKind.ANSWERED


def operator_answers_after_menu(pbx: Asterisk, live: LiveLine) -> None:
    phone = pbx.phone("1001", answers_after=None)
    caller = pbx.caller(CLIENT, "101", digits="1" + "123#" + "0123456789", name="Ivan")
    live.wait_for(RINGING)
    phone.answer()
    live.wait_for(ANSWERED)
    phone.hold()
    live.wait_for(ChangeKind.HELD)
    phone.resume()
    live.wait_for(ChangeKind.RESUMED)
    caller.hang_up()
    live.wait_for(ENDED)


def operator_hangs_up(pbx: Asterisk, live: LiveLine) -> None:
    phone = pbx.phone("1001")
    pbx.caller(CLIENT, "110")
    live.wait_for(ANSWERED)
    phone.hang_up()
    live.wait_for(ENDED)


def third_of_five_answers(pbx: Asterisk, live: LiveLine) -> None:
    phones = {number: pbx.phone(number, answers_after=None) for number in ("1001", "1002", "1003", "1004", "1005")}
    caller = pbx.caller(CLIENT, "111")
    for phone in phones.values():
        phone.wait_until("ringing")
    live.wait_for(RINGING, times=5)
    phones["1003"].answer()
    live.wait_for(ANSWERED)
    caller.hang_up()
    live.wait_for(ENDED)


def second_device_answers(pbx: Asterisk, live: LiveLine) -> None:
    desk = pbx.phone(TWO_PHONES, answers_after=None)
    home = pbx.phone(TWO_PHONES, device=1, answers_after=None)
    caller = pbx.caller(CLIENT, "103")
    desk.wait_until("ringing")
    home.wait_until("ringing")
    home.answer()
    live.wait_for(ANSWERED)
    caller.hang_up()
    live.wait_for(ENDED)


def nobody_answers_and_the_second_group_does(pbx: Asterisk, live: LiveLine) -> None:
    pbx.phone("1003", answers_after=None)
    pbx.phone("1004")
    caller = pbx.caller(CLIENT, "102")
    live.wait_for(ANSWERED)
    caller.hang_up()
    live.wait_for(ENDED)


def first_is_busy_and_the_next_answers(pbx: Asterisk, live: LiveLine) -> None:
    pbx.phone("1001", refuses=BUSY)
    pbx.phone("1002")
    caller = pbx.caller(CLIENT, "100")
    live.wait_for(ANSWERED)
    caller.hang_up()
    live.wait_for(ENDED)


def caller_gives_up_while_it_rings(pbx: Asterisk, live: LiveLine) -> None:
    pbx.phone("1001", answers_after=None)
    caller = pbx.caller(CLIENT, "110")
    live.wait_for(RINGING)
    caller.hang_up()
    live.wait_for(ENDED)


def caller_gives_up_in_the_menu(pbx: Asterisk, live: LiveLine) -> None:
    caller = pbx.caller(CLIENT, "101")
    live.wait_for(ChangeKind.IVR)
    caller.hang_up()
    live.wait_for(ENDED)


def nobody_answers(pbx: Asterisk, live: LiveLine) -> None:
    pbx.phone("1001", answers_after=None)
    pbx.caller(CLIENT, "112")
    live.wait_for(ENDED)


def caller_withholds_his_number(pbx: Asterisk, live: LiveLine) -> None:
    pbx.phone("1001")
    caller = pbx.caller(None, "110")
    live.wait_for(ANSWERED)
    caller.hang_up()
    live.wait_for(ENDED)


def operator_is_dialled_directly(pbx: Asterisk, live: LiveLine) -> None:
    pbx.phone("1002")
    caller = pbx.caller(CLIENT, "1002")
    live.wait_for(ANSWERED)
    caller.hang_up()
    live.wait_for(ENDED)


def operator_rejects_a_direct_call(pbx: Asterisk, live: LiveLine) -> None:
    phone = pbx.phone("1002", answers_after=None)
    pbx.caller(CLIENT, "1002")
    live.wait_for(RINGING)
    phone.hang_up()
    live.wait_for(ENDED)


def operator_transfers_blind(pbx: Asterisk, live: LiveLine) -> None:
    first = pbx.phone("1001")
    second = pbx.phone("1002", answers_after=None)
    caller = pbx.caller(CLIENT, "110")
    live.wait_for(ANSWERED)
    first.transfer("1002")
    second.answer()
    live.wait_for(ANSWERED, "PJSIP/1002")
    caller.hang_up()
    live.wait_for(ENDED)


def operator_transfers_to_a_queue(pbx: Asterisk, live: LiveLine) -> None:
    first = pbx.phone("1001")
    pbx.phone("1003")
    caller = pbx.caller(CLIENT, "110")
    live.wait_for(ANSWERED)
    first.transfer("202")
    live.wait_for(ANSWERED, "PJSIP/1003")
    caller.hang_up()
    live.wait_for(ENDED)


def operator_transfers_after_consulting(pbx: Asterisk, live: LiveLine) -> None:
    first = pbx.phone("1001")
    second = pbx.phone("1002")
    caller = pbx.caller(CLIENT, "110")
    first_call = live.wait_for(ANSWERED).call.id
    first.consult("1002")
    first.complete()
    second.wait_until("talking")
    first.wait_until("transferred")
    time.sleep(0.5)  # the talk goes on for a moment
    caller.hang_up()
    live.wait_until(lambda: any(c.kind is ENDED and c.call.id == first_call for c in live.changes))
    live.wait_until(lambda: not live.calls.calls)


def asterisk_transfers_after_consulting(pbx: Asterisk, live: LiveLine) -> None:
    """The operator keys *2, here by AMI: Asterisk makes the consultation, not his phone."""
    first = pbx.phone("1001")
    second = pbx.phone("1002")
    caller = pbx.caller(CLIENT, "110")
    call = live.wait_for(ANSWERED).call
    first.wait_until("talking")
    channel = live.calls.channel_of(call.id, "PJSIP/1001")
    with pbx.ami() as ami:
        ami.action("Atxfer", Channel=str(channel), Exten="1002", Context="operator-desk-operators")
        second.wait_until("talking")
        ami.action("Hangup", Channel=str(channel))
        ami.wait_for("AttendedTransfer")
    time.sleep(0.5)
    caller.hang_up()
    live.wait_until(lambda: not live.calls.calls)


def asterisk_is_killed_in_a_call(pbx: Asterisk, live: LiveLine) -> None:
    pbx.phone("1001")
    pbx.caller(CLIENT, "110")
    live.wait_for(ANSWERED)
    pbx.restart(killed=True)
    live.wait_for(ENDED)
    pbx.phone("1002")
    caller = pbx.caller(CLIENT, "1002")
    live.wait_for(ANSWERED, "PJSIP/1002")
    caller.hang_up()
    live.wait_for(ENDED, times=2)


Story = Callable[[Asterisk, LiveLine], None]
STORIES: tuple[Story, ...] = (
    operator_answers_after_menu,
    operator_hangs_up,
    third_of_five_answers,
    second_device_answers,
    nobody_answers_and_the_second_group_does,
    first_is_busy_and_the_next_answers,
    caller_gives_up_while_it_rings,
    caller_gives_up_in_the_menu,
    nobody_answers,
    caller_withholds_his_number,
    operator_is_dialled_directly,
    operator_rejects_a_direct_call,
    operator_transfers_blind,
    operator_transfers_to_a_queue,
    operator_transfers_after_consulting,
    asterisk_transfers_after_consulting,
    asterisk_is_killed_in_a_call,
)


# On the oldest Asterisk that is served, too.
OLD_STORIES: tuple[Story, ...] = (
    operator_answers_after_menu,
    third_of_five_answers,
    second_device_answers,
    caller_gives_up_while_it_rings,
    operator_transfers_blind,
    operator_transfers_after_consulting,
)


def settings(pbx: Asterisk) -> AmiSettings:
    return AmiSettings(pbx.host, pbx.ami_user, pbx.ami_secret, port=pbx.ami_port)


def root_of_16() -> Path:
    """Asterisk 16, with its modules also where the harness looks for those of 22."""
    root = asterisk_root(BULLSEYE)
    modules = root / "usr/lib/x86_64-linux-gnu/asterisk/modules"
    if not modules.exists():
        modules.parent.mkdir(exist_ok=True)
        modules.symlink_to("../../asterisk/modules")
    return root


def record(story: Story, root: Path, path: Path) -> None:
    """Let it happen on an Asterisk of its own, and keep what that sent."""
    with tempfile.TemporaryDirectory() as folder, Asterisk(root) as pbx:
        made = Path(folder) / "stream.ami"
        recorder = Recorder(made)
        try:
            with LiveLine(settings(pbx), on_data=recorder.write) as live:
                story(pbx, live)
        finally:
            recorder.close()
        path.write_bytes(made.read_bytes())


def main(names: list[str]) -> None:
    for story in STORIES:
        if not names or story.__name__ in names:
            record(story, asterisk_root(), RECORDINGS / f"{story.__name__}.ami")
            if story in OLD_STORIES:
                record(story, root_of_16(), RECORDINGS / "asterisk-16" / f"{story.__name__}.ami")
            print(story.__name__)


if __name__ == "__main__":
    main(sys.argv[1:])
