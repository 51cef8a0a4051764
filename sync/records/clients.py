"""Clients (persons and legal entities), their phones, premises and contract accounts."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, text

from sync.records.base import BigId, Instant, Key, Money, metadata

clients = Table(
    "clients",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("kind", String(8), nullable=False),  # "person" or "entity"
    Column("name", String(200), nullable=False),
    # By sync.keys: lower case, like letters made one, quotes dropped; SQLite folds no Cyrillic.
    Column("name_key", Key(200), nullable=False),
    Column("language", String(2), nullable=False),  # the client's own: uk, ru, en
    Column("tax_id", String(20)),
    Column("parent_id", BigId, ForeignKey("clients.id")),  # a legal entity's head organisation
    Column("vulnerable", Boolean, nullable=False, default=False),
    Column("since", Date, nullable=False),
    Column("version", Integer, nullable=False, default=1),
    Index("ix_clients_name_key", "name_key"),
    Index("ix_clients_tax_id", "tax_id"),
    Index(
        "ix_clients_parent_id",
        "parent_id",
        sqlite_where=text("parent_id is not null"),
        postgresql_where=text("parent_id is not null"),
    ),
)

phones = Table(
    "phones",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("client_id", BigId, ForeignKey("clients.id"), nullable=False),
    # Digits after the plus sign; NULL where the original is no number, or not the client's any more.
    Column("e164", Key(16)),
    Column("original", String(60), nullable=False),  # as somebody wrote it, never lost
    Column("verified", Boolean, nullable=False, default=False),  # the client proved that it is his
    Column("added_at", Instant, nullable=False),
    Column("added_by", Integer, ForeignKey("staff.id")),  # NULL: it came with the client's data
    # Taken off: it stays here for whoever looks back, and no look-up finds it.
    Column("detached_at", Instant),
    Column("detached_by", Integer, ForeignKey("staff.id")),
    Column("wrong_e164", Key(16)),  # it is somebody else's: who calls from it is never guessed to be this client
    # Covers the look-up of a ringing number.
    Index("ix_phones_e164", "e164", "client_id", "verified"),
    Index("ix_phones_client_id", "client_id"),
    Index(
        "ix_phones_wrong_e164",
        "wrong_e164",
        "client_id",
        sqlite_where=text("wrong_e164 is not null"),
        postgresql_where=text("wrong_e164 is not null"),
    ),
)

premises = Table(
    "premises",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("city", String(80), nullable=False),
    Column("street", String(120), nullable=False),
    Column("house", String(16), nullable=False),
    Column("flat", String(16), nullable=False, default=""),
    # "street|city|house|flat", each by sync.keys: what is known from the left is one range of the index.
    Column("address_key", Key(240), nullable=False),
    Index("ix_premises_address_key", "address_key"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("number", Key(20), nullable=False),  # digits as on the bill
    Column("number_reversed", Key(20), nullable=False),  # callers read out the last digits
    Column("client_id", BigId, ForeignKey("clients.id"), nullable=False),
    Column("premise_id", BigId, ForeignKey("premises.id"), nullable=False),
    Column("tariff", String(40), nullable=False),  # id in the catalogue
    Column("status", String(12), nullable=False),  # "active", "suspended", "closed"
    Column("opened_on", Date, nullable=False),
    Column("closed_on", Date),
    # Bills + corrections - payments; positive is owed. Kept with each of them.
    Column("balance", Money, nullable=False, default=0),
    Column("overdue_since", Date),
    Column("cut_off_on", Date),  # announced disconnection
    Index("ix_accounts_number", "number", unique=True),
    Index("ix_accounts_number_reversed", "number_reversed"),
    Index("ix_accounts_client_id", "client_id"),
    Index("ix_accounts_premise_id", "premise_id"),
)
