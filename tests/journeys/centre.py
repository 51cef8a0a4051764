"""A contact centre for the journeys: the demonstration's client base and PBX, and a server that can be killed."""

import subprocess
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from operator_desk.app.desktop import Desktop
from operator_desk.app.hands import Hands
from operator_desk.background import Background
from operator_desk.centre import Centre, Place
from operator_desk.demonstration.switchboard import OPERATOR, PHONE, Switchboard
from operator_desk.settings import Folders, SettingsFile
from operator_desk.ui.front import DeskCall
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.memory import ForgetfulMemory
from operator_desk.vault import Vault
from operator_desk.verbs import Draft, LinkState, OutboxState
from sync.card import Card
from sync.catalogue import Catalogue
from sync.database import open_server
from sync.demonstration.staff import PASSWORD
from sync.records.requests import requests
from telephony.simulator.calls import SimCall

_Result = TypeVar("_Result")
_LINE = "main"


class Server:
    """`operator-desk-server run` as a process of its own: it can be killed like one."""

    def __init__(self, folder: Path, url: str, pbx: tuple[str, int, str, str]) -> None:
        host, port, user, secret = pbx
        self._settings = folder / "server.toml"
        self._text = (
            f'[database]\nurl = "{url}"\n'
            f'[[asterisk]]\nname = "{_LINE}"\nhost = "{host}"\nport = {port}\nuser = "{user}"\nsecret = "{secret}"\n'
            '[phones]\nanswer = "notify"\nhold = "notify"\n'
            '[log]\nlevel = "error"\n'
        )
        self._process: subprocess.Popen[str] | None = None
        self.port = 0

    @property
    def runs(self) -> bool:
        return self._process is not None

    def start(self) -> None:
        """Start, on the same port as before, and return when it listens."""
        self._settings.write_text(f"{self._text}[listen]\nport = {self.port}\n", encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sync.server", "run", "--settings", str(self._settings)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert "listens on" in line, f"the server did not start: {line}"
        self.port = int(line.rsplit(":", 1)[1])

    def kill(self) -> None:
        """As a power cut ends it."""
        self._end(lambda process: process.kill())

    def stop(self) -> None:
        self._end(lambda process: process.terminate())

    def _end(self, act: Callable[[subprocess.Popen[str]], None]) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        act(process)
        process.wait(20)
        if process.stdout is not None:
            process.stdout.close()


class ContactCentre:
    """PBX, server and database. The PBX lives on a loop of its own, as Asterisk would."""

    def __init__(self, folder: Path, url: str) -> None:
        self.url = url
        self._loop = Background("pbx")
        self._loop.start()
        self.board = Switchboard()
        self.on_loop(self.board.start)
        pbx = self.board.pbx
        self.server = Server(folder, url, (pbx.host, pbx.port, pbx.user, pbx.secret))
        self.server.start()

    @property
    def address(self) -> str:
        return f"ws://127.0.0.1:{self.server.port}"

    def on_loop(self, work: Callable[[], Coroutine[Any, Any, _Result]]) -> _Result:
        """Something that happens at the PBX."""
        return self._loop.submit(work).result(20)

    def now(self, act: Callable[[], object]) -> None:
        """Something that takes no time at the PBX."""

        async def do() -> None:
            act()

        self.on_loop(do)

    def call(self, number: str, *, queue: str | None = "Розрахунки", extension: str | None = None) -> SimCall:
        """Somebody calls; returns when the operator's phone rings."""

        async def ring() -> SimCall:
            call = await self.board.pbx.incoming(number, queue=queue, extension=extension, ivr=("Меню", "Рахунки"))
            await call.until_ringing(PHONE)
            return call

        return self.on_loop(ring)

    def answer(self, call: SimCall) -> None:
        self.on_loop(lambda: call.answer(PHONE))

    def rows(self, request_id: str) -> list[tuple[int | None, int | None, str | None]]:
        """Number, client and call of a request in the server's database, once for each time that it stands there."""
        engine = open_server(self.url)
        wanted = select(requests.c.number, requests.c.client_id, requests.c.call_id).where(requests.c.id == request_id)
        try:
            with engine.connect() as connection:
                return [(row.number, row.client_id, row.call_id) for row in connection.execute(wanted)]
        finally:
            engine.dispose()

    def tidy_up(self) -> None:
        """As it was in the morning: the server runs, nobody calls, one device a phone."""
        if not self.server.runs:
            self.server.start()
        self.now(self._hang_up_all)
        self.board.phone.devices = 1

    def _hang_up_all(self) -> None:
        for call in tuple(self.board.pbx.calls):
            call.hang_up()

    def stop(self) -> None:
        self.server.stop()
        self.on_loop(self.board.stop)
        self._loop.stop()


class Reached(Protocol):
    """A contact centre whose server has an address, another one after each start."""

    @property
    def address(self) -> str: ...


class AnyCall(Protocol):
    """A call of either PBX; `id` is its Linkedid."""

    @property
    def id(self) -> str: ...


class OneOperator:
    """A Centre whose operator signs in by himself."""

    def __init__(self, centre: Reached, login: str = OPERATOR) -> None:
        self._centre = centre
        self._login = login

    async def start(self) -> Place:
        return Place(self._centre.address, "centre", (self._login, PASSWORD))

    async def stop(self) -> None:
        """The centre stops for itself."""


def texts_in(area: QWidget) -> str:
    """All texts that a part of the window shows, and none that it hides."""
    return " | ".join(label.shown for label in area.findChildren(TextLabel) if label.isVisible() and label.shown)


class AtDesk:
    """The desktop of one operator, with hands at it."""

    def __init__(
        self, application: QApplication, centre: Centre, folder: Path, cache: Path, *, language: str = "uk"
    ) -> None:
        self.desktop = Desktop(
            application,
            centre,
            SettingsFile(folder / "settings.toml"),
            Folders.below(folder),
            open_vault=lambda data: Vault(data, None),
            cache=cache,
            memory=ForgetfulMemory(language=language, theme="light"),
        )
        self.window = self.desktop.window
        self.hands = Hands(self.window)
        self.numbers: dict[str, int] = {}
        self.rings: list[str] = []
        self._closed = False
        self.catalogue_read = False
        self.heard = False
        self.link_up = False
        self.drafts: tuple[Draft, ...] = ()
        self.outbox = OutboxState(0, ())
        signals = self.desktop.signals
        signals.request_filed.connect(self._on_filed)
        signals.line_changed.connect(self._on_line)
        signals.outbox_changed.connect(self._on_outbox)
        signals.link_changed.connect(self._on_link)
        signals.drafts_changed.connect(self._on_drafts)
        signals.catalogue_read.connect(self._on_catalogue)
        signals.call_rang.connect(lambda call: self.rings.append(call.call.id))
        self.desktop.show()
        self.window.activateWindow()
        self.desktop.start()
        self.wait(lambda: self.heard and self.catalogue_read, "a desk that is ready")

    def wait(self, holds: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
        self.hands.wait(holds, what, seconds)

    def wait_for_number(self, request_id: str) -> int:
        self.wait(lambda: request_id in self.numbers, "the number of the request", 30)
        return self.numbers[request_id]

    def wait_for_state(self, call: AnyCall, state: str | None) -> None:
        """None: the call is not or no longer this desk's."""
        self.wait(lambda: self.state(call) == state, f"a call that is {state or 'gone'}")

    def wait_for_card(self, client_id: int) -> None:
        self.wait(lambda: self.shown_client() == client_id, f"the card of client {client_id}")

    def wait_for_silence(self) -> None:
        """Until the window says that the server is away."""
        self.wait(lambda: not self.link_up, "that the server is away")

    def wait_for_line(self) -> None:
        """Until the server is back, and hears Asterisk."""
        self.wait(lambda: self.link_up and self.heard, "the server back")

    def known(self, call: AnyCall) -> DeskCall | None:
        return self.window.page.presenter.front.find(f"{_LINE}:{call.id}")

    def state(self, call: AnyCall) -> str | None:
        """Of a call of this desk; None where it is not or no longer here."""
        known = self.known(call)
        return known.info.state if known is not None and known.live else None

    def shown_client(self) -> int | None:
        """Whose card stands in the middle of the window."""
        opened = self.window.page.card.opened
        return opened.card.client_id if self.window.page.centre.shows_card and opened is not None else None

    def card(self) -> Card:
        """The card that stands in the middle of the window."""
        opened = self.window.page.card.opened
        assert opened is not None
        return opened.card

    def calls_on_card(self) -> list[str]:
        """The ids of the calls that the card in front tells of."""
        return [one.call_id or "" for one in self.card().interactions]

    def history(self, record_id: str) -> Any:
        """The record of the timeline's row with this id, as it is shown."""
        model: Any = self.window.page.card.timeline.table.model()
        lines = [line for row in model.rows for line in row.lines if line.id == record_id]
        return lines[0].record if lines else None

    def status_line(self) -> str:
        """All texts at the foot of the window."""
        return texts_in(self.window.status)

    def looks(self) -> tuple[object, ...]:
        """What must not move by itself: pages, text, focus, and that no window has come."""
        work = self.window.page.work
        fields = tuple(work.form.values().items()) if work.form.is_open else ()
        windows = sum(widget.isVisible() for widget in QApplication.topLevelWidgets())
        return work.page, work.entry.text(), fields, self.window.focusWidget(), self.shown_client(), windows

    def close(self) -> None:
        """Close the program; a second time does nothing."""
        if self._closed:
            return
        self._closed = True
        self.desktop.stop()
        self.window.deleteLater()
        self.desktop.look.deleteLater()
        self.desktop.language.choose("en")
        self.desktop.language.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _on_filed(self, request_id: str, number: int | None) -> None:
        if number is not None:
            self.numbers[request_id] = number

    def _on_line(self, line: Any) -> None:
        self.heard = line.asterisk

    def _on_outbox(self, outbox: OutboxState) -> None:
        self.outbox = outbox

    def _on_link(self, link: LinkState) -> None:
        self.link_up = link.up
        if not link.up:
            self.heard = False

    def _on_drafts(self, drafts: tuple[Draft, ...]) -> None:
        self.drafts = drafts

    def _on_catalogue(self, catalogue: Catalogue) -> None:
        self.catalogue_read = True
