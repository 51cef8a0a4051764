"""Bills with their lines, correction invoices, adjustments, payments with what they paid, and payment plans.

balance = sum of bills + sum of corrections + sum of adjustments - sum of payments. They are only ever added; a wrong
bill is put right by a correction invoice, whose amount may be negative. All are clustered by their account.
"""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, ForeignKeyConstraint, Index, Integer, String, Table

from sync.records.base import BigId, Instant, Money, metadata

bills = Table(
    "bills",
    metadata,
    Column("account_id", BigId, ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("period", String(7), primary_key=True),  # "2026-10"
    Column("number", String(24), nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("consumption", BigInteger, nullable=False),  # in the unit of the service point
    Column("amount", Money, nullable=False),
    Column("issued_at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

corrections = Table(
    "corrections",
    metadata,
    Column("account_id", BigId, ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("issued_on", Date, primary_key=True),
    Column("number", String(24), primary_key=True),
    Column("for_period", String(7), nullable=False),
    Column("amount", Money, nullable=False),
    Column("reason", String(24), nullable=False),  # id in the catalogue
    Column("issued_at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

payments = Table(
    "payments",
    metadata,
    Column("account_id", BigId, ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("paid_on", Date, primary_key=True),
    Column("number", String(24), primary_key=True),  # the bank's document
    Column("amount", Money, nullable=False),
    Column("channel", String(16), nullable=False),  # "bank", "card", "post", "cash", "app"
    Column("payer", String(120), nullable=False, default=""),  # the bank's or payer's name
    Column("posted_at", Instant, nullable=False),
    Index("ix_payments_number", "number"),
    sqlite_with_rowid=False,
)

# The lines of a bill sum to its amount. Bills of an earlier system may have none.
bill_lines = Table(
    "bill_lines",
    metadata,
    Column("account_id", BigId, primary_key=True, autoincrement=False),
    Column("period", String(7), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(12), nullable=False),  # "use", "benefit"
    Column("code", String(24), nullable=False),  # of the register, or of the benefit in the catalogue
    Column("zone", String(16), nullable=False),
    Column("unit", String(8), nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("price", BigInteger, nullable=False),  # hundredths of a minor unit
    Column("amount", Money, nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),
    Column("tariff", String(40), nullable=False),  # id in the catalogue
    Column("before", BigInteger),  # the readings between which it was counted
    Column("after", BigInteger),
    Column("multiplier", Integer, nullable=False, default=1),
    ForeignKeyConstraint(["account_id", "period"], ["bills.account_id", "bills.period"]),
    sqlite_with_rowid=False,
)

benefits = Table(
    "benefits",
    metadata,
    Column("account_id", BigId, ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("code", String(24), primary_key=True),  # id in the catalogue
    Column("from_on", Date, primary_key=True),
    Column("to_on", Date),
    Column("percent", Integer, nullable=False),
    Column("most", BigInteger),  # units a month up to which it is granted; NULL: all
    sqlite_with_rowid=False,
)

adjustments = Table(
    "adjustments",
    metadata,
    Column("account_id", BigId, ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("made_on", Date, primary_key=True),
    Column("number", String(24), primary_key=True),
    Column("amount", Money, nullable=False),
    Column("reason", String(24), nullable=False),  # id in the catalogue
    sqlite_with_rowid=False,
)

# What of a payment went to which bill; an empty period waits for bills to come. Sums to the payment.
allocations = Table(
    "allocations",
    metadata,
    Column("account_id", BigId, primary_key=True, autoincrement=False),
    Column("paid_on", Date, primary_key=True),
    Column("number", String(24), primary_key=True),
    Column("period", String(7), primary_key=True),
    Column("amount", Money, nullable=False),
    ForeignKeyConstraint(
        ["account_id", "paid_on", "number"], ["payments.account_id", "payments.paid_on", "payments.number"]
    ),
    sqlite_with_rowid=False,
)

payment_plans = Table(
    "payment_plans",
    metadata,
    Column("account_id", BigId, ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("number", String(24), primary_key=True),
    Column("made_on", Date, nullable=False),
    Column("status", String(8), nullable=False),  # "active", "kept", "broken"
    Column("amount", Money, nullable=False),
    sqlite_with_rowid=False,
)

plan_instalments = Table(
    "plan_instalments",
    metadata,
    Column("account_id", BigId, primary_key=True, autoincrement=False),
    Column("number", String(24), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("due_on", Date, nullable=False),
    Column("amount", Money, nullable=False),
    Column("paid", Money, nullable=False, default=0),
    ForeignKeyConstraint(["account_id", "number"], ["payment_plans.account_id", "payment_plans.number"]),
    sqlite_with_rowid=False,
)
