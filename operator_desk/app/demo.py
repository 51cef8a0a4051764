"""Running the demonstration: in a window with calls that come by themselves, or without a screen and with a report."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import QApplication

from operator_desk.app.desktop import Desktop
from operator_desk.app.headless import Shiftwork
from operator_desk.app.running import run
from operator_desk.demonstration.base import Progress, base_for, cache_folder, fill, today
from operator_desk.demonstration.centre import DemonstrationCentre
from operator_desk.demonstration.report import CallReport, Report, judged, requests_at_server, totals
from operator_desk.settings import Folders, SettingsFile
from operator_desk.ui.memory import ForgetfulMemory
from operator_desk.vault import Vault

DEFAULT_CLIENTS = 2_000


class Options(Struct, frozen=True):
    """What the command line says. `database` is a URL whose content may be lost; empty: a base of our own."""

    clients: int = DEFAULT_CLIENTS
    calls: int = 20
    database: str = ""
    language: str = ""
    theme: str = ""
    speed: float = 1.0


def show(application: QApplication, options: Options, progress: Progress) -> int:
    """The window, until it is closed."""
    with _desktop(application, options, progress, living=True) as (desktop, _):
        return run(application, desktop)


def work_unseen(
    application: QApplication, options: Options, progress: Progress, told: Callable[[CallReport], None]
) -> Report:
    """So many calls handled in the window, which is drawn into memory; what was seen of them."""
    with _desktop(application, options, progress, living=False) as (desktop, centre):
        desktop.show()
        desktop.start()
        try:
            calls = Shiftwork(desktop, centre, today()).work(options.calls, told)
        finally:
            desktop.stop()
        at_server = requests_at_server(centre.url, [call.request_id for call in calls if call.request_id is not None])
    calls = judged(calls, at_server)
    return Report(
        ok=all(not call.faults for call in calls) and len(calls) == options.calls,
        clients=options.clients,
        database="postgresql" if options.database.startswith("postgres") else "sqlite",
        totals=totals(calls, at_server),
        calls=calls,
    )


@contextmanager
def _desktop(
    application: QApplication, options: Options, progress: Progress, *, living: bool
) -> Iterator[tuple[Desktop, DemonstrationCentre]]:
    with tempfile.TemporaryDirectory(prefix="operator-desk-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        centre = DemonstrationCentre(
            folder, lambda: _base(folder, options, progress), speed=options.speed, living=living
        )
        memory = ForgetfulMemory(language=options.language, theme=options.theme)
        desktop = Desktop(
            application,
            centre,
            SettingsFile(folder / "settings.toml"),
            Folders.below(folder),
            open_vault=lambda data: Vault(data, None),
            cache=cache_folder(),
            memory=memory,
        )
        yield desktop, centre


def _base(folder: Path, options: Options, progress: Progress) -> str:
    day = today()
    if options.database:
        fill(options.database, options.clients, day, progress)
        return options.database
    return base_for(folder, cache_folder(), options.clients, day, progress)
