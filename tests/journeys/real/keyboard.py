"""Real keys: the X server gets them from xdotool, the window manager and Qt handle them as those of a person."""

import os
import subprocess
import threading
from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from operator_desk.ui.actions import action

_BETWEEN_KEYS_MS = 12
_AT_ONCE = 40  # letters that one xdotool types
_NAMES = {"Esc": "Escape", "Backspace": "BackSpace"}


class Keyboard:
    """The keys of the screen that the tests run on."""

    def __init__(self) -> None:
        self._screen = os.environ["DISPLAY"]

    def press(self, *keys: str) -> None:
        """Keys as X names them, chords as ctrl+k."""
        self._run("key", "--delay", str(_BETWEEN_KEYS_MS), *keys)

    def act(self, name: str) -> None:
        """The key of an act in the window's table."""
        self.press(_x_name(action(name).key, action(name).modifiers))

    def type(self, text: str) -> None:
        """Letters of a Latin layout; a line break is the Enter key."""
        first, *others = text.split("\n")
        self._type_line(first)
        for line in others:
            self.press("Return")
            self._type_line(line)

    def _type_line(self, text: str) -> None:
        if text:
            self._run("type", "--delay", str(_BETWEEN_KEYS_MS), "--", text)

    def _run(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=os.environ | {"DISPLAY": self._screen}, check=True, timeout=60)


class Typist:
    """Somebody who types without a pause, whatever the window does: `with Typist(keyboard, letters) as typist:`."""

    def __init__(self, keyboard: Keyboard, letters: Iterator[str]) -> None:
        self._keyboard = keyboard
        self._letters = letters
        self._enough = threading.Event()
        self._thread = threading.Thread(target=self._type, name="typist", daemon=True)
        self._fault: Exception | None = None
        self.typed = ""  # all that has been given to the X server, and what is just being given

    def _type(self) -> None:
        try:
            while not self._enough.is_set():
                text = "".join(islice(self._letters, _AT_ONCE))
                self.typed += text
                self._keyboard.type(text)
        except (OSError, subprocess.SubprocessError) as fault:
            self._fault = fault

    def stop(self) -> None:
        """The last letter has been given to the X server when this returns."""
        self._enough.set()
        self._thread.join()

    def __enter__(self) -> "Typist":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        if self._fault is not None:
            raise self._fault


def _x_name(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str:
    chord = QKeySequence(QKeyCombination(modifiers, key)).toString(QKeySequence.SequenceFormat.PortableText)
    *held, last = chord.split("+")
    name = _NAMES.get(last, last if len(last) > 1 else last.lower())
    return "+".join((*(one.lower() for one in held), name))
