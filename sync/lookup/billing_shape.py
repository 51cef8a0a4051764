"""All of an account's money as one document: sync.billing.documents in SQL, for account `a`.

Asked for when somebody wants to know where a figure comes from; no ringing phone waits for it.
"""

from sync.lookup.card_shape import BILL, CORRECTION, PAYMENT
from sync.lookup.shapes import Rows, Shape, Writer

BILLS = 37  # three years, and the month before
DOCUMENTS = 100  # payments, corrections and adjustments, each


def _total(table: str) -> str:
    return f"(select cast(coalesce(sum(s.amount), 0) as bigint) from {table} s where s.account_id = a.id)"  # noqa: S608


# No older than the oldest bill or payment that is listed.
_LISTED_BILLS = f"""(select coalesce(min(o.period), '') from (select period from bills where account_id = a.id
    order by period desc limit {BILLS}) o)"""  # noqa: S608
_LISTED_PAYMENTS = f"""(select min(o.paid_on) from (select paid_on from payments where account_id = a.id
    order by paid_on desc, number desc limit {DOCUMENTS}) o)"""  # noqa: S608

_LINES = Shape(
    {
        name: f"n.{name}"
        for name in (
            *("period", "seq", "kind", "code", "zone", "unit", "quantity", "price", "amount", "from_on", "to_on"),
            *("tariff", "before", "after", "multiplier"),
        )
    },
    f"from bill_lines n where n.account_id = a.id and n.period >= {_LISTED_BILLS} order by n.period desc, n.seq",
)
_ADJUSTMENTS = Shape(
    {name: f"j.{name}" for name in ("number", "made_on", "amount", "reason")},
    f"from adjustments j where j.account_id = a.id order by j.made_on desc, j.number desc limit {DOCUMENTS}",
)
_ALLOCATIONS = Shape(
    {name: f"h.{name}" for name in ("paid_on", "number", "period", "amount")},
    f"""from allocations h where h.account_id = a.id and h.paid_on >= {_LISTED_PAYMENTS}
    order by h.paid_on desc, h.number desc, h.period""",
)
_BENEFITS = Shape(
    {name: f"e.{name}" for name in ("code", "percent", "most", "from_on", "to_on")},
    "from benefits e where e.account_id = a.id order by e.from_on desc, e.code",
)
_INSTALMENTS = Shape(
    {name: f"i.{name}" for name in ("seq", "due_on", "amount", "paid")},
    "from plan_instalments i where i.account_id = r.account_id and i.number = r.number order by i.seq",
)
_PLANS = Shape(
    {
        **{name: f"r.{name}" for name in ("number", "made_on", "status", "amount")},
        "instalments": Rows(_INSTALMENTS),
    },
    "from payment_plans r where r.account_id = a.id order by r.made_on desc, r.number desc",
)

BILLING = Shape(
    {
        "account_id": "a.id",
        "balance": "a.balance",
        "billed": _total("bills"),
        "corrected": _total("corrections"),
        "adjusted": _total("adjustments"),
        "paid": _total("payments"),
        "bills": Rows(
            Shape(BILL, f"from bills b where b.account_id = a.id order by b.period desc limit {BILLS}"),
        ),
        "lines": Rows(_LINES),
        "corrections": Rows(
            Shape(
                CORRECTION,
                f"""from corrections k where k.account_id = a.id
                order by k.issued_on desc, k.number desc limit {DOCUMENTS}""",
            )
        ),
        "adjustments": Rows(_ADJUSTMENTS),
        "payments": Rows(
            Shape(
                PAYMENT,
                f"from payments y where y.account_id = a.id order by y.paid_on desc, y.number desc limit {DOCUMENTS}",
            )
        ),
        "allocations": Rows(_ALLOCATIONS),
        "benefits": Rows(_BENEFITS),
        "plans": Rows(_PLANS),
    }
)


def billing_statement(writer: Writer) -> str:
    """The money of one account of this client; no row where it is none of his."""
    document = writer.text(writer.object(BILLING))
    return writer.statement(
        f"select {document} from accounts a where a.id = :account_id and a.client_id = :client_id"  # noqa: S608
    )
