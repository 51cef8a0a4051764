"""Whether a command names a client that there is, and an account of his."""

from sqlalchemy import Connection, select

from sync.commands.base import Rejected
from sync.records.clients import accounts, clients


def check_client_and_account(connection: Connection, client_id: int | None, account_id: int | None) -> None:
    """Only where all records are: on the server. Raises Rejected."""
    if client_id is None:
        if account_id is not None:
            raise Rejected("account_without_client")
        return
    if connection.execute(select(clients.c.id).where(clients.c.id == client_id)).scalar() is None:
        raise Rejected("unknown_client", str(client_id))
    if account_id is None:
        return
    owner = connection.execute(select(accounts.c.client_id).where(accounts.c.id == account_id)).scalar()
    if owner is None:
        raise Rejected("unknown_account", str(account_id))
    if owner != client_id:
        raise Rejected("account_of_another", str(account_id))
