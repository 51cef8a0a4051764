"""Interactions: everything ever said, one record a contact, with its legs beneath it.

One logical call is one interaction, logged to the client who was chosen and to nobody else. How it
ended and what it achieved are two fields.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from sync.records.base import BigId, Instant, Uuid, metadata

interactions = Table(
    "interactions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("call_id", String(80)),  # Asterisk's Linkedid with the line's name before it; NULL for letters
    Column("client_id", BigId, ForeignKey("clients.id")),  # NULL until the caller is known
    Column("account_id", BigId, ForeignKey("accounts.id")),
    Column("channel", String(8), nullable=False),  # "call", "email", "web"
    Column("direction", String(8), nullable=False),  # "inbound", "outbound"
    Column("number", String(40), nullable=False, default=""),  # E.164 digits, or the text as it came
    Column("queue", String(60)),
    Column("operator_id", Integer, ForeignKey("staff.id")),  # who talked last
    Column("started_at", Instant, nullable=False),
    Column("answered_at", Instant),
    Column("ended_at", Instant),
    Column("ended_how", String(20)),  # CallEnd
    Column("topic", String(40)),  # ids in the catalogue
    Column("outcome", String(40)),
    Column("note", Text, nullable=False, default=""),
    Column("certain", String(10)),  # certainty at the choice: "verified", "on_file", "guessed", "chosen"
    Column("version", Integer, nullable=False, default=1),
    # The latest twenty of a client are read at each ring: this index clusters them.
    Index("ix_interactions_client_id", "client_id", "started_at", "id"),
    Index("ix_interactions_call_id", "call_id", unique=True),
    # Who was found at a number, and when last: hopped from client to client at each ring.
    Index("ix_interactions_number", "number", "client_id", "started_at"),
)

legs = Table(
    "legs",
    metadata,
    Column("interaction_id", Uuid, ForeignKey("interactions.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", String(10), nullable=False),  # "ivr", "queue", "ring", "operator"
    Column("who", String(80), nullable=False),
    Column("began_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("answered", Boolean, nullable=False, default=False),
    sqlite_with_rowid=False,
)
