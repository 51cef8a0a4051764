"""Clients written by hand: only what a test is about, the rest as it may be."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, insert

from sync.keys import address_key, meter_key, name_key
from sync.records.clients import accounts, clients, phones, premises
from sync.records.interactions import interactions
from sync.records.meters import installations, meters, service_points
from sync.records.requests import requests
from sync.records.staff import staff


def add_client(connection: Connection, client_id: int, name: str, *, kind: str = "person", **more: Any) -> None:
    values = {"language": "uk", "since": date(2020, 1, 1), "vulnerable": False, "version": 1} | more
    connection.execute(insert(clients).values(id=client_id, kind=kind, name=name, name_key=name_key(name), **values))


def add_phone(connection: Connection, client_id: int, e164: str | None, *, verified: bool = False) -> None:
    connection.execute(
        insert(phones).values(client_id=client_id, e164=e164, original=f"+{e164}", verified=verified, added_at=0)
    )


def add_account(
    connection: Connection,
    account_id: int,
    client_id: int,
    number: str,
    where: tuple[str, str, str, str] = ("Київ", "вул. Нова", "1", ""),
    **more: Any,
) -> None:
    city, street, house, flat = where
    connection.execute(
        insert(premises).values(
            id=account_id, city=city, street=street, house=house, flat=flat, address_key=address_key(*where)
        )
    )
    values = {"tariff": "single", "status": "active", "opened_on": date(2020, 1, 1), "balance": 0} | more
    connection.execute(
        insert(accounts).values(
            id=account_id,
            number=number,
            number_reversed=number[::-1],
            client_id=client_id,
            premise_id=account_id,
            **values,
        )
    )


def add_meter(connection: Connection, meter_id: int, account_id: int, number: str) -> None:
    connection.execute(
        insert(service_points).values(id=meter_id, account_id=account_id, premise_id=account_id, service="electricity")
    )
    connection.execute(insert(meters).values(id=meter_id, number=number, number_key=meter_key(number), model="NIK"))
    connection.execute(
        insert(installations).values(
            id=meter_id, service_point_id=meter_id, meter_id=meter_id, installed_on=date(2020, 1, 1)
        )
    )


def add_operator(connection: Connection, staff_id: int = 1, name: str = "Ткач Роман") -> None:
    connection.execute(insert(staff).values(id=staff_id, login=str(staff_id), name=name, role="operator", active=True))


def add_talk(
    connection: Connection, number: str, client_id: int | None, at: int, *, note: str = "", id_: str = "", **more: Any
) -> None:
    values = {"channel": "call", "direction": "inbound", "version": 1} | more
    connection.execute(
        insert(interactions).values(
            id=id_ or f"{at:012x}7{client_id or 0:019x}",
            client_id=client_id,
            number=number,
            started_at=at,
            note=note,
            **values,
        )
    )


def add_request(
    connection: Connection, client_id: int, at: int, *, number: int | None = None, status: str = "open"
) -> None:
    connection.execute(
        insert(requests).values(
            id=f"{at:012x}7{client_id:019x}",
            number=number,
            client_id=client_id,
            type="complaint",
            type_version=1,
            fields={"text": "…"},
            status=status,
            department="quality",
            due_on=date(2026, 12, 1),
            filed_by=1,
            filed_at=at,
            version=1,
        )
    )
