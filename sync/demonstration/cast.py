"""The cast: callers of the demonstration whose stories are known, so that what the screen shows can be checked.

Their ids and account numbers are below the many's. What they owe adds up as everybody's does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sync.protocol import Certainty

OLENA = 1
KOVAL = 2
BONDAR_MOTHER, BONDAR_SON = 3, 4
SVITANOK, SVITANOK_BRANCHES = 5, (6, 7, 8)
CONCIERGE_HOUSE = tuple(range(11, 19))
STRANGER_WHO_CALLED = 21
ENTERED = 22
CUT_OFF = 23
RUSSIAN = 24
NO_PHONE = 25
OSBB = 26
TRADER = 27
# Their meters want care.
NEAR_ROLLOVER, EXCHANGED, EXPIRED, TRANSFORMER = 31, 32, 33, 34
# They live in one street, which has no light.
DARK_STREET = tuple(range(41, 47))


@dataclass(frozen=True, slots=True)
class Story:
    """One caller: what Asterisk sees of him, and whom the screen must show."""

    name: str
    number: str | None  # as the caller's line shows it; None: withheld
    entered_account: str | None
    clients: tuple[int, ...]  # expected candidates, best first
    certainty: Certainty | None  # of the first; None: nobody
    opens: bool  # a card opens by itself


def stories() -> Sequence[Story]:
    """What calls in, and whom it must show."""
    verified, on_file, guessed = Certainty.VERIFIED, Certainty.ON_FILE, Certainty.GUESSED
    house = CONCIERGE_HOUSE
    by_rank = (
        house[2],
        house[5],
        *(one for one in house if one not in (house[2], house[5])),
    )  # who called from it last
    return (
        Story("on file, three accounts", "0444951234", None, (OLENA,), on_file, True),
        Story("on file, account entered", "+380444951234", "4120337815", (OLENA,), verified, True),
        Story("known and verified", "0915550102", None, (KOVAL,), verified, True),
        Story("a family on one number", "0915550203", None, (BONDAR_MOTHER, BONDAR_SON), on_file, False),
        Story("a legal entity", "0445550300", None, (SVITANOK,), verified, True),
        Story("a concierge's number", "0445550600", None, by_rank, on_file, False),
        Story("called once from here", "0445550721", None, (STRANGER_WHO_CALLED,), guessed, False),
        Story("unknown", "0445559999", None, (), None, False),
        Story("withheld", None, None, (), None, False),
        Story("withheld, account entered", None, "4110500822", (ENTERED,), on_file, True),
        Story("unknown, account entered", "0445559998", "4110501125", (NO_PHONE,), on_file, True),
        Story("cut off soon", "+380915550923", None, (CUT_OFF,), verified, True),
        Story("speaks Russian", "0915551024", None, (RUSSIAN,), verified, True),
        Story("an association", "0445550411", None, (OSBB,), on_file, True),
        Story("a sole trader", "0915550512", None, (TRADER,), verified, True),
        Story("a meter near its highest figure", "0915551201", None, (NEAR_ROLLOVER,), verified, True),
        Story("a meter exchanged this month", "0915551302", None, (EXCHANGED,), verified, True),
        Story("a meter not verified any more", "0915551403", None, (EXPIRED,), verified, True),
        Story("behind current transformers", "0445551504", None, (TRANSFORMER,), verified, True),
        *(
            Story(f"no light in the street, caller {at}", f"091555160{at}", None, (client_id,), verified, True)
            for at, client_id in enumerate(DARK_STREET, 1)
        ),
    )
