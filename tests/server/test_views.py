"""Why a call is an operator's no more, worked out from the call as it is now."""

import pytest
from msgspec.structs import replace

from sync.server.views import caller_number, state_for, why_gone
from telephony.calls import Call, CallChange, CallEnd, CallState, ChangeKind, Transfer
from tests.server.phone_calls import new_call, phone

ME, COLLEAGUE = phone(1), phone(2)
QUEUED = new_call("1.1", "380671110001", 1000.0)
RINGING_BOTH = replace(QUEUED, state=CallState.RINGING, ringing=(ME, COLLEAGUE))
TALKS_COLLEAGUE = replace(QUEUED, state=CallState.TALKING, talking=(COLLEAGUE,))
HANDED_OVER = replace(QUEUED, transfers=(Transfer(ME, COLLEAGUE, False, 1010.0),))
HANDED_BY_ANOTHER = replace(QUEUED, transfers=(Transfer(COLLEAGUE, ME, False, 1010.0),))


def over(how: CallEnd) -> Call:
    return replace(QUEUED, state=CallState.ENDED, end=how, ended_at=1020.0)


@pytest.mark.parametrize(
    ("call", "shown", "expected"),
    [
        (TALKS_COLLEAGUE, "ringing", ("answered_elsewhere", COLLEAGUE)),
        (QUEUED, "ringing", ("no_answer", None)),
        (replace(QUEUED, ringing=(COLLEAGUE,)), "ringing", ("no_answer", None)),
        (over(CallEnd.ABANDONED), "ringing", ("caller_gave_up", None)),
        (over(CallEnd.CALLER_HUNG_UP), "ringing", ("caller_gave_up", None)),
        (over(CallEnd.NO_ANSWER), "ringing", ("no_answer", None)),
        (over(CallEnd.LOST), "ringing", ("lost", None)),
        (over(CallEnd.LOST), "held", ("lost", None)),
        (over(CallEnd.CALLER_HUNG_UP), "talking", ("ended", None)),
        (HANDED_OVER, "talking", ("transferred", COLLEAGUE)),
        (HANDED_BY_ANOTHER, "talking", ("ended", None)),
        (replace(HANDED_OVER, end=CallEnd.CALLER_HUNG_UP), "talking", ("ended", None)),
    ],
)
def test_each_way_of_losing_a_call(call: Call, shown: str, expected: tuple[str, str | None]) -> None:
    assert why_gone(call, ME, shown, None) == expected


def test_who_picked_up_is_known_before_he_is_bridged() -> None:
    change = CallChange(ChangeKind.RING_ENDED, replace(QUEUED, ringing=()), 1005.0, ME, COLLEAGUE)
    assert why_gone(change.call, ME, "ringing", change) == ("answered_elsewhere", COLLEAGUE)
    assert why_gone(change.call, COLLEAGUE, "ringing", change) == ("no_answer", None)


def test_what_a_call_is_to_each_operator() -> None:
    assert state_for(RINGING_BOTH, ME) == "ringing"
    assert state_for(TALKS_COLLEAGUE, ME) is None
    assert state_for(replace(TALKS_COLLEAGUE, state=CallState.HELD), COLLEAGUE) == "held"
    assert state_for(QUEUED, ME) is None


@pytest.mark.parametrize(
    ("text", "digits", "withheld"),
    [
        ("+380671110001", "380671110001", False),
        ("0671110001", "380671110001", False),
        ("anonymous", None, True),
        ("", None, False),
        ("1001", None, False),
    ],
)
def test_numbers_are_kept_as_digits(text: str, digits: str | None, withheld: bool) -> None:
    number = caller_number(text, "UA", "44")
    assert (number.digits, number.withheld) == (digits, withheld)
