"""The client's card computed the slow way: plain selects, rows sorted and cut in Python."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, select

from sync import card
from sync.lookup import card_shape
from sync.records.billing import bills, corrections, payments
from sync.records.clients import accounts, clients, phones, premises
from sync.records.interactions import interactions
from sync.records.meters import installations, meters, readings, registers, service_points
from sync.records.offers import offers_made
from sync.records.requests import requests
from sync.records.staff import staff

Row = dict[str, Any]


def _rows(connection: Connection, table: Table, **equal: Any) -> list[Row]:
    statement = select(table)
    for name, value in equal.items():
        statement = statement.where(table.c[name] == value)
    return [dict(row) for row in connection.execute(statement).mappings()]


def _take(row: Row, struct: type, **more: Any) -> Any:
    names = struct.__struct_fields__  # type: ignore[attr-defined]
    return struct(**{name: row[name] for name in names if name in row} | more)


def expected_card(connection: Connection, client_id: int, account_id: int | None = None) -> card.Card:
    """What the card must be."""
    names = {row["id"]: row["name"] for row in _rows(connection, staff)}
    (client,) = _rows(connection, clients, id=client_id)
    own = _rows(connection, accounts, client_id=client_id)
    rank = ("active", "suspended", "closed")
    own.sort(key=lambda row: (rank.index(row["status"]), -row["opened_on"].toordinal(), row["id"]))
    chosen = next((row for row in own if row["id"] == account_id), own[0] if own else None)
    others = sorted((row for row in own if row is not chosen), key=lambda row: (rank.index(row["status"]), row["id"]))
    seen = chosen["id"] if chosen else None
    talks = _newest(_rows(connection, interactions, client_id=client_id), "started_at", card_shape.INTERACTIONS)
    asked = _rows(connection, requests, client_id=client_id)
    offered = _rows(connection, offers_made, client_id=client_id)
    asked.sort(key=lambda row: (row["status"] in ("open", "taken"), row["filed_at"], row["id"]), reverse=True)
    asked = _newest(asked[: card_shape.REQUESTS], "filed_at", card_shape.REQUESTS)
    read = _newest(_rows(connection, readings, account_id=seen), "taken_at", card_shape.READINGS)
    codes = {row["id"]: row["code"] for row in _rows(connection, registers)}
    return card.Card(
        client_id=client_id,
        kind=client["kind"],
        name=client["name"],
        language=client["language"],
        tax_id=client["tax_id"],
        vulnerable=client["vulnerable"],
        client_since=client["since"],
        client_version=client["version"],
        phones=tuple(
            _take(row, card.Phone)
            for row in sorted(_rows(connection, phones, client_id=client_id), key=lambda row: row["id"])
        ),
        account_id=seen,
        number=chosen["number"] if chosen else "",
        address=_address(connection, chosen),
        tariff=chosen["tariff"] if chosen else "",
        status=chosen["status"] if chosen else "",
        opened_on=chosen["opened_on"] if chosen else None,
        balance=chosen["balance"] if chosen else 0,
        overdue_since=chosen["overdue_since"] if chosen else None,
        cut_off_on=chosen["cut_off_on"] if chosen else None,
        accounts=tuple(
            _take(row, card.AccountLine, address=_address(connection, row)) for row in others[: card_shape.ACCOUNTS]
        ),
        meters=tuple(_meters(connection, seen)),
        readings=tuple(_take(row, card.Reading, code=codes[row["register_id"]]) for row in read),
        bills=tuple(
            _take(row, card.Bill)
            for row in _newest(_rows(connection, bills, account_id=seen), "period", card_shape.BILLS, "number")
        ),
        corrections=tuple(
            _take(row, card.Correction)
            for row in _newest(
                _rows(connection, corrections, account_id=seen), "issued_on", card_shape.CORRECTIONS, "number"
            )
        ),
        payments=tuple(
            _take(row, card.Payment)
            for row in _newest(_rows(connection, payments, account_id=seen), "paid_on", card_shape.PAYMENTS, "number")
        ),
        interactions=tuple(_take(row, card.Interaction, operator=names.get(row["operator_id"])) for row in talks),
        requests=tuple(_take(row, card.Request, filed_by=names.get(row["filed_by"])) for row in asked),
        offers=tuple(_take(row, card.OfferMade) for row in _newest(offered, "at", card_shape.OFFERS)),
    )


def _newest(rows: list[Row], at: str, most: int, then: str = "id") -> list[Row]:
    return sorted(rows, key=lambda row: (row[at], row[then]), reverse=True)[:most]


def _address(connection: Connection, account: Row | None) -> str:
    if account is None:
        return ""
    (where,) = _rows(connection, premises, id=account["premise_id"])
    line = f"{where['city']}, {where['street']}, {where['house']}"
    if not where["flat"]:
        return line
    return f"{line}, кв. {where['flat']}" if where["flat"][0].isdigit() else f"{line}, {where['flat']}"


def _meters(connection: Connection, account_id: int | None) -> list[card.Meter]:
    made = []
    for point in sorted(_rows(connection, service_points, account_id=account_id), key=lambda row: row["id"]):
        for installed in _rows(connection, installations, service_point_id=point["id"]):
            if installed["removed_on"] is not None:
                continue
            (meter,) = _rows(connection, meters, id=installed["meter_id"])
            counters = []
            for register in sorted(_rows(connection, registers, meter_id=meter["id"]), key=lambda row: row["code"]):
                past = sorted(
                    _rows(connection, readings, register_id=register["id"]), key=lambda row: (row["read_on"], row["id"])
                )
                last = past[-1] if past else {"value": None, "read_on": None, "kind": None}
                counters.append(
                    _take(
                        register,
                        card.Register,
                        previous=last["value"],
                        previous_on=last["read_on"],
                        previous_kind=last["kind"],
                    )
                )
            made.append(
                _take(
                    meter,
                    card.Meter,
                    service=point["service"],
                    installed_on=installed["installed_on"],
                    registers=tuple(counters),
                )
            )
    return made
