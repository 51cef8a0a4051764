"""Who asked a caller what, and who opened or was refused what is protected: only ever added, for whoever looks back."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from sync.records.base import BigId, Instant, Uuid, metadata

identity_checks = Table(
    "identity_checks",
    metadata,
    Column("id", Uuid, primary_key=True),  # the command's
    Column("call_id", String(80), nullable=False),
    Column("client_id", BigId, ForeignKey("clients.id"), nullable=False),
    Column("account_id", BigId, ForeignKey("accounts.id")),
    Column("by", Integer, ForeignKey("staff.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("kind", String(8), nullable=False),  # "answer", "opened", "refused", "override"
    Column("subject", String(60), nullable=False),  # the fact asked for, or what was opened
    Column("agrees", Boolean),  # of an answer: whether it agrees with the file
    Column("level", String(8), nullable=False),  # of the caller at that moment, after the answer
    Column("reason", String(200), nullable=False, default=""),  # of an override
    Index("ix_identity_checks_call_id", "call_id", "id"),
    Index("ix_identity_checks_client_id", "client_id", "at"),
)
