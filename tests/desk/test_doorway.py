"""Before the desk is there, nothing that a person does is lost."""

import inspect
from typing import Any

from operator_desk.desk import Desk
from operator_desk.doorway import Doorway
from operator_desk.verbs import Access, DeskVerbs, TakenReading
from sync.commands import RegisterValue
from sync.verification.rules import Check
from tests.desk.world import Recorder, draft_of

ACTS: dict[str, tuple[Any, ...]] = {
    "sign_in": ("olena", "secret", True),
    "sign_out": (),
    "choose_candidate": ("call-1", 1, 10),
    "open_card": (1, 10, "call-1"),
    "find": ("шевченко", 20),
    "read_timeline": (1, 10, ("bill",), (5, "b1")),
    "read_billing": (1, 10),
    "save_draft": (draft_of("d1"),),
    "discard_draft": ("d1",),
    "file_request": (draft_of("d1"), {"reason": "t1"}),
    "record_readings": (draft_of("d2"), TakenReading(1, 10, 7, (RegisterValue(71, 14_236),))),
    "withdraw_readings": (1, 10, "e" * 32),
    "wrap_up": ("call-1", "bill", "explained", ""),
    "attach_number": (1, "380671112233", "067", True),
    "read_household": (1, 10, 20),
    "rate_article": ("reading_how", 1, True, "call-1"),
    "answer_offer": ("two_zones", 1, 10, "call-1", "declined"),
    "detach_number": (1, "380671112233", True),
    "restore_number": (1, "380671112233"),
    "note_answer": ("call-1", 10, Check(1, "address", True), "balance"),
    "note_access": ("call-1", 1, 10, Access("money", "opened", "balance")),
    "dismiss_rejected": ("c1",),
}
# Of use only at this moment: what the telephone is asked for is never kept (tests/desk/test_telephone.py).
NOW_OR_NEVER = {"act_on_call", "choose_standing", "read_colleagues"}


def verbs() -> set[str]:
    return {name for name, _ in inspect.getmembers(DeskVerbs, inspect.isfunction) if not name.startswith("_")}


def test_every_verb_waits_for_the_desk_and_then_passes_in_its_order() -> None:
    assert set(ACTS) == verbs() - NOW_OR_NEVER
    desk, doorway = Recorder(), Doorway()
    half = len(ACTS) // 2
    for name, values in list(ACTS.items())[:half]:
        getattr(doorway, name)(*values)
    assert desk.told == []
    doorway.open(desk)
    for name, values in list(ACTS.items())[half:]:
        getattr(doorway, name)(*values)
    assert desk.told == list(ACTS.items())


def test_the_desk_has_every_verb() -> None:
    for name in verbs():
        assert taken_by(getattr(Desk, name)) == taken_by(getattr(DeskVerbs, name)), name


def taken_by(act: Any) -> list[tuple[str, Any, Any]]:
    """Parameters with their kinds and defaults; of their types mypy tells."""
    return [(one.name, one.kind, one.default) for one in inspect.signature(act).parameters.values()]
