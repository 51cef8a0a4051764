"""The log of a call outlives the server that began it: nothing of before is lost, doubled or left open."""

import pytest

from sync.server.resuming import Span, resumed

DIED, SEEN = 5_000, 9_000
IVR: Span = ("ivr", "", 1_000, 2_000)
QUEUE: Span = ("queue", "bills", 2_000, 3_000)
GUESSED_START: Span = ("ivr", "", 900, SEEN)  # a snapshot knows how long the channel has been there, and nothing else


@pytest.mark.parametrize(
    ("written", "seen", "whole"),
    [
        pytest.param((), (GUESSED_START,), (GUESSED_START,), id="nothing was written: what is seen is all there is"),
        pytest.param(
            (IVR, QUEUE, ("operator", "A", 3_000, None)),
            (GUESSED_START, ("operator", "A", SEEN, None)),
            (IVR, QUEUE, ("operator", "A", 3_000, None)),
            id="the talk goes on",
        ),
        pytest.param(
            (IVR, QUEUE, ("operator", "A", 3_000, None)),
            (GUESSED_START, ("operator", "B", SEEN, 12_000)),
            (IVR, QUEUE, ("operator", "A", 3_000, SEEN), ("operator", "B", SEEN, 12_000)),
            id="a colleague has it now",
        ),
        pytest.param(
            (IVR, QUEUE, ("operator", "A", 3_000, None)),
            (("queue", "outages", 8_000, 10_000), ("operator", "B", 10_000, None)),
            (
                IVR,
                QUEUE,
                ("operator", "A", 3_000, SEEN),
                ("queue", "outages", SEEN, 10_000),
                ("operator", "B", 10_000, None),
            ),
            id="he waits again, as a snapshot guesses since before",
        ),
        pytest.param(
            (QUEUE, ("operator", "A", 3_000, 4_000)),
            (("operator", "A", SEEN, 11_000),),
            (QUEUE, ("operator", "A", 3_000, 4_000), ("operator", "A", SEEN, 11_000)),
            id="what was over stays over",
        ),
        pytest.param(
            (("operator", "A", 3_000, None), ("operator", "B", DIED, None)),
            (("operator", "B", SEEN, 10_000), ("operator", "A", SEEN, None)),
            (("operator", "A", 3_000, None), ("operator", "B", DIED, 10_000)),
            id="two who talk at once",
        ),
    ],
)
def test_what_was_written_stays_and_goes_on(
    written: tuple[Span, ...], seen: tuple[Span, ...], whole: tuple[Span, ...]
) -> None:
    assert resumed(written, seen, SEEN) == whole
    assert resumed(whole, seen, SEEN) == whole


def test_a_call_seen_from_its_beginning_is_written_as_it_is_seen() -> None:
    seen: tuple[Span, ...] = (IVR, QUEUE, ("operator", "A", 3_000, None))
    assert resumed((IVR, ("queue", "bills", 2_000, None)), seen, 1_000) == seen
