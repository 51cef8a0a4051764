"""The many: clients drawn in blocks, each block by its own seed, so that any of them can be made anywhere in any order
and comes out the same.

Ids are calculated, not counted: client i has accounts 4i to 4i+3, and an account's premise, service point, meter and
installation bear its id, its registers four times it and on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sync.demonstration import words
from sync.demonstration.contacts import Contacts
from sync.demonstration.ledger import ZONES, Ledger
from sync.demonstration.months import Past, midnight_ms
from sync.demonstration.people import Named, People
from sync.demonstration.places import Places
from sync.demonstration.rows import Rows
from sync.keys import meter_key

FIRST_CLIENT = 1001  # below are the cast
BLOCK = 5_000

_MOBILE = ("67", "50", "68", "63", "96", "66", "97", "95", "98", "93", "99", "73")
_NUMBERS = len(_MOBILE) * 10**7


@dataclass(frozen=True, slots=True)
class Depth:
    """How much past the clients have. Every `deep_every`-th has a long one, as the card of an old client shows it;
    the others a short one, so that millions fit on a disk."""

    deep_months: int = 14
    deep_contacts: int = 24
    deep_every: int = 1
    months: int = 1
    contacts: int = 3

    @classmethod
    def fitting(cls, clients: int) -> "Depth":
        """All deep up to ten thousand clients; beyond, every hundredth: 6.2 million then have 20 million contacts."""
        return cls() if clients <= 10_000 else cls(deep_every=100)


class Population:
    """Makes blocks of clients."""

    def __init__(self, seed: int, today: date, depth: Depth, prices: Mapping[str, Mapping[str, int]]) -> None:
        self._seed = seed
        self._today = today
        self._depth = depth
        self._prices = {tariff: dict(zones) for tariff, zones in prices.items()}
        self._past = Past.before(today, max(depth.deep_months, depth.months))
        self._people = People()
        self._places = Places()
        self._days = [(today - timedelta(days=days)).isoformat() for days in range(20 * 365)]
        self._verified = [(date(today.year + years, 1 + years % 12, 1)).isoformat() for years in range(-1, 16)]
        self._added = [midnight_ms(today - timedelta(days=days)) + 43_200_000 for days in range(0, 3000, 3)]

    def block(self, first: int, count: int) -> Rows:
        """Clients number `first` to `first + count - 1`, counted from 0. `first` is a multiple of BLOCK."""
        random = Random(self._seed * 1_000_003 + first)  # noqa: S311
        rows = Rows()
        ledger = Ledger(self._past, self._prices)
        contacts = Contacts(self._today, rows)
        for index in range(first, first + count):
            self._client(random, index, rows, ledger, contacts)
        rows.of["readings"], rows.of["bills"] = ledger.readings, ledger.bills
        rows.of["corrections"], rows.of["payments"] = ledger.corrections, ledger.payments
        ledger.books.write_into(rows)
        return rows

    def _client(self, random: Random, index: int, rows: Rows, ledger: Ledger, contacts: Contacts) -> None:
        draw = random.random
        client_id = FIRST_CLIENT + index
        deep = index % self._depth.deep_every == 0
        named = self._people.draw(random)
        entity = named.kind == "entity"
        parent = None
        if entity and draw() < 0.25:
            # A branch: its head is one of the firms just before, where there is one.
            parent = next((row[0] for row in rows.of["clients"][-40:] if row[1] == "entity" and row[6] is None), None)
        known_for = int(draw() ** 0.7 * 5000)
        tax_id = _scrambled(client_id, 10 ** (8 if entity else 10), 7_368_787) if entity or draw() < 0.7 else None
        since = self._days[known_for]
        rows.of["clients"].append(
            (
                client_id,
                named.kind,
                named.name,
                named.key,
                named.language,
                tax_id,
                parent,
                not entity and draw() < 0.03,
                since,
                1,
            )
        )
        number = self._phones(random, index, client_id, rows)
        lot = draw()
        accounts = 1 + (lot < 0.1) + (lot < 0.03) + (lot < 0.01)
        for place in range(accounts):
            self._account(random, client_id * 4 + place, client_id, named, known_for, deep, place, rows, ledger)
        account_id = client_id * 4
        depth = self._depth
        most = depth.deep_contacts if deep else depth.contacts
        contacts.write(random, client_id, account_id, named, number, most, deep)
        if index % 20 == 7:
            contacts.request(random, client_id, account_id, index // 20)

    def _phones(self, random: Random, index: int, client_id: int, rows: Rows) -> str:
        draw = random.random
        lot = draw()
        count = 1 + (lot < 0.7) + (lot < 0.2)
        first = ""
        for place in range(count):
            owner = index - 1 if place == 1 and index % 33 == 5 else index  # a family: the neighbour's number
            local = national_number(owner, 0 if owner != index else place)
            e164 = "380" + local
            first = first or e164
            rows.of["phones"].append(
                (
                    client_id * 4 + place,
                    client_id,
                    e164,
                    _as_written(local, draw()),
                    draw() < 0.4,
                    self._added[int(draw() * 1000)],
                    *(None,) * 4,  # nobody has written it down or taken it off
                )
            )
        return first

    def _account(
        self,
        random: Random,
        account_id: int,
        client_id: int,
        named: Named,
        known_for: int,
        deep: bool,
        place: int,
        rows: Rows,
        ledger: Ledger,
    ) -> None:
        draw = random.random
        where = self._places.draw(random)
        rows.of["premises"].append((account_id, where.city, where.street, where.house, where.flat, where.key))
        tariff = "business" if named.kind == "entity" else _household_tariff(draw())
        closed = place > 0 and draw() < 0.15
        opened_on = self._days[known_for * (4 - place) // 4]
        meter = _scrambled(account_id, 10**8, 38_654_773)
        models = words.METERS[tariff]
        rows.of["service_points"].append((account_id, account_id, account_id, "electricity"))
        rows.of["meters"].append(
            (
                account_id,
                meter,
                meter_key(meter),
                models[int(len(models) * draw())],
                self._verified[int(draw() * len(self._verified))],
                f"С{int(draw() * 9_000_000) + 1_000_000}",
            )
        )
        rows.of["installations"].append(
            (account_id, account_id, account_id, opened_on, self._days[30] if closed else None)
        )
        registers = [account_id * 4 + zone for zone in range(len(ZONES[tariff]))]
        digits = 8 if tariff == "business" else 6
        for register_id, (code, zone, _share) in zip(registers, ZONES[tariff], strict=True):
            rows.of["registers"].append((register_id, account_id, code, zone, "kWh", digits, 1))
        monthly = (60 + 260 * draw() ** 1.6) * (9 if tariff == "business" else 1)
        months = self._depth.deep_months if deep else self._depth.months
        owed = ledger.write(random, account_id, registers, tariff, monthly, months, detailed=deep)
        number = account_number(account_id)
        late = owed.overdue_since is not None and owed.overdue_since < self._days[60]
        rows.of["accounts"].append(
            (
                account_id,
                number,
                number[::-1],
                client_id,
                account_id,
                tariff,
                "closed" if closed else "suspended" if late and draw() < 0.1 else "active",
                opened_on,
                self._days[30] if closed else None,
                owed.balance,
                owed.overdue_since,
                (self._today + timedelta(days=10)).isoformat() if late and not closed else None,
            )
        )


def national_number(index: int, place: int) -> str:
    """The nine digits of a client's mobile number: each client his own, in no visible order."""
    number = ((index * 3 + place) * 73_939_133 + 48_271_363) % _NUMBERS
    return _MOBILE[number // 10**7] + f"{number % 10**7:07d}"


def account_number(account_id: int) -> str:
    """Ten digits, in no visible order. Those that begin with 41 are the cast's."""
    return str(4_200_000_000 + account_id * 486_187_739 % 800_000_000)


def _scrambled(number: int, size: int, factor: int) -> str:
    return f"{number * factor % size:0{len(str(size)) - 1}d}"


def _household_tariff(lot: float) -> str:
    if lot < 0.62:
        return "single"
    if lot < 0.9:
        return "two_zone"
    return "three_zone" if lot < 0.95 else "e_heating"


def _as_written(local: str, lot: float) -> str:
    code, number = local[:2], local[2:]
    if lot < 0.35:
        return f"+380 {code} {number[:3]}-{number[3:5]}-{number[5:]}"
    if lot < 0.6:
        return f"0{code}{number}"
    if lot < 0.75:
        return f"(0{code}) {number[:3]} {number[3:5]} {number[5:]}"
    if lot < 0.85:
        return f"8-0{code}-{number[:3]}-{number[3:]}"
    if lot < 0.92:
        return f"0{code}/{number} дзвонити після 18"
    return f"380{code}{number} (син)"
