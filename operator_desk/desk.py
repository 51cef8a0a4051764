"""The desk: every act that a person can take, and who is signed in. No Qt here.

Verbs come from the window's thread and go on to the background loop; everything else happens there. What one signed-in
operator has is his Shift, built when the server welcomes him and closed when he leaves.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from operator_desk.background import Background
from operator_desk.ports import Line, Seat, Store
from operator_desk.shift import Shift
from operator_desk.verbs import Access, DeskListener, Draft, LinkState, TakenReading
from sync.client import Link, Pushed
from sync.database import StoreFailed
from sync.protocol import Act, FeedRow, Outcome, Refused, Welcome
from sync.verification.rules import Check

_log = structlog.get_logger(__name__)
_ACTS_LIMIT_S = 3.0  # how long a disk may take at the end


@dataclass(slots=True)
class _Opened:
    """The operator whose store is open and whose line is held, welcomed or not yet."""

    login: str
    remember: bool
    store: Store
    line: Line
    shift: Shift | None = None


class Desk:
    """Implements DeskVerbs for the window, and LineEvents for the line."""

    def __init__(
        self,
        background: Background,
        seat: Seat,
        listener: DeskListener,
        clock: Callable[[], int],
        card_limits: Mapping[str, int],
    ) -> None:
        self._background = background
        self._seat = seat
        self._listener = listener
        self._clock = clock
        self._card_limits = card_limits
        self._opened: _Opened | None = None
        self._signing = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._acting: set[asyncio.Task[Any]] = set()

    async def start(self) -> None:
        """Go on as whoever is remembered here, or ask who it is."""
        async with self._signing:
            remembered = await self._seat.remembered()
            if remembered is None:
                self._listener.signed_out()
                return
            login, token = remembered
            opened = await self._open(login, None, remember=True)
            if opened is None:
                self._listener.signed_out()
                return
            opened.line.resume(token)

    async def stop(self) -> None:
        """Close the line, then the store. What is unsent stays in it."""
        async with self._signing:
            await self._close()

    # --- verbs: from the window's thread ---------------------------------------------------------------------

    def sign_in(self, login: str, password: str, remember: bool) -> None:
        self._background.submit(lambda: self._sign_in(login, password, remember))

    def sign_out(self) -> None:
        self._background.submit(self._sign_out)

    def choose_candidate(self, call_id: str, client_id: int, account_id: int | None) -> None:
        self._on_shift(lambda shift: shift.choose_candidate(call_id, client_id, account_id))

    def open_card(self, client_id: int, account_id: int | None, call_id: str | None = None) -> None:
        self._on_shift(lambda shift: shift.open_card(client_id, account_id, call_id))

    def find(self, text: str, offset: int = 0) -> None:
        self._on_shift(lambda shift: shift.find(text, offset))

    def read_timeline(
        self, client_id: int, account_id: int | None, kinds: tuple[str, ...], before: tuple[int, str] | None
    ) -> None:
        self._on_shift(lambda shift: shift.read_timeline(client_id, account_id, kinds, before))

    def read_billing(self, client_id: int, account_id: int) -> None:
        self._on_shift(lambda shift: shift.read_billing(client_id, account_id))

    def read_household(self, client_id: int, account_id: int | None, offset: int = 0) -> None:
        self._on_shift(lambda shift: shift.read_household(client_id, account_id, offset))

    def save_draft(self, draft: Draft) -> None:
        self._on_shift(lambda shift: shift.save_draft(draft))

    def discard_draft(self, draft_id: str) -> None:
        self._on_shift(lambda shift: shift.discard_draft(draft_id))

    def file_request(self, draft: Draft, checked: dict[str, str | int | None]) -> None:
        self._on_shift(lambda shift: shift.file_request(draft, checked))

    def record_readings(self, draft: Draft, taken: TakenReading) -> None:
        self._on_shift(lambda shift: shift.record_readings(draft, taken))

    def withdraw_readings(self, client_id: int, account_id: int, entry_id: str) -> None:
        self._on_shift(lambda shift: shift.withdraw_readings(client_id, account_id, entry_id))

    def wrap_up(self, call_id: str, topic: str, outcome: str, note: str) -> None:
        self._on_shift(lambda shift: shift.wrap_up(call_id, topic, outcome, note))

    def attach_number(self, client_id: int, e164: str, original: str, verified: bool) -> None:
        self._on_shift(lambda shift: shift.attach_number(client_id, e164, original, verified))

    def detach_number(self, client_id: int, e164: str, wrong: bool) -> None:
        self._on_shift(lambda shift: shift.detach_number(client_id, e164, wrong))

    def restore_number(self, client_id: int, e164: str) -> None:
        self._on_shift(lambda shift: shift.restore_number(client_id, e164))

    def note_answer(self, call_id: str, account_id: int | None, check: Check, level: str) -> None:
        self._on_shift(lambda shift: shift.note_answer(call_id, account_id, check, level))

    def note_access(self, call_id: str, client_id: int, account_id: int | None, access: Access) -> None:
        self._on_shift(lambda shift: shift.note_access(call_id, client_id, account_id, access))

    def rate_article(self, article: str, version: int, useful: bool, call_id: str | None) -> None:
        self._on_shift(lambda shift: shift.rate_article(article, version, useful, call_id))

    def answer_offer(
        self, offer: str, client_id: int, account_id: int | None, call_id: str | None, outcome: str
    ) -> None:
        self._on_shift(lambda shift: shift.answer_offer(offer, client_id, account_id, call_id, outcome))

    def dismiss_rejected(self, command_id: str) -> None:
        self._on_shift(lambda shift: shift.dismiss_rejected(command_id))

    def act_on_call(self, act: Act, call_id: str, target: str = "") -> None:
        self._on_shift(lambda shift: shift.telephone.act(act, call_id, target))

    def choose_standing(self, reason: str) -> None:
        self._on_shift(lambda shift: shift.telephone.choose(reason))

    def read_colleagues(self) -> None:
        self._on_shift(lambda shift: shift.telephone.read_colleagues())

    # --- events of the line: on the background loop ----------------------------------------------------------

    def welcomed(self, welcome: Welcome) -> None:
        opened = self._opened
        if opened is None:
            return
        if opened.remember:
            self._spawn(self._seat.remember(opened.login, welcome.token))
        if opened.shift is not None:
            opened.shift.returned(welcome)
            return
        opened.shift = Shift(
            welcome, opened.line, opened.store, self._listener, self._clock, self._spawn, self._card_limits
        )
        self._listener.signed_in(welcome)
        self._spawn(opened.shift.begin())

    def refused(self, refused: Refused) -> None:
        """Not let in, or no longer: the store is closed with what it holds, the window asks who it is."""
        self._spawn(self._leave(refused))

    def link_changed(self, link: Link) -> None:
        self._listener.link_changed(LinkState(link.up, link.since, link.reason))

    def pushed(self, message: Pushed) -> None:
        if self._opened is not None and self._opened.shift is not None:
            self._opened.shift.pushed(message)

    def fed(self, rows: tuple[FeedRow, ...]) -> None:
        if self._opened is not None and self._opened.shift is not None:
            self._opened.shift.fed(rows)

    def answered(self, outcomes: tuple[Outcome, ...]) -> None:
        if self._opened is not None and self._opened.shift is not None:
            self._opened.shift.answered(outcomes)

    # --- inside ----------------------------------------------------------------------------------------------

    async def _sign_in(self, login: str, password: str, remember: bool) -> None:
        async with self._signing:
            await self._close()
            opened = await self._open(login, password, remember)
            if opened is not None:
                opened.line.sign_in(login, password)

    async def _sign_out(self) -> None:
        async with self._signing:
            opened = self._opened
            if opened is None:
                return
            await opened.line.sign_out()
            await self._seat.forget(opened.login)
            await self._close()
            self._listener.signed_out()

    async def _leave(self, refused: Refused) -> None:
        async with self._signing:
            opened = self._opened
            if opened is None:
                return
            if refused.reason in ("expired", "signed_out", "locked"):
                await self._seat.forget(opened.login)
            await self._close(in_vain=opened.shift is None)
            if opened.shift is not None:
                self._listener.signed_out()
            self._listener.sign_in_refused(refused)

    async def _open(self, login: str, password: str | None, remember: bool) -> _Opened | None:
        try:
            store, line = await self._seat.open(login, password, self)
        except StoreFailed as failure:
            _log.warning("the store of this desk does not open", reason=failure.reason)
            if password is not None:
                self._listener.sign_in_refused(Refused(failure.reason))
            return None
        if store.set_aside is not None:
            self._listener.store_set_aside(store.set_aside)
        self._opened = _Opened(login, remember, store, line)
        return self._opened

    async def _close(self, *, in_vain: bool = False) -> None:
        opened, self._opened = self._opened, None
        if opened is None:
            return
        await opened.line.close()
        if self._acting:
            await asyncio.wait(self._acting, timeout=_ACTS_LIMIT_S)  # what was begun is brought to its end
        for task in tuple(self._tasks):
            if task is not asyncio.current_task():
                task.cancel()
        await opened.store.close(in_vain=in_vain)

    def _on_shift(self, act: Callable[[Shift], Coroutine[Any, Any, None]]) -> None:
        self._background.submit(lambda: self._do(act))

    async def _do(self, act: Callable[[Shift], Awaitable[None]]) -> None:
        if self._opened is None or self._opened.shift is None:
            _log.info("nobody is signed in: nothing done")
            return
        task = asyncio.current_task()
        assert task is not None
        self._acting.add(task)
        try:
            await act(self._opened.shift)
        finally:
            self._acting.discard(task)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("work at the desk failed", exc_info=error)
