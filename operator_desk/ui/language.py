"""The language of the window: English in the source, Ukrainian and Russian beside it, switched while running."""

from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from operator_desk.ui.formats import Formats
from resources.translations import compiled

LANGUAGES = ("uk", "ru", "en")
NAMES = {"uk": "Українська", "ru": "Русский", "en": "English"}


class Language(QObject):
    """`changed` is emitted after the texts can be asked for anew; each panel then words itself again."""

    changed = Signal()

    def __init__(self, application: QApplication, cache: Path, language: str = "") -> None:
        super().__init__(application)
        self._application = application
        self._cache = cache
        self._translator: QTranslator | None = None
        self._others: dict[str, QTranslator | None] = {}
        self.formats = Formats()
        self._code = ""
        self.choose(language or _of_system())

    @property
    def code(self) -> str:
        return self._code

    def choose(self, language: str) -> None:
        code = language if language in LANGUAGES else "en"
        if code == self._code:
            return
        self._code = code
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        file = compiled(code, self._cache)
        if file is not None and self._translator.load(str(file)):
            self._application.installTranslator(self._translator)
        self.formats.speak(code)
        self.changed.emit()

    def translator(self, language: str) -> QTranslator | None:
        """The texts of any language of the product, to speak to a client in his; None where there is none."""
        if language not in self._others:
            translator = QTranslator(self)
            file = compiled(language, self._cache) if language in LANGUAGES else None
            self._others[language] = translator if file is not None and translator.load(str(file)) else None
        return self._others[language]

    def choose_next(self) -> None:
        self.choose(LANGUAGES[(LANGUAGES.index(self._code) + 1) % len(LANGUAGES)])


def _of_system() -> str:
    name = QLocale.system().name()[:2]
    return name if name in LANGUAGES else "en"
