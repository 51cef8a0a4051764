"""Requests: what a client asks for, filed in a call, with a type of the catalogue and its own fields."""

from sqlalchemy import JSON, BigInteger, Column, Date, ForeignKey, Index, Integer, String, Table

from sync.records.base import BigId, Instant, Uuid, metadata

requests = Table(
    "requests",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("number", BigInteger),  # given by the server; NULL while only the desk knows the request
    Column("client_id", BigId, ForeignKey("clients.id")),
    Column("account_id", BigId, ForeignKey("accounts.id")),
    Column("call_id", String(80)),  # in which call it was filed
    Column("type", String(40), nullable=False),  # id in the catalogue
    Column("type_version", Integer, nullable=False),  # an old request opens as it was filed
    Column("fields", JSON, nullable=False),
    Column("status", String(12), nullable=False),  # "open", "taken", "done", "withdrawn"
    Column("department", String(40), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("filed_by", Integer, ForeignKey("staff.id"), nullable=False),
    Column("filed_at", Instant, nullable=False),
    Column("version", Integer, nullable=False, default=1),
    Column("outage_id", Uuid),  # of the probable outage that it was filed in: these requests belong together
    Index("ix_requests_number", "number", unique=True),
    Index("ix_requests_client_id", "client_id", "filed_at"),
    Index("ix_requests_status", "status", "due_on"),
)
