"""What a client said to an offer."""

from msgspec import Struct

OUTCOMES = ("accepted", "declined", "not_said")


class AnswerOffer(Struct, frozen=True, tag="answer_offer", tag_field="c"):
    """The offer was accepted, declined or not said in this call; said again of the same call, the later word counts."""

    id: str
    at: int
    by: int
    offer: str
    client_id: int
    account_id: int | None
    call_id: str | None
    outcome: str
