"""Which columns the client's card is made of: sync.card's structs in SQL, for client `c`, account `a`, premise `p`.

The limits are what an operator sees before he asks for more; the rest comes in pages of the timeline.
"""

from sync.lookup.shapes import Document, Flag, Rows, Shape, Writer

INTERACTIONS = 20
READINGS = 24  # a year of a two-zone meter
BILLS = 13  # a year, and the same month of the last one
CORRECTIONS = 12
PAYMENTS = 12
REQUESTS = 20
OFFERS = 10
ACCOUNTS = 20
PHONES = 50  # a home owners' association may have collected hundreds

OPEN_REQUEST = "in ('open', 'taken')"


def first_account(client_id: str) -> str:
    """Without an account named, a client is seen from the one he most likely calls about: in force, opened last."""
    in_force = "case fa.status when 'active' then 0 when 'suspended' then 1 else 2 end"
    return f"""(select fa.id from accounts fa where fa.client_id = {client_id}
        order by {in_force}, fa.opened_on desc, fa.id limit 1)"""  # noqa: S608


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
READING: dict[str, str | Flag] = {
    "id": "d.id",
    "register_id": "d.register_id",
    "code": "(select g.code from registers g where g.id = d.register_id)",
    "read_on": "d.read_on",
    "value": "d.value",
    "kind": "d.kind",
    "source": "d.source",
    "taken_at": "d.taken_at",
    "entry_id": "d.entry_id",
    "taken_by": "d.taken_by",
    "multiplier": "d.multiplier",
    "rolled_over": Flag("d.rolled_over"),
    "use_on_bill": Flag("d.use_on_bill"),
}
STANDING = "d.withdrawn_at is null"  # a reading that was not undone
INTERACTION = {
    "id": "i.id",
    "call_id": "i.call_id",
    "channel": "i.channel",
    "direction": "i.direction",
    "number": "i.number",
    "queue": "i.queue",
    "operator": "(select s.name from staff s where s.id = i.operator_id)",
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
    "filed_by": "(select s.name from staff s where s.id = r.filed_by)",
    "filed_at": "r.filed_at",
    "fields": Document("r.fields"),
    "account_id": "r.account_id",
    "outage_id": "r.outage_id",
}


def _name_of(staff_id: str) -> str:
    return f"(select s.name from staff s where s.id = {staff_id})"  # noqa: S608


_PHONES = Shape(
    {
        "e164": "coalesce(n.e164, n.wrong_e164)",
        "original": "n.original",
        "verified": Flag("n.verified"),
        "added_at": "n.added_at",
        "added_by": _name_of("n.added_by"),
        "detached_at": "n.detached_at",
        "detached_by": _name_of("n.detached_by"),
        "wrong": Flag("n.wrong_e164 is not null"),
    },
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
         and e.withdrawn_at is null and e.use_on_bill
         order by e.read_on desc, e.id desc limit 1)
    where g.meter_id = m.id order by g.code""",
    """from registers g left join lateral (select e.value, e.read_on, e.kind from readings e
        where e.register_id = g.id and e.withdrawn_at is null and e.use_on_bill
        order by e.read_on desc, e.id desc limit 1) d on true
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
        "seal": "m.seal",
    },
    """from service_points v join installations t on t.service_point_id = v.id join meters m on m.id = t.meter_id
    where v.account_id = a.id and t.removed_on is null order by v.id, t.installed_on""",
)
_READINGS = Shape(
    READING,
    f"""from readings d where d.account_id = a.id and {STANDING}
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
    f"from interactions i where i.client_id = c.id order by i.started_at desc, i.id desc limit {INTERACTIONS}",
)
# The open ones are among the twenty however old they are: an operator must not file a second.
_REQUESTS = Shape(
    REQUEST,
    f"""from (select * from requests q where q.client_id = c.id
        order by case when q.status {OPEN_REQUEST} then 0 else 1 end, q.filed_at desc, q.id desc limit {REQUESTS}) r
    order by r.filed_at desc, r.id desc""",  # noqa: S608
)
_OFFERS = Shape(
    {"offer": "o.offer", "outcome": "o.outcome", "at": "o.at", "call_id": "o.call_id"},
    f"from offers_made o where o.client_id = c.id order by o.at desc, o.id desc limit {OFFERS}",
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
        "offers": Rows(_OFFERS),
    }
)


def card_statement(writer: Writer, card: str) -> str:
    """The card of one client, from one account. The account is settled first, and stays settled: PostgreSQL would put
    the subquery into the join and read all accounts."""
    first = first_account("cast(:client_id as bigint)")
    named = "(select w.id from accounts w where w.id = :account_id and w.client_id = :client_id)"
    return writer.statement(
        f"""with seen as materialized (select coalesce({named}, {first}) as account_id)
        select {card} from seen join clients c on c.id = :client_id
        {writer.one("accounts", "a", "seen.account_id")} {writer.one("premises", "p", "a.premise_id")}"""  # noqa: S608
    )
