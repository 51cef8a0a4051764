"""The demonstration's client base: built once for its size and day, kept in the user's cache, copied for each run."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import sync.demonstration
from sync.catalogue.reading import load_profile
from sync.database import open_server
from sync.demonstration.base import build
from sync.migrations import HEAD

PROFILE = "ua"
_MOST_COPIED = 512 << 20  # bytes; a larger base is used where it lies
_BIG = 100_000  # clients; a base of so many takes minutes to build and may be some weeks old
_KEPT = timedelta(days=30)

Progress = Callable[[str, int, int], None]  # what is being done, how many clients of how many


def today() -> date:
    """The day where the clients of the demonstration live."""
    return datetime.now(ZoneInfo(load_profile(PROFILE).time_zone)).date()


def base_for(run_folder: Path, cache: Path, clients: int, day: date, progress: Progress | None = None) -> str:
    """The URL of an SQLite base with so many clients, for this run to change as it likes."""
    kept = _kept(cache, clients, day) or _build(cache, clients, day, progress)
    if kept.stat().st_size > _MOST_COPIED:
        return f"sqlite:///{kept}"
    copy = run_folder / "demonstration.sqlite"
    part = copy.with_suffix(".part")
    shutil.copyfile(kept, part)
    part.replace(copy)
    return f"sqlite:///{copy}"


def fill(url: str, clients: int, day: date, progress: Progress | None = None) -> None:
    """Make the base in a database of the caller's own; what was in it is lost."""
    engine = open_server(url)
    try:
        build(engine, clients=clients, today=day, profile=PROFILE, progress=progress)
        if progress is not None:
            progress("ready", clients, clients)
    finally:
        engine.dispose()


def _kept(cache: Path, clients: int, day: date) -> Path | None:
    oldest = day - _KEPT if clients >= _BIG else day
    found = [path for path, built in _bases(cache, clients) if oldest <= built <= day]
    return max(found, default=None)


def _build(cache: Path, clients: int, day: date, progress: Progress | None) -> Path:
    cache.mkdir(parents=True, exist_ok=True)
    path = cache / f"{clients}-{_maker()}-{day.isoformat()}.sqlite"
    fill(f"sqlite:///{path}", clients, day, progress)
    for old in cache.glob(f"{clients}-*.sqlite"):
        if old != path:
            old.unlink(missing_ok=True)
    return path


def _bases(cache: Path, clients: int) -> Iterator[tuple[Path, date]]:
    beginning = f"{clients}-{_maker()}-"
    for path in cache.glob(f"{beginning}*.sqlite"):
        yield path, date.fromisoformat(path.stem.removeprefix(beginning))


def _maker() -> str:
    """What a base is made by: another schema, other tariffs or another cast make another base."""
    made_by = hashlib.sha256(f"{HEAD} {load_profile(PROFILE).version}".encode())
    for folder in sync.demonstration.__path__:
        for source in sorted(Path(folder).glob("*.py")):
            made_by.update(source.read_bytes())
    return made_by.hexdigest()[:12]
