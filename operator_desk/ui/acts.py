"""Every act of the table as one function of this class: a key, a button and a test reach the same one."""

from PySide6.QtCore import QObject

from operator_desk.ui.actions import Action
from operator_desk.ui.alerts.area import AlertsArea
from operator_desk.ui.answers.area import AnswersArea
from operator_desk.ui.caller import CallerPanel
from operator_desk.ui.card.facts import open_requests
from operator_desk.ui.card.view import CardView
from operator_desk.ui.guard.area import GuardArea
from operator_desk.ui.key_list import KeyList
from operator_desk.ui.language import Language
from operator_desk.ui.links.area import LinksArea
from operator_desk.ui.now_panel import NowPanel
from operator_desk.ui.offering.area import OfferingArea
from operator_desk.ui.presenter import Presenter
from operator_desk.ui.readings.area import ReadingArea
from operator_desk.ui.telephone import TelephoneArea
from operator_desk.ui.theme import Look
from operator_desk.ui.why.area import WhyArea
from operator_desk.ui.work_pane import WorkPane
from operator_desk.verbs import DeskVerbs
from sync.verification.rules import Protected


class Acts(QObject):
    """What a person can do with the window, by the names that the table of actions gives."""

    def __init__(
        self,
        verbs: DeskVerbs,
        presenter: Presenter,
        now: NowPanel,
        caller: CallerPanel,
        card: CardView,
        work: WorkPane,
        telephone: TelephoneArea,
        answers: AnswersArea,
        readings: ReadingArea,
        why: WhyArea,
        alerts: AlertsArea,
        offering: OfferingArea,
        guard: GuardArea,
        links: LinksArea,
        look: Look,
        language: Language,
        keys: KeyList,
    ) -> None:
        super().__init__()
        self._verbs = verbs
        self._presenter = presenter
        self._now = now
        self._caller = caller
        self._card = card
        self._work = work
        self._telephone = telephone
        self._answers = answers
        self._readings = readings
        self._why = why
        self._alerts = alerts
        self._offering = offering
        self._guard = guard
        self._links = links
        self._look = look
        self._language = language
        self._keys = keys

    def do(self, action: Action) -> None:
        """The act of the table."""
        act = getattr(self, action.verb)
        act() if action.argument is None else act(action.argument)

    def show_keys(self) -> None:
        self._keys.turn()

    def show_next_call(self) -> None:
        self._presenter.show_next_call()

    def ask_who_calls(self) -> None:
        self._presenter.ask_who_calls()

    def open_wrap_up(self) -> None:
        self._presenter.open_wrap_up()

    def answer(self) -> None:
        self._telephone.answer()

    def hold(self) -> None:
        self._telephone.hold()

    def transfer(self) -> None:
        self._telephone.transfer()

    def hang_up(self) -> None:
        self._telephone.hang_up()

    def choose_own_state(self) -> None:
        self._telephone.choose_own_state()

    def show_accounts(self) -> None:
        self._links.open()

    def attach_number(self) -> None:
        if self._presenter.may_attach:
            self._guard.demand(Protected.PHONES, lambda: self._presenter.attach_number(self._guard.has_proved_all))

    def turn_number(self) -> None:
        self._presenter.turn_number()

    def verify_caller(self) -> None:
        self._guard.ask()

    def explain(self) -> None:
        self._guard.demand(Protected.MONEY, self._why.explain)

    def explain_bill(self) -> None:
        self._guard.demand(Protected.MONEY, self._why.explain_bill)

    def copy_answer(self) -> None:
        self._why.copy_answer()

    def focus_money(self) -> None:
        self._guard.demand(Protected.MONEY, self._card.money.enter)

    def focus_entry(self) -> None:
        self._work.focus_entry()

    def focus_now(self) -> None:
        (self._now.calls if self._now.has_calls else self._now.others).setFocus()

    def focus_timeline(self) -> None:
        self._card.timeline.table.setFocus()

    def show_open_request(self) -> None:
        opened = open_requests(self._presenter.card) if self._presenter.card is not None else ()
        if opened:
            self._card.timeline.show_record(opened[0].id)

    def open_alert(self) -> None:
        self._alerts.open_next()

    def turn_offer(self) -> None:
        self._offering.turn()

    def show_alerts(self) -> None:
        self._alerts.open_list()

    def take_reading(self) -> None:
        self._readings.take()

    def undo_reading(self) -> None:
        self._readings.undo()

    def accept_proposal(self) -> None:
        self._readings.accept()

    def file_request(self) -> None:
        start = self._work.form.draft
        if start is not None:
            self._guard.demand(f"request:{start.type}", self._work.form.file)

    def save_wrap_up(self) -> None:
        self._work.wrap_up.save()

    def next_answer(self) -> None:
        self._answers.next_answer()

    def turn_details(self) -> None:
        self._work.answer.turn_details()

    def answer_helped(self) -> None:
        self._answers.judge(True)

    def answer_failed(self) -> None:
        self._answers.judge(False)

    def begin_script(self) -> None:
        self._answers.begin_script()

    def script_back(self) -> None:
        self._answers.script_back()

    def turn_guess(self, number: int) -> None:
        self._answers.turn_guess(number)

    def leave(self) -> None:
        """Esc: one step back, nearest first. Text that was typed is kept as a draft."""
        nearer = (
            self._guard.close_drop_down,
            self._links.close_drop_down,
            self._telephone.close_drop_down,
            self._alerts.close_list,
            self._readings.step_back,
            self._why.step_back,
            self._work.step_back,
        )
        if self._keys.isVisible():
            self._keys.turn()
        elif not any(step() for step in nearer):
            self._presenter.leave_front()

    def next_theme(self) -> None:
        self._look.choose_next()

    def next_language(self) -> None:
        self._language.choose_next()

    def sign_out(self) -> None:
        self._verbs.sign_out()

    def choose_candidate(self, number: int) -> None:
        self._caller.choose(number)

    def filter_timeline(self, number: int) -> None:
        self._card.timeline.choose_filter(number)
