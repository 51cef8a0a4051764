"""Words to find clients and addresses by, kept by triggers; keys compared by bytes; latest rows in index order."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEYS = {
    "clients": {"name_key": 200},
    "phones": {"e164": 16},
    "premises": {"address_key": 240},
    "accounts": {"number": 20, "number_reversed": 20},
    "meters": {"number_key": 32},
}


def upgrade() -> None:
    for name, columns in (("entity_words", (200, None)), ("word_parts", (200, 200)), ("street_words", (240, 240))):
        _words_table(name, *columns)
    op.create_index("ix_entity_words_client_id", "entity_words", ["client_id"], unique=False)
    # The id settles the order of rows of one instant: with it in the index nothing is sorted at a look-up.
    op.drop_index("ix_interactions_client_id", table_name="interactions")
    op.create_index("ix_interactions_client_id", "interactions", ["client_id", "started_at", "id"], unique=False)
    op.drop_index("ix_readings_account_id", table_name="readings")
    op.create_index("ix_readings_account_id", "readings", ["account_id", "taken_at", "id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        for table, lengths in _KEYS.items():
            for column, length in lengths.items():
                op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar({length}) COLLATE "C"')
        statements = (*_POSTGRES, *_POSTGRES_FILL)
    else:
        statements = (*_SQLITE, *_SQLITE_FILL)
    for statement in statements:
        # Straight to the driver: the colons and percent signs of a trigger's text are nobody's parameters.
        op.get_bind().exec_driver_sql(statement)


def _words_table(name: str, word: int, second: int | None) -> None:
    def key(length: int) -> sa.String:
        return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")

    columns = {
        "entity_words": ("word", "client_id"),
        "word_parts": ("part", "word"),
        "street_words": ("word", "street"),
    }
    first_name, second_name = columns[name]
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        name,
        sa.Column(first_name, key(word), nullable=False),
        sa.Column(second_name, number if second is None else key(second), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint(first_name, second_name, name=op.f(f"pk_{name}")),
        sqlite_with_rowid=False,
    )


# --- SQLite: a text is split by making a JSON list of it ------------------------------------------------------------

_NUMBERS = "json_each('[" + ",".join(map(str, range(1, 201))) + "]')"


def _split(text: str) -> str:
    return f"""json_each('[' || replace(json_quote({text}), ' ', '","') || ']')"""


def _sqlite_name_words(row: str, source: str) -> tuple[str, str]:
    return (
        f"""INSERT INTO entity_words (word, client_id)
            SELECT DISTINCT w.value, {row}.id FROM {source}{_split(f"{row}.name_key")} w
            WHERE {row}.kind = 'entity' AND w.value <> '' ON CONFLICT DO NOTHING""",  # noqa: S608
        f"""INSERT INTO word_parts (part, word)
            SELECT DISTINCT substr(w.value, n.value), w.value FROM {source}{_split(f"{row}.name_key")} w, {_NUMBERS} n
            WHERE ({row}.kind = 'entity' OR w.key = 0) AND w.value <> ''
            AND (n.value = 1 OR n.value <= length(w.value) - 2) ON CONFLICT DO NOTHING""",  # noqa: S608
    )


def _sqlite_street_words(row: str, source: str) -> str:
    rest = f"substr({row}.address_key, instr({row}.address_key, '|') + 1)"
    street = f"substr({row}.address_key, 1, instr({row}.address_key, '|') + instr({rest}, '|') - 1)"
    words = _split(f"replace({street}, '|', ' ')")
    return f"""INSERT INTO street_words (word, street)
        SELECT DISTINCT w.value, {street} FROM {source}{words} w WHERE w.value <> '' ON CONFLICT DO NOTHING"""  # noqa: S608


def _sqlite_trigger(name: str, event: str, *actions: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {event} BEGIN {'; '.join(actions)}; END"


_FORGET = "DELETE FROM entity_words WHERE client_id = OLD.id"
_SQLITE = (
    _sqlite_trigger("clients_named", "INSERT ON clients", *_sqlite_name_words("NEW", "")),
    _sqlite_trigger("clients_renamed", "UPDATE OF name_key, kind ON clients", _FORGET, *_sqlite_name_words("NEW", "")),
    _sqlite_trigger("clients_removed", "DELETE ON clients", _FORGET),
    _sqlite_trigger("premises_placed", "INSERT ON premises", _sqlite_street_words("NEW", "")),
    _sqlite_trigger("premises_moved", "UPDATE OF address_key ON premises", _sqlite_street_words("NEW", "")),
)
_SQLITE_FILL = (*_sqlite_name_words("c", "clients c, "), _sqlite_street_words("p", "premises p, "))

# --- PostgreSQL -----------------------------------------------------------------------------------------------------


def _postgres_name_words(row: str, source: str) -> tuple[str, str]:
    return (
        f"""INSERT INTO entity_words (word, client_id)
            SELECT DISTINCT w, {row}.id FROM {source}unnest(string_to_array({row}.name_key, ' ')) w
            WHERE {row}.kind = 'entity' AND w <> '' ON CONFLICT DO NOTHING""",  # noqa: S608
        f"""INSERT INTO word_parts (part, word)
            SELECT DISTINCT substr(w.word, n), w.word
            FROM {source}unnest(string_to_array({row}.name_key, ' ')) WITH ORDINALITY w(word, place),
                generate_series(1, greatest(1, length(w.word) - 2)) n
            WHERE ({row}.kind = 'entity' OR w.place = 1) AND w.word <> '' ORDER BY 1, 2 ON CONFLICT DO NOTHING""",  # noqa: S608
    )


def _postgres_street_words(row: str, source: str) -> str:
    street = f"split_part({row}.address_key, '|', 1) || '|' || split_part({row}.address_key, '|', 2)"
    return f"""INSERT INTO street_words (word, street)
        SELECT DISTINCT w, {street} FROM {source}regexp_split_to_table({street}, '[ |]') w
        WHERE w <> '' ORDER BY 1, 2 ON CONFLICT DO NOTHING"""  # noqa: S608


_POSTGRES = (
    f"""CREATE OR REPLACE FUNCTION index_client_name() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP <> 'INSERT' THEN DELETE FROM entity_words WHERE client_id = OLD.id; END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        {"; ".join(_postgres_name_words("NEW", ""))};
        RETURN NEW;
    END $$""",  # noqa: S608
    """CREATE TRIGGER clients_named AFTER INSERT OR DELETE OR UPDATE OF name_key, kind ON clients
    FOR EACH ROW EXECUTE FUNCTION index_client_name()""",
    f"""CREATE OR REPLACE FUNCTION index_premise_address() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        {_postgres_street_words("NEW", "")};
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER premises_placed AFTER INSERT OR UPDATE OF address_key ON premises
    FOR EACH ROW EXECUTE FUNCTION index_premise_address()""",
)
_POSTGRES_FILL = (*_postgres_name_words("c", "clients c, "), _postgres_street_words("p", "premises p, "))
