"""The people who may sign in: added, listed and blocked by the administrator on the server's own machine."""

from argon2 import PasswordHasher
from msgspec import Struct
from sqlalchemy import Connection, Engine, Row, func, insert, select, update

from sync.database import writing
from sync.records.staff import staff
from sync.server import tokens
from sync.server.rights import Role

SHORTEST_PASSWORD = 8


class UserError(Exception):
    """The user cannot be made or changed; the text is for the administrator."""


class Person(Struct, frozen=True):
    """Somebody of the staff, as the server knows him while he works."""

    id: int
    login: str
    name: str
    role: str
    extension: str | None
    interface: str | None
    team: str
    active: bool


COLUMNS = (
    staff.c.id,
    staff.c.login,
    staff.c.name,
    staff.c.role,
    staff.c.extension,
    staff.c.interface,
    staff.c.team,
    staff.c.active,
)


def _person(row: Row[*tuple[object, ...]]) -> Person:
    return Person(**row._mapping)


def normal_login(login: str) -> str:
    """Logins are compared without regard to case and to spaces around them."""
    return login.strip().lower()


def people(connection: Connection) -> list[Person]:
    """All of the staff by login, the blocked ones too."""
    return [_person(row) for row in connection.execute(select(*COLUMNS).order_by(staff.c.login))]


def person(connection: Connection, staff_id: int) -> Person | None:
    """One of the staff, if he is not blocked."""
    row = connection.execute(select(*COLUMNS).where(staff.c.id == staff_id, staff.c.active)).one_or_none()
    return None if row is None else _person(row)


def with_hash(connection: Connection, login: str) -> tuple[Person, str] | None:
    """Who has this login, with the hash of his password; None where nobody has or he is blocked."""
    row = connection.execute(
        select(*COLUMNS, staff.c.password_hash).where(staff.c.login == normal_login(login), staff.c.active)
    ).one_or_none()
    if row is None:
        return None
    values = dict(row._mapping)
    hashed = str(values.pop("password_hash"))
    return Person(**values), hashed


def add(
    engine: Engine,
    *,
    login: str,
    name: str,
    role: str,
    password: str,
    extension: str | None = None,
    interface: str | None = None,
    team: str = "",
    hasher: PasswordHasher | None = None,
) -> int:
    """Add somebody and return his id. Raises UserError."""
    login = normal_login(login)
    if not login or len(login) > 60 or not login.isprintable():
        raise UserError("The login must have 1 to 60 printable characters.")
    if not name.strip():
        raise UserError("The name is empty: clients and colleagues are shown it.")
    if role not in tuple(Role):
        raise UserError(f"There is no role {role}. Take one of: {', '.join(Role)}.")
    if len(password) < SHORTEST_PASSWORD:
        raise UserError(f"The password is too short: take at least {SHORTEST_PASSWORD} characters.")
    hashed = (hasher or PasswordHasher()).hash(password)
    with writing(engine) as connection:
        if connection.execute(select(staff.c.id).where(staff.c.login == login)).first():
            raise UserError(f"The login {login} is taken.")
        if interface:
            holder = connection.execute(
                select(staff.c.login).where(staff.c.interface == interface, staff.c.active)
            ).scalar()
            if holder:
                raise UserError(f"The phone {interface} belongs to {holder}: a ringing phone shows who is meant.")
        added = connection.execute(
            insert(staff)
            .values(
                login=login,
                name=name.strip(),
                role=role,
                extension=extension,
                interface=interface,
                team=team,
                password_hash=hashed,
                active=True,
            )
            .returning(staff.c.id)
        )
        return int(added.scalar_one())


def block(engine: Engine, login: str) -> None:
    """Let somebody sign in no more; ends his tokens. His records stay. Raises UserError."""
    login = normal_login(login)
    with writing(engine) as connection:
        staff_id = connection.execute(select(staff.c.id).where(staff.c.login == login)).scalar()
        if staff_id is None:
            raise UserError(f"There is no login {login}. `user list` shows all.")
        connection.execute(update(staff).where(staff.c.id == staff_id).values(active=False))
        tokens.forget(connection, staff_id)


def count_with_phone(connection: Connection) -> int:
    """How many of the staff can be rung."""
    return int(
        connection.execute(
            select(func.count()).select_from(staff).where(staff.c.active, staff.c.interface.is_not(None))
        ).scalar_one()
    )
