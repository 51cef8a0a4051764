"""Finding who is calling, with the card inside. Whatever happens, a call pops: without a card, and with the reason."""

import asyncio
from collections.abc import Callable

import msgspec
from msgspec import Raw, Struct
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from sync.card import Card
from sync.lookup import Lookup
from sync.protocol import Candidate, Certainty, Evidence
from sync.server.call_log import recorded_checks, recorded_choice
from sync.server.logs import Log
from sync.server.workers import Busy, Workers
from sync.verification.rules import Check

TIME_LIMIT = 1.0  # seconds: then the call pops with what Asterisk told


class Caller(Struct, frozen=True):
    """What is known of a caller: his number (None where withheld or none), the account that he entered, and the client
    and account that an operator has chosen. `begun`: somebody has talked with him, the log may know more; `asked`: how
    often he was asked since this server has seen the call."""

    call_id: str
    e164: str | None
    account: str | None
    chosen: tuple[int, int | None] | None
    begun: bool = False
    asked: int = 0


class Dossier(Struct, frozen=True):
    """Who may be calling and, where one client stands out, his card. `problem` says why nothing could be found out;
    `checks` are the answers that he has given in this call."""

    candidates: tuple[Candidate, ...] = ()
    card: Raw | None = None
    problem: str = ""
    checks: tuple[Check, ...] = ()


class Finder:
    """Finds callers through workers of its own, so that no search or import stands before a ringing phone."""

    def __init__(
        self,
        lookup: Lookup,
        workers: Workers,
        now: Callable[[], float],
        log: Log,
        time_limit: float = TIME_LIMIT,
    ) -> None:
        self._lookup = lookup
        self._workers = workers
        self._now = now
        self._log = log
        self._time_limit = time_limit

    async def find(self, caller: Caller) -> Dossier:
        """The dossier of a caller. Raises nothing but being cancelled."""
        problem = "busy"
        try:
            async with asyncio.timeout(self._time_limit):
                return await self._workers.ask(lambda connection: self._look(connection, caller))
        except (TimeoutError, Busy) as error:
            self._log.error("caller_not_found_out", call_id=caller.call_id, error=type(error).__name__)
        except SQLAlchemyError as error:
            problem = "database_down"
            self._log.error("caller_not_found_out", call_id=caller.call_id, error=type(error).__name__)
        except Exception:  # a fault of ours must not cost the operator the call
            self._log.exception("caller_not_found_out", call_id=caller.call_id)
        return Dossier(problem=problem)

    def _look(self, connection: Connection, caller: Caller) -> Dossier:
        now = int(self._now() * 1000)
        candidates, card = self._lookup.pop(connection, caller.e164, caller.account, now)
        chosen = caller.chosen
        checks: tuple[Check, ...] = ()
        if caller.begun:  # nobody has been asked anything before the first talk
            checks = recorded_checks(connection, caller.call_id)
            chosen = chosen or recorded_choice(connection, caller.call_id)
        if chosen is not None and not (card and candidates[0].client_id == chosen[0]):
            chosen_card = self._lookup.card(connection, *chosen)
            if chosen_card is not None:
                return Dossier(_chosen_first(candidates, chosen[0], chosen_card), Raw(chosen_card), checks=checks)
        return Dossier(candidates, None if card is None else Raw(card), checks=checks)


def _chosen_first(candidates: tuple[Candidate, ...], client_id: int, card: bytes) -> tuple[Candidate, ...]:
    """The chosen client before the others. A colleague's choice is no guess, but it does not verify a number either."""
    known = next((candidate for candidate in candidates if candidate.client_id == client_id), None)
    seen = msgspec.json.decode(card, type=Card)
    certainty = known.certainty if known and known.certainty is not Certainty.GUESSED else Certainty.ON_FILE
    chosen = Candidate(
        client_id=client_id,
        account_id=seen.account_id,
        name=seen.name,
        kind=seen.kind,
        account_number=seen.number,
        address=seen.address,
        certainty=certainty,
        evidence=(Evidence.CHOSEN, *(known.evidence if known else ())),
        open_requests=known.open_requests if known else 0,
        last_contact_at=known.last_contact_at if known else None,
    )
    return (chosen, *(candidate for candidate in candidates if candidate.client_id != client_id))
