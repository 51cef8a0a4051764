"""Acts on the telephone: done now or failed now, pressed twice is once, and of choices the last one counts."""

import asyncio

from operator_desk.doorway import Doorway
from sync.protocol import Act, CallAct, Standing
from tests.desk.conftest import DeskInAWorld
from tests.desk.world import WELCOME


def acts(world: DeskInAWorld) -> list[tuple[Act, str, str]]:
    """What the telephone was asked for, in order."""
    return [(asked.act, asked.call_id, asked.target) for asked in world.line.asked if isinstance(asked, CallAct)]


def hold_answers(world: DeskInAWorld) -> asyncio.Event:
    """From now on the server answers nothing until the event is set."""
    event = asyncio.Event()
    world.line.hold = event
    return event


def test_an_act_is_asked_once_and_its_answer_told(signed_in: DeskInAWorld) -> None:
    signed_in.desk.act_on_call(Act.TRANSFER, "main:1", "1002")
    assert signed_in.told.wait("call_acted") == (Act.TRANSFER, "main:1", "")
    assert acts(signed_in) == [(Act.TRANSFER, "main:1", "1002")]
    signed_in.line.refuses = "not_talking"
    signed_in.desk.act_on_call(Act.HOLD, "main:1")
    assert signed_in.told.wait("call_acted", lambda act, *_: act is Act.HOLD)[2] == "not_talking"


def test_without_a_line_an_act_fails_at_once_and_is_not_done_when_it_is_back(signed_in: DeskInAWorld) -> None:
    signed_in.line.down = True
    signed_in.desk.act_on_call(Act.HANG_UP, "main:1")
    signed_in.desk.choose_standing("LUNCH")
    assert signed_in.told.wait("call_acted", lambda act, *_: act is Act.HANG_UP)[2] == "line_down"
    assert signed_in.told.wait("call_acted", lambda act, *_: act is Act.PAUSE)[2] == "line_down"
    signed_in.told.wait("standing_wanted", lambda reason: reason is None)
    asked = len(acts(signed_in))
    signed_in.line.down = False
    signed_in.on_loop(lambda: signed_in.line.events.welcomed(WELCOME))
    assert len(acts(signed_in)) == asked


def test_a_key_pressed_twice_is_one_act(signed_in: DeskInAWorld) -> None:
    event = hold_answers(signed_in)
    for _ in range(3):
        signed_in.desk.act_on_call(Act.HANG_UP, "main:1")
    signed_in.desk.act_on_call(Act.HANG_UP, "main:2")
    signed_in.settle()
    assert acts(signed_in) == [(Act.HANG_UP, "main:1", ""), (Act.HANG_UP, "main:2", "")]
    signed_in.on_loop(event.set)
    signed_in.told.wait("call_acted", lambda _, call_id, __: call_id == "main:2")
    signed_in.desk.act_on_call(Act.HANG_UP, "main:1")
    signed_in.settle()
    assert len(acts(signed_in)) == 3


def test_of_several_choices_the_last_one_counts(signed_in: DeskInAWorld) -> None:
    event = hold_answers(signed_in)
    for reason in ("BREAK", "LUNCH", "TRAINING", ""):
        signed_in.desk.choose_standing(reason)
        signed_in.settle()
    assert acts(signed_in) == [(Act.PAUSE, "", "BREAK")]
    signed_in.on_loop(event.set)
    signed_in.told.wait("standing_wanted", lambda reason: reason is None)
    assert acts(signed_in) == [(Act.PAUSE, "", "BREAK"), (Act.READY, "", "")]
    assert signed_in.told.all("standing_wanted") == ["BREAK", "LUNCH", "TRAINING", "", None]
    assert signed_in.told.all("call_acted") == [(Act.READY, "", "")]


def test_the_standing_is_told_as_the_server_says_it(signed_in: DeskInAWorld) -> None:
    standing = Standing(2, True, "LUNCH", 5, answers=True, holds=False)
    signed_in.on_loop(lambda: signed_in.line.events.pushed(standing))
    assert signed_in.told.wait("standing_changed") == standing
    signed_in.desk.read_colleagues()
    assert [one.extension for one in signed_in.told.wait("colleagues_read")] == ["1002"]


def test_an_act_before_the_desk_is_there_is_not_kept_for_it(signed_in: DeskInAWorld) -> None:
    door = Doorway()
    door.act_on_call(Act.HANG_UP, "main:1")
    door.choose_standing("LUNCH")
    door.read_colleagues()
    door.open(signed_in.desk)
    signed_in.settle()
    assert acts(signed_in) == []
    door.act_on_call(Act.HANG_UP, "main:1")
    signed_in.settle()
    assert len(acts(signed_in)) == 1
