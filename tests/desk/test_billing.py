"""Where an account's figures come from, asked of the server and kept for a line that is down."""

from __future__ import annotations

import asyncio
from typing import Any

from operator_desk.billing import BillingReader
from operator_desk.verbs import BillingOnDesk
from sync.client import LineEvents
from sync.protocol import ReadBilling
from tests.desk.world import NOON, Clock, MemoryLine
from tests.sync.billing.accounts import empty


class Deaf:
    """LineEvents that nobody hears."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"{name} is not to be told")


def events() -> LineEvents:
    return Deaf()


def world() -> tuple[MemoryLine, Clock, list[BillingOnDesk], BillingReader]:
    line, clock, told = MemoryLine(events()), Clock(), list[BillingOnDesk]()
    return line, clock, told, BillingReader(line, told.append, clock)


def test_the_answer_is_told_with_its_time() -> None:
    line, clock, told, reader = world()
    line.billings[10] = empty(balance=5)
    clock.now = NOON + 1
    asyncio.run(reader.read(1, 10))
    assert line.asked == [ReadBilling(0, 1, 10)]
    assert told == [BillingOnDesk(1, 10, empty(balance=5), NOON + 1)]


def test_an_account_that_is_not_there_has_a_reason() -> None:
    _, _, told, reader = world()
    asyncio.run(reader.read(1, 10))
    assert told == [BillingOnDesk(1, 10, None, reason="no_such_client")]


def test_without_a_line_what_was_read_before_is_told_with_its_age() -> None:
    line, clock, told, reader = world()
    line.billings[10] = empty(balance=5)
    asyncio.run(reader.read(1, 10))
    line.down, clock.now = True, NOON + 60_000
    asyncio.run(reader.read(1, 10))
    asyncio.run(reader.read(1, 11))
    assert told[1:] == [
        BillingOnDesk(1, 10, empty(balance=5), NOON, from_store=True),
        BillingOnDesk(1, 11, None, reason="line_down"),
    ]


def test_only_the_accounts_read_lately_are_kept() -> None:
    line, _, told, reader = world()
    line.billings = {account: empty(account_id=account) for account in range(30)}
    for account in range(30):
        asyncio.run(reader.read(1, account))
    line.down = True
    asyncio.run(reader.read(1, 0))
    asyncio.run(reader.read(1, 29))
    assert [one.billing is None for one in told[-2:]] == [True, False]
