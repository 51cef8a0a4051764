"""A desk for the window's tests: it notes what the window asks for, and tells what a test lets it tell."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from operator_desk.ui.bridge import Bridge, DeskSignals
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.language import Language
from operator_desk.ui.main_window import MainWindow
from operator_desk.ui.memory import ForgetfulMemory, WindowMemory
from operator_desk.ui.theme import Look
from operator_desk.verbs import Access, CallOnDesk, Draft, LinkState, TakenReading
from sync.card import Card
from sync.catalogue.reading import load_profile
from sync.protocol import Act, Candidate, LineStatus, Standing
from sync.verification.rules import Check
from tests.ui.clients import NOW, WELCOME, call, candidates, shevchenko, talking

PROOF = ("address", "meter", "account")  # enough for everything, whatever the call itself says


@dataclass
class NotedVerbs:
    """DeskVerbs that only remember: (name, arguments) in order."""

    asked: list[tuple[str, tuple[object, ...]]] = field(default_factory=list)

    def _note(self, name: str, *arguments: object) -> None:
        self.asked.append((name, arguments))

    def named(self, name: str) -> list[tuple[object, ...]]:
        return [arguments for asked, arguments in self.asked if asked == name]

    def sign_in(self, login: str, password: str, remember: bool) -> None:
        self._note("sign_in", login, password, remember)

    def sign_out(self) -> None:
        self._note("sign_out")

    def choose_candidate(self, call_id: str, client_id: int, account_id: int | None) -> None:
        self._note("choose_candidate", call_id, client_id, account_id)

    def open_card(self, client_id: int, account_id: int | None, call_id: str | None = None) -> None:
        self._note("open_card", client_id, account_id, call_id)

    def find(self, text: str, offset: int = 0) -> None:
        self._note("find", text, offset)

    def read_timeline(
        self, client_id: int, account_id: int | None, kinds: tuple[str, ...], before: tuple[int, str] | None
    ) -> None:
        self._note("read_timeline", client_id, account_id, kinds, before)

    def read_billing(self, client_id: int, account_id: int) -> None:
        self._note("read_billing", client_id, account_id)

    def read_household(self, client_id: int, account_id: int | None, offset: int = 0) -> None:
        self._note("read_household", client_id, account_id, offset)

    def save_draft(self, draft: Draft) -> None:
        self._note("save_draft", draft)

    def discard_draft(self, draft_id: str) -> None:
        self._note("discard_draft", draft_id)

    def file_request(self, draft: Draft, checked: dict[str, str | int | None]) -> None:
        self._note("file_request", draft, checked)

    def record_readings(self, draft: Draft, taken: TakenReading) -> None:
        self._note("record_readings", draft, taken)

    def withdraw_readings(self, client_id: int, account_id: int, entry_id: str) -> None:
        self._note("withdraw_readings", client_id, account_id, entry_id)

    def wrap_up(self, call_id: str, topic: str, outcome: str, note: str) -> None:
        self._note("wrap_up", call_id, topic, outcome, note)

    def attach_number(self, client_id: int, e164: str, original: str, verified: bool) -> None:
        self._note("attach_number", client_id, e164, original, verified)

    def detach_number(self, client_id: int, e164: str, wrong: bool) -> None:
        self._note("detach_number", client_id, e164, wrong)

    def restore_number(self, client_id: int, e164: str) -> None:
        self._note("restore_number", client_id, e164)

    def note_answer(self, call_id: str, account_id: int | None, check: Check, level: str) -> None:
        self._note("note_answer", call_id, account_id, check, level)

    def note_access(self, call_id: str, client_id: int, account_id: int | None, access: Access) -> None:
        self._note("note_access", call_id, client_id, account_id, access)

    def rate_article(self, article: str, version: int, useful: bool, call_id: str | None) -> None:
        self._note("rate_article", article, version, useful, call_id)

    def answer_offer(
        self, offer: str, client_id: int, account_id: int | None, call_id: str | None, outcome: str
    ) -> None:
        self._note("answer_offer", offer, client_id, account_id, call_id, outcome)

    def dismiss_rejected(self, command_id: str) -> None:
        self._note("dismiss_rejected", command_id)

    def act_on_call(self, act: Act, call_id: str, target: str = "") -> None:
        self._note("act_on_call", act, call_id, target)

    def choose_standing(self, reason: str) -> None:
        self._note("choose_standing", reason)

    def read_colleagues(self) -> None:
        self._note("read_colleagues")


@dataclass
class Desk:
    """A window with its desk: `tell` is the DeskListener that a real desk would be given."""

    window: MainWindow
    verbs: NotedVerbs
    tell: Bridge
    look: Look
    language: Language

    def settle(self) -> None:
        """Let everything that was told arrive and be painted."""
        for _ in range(4):
            QApplication.processEvents()

    def close(self) -> None:
        """Take the window down, so that the next one has the application to itself."""
        self.window.close()
        self.window.deleteLater()
        self.look.deleteLater()
        self.language.choose("en")
        self.language.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def sign_in(self) -> None:
        self.tell.link_changed(LinkState(up=True, since=NOW))
        self.tell.line_changed(LineStatus(asterisk=True, since=NOW, phone="ready"))
        self.tell.standing_changed(Standing(3, paused=False, reason="", since=None, answers=True, holds=True))
        self.tell.signed_in(WELCOME)
        self.tell.catalogue_read(load_profile("ua"))
        self.settle()

    def ring(
        self, call_id: str = "pbx/1764000000.1", card: Card | None = None, *, proved: bool = True, **changes: object
    ) -> CallOnDesk:
        """Shevchenko calls, on file, with her card. `proved`: she has shown who she is."""
        card = card or shevchenko()
        checks = tuple(Check(card.client_id, fact, True) for fact in PROOF) if proved else ()
        ringing = CallOnDesk(call(call_id, **changes), candidates()[:1], card, checks=checks)
        self.tell.call_rang(ringing)
        self.settle()
        return ringing

    def answer(self, call_id: str = "pbx/1764000000.1", **changes: object) -> None:
        """The operator talks."""
        self.tell.call_updated(talking(call_id, **changes))
        self.settle()

    def focus(self) -> QWidget:
        """The widget with the focus; there is always one, and it is in the window."""
        focus = QApplication.focusWidget()
        assert focus is not None and self.window.isAncestorOf(focus)
        return focus

    def ring_unsettled(
        self, call_id: str, candidates: tuple[Candidate, ...] = (), problem: str = "", **changes: object
    ) -> None:
        self.tell.call_rang(CallOnDesk(call(call_id, **changes), candidates, None, problem=problem))
        self.settle()


def press(
    widget: QWidget, key: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, text: str = ""
) -> None:
    """A key as the window system sends it to the widget with the focus: asked as a shortcut first, then pressed."""
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
    override.ignore()
    QApplication.sendEvent(widget, override)
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyRelease, key, modifiers, text))


def write(widget: QWidget, text: str) -> None:
    """Letters of any alphabet, one key after another."""
    for letter in text:
        press(widget, 0, text=letter)


def build_desk(
    application: QApplication,
    cache: Path,
    *,
    language: str = "en",
    theme: str = "light",
    memory: WindowMemory | None = None,
    clock: Callable[[], int] = lambda: NOW,
    server: str = "wss://desk.example:8443",
) -> Desk:
    """A window as the composition root builds it, on a clock that stands still."""
    look = Look(application, theme)
    speaks = Language(application, cache, language)
    signals = DeskSignals(application)
    verbs = NotedVerbs()
    window = MainWindow(
        application, verbs, signals, look, speaks, memory or ForgetfulMemory(), ServerClock(clock), server
    )
    window.furnish()
    return Desk(window, verbs, Bridge(signals), look, speaks)
