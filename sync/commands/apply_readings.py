"""Readings into the records. The server puts them through the same checks as the desk did, over what stands there
by then; what the desk's operator knew to be unusual carries his reason."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from sync.card import Meter, Reading, Register
from sync.commands.base import Changes, Rejected, RowChange, Setting, client_scope, put, staff_scope
from sync.commands.clients import check_client_and_account
from sync.commands.readings import RecordReadings, WithdrawReadings, reading_id
from sync.readings import Day, Entered, MeterFacts, examine
from sync.readings.facts import facts_of
from sync.records.billing import bills
from sync.records.clients import accounts
from sync.records.meters import installations, meters, readings, registers, service_points

SEEN = 24  # of the account's latest readings: as many as a card shows, so that both ends judge by the same


def record_readings(connection: Connection, command: RecordReadings, setting: Setting) -> Changes:
    """One row a register, all or none. Done twice it is there once."""
    named = [one.register_id for one in command.values]
    if not named or len(set(named)) != len(named) or min(one.value for one in command.values) < 0:
        raise Rejected("malformed", "values")
    if _of_entry(connection, command.account_id, command.id):
        return ()
    if setting.final:
        check_client_and_account(connection, command.client_id, command.account_id)
    scopes = (client_scope(command.client_id), staff_scope(command.by))
    changes: tuple[RowChange, ...] = ()
    if command.replaces is not None:
        changes = _withdraw(connection, command.account_id, command.replaces, command, setting, scopes)
    multipliers: Mapping[int, int] = _check(connection, command, setting) if setting.final else {}
    for one in command.values:
        row: dict[str, Any] = {
            "register_id": one.register_id,
            "read_on": command.read_on,
            "id": reading_id(command.id, one.register_id),
            "account_id": command.account_id,
            "value": one.value,
            "kind": "customer",
            "source": "call",
            "taken_at": command.at,
            "entry_id": command.id,
            "taken_by": command.by,
            "reason": command.reason.strip() or None,
            "multiplier": multipliers.get(one.register_id),
            "rolled_over": one.rolled_over,
            "use_on_bill": command.use_on_bill,
            "withdrawn_at": None,
        }
        changes += (put(connection, readings, row, scopes),)
    return changes


def withdraw_readings(connection: Connection, command: WithdrawReadings, setting: Setting) -> Changes:
    """They stay in the records, and count no more."""
    if setting.final:
        check_client_and_account(connection, command.client_id, command.account_id)
    scopes = (client_scope(command.client_id), staff_scope(command.by))
    return _withdraw(connection, command.account_id, command.entry_id, command, setting, scopes)


def _withdraw(
    connection: Connection,
    account_id: int,
    entry_id: str,
    command: RecordReadings | WithdrawReadings,
    setting: Setting,
    scopes: tuple[str, ...],
) -> tuple[RowChange, ...]:
    rows = _of_entry(connection, account_id, entry_id)
    standing = [row for row in rows if row["withdrawn_at"] is None]
    if setting.final:
        if not rows:
            raise Rejected("no_such_reading")
        if any(row["taken_by"] != command.by for row in rows):
            raise Rejected("reading_of_another")
        if standing and _is_billed(connection, account_id, standing[0]["taken_at"]):
            raise Rejected("already_billed")
        if not standing and isinstance(command, RecordReadings):
            raise Rejected("no_such_reading")
    return tuple(
        put(connection, readings, dict(row) | {"withdrawn_at": command.at}, scopes, dict(row)) for row in standing
    )


def _check(connection: Connection, command: RecordReadings, setting: Setting) -> Mapping[int, int]:
    """The multipliers that hold, where all checks pass. Raises Rejected with the code of the first that does not."""
    # Holding the meter, two desks cannot both find that nothing was read since.
    meter = connection.execute(
        select(meters.c.id, meters.c.number, meters.c.model, meters.c.verified_until)
        .where(meters.c.id == command.meter_id)
        .with_for_update()
    ).one_or_none()
    installed = connection.execute(
        select(installations.c.installed_on, service_points.c.service)
        .join(service_points, service_points.c.id == installations.c.service_point_id)
        .where(
            installations.c.meter_id == command.meter_id,
            installations.c.removed_on.is_(None),
            service_points.c.account_id == command.account_id,
        )
    ).first()
    if meter is None or installed is None:
        raise Rejected("meter_not_here")
    found = connection.execute(
        select(registers).where(registers.c.meter_id == command.meter_id).order_by(registers.c.code)
    ).all()
    if not {one.register_id for one in command.values} <= {register.id for register in found}:
        raise Rejected("meter_not_here", "register")
    shown = Meter(
        meter.id,
        meter.number,
        meter.model,
        installed.service,
        meter.verified_until,
        installed.installed_on,
        tuple(
            Register(one.id, one.code, one.zone, one.unit, one.digits, one.multiplier, *_last(connection, one.id))
            for one in found
        ),
    )
    status = connection.execute(select(accounts.c.status).where(accounts.c.id == command.account_id)).scalar_one()
    facts = facts_of(shown, _latest(connection, command.account_id), status)
    _examine(facts, command, setting)
    return {one.id: one.multiplier for one in found}


def _examine(facts: MeterFacts, command: RecordReadings, setting: Setting) -> None:
    entered = [Entered(one.register_id, str(one.value), one.rolled_over) for one in command.values]
    examined = examine(facts, entered, Day(command.read_on, setting.today), setting.reading_rules)
    if not examined.may_be_saved:
        worst = examined.all[0]
        code = next((one.code for one in facts.registers if one.id == worst.register_id), "")
        raise Rejected(str(worst.code), code)
    if examined.needs_reason and not command.reason.strip():
        raise Rejected("reason_needed", next(str(one.code) for one in examined.all if one.needs_reason))


def _last(connection: Connection, register_id: int) -> tuple[int, Any, str] | tuple[None, None, None]:
    """The register's latest reading that counts."""
    wanted = (
        select(readings.c.value, readings.c.read_on, readings.c.kind)
        .where(
            readings.c.register_id == register_id,
            readings.c.withdrawn_at.is_(None),
            readings.c.use_on_bill,
        )
        .order_by(readings.c.read_on.desc(), readings.c.id.desc())
    )
    row = connection.execute(wanted.limit(1)).one_or_none()
    return (None, None, None) if row is None else (row.value, row.read_on, row.kind)


def _latest(connection: Connection, account_id: int) -> tuple[Reading, ...]:
    rows = connection.execute(
        select(readings, registers.c.code)
        .join(registers, registers.c.id == readings.c.register_id)
        .where(readings.c.account_id == account_id, readings.c.withdrawn_at.is_(None))
        .order_by(readings.c.taken_at.desc(), readings.c.id.desc())
        .limit(SEEN)
    ).mappings()
    return tuple(Reading(**{name: row[name] for name in Reading.__struct_fields__}) for row in rows)


def _of_entry(connection: Connection, account_id: int, entry_id: str) -> list[RowMapping]:
    wanted = select(readings).where(readings.c.account_id == account_id, readings.c.entry_id == entry_id)
    # Held, so that of two who put it right or undo it at once the second sees what the first did.
    return list(connection.execute(wanted.order_by(readings.c.register_id).with_for_update()).mappings())


def _is_billed(connection: Connection, account_id: int, taken_at: int) -> bool:
    made = select(bills.c.period).where(bills.c.account_id == account_id, bills.c.issued_at >= taken_at)
    return connection.execute(made.limit(1)).first() is not None
