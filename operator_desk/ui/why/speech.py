"""The sentence to read aloud about a figure, in the client's language."""

from operator_desk.ui.why.explanation import Explanation, Figure
from operator_desk.ui.why.spoken_difference import spoken_difference
from operator_desk.ui.why.tongue import Tongue
from sync.billing.derivation import Kind, Node
from sync.billing.documents import BENEFIT, Adjustment, Allocation, Billing, BillLine
from sync.card import Bill, Correction, Payment


def speak(tongue: Tongue, billing: Billing, of: Explanation) -> str:
    """What to tell the client about this figure."""
    document = of.tree.document
    if of.asked.figure is Figure.BALANCE:
        return _balance(tongue, billing)
    if of.split is not None:
        return spoken_difference(tongue, of.split)
    match document:
        case Bill() if of.asked.figure is Figure.CONSUMPTION:
            return _consumption(tongue, document, of.tree)
        case Bill():
            return _bill(tongue, document, of.tree)
        case Correction():
            return _correction(tongue, document)
        case Adjustment():
            return _adjustment(tongue, document)
        case Payment():
            return _payment(tongue, document, of.tree)
    return ""


def _balance(tongue: Tongue, billing: Billing) -> str:
    formats, translate = tongue.formats, tongue.translate
    if billing.balance > 0:
        said = [translate("Speech", "You have {0} to pay.").format(formats.money(billing.balance))]
    elif billing.balance < 0:
        said = [translate("Speech", "You have paid {0} in advance.").format(formats.money(-billing.balance))]
    else:
        said = [translate("Speech", "You owe nothing.")]
    if billing.bills:
        last = billing.bills[0]
        text = translate("Speech", "The last bill, for {0}, is {1}, due by {2}.")
        said.append(
            text.format(formats.month(last.period), formats.money(last.amount), formats.day_in_words(last.due_on))
        )
    if billing.payments:
        paid = billing.payments[0]
        text = translate("Speech", "The last payment, {0}, came on {1}.")
        said.append(text.format(formats.money(paid.amount), formats.day_in_words(paid.paid_on)))
    plan = next((one for one in billing.plans if one.status == "active"), None)
    due = next((one for one in plan.instalments if one.paid < one.amount), None) if plan else None
    if due is not None:
        text = translate("Speech", "By the payment plan the next instalment is {0}, by {1}.")
        said.append(text.format(formats.money(due.amount - due.paid), formats.day_in_words(due.due_on)))
    return " ".join(said)


def _bill(tongue: Tongue, bill: Bill, tree: Node) -> str:
    formats = tongue.formats
    head = tongue.translate("Speech", "The bill for {0} is {1}")
    lines = [_line(tongue, node.document) for node in tree.children if isinstance(node.document, BillLine)]
    return _joined(head.format(formats.month(bill.period), formats.money(bill.amount)), lines)


def _line(tongue: Tongue, line: BillLine) -> str:
    amount = tongue.formats.money(line.amount, unit=False)
    if line.kind == BENEFIT:
        said = tongue.translate("Speech", "benefit «{0}»").format(tongue.benefit(line.code))
        return f"{said} ({amount})"
    said = tongue.translate("Speech", "{0} at {1}")
    said = said.format(tongue.quantity(line.quantity, line.unit), tongue.formats.price(line.price))
    return f"{tongue.in_zone(line.zone, said)} ({amount})"


def _consumption(tongue: Tongue, bill: Bill, tree: Node) -> str:
    count = tongue.formats.count
    head = tongue.translate("Speech", "For {0} the meter counted {1}")
    spans = []
    for node in tree.children:
        line = node.document
        if isinstance(line, BillLine) and line.before is not None and line.after is not None:
            said = tongue.translate("Speech", "{0}, from {1} to {2}")
            said = said.format(count(line.quantity), count(line.before), count(line.after))
            spans.append(tongue.in_zone(line.zone, said))
    used = tongue.quantity(bill.consumption, tree.unit)
    return _joined(head.format(tongue.formats.month(bill.period), used), spans, "; ")


def _correction(tongue: Tongue, one: Correction) -> str:
    translate, formats = tongue.translate, tongue.formats
    text = (
        translate("Speech", "On {0} the bill for {1} was lowered by {2}: {3}.")
        if one.amount < 0
        else translate("Speech", "On {0} the bill for {1} was raised by {2}: {3}.")
    )
    return text.format(
        formats.day_in_words(one.issued_on),
        formats.month(one.for_period),
        formats.money(abs(one.amount)),
        tongue.correction(one.reason),
    )


def _adjustment(tongue: Tongue, one: Adjustment) -> str:
    translate, formats = tongue.translate, tongue.formats
    text = (
        translate("Speech", "On {0} you were credited with {1}: {2}.")
        if one.amount < 0
        else translate("Speech", "On {0} you were charged {1}: {2}.")
    )
    day = formats.day_in_words(one.made_on)
    return text.format(day, formats.money(abs(one.amount)), tongue.adjustment(one.reason))


def _payment(tongue: Tongue, one: Payment, tree: Node) -> str:
    translate, formats = tongue.translate, tongue.formats
    head = translate("Speech", "Your payment of {1} came on {0}")
    shares = []
    for node in tree.children:
        share = node.document
        if node.kind is Kind.SHARE and isinstance(share, Allocation):
            text = translate("Speech", "for {0}") if share.period else translate("Speech", "in advance")
            shares.append(f"{text.format(formats.month(share.period))} ({formats.money(share.amount, unit=False)})")
    return _joined(head.format(formats.day_in_words(one.paid_on), formats.money(one.amount)), shares)


def _joined(head: str, parts: list[str], by: str = ", ") -> str:
    return f"{head}: {by.join(parts)}." if parts else f"{head}."
