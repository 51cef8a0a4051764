"""Whatever the line does, desks and server end with the same records, and nothing is lost or doubled.

Three desks and a server, all real but for the wire: messages are lost with their connection, arrive after the next
one has begun, arrive twice; answers overtake the feed and are overtaken; the server says "later"; desks restart;
their clocks are off by a day. Feed messages of one connection keep their order, as on a WebSocket.

OPERATOR_DESK_HISTORIES asks for more histories than those of every run.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from sync import feed
from sync.commands import (
    AnswerOffer,
    AttachNumber,
    Command,
    DetachNumber,
    FileRequest,
    IdentifyCaller,
    NoteAnswer,
    RateArticle,
    WrapUp,
)
from sync.commands.base import RowChange
from sync.database import writing
from sync.outbox import Outbox
from sync.protocol import Feed, Outcome, Outcomes, Submit, decode_from_desk, decode_from_server, encode
from sync.records.interactions import interactions
from sync.records.sync_state import command_ledger
from tests.sync.people import (
    AUDITOR,
    DESK,
    IVAN,
    KOVAL,
    NOW,
    OLENA,
    SERVER,
    SHEVCHENKO,
    attach,
    detach,
    file_request,
    identify,
    note_answer,
    offer,
    rate,
    restore,
    wrap_up,
)
from tests.sync.replicas import copy_records, in_memory, records

PEOPLE = (OLENA, IVAN, AUDITOR)  # the auditor's commands are all rejected
SCOPES = (
    *(f"staff:{person}" for person in PEOPLE),
    f"client:{KOVAL}",
    f"client:{SHEVCHENKO}",
    "department:metering",
    "knowledge",
)
CALLS = ("line-1", "line-2")
NUMBERS = ("380501234567", "380671112233")
DAY = 86_400_000

desks = st.integers(0, len(PEOPLE) - 1)
clients = st.sampled_from((KOVAL, SHEVCHENKO, 4_000_000))  # the last is nobody
makers: st.SearchStrategy[Callable[[int], Command]] = st.one_of(
    st.builds(lambda client: lambda by: file_request(by, client), clients | st.none()),
    st.builds(lambda client, call: lambda by: identify(by, client, call), clients, st.sampled_from(CALLS)),
    st.builds(lambda call, good: lambda by: rate(by, useful=good, call_id=call), st.sampled_from(CALLS), st.booleans()),
    st.builds(
        lambda client, call, said: lambda by: offer(by, client, said, call),
        clients,
        st.sampled_from(CALLS),
        st.sampled_from(("accepted", "declined", "not_said")),
    ),
    st.builds(lambda call, what: lambda by: wrap_up(by, call, what), st.sampled_from(CALLS), st.sampled_from("ab")),
    st.builds(
        lambda client, number, sure: lambda by: attach(by, client, number, sure),
        clients,
        st.sampled_from(NUMBERS),
        st.booleans(),
    ),
    st.builds(
        lambda client, number, wrong: lambda by: detach(by, client, number, wrong),
        clients,
        st.sampled_from(NUMBERS),
        st.booleans(),
    ),
    st.builds(lambda client, number: lambda by: restore(by, client, number), clients, st.sampled_from(NUMBERS)),
    st.builds(lambda fact, good: lambda by: note_answer(by, fact, good), st.sampled_from("ab"), st.booleans()),
)


def _are_shown(commands: list[Command], outbox: Outbox) -> None:
    """The desk's rows have what these commands say; of two that say different things, the later."""
    requests = {record["id"] for record in outbox.records("requests")}
    calls = {record["call_id"]: record for record in outbox.records("interactions")}
    phones = {(record["client_id"], record["e164"]): record["verified"] for record in outbox.records("phones")}
    answers = {record["id"] for record in outbox.records("identity_checks")}
    chosen, outcomes, judged, offered, attached = {}, {}, {}, {}, {}
    for command in commands:
        match command:
            case FileRequest(id=id_):
                assert id_ in requests
            case IdentifyCaller(call_id=call, client_id=client_id):
                chosen[call] = client_id
            case RateArticle(by=by, call_id=call, useful=useful):
                judged[(by, call)] = useful
            case AnswerOffer(client_id=client_id, call_id=call, outcome=outcome):
                offered[(client_id, call)] = outcome
            case WrapUp(call_id=call, outcome=outcome):
                outcomes[call] = outcome
            case AttachNumber(client_id=client_id, e164=e164, verified=verified):
                attached[(client_id, e164)] = verified
            case DetachNumber(client_id=client_id, e164=e164):
                attached.pop((client_id, e164), None)
            case NoteAnswer(id=id_):
                assert id_ in answers
    ratings = {(record["by"], record["call_id"]): record["useful"] for record in outbox.records("article_ratings")}
    said = {(record["client_id"], record["call_id"]): record["outcome"] for record in outbox.records("offers_made")}
    assert {asked: said[asked] for asked in offered} == offered
    assert {voice: ratings[voice] for voice in judged} == judged
    assert all(phones[number] >= verified for number, verified in attached.items())
    assert {call: calls[call]["client_id"] for call in chosen} == chosen
    assert {call: calls[call]["outcome"] for call in outcomes} == outcomes


class DeskAtTheWire:
    """A desk's store, and what is on the wire between it and the server."""

    def __init__(self, person: int) -> None:
        self.person = person
        self.engine = in_memory(references=False)
        self.outbox = Outbox(self.engine, DESK)
        self.filed: dict[str, Command] = {}
        self.sent: list[bytes] = []
        self.feeds: list[bytes] = []
        self.answers: list[bytes] = []
        self.followed = 0  # the server's place in the feed for this desk

    def connect(self, feed_at: int) -> None:
        self.followed = self.outbox.begin_session(self.person, feed_at)


class Histories(RuleBasedStateMachine):
    """One history of the three desks."""

    def __init__(self) -> None:
        super().__init__()
        self.server = in_memory(references=True)
        self.desks = [DeskAtTheWire(person) for person in PEOPLE]
        self.touched: set[DeskAtTheWire] = set()

    @initialize()
    def begin(self) -> None:
        for desk in self.desks:
            desk.connect(0)
            copy_records(self.server, desk.engine)

    @rule(number=desks, make=makers, skew=st.sampled_from((-DAY, 0, DAY)))
    def somebody_does_something(self, number: int, make: Callable[[int], Command], skew: int) -> None:
        desk = self._desk(number)
        command = make(desk.person)
        command = msgspec.structs.replace(command, at=command.at + skew)
        desk.outbox.file(command)
        desk.filed[command.id] = command

    @rule(call=st.sampled_from(CALLS), note=st.text("xyz", max_size=2))
    def the_server_writes_the_calls_log(self, call: str, note: str) -> None:
        """What no desk has asked for: rows of the server's own making."""
        with writing(self.server) as connection:
            found = connection.execute(select(interactions).where(interactions.c.call_id == call)).mappings().first()
            before = None if found is None else dict(found)
            empty: dict[str, Any] = {column.name: None for column in interactions.columns}
            made = {"id": call.ljust(32, "0"), "call_id": call, "channel": "call", "direction": "inbound", "version": 1}
            row = (before or empty | made) | {"number": note, "started_at": NOW, "note": note}
            connection.execute(interactions.delete().where(interactions.c.id == row["id"]))
            connection.execute(interactions.insert().values(row))
            change = RowChange("interactions", row, (f"staff:{OLENA}",), before)
            feed.record(connection, (change,), None, NOW)

    @rule(number=desks, limit=st.integers(1, 4))
    def a_desk_sends(self, number: int, limit: int) -> None:
        desk = self._desk(number)
        batch = desk.outbox.waiting(desk.person, limit)
        if batch:
            desk.sent.append(encode(Submit(batch)))

    @rule(number=desks, which=st.integers(0, 9), again=st.booleans(), busy=st.booleans())
    def the_server_takes(self, number: int, which: int, again: bool, busy: bool) -> None:
        desk = self._desk(number)
        if not desk.sent:
            return
        message = desk.sent[which % len(desk.sent)]
        if not again:
            desk.sent.remove(message)
        self._answer(desk, message, busy)

    @rule(number=desks, limit=st.integers(1, 3))
    def the_server_pushes(self, number: int, limit: int) -> None:
        desk = self._desk(number)
        with self.server.connect() as connection:
            rows, desk.followed = feed.read(connection, desk.followed, SCOPES, limit)
        desk.feeds.append(encode(Feed(rows, desk.followed)))

    @rule(number=desks)
    def a_desk_takes_a_feed(self, number: int) -> None:
        desk = self._desk(number)
        if desk.feeds:
            self._take_feed(desk, desk.feeds.pop(0))

    @rule(number=desks, which=st.integers(0, 9), again=st.booleans())
    def a_desk_takes_an_answer(self, number: int, which: int, again: bool) -> None:
        desk = self._desk(number)
        if desk.answers:
            message = desk.answers[which % len(desk.answers)]
            if not again:
                desk.answers.remove(message)
            self._take_answers(desk, message)

    @rule(number=desks, back=st.booleans())
    def the_desk_follows_other_scopes(self, number: int, back: bool) -> None:
        """Follow again, while what the server had sent for the Follow before is still on the wire."""
        desk = self._desk(number)
        desk.followed = desk.outbox.cursor() if back else desk.followed

    @rule(number=desks, lost=st.booleans())
    def the_line_breaks(self, number: int, lost: bool) -> None:
        """What the server sent is gone; what the desk sent may still arrive."""
        desk = self._desk(number)
        desk.feeds.clear()
        desk.answers.clear()
        if lost:
            desk.sent.clear()
        self._connect(desk)

    @rule(number=desks)
    def a_desk_restarts(self, number: int) -> None:
        desk = self._desk(number)
        desk.feeds.clear()
        desk.answers.clear()
        desk.outbox = Outbox(desk.engine, DESK)
        self._connect(desk)

    @invariant()
    def nothing_is_lost(self) -> None:
        """Everything filed is in the outbox, or the server has done it, or its rejection stands there to be seen; and
        the desk shows it, from the filing until the feed has brought it."""
        with self.server.connect() as connection:
            ledger = {row.id: row for row in connection.execute(select(command_ledger))}
        for desk in self.touched:
            waiting = {command.id for command in desk.outbox.waiting()}
            rejected = {entry.command.id for entry in desk.outbox.rejected()}
            done = {id_ for id_, answer in ledger.items() if answer.status == "applied"}
            assert desk.filed.keys() <= waiting | rejected | done
            cursor = desk.outbox.cursor()
            on_the_way = waiting | {id_ for id_ in done & desk.filed.keys() if ledger[id_].seq > cursor}
            _are_shown([command for id_, command in desk.filed.items() if id_ in on_the_way], desk.outbox)
        self.touched.clear()

    def teardown(self) -> None:
        try:
            self._heal()
            self._compare()
        finally:
            for engine in (self.server, *(desk.engine for desk in self.desks)):
                engine.dispose()

    # --- inside ----------------------------------------------------------------------------------------------------

    def _desk(self, number: int) -> DeskAtTheWire:
        self.touched.add(self.desks[number])
        return self.desks[number]

    def _connect(self, desk: DeskAtTheWire) -> None:
        with self.server.connect() as connection:
            desk.connect(feed.last_seq(connection))

    def _answer(self, desk: DeskAtTheWire, message: bytes, busy: bool) -> None:
        submitted = decode_from_desk(message)
        outcomes = tuple(
            Outcome(command.id, "retry", "database_busy")
            if busy
            else feed.execute(self.server, command, SERVER, staff_id=desk.person, at=NOW)
            for command in submitted.commands
        )
        desk.answers.append(encode(Outcomes(outcomes)))

    def _take_answers(self, desk: DeskAtTheWire, message: bytes) -> None:
        for outcome in decode_from_server(message).outcomes:
            desk.outbox.settle(outcome)

    def _take_feed(self, desk: DeskAtTheWire, message: bytes) -> None:
        told = decode_from_server(message)
        desk.outbox.apply_feed(told.rows, told.upto)

    def _heal(self) -> None:
        """Every line works again: all that is on the wire arrives, all that waits is sent."""
        for desk in self.desks:
            for message in desk.sent:
                self._answer(desk, message, busy=False)
            self._connect(desk)
            while batch := desk.outbox.waiting(desk.person, 3):
                self._answer(desk, encode(Submit(batch)), busy=False)
                self._take_answers(desk, desk.answers.pop())
        for desk in self.desks:
            self._connect(desk)
            with self.server.connect() as connection:
                rows, upto = feed.read(connection, desk.followed, SCOPES, 100_000)
            self._take_feed(desk, encode(Feed(rows, upto)))

    def _compare(self) -> None:
        fresh = records(self.server)
        filed = {id_: command for desk in self.desks for id_, command in desk.filed.items()}
        with self.server.connect() as connection:
            ledger = {row.id: row.status for row in connection.execute(select(command_ledger))}
        assert ledger.keys() == filed.keys()
        applied = {id_ for id_, status in ledger.items() if status == "applied"}
        requests = {id_ for id_, command in filed.items() if isinstance(command, FileRequest)}
        assert {key for (key,) in fresh.get("requests", {})} == applied & requests
        numbers = sorted(row["number"] for row in fresh.get("requests", {}).values())
        assert numbers == list(range(1, len(numbers) + 1))
        phones = [(row["client_id"], row["e164"]) for row in fresh.get("phones", {}).values()]
        assert len(phones) == len(set(phones))
        for desk in self.desks:
            assert records(desk.engine) == fresh
            assert desk.outbox.waiting() == ()
            assert {entry.command.id for entry in desk.outbox.rejected()} == desk.filed.keys() - applied


Histories.TestCase.settings = settings(
    max_examples=int(os.environ.get("OPERATOR_DESK_HISTORIES", "40")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestHistories = Histories.TestCase


def test_a_desk_that_held_everything_holds_it_still() -> None:
    """The comparison itself can tell: a row that is missing or other is seen."""
    server, other = in_memory(references=True), in_memory(references=False)
    assert records(other) == records(server) != {}
    with writing(other) as connection:
        connection.exec_driver_sql("UPDATE clients SET version = 2 WHERE id = 812")
    assert records(other) != records(server)
    server.dispose()
    other.dispose()
