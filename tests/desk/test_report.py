"""The report of the demonstration says what is wrong, and is right only when nothing is."""

import json
from collections.abc import Sequence
from itertools import islice, pairwise

import msgspec
import pytest

from operator_desk.demonstration.report import (
    CallReport,
    Expected,
    Report,
    Shown,
    judged,
    shown_faults,
    summary,
    totals,
    written,
)
from operator_desk.demonstration.scenes import Course, scenes
from sync.demonstration.cast import stories

EXPECTED = Expected((1, 2), "on_file", opens=False, ordered=True)
OPENS = Expected((1,), "verified", opens=True, ordered=True)
RIGHT = Shown("caller", None, "", (1, 2), "on_file")
CARD = Shown("card", 1, "Шевченко", (1,), "verified")


def changed(shown: Shown, **changes: object) -> Shown:
    return msgspec.structs.replace(shown, **changes)


def call(number: int, **changes: object) -> CallReport:
    made = CallReport(number, "known", "answered", "044", OPENS, CARD, 12.5, request_id=f"r{number}", request_number=7)
    return msgspec.structs.replace(made, **changes)


def test_what_the_story_says_is_no_fault() -> None:
    assert shown_faults(EXPECTED, RIGHT) == ()
    assert shown_faults(OPENS, CARD) == ()


@pytest.mark.parametrize(
    ("expected", "shown"),
    [
        (EXPECTED, changed(RIGHT, candidates=(2, 1))),
        (EXPECTED, changed(RIGHT, candidates=(1,))),
        (EXPECTED, changed(RIGHT, certainty="guessed")),
        (EXPECTED, changed(RIGHT, place="card", client=1)),
        (OPENS, changed(CARD, client=2)),
        (OPENS, changed(CARD, client=None, place="caller")),
    ],
    ids=["order", "one missing", "certainty", "opened by itself", "another's card", "no card"],
)
def test_every_difference_is_a_fault(expected: Expected, shown: Shown) -> None:
    assert len(shown_faults(expected, shown)) == 1


def test_once_something_was_filed_for_them_their_order_may_change_and_nothing_else() -> None:
    later = msgspec.structs.replace(EXPECTED, ordered=False)
    assert shown_faults(later, changed(RIGHT, candidates=(2, 1))) == ()
    assert shown_faults(later, changed(RIGHT, candidates=(2, 3)))
    assert shown_faults(later, changed(RIGHT, candidates=(2, 1, 1)))


@pytest.mark.parametrize("at_server", [[], [8], [7, 7], [None]], ids=["lost", "other number", "twice", "no number"])
def test_a_request_that_is_not_there_exactly_once_is_a_fault(at_server: Sequence[int | None]) -> None:
    (judged_call,) = judged([call(1)], {"r1": at_server})
    assert len(judged_call.faults) == 1
    assert judged([call(1)], {"r1": [7]}) == (call(1),)


def test_totals_and_summary_tell_what_was_seen() -> None:
    calls = (
        call(1),
        call(2, milliseconds=None),
        call(3, gone="no_answer", request_id=None, faults=("card of 9, not of 1",)),
    )
    sums = totals(calls, {"r1": [7], "r2": [8]})
    assert (sums.calls, sums.answered, sums.right, sums.requests_filed, sums.requests_at_server) == (3, 2, 2, 2, 2)
    assert sums.milliseconds is not None and sums.milliseconds.calls == 2
    report = Report(False, 60, "sqlite", sums, calls)
    text = summary(report)
    assert "call 3 (known, answered): card of 9, not of 1" in text and text.endswith("NOT all right\n")
    assert json.loads(written(report))["calls"][0]["shown"]["headline"] == "Шевченко"
    assert totals((), {}).milliseconds is None


def test_the_scenes_tell_every_story_and_every_course() -> None:
    first = list(islice(scenes(), 36))
    assert {scene.story for scene in first} == set(stories())
    assert {scene.course for scene in first} == set(Course)
    assert [scene.number for scene in first] == list(range(1, 37))
    for before, scene in pairwise(first):
        if scene.course is Course.SECOND:
            assert before.course is Course.ANSWERED  # somebody has to be talked to already
