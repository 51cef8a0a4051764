"""Staff: who signs in, with which role and which phone."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from sync.records.base import Instant, metadata

staff = Table(
    "staff",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("login", String(60), nullable=False),
    Column("name", String(120), nullable=False),
    Column("role", String(16), nullable=False),  # operator, senior, supervisor, back_office, auditor, administrator
    Column("extension", String(20)),  # digits of the phone; NULL for those who take no calls
    Column("interface", String(80)),  # how Asterisk names the phone: "PJSIP/1001"
    Column("team", String(40), nullable=False, default=""),
    Column("password_hash", String(200), nullable=False, default=""),  # argon2id; never leaves the server
    Column("active", Boolean, nullable=False, default=True),
    Index("ix_staff_login", "login", unique=True),
    Index("ix_staff_interface", "interface"),
)

# The server's own: opaque tokens, kept only as hashes.
tokens = Table(
    "tokens",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("staff_id", Integer, ForeignKey("staff.id"), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
)
