"""What one signed-in desk is served with: its questions, its commands, its feed, its calls."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from sync import feed
from sync.protocol import (
    CallAct,
    Find,
    Follow,
    FromDesk,
    OpenCard,
    Outcome,
    Outcomes,
    Problem,
    ReadBilling,
    ReadCatalogue,
    ReadColleagues,
    ReadHousehold,
    ReadTimeline,
    Submit,
    Welcome,
)
from sync.server.auth import Session
from sync.server.calling import Calling
from sync.server.commanding import Commands
from sync.server.desks import Desk, Desks
from sync.server.directory import Directory
from sync.server.following import MOST_SCOPES, Follower, Followers
from sync.server.outages import OutageWatch
from sync.server.phones import Phones
from sync.server.questions import Question, Questions
from sync.server.rights import may, may_follow
from sync.server.telephoning import Telephoning
from sync.server.workers import Workers

MOST_QUESTIONS = 8  # of one desk at the same time
MOST_SUBMITS = 4
MOST_ACTS = 4


class DeskAttendant:
    """Serves one desk. Nothing that it asks for holds up another desk, and few things its own next message."""

    def __init__(
        self,
        desk: Desk,
        *,
        desks: Desks,
        directory: Directory,
        workers: Workers,
        questions: Questions,
        commands: Commands,
        followers: Followers,
        calling: Calling,
        phones: Phones,
        telephoning: Telephoning,
        outages: OutageWatch,
        now: Callable[[], float],
    ) -> None:
        self._desk = desk
        self._person = desk.person
        self._desks = desks
        self._directory = directory
        self._workers = workers
        self._questions = questions
        self._commands = commands
        self._followers = followers
        self._calling = calling
        self._phones = phones
        self._telephoning = telephoning
        self._outages = outages
        self._now = now
        self._tasks: set[asyncio.Task[None]] = set()
        self._open_questions = 0
        self._open_acts = 0
        self._newest_find: Find | None = None
        self._finding = False
        self._submitting = asyncio.Lock()
        self._submits = asyncio.Semaphore(MOST_SUBMITS)
        self._follower: Follower | None = None

    async def welcome(self, session: Session) -> Welcome:
        """The first answer of a desk that has signed in."""
        feed_at = await self._workers.ask(feed.last_seq)
        person = self._person
        return Welcome(
            staff_id=person.id,
            login=person.login,
            name=person.name,
            role=person.role,
            extension=person.extension,
            team=person.team,
            token=session.token,
            time=int(self._now() * 1000),
            catalogue=self._questions.catalogue_version,
            feed_at=feed_at,
        )

    def arrived(self) -> None:
        """Tell the desk how telephone and calls stand."""
        self._directory.update(self._person)
        self._desk.send(self._phones.status(self._person))
        self._desk.send(self._telephoning.standing(self._person))
        self._desk.send(self._outages.message)
        self._calling.arrived(self._person)

    async def take(self, message: FromDesk) -> None:
        """Work on a message of the desk."""
        if not may(self._person.role, type(message)):
            self._deny(message)
            return
        match message:
            case Find():
                self._find(message)
            case OpenCard() | ReadTimeline() | ReadBilling() | ReadHousehold() | ReadCatalogue():
                self._ask(message)
            case CallAct():
                self._act(message)
            case ReadColleagues(ref):
                self._desk.send(self._telephoning.colleagues(self._person, ref))
            case Submit():
                await self._submits.acquire()
                self._start(self._submit(message))
            case Follow():
                self._follow(message)
            case _:
                # SignIn or Resume once more: who wants to be another signs out first.
                self._desk.send(Problem("not_allowed"))

    def _deny(self, message: FromDesk) -> None:
        if isinstance(message, Submit):
            # An answer to each, or the desk would send them for ever.
            denied = (Outcome(command.id, "rejected", "not_allowed") for command in message.commands)
            self._desk.send(Outcomes(tuple(denied)))
        else:
            self._desk.send(Problem("not_allowed", getattr(message, "ref", 0)))

    def _find(self, question: Find) -> None:
        """Only the newest search is worked on: whoever types has no use for the answer to what he typed before."""
        passed_over, self._newest_find = self._newest_find, question
        if passed_over is not None:
            self._desk.send(Problem("busy", passed_over.ref))
        if not self._finding:
            self._finding = True
            self._start(self._find_newest())

    async def _find_newest(self) -> None:
        try:
            while self._newest_find is not None:
                question, self._newest_find = self._newest_find, None
                self._desk.send(await self._questions.answer(question))
        finally:
            self._finding = False

    def _ask(self, question: Question) -> None:
        if self._open_questions >= MOST_QUESTIONS:
            self._desk.send(Problem("too_many", question.ref))
            return
        self._open_questions += 1
        self._start(self._answer(question))

    async def _answer(self, question: Question) -> None:
        try:
            self._desk.send(await self._questions.answer(question))
        finally:
            self._open_questions -= 1

    def _act(self, wish: CallAct) -> None:
        """An act is begun at once, whatever else this desk has asked for."""
        if self._open_acts >= MOST_ACTS:
            self._desk.send(Problem("too_many", wish.ref))
            return
        self._open_acts += 1
        self._start(self._carry_out(wish))

    async def _carry_out(self, wish: CallAct) -> None:
        try:
            self._desk.send(await self._telephoning.act(self._person, wish))
        finally:
            self._open_acts -= 1

    async def _submit(self, message: Submit) -> None:
        try:
            async with self._submitting:  # the commands of a desk are done in the order in which it gave them
                outcomes = await self._commands.submit(self._person, message.commands)
            self._desk.send(Outcomes(outcomes))
        finally:
            self._submits.release()

    def _follow(self, message: Follow) -> None:
        foreign = any(not may_follow(self._person.role, self._person.id, scope) for scope in message.scopes)
        if foreign or not 0 <= message.cursor < 1 << 63:
            self._desk.send(Problem("not_allowed"))
            return
        if len(message.scopes) > MOST_SCOPES:
            self._desk.send(Problem("too_many"))
            return
        if self._follower is None:
            self._follower = self._followers.enter(self._desk)
            self._start(self._follower.run())
        self._follower.follow(message.cursor, message.scopes)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def leave(self) -> None:
        """End what was under way. A command already begun is finished; the desk asks for its outcome again."""
        if self._follower is not None:
            self._followers.leave(self._follower)
        if not self._desks.present(self._person.id):
            self._calling.left(self._person)
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
