"""Bills, correction invoices and payments of an account.

balance = sum of bills + sum of corrections - sum of payments. All three are only ever added; a wrong
bill is put right by a correction invoice, whose amount may be negative.
"""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, String, Table

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
