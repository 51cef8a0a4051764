"""Recording what became of an offer."""

from typing import Any

from sqlalchemy import Connection, select

from sync.commands.base import Changes, Rejected, Setting, client_scope, put, staff_scope
from sync.commands.clients import check_client_and_account
from sync.commands.offers import OUTCOMES, AnswerOffer
from sync.records.clients import clients
from sync.records.offers import offers_made


def answer_offer(connection: Connection, command: AnswerOffer, setting: Setting) -> Changes:
    """At most one offer a call; of the same one the later word counts, whoever said it."""
    if not command.offer or command.outcome not in OUTCOMES:
        raise Rejected("malformed", "outcome" if command.offer else "offer")
    if setting.final:
        check_client_and_account(connection, command.client_id, command.account_id)
        # Holding the client's row, two desks of one call cannot both be the first.
        held = select(clients.c.id).where(clients.c.id == command.client_id).with_for_update(key_share=True)
        connection.execute(held)
    table = offers_made
    same = table.c.id == command.id if command.call_id is None else table.c.call_id == command.call_id
    wanted = select(table).where(table.c.client_id == command.client_id, same).order_by(table.c.at, table.c.id)
    found = connection.execute(wanted.limit(1)).mappings().one_or_none()
    before = None if found is None else dict(found)
    if before is not None and before["offer"] != command.offer:
        raise Rejected("one_offer_a_call", before["offer"])
    if before is not None and before["outcome"] == command.outcome:
        return ()
    row: dict[str, Any] = {
        "id": before["id"] if before else command.id,
        "offer": command.offer,
        "client_id": command.client_id,
        "account_id": command.account_id,
        "call_id": command.call_id,
        "outcome": command.outcome,
        "by": command.by,
        "at": command.at,
    }
    scopes = (client_scope(command.client_id), staff_scope(command.by))
    return (put(connection, table, row, scopes, before),)
