"""Who is calling, when it is not settled: the ranked candidates, or what to ask an unknown or hidden caller."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from operator_desk.ui import words
from operator_desk.ui.actions import action
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.formats import Formats
from operator_desk.ui.front import DeskCall
from operator_desk.ui.labels import Chip, TextLabel
from operator_desk.ui.numbers import shown_number
from operator_desk.ui.panel import Panel, column
from operator_desk.ui.scroll_bar import give_thin_bar
from operator_desk.ui.theme import BODY, HEADING, LEAD, RADIUS, SECONDARY, SEMIBOLD, TITLE, Look
from sync.protocol import Candidate

SHOWN = 9


class CandidateButton(QAbstractButton):
    """One client who may be calling. A click or his number with Alt chooses him; nothing else does."""

    HEIGHT = 80

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__()
        self._look = look
        self._formats = formats
        self.name = TextLabel(look, LEAD, SEMIBOLD)
        self.place = TextLabel(look, BODY, tone="soft")
        self.reasons = TextLabel(look, SECONDARY, tone="soft")
        self.last = TextLabel(look, SECONDARY, tone="faint", fit=True)
        self.chip = Chip(look)
        self.key = TextLabel(look, SECONDARY, tone="faint", fit=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 6, 16, 6)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.chip, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.key, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.place, 1, 0, 1, 3)
        grid.addWidget(self.reasons, 2, 0)
        grid.addWidget(self.last, 2, 1, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        for child in (self.name, self.place, self.reasons, self.last, self.chip, self.key):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(self.HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_candidate(self, candidate: Candidate, key: str, last: str) -> None:
        account = self._formats.account(candidate.account_number)
        self.name.show_text(candidate.name)
        self.place.show_text("  ·  ".join(part for part in (account, candidate.address) if part))
        reasons = ", ".join(words.evidence(one) for one in candidate.evidence)
        self.reasons.show_text(reasons)
        self.chip.show_text(words.how_sure(candidate), words.certainty_tone(candidate.certainty))
        self.last.show_text(last)
        self.key.show_text(key)
        self.setAccessibleName(f"{candidate.name}, {account}, {candidate.address}")
        self.setAccessibleDescription(f"{words.how_sure(candidate)}: {reasons}. {key}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        focused = self.hasFocus()
        painter.setPen(QPen(look.colour("accent" if focused else "line"), 2 if focused else 1))
        painter.setBrush(look.colour("accent_ground" if self.underMouse() or self.isDown() else "panel"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()


class CallerPanel(Panel):
    """The centre while nobody is chosen: a headline, then the candidates in order, or what to do without one."""

    candidate_chosen = Signal(str, object, object)  # call, client, account

    def __init__(self, look: Look, formats: Formats, clock: ServerClock) -> None:
        super().__init__(look)
        self._formats = formats
        self._clock = clock
        self._call: DeskCall | None = None
        self._headline = TextLabel(look, TITLE, SEMIBOLD)
        self._advice = TextLabel(look, BODY, tone="soft", wrap=True)
        self._buttons = [CandidateButton(look, formats) for _ in range(SHOWN)]
        self._steps = TextLabel(look, HEADING, tone="text", wrap=True)
        layout = column(self, top=16, right=6, bottom=16, gap=8)
        layout.addWidget(self._headline)
        layout.addWidget(self._advice)
        layout.addSpacing(4)
        listed = QWidget()
        self._list = QVBoxLayout(listed)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        for at, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, number=at: self.choose(number))
            self._list.addWidget(button)
        self._list.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        give_thin_bar(self._area, look)
        self._area.setWidget(listed)
        layout.addWidget(self._steps)
        layout.addWidget(self._area, 1)

    def fill(self, call: DeskCall) -> None:
        self._call = call
        self.retranslate()

    @property
    def shown(self) -> tuple[Candidate, ...]:
        return self._call.on_desk.candidates[:SHOWN] if self._call else ()

    def choose(self, number: int) -> None:
        """The candidate of that place, from nought; a key without a candidate does nothing."""
        if self._call is not None and number < len(self.shown):
            candidate = self.shown[number]
            self.candidate_chosen.emit(self._call.id, candidate.client_id, candidate.account_id)

    def retranslate(self) -> None:
        call = self._call
        if call is None:
            return
        now = self._clock.now()
        candidates = self.shown
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(candidates))
            if at < len(candidates):
                last = candidates[at].last_contact_at
                text = self.tr("last contact {0}").format(self._formats.moment(last, now)) if last else ""
                button.show_candidate(candidates[at], action(f"candidate_{at + 1}").shown_key, text)
        self._steps.setVisible(not candidates)
        if candidates:
            self._headline.show_text(self.tr("Who is calling?"))
            number = shown_number(call.info.number, call.info.number_text)
            self._advice.show_text(
                self.tr(
                    "%n client(s) may be calling from {0}. Ask for the name, then choose: nobody is chosen by itself.",
                    "",
                    len(candidates),
                ).format(number)
            )
            return
        self._show_nobody(call)

    def _show_nobody(self, call: DeskCall) -> None:
        find = action("find").shown_key
        if call.on_desk.problem:
            self._headline.show_text(self.tr("Not looked up"))
            self._advice.show_text(
                self.tr("{0} The client may well be known; the card comes by itself once it is found.").format(
                    words.not_looked_up(call.on_desk.problem)
                )
            )
            self._steps.show_text(self.tr("Ask for the account and the name, and write down what is said."))
            return
        if call.info.withheld:
            self._headline.show_text(self.tr("Number withheld"))
            self._advice.show_text(
                self.tr("The caller hides the number. That is his right, and no reason to refuse him.")
            )
        elif call.info.number is None:
            self._headline.show_text(self.tr("No number"))
            self._advice.show_text(
                self.tr("The exchange gave no number that could be read: {0}").format(call.info.number_text or "–")
            )
        else:
            self._headline.show_text(self.tr("Unknown number"))
            self._advice.show_text(
                self.tr("{0} is not written at any client.").format(
                    shown_number(call.info.number, call.info.number_text)
                )
            )
        self._steps.show_text(self.tr("Ask for the account, the name or the address and type it: {0}.").format(find))
