"""Why a bill is another one than the bill before, as one sentence whose amounts add up."""

from operator_desk.ui.why.tongue import Tongue
from sync.billing.difference import Cause, Difference, Part
from sync.billing.documents import Adjustment
from sync.card import Correction


def spoken_difference(tongue: Tongue, split: Difference) -> str:
    """The difference, and each part with its money; the days of all zones are told as one."""
    translate = tongue.translate
    later, earlier = tongue.months(split.after.bill.period, split.before.bill.period)
    if split.amount > 0:
        head = translate("Speech", "The bill for {0} is {2} more than for {1}")
    elif split.amount < 0:
        head = translate("Speech", "The bill for {0} is {2} less than for {1}")
    else:
        head = translate("Speech", "The bill for {0} is the same as for {1}")
    head = head.format(later, earlier, tongue.formats.money(abs(split.amount)))
    days = [part for part in split.parts if part.cause is Cause.DAYS]
    said = [_days(tongue, days)] if days else []
    said += (_part(tongue, part, longer=bool(days)) for part in split.parts if part.amount and part not in days)
    return f"{head}: {', '.join(said)}." if said else f"{head}."


def _days(tongue: Tongue, parts: list[Part]) -> str:
    said = tongue.days(parts[0].after, parts[0].before)
    return f"{said} ({tongue.change(sum(part.amount for part in parts))})"


def _part(tongue: Tongue, part: Part, *, longer: bool) -> str:
    """`longer`: the months have not the same days, so that a quantity more or less is not what the money is for."""
    match part.cause:
        case Cause.USE:
            said = tongue.in_zone(part.zone, _used(tongue, part, longer=longer))
        case Cause.TARIFF:
            price = tongue.formats.price
            said = tongue.translate("Speech", "price {0} instead of {1}").format(price(part.after), price(part.before))
            said = tongue.in_zone(part.zone, said)
        case Cause.BENEFIT:
            said = tongue.translate("Speech", "benefit «{0}»").format(tongue.benefit(part.code))
        case Cause.CORRECTION | Cause.ADJUSTMENT:
            said = _document(tongue, part)
        case Cause.OTHER:
            said = tongue.translate("Speech", "other lines of the bill")
        case _:
            said = tongue.translate("Speech", "what the lines of the bills do not explain")
    return f"{said} ({tongue.change(part.amount)})"


def _used(tongue: Tongue, part: Part, *, longer: bool) -> str:
    if not longer:
        return tongue.quantity(part.after - part.before, part.unit, signed=True)
    used = tongue.quantity(part.after, part.unit)
    return tongue.translate("Speech", "{0} instead of {1}").format(used, tongue.formats.count(part.before))


def _document(tongue: Tongue, part: Part) -> str:
    """A correction or an adjustment that came with the later bill, or one that the earlier had and this one has not."""
    translate = tongue.translate
    document = part.document
    ours = document is not None and document.amount == part.amount
    match document:
        case Correction():
            text = (
                translate("Speech", "correction for {0}") if ours else translate("Speech", "no more correction for {0}")
            )
            return text.format(tongue.formats.month(document.for_period))
        case Adjustment():
            reason = tongue.adjustment(document.reason)
            return reason if ours else translate("Speech", "no more {0}").format(reason)
    return ""
