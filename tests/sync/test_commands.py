"""What each command does to the records, and that a desk which hears of it has the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import msgspec
import pytest
from sqlalchemy import Engine, insert, select

from sync import feed
from sync.commands import AttachNumber, Command, FileRequest, IdentifyCaller, WrapUp
from sync.commands.apply import RIGHTS
from sync.database import writing
from sync.outbox import Outbox
from sync.records.clients import phones
from sync.records.images import REPLICATED
from sync.records.interactions import interactions
from sync.records.knowledge import article_ratings
from sync.records.offers import offers_made
from sync.records.requests import requests
from tests.sync.people import (
    DESK,
    IVAN,
    KOVAL,
    KOVAL_FLAT,
    NOW,
    OLENA,
    SERVER,
    SHEVCHENKO,
    attach,
    detach,
    file_request,
    identify,
    note_access,
    note_answer,
    offer,
    rate,
    record,
    restore,
    withdraw,
    wrap_up,
)
from tests.sync.replicas import catch_up, copy_records, in_memory, records

SCOPES = ("staff:7", "staff:8", "client:812", "client:813", "department:metering", "knowledge")

TAKEN = record()
PUT_RIGHT = record(day=4_330, replaces=TAKEN.id)

HISTORIES: dict[str, tuple[Command, ...]] = {
    "a request": (file_request(account_id=KOVAL_FLAT),),
    "a request of nobody known": (file_request(client_id=None, call_id=None),),
    "two requests": (file_request(), file_request(by=IVAN, client_id=SHEVCHENKO)),
    "a caller identified": (identify(),),
    "identified, then another": (identify(), identify(by=IVAN, client_id=SHEVCHENKO)),
    "identified twice as the same": (identify(), identify(by=IVAN)),
    "a call wrapped up": (wrap_up(),),
    "a call of its own, wrapped up, identified, wrapped up again": (wrap_up(), identify(), wrap_up(outcome="promised")),
    "a number attached": (attach(),),
    "a number attached, then verified": (attach(verified=False), attach(by=IVAN, verified=True)),
    "a verified number attached unverified": (attach(), attach(verified=False)),
    "the same number at two clients": (attach(), attach(client_id=SHEVCHENKO)),
    "a number that is somebody else's": (attach(), detach()),
    "a number marked as somebody else's, and back": (attach(), detach(by=IVAN), restore()),
    "a wrong number attached anew": (attach(), detach(), attach(verified=False)),
    "the writing down of a number undone, and done again": (attach(), detach(wrong=False), attach()),
    "a number taken off where it never stood": (detach(), restore()),
    "a caller asked": (note_answer(), note_answer(question="meter", agrees=False), note_answer(by=IVAN)),
    "the figures opened, refused, and opened all the same": (
        note_access(),
        note_access(how="refused"),
        note_access(how="override", reason="the manager stands beside me"),
    ),
    "an article that helped": (rate(),),
    "an article judged twice by one and once by another": (rate(), rate(useful=False), rate(by=IVAN)),
    "an article judged in two calls and in none": (rate(), rate(call_id="line-2"), rate(call_id=None, useful=False)),
    "an offer declined": (offer(),),
    "an offer declined, then accepted": (offer(), offer(by=IVAN, outcome="accepted")),
    "an offer outside a call": (offer(call_id=None), offer(call_id=None)),
    "a reading": (TAKEN,),
    "a reading put right": (TAKEN, PUT_RIGHT),
    "a reading put right and undone": (TAKEN, PUT_RIGHT, withdraw(PUT_RIGHT.id)),
    "a reading undone twice": (TAKEN, withdraw(TAKEN.id), withdraw(TAKEN.id)),
    "a whole call": (identify(), attach(), file_request(), wrap_up()),
}


def do(engine: Engine, *commands: Command) -> None:
    for command in commands:
        outcome = feed.execute(engine, command, SERVER, staff_id=command.by, at=NOW)
        assert outcome.status == "applied", outcome


@pytest.fixture
def desk() -> Iterator[Engine]:
    engine = in_memory(references=False)
    yield engine
    engine.dispose()


@pytest.fixture
def quick_server() -> Iterator[Engine]:
    engine = in_memory(references=True)
    yield engine
    engine.dispose()


def test_every_command_stands_in_a_history_and_has_its_rights() -> None:
    tried = {type(command) for history in HISTORIES.values() for command in history}
    assert tried == set(get_args(Command)) == set(RIGHTS)


@pytest.mark.parametrize("name", HISTORIES)
def test_old_state_and_feed_make_the_fresh_state(quick_server: Engine, desk: Engine, name: str) -> None:
    """A desk that only hears of it."""
    copy_records(quick_server, desk)
    do(quick_server, *HISTORIES[name])
    catch_up(Outbox(desk, DESK), quick_server, SCOPES)
    assert records(desk) == records(quick_server)


@pytest.mark.parametrize("name", HISTORIES)
def test_who_did_it_ends_with_the_same(quick_server: Engine, desk: Engine, name: str) -> None:
    """The desk that did it all by itself first, and then hears of its own changes."""
    copy_records(quick_server, desk)
    outbox = Outbox(desk, DESK)
    for command in HISTORIES[name]:
        outbox.file(command)
    for command in outbox.waiting():
        outbox.settle(feed.execute(quick_server, command, SERVER, staff_id=command.by, at=NOW))
    catch_up(outbox, quick_server, SCOPES)
    assert records(desk) == records(quick_server)
    assert outbox.waiting() == ()


def _another(command: Command) -> Command:
    """The same under another id, and so what refers to it."""
    changed = {
        name: _turned(value)
        for name in ("id", "replaces", "entry_id")
        if (value := getattr(command, name, None)) is not None
    }
    return msgspec.structs.replace(command, **changed)


def _turned(id_: str) -> str:
    return id_[::-1].replace("f", "0")


def test_both_databases_end_with_the_same(server: Engine, desk: Engine) -> None:
    copy_records(server, desk)
    for history in HISTORIES.values():
        do(server, *map(_another, history))
    catch_up(Outbox(desk, DESK), server, SCOPES)
    assert records(desk) == records(server)


def only(engine: Engine, table: str) -> dict[str, object]:
    with engine.connect() as connection:
        return dict(connection.execute(select(REPLICATED[table])).mappings().one())


def test_a_filed_request_is_open_numbered_and_keeps_its_fields(server: Engine) -> None:
    command = file_request(account_id=KOVAL_FLAT)
    do(server, command)
    assert only(server, "requests") == {
        "id": command.id,
        "number": 1,
        "client_id": KOVAL,
        "account_id": KOVAL_FLAT,
        "call_id": command.call_id,
        "type": command.type,
        "type_version": 1,
        "fields": command.fields,
        "status": "open",
        "department": "metering",
        "due_on": command.due_on,
        "filed_by": OLENA,
        "filed_at": NOW,
        "version": 1,
        "outage_id": None,
    }


def test_numbers_have_no_gap_where_one_was_rejected(server: Engine) -> None:
    do(server, file_request())
    feed.execute(server, file_request(department="d" * 41), SERVER, staff_id=OLENA, at=NOW)
    do(server, file_request())
    with server.connect() as connection:
        assert sorted(connection.execute(select(requests.c.number)).scalars()) == [1, 2]


def test_the_log_of_the_call_keeps_what_it_knows(server: Engine) -> None:
    """The server had written the call down: who was chosen and what it was about are added to it."""
    with writing(server) as connection:
        connection.execute(
            insert(interactions).values(
                id="c" * 32,
                call_id="line-1",
                channel="call",
                direction="inbound",
                number="380501234567",
                queue="support",
                operator_id=OLENA,
                started_at=NOW - 60_000,
            )
        )
    do(server, identify(call_id="line-1"), wrap_up(call_id="line-1"))
    row = only(server, "interactions")
    assert (row["id"], row["number"], row["queue"], row["started_at"]) == (
        "c" * 32,
        "380501234567",
        "support",
        NOW - 60_000,
    )
    assert (row["client_id"], row["certain"], row["topic"], row["outcome"], row["note"], row["version"]) == (
        KOVAL,
        "on_file",
        "readings",
        "solved",
        "дякує",
        3,
    )


def test_a_call_chosen_anew_is_heard_of_where_it_was(server: Engine) -> None:
    do(server, identify(), identify(by=IVAN, client_id=SHEVCHENKO))
    with server.connect() as connection:
        koval, _ = feed.read(connection, 1, (f"client:{KOVAL}",))
        shevchenko, _ = feed.read(connection, 1, (f"client:{SHEVCHENKO}",))
        first, _ = feed.read(connection, 1, (f"staff:{OLENA}",))
    assert [row.seq for row in koval] == [row.seq for row in shevchenko] == [row.seq for row in first] == [2]
    assert msgspec.json.decode(bytes(koval[0].row))["client_id"] == SHEVCHENKO


def test_a_number_stands_at_a_client_once(server: Engine) -> None:
    do(server, attach(verified=False), attach(verified=True), attach(verified=False))
    with server.connect() as connection:
        found = connection.execute(select(phones.c.client_id, phones.c.e164, phones.c.verified)).all()
    assert found == [(KOVAL, "380501234567", True)]


def test_commands_travel_as_they_are() -> None:
    for history in HISTORIES.values():
        for command in history:
            assert msgspec.json.decode(msgspec.json.encode(command), type=Command) == command
    assert {type(c).__struct_config__.tag for c in (file_request(), identify(), wrap_up(), attach())} == {
        kind.__struct_config__.tag for kind in (FileRequest, IdentifyCaller, WrapUp, AttachNumber)
    }


def ratings(engine: Engine) -> list[tuple[int, bool]]:
    with engine.connect() as connection:
        rows = connection.execute(select(article_ratings).order_by(article_ratings.c.by))
        return [(row.by, row.useful) for row in rows]


def test_an_article_has_one_voice_of_a_person_in_a_call_and_the_later_word_counts(server: Engine) -> None:
    do(server, rate(), rate(useful=False), rate(by=IVAN), rate(by=IVAN))
    assert ratings(server) == [(OLENA, False), (IVAN, True)]


def test_a_judgement_sent_twice_is_one(server: Engine) -> None:
    command, other = rate(useful=True), rate(useful=False)
    do(server, command, other, command)
    assert ratings(server) == [(OLENA, False)]


def offered(engine: Engine) -> list[tuple[str, int, str]]:
    with engine.connect() as connection:
        rows = connection.execute(select(offers_made).order_by(offers_made.c.id))
        return [(row.offer, row.by, row.outcome) for row in rows]


def test_an_offer_is_recorded_once_a_call_and_the_later_word_counts(server: Engine) -> None:
    command = offer()
    do(server, command, offer(outcome="accepted", by=IVAN), command)
    assert offered(server) == [("two_zones", IVAN, "accepted")]


def test_a_call_has_one_offer_at_the_most(server: Engine) -> None:
    do(server, offer())
    other = offer(name="web_readings")
    outcome = feed.execute(server, other, SERVER, staff_id=other.by, at=NOW)
    assert (outcome.status, outcome.reason, outcome.detail) == ("rejected", "one_offer_a_call", "two_zones")
    assert offered(server) == [("two_zones", OLENA, "declined")]


@pytest.mark.parametrize(("name", "outcome"), [("", "declined"), ("two_zones", "perhaps"), ("two_zones", "")])
def test_an_answer_to_no_offer_or_none_that_there_is_is_refused(server: Engine, name: str, outcome: str) -> None:
    command = offer(name=name, outcome=outcome)
    assert feed.execute(server, command, SERVER, staff_id=command.by, at=NOW).reason == "malformed"
