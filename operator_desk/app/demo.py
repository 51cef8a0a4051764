"""The demonstration in a window, with calls that come by themselves."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtWidgets import QApplication

from operator_desk.app.desktop import Desktop
from operator_desk.app.running import run
from operator_desk.demonstration.centre import DemonstrationCentre
from operator_desk.settings import Folders, SettingsFile, cache_folder
from operator_desk.ui.memory import ForgetfulMemory

if TYPE_CHECKING:
    from operator_desk.vault import Vault

Progress = Callable[[str, int, int], None]  # what is being done, how many clients of how many
_BUILT_FIRST = 50_000  # clients; a larger base is built before the window opens, where Ctrl+C still ends it


class Options(Struct, frozen=True):
    """What the command line says. `database` is a URL whose content may be lost; empty: a base of our own."""

    clients: int = 2_000
    calls: int = 20
    database: str = ""
    language: str = ""
    theme: str = ""
    speed: float = 1.0


def show(application: QApplication, options: Options, progress: Progress) -> int:
    """The window, until it is closed."""
    with demonstration(application, options, progress, living=True) as (desktop, _):
        return run(application, desktop)


@contextmanager
def demonstration(
    application: QApplication, options: Options, progress: Progress, *, living: bool
) -> Iterator[tuple[Desktop, DemonstrationCentre]]:
    """A desktop and the centre behind it, in a folder that goes when they go. Neither is started."""
    with tempfile.TemporaryDirectory(prefix="operator-desk-", ignore_cleanup_errors=True) as name:
        folder = Path(name)

        def base() -> str:
            from operator_desk.demonstration.base import base_for, fill, today

            if options.database:
                fill(options.database, options.clients, today(), progress)
                return options.database
            return base_for(folder, cache_folder() / "demonstration", options.clients, today(), progress)

        if options.clients >= _BUILT_FIRST:
            built = base()
            centre = DemonstrationCentre(folder, lambda: built, speed=options.speed, living=living)
        else:
            centre = DemonstrationCentre(folder, base, speed=options.speed, living=living)
        desktop = Desktop(
            application,
            centre,
            SettingsFile(folder / "settings.toml"),
            Folders.below(folder),
            open_vault=_keep_nothing,
            cache=cache_folder() / "translations",
            memory=ForgetfulMemory(language=options.language, theme=options.theme),
        )
        yield desktop, centre


def _keep_nothing(folder: Path) -> "Vault":
    """A demonstration leaves nothing in the keyring."""
    from operator_desk.vault import Vault

    return Vault(folder, None)
