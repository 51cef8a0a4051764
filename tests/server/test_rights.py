"""Every message against every role, and every kind of scope: what is not allowed by name is denied."""

import typing

import pytest

from sync.protocol import CallAct, Find, FromDesk, ReadColleagues, Resume, SignIn, Submit
from sync.server.rights import ALLOWED, Role, may, may_follow

MESSAGES = typing.get_args(FromDesk)
# The table again, written the other way round: who may NOT.
DENIED = {(Role.AUDITOR, kind) for kind in (Submit, CallAct, ReadColleagues)} | {
    (role, kind) for role in Role for kind in (SignIn, Resume)
}


@pytest.mark.parametrize("kind", MESSAGES)
@pytest.mark.parametrize("role", list(Role))
def test_each_message_for_each_role(role: Role, kind: type) -> None:
    assert may(role, kind) is ((role, kind) not in DENIED)


def test_a_role_or_message_that_nobody_named_may_nothing() -> None:
    assert not any(may("visitor", kind) for kind in MESSAGES)
    assert not may(Role.ADMINISTRATOR, int)
    assert Find in ALLOWED


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(
    ("scope", "allowed"),
    [
        ("staff:7", True),
        ("staff:8", False),
        ("staff:", False),
        ("client:812", True),
        ("catalogue", True),
        ("catalogue:x", False),
        ("", False),
        ("everything", False),
        ("audit:1", False),
    ],
)
def test_scopes_of_others_are_not_followed(role: Role, scope: str, allowed: bool) -> None:
    assert may_follow(role, 7, scope) is allowed


def test_an_auditor_follows_no_department() -> None:
    assert may_follow(Role.BACK_OFFICE, 7, "department:billing")
    assert not may_follow(Role.AUDITOR, 7, "department:billing")
