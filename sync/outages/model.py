"""A probable outage as the desks are told of it."""

from msgspec import Struct


class Outage(Struct, frozen=True):
    """Callers of one street. `id` is what the requests filed meanwhile carry; `street` is sync.outages.streets'."""

    id: str
    street: str
    since: int  # when the first of these callers called, in milliseconds
    callers: int
