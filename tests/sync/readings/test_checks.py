"""The eight checks, each with what passes it, what it warns of and what it blocks."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.readings import (
    Check,
    Code,
    Day,
    Entered,
    Examined,
    Exchanged,
    Level,
    MeterFacts,
    Past,
    RegisterFacts,
    examine,
)
from sync.readings.consumption import spans
from tests.sync.readings.meters import DAY, READ, RULES, meter, month_before, register, two_zones

OK, WARNING, BLOCK = Level.OK, Level.WARNING, Level.BLOCK


def said(facts: MeterFacts, *texts: str, day: Day = DAY, rolled: tuple[int, ...] = ()) -> Examined:
    entered = [
        Entered(one.id, text, one.id in rolled) for one, text in zip(facts.registers, texts, strict=False) if text
    ]
    return examine(facts, entered, day, RULES)


def found(examined: Examined) -> set[tuple[Check, Level, Code]]:
    return {(one.check, one.level, one.code) for one in examined.all}


# 1. format


@pytest.mark.parametrize("text", ["5100", " 5 100 ", "05100", "5100,7", "5100.", "5\u202f100"])
def test_a_figure_is_taken_as_people_say_it_without_its_red_digits(text: str) -> None:
    examined = said(meter(), text)
    assert found(examined) == set() and examined.lines[0].value == 5_100


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("abc", Code.NOT_A_NUMBER),
        ("-5", Code.NOT_A_NUMBER),
        ("51o0", Code.NOT_A_NUMBER),
        (",5", Code.NOT_A_NUMBER),
        ("٥١", Code.NOT_A_NUMBER),
        ("100000", Code.TOO_MANY_DIGITS),
        ("9" * 40, Code.NOT_A_NUMBER),
    ],
)
def test_what_the_register_cannot_show_is_blocked(text: str, code: Code) -> None:
    assert (Check.FORMAT, BLOCK, code) in found(said(meter(), text))


def test_all_registers_must_be_told_but_the_total() -> None:
    facts = two_zones()
    assert found(said(facts, "5100")) == {(Check.FORMAT, BLOCK, Code.REGISTER_MISSING)}
    with_total = meter(*facts.registers, register(3, "T", "all", 7_000, *(140,) * 12))
    assert said(with_total, "5100", "2040").may_be_saved


def test_three_zones_are_three_registers() -> None:
    facts = meter(*(register(n, f"T{n}", zone) for n, zone in enumerate(("peak", "half_peak", "night"), start=1)))
    assert not said(facts, "5100", "5100").may_be_saved
    assert found(said(facts, "5100", "5100", "5100")) == set()


# 2. date


def test_a_day_that_has_not_come_and_one_before_the_last_actual_reading_are_blocked() -> None:
    assert (Check.DATE, BLOCK, Code.IN_FUTURE) in found(said(meter(), "5100", day=Day(date(2026, 11, 21), READ)))
    early = Day(date(2026, 10, 19), READ)
    assert (Check.DATE, BLOCK, Code.BEFORE_PREVIOUS) in found(said(meter(), "5100", day=early))


def test_an_estimate_made_later_stands_in_nobodys_way() -> None:
    one = register()
    later = replace(one, history=(*one.history, Past(5_050, date(2026, 11, 20), estimated=True)))
    assert found(said(meter(later), "5100", day=Day(date(2026, 11, 19), READ))) == set()


def test_a_day_before_the_meter_came_is_blocked() -> None:
    new = meter(replace(register(), history=()), installed_on=READ)
    assert (Check.DATE, BLOCK, Code.BEFORE_INSTALLATION) in found(said(new, "5100", day=Day(date(2026, 11, 19), READ)))


@pytest.mark.parametrize(("day", "code"), [(17, Code.EARLY), (18, None), (25, None), (26, Code.LATE)])
def test_outside_the_window_it_is_taken_and_explained(day: int, code: Code | None) -> None:
    read = date(2026, 11, day)
    examined = said(meter(), "5100", day=Day(read, read))
    assert {one.code for one in examined.all} == ({code} if code else set())
    assert examined.may_be_saved and not examined.needs_reason


def test_a_late_reading_names_the_month_that_gets_it() -> None:
    examined = said(meter(), "5100", day=Day(date(2026, 11, 26), date(2026, 11, 26)))
    assert examined.all[0].args == ("2026-12",)


def test_a_reading_already_taken_for_this_month_is_said() -> None:
    one = register()
    taken = replace(one, history=(*one.history, Past(5_090, date(2026, 11, 18))))
    assert (Check.DATE, WARNING, Code.ALREADY_TAKEN) in found(said(meter(taken), "5100"))


# 3. lower


def test_a_lower_figure_is_blocked() -> None:
    assert found(said(meter(), "4999")) == {(Check.LOWER, BLOCK, Code.LOWER)}
    assert found(said(meter(), "5000")) != {(Check.LOWER, BLOCK, Code.LOWER)}


def test_a_rollover_is_proposed_never_assumed_and_refused_where_it_cannot_be() -> None:
    near = meter(register(1, "T", "all", 99_950))
    proposed = said(near, "50")
    assert found(proposed) == {(Check.LOWER, BLOCK, Code.ROLLOVER)} and proposed.lines[0].used is None
    assert proposed.all[0].args == (99_950, 100)
    confirmed = said(near, "50", rolled=(1,))
    assert confirmed.may_be_saved and confirmed.lines[0].used == 100
    assert found(said(near, "40000")) == {(Check.LOWER, BLOCK, Code.LOWER)}
    assert found(said(near, "40000", rolled=(1,))) == {(Check.LOWER, BLOCK, Code.NO_ROLLOVER)}
    assert found(said(near, "99960", rolled=(1,))) == {(Check.LOWER, BLOCK, Code.NO_ROLLOVER)}


def test_swapped_registers_are_hinted_at() -> None:
    examined = said(two_zones(5_000, 2_000), "2040", "5100")
    assert (Check.LOWER, BLOCK, Code.SWAPPED) in found(examined)
    assert examined.all[0].args == ("T1", "T2")
    assert said(two_zones(5_000, 2_000), "5100", "2040").may_be_saved


def test_below_an_estimate_the_estimate_falls_out() -> None:
    one = register()
    estimated = replace(one, history=(*one.history, Past(5_300, date(2026, 11, 1), estimated=True)))
    examined = said(meter(estimated), "5100")
    assert found(examined) == {(Check.LOWER, WARNING, Code.BELOW_ESTIMATE)}
    assert examined.lines[0].used == 100
    assert found(said(meter(estimated), "4999")) == {(Check.LOWER, BLOCK, Code.LOWER)}


# 4. high and low


@pytest.mark.parametrize(
    ("text", "code"), [("5100", None), ("5215", None), ("5260", Code.HIGH), ("5020", Code.LOW), ("5062", None)]
)
def test_what_is_out_of_the_usual_needs_a_reason(text: str, code: Code | None) -> None:
    examined = said(meter(), text)
    assert {one.code for one in examined.all} == ({code} if code else set())
    assert examined.needs_reason == (code is not None) and examined.may_be_saved


def test_a_small_difference_is_nobodys_concern() -> None:
    small = meter(register(1, "T", "all", 500, *(10,) * 12))
    assert found(said(small, "545")) == set(), "35 more than usual, though four times as much"


def test_the_same_month_last_year_is_what_is_usual() -> None:
    winter = register(1, "T", "all", 5_000, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 400, 400)
    assert winter.history[0].read_on == month_before(14)
    assert found(said(meter(winter), "5400")) == set()
    assert said(meter(register()), "5400").needs_reason


# 5. change


def test_nothing_used_while_supplied_and_used_while_not_need_a_reason() -> None:
    assert (Check.CHANGE, WARNING, Code.ZERO) in found(said(meter(), "5000"))
    off = said(meter(active=False), "5100")
    assert found(off) == {(Check.CHANGE, WARNING, Code.DISCONNECTED)} and off.needs_reason
    assert found(said(meter(active=False), "5000")) == set()


def test_a_jump_against_the_time_before_is_seen_though_last_year_was_the_same() -> None:
    heats = register(1, "T", "all", 5_000, 90, *(100,) * 10, 400, 400)
    examined = said(meter(heats), "5400")
    assert (Check.CHANGE, WARNING, Code.JUMP) in found(examined)


# 6. zones and total, multiplier


def test_the_zones_make_the_total() -> None:
    facts = meter(*two_zones().registers, register(3, "T", "all", 7_000, *(140,) * 12))
    assert found(said(facts, "5100", "2040", "7140")) == set()
    assert found(said(facts, "5100", "2040", "7142")) == set(), "red digits were dropped"
    examined = said(facts, "5100", "2040", "7180")
    assert (Check.SUM, WARNING, Code.SUM_DIFFERS) in found(examined) and examined.needs_reason


def test_the_multiplier_of_the_day_counts() -> None:
    examined = said(meter(register(multiplier=40)), "5100")
    assert examined.lines[0].used == 4_000 and examined.lines[0].usual in range(4_000, 4_200)
    one = register(multiplier=40)
    other = replace(one, history=tuple(replace(past, multiplier=20) for past in one.history))
    assert [span.used for span in spans(other.history, other.capacity)] == [2_000] * 12, "of then, not of now"


# 7. identity


def test_a_meter_that_is_not_verified_takes_no_reading() -> None:
    ended = replace(meter(), verified_until=date(2026, 11, 19))
    assert found(said(ended, "5100")) == {(Check.IDENTITY, BLOCK, Code.NOT_VERIFIED)}
    assert found(said(replace(meter(), verified_until=READ), "5100")) == set()


# 8. exchange


def test_an_exchange_sums_both_spans_and_the_new_meter_may_begin_anywhere() -> None:
    installed = date(2026, 11, 8)
    new = RegisterFacts(5, "T", "all", "kWh", 6, 1, (Past(31_500, installed),))
    facts = meter(new, installed_on=installed, exchanged=(Exchanged("T", 61, month_before(1)),))
    examined = said(facts, "31548")
    assert examined.lines[0].used == 61 + 48
    assert found(examined) == {(Check.EXCHANGE, WARNING, Code.EXCHANGED)} and not examined.needs_reason
    later = replace(new, history=(*new.history, Past(31_548, READ)))
    december = Day(date(2026, 12, 20), date(2026, 12, 20))
    assert said(replace(facts, registers=(later,)), "31600", day=december).lines[0].used == 52


def test_a_zone_that_the_new_meter_lacks_goes_to_its_first_register() -> None:
    installed = date(2026, 11, 8)
    new = [RegisterFacts(n, code, zone, "kWh", 6, 1, (Past(0, installed),)) for n, code, zone in
           ((5, "T1", "day"), (6, "T2", "night"))]  # fmt: skip
    facts = meter(*new, installed_on=installed, exchanged=(Exchanged("T", 61, month_before(1)),))
    assert [line.used for line in said(facts, "10", "5").lines] == [71, 5]


# all together

steps = st.lists(
    st.tuples(st.integers(0, 99_999), st.booleans(), st.booleans(), st.integers(1, 60)), min_size=1, max_size=12
)


@settings(deadline=None)
@given(start=st.integers(0, 99_999), steps=steps, multiplier=st.sampled_from((1, 20)))
def test_no_history_of_accepted_readings_gives_negative_consumption(
    start: int, steps: list[tuple[int, bool, bool, int]], multiplier: int
) -> None:
    """Whatever is typed, confirmed and estimated: what the checks let through adds up, and is never below nought."""
    past = [Past(start, date(2020, 1, 1), multiplier=multiplier)]
    day = date(2020, 1, 1)
    shown = 0
    for value, rolled, estimated, days in steps:
        day = date.fromordinal(day.toordinal() + days)
        if estimated:
            if value >= past[-1].value:
                past.append(Past(value, day, estimated=True, multiplier=multiplier))
            continue
        one = RegisterFacts(1, "T", "all", "kWh", 5, multiplier, tuple(past))
        facts = meter(one, verified_until=None, installed_on=date(2019, 1, 1))
        examined = examine(facts, (Entered(1, str(value), rolled),), Day(day, day), RULES)
        if not examined.may_be_saved:
            continue
        (line,) = examined.lines
        assert line.used is not None and line.used >= 0
        past.append(Past(value, day, rolled_over=rolled, multiplier=multiplier))
        shown += rolled
    found_spans = spans(past, 100_000)
    assert all(span.used >= 0 for span in found_spans)
    total = past[-1].value - start + shown * 100_000
    if not past[-1].estimated:
        assert sum(span.used for span in found_spans) == total * multiplier


@settings(deadline=None)
@given(values=st.lists(st.tuples(st.integers(0, 99_999), st.booleans(), st.booleans()), max_size=12))
def test_whatever_stands_in_the_records_no_span_is_negative(values: list[tuple[int, bool, bool]]) -> None:
    past = [
        Past(value, date.fromordinal(737_000 + 30 * at), estimated, rolled)
        for at, (value, estimated, rolled) in enumerate(values)
    ]
    assert all(span.used >= 0 for span in spans(past, 100_000))


@settings(deadline=None)
@given(texts=st.lists(st.text(max_size=12), min_size=2, max_size=2), day=st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_no_text_breaks_the_checks(texts: list[str], day: date) -> None:
    examined = said(two_zones(), *texts, day=Day(day, READ))
    assert examined.level in tuple(Level) and all(one.check in tuple(Check) for one in examined.all)
