"""The line under the header: what to know before speaking. Its place is kept when there is nothing to say."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import LinkButton
from operator_desk.ui.card.facts import Alert, AlertFact, alerts
from operator_desk.ui.formats import Formats
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.panel import Panel
from operator_desk.ui.theme import BODY, SEMIBOLD, Look
from sync.card import Card, Request
from sync.catalogue import Catalogue

_TONES = {Alert.CUT_OFF: "bad", Alert.VULNERABLE: "accent"}


class AlertLine(Panel):
    """The gravest alert in full, the others behind it as far as there is room; the whole text in the tooltip."""

    request_wanted = Signal(str)  # id of the open request

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look, "sunk")
        self._formats = formats
        self._facts: tuple[AlertFact, ...] = ()
        self._catalogue: Catalogue | None = None
        self._text = TextLabel(look, BODY, SEMIBOLD, "faint")
        self._link = LinkButton(look, BODY, "warn")
        self._request: Request | None = None
        self._link.clicked.connect(self.go_to_request)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 12, 0)
        line.setSpacing(12)
        line.addWidget(self._text, 1)
        line.addWidget(self._link)
        self.setFixedHeight(32)

    def fill(self, card: Card, catalogue: Catalogue | None, today: date, now: int, *, in_call: bool) -> None:
        self._facts = alerts(card, today, now, in_call=in_call)
        self._catalogue = catalogue
        self.retranslate()

    def retranslate(self) -> None:
        """Words for what holds. The request has its own link at the right end."""
        facts = self._facts
        self._request = next((fact.request for fact in facts if fact.request is not None), None)
        if not facts:
            self.show_ground("sunk")
            self._text.show_text(self.tr("Nothing special about this client"), "faint")
        else:
            tone = _TONES.get(facts[0].alert, "warn")
            self.show_ground(f"{tone}_ground")
            self._text.show_text("  ·  ".join(self._sentence(fact) for fact in facts), tone)
            self._link.show_tone(tone)
        self._link.setVisible(self._request is not None)
        if self._request is not None:
            number = self._formats.count(self._request.number) if self._request.number else self.tr("unsent")
            self._link.show_text(self.tr("Request {0} →").format(number), action("request").shown_key)

    def go_to_request(self) -> None:
        if self._request is not None:
            self.request_wanted.emit(self._request.id)

    def _sentence(self, fact: AlertFact) -> str:
        day = self._formats.day_in_words(fact.on) if fact.on else ""
        if fact.alert is Alert.CUT_OFF:
            return self.tr("Cut off since {0}").format(day)
        if fact.alert is Alert.OVERDUE:
            return self.tr("Overdue %n day(s)", "", fact.days)
        if fact.alert is Alert.REPEATED:
            calls = self.tr("%n call(s)", "", fact.count)
            within = self.tr("in %n day(s)", "", fact.days)
            return f"{calls} {within}: {self._topic(fact.topic).lower()}"
        if fact.alert is Alert.OPEN_REQUEST:
            return self.tr("answer due {0}").format(self._formats.short_day(fact.on))
        if fact.alert is Alert.METER_EXPIRED:
            return self.tr("Meter's verification ended {0}").format(self._formats.day(fact.on))
        return self.tr("Vulnerable client: no cut-off, speak slowly")

    def _topic(self, code: str) -> str:
        topics = self._catalogue.topics if self._catalogue else ()
        return next((topic.label.get(self._formats.language) for topic in topics if topic.id == code), code)
