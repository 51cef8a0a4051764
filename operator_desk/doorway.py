"""The desk's verbs before the desk is there: the window is painted first, and what is behind it is loaded then."""

import threading
from collections.abc import Callable

from operator_desk.verbs import Access, DeskVerbs, Draft, TakenReading
from sync.protocol import Act
from sync.verification.rules import Check


class Doorway:
    """Implements DeskVerbs. What is asked before the desk has come is done, in its order, when it comes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._desk: DeskVerbs | None = None
        self._waiting: list[Callable[[DeskVerbs], None]] = []

    def open(self, desk: DeskVerbs) -> None:
        """The desk is there."""
        with self._lock:
            self._desk = desk
            for act in self._waiting:
                act(desk)
            self._waiting.clear()

    def _pass(self, act: Callable[[DeskVerbs], None]) -> None:
        with self._lock:
            if self._desk is None:
                self._waiting.append(act)
            else:
                act(self._desk)

    def _pass_now(self, act: Callable[[DeskVerbs], None]) -> None:
        """What is of use only at this moment: done now or never."""
        with self._lock:
            if self._desk is not None:
                act(self._desk)

    def sign_in(self, login: str, password: str, remember: bool) -> None:
        self._pass(lambda desk: desk.sign_in(login, password, remember))

    def sign_out(self) -> None:
        self._pass(lambda desk: desk.sign_out())

    def choose_candidate(self, call_id: str, client_id: int, account_id: int | None) -> None:
        self._pass(lambda desk: desk.choose_candidate(call_id, client_id, account_id))

    def open_card(self, client_id: int, account_id: int | None, call_id: str | None = None) -> None:
        self._pass(lambda desk: desk.open_card(client_id, account_id, call_id))

    def find(self, text: str, offset: int = 0) -> None:
        self._pass(lambda desk: desk.find(text, offset))

    def read_timeline(
        self, client_id: int, account_id: int | None, kinds: tuple[str, ...], before: tuple[int, str] | None
    ) -> None:
        self._pass(lambda desk: desk.read_timeline(client_id, account_id, kinds, before))

    def read_billing(self, client_id: int, account_id: int) -> None:
        self._pass(lambda desk: desk.read_billing(client_id, account_id))

    def read_household(self, client_id: int, account_id: int | None, offset: int = 0) -> None:
        self._pass(lambda desk: desk.read_household(client_id, account_id, offset))

    def save_draft(self, draft: Draft) -> None:
        self._pass(lambda desk: desk.save_draft(draft))

    def discard_draft(self, draft_id: str) -> None:
        self._pass(lambda desk: desk.discard_draft(draft_id))

    def file_request(self, draft: Draft, checked: dict[str, str | int | None]) -> None:
        self._pass(lambda desk: desk.file_request(draft, checked))

    def record_readings(self, draft: Draft, taken: TakenReading) -> None:
        self._pass(lambda desk: desk.record_readings(draft, taken))

    def withdraw_readings(self, client_id: int, account_id: int, entry_id: str) -> None:
        self._pass(lambda desk: desk.withdraw_readings(client_id, account_id, entry_id))

    def wrap_up(self, call_id: str, topic: str, outcome: str, note: str) -> None:
        self._pass(lambda desk: desk.wrap_up(call_id, topic, outcome, note))

    def attach_number(self, client_id: int, e164: str, original: str, verified: bool) -> None:
        self._pass(lambda desk: desk.attach_number(client_id, e164, original, verified))

    def detach_number(self, client_id: int, e164: str, wrong: bool) -> None:
        self._pass(lambda desk: desk.detach_number(client_id, e164, wrong))

    def restore_number(self, client_id: int, e164: str) -> None:
        self._pass(lambda desk: desk.restore_number(client_id, e164))

    def note_answer(self, call_id: str, account_id: int | None, check: Check, level: str) -> None:
        self._pass(lambda desk: desk.note_answer(call_id, account_id, check, level))

    def note_access(self, call_id: str, client_id: int, account_id: int | None, access: Access) -> None:
        self._pass(lambda desk: desk.note_access(call_id, client_id, account_id, access))

    def rate_article(self, article: str, version: int, useful: bool, call_id: str | None) -> None:
        self._pass(lambda desk: desk.rate_article(article, version, useful, call_id))

    def answer_offer(
        self, offer: str, client_id: int, account_id: int | None, call_id: str | None, outcome: str
    ) -> None:
        self._pass(lambda desk: desk.answer_offer(offer, client_id, account_id, call_id, outcome))

    def dismiss_rejected(self, command_id: str) -> None:
        self._pass(lambda desk: desk.dismiss_rejected(command_id))

    def act_on_call(self, act: Act, call_id: str, target: str = "") -> None:
        self._pass_now(lambda desk: desk.act_on_call(act, call_id, target))

    def choose_standing(self, reason: str) -> None:
        self._pass_now(lambda desk: desk.choose_standing(reason))

    def read_colleagues(self) -> None:
        self._pass_now(lambda desk: desk.read_colleagues())
