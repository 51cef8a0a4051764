"""The desk's encrypted store: the outbox and the feed, drafts as typed, cards opened lately, and small facts.

Opening it makes sure that it can be read. A store that cannot (a broken disk, a lost key) does not end the shift: it
is set aside, what can still be read of its outbox and drafts is carried over, and a new one is made.
"""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import Engine, delete, select

from sync.commands.base import DeskSetting
from sync.database import open_desk, storing, upgrade
from sync.desk_state import forget_state, read_state, write_state
from sync.outbox import Outbox
from sync.quarantine import Quarantined, carry_over, is_readable, set_aside
from sync.records.images import write_rows
from sync.records.sync_state import cached_cards, drafts

CARDS_KEPT = 200


class Draft(msgspec.Struct, frozen=True):
    """A request begun and not filed: the fields as typed, whatever they hold."""

    id: str
    type: str
    title: str
    client_id: int | None
    account_id: int | None
    call_id: str | None
    fields: tuple[tuple[str, str], ...]
    changed_at: int


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card as JSON (see sync.card), as it was at `as_of`."""

    body: bytes
    as_of: int


class Drafts:
    """Kept as typed: saved within a second, never checked."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def save(self, draft: Draft) -> None:
        row = msgspec.structs.asdict(draft)
        row["body"] = msgspec.json.encode(row.pop("fields"))
        with storing(self._engine) as connection:
            write_rows(connection, [(drafts, row)])

    def discard(self, draft_id: str) -> None:
        with storing(self._engine) as connection:
            connection.execute(delete(drafts).where(drafts.c.id == draft_id))

    def all(self) -> tuple[Draft, ...]:
        """Newest first."""
        with storing(self._engine, write=False) as connection:
            rows = connection.execute(select(drafts).order_by(drafts.c.changed_at.desc(), drafts.c.id.desc())).all()
        return tuple(
            Draft(
                id=row.id,
                type=row.type,
                title=row.title,
                client_id=row.client_id,
                account_id=row.account_id,
                call_id=row.call_id,
                fields=msgspec.json.decode(row.body, type=tuple[tuple[str, str], ...]),
                changed_at=row.changed_at,
            )
            for row in rows
        )


class CachedCards:
    """The cards opened lately, to be read while the server is away."""

    def __init__(self, engine: Engine, kept: int = CARDS_KEPT) -> None:
        self._engine = engine
        self._kept = kept

    def put(self, client_id: int, account_id: int | None, body: bytes, as_of: int) -> None:
        """Keep the card, and of all cards only the newest."""
        row = {"account_id": _card_key(client_id, account_id), "client_id": client_id, "body": body, "as_of": as_of}
        newest_first = cached_cards.c.as_of.desc(), cached_cards.c.account_id
        with storing(self._engine) as connection:
            write_rows(connection, [(cached_cards, row)])
            # LIMIT -1 is SQLite's way to skip the first rows.
            beyond = select(cached_cards.c.account_id).order_by(*newest_first).limit(-1).offset(self._kept)
            connection.execute(delete(cached_cards).where(cached_cards.c.account_id.in_(beyond)))

    def get(self, client_id: int, account_id: int | None = None) -> StoredCard | None:
        """The card seen from this account or, without one, the client's card kept last."""
        wanted = select(cached_cards.c.body, cached_cards.c.as_of).where(cached_cards.c.client_id == client_id)
        if account_id is not None:
            wanted = wanted.where(cached_cards.c.account_id == account_id)
        with storing(self._engine, write=False) as connection:
            row = connection.execute(wanted.order_by(cached_cards.c.as_of.desc()).limit(1)).first()
        return None if row is None else StoredCard(row.body, row.as_of)


class DeskState:
    """Small facts by name."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, name: str) -> bytes | None:
        with storing(self._engine, write=False) as connection:
            return read_state(connection, name)

    def set(self, name: str, value: bytes | None) -> None:
        """None forgets it."""
        with storing(self._engine) as connection:
            if value is None:
                forget_state(connection, name)
            else:
                write_state(connection, name, value)


class DeskStore:
    """All that a desk keeps. One thread uses it; that thread also closes it."""

    def __init__(self, engine: Engine, setting: DeskSetting) -> None:
        self._engine = engine
        self.outbox = Outbox(engine, setting)
        self.drafts = Drafts(engine)
        self.cards = CachedCards(engine)
        self.state = DeskState(engine)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(path: Path, key: bytes, setting: DeskSetting, *, at: int) -> tuple[DeskStore, Quarantined | None]:
    """Open the desk's store, or make it. Where the old one cannot be read, tells what became of it. `at`: now, in
    milliseconds since the epoch. Raises DatabaseTooNew, and StoreFailed or OSError where none can be made at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = open_desk(path, key)
    quarantined = None
    try:
        if path.exists() and not is_readable(engine):
            engine.dispose()
            aside = set_aside(path, at)
            engine = open_desk(path, key)
            upgrade(engine)
            quarantined = carry_over(aside, key, engine)
        else:
            upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return DeskStore(engine, setting), quarantined


def _card_key(client_id: int, account_id: int | None) -> int:
    """Accounts are above zero; a client without any has his card below."""
    return -client_id if account_id is None else account_id
