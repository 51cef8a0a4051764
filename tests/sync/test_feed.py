"""The server's transaction: exactly once, and numbers that become visible in their order."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from sqlalchemy import Connection, Engine, func, insert, select, text

from sync import feed
from sync.commands import Command
from sync.commands.base import RowChange
from sync.database import open_server, upgrade, writing
from sync.protocol import Outcome
from sync.records.clients import phones
from sync.records.images import NotReplicated
from sync.records.requests import requests
from sync.records.sync_state import command_ledger
from sync.records.sync_state import feed as feed_rows
from tests.sync.people import (
    AUDITOR,
    GONE,
    IVAN,
    KOVAL,
    NOW,
    OLENA,
    SERVER,
    SHEVCHENKO,
    SHEVCHENKO_FLAT,
    attach,
    file_request,
    identify,
    seed,
    wrap_up,
)


def execute(engine: Engine, command: Command, staff_id: int | None = None) -> Outcome:
    return feed.execute(engine, command, SERVER, staff_id=command.by if staff_id is None else staff_id, at=NOW)


def count(engine: Engine, table: object) -> int:
    with engine.connect() as connection:
        number: int = connection.execute(select(func.count()).select_from(table)).scalar_one()  # type: ignore[arg-type]
        return number


def test_a_command_sent_again_does_nothing_and_gets_the_same_answer(server: Engine) -> None:
    command = file_request()
    first = execute(server, command)
    assert (first.status, first.seq) == ("applied", 1)
    assert execute(server, command) == first
    assert count(server, requests) == count(server, feed_rows) == count(server, command_ledger) == 1


def test_a_command_sent_by_many_at_once_is_done_once(server: Engine) -> None:
    for command in (file_request(), attach(), wrap_up()):
        with ThreadPoolExecutor(6) as pool:
            outcomes = set(pool.map(lambda _, command=command: execute(server, command), range(12)))
        assert len(outcomes) == 1
        assert outcomes.pop().status == "applied"
    assert count(server, requests) == 1
    assert count(server, feed_rows) == 3


def test_a_number_attached_at_many_desks_at_once_stands_there_once(server: Engine) -> None:
    for number in ("380501234567", "380671112233", "380931112233"):
        commands = [attach(e164=number, by=OLENA if n % 2 else IVAN) for n in range(8)]
        with ThreadPoolExecutor(8) as pool:
            outcomes = list(pool.map(lambda command: execute(server, command), commands))
        assert {outcome.status for outcome in outcomes} == {"applied"}
        assert sum(outcome.seq > 0 for outcome in outcomes) == 1
    assert count(server, phones) == 3


def test_rows_loaded_with_ids_of_their_own_stand_in_nobodys_way(server: Engine) -> None:
    with writing(server) as connection:
        for id_ in range(1, 9):
            connection.execute(
                insert(phones).values(id=id_, client_id=SHEVCHENKO, e164=f"38000{id_}", original="", added_at=NOW)
            )
    assert execute(server, attach()).status == "applied"
    assert execute(server, attach(e164="380671112233")).status == "applied"
    with server.connect() as connection:
        ids = connection.execute(select(phones.c.id).where(phones.c.client_id == KOVAL)).scalars().all()
    assert min(ids) > 8


def test_a_rejection_is_remembered_and_changes_nothing(server: Engine) -> None:
    command = file_request(client_id=4_000_000)
    first = execute(server, command)
    assert (first.status, first.reason) == ("rejected", "unknown_client")
    with writing(server) as connection:  # even where it could be done by now
        connection.execute(
            text(
                "INSERT INTO clients (id, kind, name, name_key, language, vulnerable, since, version)"
                " VALUES (4000000, 'person', 'x', 'x', 'uk', false, '2020-01-01', 1)"
            )
        )
    assert execute(server, command) == first
    assert count(server, requests) == count(server, feed_rows) == 0


IMPOSSIBLE: tuple[tuple[Command, str], ...] = (
    (file_request(account_id=4_000_000), "unknown_account"),
    (file_request(account_id=SHEVCHENKO_FLAT), "account_of_another"),
    (file_request(client_id=None, account_id=SHEVCHENKO_FLAT), "account_without_client"),
    (file_request(by=AUDITOR), "not_allowed"),
    (file_request(by=GONE), "unknown_staff"),
    (file_request(by=4711), "unknown_staff"),
    (file_request(id="../../etc/passwd"), "malformed"),
    (file_request(type=""), "malformed"),
    (file_request(department="d" * 41), "too_long"),
    (file_request(fields={"note": "a\0b"}), "malformed"),
    (file_request(client_id=1 << 64), "malformed"),
    (file_request(type_version=1 << 40), "malformed"),
    (file_request(at=-(1 << 63) - 1), "malformed"),
    (attach(client_id=4_000_000), "unknown_client"),
    (attach(e164="+380 50"), "malformed"),
    (attach(e164="٣٨٠"), "malformed"),
    (identify(client_id=4_000_000), "unknown_client"),
    (identify(call_id=""), "malformed"),
    (identify(call_id="c" * 81), "too_long"),
    (wrap_up(outcome=""), "malformed"),
)


def test_what_cannot_be_done_is_rejected_with_its_reason(server: Engine) -> None:
    for command, reason in IMPOSSIBLE:
        outcome = execute(server, command)
        assert (outcome.status, outcome.reason) == ("rejected", reason), command
        assert execute(server, command) == outcome
    assert count(server, feed_rows) == 0


def test_nobody_speaks_for_another_nor_hears_his_answers(server: Engine) -> None:
    command = file_request(by=IVAN)
    assert execute(server, command, staff_id=OLENA).reason == "not_yours"
    assert execute(server, command).status == "applied"
    stolen = file_request(by=OLENA, id=command.id)
    assert execute(server, stolen).reason == "not_yours"
    assert count(server, requests) == 1


def test_a_database_that_is_away_means_try_again(postgres_database: str) -> None:
    engine = open_server(postgres_database.replace(postgres_database.rsplit("/", 1)[1], "no_such_database"))
    outcome = execute(engine, file_request())
    assert (outcome.status, outcome.seq) == ("retry", 0)
    engine.dispose()


def test_a_locked_database_means_try_again(sqlite_server: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.database.BUSY_TIMEOUT_S", 0.01)
    impatient = open_server(sqlite_server.url)
    command = file_request()
    with writing(sqlite_server):
        outcome = execute(impatient, command)
        assert (outcome.status, outcome.seq) == ("retry", 0)
    assert execute(impatient, command).status == "applied"
    impatient.dispose()


def test_only_records_travel(server: Engine) -> None:
    with pytest.raises(NotReplicated), writing(server) as connection:
        feed.record(connection, (RowChange("staff", {"id": 1}, ("staff:1",)),), None, NOW)
    assert count(server, feed_rows) == 0


# --- reading ------------------------------------------------------------------------------------------------------


def add(engine: Engine, scopes: tuple[str, ...], command_id: str | None = None, rows: int = 1) -> int:
    with writing(engine) as connection:
        changes = tuple(RowChange("legs", {"n": n}, scopes) for n in range(rows))
        return feed.record(connection, changes, command_id, NOW)


def read(engine: Engine, cursor: int, scopes: tuple[str, ...], limit: int = 200) -> tuple[list[int], int]:
    with engine.connect() as connection:
        rows, upto = feed.read(connection, cursor, scopes, limit)
    return [row.seq for row in rows], upto


def test_a_reader_gets_his_scopes_in_order_and_the_newest_number(server: Engine) -> None:
    assert read(server, 0, ("client:1",)) == ([], 0)
    add(server, ("client:1", "staff:7"))
    add(server, ("client:2",))
    add(server, ("staff:7",))
    assert read(server, 0, ("client:1", "staff:7")) == ([1, 3], 3)
    assert read(server, 1, ("client:1",)) == ([], 3)
    assert read(server, 3, ("client:1", "client:2", "staff:7")) == ([], 3)
    assert read(server, 0, ()) == ([], 3)
    assert read(server, 99, ("client:1",)) == ([], 3)


def test_pages_do_not_part_what_one_command_did(server: Engine) -> None:
    add(server, ("client:1",))
    add(server, ("client:1",), command_id="a" * 32, rows=3)
    add(server, ("client:1",))
    assert read(server, 0, ("client:1",), limit=2) == ([1], 1)
    assert read(server, 1, ("client:1",), limit=2) == ([2, 3, 4], 4)
    assert read(server, 1, ("client:1",), limit=3) == ([2, 3, 4], 4)
    assert read(server, 4, ("client:1",), limit=2) == ([5], 5)


def test_the_whole_row_travels(server: Engine) -> None:
    command = file_request()
    execute(server, command)
    with server.connect() as connection:
        (row,), _ = feed.read(connection, 0, (f"client:{KOVAL}",))
        stored = dict(connection.execute(select(requests)).mappings().one())
    assert row.command_id == command.id
    assert msgspec.json.decode(bytes(row.row)) == stored | {"due_on": "2026-10-21"}
    assert stored["number"] == 1


# --- the order of numbers is the order of commits ------------------------------------------------------------------


def by_counter(connection: Connection, changes: tuple[RowChange, ...]) -> None:
    feed.record(connection, changes, None, NOW)


def by_sequence(connection: Connection, changes: tuple[RowChange, ...]) -> None:
    """What everybody writes first: a number that is taken without waiting for those before it."""
    seq = connection.execute(text("SELECT nextval('plain')")).scalar_one()
    connection.execute(insert(feed_rows).values(seq=seq, at=NOW, table="legs", row=b"{}"))


def late_rows(engine: Engine, number: Callable[[Connection, tuple[RowChange, ...]], None]) -> set[int]:
    """Rows found at or below a number that the reader had seen before, with eight writers whose transactions end out
    of the order in which they begin."""
    writers, each = 8, 12
    seen: set[int] = set()
    late: set[int] = set()
    highest = 0
    ended = threading.Event()

    def write(writer: int) -> None:
        for turn in range(each):
            with writing(engine) as connection:
                number(connection, (RowChange("legs", {}, ("client:1",)),))
                if engine.dialect.name == "postgresql":
                    # Each holds its transaction open for another while: 0 to 7 ms.
                    connection.execute(text("SELECT pg_sleep(:s)"), {"s": (writer * 5 + turn * 3) % 8 / 1000})

    def watch() -> None:
        nonlocal highest
        last = False
        while True:
            with engine.connect() as connection:
                found = set(connection.execute(select(feed_rows.c.seq)).scalars())
            late.update(seq for seq in found - seen if seq <= highest)
            seen.update(found)
            highest = max(seen, default=0)
            if last:
                return
            last = ended.is_set()

    reader = threading.Thread(target=watch)
    reader.start()
    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(write, range(writers)))
    ended.set()
    reader.join()
    assert len(seen) == writers * each
    return late


def test_no_reader_finds_a_new_row_at_or_below_a_number_he_has_seen(server: Engine) -> None:
    assert late_rows(server, by_counter) == set()


def test_a_plain_sequence_would_not_pass_that_test(postgres_database: str) -> None:
    engine = open_server(postgres_database)
    upgrade(engine)
    seed(engine)
    with writing(engine) as connection:
        connection.execute(text("CREATE SEQUENCE plain"))
    assert late_rows(engine, by_sequence) != set()
    engine.dispose()


def test_readers_of_pages_miss_nothing_while_many_write(server: Engine) -> None:
    """The reader as the hub is one: it follows its cursor and never looks back."""
    commands = [file_request(by=OLENA if n % 2 else IVAN) for n in range(60)]
    ended = threading.Event()
    got: list[str] = []

    def follow() -> None:
        cursor = 0
        while True:
            last = ended.is_set()
            with server.connect() as connection:
                rows, cursor = feed.read(connection, cursor, (f"client:{KOVAL}",), 7)
            got.extend(row.command_id or "" for row in rows)
            if last and not rows:
                return

    reader = threading.Thread(target=follow)
    reader.start()
    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(lambda command: execute(server, command), commands))
    ended.set()
    reader.join()
    assert {outcome.status for outcome in outcomes} == {"applied"}
    assert sorted(got) == sorted(command.id for command in commands)
    with server.connect() as connection:
        numbers = sorted(connection.execute(select(requests.c.number)).scalars())
    assert numbers == list(range(1, 61))
