"""Which columns the client's card is made of: sync.card's structs in SQL, for client `c`, account `a`, premise `p`.

The limits are what an operator sees before he asks for more; the rest comes in pages of the timeline.
"""

from sync.lookup.shapes import Document, Flag, Rows, Shape

INTERACTIONS = 20
READINGS = 24  # a year of a two-zone meter
BILLS = 13  # a year, and the same month of the last one
CORRECTIONS = 12
PAYMENTS = 12
REQUESTS = 20
ACCOUNTS = 20
PHONES = 50  # a home owners' association may have collected hundreds

OPEN_REQUEST = "in ('open', 'taken')"

# Without an account named, a client is seen from the one he most likely calls about: in force, opened last.
FIRST_ACCOUNT = """(select f.id from accounts f where f.client_id = c.id
    order by case f.status when 'active' then 0 when 'suspended' then 1 else 2 end, f.opened_on desc, f.id limit 1)"""


def address(premise: str) -> str:
    """The address as one line, and an empty one where there is no premise."""
    line = f"{premise}.city || ', ' || {premise}.street || ', ' || {premise}.house"
    # A flat is a number; an office or a garage says itself what it is.
    flat = f"""case when {premise}.flat = '' then '' when substr({premise}.flat, 1, 1) between '0' and '9'
        then ', кв. ' || {premise}.flat else ', ' || {premise}.flat end"""
    return f"coalesce({line} || {flat}, '')"


BILL = {
    "period": "b.period",
    "number": "b.number",
    "issued_on": "b.issued_on",
    "due_on": "b.due_on",
    "consumption": "b.consumption",
    "amount": "b.amount",
    "issued_at": "b.issued_at",
}
CORRECTION = {
    "number": "k.number",
    "issued_on": "k.issued_on",
    "for_period": "k.for_period",
    "amount": "k.amount",
    "reason": "k.reason",
    "issued_at": "k.issued_at",
}
PAYMENT = {
    "number": "y.number",
    "paid_on": "y.paid_on",
    "amount": "y.amount",
    "channel": "y.channel",
    "payer": "y.payer",
    "posted_at": "y.posted_at",
}
READING = {
    "id": "d.id",
    "register_id": "d.register_id",
    "code": "g.code",
    "read_on": "d.read_on",
    "value": "d.value",
    "kind": "d.kind",
    "source": "d.source",
    "taken_at": "d.taken_at",
}
INTERACTION = {
    "id": "i.id",
    "call_id": "i.call_id",
    "channel": "i.channel",
    "direction": "i.direction",
    "number": "i.number",
    "queue": "i.queue",
    "operator": "s.name",
    "started_at": "i.started_at",
    "answered_at": "i.answered_at",
    "ended_at": "i.ended_at",
    "ended_how": "i.ended_how",
    "topic": "i.topic",
    "outcome": "i.outcome",
    "note": "i.note",
}
REQUEST: dict[str, str | Document] = {
    "id": "r.id",
    "number": "r.number",
    "type": "r.type",
    "type_version": "r.type_version",
    "status": "r.status",
    "department": "r.department",
    "due_on": "r.due_on",
    "filed_by": "s.name",
    "filed_at": "r.filed_at",
    "fields": Document("r.fields"),
    "account_id": "r.account_id",
}

_PHONES = Shape(
    {"e164": "n.e164", "original": "n.original", "verified": Flag("n.verified")},
    f"from phones n where n.client_id = c.id order by n.id limit {PHONES}",
)
_ACCOUNTS = Shape(
    {"id": "l.id", "number": "l.number", "address": address("lp"), "status": "l.status", "balance": "l.balance"},
    f"""from accounts l left join premises lp on lp.id = l.premise_id where l.client_id = c.id and l.id <> a.id
    order by case l.status when 'active' then 0 when 'suspended' then 1 else 2 end, l.id limit {ACCOUNTS}""",
)
_REGISTERS = Shape(
    {
        "id": "g.id",
        "code": "g.code",
        "zone": "g.zone",
        "unit": "g.unit",
        "digits": "g.digits",
        "multiplier": "g.multiplier",
        "previous": "d.value",
        "previous_on": "d.read_on",
        "previous_kind": "d.kind",
    },
    """from registers g left join readings d on (d.register_id, d.read_on, d.id) =
        (select e.register_id, e.read_on, e.id from readings e where e.register_id = g.id
         order by e.read_on desc, e.id desc limit 1)
    where g.meter_id = m.id order by g.code""",
)
_METERS = Shape(
    {
        "id": "m.id",
        "number": "m.number",
        "model": "m.model",
        "service": "v.service",
        "verified_until": "m.verified_until",
        "installed_on": "t.installed_on",
        "registers": Rows(_REGISTERS),
    },
    """from service_points v join installations t on t.service_point_id = v.id join meters m on m.id = t.meter_id
    where v.account_id = a.id and t.removed_on is null order by v.id, t.installed_on""",
)
_READINGS = Shape(
    READING,
    f"""from readings d join registers g on g.id = d.register_id where d.account_id = a.id
    order by d.taken_at desc, d.id desc limit {READINGS}""",
)
_BILLS = Shape(BILL, f"from bills b where b.account_id = a.id order by b.period desc limit {BILLS}")
_CORRECTIONS = Shape(
    CORRECTION,
    f"from corrections k where k.account_id = a.id order by k.issued_on desc, k.number desc limit {CORRECTIONS}",
)
_PAYMENTS = Shape(
    PAYMENT, f"from payments y where y.account_id = a.id order by y.paid_on desc, y.number desc limit {PAYMENTS}"
)
_INTERACTIONS = Shape(
    INTERACTION,
    f"""from interactions i left join staff s on s.id = i.operator_id where i.client_id = c.id
    order by i.started_at desc, i.id desc limit {INTERACTIONS}""",
)
# The open ones are among the twenty however old they are: an operator must not file a second.
_REQUESTS = Shape(
    REQUEST,
    f"""from (select * from requests q where q.client_id = c.id
        order by case when q.status {OPEN_REQUEST} then 0 else 1 end, q.filed_at desc, q.id desc limit {REQUESTS}) r
    left join staff s on s.id = r.filed_by order by r.filed_at desc, r.id desc""",  # noqa: S608
)

CARD = Shape(
    {
        "client_id": "c.id",
        "kind": "c.kind",
        "name": "c.name",
        "language": "c.language",
        "tax_id": "c.tax_id",
        "vulnerable": Flag("c.vulnerable"),
        "client_since": "c.since",
        "client_version": "c.version",
        "phones": Rows(_PHONES),
        "account_id": "a.id",
        "number": "coalesce(a.number, '')",
        "address": address("p"),
        "tariff": "coalesce(a.tariff, '')",
        "status": "coalesce(a.status, '')",
        "opened_on": "a.opened_on",
        "balance": "coalesce(a.balance, 0)",
        "overdue_since": "a.overdue_since",
        "cut_off_on": "a.cut_off_on",
        "accounts": Rows(_ACCOUNTS),
        "meters": Rows(_METERS),
        "readings": Rows(_READINGS),
        "bills": Rows(_BILLS),
        "corrections": Rows(_CORRECTIONS),
        "payments": Rows(_PAYMENTS),
        "interactions": Rows(_INTERACTIONS),
        "requests": Rows(_REQUESTS),
    }
)

CARD_TEMPLATE = f"""
select %s from clients c
left join accounts a on a.id = coalesce(
    (select w.id from accounts w where w.id = :account_id and w.client_id = c.id), {FIRST_ACCOUNT})
left join premises p on p.id = a.premise_id
where c.id = :client_id"""  # noqa: S608
