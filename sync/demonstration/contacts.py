"""What the demonstration's clients said before: contacts with their legs, and requests."""

from datetime import date
from random import Random
from typing import Any

import msgspec

from sync.demonstration import words
from sync.demonstration.months import DAY_MS, midnight_ms
from sync.demonstration.people import Named
from sync.demonstration.rows import Rows
from sync.demonstration.staff import OPERATORS

_TALKED = len(words.CONTACTS)


class Contacts:
    """Writes contacts and requests into the rows of a block."""

    def __init__(self, today: date, rows: Rows) -> None:
        self._midnight = midnight_ms(today)
        # Ids are of the time of making: all this past was brought in on one day, client after client.
        self._imported = self._midnight - 365 * DAY_MS
        self._today = today
        self._interactions = rows.of["interactions"]
        self._legs = rows.of["legs"]
        self._requests = rows.of["requests"]

    def write(
        self, random: Random, client_id: int, account_id: int, named: Named, number: str, most: int, deep: bool
    ) -> None:
        """Up to `most` contacts (never fewer than two thirds of it), the oldest first; the legs of deep ones."""
        draw = random.random
        count = most - int(draw() * (most // 3 + 1)) if deep else most + int(draw() * 1.5)
        gap = int(1100 / count)
        days_ago = 1 + gap * count
        for place in range(count):
            days_ago -= int(draw() * gap) + 1
            at = self._midnight - days_ago * DAY_MS + 21_600_000 + int(draw() * 39_600) * 1000
            self._contact(random, client_id, account_id, named, number, at, place, deep)

    def _contact(
        self,
        random: Random,
        client_id: int,
        account_id: int,
        named: Named,
        number: str,
        at: int,
        place: int,
        deep: bool,
    ) -> None:
        draw = random.random
        id_ = f"{self._imported + client_id:012x}7{place:03x}8{client_id:015x}"
        operator: int | None = OPERATORS[int(draw() * len(OPERATORS))].id
        topic: str | None
        outcome: str | None
        topic, outcome, uk, ru = words.CONTACTS[int(_TALKED * draw() ** 1.3)]
        note = ru if named.language == "ru" else uk
        lot = draw()
        write = self._interactions.append
        about = client_id, account_id
        if lot < 0.1:
            channel = "email" if lot < 0.06 else "web"
            how: tuple[Any, ...] = (channel, "inbound", "", None, operator, at, None, None, None)
            write((id_, None, *about, *how, topic, outcome, note, "on_file", 1))
            return
        wait = 4_000 + int(draw() * 80) * 1000
        queue = words.QUEUES[place % 3]
        call_id = f"main-{at // 1000}.{client_id * 32 + place}" if deep else None
        direction = "outbound" if lot > 0.92 else "inbound"
        if lot < 0.15:
            answered, ended = None, at + wait + 20_000
            how = ("call", "inbound", number, queue, None, at, None, ended, "abandoned")
            write((id_, call_id, *about, *how, None, None, "", None, 1))
        else:
            answered = at + wait
            ended = answered + 45_000 + int(draw() * 400) * 1000
            by = "caller_hung_up" if lot < 0.8 else "operator_hung_up"
            how = ("call", direction, number, queue, operator, at, answered, ended, by)
            write((id_, call_id, *about, *how, topic, outcome, note, "verified" if lot < 0.5 else "on_file", 1))
        if not deep:
            return
        menu = at + min(wait, 12_000) // 2
        self._legs.append((id_, 0, "ivr", "", at, menu, True))
        self._legs.append((id_, 1, "queue", queue, menu, answered or ended, answered is not None))
        if answered is not None:
            self._legs.append((id_, 2, "operator", f"PJSIP/{operator}", answered, ended, True))

    def request(self, random: Random, client_id: int, account_id: int, place: int) -> None:
        """One request, open in two of five cases."""
        draw = random.random
        days_ago = int(draw() * 40) + 1
        at = self._midnight - days_ago * DAY_MS + 25_200_000 + int(draw() * 30_000) * 1000
        type_, department, days, fields = REQUESTS[int(len(REQUESTS) * draw())]
        status = ("open", "taken", "done", "done", "withdrawn")[int(draw() * 5)] if days_ago < 25 else "done"
        due_on = date.fromordinal(self._today.toordinal() - days_ago + days)
        self._requests.append(
            (
                f"{self._imported + client_id:012x}7fff8{client_id:015x}",
                FIRST_NUMBER + place,
                client_id,
                account_id,
                None,
                type_,
                1,
                fields,
                status,
                department,
                due_on.isoformat(),
                OPERATORS[int(draw() * len(OPERATORS))].id,
                at,
                1,
                None,
            )
        )


FIRST_NUMBER = 50_000  # of the many's requests; the cast's are below

# Type, department, days until due, fields as the form files them (JSON). Ids are the catalogue's.
REQUESTS = tuple(
    (type_, department, days, msgspec.json.encode(fields).decode())
    for type_, department, days, fields in (
        ("complaint", "quality", 30, {"subject": "waiting", "text": "Чекали на лінії пів години."}),
        ("control_reading", "inspection", 14, {"reason": "cannot_read"}),
        ("meter_service", "metering", 45, {"reason": "verification"}),
        ("payment_not_posted", "payments", 7, {"channel": "bank", "payer": "", "paid_to": "this"}),
        ("recalculation", "billing", 7, {"reason": "estimated", "note": ""}),
    )
)
