"""Service points, the meters installed at them, their registers and readings.

A reading belongs to a register, a register to a meter, and a meter to a service point only for an
installation period: consumption is never taken across an exchange of meters. What a reading must satisfy stands in
sync.readings.
"""

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table

from sync.records.base import BigId, Instant, Key, Uuid, metadata

service_points = Table(
    "service_points",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("account_id", BigId, ForeignKey("accounts.id"), nullable=False),
    Column("premise_id", BigId, ForeignKey("premises.id"), nullable=False),
    Column("service", String(12), nullable=False),  # "electricity", "gas", "heat", "water"
    Index("ix_service_points_account_id", "account_id"),
)

meters = Table(
    "meters",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("number", String(32), nullable=False),  # as on the plate
    Column("number_key", Key(32), nullable=False),  # digits and letters only, lower case, no leading zeros
    Column("model", String(60), nullable=False),
    Column("verified_until", Date),
    Column("seal", String(32)),
    Index("ix_meters_number_key", "number_key"),
)

installations = Table(
    "installations",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("service_point_id", BigId, ForeignKey("service_points.id"), nullable=False),
    Column("meter_id", BigId, ForeignKey("meters.id"), nullable=False),
    Column("installed_on", Date, nullable=False),
    Column("removed_on", Date),
    Index("ix_installations_service_point_id", "service_point_id"),
    Index("ix_installations_meter_id", "meter_id"),
)

registers = Table(
    "registers",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("meter_id", BigId, ForeignKey("meters.id"), nullable=False),
    Column("code", String(12), nullable=False),  # "T1", "T2", "T3", or "T" where there is one
    Column("zone", String(16), nullable=False),  # "day", "night", "peak", "half_peak", "all"
    Column("unit", String(8), nullable=False),  # "kWh", "m3"
    Column("digits", Integer, nullable=False),
    Column("multiplier", Integer, nullable=False, default=1),
    Index("ix_registers_meter_id", "meter_id"),
)

# Clustered by register and date: the latest twelve are one page of the disk.
readings = Table(
    "readings",
    metadata,
    Column("register_id", BigId, ForeignKey("registers.id"), primary_key=True, autoincrement=False),
    Column("read_on", Date, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("account_id", BigId, ForeignKey("accounts.id"), nullable=False),
    Column("value", BigInteger, nullable=False),
    Column("kind", String(10), nullable=False),  # "actual", "customer", "estimated", "verified"
    Column("source", String(12), nullable=False),  # "call", "web", "app", "inspector", "import"
    Column("taken_at", Instant, nullable=False),
    # Of those that an operator took: the command that brought all registers of the meter at once, who, and why it is
    # right although it is out of the ordinary.
    Column("entry_id", Uuid),
    Column("taken_by", Integer, ForeignKey("staff.id")),
    Column("reason", String(120)),
    Column("multiplier", Integer),  # of that day; NULL: the register's own
    Column("rolled_over", Boolean, nullable=False, default=False),  # confirmed, never assumed
    Column("use_on_bill", Boolean, nullable=False, default=True),
    Column("withdrawn_at", Instant),  # undone or put right before it was billed
    Index("ix_readings_account_id", "account_id", "taken_at", "id"),
    sqlite_with_rowid=False,
)
