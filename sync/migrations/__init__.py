"""The schema's history, from the first: what alembic runs to bring an older database to this program's tables."""

# Known here as well, so that a database that is up to date costs no import of alembic at each start.
REVISIONS = ("0001", "0002")
HEAD = REVISIONS[-1]
