"""The desk's small facts that outlive a restart, by name: the cursor, the catalogue, who signed in last."""

from sqlalchemy import Connection, delete, select

from sync.records.images import write_rows
from sync.records.sync_state import desk_state


def read_state(connection: Connection, name: str) -> bytes | None:
    value: bytes | None = connection.execute(select(desk_state.c.value).where(desk_state.c.name == name)).scalar()
    return value


def write_state(connection: Connection, name: str, value: bytes) -> None:
    write_rows(connection, [(desk_state, {"name": name, "value": value})])


def forget_state(connection: Connection, name: str) -> None:
    connection.execute(delete(desk_state).where(desk_state.c.name == name))
