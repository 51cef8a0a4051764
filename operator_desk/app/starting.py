"""Starting the program: Qt's application, the log, the window of the person at this computer."""

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from operator_desk.app.desktop import Desktop
from operator_desk.app.instance import Instance
from operator_desk.app.running import run
from operator_desk.centre import centre_for
from operator_desk.settings import Folders, SettingsFile, cache_folder

if TYPE_CHECKING:
    from operator_desk.vault import Vault

_MOST_LOGGED = 4 << 20  # bytes; beyond it the log of before is put aside, one generation


def make_application() -> QApplication:
    """Qt's application. What Qt has to say goes to the log like everything else."""
    qInstallMessageHandler(_log_qt)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("operator-desk")
    application.setDesktopFileName("operator-desk")
    return application


def log_to(file: Path | None) -> None:
    """JSON lines into this file, or warnings only to standard error."""
    from sync.server.logs import take_over

    if file is None:
        take_over("warning")
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _MOST_LOGGED:
            file.replace(file.with_suffix(".log.before"))
        take_over("info", file.open("a", encoding="utf-8"))
    sys.excepthook = _log_unhandled


def open_window() -> int:
    """The desktop of the person at this computer, until it is closed. The exit code."""
    application = make_application()
    folders = Folders.of_user()
    folders.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    instance = Instance(folders.data)
    if not instance.is_first():
        return 0
    settings = SettingsFile(folders.settings / "settings.toml")
    centre = centre_for(settings.now.server, folders.data, settings.now.extension)
    desktop = Desktop(
        application,
        centre,
        settings,
        folders,
        open_log=lambda: log_to(folders.data / "operator-desk.log"),
        open_vault=_vault,
        cache=cache_folder() / "translations",
    )
    instance.another_started.connect(desktop.bring_to_front)
    code = run(application, desktop)
    instance.close()
    return code


def _vault(folder: Path) -> "Vault":
    from operator_desk.vault import Vault

    return Vault.of_system(folder)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or "propagateSizeHints" in message:
        return
    import structlog  # the first paint does not wait for it

    structlog.get_logger(__name__).warning("qt", message=message)


def _log_unhandled(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    import structlog

    structlog.get_logger(__name__).error("unhandled", exc_info=(kind, error, trace))
