"""The telephone in the window: what the keys of a call mean now, the panels that they open, and what failed.

Nothing here assumes that an act has worked: the buttons follow what Asterisk told of the call and of the queues.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from operator_desk.ui import words
from operator_desk.ui.bridge import DeskSignals
from operator_desk.ui.call_bar import CallBar
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.front import DeskCall
from operator_desk.ui.notice import Notice
from operator_desk.ui.numbers import shown_number
from operator_desk.ui.offers import CallOffers, OwnState, offers, own_state
from operator_desk.ui.own_state import OwnStateList
from operator_desk.ui.theme import Look
from operator_desk.ui.transfer_panel import TransferPanel
from operator_desk.verbs import DeskVerbs, LinkState
from sync.protocol import Act, CallGone, LineStatus, Standing, Welcome

# A finger on its way to a key does not stop when another call takes the place of the one that has just ended.
SETTLED_MS = 800


class TelephoneArea(QObject):
    """Listens to the desk, shows offers and own state in the call bar, and turns keys into verbs."""

    def __init__(
        self,
        verbs: DeskVerbs,
        signals: DeskSignals,
        look: Look,
        clock: ServerClock,
        bar: CallBar,
        page: QWidget,
    ) -> None:
        super().__init__()
        self._verbs = verbs
        self._clock = clock
        self._bar = bar
        self._call: DeskCall | None = None
        self._link: LinkState | None = None
        self._line: LineStatus | None = None
        self._standing: Standing | None = None
        self._extension = ""
        self._wanted: str | None = None
        self._state: OwnState | None = None  # as it was last shown
        self._doing: set[tuple[str, str]] = set()
        self._failure: tuple[str, str] | None = None
        self._before = ""  # id of the call that stood in the bar before this one
        self._replaced_at = -SETTLED_MS  # when a call came to the front in place of one that ended
        self.transfer_panel = TransferPanel(look)
        self.transfer_panel.hang_below(bar.acts, page)
        self.state_list = OwnStateList(look)
        self.state_list.hang_below(bar.own_state, page)
        self.notice = Notice(look)
        self.notice.lie_over(page)
        signals.link_changed.connect(self._on_link)
        signals.line_changed.connect(self._on_line)
        signals.standing_changed.connect(self._on_standing)
        signals.standing_wanted.connect(self._on_wanted)
        signals.call_acted.connect(self._on_acted)
        signals.call_gone.connect(self._on_gone)
        signals.colleagues_read.connect(self.transfer_panel.show_colleagues)
        bar.acts.first_wanted.connect(self._first)
        bar.acts.transfer_wanted.connect(self.transfer)
        bar.acts.hang_up_wanted.connect(self.hang_up)
        bar.own_state.clicked.connect(self.choose_own_state)
        self.transfer_panel.colleagues_wanted.connect(verbs.read_colleagues)
        self.transfer_panel.handed_on.connect(lambda call_id, target: self._act(Act.TRANSFER, call_id, target))
        self.state_list.chosen.connect(self._choose)

    # --- keys and buttons ------------------------------------------------------------------------------------

    def answer(self) -> None:
        """Only by its own key, and only the call that stands in the bar."""
        call = self._live()
        if call is not None and call.info.state == "ringing":
            self._act(Act.ANSWER, call.id)

    def hold(self) -> None:
        call = self._live()
        if call is not None and call.info.state in ("talking", "held"):
            self._act(Act.RESUME if call.info.state == "held" else Act.HOLD, call.id)

    def hang_up(self) -> None:
        """End the call in front, or refuse it while it rings."""
        call = self._live()
        if call is None:
            return
        if self._clock.now() - self._replaced_at < SETTLED_MS:
            self._fail(Act.HANG_UP, "another_call")
            return
        self._act(Act.HANG_UP, call.id)

    def transfer(self) -> None:
        """Once to choose to whom, and once more to do it."""
        if self.transfer_panel.isVisible():
            self.transfer_panel.hand_on()
            return
        call = self._live()
        if call is None or call.info.state == "ringing":
            return
        self.state_list.close_down()
        card = call.settled_card
        self.transfer_panel.open_for(
            call.id, card.name if card else shown_number(call.info.number, call.info.number_text)
        )

    def choose_own_state(self) -> None:
        if self.state_list.isVisible():
            self.state_list.close_down()
            return
        self.transfer_panel.close_down()
        self.state_list.open_up()

    def close_drop_down(self) -> bool:
        """Esc: false when none was open."""
        for panel in (self.transfer_panel, self.state_list):
            if panel.isVisible():
                panel.close_down()
                return True
        return False

    def _first(self, act: str) -> None:
        if act == Act.ANSWER:
            self.answer()
        else:
            self.hold()

    def _act(self, act: Act, call_id: str, target: str = "") -> None:
        self._say(None)
        if self._link is not None and self._link.up:
            self._doing.add((act, call_id))
        self._verbs.act_on_call(act, call_id, target)
        self._show()

    def _choose(self, reason: str) -> None:
        self._say(None)
        self._verbs.choose_standing(reason)

    def _live(self) -> DeskCall | None:
        return self._call if self._call is not None and self._call.live else None

    # --- what is told ----------------------------------------------------------------------------------------

    def show_call(self, call: DeskCall | None) -> None:
        """The call that stands in the bar, or none."""
        if self._call is not None and (call is None or call.id != self._call.id):
            self._before = self._call.id
        self._call = call
        self._show()

    def show_person(self, welcome: Welcome | None) -> None:
        self._extension = (welcome.extension or "") if welcome else ""
        if welcome is None:
            self._standing, self._wanted = None, None
            self._doing.clear()
            self.close_drop_down()
            self._say(None)
        self._show()

    def _on_link(self, link: LinkState) -> None:
        self._link = link
        self._show()

    def _on_line(self, line: LineStatus) -> None:
        self._line = line
        self._show()

    def _on_standing(self, standing: Standing) -> None:
        self._standing = standing
        self._show()

    def _on_wanted(self, reason: str | None) -> None:
        self._wanted = reason
        self._show()

    def _on_gone(self, gone: CallGone) -> None:
        self.transfer_panel.show_gone(gone.call.id)
        if gone.call.id == self._before and self._live() is not None:
            self._replaced_at = self._clock.now()  # the window has put the next call in its place already

    def _on_acted(self, act: str, call_id: str, reason: str) -> None:
        self._doing.discard((act, call_id))
        if reason:
            self._fail(act, reason)
        self._show()

    def _fail(self, act: str, reason: str) -> None:
        self._say((act, reason))

    def _say(self, failure: tuple[str, str] | None) -> None:
        self._failure = failure
        self.notice.say(f"{words.act(failure[0])}: {words.act_failure(failure[1])}" if failure else "")

    # --- showing ---------------------------------------------------------------------------------------------

    def offers(self) -> CallOffers:
        call = self._call
        doing = {Act(act) for act, call_id in self._doing if call is not None and call_id == call.id}
        return offers(call, self._link, self._line, self._standing, doing)

    def _show(self) -> None:
        self._bar.acts.show_offers(self.offers())
        state = own_state(self._extension, self._link, self._line, self._standing, self._call, self._wanted)
        if state != self._state:
            self._state = state
            self._bar.own_state.show_state(state)
            self.state_list.show_state(state)

    def retranslate(self) -> None:
        self.transfer_panel.retranslate()
        self.state_list.retranslate()
        if self._failure is not None and self.notice.isVisible():
            self._say(self._failure)
        self._show()
