"""The facts that alerts rest on, each found on the card by a function of its own. Pure: day and hour are given."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from sync.billing.documents import Billing, Instalment
from sync.card import Card, Interaction, Request
from sync.catalogue.rules import AlertRule
from sync.outages import Outage, street_of

DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be seen of a client now. `zone` is where the clients live; `billing` is there when it has been read."""

    card: Card
    today: date
    now: int
    zone: tzinfo = UTC
    in_call: bool = False  # with this client
    outages: tuple[Outage, ...] = ()  # all that go on
    billing: Billing | None = None

    @property
    def outage(self) -> Outage | None:
        """The one in the client's street."""
        street = street_of(self.card.address) if self.outages else ""
        return next((one for one in self.outages if one.street == street), None) if street else None

    def day_of(self, at: int) -> date:
        return datetime.fromtimestamp(at / 1000, UTC).astimezone(self.zone).date()

    def days_since(self, day: date) -> int:
        return (self.today - day).days


@dataclass(frozen=True, slots=True)
class Found:
    """A fact that holds, with what its sentence may name. `record` is the id of what it is about."""

    day: date | None = None
    days: int = 0
    count: int = 0
    amount: int = 0
    topic: str = ""
    meter: str = ""
    street: str = ""
    request: Request | None = None
    record: str = ""


def find(rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    """What holds for this rule, the most pressing first; nothing where nothing does."""
    return _FACTS[rule.fact](rule, sight)


def _outage(_rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    outage = sight.outage
    return () if outage is None else (Found(count=outage.callers, street=outage.street),)


def _cut_off_planned(rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    day = sight.card.cut_off_on
    if day is None or not 0 <= (ahead := (day - sight.today).days) <= rule.days:
        return ()
    return (Found(day=day, days=ahead),)


def _cut_off_done(_rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    day = sight.card.cut_off_on
    return (Found(day=day),) if day is not None and day < sight.today else ()


def _answer_overdue(rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    late = [one for one in _open(rule, sight.card) if sight.days_since(one.due_on) >= max(1, rule.days)]
    return tuple(
        Found(day=one.due_on, days=sight.days_since(one.due_on), request=one, record=one.id)
        for one in sorted(late, key=lambda one: one.due_on)
    )


def _open_request(rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    return tuple(Found(day=one.due_on, request=one, record=one.id) for one in _open(rule, sight.card))


def _open(rule: AlertRule, card: Card) -> list[Request]:
    return [
        one for one in card.requests if one.status in ("open", "taken") and (not rule.types or one.type in rule.types)
    ]


def _contact_unanswered(rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    """The latest contact that promised one of ours, where nobody has called since and no later call settled it."""
    contacts = _contacts(sight.card)
    for at, one in enumerate(contacts):
        if one.outcome in rule.outcomes:
            since = sight.day_of(one.started_at)
            if sight.days_since(since) < rule.days or any(_settles(later, one) for later in contacts[:at]):
                return ()
            return (Found(day=since, days=sight.days_since(since), topic=one.topic or "", record=one.id),)
    return ()


def _settles(later: Interaction, promised: Interaction) -> bool:
    answered = later.direction == "outbound" and (later.answered_at is not None or later.channel != "call")
    return answered or (later.topic == promised.topic and later.outcome not in (None, promised.outcome))


def _promise_unpaid(rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    card = sight.card
    promised = next((one for one in _contacts(card) if one.outcome in rule.outcomes), None)
    if promised is None or card.balance <= 0:
        return ()
    since = sight.day_of(promised.started_at)
    if sight.days_since(since) < rule.days or any(one.posted_at > promised.started_at for one in card.payments):
        return ()
    return (Found(day=since, days=sight.days_since(since), amount=card.balance, record=promised.id),)


def _contacts(card: Card) -> list[Interaction]:
    return sorted(card.interactions, key=lambda one: one.started_at, reverse=True)


def _instalment_overdue(rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    late = (one for one in _instalments(sight) if sight.days_since(one.due_on) >= max(1, rule.days))
    return tuple(_instalment(one, sight) for one in late)


def _instalment_due(rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    due = (one for one in _instalments(sight) if 0 <= -sight.days_since(one.due_on) <= rule.days)
    return tuple(_instalment(one, sight) for one in due)


def _instalments(sight: Sight) -> list[Instalment]:
    """Those of plans in force that are not paid yet, in their order."""
    plans = sight.billing.plans if sight.billing is not None else ()
    parts = [part for plan in plans if plan.status == "active" for part in plan.instalments if part.paid < part.amount]
    return sorted(parts, key=lambda part: part.due_on)


def _instalment(part: Instalment, sight: Sight) -> Found:
    return Found(day=part.due_on, days=abs(sight.days_since(part.due_on)), amount=part.amount - part.paid)


def _overdue_debt(rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    card = sight.card
    if card.overdue_since is None or card.balance < max(1, rule.amount):
        return ()
    days = sight.days_since(card.overdue_since)
    return (Found(day=card.overdue_since, days=days, amount=card.balance),) if days >= max(1, rule.days) else ()


def _repeated_topic(rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    """The topic called about most. The call that goes on is one of them; without one, the next call would be."""
    since = sight.now - rule.days * DAY_MS
    lately = [
        one
        for one in sight.card.interactions
        if one.topic and one.channel == "call" and one.direction == "inbound" and one.started_at >= since
    ]
    if not lately:
        return ()
    topic, count = Counter(one.topic or "" for one in lately).most_common(1)[0]
    if count + 1 < rule.count:
        return ()
    of_topic = [one for one in lately if one.topic == topic]
    first = min(one.started_at for one in of_topic)
    latest = max(of_topic, key=lambda one: one.started_at)
    days = max(1, (sight.now - first) // DAY_MS)
    return (Found(days=days, count=count + sight.in_call, topic=topic, record=latest.id),)


def _verification_ended(_rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    return tuple(
        Found(day=one.verified_until, meter=one.number)
        for one in sight.card.meters
        if one.verified_until is not None and one.verified_until < sight.today
    )


def _verification_ends(rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    return tuple(
        Found(day=one.verified_until, days=-sight.days_since(one.verified_until), meter=one.number)
        for one in sight.card.meters
        if one.verified_until is not None and 0 <= -sight.days_since(one.verified_until) <= rule.days
    )


def _vulnerable(_rule: AlertRule, sight: Sight) -> tuple[Found, ...]:
    return (Found(),) if sight.card.vulnerable else ()


_FACTS: Mapping[str, Callable[[AlertRule, Sight], tuple[Found, ...]]] = {
    "outage": _outage,
    "cut_off_planned": _cut_off_planned,
    "cut_off_done": _cut_off_done,
    "answer_overdue": _answer_overdue,
    "open_request": _open_request,
    "contact_unanswered": _contact_unanswered,
    "promise_unpaid": _promise_unpaid,
    "instalment_overdue": _instalment_overdue,
    "instalment_due": _instalment_due,
    "overdue_debt": _overdue_debt,
    "repeated_topic": _repeated_topic,
    "verification_ended": _verification_ended,
    "verification_ends": _verification_ends,
    "vulnerable": _vulnerable,
}
