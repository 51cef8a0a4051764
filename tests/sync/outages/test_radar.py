"""Several callers of one street within minutes: when it is an outage, when not any more, and what is forgotten."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.catalogue import OutageRules
from sync.outages import street_name, street_of
from sync.outages.radar import Heard, Radar

MINUTE = 60_000
NOW = 1_795_500_000_000
RULES = OutageRules(callers=3, minutes=10, lasts=30, topics=("outage",))
SADOVA, LISOVA = "Київ, вул. Садова", "Київ, вул. Лісова"


def call(number: int, minute: float = 0, street: str = SADOVA, caller: int | None = None) -> Heard:
    return Heard(f"main:{number}", str(number if caller is None else caller), street, NOW + int(minute * MINUTE))


def after(*calls: Heard, rules: OutageRules = RULES) -> Radar:
    radar = Radar(rules)
    for one in calls:
        radar.heard(one)
    return radar


def test_the_street_is_read_out_of_the_address_as_the_card_writes_it() -> None:
    assert street_of("Київ, вул. Січових Стрільців, 24, кв. 57") == "Київ, вул. Січових Стрільців"
    assert street_of("Київ, вул. Садова, 3") == SADOVA
    assert street_of("") == street_of("Київ, вул. Садова") == ""
    assert street_name(SADOVA) == "вул. Садова" and street_name("Садова") == "Садова"


def test_three_callers_of_a_street_are_an_outage_and_two_are_none() -> None:
    radar = Radar(RULES)
    assert not radar.heard(call(1)) and not radar.heard(call(2, 1))
    assert radar.outages() == ()
    assert radar.heard(call(3, 2))
    (outage,) = radar.outages()
    assert (outage.street, outage.callers, outage.since) == (SADOVA, 3, NOW)
    radar.heard(call(4, 3))
    assert radar.outages()[0].callers == 4 and radar.outages()[0].id == outage.id


def test_one_who_rings_again_is_one_and_streets_are_told_apart() -> None:
    assert after(call(1, caller=7), call(2, 1, caller=7), call(3, 2, caller=8)).outages() == ()
    assert after(call(1), call(2, 1, LISOVA), call(3, 2, LISOVA)).outages() == ()
    assert after(call(1), call(1, 1), call(1, 2)).outages() == ()


def test_callers_too_far_apart_are_no_outage() -> None:
    assert after(call(1), call(2, 6), call(3, 12)).outages() == ()
    assert after(call(1), call(2, 6), call(3, 12), call(4, 13)).outages()[0].callers == 3


def test_it_lasts_while_somebody_calls_and_ends_a_while_after_the_last() -> None:
    radar = after(call(1), call(2), call(3), call(4, 25))
    assert not radar.pass_time(NOW + 54 * MINUTE) and radar.outages()[0].callers == 4
    assert radar.pass_time(NOW + 55 * MINUTE)
    assert radar.outages() == () and len(radar) == 0
    radar.heard(call(5, 56))
    assert radar.outages() == ()


def test_a_call_about_something_else_counts_no_more() -> None:
    radar = after(call(1), call(2), call(3))
    assert not radar.told("main:1", "outage", NOW)
    assert radar.told("main:2", "bill", NOW) and radar.outages() == ()
    assert not radar.heard(call(2, 1)) and radar.outages() == ()
    assert radar.heard(call(9, 2))


def test_a_caller_who_turns_out_to_live_elsewhere_moves() -> None:
    radar = after(call(1), call(2), call(3))
    assert radar.heard(call(3, 1, LISOVA))
    assert radar.outages() == ()
    radar = after(call(1), call(2), call(3))
    assert radar.heard(call(3, 1, "")) and radar.outages() == ()


def test_without_a_threshold_nothing_is_remembered() -> None:
    radar = after(call(1), call(2), call(3), rules=OutageRules())
    assert radar.outages() == () and len(radar) == 0


def test_rules_that_are_changed_hold_from_the_next_call_on() -> None:
    radar = after(call(1), call(2))
    radar.follow(OutageRules(callers=2, minutes=10, lasts=30))
    assert radar.outages() == ()
    radar.heard(call(3, 1))
    assert radar.outages()[0].callers == 3
    radar.follow(OutageRules())
    assert radar.outages() == () and len(radar) == 0


def test_after_a_restart_the_log_and_the_linked_requests_tell_the_same() -> None:
    calls = [call(number, number) for number in range(5)]
    before = after(*calls)
    known = {SADOVA: before.outages()[0].id}
    radar = Radar(RULES)
    radar.restore(calls[1:], known)  # the first is too old to be read
    assert radar.outages()[0].id == before.outages()[0].id
    assert radar.outages()[0].callers == 4


calls = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.integers(0, 12),
        st.sampled_from((SADOVA, LISOVA, "Бровари, вул. Садова", "")),
        st.integers(0, 4 * MINUTE),
        st.sampled_from(("", "", "", "outage", "bill")),
    ),
    max_size=60,
)


@settings(max_examples=200)
@given(calls=calls, most=st.integers(3, 30))
def test_whatever_comes_memory_is_bounded_and_an_outage_has_its_callers(
    calls: list[tuple[int, int, str, int, str]], most: int
) -> None:
    radar, at = Radar(RULES, most_calls=most), NOW
    for number, caller, street, later, topic in calls:
        at += later
        before = radar.outages()
        changed = radar.heard(Heard(f"main:{number}", str(caller), street, at))
        if topic:
            changed = radar.told(f"main:{number}", topic, at) or changed
        assert changed or {one.id for one in radar.outages()} <= {one.id for one in before}
        assert len(radar) <= most
        for outage in radar.outages():
            assert outage.street and len(outage.id) == 32 and outage.since <= at
        assert len({one.street for one in radar.outages()}) == len(radar.outages())
    radar.pass_time(at + 60 * MINUTE)
    assert radar.outages() == () and len(radar) == 0


@given(st.permutations(range(4)), st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_the_order_within_the_minutes_does_not_matter(order: list[int], minutes: list[int]) -> None:
    calls = [call(number, minute) for number, minute in enumerate(sorted(minutes))]
    straight = after(*calls).outages()
    assert [one.callers for one in straight] == [4]
    shuffled = after(*(calls[at] for at in order)).outages()
    assert [one.callers for one in shuffled] == [4]
