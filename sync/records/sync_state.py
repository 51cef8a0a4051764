"""What keeps desks and server the same: the server's ledger and feed, the desk's outbox, drafts and cursor."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from sync.records.base import BigId, Instant, Uuid, metadata

# Server: each command's id with its outcome; a command sent again gets the same answer.
command_ledger = Table(
    "command_ledger",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("staff_id", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("status", String(10), nullable=False),  # "applied" or "rejected"
    Column("reason", String(40), nullable=False, default=""),
    Column("detail", Text, nullable=False, default=""),
    Column("seq", BigInteger, nullable=False, default=0),  # feed number of its last change
)

# Server: numbered changes. `seq` is given under the lock of feed_counter's one row, which is held until the
# commit, so that numbers become visible in their order.
feed = Table(
    "feed",
    metadata,
    Column("seq", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("table", String(40), nullable=False),
    Column("row", LargeBinary, nullable=False),  # JSON: the row after the change
    Column("command_id", Uuid),
)

feed_scopes = Table(
    "feed_scopes",
    metadata,
    Column("scope", String(60), primary_key=True),  # "client:812", "staff:7", "catalogue", "department:billing"
    Column("seq", BigInteger, ForeignKey("feed.seq"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

feed_counter = Table(
    "feed_counter",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("last_seq", BigInteger, nullable=False),
    Column("last_request_number", BigInteger, nullable=False),
)

# Desk: commands that the server has not answered yet, and those that it rejected and nobody has dealt with.
outbox = Table(
    "outbox",
    metadata,
    Column("position", BigId, primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),  # the command, as it goes over the wire
    Column("before", LargeBinary, nullable=False),  # JSON: rows as they were, to undo a rejected command
    # "waiting"; "applied", kept until the feed has brought the change back; "rejected", until it was dealt with
    Column("status", String(10), nullable=False),
    Column("seq", BigInteger, nullable=False, default=0),  # feed number of the applied command's last change
    Column("reason", String(40), nullable=False, default=""),
    Column("detail", Text, nullable=False, default=""),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("account_id", BigId),
    Column("client_id", BigId),
    Column("call_id", String(80)),
    Column("type", String(40), nullable=False),  # request type
    Column("title", String(200), nullable=False),  # whose: shown in the list of drafts
    Column("body", LargeBinary, nullable=False),  # JSON: field -> text as typed
    Column("changed_at", Instant, nullable=False),
    Index("ix_drafts_changed_at", "changed_at"),
)

# Desk: cards opened lately, to be read while the server is away.
cached_cards = Table(
    "cached_cards",
    metadata,
    Column("account_id", BigId, primary_key=True, autoincrement=False),
    Column("client_id", BigId, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("as_of", Instant, nullable=False),
    Index("ix_cached_cards_as_of", "as_of"),
    Index("ix_cached_cards_client_id", "client_id"),
)

# Desk: small facts that must survive a restart: the feed's cursor, the catalogue, who signed in last.
desk_state = Table(
    "desk_state",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
