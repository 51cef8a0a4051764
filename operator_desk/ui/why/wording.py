"""The derivation in words, in the language of the window: each figure with its amount, its source and what is below."""

from PySide6.QtCore import QCoreApplication

from operator_desk.ui import words
from operator_desk.ui.formats import Formats
from operator_desk.ui.why.explanation import Explanation, asked_about
from operator_desk.ui.why.tree import WhyRow
from sync.billing.derivation import Kind, Node
from sync.billing.difference import Cause, Difference, Part
from sync.billing.documents import BENEFIT, Adjustment, Allocation, BillLine
from sync.card import Bill, Correction, Payment
from sync.catalogue import Catalogue, Choice

translate = QCoreApplication.translate


class Wording:
    """Words nodes and parts; holds no state but how the window writes."""

    def __init__(self, formats: Formats, catalogue: Catalogue | None) -> None:
        self._formats = formats
        self._catalogue = catalogue

    def rows(self, of: Explanation) -> tuple[WhyRow, ...]:
        """All rows of the tree: what made the bill another one first, then what the figure is made of."""
        tree = self.row(of.tree, open=True)
        return (tree,) if of.split is None else (self.split(of.split), tree)

    def title(self, node: Node) -> str:
        return self._text(node)

    def tr(self, text: str, hint: str, n: int) -> str:
        """A text with plural forms: Qt's tool finds those only where they are asked for as of a QObject."""
        return translate("Wording", text, hint, n)

    # --- why another bill -----------------------------------------------------------------------------------

    def split(self, split: Difference) -> WhyRow:
        rows = tuple(self._part(part) for part in split.parts)
        text = translate("Why", "Difference from {0}").format(self._month(split.before.bill.period))
        money = self._formats.money
        source = translate("Why", "{0} compared with {1}, each with the corrections issued for it")
        source = source.format(money(split.after.total), money(split.before.total))
        return WhyRow(text, self._change(split.amount), source=source, children=rows, open=True)

    def _part(self, part: Part) -> WhyRow:
        below: tuple[WhyRow, ...] = ()
        if part.rounding:
            rounded = translate("Why", "of it by rounding")
            below = (WhyRow(rounded, self._change(part.rounding), "soft"),)
        asked = asked_about(part.document) if part.document is not None else None
        value, tone = self._change(part.amount), self._tone(part.amount)
        return WhyRow(self._cause(part), value, tone, self._of(part), below, asked=asked)

    def _cause(self, part: Part) -> str:
        count, price, zone = self._formats.count, self._formats.price, words.zone(part.zone)
        match part.cause:
            case Cause.DAYS:
                text = self.tr("%n day(s) instead of {0}", "", part.after)
                return f"{zone} · {text.format(part.before)}"
            case Cause.USE:
                text = translate("Why", "{0} instead of {1}").format(count(part.after), count(part.before))
                return f"{zone} · {text} {words.unit(part.unit)}"
            case Cause.TARIFF:
                text = translate("Why", "price {0} instead of {1}")
                return f"{zone} · {text.format(price(part.after), price(part.before))}"
            case Cause.BENEFIT:
                return translate("Why", "Benefit: {0}").format(self._choice("benefits", part.code))
            case Cause.OTHER:
                return translate("Why", "Other lines")
            case Cause.UNEXPLAINED:
                return translate("Why", "Not explained by the lines")
        document = part.document
        if isinstance(document, Correction):
            text = translate("Why", "Correction for {0}").format(self._month(document.for_period))
        elif isinstance(document, Adjustment):
            text = self._choice("adjustment_reasons", document.reason)
        else:
            return ""
        ours = document.amount == part.amount
        return text if ours else translate("Why", "{0}, only with the earlier bill").format(text)

    def _of(self, part: Part) -> str:
        match part.cause:
            case Cause.DAYS:
                return translate("Why", "the earlier bill's use a day, at its price")
            case Cause.USE:
                return translate("Why", "at the earlier price, without the days; remainders of rounding included")
            case Cause.TARIFF:
                return translate("Why", "on all that the later bill charges")
        return self._source(part.document) if part.document is not None else ""

    # --- what a figure is made of ---------------------------------------------------------------------------

    def row(self, node: Node, *, open: bool = False) -> WhyRow:
        children = tuple(self.row(child) for child in node.children)
        value = self._quantity(node) if node.unit else self._formats.money(node.value, unit=False)
        tone = "text" if node.unit else self._tone(node.value)
        if node.kind is Kind.UNKNOWN:
            tone = "bad"
        source = self._source(node.document) if node.document is not None else ""
        document = None if open else node.document
        asked = asked_about(document) if isinstance(document, Bill | Correction | Adjustment | Payment) else None
        return WhyRow(self._text(node), value, tone, source, children, open, asked)

    def _text(self, node: Node) -> str:
        document = node.document
        match node.kind:
            case Kind.BALANCE:
                return translate("Why", "Balance")
            case Kind.BILLS:
                return translate("Why", "Bills")
            case Kind.CORRECTIONS:
                return translate("Why", "Corrections")
            case Kind.ADJUSTMENTS:
                return translate("Why", "Adjustments")
            case Kind.PAYMENTS:
                return translate("Why", "Payments")
            case Kind.EARLIER:
                return translate("Why", "Earlier ones")
            case Kind.BEYOND:
                return translate("Why", "Not explained by the lines")
            case Kind.UNKNOWN:
                return translate("Why", "Does not add up: ask the billing department")
        match document:
            case Bill() if node.kind is Kind.CONSUMPTION:
                return translate("Why", "Consumption for {0}").format(self._month(document.period))
            case Bill():
                return translate("Why", "Bill for {0}").format(self._month(document.period))
            case BillLine() if node.kind is Kind.COUNTED:
                return self._counted(document)
            case BillLine():
                return self._line(document)
            case Correction():
                return translate("Why", "Correction for {0}").format(self._month(document.for_period))
            case Adjustment():
                return self._choice("adjustment_reasons", document.reason)
            case Payment():
                channel = self._choice("payment_channels", document.channel).lower()
                return translate("Why", "Payment {0}, {1}").format(self._formats.day(document.paid_on), channel)
            case Allocation():
                if not document.period:
                    return translate("Why", "to no bill yet")
                return translate("Why", "to the bill for {0}").format(self._month(document.period))
        return str(node.kind)

    def _line(self, line: BillLine) -> str:
        if line.kind == BENEFIT:
            benefit = self._choice("benefits", line.code)
            return f"{benefit} · {self._formats.count(line.quantity)} × {self._formats.price(line.price)}"
        quantity = f"{self._formats.count(line.quantity)} {words.unit(line.unit)}"
        return f"{words.zone(line.zone)} · {quantity} × {self._formats.price(line.price)}"

    def _counted(self, line: BillLine) -> str:
        count = self._formats.count
        if line.before is None or line.after is None:
            return line.code
        times = f" × {count(line.multiplier)}" if line.multiplier != 1 else ""
        return f"{line.code} · {count(line.before)} → {count(line.after)}{times}"

    def _source(self, document: object) -> str:
        """Where it is written: the document with its number and day."""
        day = self._formats.day
        match document:
            case Bill():
                return translate("Why", "bill no. {0} of {1}").format(document.number, day(document.issued_on))
            case BillLine():
                text = translate("Why", "from {0} to {1}").format(day(document.from_on), day(document.to_on))
                tariffs = self._catalogue.tariffs if self._catalogue else ()
                language = self._formats.language
                name = next((one.label.get(language) for one in tariffs if one.id == document.tariff), document.tariff)
                return f"{text}, {name}"
            case Correction():
                text = translate("Why", "correction invoice no. {0} of {1}")
                reason = self._choice("correction_reasons", document.reason)
                return f"{text.format(document.number, day(document.issued_on))}, {reason}"
            case Adjustment():
                return translate("Why", "adjustment no. {0} of {1}").format(document.number, day(document.made_on))
            case Payment():
                text = translate("Why", "payment no. {0} of {1}").format(document.number, day(document.paid_on))
                return f"{text}, {document.payer}" if document.payer else text
            case Allocation():
                return translate("Why", "payment no. {0} of {1}").format(document.number, day(document.paid_on))
        return ""

    # --- figures --------------------------------------------------------------------------------------------

    def _quantity(self, node: Node) -> str:
        return f"{self._formats.count(node.value)} {words.unit(node.unit)}"

    def _change(self, amount: int) -> str:
        return f"{'+' if amount > 0 else ''}{self._formats.money(amount, unit=False)}"

    def _tone(self, amount: int) -> str:
        return "good" if amount < 0 else "text"

    def _month(self, period: str) -> str:
        return f"{self._formats.month(period)} {period[:4]}"

    def _choice(self, name: str, code: str) -> str:
        choices: tuple[Choice, ...] = getattr(self._catalogue, name, ())
        return next((one.label.get(self._formats.language) for one in choices if one.id == code), code)
