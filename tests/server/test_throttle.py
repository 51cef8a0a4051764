"""Guessing passwords gets slow, and forgetting one's own does not cost the shift."""

from hypothesis import given
from hypothesis import strategies as st

from sync.server.throttle import FORGET_AFTER, LONGEST, MOST_KEYS, Throttle


def test_the_first_failures_are_free_and_each_further_one_doubles_the_wait() -> None:
    throttle = Throttle(free=3)
    waits = []
    for _ in range(6):
        throttle.failed("ivan", 100.0)
        waits.append(throttle.wait("ivan", 100.0))
    assert waits == [0, 0, 1, 2, 4, 8]
    assert throttle.wait("olena", 100.0) == 0


def test_the_wait_ends_and_success_forgets() -> None:
    throttle = Throttle(free=1)
    for _ in range(3):
        throttle.failed("ivan", 100.0)
    assert throttle.wait("ivan", 103.0) == 1
    assert throttle.wait("ivan", 104.0) == 0
    throttle.succeeded("ivan")
    assert throttle.wait("ivan", 100.0) == 0


def test_one_right_password_does_not_whitewash_an_address() -> None:
    throttle = Throttle(free=2)
    for _ in range(5):
        throttle.failed("10.0.0.7", 100.0)
    throttle.forgive("10.0.0.7")
    assert throttle.wait("10.0.0.7", 100.0) > 0


@given(st.lists(st.tuples(st.text(max_size=3), st.floats(0, 1e6)), max_size=200))
def test_nobody_waits_longer_than_the_longest(failures: list[tuple[str, float]]) -> None:
    throttle = Throttle(free=1)
    now = 0.0
    for key, pause in failures:
        now += pause
        throttle.failed(key, now)
        assert 0 <= throttle.wait(key, now) <= LONGEST
        assert throttle.wait(key, now + FORGET_AFTER + 1) == 0


def test_a_million_logins_do_not_fill_the_memory() -> None:
    throttle = Throttle(free=0)
    for number in range(MOST_KEYS + 100):
        throttle.failed(str(number), 1.0)
    assert throttle.wait("0", 1.0) == 0  # the oldest are forgotten
    assert throttle.wait(str(MOST_KEYS + 99), 1.0) > 0
