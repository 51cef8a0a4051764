"""Cards at the desk: from the server, from the store while the line is down, always with the operator's own work."""

import asyncio

import msgspec
from msgspec import Raw

from sync.commands import AttachNumber
from sync.protocol import ReadTimeline, TimelineEntry
from tests.desk.conftest import DeskInAWorld
from tests.desk.test_calls import push
from tests.desk.world import (
    NOON,
    WELCOME,
    card_of,
    draft_of,
    feed_row,
    interaction,
    other_account,
    pop_of,
    request,
)


def test_a_card_comes_from_the_server_and_its_client_is_followed(signed_in: DeskInAWorld) -> None:
    signed_in.line.cards[1] = card_of(1)
    signed_in.desk.open_card(1, None)
    opened = signed_in.told.wait("card_opened")
    assert (opened.card, opened.from_store, opened.call_id) == (card_of(1), False, None)
    assert set(signed_in.line.scopes) == {"staff:7", "catalogue", "client:1"}


def test_only_clients_opened_lately_are_followed(signed_in: DeskInAWorld) -> None:
    for client_id in range(1, 26):
        push(signed_in, pop_of(f"call-{client_id}", client_id))
    followed = {scope for scope in signed_in.line.scopes if scope.startswith("client:")}
    assert followed == {f"client:{client_id}" for client_id in range(6, 26)}


def test_while_the_line_is_down_the_kept_card_is_shown_with_its_age(signed_in: DeskInAWorld) -> None:
    push(signed_in, pop_of("call-1", 1))
    signed_in.line.down = True
    signed_in.clock.now += 60_000
    signed_in.desk.open_card(1, 10)
    opened = signed_in.told.wait("card_opened")
    assert (opened.card, opened.from_store, opened.as_of) == (card_of(1), True, NOON)
    signed_in.line.down = False
    signed_in.line.cards[1] = card_of(1, balance=0)
    signed_in.on_loop(lambda: signed_in.line.events.welcomed(WELCOME))
    changed = signed_in.told.wait("card_changed")
    assert (changed.card.balance, changed.from_store) == (0, False)


def test_a_card_that_is_nowhere_is_told_missing_with_the_reason(signed_in: DeskInAWorld) -> None:
    signed_in.desk.open_card(1, None)
    assert signed_in.told.wait("card_missing") == (1, "no_such_client")
    signed_in.told.clear()
    signed_in.line.down = True
    signed_in.desk.open_card(2, None)
    assert signed_in.told.wait("card_missing") == (2, "line_down")


def test_the_answer_to_an_older_wish_is_dropped(signed_in: DeskInAWorld) -> None:
    signed_in.line.cards.update({1: card_of(1), 2: card_of(2)})
    signed_in.line.hold = held = asyncio.Event()
    signed_in.desk.open_card(1, None)
    signed_in.desk.open_card(2, None)
    signed_in.settle()
    signed_in.on_loop(held.set)
    assert [opened.card.client_id for opened in signed_in.told.all("card_opened")] == [2]


def test_a_changed_row_refreshes_the_card_once_for_a_burst(signed_in: DeskInAWorld) -> None:
    push(signed_in, pop_of("call-1", 1))
    signed_in.line.cards[1] = card_of(1, balance=5)
    asked = len(signed_in.line.asked)
    rows = (feed_row("clients", id=1), feed_row("bills", account_id=10), feed_row("interactions", client_id=1))
    signed_in.on_loop(lambda: signed_in.line.events.fed(rows))
    assert signed_in.told.wait("card_changed").card.balance == 5
    assert len(signed_in.line.asked) == asked + 1


def test_a_row_of_another_account_of_the_client_concerns_his_card(signed_in: DeskInAWorld) -> None:
    signed_in.line.cards[1] = card_of(1, accounts=(other_account(77),))
    signed_in.desk.open_card(1, None)
    signed_in.told.wait("card_opened")
    signed_in.on_loop(lambda: signed_in.line.events.fed((feed_row("payments", account_id=77),)))
    signed_in.told.wait("card_changed")


def test_a_number_written_down_here_stands_on_the_card_at_once(signed_in: DeskInAWorld) -> None:
    push(signed_in, pop_of("call-1", 1))
    signed_in.desk.attach_number(1, "380671112233", "067 111-22-33", True)
    changed = signed_in.told.wait("card_changed")
    assert [(phone.e164, phone.verified) for phone in changed.card.phones] == [("380671112233", True)]
    (command,) = signed_in.store.commands.values()
    assert isinstance(command, AttachNumber)


def test_a_number_that_is_not_his_stands_off_the_card_at_once_and_back(signed_in: DeskInAWorld) -> None:
    push(signed_in, pop_of("call-1", 1))
    signed_in.desk.attach_number(1, "380671112233", "067 111-22-33", True)
    signed_in.told.wait("card_changed", lambda opened: len(opened.card.numbers) == 1)
    signed_in.desk.detach_number(1, "380671112233", True)
    off = signed_in.told.wait("card_changed", lambda opened: opened.card.numbers == ())
    assert [(phone.wrong, phone.detached_by) for phone in off.card.phones] == [(True, WELCOME.name)]
    signed_in.desk.restore_number(1, "380671112233")
    back = signed_in.told.wait("card_changed", lambda opened: len(opened.card.numbers) == 1)
    assert back.card.numbers[0].verified


def test_a_wrap_up_stands_in_the_interaction_at_once(signed_in: DeskInAWorld) -> None:
    signed_in.line.cards[1] = card_of(1, interactions=(interaction("i1", NOON, call_id="call-1"),))
    signed_in.desk.open_card(1, None)
    signed_in.told.wait("card_opened")
    signed_in.desk.wrap_up("call-1", "bill", "explained", "зрозуміла")
    (shown,) = signed_in.told.wait("card_changed").card.interactions
    assert (shown.topic, shown.outcome, shown.note) == ("bill", "explained", "зрозуміла")


def test_once_the_wrap_up_has_come_back_the_servers_word_counts(signed_in: DeskInAWorld) -> None:
    signed_in.line.cards[1] = card_of(1, interactions=(interaction("i1", NOON, call_id="call-1"),))
    signed_in.desk.open_card(1, None)
    signed_in.told.wait("card_opened")
    signed_in.desk.wrap_up("call-1", "bill", "explained", "")
    signed_in.told.wait("card_changed")
    signed_in.told.clear()
    (command_id,) = signed_in.store.commands
    corrected = interaction("i1", NOON, call_id="call-1", topic="debt", outcome="promised")
    signed_in.line.cards[1] = card_of(1, interactions=(corrected,))
    came_back = feed_row("interactions", id="i1", client_id=1, command_id=command_id)
    signed_in.on_loop(lambda: signed_in.line.events.fed((came_back,)))
    assert signed_in.told.wait("card_changed").card.interactions == (corrected,)


def entry(id_: str, at: int) -> TimelineEntry:
    return TimelineEntry("interaction", at, id_, Raw(msgspec.json.encode(interaction(id_, at))))


def test_the_first_page_comes_from_the_card_and_the_count_later(signed_in: DeskInAWorld) -> None:
    signed_in.line.cards[1] = card_of(1, interactions=(interaction("i2", 20), interaction("i1", 10)))
    signed_in.line.timelines[1] = [entry("i2", 20), entry("i1", 10)]
    signed_in.desk.open_card(1, 10)
    signed_in.told.wait("card_opened")
    asked = len(signed_in.line.asked)
    signed_in.desk.read_timeline(1, 10, (), None)
    signed_in.settle()
    (page,) = signed_in.told.all("timeline_read")
    assert ([line.id for line in page.lines], page.total) == (["i2", "i1"], None)
    assert len(signed_in.line.asked) == asked
    counted = signed_in.told.wait("timeline_read", lambda page: page.total is not None)
    assert ([line.id for line in counted.lines], counted.total, counted.since) == (["i2", "i1"], 2, 10)


def test_the_count_of_a_card_left_meanwhile_is_not_even_asked(signed_in: DeskInAWorld) -> None:
    signed_in.line.cards.update({1: card_of(1), 2: card_of(2)})
    signed_in.line.timelines.update({1: [entry("i1", 10)], 2: [entry("i2", 10)]})
    for client_id in (1, 2):
        signed_in.desk.open_card(client_id, client_id * 10)
        signed_in.told.wait("card_opened", lambda opened, wanted=client_id: opened.card.client_id == wanted)
        signed_in.desk.read_timeline(client_id, client_id * 10, (), None)
    signed_in.told.wait("timeline_read", lambda page: page.total is not None)
    questions = [question for question in signed_in.line.asked if isinstance(question, ReadTimeline)]
    assert [question.client_id for question in questions] == [2]


def test_older_pages_come_from_the_server_and_stale_ones_are_dropped(signed_in: DeskInAWorld) -> None:
    signed_in.line.timelines[1] = [entry("i3", 30), entry("i2", 20), entry("i1", 10)]
    signed_in.desk.read_timeline(1, 10, (), None)
    signed_in.told.wait("timeline_read", lambda page: page.total == 3)
    signed_in.desk.read_timeline(1, 10, (), (20, "i2"))
    older = signed_in.told.wait("timeline_read", lambda page: not page.first)
    assert [line.id for line in older.lines] == ["i1"]
    signed_in.told.clear()
    signed_in.desk.read_timeline(1, 10, ("bill",), (20, "i2"))
    signed_in.settle()
    assert signed_in.told.all("timeline_read") == []


def test_while_the_line_is_down_a_page_says_that_there_is_no_more(signed_in: DeskInAWorld) -> None:
    signed_in.line.timelines[1] = [entry("i1", 10)]
    signed_in.desk.read_timeline(1, 10, (), None)
    signed_in.told.wait("timeline_read", lambda page: page.total == 1)
    signed_in.line.down = True
    signed_in.desk.read_timeline(1, 10, (), (10, "i1"))
    page = signed_in.told.wait("timeline_read", lambda page: not page.first)
    assert (page.lines, page.more) == ((), False)


def test_a_request_filed_here_stays_on_the_card_until_the_servers_card_has_it(signed_in: DeskInAWorld) -> None:
    """Between the server's answer and the refreshed card nothing disappears."""
    push(signed_in, pop_of("call-1", 1))
    signed_in.desk.read_timeline(1, 10, (), None)
    signed_in.desk.file_request(draft_of("r1"), {})
    changed = signed_in.told.wait("card_changed")
    assert [(filed.id, filed.number) for filed in changed.card.requests] == [("r1", None)]
    assert [line.id for line in signed_in.told.last("timeline_read").lines] == ["r1"]

    signed_in.told.clear()
    signed_in.line.cards[1] = card_of(1, balance=7)  # the server's card, read before the request was in it
    signed_in.on_loop(lambda: signed_in.line.events.fed((feed_row("bills", account_id=10),)))
    changed = signed_in.told.wait("card_changed")
    assert (changed.card.balance, [filed.id for filed in changed.card.requests]) == (7, ["r1"])

    signed_in.told.clear()
    signed_in.on_loop(lambda: signed_in.line.events.answered((signed_in.store.apply("r1"),)))
    signed_in.line.cards[1] = card_of(1, requests=(request("r1", NOON, 48121),))
    signed_in.on_loop(lambda: signed_in.line.events.fed((feed_row("requests", id="r1", number=48121, client_id=1),)))
    changed = signed_in.told.wait("card_changed")
    assert [(filed.id, filed.number) for filed in changed.card.requests] == [("r1", 48121)]
    page = signed_in.told.wait("timeline_read")
    assert [line.record.number for line in page.lines] == [48121]
