"""The card's header: who, where, and the four facts that most callers ask for."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from operator_desk.ui import words
from operator_desk.ui.actions import action
from operator_desk.ui.buttons import LinkButton
from operator_desk.ui.card.facts import days_overdue
from operator_desk.ui.formats import Formats
from operator_desk.ui.guard import wording
from operator_desk.ui.guard.cover import Seen
from operator_desk.ui.labels import Caption, TextLabel
from operator_desk.ui.panel import Panel, column, row
from operator_desk.ui.theme import BODY, LEAD, SECONDARY, SEMIBOLD, TITLE, Look
from sync.calendar import reading_window
from sync.card import Card
from sync.catalogue import Catalogue
from sync.verification.rules import Level


class CardHeader(Panel):
    """Name, account, address, tariff; what is owed, the last payment, the next reading, the contract."""

    links_wanted = Signal()
    other_caller_wanted = Signal()

    FACTS = 4

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look)
        self._formats = formats
        self._card: Card | None = None
        self._today = date.min
        self._catalogue: Catalogue | None = None
        self._as_of = ""
        self.name = TextLabel(look, TITLE, SEMIBOLD)
        self._others = LinkButton(look)
        self.accounts = LinkButton(look)
        self.level = LinkButton(look)
        self._seen = Seen()
        self._place = TextLabel(look, BODY, tone="soft")
        self._age = TextLabel(look, SECONDARY, tone="warn", fit=True)
        self._captions = [Caption(look) for _ in range(self.FACTS)]
        self._values = [TextLabel(look, LEAD, SEMIBOLD) for _ in range(self.FACTS)]
        self._remarks = [TextLabel(look, SECONDARY, tone="soft") for _ in range(self.FACTS)]
        self._others.clicked.connect(self.other_caller_wanted)
        self.accounts.clicked.connect(self.links_wanted)
        layout = column(self, top=8, bottom=6, gap=2)
        first = row()
        first.addWidget(self.name, 1)
        first.addWidget(self.level)
        first.addWidget(self._others)
        first.addWidget(self.accounts)
        layout.addLayout(first)
        second = row()
        second.addWidget(self._place, 1)
        second.addWidget(self._age)
        layout.addLayout(second)
        layout.addSpacing(4)
        layout.addWidget(self._fact_grid())
        self.setFixedHeight(120)

    def _fact_grid(self) -> QWidget:
        area = QWidget()
        grid = QGridLayout(area)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        for at in range(self.FACTS):
            grid.addWidget(self._captions[at], 0, at)
            grid.addWidget(self._values[at], 1, at)
            grid.addWidget(self._remarks[at], 2, at)
            grid.setColumnStretch(at, 1)
        return area

    def retranslate(self) -> None:
        self._others.show_text(self.tr("Another caller"), action("who").shown_key)
        for caption, text in zip(
            self._captions,
            (self.tr("To pay"), self.tr("Last payment"), self.tr("Readings"), self.tr("Contract")),
            strict=True,
        ):
            caption.show_text(text)
        if self._card is not None:
            self._show()

    def fill(
        self, card: Card, catalogue: Catalogue | None, today: date, as_of: str, *, in_call: bool, seen: Seen
    ) -> None:
        """`as_of` is set when the card comes out of the desk's own store: how old it is."""
        self._card, self._catalogue, self._today, self._as_of, self._seen = card, catalogue, today, as_of, seen
        self._others.setVisible(in_call)
        self._show()

    def _show(self) -> None:
        card = self._card
        if card is None:
            return
        self.name.show_text(card.name)
        self._place.show_text(self._where(card))
        self._age.show_text(self.tr("as of {0}").format(self._as_of) if self._as_of else "")
        self.level.setVisible(self._seen.level is not None)
        if self._seen.level is not None:
            self._show_level(self._seen.level)
        others = len(card.accounts)
        text = self.tr("%n more account(s)", "", others) if others else self.tr("Linked")
        self.accounts.show_text(f"{text} ▾", action("accounts").shown_key, action("accounts").text)
        self._show_money(card)
        self._show_reading(card)
        self._show_contract(card)

    def _show_level(self, level: Level) -> None:
        """How far the caller is verified; nothing more is asked of who may change everything."""
        self.level.show_tone("good" if level.reaches(Level.BALANCE) else "warn")
        key = "" if level is Level.CHANGE else action("verify").shown_key
        self.level.show_text(self.tr("Level: {0}").format(wording.level(level)), key, action("verify").text)

    def _where(self, card: Card) -> str:
        parts = [self.tr("Acc. {0}").format(self._formats.account(card.number))] if card.number else []
        parts.append(card.address)
        tariffs = self._catalogue.tariffs if self._catalogue else ()
        tariff = next((one.label.get(self._formats.language) for one in tariffs if one.id == card.tariff), card.tariff)
        parts.append(tariff)
        if card.tax_id:
            parts.append(self.tr("tax no. {0}").format(card.tax_id))
        return "  ·  ".join(part for part in parts if part)

    def _show_money(self, card: Card) -> None:
        formats = self._formats
        if not self._seen.money:
            for place in (0, 1):
                self._values[place].show_text("•••", "faint")
                self._remarks[place].show_text(self.tr("closed"), "soft")
            return
        overdue = days_overdue(card, self._today)
        if card.balance > 0:
            tone = "bad" if overdue else "text"
            remark = self.tr("overdue %n day(s)", "", overdue) if overdue else self._due(card)
        elif card.balance < 0:
            tone, remark = "good", self.tr("paid in advance")
        else:
            tone, remark = "good", self.tr("nothing owed")
        self._values[0].show_text(formats.money(card.balance), tone)
        self._remarks[0].show_text(remark, "bad" if overdue else "soft")
        if card.payments:
            last = card.payments[0]
            self._values[1].show_text(formats.money(last.amount), "text")
            day = formats.day_in_words(last.paid_on)
            self._remarks[1].show_text(f"{day}, {self._channel(last.channel)}", "soft")
        else:
            self._values[1].show_text("–", "faint")
            self._remarks[1].show_text(self.tr("no payments yet"))

    def _due(self, card: Card) -> str:
        return self.tr("pay by {0}").format(self._formats.day_in_words(card.bills[0].due_on)) if card.bills else ""

    def _channel(self, code: str) -> str:
        channels = self._catalogue.payment_channels if self._catalogue else ()
        return next((one.label.get(self._formats.language).lower() for one in channels if one.id == code), code)

    def _show_reading(self, card: Card) -> None:
        if not card.meters or self._catalogue is None:
            self._values[2].show_text("–", "faint")
            self._remarks[2].show_text(self.tr("no meter") if not card.meters else "")
            return
        window = reading_window(self._catalogue, self._today)
        opens, closes = self._formats.day_in_words(window.opens), self._formats.day_in_words(window.closes)
        if window.is_open:
            self._values[2].show_text(self.tr("by {0}").format(closes), "text")
            self._remarks[2].show_text(self.tr("readings are taken now"))
        else:
            self._values[2].show_text(self.tr("from {0}").format(opens), "text")
            self._remarks[2].show_text(self.tr("till {0}").format(closes))

    def _show_contract(self, card: Card) -> None:
        tone = "good" if card.status in ("active", "open") else "bad"
        self._values[3].show_text(words.account_status(card.status), tone)
        since = card.opened_on or card.client_since
        self._remarks[3].show_text(self.tr("since {0}").format(self._formats.day(since)))
