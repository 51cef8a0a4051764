"""Signing in: password or token to a session; slow for guessers, the same for logins that do not exist."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from msgspec import Struct
from sqlalchemy import Engine

from sync.database import writing
from sync.protocol import VERSION, Refused, Resume, SignIn
from sync.server import tokens, users
from sync.server.throttle import Throttle
from sync.server.users import Person

FREE_PER_LOGIN = 3
FREE_PER_ADDRESS = 30  # a whole centre may stand behind one address
LONGEST_PASSWORD = 256


class Session(Struct, frozen=True):
    """Somebody signed in, and the token by which his desk goes on."""

    person: Person
    token: str


class SignInRefused(Exception):
    """Carries what the desk is told."""

    def __init__(self, reason: str, retry_after_s: int = 0) -> None:
        super().__init__(reason)
        self.refused = Refused(reason, retry_after_s)


class Doorkeeper:
    """Checks who signs in. Hashing runs in two threads of its own: it costs memory and a core for a moment each."""

    def __init__(self, engine: Engine, now: Callable[[], float], hasher: PasswordHasher | None = None) -> None:
        self._engine = engine
        self._now = now
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash("nobody has this password")
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="sign-in")
        self._logins = Throttle(FREE_PER_LOGIN)
        self._addresses = Throttle(FREE_PER_ADDRESS)

    async def enter(self, first: SignIn | Resume, address: str) -> Session:
        """The session of a desk's first message. Raises SignInRefused, or what the database raises."""
        if first.version != VERSION:
            raise SignInRefused("too_old" if first.version < VERSION else "too_new")
        wait = self._addresses.wait(address, self._now())
        if wait > 0:
            raise SignInRefused("locked", int(wait) + 1)
        if isinstance(first, Resume):
            return await self._resume(first, address)
        return await self._sign_in(first, address)

    async def _sign_in(self, first: SignIn, address: str) -> Session:
        login = users.normal_login(first.login)[:60]
        wait = self._logins.wait(login, self._now())
        if wait > 0:
            raise SignInRefused("locked", int(wait) + 1)
        # Counted before the check: a thousand guesses sent at once must not all be free.
        self._logins.failed(login, self._now())
        self._addresses.failed(address, self._now())
        session = await asyncio.get_running_loop().run_in_executor(self._pool, self._check, login, first.password)
        if session is None:
            raise SignInRefused("wrong_password", int(self._logins.wait(login, self._now())))
        self._logins.succeeded(login)
        self._addresses.forgive(address)
        return session

    async def _resume(self, first: Resume, address: str) -> Session:
        session = await asyncio.get_running_loop().run_in_executor(self._pool, self._go_on, first.token)
        if session is None:
            self._addresses.failed(address, self._now())
            raise SignInRefused("expired")
        return session

    def _check(self, login: str, password: str) -> Session | None:
        with self._engine.connect() as connection:
            known = users.with_hash(connection, login)
        person, hashed = known or (None, self._nobody)
        try:
            # Also for a login that does not exist: the time must not tell which do.
            self._hasher.verify(hashed or self._nobody, password[:LONGEST_PASSWORD])
        except (VerificationError, InvalidHashError):
            return None
        if person is None or not hashed:
            return None
        return self._session(person)

    def _session(self, person: Person) -> Session:
        with writing(self._engine) as connection:
            # One person works at one desk: the tokens of the others end here.
            tokens.forget(connection, person.id)
            return Session(person, tokens.issue(connection, person.id, self._milliseconds()))

    def _go_on(self, token: str) -> Session | None:
        with writing(self._engine) as connection:
            rotated = tokens.rotate(connection, token, self._milliseconds())
            person = users.person(connection, rotated[0]) if rotated else None
        return Session(person, rotated[1]) if rotated and person else None

    async def sign_out(self, person: Person) -> None:
        """Forget the tokens of this person."""

        def forget() -> None:
            with writing(self._engine) as connection:
                tokens.forget(connection, person.id)

        await asyncio.get_running_loop().run_in_executor(self._pool, forget)

    def _milliseconds(self) -> int:
        return int(self._now() * 1000)

    def stop(self) -> None:
        """End the threads."""
        self._pool.shutdown(wait=True, cancel_futures=True)
