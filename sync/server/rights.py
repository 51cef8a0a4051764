"""Which role may send which message. What is not named here is denied; the rights to commands stand with them."""

import re
from enum import StrEnum

from sync.protocol import (
    CallAct,
    Find,
    Follow,
    OpenCard,
    ReadBilling,
    ReadCatalogue,
    ReadColleagues,
    ReadHousehold,
    ReadTimeline,
    SignOut,
    Submit,
)


class Role(StrEnum):
    """What somebody is in the centre."""

    OPERATOR = "operator"
    SENIOR = "senior"
    SUPERVISOR = "supervisor"
    BACK_OFFICE = "back_office"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


_SCOPE = re.compile(r"[a-z]{1,20}(:[a-z0-9_-]{1,40})?", re.ASCII)

EVERYBODY = frozenset(Role)
WRITERS = EVERYBODY - {Role.AUDITOR}  # an auditor reads all and changes nothing

ALLOWED: dict[type, frozenset[Role]] = {
    SignOut: EVERYBODY,
    Follow: EVERYBODY,
    ReadCatalogue: EVERYBODY,
    Find: EVERYBODY,
    OpenCard: EVERYBODY,
    ReadTimeline: EVERYBODY,
    ReadBilling: EVERYBODY,
    ReadHousehold: EVERYBODY,
    Submit: WRITERS,
    CallAct: WRITERS,  # on calls of his own only, which sync.server.telephoning checks
    ReadColleagues: WRITERS,
}


def may(role: str, what: type) -> bool:
    """Whether this role may send a message of this type."""
    return role in ALLOWED.get(what, frozenset())


def may_follow(role: str, staff_id: int, scope: str) -> bool:
    """Whether this person's desk may be told of the changes in a scope, such as "client:812" or "staff:7"."""
    kind, _, which = scope.partition(":")
    if not _SCOPE.fullmatch(scope):
        return False
    if kind == "staff":
        return which == str(staff_id)
    if kind == "client":
        return role in EVERYBODY
    if kind == "department":
        return role in WRITERS
    return kind in ("catalogue", "knowledge") and not which
