"""The telephone side of the demonstration: the simulated PBX with its queues and phones, and who calls when."""

import asyncio
import contextlib
import itertools
import time
from collections.abc import Callable

import structlog

from operator_desk.demonstration.scenes import Course, Scene, scenes
from sync.demonstration.staff import OPERATORS
from telephony.simulator.calls import NotPossible, SimCall
from telephony.simulator.pbx import Pbx
from telephony.simulator.wording import Headers

ANSWERED_AFTER = 7.0  # seconds that a call of the living demonstration rings for whoever watches
_log = structlog.get_logger(__name__)

OPERATOR = "1007"  # who sits at this desk
PHONE = f"PJSIP/{OPERATOR}"
_COLLEAGUES = tuple(one.extension for one in OPERATORS if one.extension not in (OPERATOR, None))
_DIALLED = "0800500100"
# Which way through the menu leads to which queue.
_WAYS = (
    ("Розрахунки", ("Меню", "Рахунки")),
    ("Лічильники", ("Меню", "Лічильники")),
    ("Договори", ("Меню", "Договори")),
)
_TOGETHER, _ALONE, _RESERVE = "Довідка", "Довідка 2", "Резерв"


class DemonstrationPbx(Pbx):
    """Notes when it has told that a phone rings: from there on the operator waits for the card."""

    def __init__(self, *, speed: float = 1.0) -> None:
        super().__init__(speed=speed)
        self.told_ringing: dict[str, float] = {}  # Linkedid -> time.perf_counter() before the bytes were written

    def say(self, kind: str, privilege: str, headers: Headers) -> None:
        if kind in ("AgentCalled", "DialBegin"):
            fields = dict(headers)
            if PHONE in str(fields.get("DestChannel", "")):
                self.told_ringing.setdefault(str(fields.get("Linkedid", "")), time.perf_counter())
        super().say(kind, privilege, headers)


class Switchboard:
    """The PBX, set up. All of it runs on one event loop."""

    def __init__(self, *, speed: float = 1.0) -> None:
        self.pbx = DemonstrationPbx(speed=speed)
        self._ways = itertools.cycle(_WAYS)
        for name, _ in _WAYS:
            self.pbx.add_queue(name, ring_seconds=40.0)
        self.pbx.add_queue(_TOGETHER)
        self.pbx.add_queue(_RESERVE)
        self.pbx.add_queue(_ALONE, ring_seconds=3.0, max_wait=3.5, overflow=_RESERVE)
        mine = [*(name for name, _ in _WAYS), _TOGETHER, _ALONE]
        self.phone = self.pbx.add_phone(PHONE, queues=mine)
        self._colleagues = [
            self.pbx.add_phone(f"PJSIP/{extension}", answer_after=2.5, queues=(_TOGETHER, _RESERVE) if at == 0 else ())
            for at, extension in enumerate(_COLLEAGUES)
        ]

    async def start(self) -> None:
        await self.pbx.start()

    async def stop(self) -> None:
        await self.pbx.stop()

    async def ring(self, scene: Scene, *, step_seconds: float = 0.0) -> SimCall:
        """The caller of this scene calls; his phone way is the scene's."""
        story = scene.story
        queue, path = next(self._ways)
        if scene.course in (Course.COLLEAGUE, Course.OVERFLOW):
            queue = _TOGETHER if scene.course is Course.COLLEAGUE else _ALONE
        direct = scene.course is Course.SECOND  # a queue would wait until the operator is free
        return await self.pbx.incoming(
            story.number or "anonymous",
            dialled=_DIALLED,
            queue=None if direct else queue,
            extension=OPERATOR if direct else None,
            ivr=path,
            account=story.entered_account,
            step_seconds=step_seconds,
        )


class LivingCalls:
    """Calls that come in by themselves, one after the other, for somebody who watches."""

    def __init__(self, board: Switchboard) -> None:
        self._board = board

    async def run(self) -> None:
        """For ever; ends by being cancelled."""
        pbx = self._board.pbx
        coming = scenes()
        await pbx.sleep(1.5)
        while True:
            scene = next(coming)
            try:
                if scene.course is Course.SECOND:
                    await self._two(scene, next(coming))
                else:
                    await self._one(scene)
            except NotPossible as reason:
                _log.info("a call of the demonstration went another way", reason=str(reason))
            await pbx.sleep(6.0)

    async def _one(self, scene: Scene) -> None:
        call = await self._board.ring(scene, step_seconds=1.2)
        if scene.course is not Course.ANSWERED:
            await call.until_talking()
            await self._talk(call, 4.0)
            return
        await self._answer(call)
        await self._talk(call, 30.0)

    async def _two(self, second: Scene, first: Scene) -> None:
        """The second rings in the first, waits, and is taken when the first has ended."""
        pbx = self._board.pbx
        call = await self._board.ring(Scene(first.number, first.story, Course.ANSWERED), step_seconds=1.2)
        await self._answer(call)
        await pbx.sleep(8.0)
        other = await self._board.ring(second)
        await self._talk(call, 10.0)
        await pbx.sleep(1.0)
        await self._answer(other)
        await self._talk(other, 20.0)

    async def _answer(self, call: SimCall) -> None:
        """Whoever watches may answer it, or refuse it; left alone it is answered after a while, and the card is there
        before the first word."""
        await call.until_ringing(PHONE)
        await self._passes(ANSWERED_AFTER, call, lambda: call.ended or PHONE not in call.ringing)
        if PHONE in call.ringing:
            await call.answer(PHONE)

    async def _talk(self, call: SimCall, seconds: float) -> None:
        """The caller hangs up after so long, unless the operator has done so before, or handed him on: then he talks to
        whoever got him."""
        await self._passes(seconds, call, lambda: call.ended)
        call.hang_up()

    async def _passes(self, seconds: float, call: SimCall, over: Callable[[], bool]) -> None:
        """So much time of the PBX, or less when what is waited for has come."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds / self._board.pbx.speed):
                await call.until(over)
