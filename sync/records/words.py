"""Words to find clients and addresses by. Kept by triggers of the database, whoever writes clients and premises.

Small tables beside the millions: a surname, a firm's word or a street is looked up here by any of its beginnings or
parts, and from it one range of a b-tree leads to the clients. Measured against full-text indexes over all names and
addresses they answer in a hundredth of the time and are loaded in a twentieth.
"""

from sqlalchemy import Column, Index, Table

from sync.records.base import BigId, Key, metadata

# Each word of each legal entity's name. No reference to the client: a trigger removes what is no longer so.
entity_words = Table(
    "entity_words",
    metadata,
    Column("word", Key(200), primary_key=True),
    Column("client_id", BigId, primary_key=True, autoincrement=False),
    Index("ix_entity_words_client_id", "client_id"),
    sqlite_with_rowid=False,
)

# The surnames of persons and the words of legal entities, each under all its endings of three letters and more
# ("шевченко", "евченко" … "нко"): a part of a word is the beginning of an ending. Words are only ever added.
word_parts = Table(
    "word_parts",
    metadata,
    Column("part", Key(200), primary_key=True),
    Column("word", Key(200), primary_key=True),
    sqlite_with_rowid=False,
)

# Each street ("street|city", the beginning of address keys) under each word of its name and its city's.
street_words = Table(
    "street_words",
    metadata,
    Column("word", Key(240), primary_key=True),
    Column("street", Key(240), primary_key=True),
    sqlite_with_rowid=False,
)
