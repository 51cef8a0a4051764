"""All of an account's money as one document, on either database."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from sqlalchemy import Connection, Engine, Table, insert, select

from sync.billing import derivation
from sync.billing.documents import Billing
from sync.demonstration.cast import CUT_OFF, KOVAL, OLENA
from sync.lookup import Lookup
from sync.lookup.billing_shape import BILLS, DOCUMENTS
from sync.records.billing import (
    adjustments,
    allocations,
    benefits,
    bill_lines,
    bills,
    corrections,
    payment_plans,
    payments,
    plan_instalments,
)
from sync.records.clients import accounts
from tests.sync.lookup import writing

ACCOUNT = OLENA * 4


def read(lookup: Lookup, connection: Connection, client_id: int, account_id: int) -> Billing:
    body = lookup.billing(connection, client_id, account_id)
    assert body is not None
    return msgspec.json.decode(body, type=Billing)


def rows(connection: Connection, table: Table, account_id: int, *order: Any) -> list[Any]:
    return list(connection.execute(select(table).where(table.c.account_id == account_id).order_by(*order)))


def test_it_is_what_the_tables_hold_newest_first(lookup: Lookup, connection: Connection) -> None:
    account_ids = connection.execute(select(accounts.c.id, accounts.c.client_id).order_by(accounts.c.id)).all()
    kinds: set[str] = set()
    for account_id, client_id in account_ids:
        got = read(lookup, connection, client_id, account_id)
        expected: dict[str, list[Any]] = {
            "bills": rows(connection, bills, account_id, bills.c.period.desc()),
            "lines": rows(connection, bill_lines, account_id, bill_lines.c.period.desc(), bill_lines.c.seq),
            "corrections": rows(connection, corrections, account_id, corrections.c.issued_on.desc()),
            "adjustments": rows(connection, adjustments, account_id, adjustments.c.made_on.desc()),
            "payments": rows(connection, payments, account_id, payments.c.paid_on.desc(), payments.c.number.desc()),
            "benefits": rows(connection, benefits, account_id, benefits.c.from_on.desc()),
        }
        for name, of_table in expected.items():
            records = getattr(got, name)
            kinds |= {name} if records else set()
            assert [msgspec.structs.asdict(one) for one in records] == [
                {field: row._mapping[field] for field in record.__struct_fields__}
                for row, record in zip(of_table, records, strict=True)
            ]
        assert {(one.paid_on, one.number, one.period, one.amount) for one in got.allocations} == {
            (row.paid_on, row.number, row.period, row.amount) for row in rows(connection, allocations, account_id)
        }
        assert derivation.check(derivation.balance(got))
    assert len(kinds) == 6


def test_a_payment_plan_comes_with_its_instalments(lookup: Lookup, connection: Connection) -> None:
    got = read(lookup, connection, CUT_OFF, CUT_OFF * 4)
    [plan] = got.plans
    assert (plan.status, plan.amount) == ("active", got.balance)
    assert [part.seq for part in plan.instalments] == [1, 2, 3, 4, 5, 6]
    assert sum(part.amount for part in plan.instalments) == plan.amount
    assert len(rows(connection, plan_instalments, CUT_OFF * 4)) == 6
    assert len(rows(connection, payment_plans, CUT_OFF * 4)) == 1


@pytest.mark.parametrize(("client_id", "account_id"), [(KOVAL, ACCOUNT), (OLENA, 999_999_999), (999_999_999, ACCOUNT)])
def test_an_account_of_somebody_else_is_not_told(
    lookup: Lookup, connection: Connection, client_id: int, account_id: int
) -> None:
    assert lookup.billing(connection, client_id, account_id) is None


def test_an_account_without_money_is_empty(written: Engine) -> None:
    with written.connect() as connection:
        writing.add_client(connection, 1, "Коваль Ігор")
        writing.add_account(connection, 10, 1, "4110000001")
        got = read(Lookup(written.dialect.name), connection, 1, 10)
    assert got == Billing(10, 0, 0, 0, 0, 0)


def test_totals_cover_what_is_too_old_to_be_listed(written: Engine) -> None:
    """A long past: the lists end, the totals and the tree still say all of it."""
    with written.connect() as connection:
        writing.add_client(connection, 1, "Коваль Ігор")
        writing.add_account(connection, 10, 1, "4110000001", balance=140 * 100 - 130 * 50)
        months = [f"{2010 + index // 12}-{index % 12 + 1:02d}" for index in range(140)]
        day = date(2020, 1, 1)
        connection.execute(
            insert(bills),
            [
                {
                    "account_id": 10,
                    "period": period,
                    "number": period,
                    "issued_on": day,
                    "due_on": day,
                    "consumption": 1,
                    "amount": 100,
                    "issued_at": 0,
                }
                for period in months
            ],
        )
        connection.execute(
            insert(bill_lines),
            [
                {
                    "account_id": 10,
                    "period": period,
                    "seq": 0,
                    "kind": "use",
                    "code": "T",
                    "zone": "all",
                    "unit": "kWh",
                    "quantity": 1,
                    "price": 10_000,
                    "amount": 100,
                    "from_on": day,
                    "to_on": day,
                    "tariff": "single",
                    "multiplier": 1,
                }
                for period in months
            ],
        )
        connection.execute(
            insert(payments),
            [
                {
                    "account_id": 10,
                    "paid_on": date(2010 + index // 12, index % 12 + 1, 5),
                    "number": str(index),
                    "amount": 50,
                    "channel": "bank",
                    "payer": "",
                    "posted_at": 0,
                }
                for index in range(130)
            ],
        )
        got = read(Lookup(written.dialect.name), connection, 1, 10)
    assert (len(got.bills), len(got.lines), len(got.payments)) == (BILLS, BILLS, DOCUMENTS)
    assert (got.billed, got.paid) == (14_000, 6_500)
    tree = derivation.balance(got)
    assert derivation.check(tree)
    assert [node.children[-1].kind for node in tree.children] == ["earlier", "earlier"]
