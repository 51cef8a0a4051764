"""Spans of a call that an earlier server began to log: what it wrote stays, what is seen now goes on from there. Pure.

A snapshot tells who is in a call and not how it came to that. So a call that is found by one is known from then on
only, and its beginning is an estimate in whole seconds: what the log holds of the time before is better.
"""

from collections.abc import Sequence

Span = tuple[str, str, int, int | None]  # kind, who, began, ended; milliseconds since the epoch


def known_before(written: Sequence[Span], seen_from: int) -> list[Span]:
    """What the log holds of the time before this server saw the call."""
    return [span for span in written if span[2] < seen_from]


def resumed(written: Sequence[Span], seen: Sequence[Span], seen_from: int) -> tuple[Span, ...]:
    """The spans of the whole call. Writing the result and resuming it again gives the same."""
    known = known_before(written, seen_from)
    if not known:
        return tuple(seen)
    fresh = [
        (kind, who, max(began, seen_from), ended)
        for kind, who, began, ended in seen
        if ended is None or ended > seen_from
    ]
    spans: list[Span] = []
    for kind, who, began, ended in known:
        if ended is None or ended >= seen_from:  # it was under way when the earlier server died
            goes_on = next((span for span in fresh if span[:3] == (kind, who, seen_from)), None)
            if goes_on is None:
                ended = seen_from  # nobody saw when
            else:
                fresh.remove(goes_on)
                ended = goes_on[3]
        spans.append((kind, who, began, ended))
    return (*spans, *fresh)
