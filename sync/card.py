"""The client's card as it travels: one JSON document, made by one statement on the server, shown by the desk.

Dates are ISO dates, instants milliseconds since the epoch (UTC), money minor units, positive is owed.
"""

from datetime import date

from msgspec import Struct, field


class Phone(Struct, frozen=True):
    """A number of the client; `verified` when he has proved that it is his. One that was taken off stays with
    `detached_at`, for whoever looks back; `wrong` when it is somebody else's."""

    e164: str | None
    original: str
    verified: bool
    added_at: int = 0
    added_by: str | None = None  # name; None: it came with the client's data
    detached_at: int | None = None
    detached_by: str | None = None
    wrong: bool = False


class Register(Struct, frozen=True):
    """One counter of a meter with its latest reading (None on a new meter)."""

    id: int
    code: str
    zone: str
    unit: str
    digits: int
    multiplier: int
    previous: int | None
    previous_on: date | None
    previous_kind: str | None


class Meter(Struct, frozen=True):
    """A meter installed at one of the account's service points now."""

    id: int
    number: str
    model: str
    service: str
    verified_until: date | None
    installed_on: date
    registers: tuple[Register, ...]
    seal: str | None = None


class Reading(Struct, frozen=True):
    """A reading of one register; the latest dozens of the account, newest first."""

    id: str
    register_id: int
    code: str
    read_on: date
    value: int
    kind: str
    source: str
    taken_at: int
    entry_id: str | None = None  # the command by which an operator took all registers of the meter, and who he was
    taken_by: int | None = None
    multiplier: int | None = None  # of that day, where it was not the register's own
    rolled_over: bool = False
    use_on_bill: bool = True
    reason: str | None = None  # why it is right although it is out of the ordinary; told by the timeline only


class Bill(Struct, frozen=True):
    """The account's charge for one month; `consumption` in the service's unit."""

    period: str
    number: str
    issued_on: date
    due_on: date
    consumption: int
    amount: int
    issued_at: int


class Correction(Struct, frozen=True):
    """A correction invoice for an earlier month; negative lowers the debt."""

    number: str
    issued_on: date
    for_period: str
    amount: int
    reason: str
    issued_at: int


class Payment(Struct, frozen=True):
    """Money received for the account."""

    number: str
    paid_on: date
    amount: int
    channel: str
    payer: str
    posted_at: int


class Interaction(Struct, frozen=True):
    """One contact with the client: a call, a letter, a web message."""

    id: str
    call_id: str | None
    channel: str
    direction: str
    number: str
    queue: str | None
    operator: str | None  # name of who talked
    started_at: int
    answered_at: int | None
    ended_at: int | None
    ended_how: str | None
    topic: str | None
    outcome: str | None
    note: str


class Request(Struct, frozen=True):
    """A request of the client; `number` is None until the server has given one."""

    id: str
    number: int | None
    type: str
    type_version: int
    status: str
    department: str
    due_on: date
    filed_by: str | None  # name
    filed_at: int
    fields: dict[str, str | int | None]
    account_id: int | None = None
    outage_id: str | None = None  # the probable outage that it was filed in


class OfferMade(Struct, frozen=True):
    """Something that was offered to the client, and what became of it."""

    offer: str
    outcome: str
    at: int
    call_id: str | None


class AccountLine(Struct, frozen=True):
    """Another account of the same client, as the account switch shows it."""

    id: int
    number: str
    address: str
    status: str
    balance: int


class Card(Struct, frozen=True):
    """Everything that an operator needs of one client, seen from one of his accounts."""

    client_id: int
    kind: str
    name: str
    language: str
    tax_id: str | None
    vulnerable: bool
    client_since: date
    client_version: int
    phones: tuple[Phone, ...]
    account_id: int | None
    number: str
    address: str
    tariff: str
    status: str
    opened_on: date | None
    balance: int
    overdue_since: date | None
    cut_off_on: date | None
    accounts: tuple[AccountLine, ...] = ()
    meters: tuple[Meter, ...] = ()
    readings: tuple[Reading, ...] = ()
    bills: tuple[Bill, ...] = ()
    corrections: tuple[Correction, ...] = ()
    payments: tuple[Payment, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    requests: tuple[Request, ...] = field(default=())
    offers: tuple[OfferMade, ...] = ()  # the latest

    @property
    def numbers(self) -> tuple[Phone, ...]:
        """The client's numbers of today."""
        return tuple(phone for phone in self.phones if phone.detached_at is None)
