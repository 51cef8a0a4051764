"""Hands whose keys are counted, letters included: a modifier counts with its key."""

from PySide6.QtCore import Qt

from operator_desk.app.hands import Hands


class CountedKeys:
    """Counts from the moment it is made."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self.pressed = 0

    def press(self, *names: str) -> None:
        for name in names:
            self._hands.press(name)
            self.pressed += 1

    def agree(self) -> None:
        """The caller shows who he is, as far as it is asked."""
        self.pressed += self._hands.agree()

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            self._hands.key(key)
            self.pressed += 1

    def type(self, text: str) -> None:
        self._hands.type(text)
        self.pressed += len(text)
