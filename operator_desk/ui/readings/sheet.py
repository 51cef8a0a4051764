"""A reading on its way: what stands in the fields of one meter, what the checks say, what it costs. No widgets."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from operator_desk.verbs import Draft, TakenReading
from sync import typed, written
from sync.billing.charging import charge
from sync.card import Card, Meter
from sync.catalogue import Catalogue
from sync.commands import RegisterValue
from sync.readings import Code, Day, Entered, Examined, Finding, Level, Line, ReadingRules, examine
from sync.readings.facts import facts_of, own_entry
from sync.readings.rules import STANDARD
from sync.readings.window import Window, window_of

READINGS_TYPE = "readings"  # of a draft that is no request
_METER, _REASON, _KEPT_BACK, _REPLACES, _DAY = "meter", "reason", "kept_back", "replaces", "day"
_VALUE, _ROLLED = "value:", "rolled:"


class Proposal(StrEnum):
    """What the checks propose. A person takes it, or types something else."""

    ROLLOVER = "rollover"
    SWAP = "swap"
    REQUEST = "request"


_PROPOSED = {
    Code.ROLLOVER: Proposal.ROLLOVER,
    Code.SWAPPED: Proposal.SWAP,
    Code.NOT_VERIFIED: Proposal.REQUEST,
}


@dataclass(slots=True)
class Sheet:
    """The fields of one meter. Change them by the methods: each change is checked at once."""

    draft_id: str
    card: Card
    meter: Meter
    catalogue: Catalogue | None
    today: date
    texts: dict[int, str]
    rolled: set[int]
    reason: str = ""
    use_on_bill: bool = True
    replaces: str | None = None
    day: str = ""  # as typed; nothing means today

    @classmethod
    def begin(
        cls, draft_id: str, card: Card, meter: Meter, catalogue: Catalogue | None, today: date, staff_id: int
    ) -> "Sheet":
        """Empty; or with the operator's own reading, which saving it again puts right."""
        sheet = cls(draft_id, card, meter, catalogue, today, {}, set())
        own = own_entry(card, meter, staff_id)
        if own:
            sheet.replaces = own[0].entry_id
            sheet.texts = {one.register_id: str(one.value) for one in own}
            sheet.rolled = {one.register_id for one in own if one.rolled_over}
            sheet.reason = own[0].reason or ""
            sheet.use_on_bill = own[0].use_on_bill
            sheet.day = written.day(own[0].read_on) if own[0].read_on != today else ""
        return sheet

    @classmethod
    def of_draft(cls, draft: Draft, card: Card, catalogue: Catalogue | None, today: date) -> "Sheet | None":
        """As it was left; None where the meter is not on the card any more."""
        fields = dict(draft.fields)
        meter = next((one for one in card.meters if str(one.id) == fields.get(_METER)), None)
        if meter is None:
            return None
        registers = [register.id for register in meter.registers]
        return cls(
            draft.id,
            card,
            meter,
            catalogue,
            today,
            {one: fields[f"{_VALUE}{one}"] for one in registers if f"{_VALUE}{one}" in fields},
            {one for one in registers if f"{_ROLLED}{one}" in fields},
            fields.get(_REASON, ""),
            _KEPT_BACK not in fields,
            fields.get(_REPLACES),
            fields.get(_DAY, ""),
        )

    @staticmethod
    def meter_of(draft: Draft) -> int | None:
        """Whose fields the draft holds."""
        text = dict(draft.fields).get(_METER, "")
        return int(text) if text.isdigit() else None

    def take_card(self, card: Card, today: date) -> bool:
        """The card has new facts, the fields stay; False where the meter is gone."""
        meter = next((one for one in card.meters if one.id == self.meter.id), None)
        if meter is None:
            return False
        self.card, self.meter, self.today = card, meter, today
        return True

    def type(self, register_id: int, text: str) -> None:
        """Another figure is another question: a rollover confirmed for the one before does not hold for it."""
        if text != self.texts.get(register_id, ""):
            self.texts[register_id] = text
            self.rolled.discard(register_id)

    @property
    def has_text(self) -> bool:
        return any(text.strip() for text in self.texts.values())

    @property
    def rules(self) -> ReadingRules:
        return self.catalogue.reading_rules if self.catalogue else STANDARD

    @property
    def read_on(self) -> date | None:
        """When it was read; None while what is typed is no day. Nobody reads a meter tomorrow: `30.11` typed in
        January is the last one."""
        if not self.day.strip():
            return self.today
        try:
            return typed.day(self.day, self.today, typed.Lean.PAST)
        except typed.Mistyped:
            return None

    @property
    def window(self) -> Window:
        return window_of(self.read_on or self.today, self.rules.days)

    def examined(self) -> Examined:
        facts = facts_of(self.meter, self.card.readings, self.card.status, without=self.replaces)
        entered = [Entered(one, text, one in self.rolled) for one, text in self.texts.items()]
        return examine(facts, entered, Day(self.read_on or self.today, self.today), self.rules)

    def cost(self, line: Line) -> int | None:
        """What the consumption comes to by the account's tariff, in minor units; None where that is not known."""
        tariffs = self.catalogue.tariffs if self.catalogue else ()
        prices = next((one.prices for one in tariffs if one.id == self.card.tariff), {})
        price = prices.get(line.register.zone)
        return None if line.used is None or price is None else charge(line.used, price)

    def proposal(self) -> tuple[Proposal, Finding] | None:
        """What is proposed now, the first in the order of the checks."""
        for finding in self.examined().all:
            if finding.level is Level.BLOCK and finding.code in _PROPOSED:
                return _PROPOSED[finding.code], finding
        return None

    def accept(self, proposal: Proposal, finding: Finding) -> None:
        """Take what is proposed; a request is filed elsewhere."""
        if finding.register_id is None:
            return
        if proposal is Proposal.ROLLOVER:
            self.rolled.add(finding.register_id)
        elif proposal is Proposal.SWAP:
            other = next(one.id for one in self.meter.registers if one.code == finding.args[1])
            mine = self.texts.get(finding.register_id, "")
            self.texts[finding.register_id], self.texts[other] = self.texts.get(other, ""), mine
            self.rolled -= {finding.register_id, other}

    def draft(self, now: int, call_id: str | None) -> Draft:
        """As typed, whatever it is."""
        fields = [(_METER, str(self.meter.id))]
        fields += [(f"{_VALUE}{one}", text) for one, text in self.texts.items()]
        fields += [(f"{_ROLLED}{one}", "1") for one in sorted(self.rolled)]
        if self.day:
            fields.append((_DAY, self.day))
        if self.reason:
            fields.append((_REASON, self.reason))
        if not self.use_on_bill:
            fields.append((_KEPT_BACK, "1"))
        if self.replaces is not None:
            fields.append((_REPLACES, self.replaces))
        return Draft(
            id=self.draft_id,
            type=READINGS_TYPE,
            title=f"{self.card.name} · {self.meter.number}",
            client_id=self.card.client_id,
            account_id=self.card.account_id,
            call_id=call_id,
            fields=tuple(fields),
            changed_at=now,
        )

    def taken(self) -> TakenReading | None:
        """What is saved; None while a check blocks it, or a day or a reason is missing."""
        examined = self.examined()
        if not examined.may_be_saved or self.read_on is None or self.card.account_id is None:
            return None
        if examined.needs_reason and not self.reason.strip():
            return None
        values = tuple(
            RegisterValue(line.register.id, line.value, line.rolled_over)
            for line in examined.lines
            if line.value is not None
        )
        return TakenReading(
            client_id=self.card.client_id,
            account_id=self.card.account_id,
            meter_id=self.meter.id,
            values=values,
            reason=self.reason.strip() if examined.needs_reason else "",
            use_on_bill=self.use_on_bill or not examined.needs_reason,
            replaces=self.replaces,
            read_on=self.read_on,
        )
