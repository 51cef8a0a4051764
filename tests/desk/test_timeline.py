"""The timeline's first page out of a card: newest first, and never with a gap."""

import msgspec
from msgspec import Raw

from operator_desk.timeline import first_page, page_of, with_unsent
from sync.protocol import Timeline, TimelineEntry
from tests.desk.world import bill, card_of, interaction, payment, request

LIMITS = {"interaction": 3, "request": 3, "reading": 3, "bill": 3, "correction": 3, "payment": 3}


def test_everything_stands_in_one_list_newest_first() -> None:
    card = card_of(
        1,
        interactions=(interaction("i2", 40), interaction("i1", 10)),
        requests=(request("r1", 30, 48120),),
        bills=(bill("b1", 20),),
        payments=(payment("p1", 30),),
    )
    page = first_page(card, (), LIMITS)
    assert [(line.kind, line.id) for line in page.lines] == [
        ("interaction", "i2"), ("request", "r1"), ("payment", "p1"), ("bill", "b1"), ("interaction", "i1"),
    ]  # fmt: skip
    assert page.first and not page.more
    assert page.total is None


def test_below_the_end_of_a_full_list_something_may_be_missing_so_the_page_ends_there() -> None:
    card = card_of(
        1,
        interactions=(interaction("i4", 90), interaction("i3", 80), interaction("i2", 70)),
        bills=(bill("b2", 75), bill("b1", 60)),
    )
    page = first_page(card, (), LIMITS)
    assert [line.id for line in page.lines] == ["i4", "i3", "b2", "i2"]
    assert page.more


def test_an_old_open_request_does_not_hide_a_gap_among_the_closed() -> None:
    """A card holds all open requests, then the newest closed: between them others may be missing."""
    card = card_of(
        1,
        requests=(request("r9", 90, 9, "done"), request("r8", 80, 8, "done"), request("r1", 10, 1, "open")),
        bills=(bill("b1", 50),),
    )
    assert [line.id for line in first_page(card, (), LIMITS).lines] == ["r9", "r8"]
    all_open = card_of(1, requests=(request("r9", 90, 9), request("r8", 80, 8), request("r7", 70, 7)))
    assert [line.id for line in first_page(all_open, (), LIMITS).lines] == ["r9"]


def test_a_filter_leaves_the_other_kinds_out() -> None:
    card = card_of(1, interactions=(interaction("i1", 10),), bills=(bill("b1", 20),))
    page = first_page(card, ("bill",), LIMITS)
    assert [line.kind for line in page.lines] == ["bill"]
    assert page.kinds == ("bill",)


def entry(kind: str, at: int, id_: str, record: object) -> TimelineEntry:
    return TimelineEntry(kind, at, id_, Raw(msgspec.json.encode(record)))


def test_a_page_of_the_server_carries_records_and_leaves_unknown_kinds_out() -> None:
    answer = Timeline(
        1, (entry("request", 30, "r1", request("r1", 30, 7)), entry("hologram", 20, "h", {})), True, 412, 5
    )
    page = page_of(1, 10, (), True, answer)
    assert [line.record for line in page.lines] == [request("r1", 30, 7)]
    assert (page.more, page.total, page.since) == (True, 412, 5)


def test_what_is_unsent_stands_in_the_servers_first_page_once() -> None:
    answer = Timeline(1, (entry("interaction", 10, "i1", interaction("i1", 10)),), False, 1, 10)
    page = page_of(1, 10, (), True, answer)
    card = card_of(1, requests=(request("r2", 20, None), request("r1", 5, 48120)))
    assert [line.id for line in with_unsent(page, card).lines] == ["r2", "i1"]
    again = page_of(1, 10, (), True, Timeline(1, (entry("request", 20, "r2", request("r2", 20, 7)),), False, 1, 10))
    assert [line.id for line in with_unsent(again, card).lines] == ["r2"]
    assert with_unsent(page_of(1, 10, ("bill",), True, Timeline(1, (), False, 0, None)), card).lines == ()
