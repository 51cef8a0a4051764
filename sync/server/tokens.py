"""Opaque tokens by which a desk goes on without the password: random, short-lived, kept only as hashes."""

import hashlib
import secrets

from sqlalchemy import Connection, delete, insert, select, update

from sync.records.staff import tokens

LIFETIME = 12 * 3600 * 1000  # milliseconds: a shift
# After Resume the old token works a little longer: the Welcome with the new one may be lost on the way.
GRACE = 10 * 60 * 1000


def _hash(token: str) -> str:
    # Plain SHA-256 is enough: a token is 256 random bits, there is nothing to guess.
    return hashlib.sha256(token.encode()).hexdigest()


def issue(connection: Connection, staff_id: int, now: int) -> str:
    """A fresh token; forgets all expired ones."""
    token = secrets.token_urlsafe(32)
    connection.execute(delete(tokens).where(tokens.c.expires_at <= now))
    connection.execute(
        insert(tokens).values(hash=_hash(token), staff_id=staff_id, made_at=now, expires_at=now + LIFETIME)
    )
    return token


def rotate(connection: Connection, token: str, now: int) -> tuple[int, str] | None:
    """The staff id of a valid token and the token that replaces it; None where it is unknown or expired."""
    hashed = _hash(token)
    staff_id = connection.execute(
        select(tokens.c.staff_id).where(tokens.c.hash == hashed, tokens.c.expires_at > now)
    ).scalar_one_or_none()
    if staff_id is None:
        return None
    connection.execute(
        update(tokens)
        .where(tokens.c.staff_id == staff_id, tokens.c.expires_at > now + GRACE)
        .values(expires_at=now + GRACE)
    )
    return staff_id, issue(connection, staff_id, now)


def forget(connection: Connection, staff_id: int) -> None:
    """End every session of this person."""
    connection.execute(delete(tokens).where(tokens.c.staff_id == staff_id))
