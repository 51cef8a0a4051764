"""What all tables share: one MetaData with named constraints, and the column kinds of the domain.

Instants are integers, milliseconds since the epoch in UTC, and money is an integer of minor units
(kopecks), so that SQLite and PostgreSQL hold, index and return the same values.
"""

from sqlalchemy import BigInteger, Integer, MetaData, String

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite gives a rowid key only to INTEGER; PostgreSQL needs 64 bits.
BigId = BigInteger().with_variant(Integer(), "sqlite")
Instant = BigInteger
Money = BigInteger
Uuid = String(32)  # UUIDv7, 32 hexadecimal digits: sorts by time of making


def Key(length: int) -> String:  # noqa: N802
    """A text that is searched by its beginning (see sync.keys): compared by its bytes on both databases, so that the
    ordinary index holds all that begin alike together, whatever the locale of a PostgreSQL is."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")
