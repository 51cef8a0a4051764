"""Words to find clients and addresses by, kept by triggers; keys compared by bytes; latest rows in index order."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEYS = {
    "clients": {"name_key": 200},
    "phones": {"e164": 16, "wrong_e164": 16},
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
        statements: tuple[str, ...] = (*_POSTGRES, *FILL_POSTGRES)
    else:
        statements = (*_SQLITE, *FILL_SQLITE)
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

_NUMBERS = "json_each('[" + ",".join(map(str, range(1, 201))) + "]') n"


def _split(text: str) -> str:
    return f"""json_each('[' || replace(json_quote({text}), ' ', '","') || ']') w"""


_ENDINGS = "n.value = 1 OR n.value <= length(w.value) - 2"
_ADDRESS = "instr({0}, '|') + instr(substr({0}, instr({0}, '|') + 1), '|') - 1"  # where the city ends
_STREET = "substr(NEW.address_key, 1, " + _ADDRESS.format("NEW.address_key") + ")"
_NAMED = (
    f"""INSERT INTO entity_words (word, client_id)
        SELECT DISTINCT w.value, NEW.id FROM {_split("NEW.name_key")}
        WHERE NEW.kind = 'entity' AND w.value <> '' ON CONFLICT DO NOTHING""",  # noqa: S608
    f"""INSERT INTO word_parts (part, word)
        SELECT DISTINCT substr(w.value, n.value), w.value FROM {_split("NEW.name_key")}, {_NUMBERS}
        WHERE (NEW.kind = 'entity' OR w.key = 0) AND w.value <> '' AND ({_ENDINGS}) ON CONFLICT DO NOTHING""",  # noqa: S608
)
_PLACED = f"""INSERT INTO street_words (word, street)
    SELECT DISTINCT w.value, {_STREET} FROM {_split(f"replace({_STREET}, '|', ' ')")}
    WHERE w.value <> '' ON CONFLICT DO NOTHING"""  # noqa: S608
_FORGET = "DELETE FROM entity_words WHERE client_id = OLD.id"


def _trigger(name: str, event: str, *actions: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {event} BEGIN {'; '.join(actions)}; END"


_SQLITE = (
    _trigger("clients_named", "INSERT ON clients", *_NAMED),
    _trigger("clients_renamed", "UPDATE OF name_key, kind ON clients", _FORGET, *_NAMED),
    _trigger("clients_removed", "DELETE ON clients", _FORGET),
    _trigger("premises_placed", "INSERT ON premises", _PLACED),
    _trigger("premises_moved", "UPDATE OF address_key ON premises", _PLACED),
)
# The same of all rows that are there: a bulk load, which lays the triggers aside, runs these at its end.
FILL_SQLITE = (
    f"""INSERT INTO entity_words (word, client_id)
        SELECT DISTINCT w.value, c.id FROM clients c, {_split("c.name_key")}
        WHERE c.kind = 'entity' AND w.value <> ''""",  # noqa: S608
    f"""INSERT INTO word_parts (part, word)
        SELECT DISTINCT substr(w.value, n.value), w.value FROM (
            SELECT substr(name_key, 1, instr(name_key || ' ', ' ') - 1) AS value FROM clients WHERE kind <> 'entity'
            UNION SELECT word FROM entity_words
        ) w, {_NUMBERS} WHERE w.value <> '' AND ({_ENDINGS})""",  # noqa: S608
    f"""INSERT INTO street_words (word, street)
        SELECT DISTINCT w.value, s.street FROM (
            SELECT DISTINCT substr(address_key, 1, {_ADDRESS.format("address_key")}) AS street FROM premises
        ) s, {_split("replace(s.street, '|', ' ')")} WHERE w.value <> ''""",  # noqa: S608
)

# --- PostgreSQL -----------------------------------------------------------------------------------------------------

_STREET_POSTGRES = "split_part({0}, '|', 1) || '|' || split_part({0}, '|', 2)"
_PARTS = "generate_series(1, greatest(1, length(w.word) - 2)) n"
_POSTGRES = (
    f"""CREATE OR REPLACE FUNCTION index_client_name() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP <> 'INSERT' THEN DELETE FROM entity_words WHERE client_id = OLD.id; END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        INSERT INTO entity_words (word, client_id)
            SELECT DISTINCT word, NEW.id FROM unnest(string_to_array(NEW.name_key, ' ')) word
            WHERE NEW.kind = 'entity' AND word <> '' ON CONFLICT DO NOTHING;
        INSERT INTO word_parts (part, word)
            SELECT DISTINCT substr(w.word, n), w.word
            FROM unnest(string_to_array(NEW.name_key, ' ')) WITH ORDINALITY w(word, place), {_PARTS}
            WHERE (NEW.kind = 'entity' OR w.place = 1) AND w.word <> '' ORDER BY 1, 2 ON CONFLICT DO NOTHING;
        RETURN NEW;
    END $$""",  # noqa: S608
    """CREATE TRIGGER clients_named AFTER INSERT OR DELETE OR UPDATE OF name_key, kind ON clients
    FOR EACH ROW EXECUTE FUNCTION index_client_name()""",
    f"""CREATE OR REPLACE FUNCTION index_premise_address() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        placed text := {_STREET_POSTGRES.format("NEW.address_key")};
    BEGIN
        INSERT INTO street_words (word, street)
            SELECT DISTINCT word, placed FROM regexp_split_to_table(placed, '[ |]') word
            WHERE word <> '' ORDER BY 1, 2 ON CONFLICT DO NOTHING;
        RETURN NEW;
    END $$""",  # noqa: S608
    """CREATE TRIGGER premises_placed AFTER INSERT OR UPDATE OF address_key ON premises
    FOR EACH ROW EXECUTE FUNCTION index_premise_address()""",
)
FILL_POSTGRES = (
    """INSERT INTO entity_words (word, client_id)
        SELECT DISTINCT word, c.id FROM clients c, unnest(string_to_array(c.name_key, ' ')) word
        WHERE c.kind = 'entity' AND word <> ''""",
    f"""INSERT INTO word_parts (part, word)
        SELECT DISTINCT substr(w.word, n), w.word FROM (
            SELECT split_part(name_key, ' ', 1) AS word FROM clients WHERE kind <> 'entity'
            UNION SELECT word FROM entity_words
        ) w, {_PARTS} WHERE w.word <> ''""",  # noqa: S608
    f"""INSERT INTO street_words (word, street)
        SELECT DISTINCT word, s.street FROM (
            SELECT DISTINCT {_STREET_POSTGRES.format("address_key")} AS street FROM premises
        ) s, regexp_split_to_table(s.street, '[ |]') word WHERE word <> ''""",  # noqa: S608
)
