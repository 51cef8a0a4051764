"""An operator at a desk of the real centre, with the window before him and hands on the keys."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from operator_desk.centre import Centre
from tests.journeys.centre import AtDesk
from tests.journeys.real.centre import LINE


@dataclass(frozen=True, slots=True)
class Ring:
    """A call that rang at this desk; `id` is its Linkedid."""

    id: str

    @property
    def call_id(self) -> str:
        """As desk and records name it."""
        return f"{LINE}:{self.id}"


class RealSeat(AtDesk):
    """The desk knows a call by its ring, as the operator does: nobody tells it what the PBX is going to do."""

    def __init__(
        self, application: QApplication, centre: Centre, folder: Path, cache: Path, *, language: str = "uk"
    ) -> None:
        self.painted: list[str] = []
        self._taken = 0
        self._unsent: list[int] = []
        super().__init__(application, centre, folder, cache, language=language)
        self.window.card_painted.connect(self.painted.append)
        self.desktop.signals.outbox_changed.connect(lambda outbox: self._unsent.append(outbox.waiting))
        self.wait(self.window.isActiveWindow, "the window in front")

    def next_ring(self) -> Ring:
        """The next call that rings here, the first that no test has asked for yet."""
        self.wait(lambda: len(self.rings) > self._taken, "a ringing phone")
        self._taken += 1
        return Ring(self.rings[self._taken - 1].removeprefix(f"{LINE}:"))

    def wait_for_paint(self, ring: Ring) -> None:
        """Until what is known of the caller stands on the screen, not only in memory."""
        self.wait(lambda: ring.call_id in self.painted, "the paint of the card")

    def send(self, act: Callable[[], object]) -> None:
        """Do something that goes to the server, and wait for its answer: counted as unsent first, then no more."""
        told = len(self._unsent)
        act()
        self.wait(lambda: any(self._unsent[told:]) and self._unsent[-1] == 0, "the server's answer")

    def why_gone(self, ring: Ring) -> tuple[str, str | None]:
        """Why the call is this desk's no more, and who has it now."""
        known = self.known(ring)
        assert known is not None and known.gone is not None, "the call is still here"
        return known.gone.reason, known.gone.by

    @property
    def bar(self) -> str:
        """All that the call bar says, its buttons and the way through the menu with it."""
        parts = self.window.page.call_bar.findChildren(QWidget)
        return " | ".join(part.accessibleName() for part in parts if part.isVisible() and part.accessibleName())

    @property
    def live_calls(self) -> list[str]:
        """Ids of the calls that the window shows as going on."""
        return [call.id for call in self.window.page.presenter.front.live_calls]
