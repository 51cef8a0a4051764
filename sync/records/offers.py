"""What has been offered to clients, and what they said. The offers themselves stand in the profile's files."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from sync.records.base import BigId, Instant, Uuid, metadata

offers_made = Table(
    "offers_made",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("offer", String(40), nullable=False),  # id in the catalogue
    Column("client_id", BigId, ForeignKey("clients.id"), nullable=False),
    Column("account_id", BigId, ForeignKey("accounts.id")),
    Column("call_id", String(80)),  # in which call; at most one offer a call
    Column("outcome", String(12), nullable=False),  # "accepted", "declined", "not_said"
    Column("by", Integer, ForeignKey("staff.id"), nullable=False),
    Column("at", Instant, nullable=False),
    # The latest of a client are read at each ring.
    Index("ix_offers_made_client_id", "client_id", "at"),
)
