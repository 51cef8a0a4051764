"""From the changes of calls to what each operator's desk shows: pop, update, gone.

What a desk was told of a call is kept on a board; at each change the board is compared with the call as it is now,
and only the difference is sent. So a ring heard twice pops once, a snapshot is taken like any other change, and a pop
whose look-up comes back late is made from the call as it is by then, or not at all.

Runs on the event loop; nothing here waits.
"""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from sync.commands import IdentifyCaller, NoteAnswer
from sync.protocol import CallGone, CallInfo, Calls, CallUpdated, FromServer, Pop
from sync.server.desks import Desks
from sync.server.directory import Directory
from sync.server.interactions import Journal
from sync.server.logs import Log
from sync.server.pop import Caller, Dossier, Finder
from sync.server.users import Person
from sync.server.views import CallerNumber, Seen, client_side, info, state_for, why_gone
from telephony.calls import CallChange, ChangeKind, Direction

# Where a call goes on without an operator, he is told a moment later: by then it is known whether the caller gave up,
# a colleague took the call, or it was handed over (Asterisk tells of a transfer after its bridges have changed).
END_GRACE = 0.25
FRESH = 2.0  # seconds for which one look-up serves all phones of a call
RETRY_LOOKUP = 1.0


@dataclass(slots=True)
class LiveCall(Seen):
    """A call under way and what was found about its caller."""

    dossier: Dossier | None = None
    found_at: float = 0.0
    search: asyncio.Task[None] | None = None
    retry: asyncio.Task[None] | None = None
    chosen: tuple[int, int | None] | None = None
    asked: int = 0  # a look-up under way when the caller answers is made again


@dataclass(slots=True)
class Board:
    """What one operator's desk has been told of his calls."""

    person: Person
    shown: dict[str, CallInfo] = field(default_factory=dict)
    fading: dict[str, asyncio.TimerHandle] = field(default_factory=dict)
    reading: bool = False  # a whole new board is being made; it will hold all changes that come meanwhile


class Calling:
    """All calls of all lines, and the boards of all desks."""

    def __init__(
        self,
        desks: Desks,
        directory: Directory,
        finder: Finder,
        journal: Journal,
        parse: Callable[[str], CallerNumber],
        log: Log,
        *,
        heard: Callable[[Seen, Dossier], None],
    ) -> None:
        """`heard` is told of each call about which it has been found out who is calling."""
        self._desks = desks
        self._directory = directory
        self._finder = finder
        self._journal = journal
        self._parse = parse
        self._log = log
        self._heard = heard
        self._calls: dict[str, LiveCall] = {}
        self._boards: dict[int, Board] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._unmatched: set[str] = set()
        self._lines: set[str] = set()  # those that have been read at least once

    # --- from the telephone lines ----------------------------------------------------------------------------

    def changed(self, line: str, change: CallChange) -> None:
        """Something happened to a call of this line."""
        call_id = f"{line}:{change.call.id}"
        live = self._calls.get(call_id)
        if live is None:
            number = self._parse(client_side(change.call))
            live = self._calls[call_id] = LiveCall(call_id, change.call, number, seen_from=change.at)
        elif client_side(change.call) != client_side(live.call):
            live.number = self._parse(client_side(change.call))
        before, live.call = live.call, change.call
        if (before.caller, before.entered_account) != (live.call.caller, live.call.entered_account):
            live.dossier = None
        self._note_times(live, change)
        if change.kind is ChangeKind.QUEUED:
            self._search(live)  # while Asterisk looks for a free operator
        for interface in dict.fromkeys((*live.operators(), *self._showing(call_id))):
            self._compare(live, interface, change)
        # What operators say among themselves is no contact with a client.
        logged = change.call.direction is not Direction.INTERNAL
        if logged and change.kind in (ChangeKind.ANSWERED, ChangeKind.ENDED):
            self._journal.note(live, self._directory)
        if change.kind is ChangeKind.ENDED:
            self._end(live)

    def read_anew(self, line: str, live: frozenset[str]) -> None:
        """A line has been read anew by a snapshot: every desk gets the whole of its calls. `live`: Asterisk's ids."""
        if line not in self._lines:
            # What the log holds open from before this server was started, and is not there any more, has ended.
            self._lines.add(line)
            self._journal.close_absent(line, frozenset(f"{line}:{call_id}" for call_id in live))
        for desk in self._desks:
            self._read_board(desk.person)

    def _note_times(self, live: LiveCall, change: CallChange) -> None:
        loop = asyncio.get_running_loop()
        if change.kind is ChangeKind.RINGING and change.operator is not None:
            live.ringing_at[change.operator] = change.at
            if live.dossier is not None and loop.time() - live.found_at > FRESH:
                live.dossier = None
        elif change.kind is ChangeKind.HELD:
            live.held_at = change.at
        elif change.kind is ChangeKind.RESUMED:
            live.held_at = None

    def _showing(self, call_id: str) -> list[str]:
        """Interfaces of those whose desks show this call."""
        return [
            board.person.interface
            for board in self._boards.values()
            if call_id in board.shown and board.person.interface
        ]

    def _end(self, live: LiveCall) -> None:
        del self._calls[live.id]
        for task in (live.search, live.retry):
            if task is not None:
                task.cancel()

    # --- from the desks --------------------------------------------------------------------------------------

    def arrived(self, person: Person) -> None:
        """This person's desk has come, or come back: it is told all of its calls."""
        self._unmatched.discard(person.interface or "")
        self._read_board(person)

    def left(self, person: Person) -> None:
        """This person is at no desk now."""
        board = self._boards.pop(person.id, None)
        if board is not None:
            for timer in board.fading.values():
                timer.cancel()

    def identified(self, command: IdentifyCaller) -> None:
        """The operator has chosen who is calling: whoever gets the call from him sees the same client."""
        live = self._calls.get(command.call_id)
        if live is not None:
            live.chosen = (command.client_id, command.account_id)
            live.dossier = None
            self._search(live)

    def answered_a_check(self, command: NoteAnswer) -> None:
        """The caller was asked who he is: whoever gets the call from this operator begins where he has come to."""
        for live in self._calls.values():
            about = self._about(live)
            if about.id == command.call_id:
                live.dossier = None
                if about is live:
                    live.asked += 1

    # --- comparing -------------------------------------------------------------------------------------------

    def _compare(self, live: LiveCall, interface: str, change: CallChange | None) -> None:
        person = self._directory.at(interface)
        if person is None:
            if interface not in self._unmatched:
                self._unmatched.add(interface)
                self._log.warning("extension_not_matched", interface=interface, call_id=live.id)
            return
        board = self._boards.get(person.id)
        state = state_for(live.call, interface)
        if board is None or board.reading:
            if state is not None:
                self._search(live)  # the journal and the next desk need to know who it is
            return
        shown = board.shown.get(live.id)
        if state is None:
            if shown is not None:
                self._fade(board, live, interface, shown, change)
            return
        timer = board.fading.pop(live.id, None)
        if timer is not None:
            timer.cancel()
        now = info(live, interface, self._directory, state)
        if shown is None:
            dossier = self._search(live)
            if dossier is not None:
                self._pop(board, live, now, dossier)
        elif now != shown:
            board.shown[live.id] = now
            self._send(board, CallUpdated(now))

    def _pop(self, board: Board, live: LiveCall, now: CallInfo, dossier: Dossier) -> None:
        board.shown[live.id] = now
        self._send(board, Pop(now, dossier.candidates, dossier.card, dossier.problem, dossier.checks))
        found, with_card = len(dossier.candidates), dossier.card is not None
        self._log.info("popped", call_id=live.id, staff_id=board.person.id, candidates=found, card=with_card)

    def _fade(self, board: Board, live: LiveCall, interface: str, shown: CallInfo, change: CallChange | None) -> None:
        reason, by = why_gone(live.call, interface, shown.state, change)
        timer = board.fading.get(live.id)
        if live.call.end is None and by is None and reason in ("no_answer", "ended"):
            if timer is None:
                board.fading[live.id] = asyncio.get_running_loop().call_later(
                    END_GRACE, self._fade_out, board, live, interface, shown
                )
            return
        if timer is not None:
            timer.cancel()
        self._gone(board, live, interface, reason, by)

    def _fade_out(self, board: Board, live: LiveCall, interface: str, shown: CallInfo) -> None:
        """Nothing has come that would say more."""
        reason, by = why_gone(live.call, interface, shown.state, None)
        self._gone(board, live, interface, reason, by)

    def _gone(self, board: Board, live: LiveCall, interface: str, reason: str, by: str | None) -> None:
        board.fading.pop(live.id, None)
        board.shown.pop(live.id, None)
        last = info(live, interface, self._directory, "ended")
        self._send(board, CallGone(last, reason, self._directory.name_at(by) if by else None))

    def _send(self, board: Board, message: FromServer) -> None:
        self._desks.send(board.person.id, message)

    # --- who is calling --------------------------------------------------------------------------------------

    def _search(self, live: LiveCall) -> Dossier | None:
        """What is known of who is calling; None while it is being found out, after which all is compared again."""
        if live.dossier is None and live.search is None:
            live.search = self._start(self._find(live))
        return live.dossier

    async def _find(self, live: LiveCall) -> None:
        caller = self._caller(live)
        dossier = await self._finder.find(caller)
        while caller != self._caller(live):  # he entered an account, or was chosen, meanwhile
            caller = self._caller(live)
            dossier = await self._finder.find(caller)
        live.search = None
        self._found(live, dossier)
        for interface in live.operators():
            self._compare(live, interface, None)
        if dossier.problem and live.retry is None:
            live.retry = self._start(self._find_later(live))

    async def _find_later(self, live: LiveCall) -> None:
        """The call has popped without its card: go on trying, and show the card when the database is back."""
        while live.dossier is None or live.dossier.problem:
            await asyncio.sleep(RETRY_LOOKUP)
            dossier = await self._finder.find(self._caller(live))
            if dossier.problem:
                continue
            self._found(live, dossier)
            for interface in live.operators():
                person = self._directory.at(interface)
                if person is not None and self._desks.present(person.id):
                    self._read_board(person)

    def _caller(self, live: LiveCall) -> Caller:
        """Whom to look for."""
        about = self._about(live)
        call = about.call
        begun = call.answered_at is not None
        return Caller(about.id, about.number.digits, call.entered_account, about.chosen, begun, about.asked)

    def _about(self, live: LiveCall) -> LiveCall:
        """The call with the client: in a consultation between operators it is the one that they talk about."""
        if live.call.consult_for is None:
            return live
        line = live.id.partition(":")[0]
        return self._calls.get(f"{line}:{live.call.consult_for}", live)

    def _found(self, live: LiveCall, dossier: Dossier) -> None:
        live.dossier = dossier
        live.found_at = asyncio.get_running_loop().time()
        self._heard(live, dossier)

    # --- a whole board ---------------------------------------------------------------------------------------

    def _read_board(self, person: Person) -> None:
        self.left(person)
        board = self._boards[person.id] = Board(person, reading=True)
        searches = [live.search for live in self._calls_of(person) if self._search(live) is None and live.search]
        if searches:
            self._start(self._finish_later(board, searches))
        else:
            self._finish_board(board)

    async def _finish_later(self, board: Board, searches: list[asyncio.Task[None]]) -> None:
        await asyncio.wait(searches)
        if self._boards.get(board.person.id) is board:
            self._finish_board(board)

    def _finish_board(self, board: Board) -> None:
        pops: list[Pop] = []
        for live in self._calls_of(board.person):
            interface = board.person.interface or ""
            state = state_for(live.call, interface)
            if state is None or live.dossier is None:
                continue
            now = info(live, interface, self._directory, state)
            board.shown[live.id] = now
            found = live.dossier
            pops.append(Pop(now, found.candidates, found.card, found.problem, found.checks))
        board.reading = False
        self._send(board, Calls(tuple(pops)))
        for live in self._calls_of(board.person):
            self._compare(live, board.person.interface or "", None)

    def _calls_of(self, person: Person) -> list[LiveCall]:
        interface = person.interface
        return [live for live in self._calls.values() if interface and interface in live.operators()]

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def stop(self) -> None:
        """End what is under way."""
        for task in self._tasks:
            task.cancel()
        for board in self._boards.values():
            for timer in board.fading.values():
                timer.cancel()
