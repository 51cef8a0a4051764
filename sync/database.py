"""Opening the databases: the server's (SQLite or PostgreSQL) and the desk's encrypted store, and bringing them to the
program's schema.

Nothing that a caller was told is saved may be lost, so every commit is synced to the disk (`synchronous=FULL` on
SQLite, PostgreSQL's own default). The desk's store is SQLCipher with a raw 32-byte key.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    func,
    inspect,
    literal_column,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from sync.migrations import HEAD, REVISIONS
from sync.records import metadata

BUSY_TIMEOUT_S = 5.0
CONNECT_TIMEOUT_S = 5
MIGRATION_LOCK = 0x0DE5_C0DE  # PostgreSQL advisory lock: two servers started at once migrate one after the other


class DatabaseTooNew(Exception):
    """A later program has changed this database; this one would spoil it."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"the database is at revision {revision!r}, this program knows up to {HEAD!r}: update it")
        self.revision = revision


def open_server(url: str | URL, *, pool_size: int = 8, statement_timeout_s: float = 10.0) -> Engine:
    """The server's database: "sqlite:///file", "sqlite://" (in memory, for tests) or "postgresql://…".

    No statement runs longer than `statement_timeout_s` on PostgreSQL; a stuck one must not hold the feed's lock.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed, pool_size)
    if parsed.get_backend_name() != "postgresql":
        raise ValueError(f"neither SQLite nor PostgreSQL: {parsed.get_backend_name()}")
    limit = int(statement_timeout_s * 1000)
    return create_engine(
        parsed.set(drivername="postgresql+psycopg"),
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_timeout=CONNECT_TIMEOUT_S,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": CONNECT_TIMEOUT_S,
            "application_name": "operator-desk-server",
            "options": f"-c statement_timeout={limit} -c lock_timeout={limit}"
            f" -c idle_in_transaction_session_timeout={limit * 3} -c timezone=UTC",
        },
    )


def open_desk(path: Path, key: bytes) -> Engine:
    """The desk's encrypted store. Does not touch the file yet; a wrong key shows at the first statement.

    Foreign keys are off: a desk holds some rows of the server's tables, not all that they point to.
    """
    if len(key) != 32:
        raise ValueError("the key of a desk's store is 32 bytes")

    def connect() -> Any:
        from sqlcipher3 import dbapi2

        connection = dbapi2.connect(str(path), timeout=BUSY_TIMEOUT_S, check_same_thread=False)
        connection.isolation_level = None
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _tune(connection, foreign_keys=False)
        return connection

    from sqlcipher3 import dbapi2 as module

    engine = create_engine(
        "sqlite://", creator=connect, module=module, poolclass=QueuePool, pool_size=1, max_overflow=1
    )
    _begin_explicitly(engine)
    return engine


class StoreFailed(Exception):
    """The desk's store did not take or give it: `full`, `busy`, `read_only`, `unreadable` or `failed`. Nothing of the
    transaction is there; what the person typed must stay in the window."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason


_SAID_BY_SQLITE = (
    ("disk is full", "full"),
    ("locked", "busy"),
    ("readonly", "read_only"),
    ("malformed", "unreadable"),
    ("not a database", "unreadable"),
)


@contextmanager
def storing(engine: Engine, *, write: bool = True) -> Iterator[Connection]:
    """A transaction on the desk's store. Raises StoreFailed."""
    try:
        with engine.connect() as connection, connection.execution_options(begin_immediate=write).begin():
            yield connection
    except DBAPIError as error:
        said = str(error.orig)
        raise StoreFailed(next((reason for sign, reason in _SAID_BY_SQLITE if sign in said), "failed"), said) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is going to write: on SQLite it takes the write lock at once, so that it never fails
    half-way for having read first; on PostgreSQL an ordinary one."""
    with engine.connect() as connection, connection.execution_options(begin_immediate=True).begin():
        yield connection


def align_sequences(connection: Connection) -> None:
    """Let new rows get ids above all that there are: rows that were loaded with ids of their own do not move
    PostgreSQL's sequences. Never moves one back; SQLite needs nothing."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        names = {"table": str(table.name), "column": str(column.name)}
        sequence = connection.execute(text("SELECT pg_get_serial_sequence(:table, :column)"), names).scalar()
        if sequence is not None:
            highest = select(func.max(column)).scalar_subquery()
            reached = select(literal_column("last_value")).select_from(text(sequence)).scalar_subquery()
            connection.execute(select(func.setval(sequence, func.greatest(highest, reached))))


def upgrade(engine: Engine) -> None:
    """Bring the database to the program's schema, all or nothing. Raises DatabaseTooNew."""
    if _revision(engine) == HEAD:
        return
    with engine.connect() as connection:
        sqlite = engine.dialect.name == "sqlite"
        enforced = False
        if sqlite:
            # Batch mode makes tables anew under the rows that point to them; inside a transaction the pragma is void.
            enforced = bool(connection.exec_driver_sql("PRAGMA foreign_keys").scalar())
            connection.rollback()
            _driver(connection).execute("PRAGMA foreign_keys = OFF")
        try:
            _migrate(connection.execution_options(begin_immediate=True), check_references=enforced)
        finally:
            if sqlite and enforced:
                _driver(connection).execute("PRAGMA foreign_keys = ON")


def _migrate(connection: Connection, *, check_references: bool) -> None:
    from alembic import command
    from alembic.config import Config

    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        config = Config()
        folder = Path(__file__).parent / "migrations"
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if check_references:
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise RuntimeError(f"the upgrade would leave {len(broken)} rows without what they point to")


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision is not None and revision not in REVISIONS:
        raise DatabaseTooNew(revision)
    return revision


def _open_sqlite(url: URL, pool_size: int) -> Engine:
    arguments = {"timeout": BUSY_TIMEOUT_S, "check_same_thread": False}
    if url.database in (None, "", ":memory:"):
        engine = create_engine(url, poolclass=StaticPool, connect_args=arguments)
    else:
        engine = create_engine(
            url, poolclass=QueuePool, pool_size=pool_size, max_overflow=pool_size, connect_args=arguments
        )

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # sqlite3 would begin transactions by itself, and too late
        _tune(connection, foreign_keys=True)
        connection.execute("PRAGMA mmap_size = 1073741824")
        connection.execute("PRAGMA cache_size = -65536")  # KiB

    _begin_explicitly(engine)
    return engine


def _tune(connection: Any, *, foreign_keys: bool) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")


def _begin_explicitly(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def began(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("begin_immediate", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
