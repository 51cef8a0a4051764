"""A private PostgreSQL on a free loopback port: no cluster of the machine is touched."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql

from tests.services.ports import free_ports

# Debian keeps each version's programs in a folder of its own, outside PATH.
_DEBIAN = Path("/usr/lib/postgresql")
_SUPERUSER = "desk"
_FAST_SHUTDOWN = signal.SIGINT


class Postgres:
    """A cluster of its own: `with Postgres() as server:`; settings are PostgreSQL's own, fsync included."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="operator-desk-postgres-"))
        self._data = self._folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self._password = secrets.token_urlsafe(16)
        (self.port,) = free_ports(1)
        self._make_cluster()

    def start(self) -> None:
        """Starts the server and returns when it answers."""
        with (self._folder / "postgres.log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *_as_owner(),
                    *(str(_program("postgres")), "-D", str(self._data), "-p", str(self.port)),
                    *("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + 30
        while True:
            try:
                self._connect().close()
                return
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > until:
                    log_text = (self._folder / "postgres.log").read_text()
                    raise RuntimeError(f"PostgreSQL did not start: {log_text[-2000:]}") from None
                time.sleep(0.05)

    def stop(self) -> None:
        """Ends the server in good order, cutting its sessions off ("fast shutdown")."""
        if self._process is not None:
            self._process.send_signal(_FAST_SHUTDOWN)
            self._process.wait(30)
            self._process = None

    def kill(self) -> None:
        """Ends the server as a power cut would: what it has not written is lost."""
        if self._process is not None:
            workers = _children(self._process.pid)
            self._process.kill()
            self._process.wait()
            self._process = None
            for worker in workers:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
            # They hold the shared memory, and the next server refuses to start beside them.
            until = time.monotonic() + 10
            while any(_runs(worker) for worker in workers) and time.monotonic() < until:
                time.sleep(0.01)

    def restart(self, *, killed: bool = False) -> None:
        """Down and up again on the same port with the same databases."""
        if killed:
            self.kill()
        else:
            self.stop()
        self.start()

    def url(self, database: str = "postgres") -> str:
        """The SQLAlchemy URL of one of its databases."""
        return f"postgresql+psycopg://{_SUPERUSER}:{self._password}@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template0") -> str:
        """A fresh database, a copy of the template that nobody is connected to; returns its name."""
        name = f"desk_{secrets.token_hex(6)}"
        with self._connect() as session:
            session.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
            )
        return name

    def drop(self, name: str) -> None:
        """Removes a database, and whoever is still connected to it."""
        with self._connect() as session:
            session.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The SQLAlchemy URL of a fresh database, for as long as the block lasts."""
        name = self.create(template)
        try:
            yield self.url(name)
        finally:
            self.drop(name)

    def close(self) -> None:
        """Ends the server and removes all of it."""
        self.stop()
        shutil.rmtree(self._folder)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _make_cluster(self) -> None:
        secret = self._folder / "password"
        secret.write_text(self._password)
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres", "postgres")
            shutil.chown(secret, "postgres", "postgres")
        subprocess.run(
            [
                *_as_owner(),
                *(str(_program("initdb")), "-D", str(self._data), "-U", _SUPERUSER, "-E", "UTF8"),
                *("--locale=C.UTF-8", "--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"),
            ],
            check=True,
            capture_output=True,
            cwd=self._folder,
        )

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=_SUPERUSER,
            password=self._password,
            dbname="postgres",
            autocommit=True,
        )


def _program(name: str) -> Path:
    """The newest installed version's program."""
    found = sorted(_DEBIAN.glob(f"[0-9]*/bin/{name}"), key=lambda path: int(path.relative_to(_DEBIAN).parts[0]))
    if not found:
        raise FileNotFoundError(f"PostgreSQL's {name} is not installed: run `make test`, which installs it")
    return found[-1]


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _runs(pid: int) -> bool:
    """Whether the process is there and not merely waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _as_owner() -> list[str]:
    """PostgreSQL refuses to run as root: root runs it as Debian's user for it. It ends with the test run."""
    change_user = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *change_user, "--pdeathsig", "KILL"]
