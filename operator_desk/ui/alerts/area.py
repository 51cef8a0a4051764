"""Works out the alerts of the client in front, shows them, and takes the operator to the place of each."""

from collections.abc import Callable
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from operator_desk.ui.alerts.alert_list import AlertList
from operator_desk.ui.answers.area import AnswersArea
from operator_desk.ui.card.timeline_rows import Filter
from operator_desk.ui.card.view import CardView
from operator_desk.ui.clock import ServerClock
from operator_desk.ui.formats import Formats
from operator_desk.ui.theme import Look
from operator_desk.ui.why.area import WhyArea
from operator_desk.ui.why.explanation import BALANCE
from operator_desk.verbs import BillingOnDesk, CardOnDesk
from sync.alerts import Alert, Sight, evaluate, sentence
from sync.billing.documents import Billing
from sync.catalogue import Catalogue
from sync.outages import Outage

_OF_MONEY = ("money", "why")  # what leads there tells of debts


class AlertsArea(QObject):
    """Between the line of alerts and the places that they open. A call never opens one by itself."""

    def __init__(
        self,
        card: CardView,
        answers: AnswersArea,
        why: WhyArea,
        formats: Formats,
        clock: ServerClock,
        look: Look,
        money_is_open: Callable[[], bool],
        page: QWidget,
    ) -> None:
        """`money_is_open`: whether the caller may be told of sums. `page`: what the list of all alerts lies over."""
        super().__init__(page)
        self._card = card
        self._answers = answers
        self._why = why
        self._formats = formats
        self._clock = clock
        self._money_is_open = money_is_open
        self._catalogue: Catalogue | None = None
        self._zone: tzinfo = UTC
        self._opened: CardOnDesk | None = None
        self._billing: Billing | None = None
        self._outages: tuple[Outage, ...] = ()
        self._alerts: tuple[Alert, ...] = ()
        self._sentences: tuple[str, ...] = ()
        self._last = ""  # the rule whose place was opened last
        self.list = AlertList(look)
        self.list.hang_below(card.alert, page)
        self.list.chosen.connect(self._open_rule)
        card.alert.wanted.connect(self._open_at)
        card.alert.next_wanted.connect(self.open_next)
        card.alert.list_wanted.connect(self.open_list)

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """What holds for the client in front, the heaviest first."""
        return self._alerts

    # --- what is known --------------------------------------------------------------------------------------

    def set_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        try:
            self._zone = ZoneInfo(catalogue.time_zone)
        except (
            ZoneInfoNotFoundError,
            ValueError,
        ):  # this machine knows no zones: a day may be told wrong near midnight
            self._zone = UTC
        self._show()

    def card_shown(self, opened: CardOnDesk) -> None:
        """A card stands in front, or the same one has new facts."""
        before = self._opened.card if self._opened is not None else None
        if before is None or (before.client_id, before.account_id) != (opened.card.client_id, opened.card.account_id):
            self._billing = None
            self._last = ""
            self.list.close_down()
        self._opened = opened
        self._show()

    def card_left(self) -> None:
        """Nobody stands in front."""
        self._opened = self._billing = None
        self._alerts = self._sentences = ()
        self.list.close_down()

    def take_billing(self, read: BillingOnDesk) -> None:
        """The account's money has been read: its instalments are known."""
        card = self._opened.card if self._opened is not None else None
        if card is not None and (card.client_id, card.account_id) == (read.client_id, read.account_id):
            self._billing = read.billing
            if read.billing is not None and read.billing.plans:
                self._show()

    def take_outages(self, outages: tuple[Outage, ...]) -> None:
        """Which probable outages go on."""
        self._outages = outages
        self._show()

    def take_level(self) -> None:
        """The caller has shown who he is, or somebody opened what was closed."""
        self._show()

    def retranslate(self) -> None:
        self.list.retranslate()
        self._show()

    # --- acts -----------------------------------------------------------------------------------------------

    def open_next(self) -> None:
        """The place of the gravest alert; at each further press that of the next one."""
        at = self._next()
        if at is not None:
            self._open(self._alerts[at])

    def open_list(self) -> None:
        if self.list.isVisible():
            self.list.close_down()
        elif self._alerts:
            self.list.open_up()

    def close_list(self) -> bool:
        """Esc; False where it was not open."""
        was_open = self.list.isVisible()
        self.list.close_down()
        return was_open

    def _next(self) -> int | None:
        if not self._alerts:
            return None
        rules = [alert.rule.id for alert in self._alerts]
        return (rules.index(self._last) + 1) % len(rules) if self._last in rules else 0

    def _open_at(self, at: int) -> None:
        if at < len(self._alerts):
            self._open(self._alerts[at])

    def _open_rule(self, rule: str) -> None:
        alert = next((one for one in self._alerts if one.rule.id == rule), None)
        if alert is not None:
            self._open(alert)

    def _open(self, alert: Alert) -> None:
        self._last = alert.rule.id
        if alert.rule.article:
            self._answers.open_named(alert.rule.article)
        match alert.rule.opens:
            case "record":
                wanted = Filter.REQUESTS if alert.found.request is not None else Filter.CALLS
                self._card.timeline.show_record(alert.found.record, wanted)
                self._card.timeline.table.setFocus()
            case "money":
                self._card.money.enter()
            case "meters":
                self._card.meters.enter()
            case "why":
                self._why.open(BALANCE)
        self._show_line()

    # --- showing --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        opened, catalogue = self._opened, self._catalogue
        if opened is None:
            return
        if catalogue is None:
            self._card.alert.show_alerts((), "faint", "")
            return
        now = self._clock.now()
        sight = Sight(
            opened.card,
            self._formats.today(now),
            now,
            self._zone,
            in_call=opened.call_id is not None,
            outages=self._outages,
            billing=self._billing,
        )
        rules = catalogue.alerts
        if not self._money_is_open():
            rules = tuple(rule for rule in rules if rule.opens not in _OF_MONEY)
        self._alerts = evaluate(rules, sight)
        language = self._formats.language
        self._sentences = tuple(sentence(alert, catalogue, sight, language) for alert in self._alerts)
        self._show_line()

    def _show_line(self) -> None:
        at = self._next()
        if at is None:
            self._card.alert.show_alerts((), "faint", "")
        else:
            self._card.alert.show_alerts(self._sentences, self._alerts[0].rule.tone, self._place(self._alerts[at]))
        rules = (alert.rule.id for alert in self._alerts)
        self.list.show_alerts(tuple(zip(rules, self._sentences, strict=True)), self._last)

    def _place(self, alert: Alert) -> str:
        request = alert.found.request
        if alert.rule.opens == "record" and request is not None:
            number = self._formats.count(request.number) if request.number else self.tr("unsent")
            return self.tr("Request {0}").format(number)
        return {
            "record": self.tr("The call"),
            "money": self.tr("Bills"),
            "meters": self.tr("Meter"),
            "why": self.tr("Why so much"),
        }.get(alert.rule.opens, self.tr("Answer"))
