"""Meters for the tests of readings: a year of months, as a household uses them."""

from datetime import date

from sync.readings import Day, MeterFacts, Past, ReadingRules, RegisterFacts

READ = date(2026, 11, 20)
DAY = Day(READ, READ)
RULES = ReadingRules(days=(18, 25))


def month_before(months: int) -> date:
    """The twentieth, so many months before this one."""
    index = 2026 * 12 + 10 - months
    return date(index // 12, index % 12 + 1, 20)


def history(last: int, *uses: int, estimated: tuple[int, ...] = ()) -> tuple[Past, ...]:
    """Monthly readings up to `last` in October; `uses` latest first, `estimated` counts months back from there."""
    made, value = [], last
    for months, used in enumerate((*uses, 0)):
        made.append(Past(value, month_before(months + 1), months in estimated))
        value -= used
    return tuple(reversed(made))


def register(
    id_: int = 1,
    code: str = "T",
    zone: str = "all",
    last: int = 5_000,
    *uses: int,
    digits: int = 5,
    multiplier: int = 1,
) -> RegisterFacts:
    past = history(last, *(uses or (100,) * 12))
    past = tuple(Past(one.value, one.read_on, one.estimated, one.rolled_over, multiplier) for one in past)
    return RegisterFacts(id_, code, zone, "kWh", digits, multiplier, past)


def meter(*registers: RegisterFacts, **more: object) -> MeterFacts:
    facts: dict[str, object] = {
        "id": 9,
        "number": "0584113",
        "installed_on": date(2020, 1, 1),
        "verified_until": date(2030, 1, 1),
        "active": True,
        "registers": registers or (register(),),
    }
    return MeterFacts(**(facts | more))  # type: ignore[arg-type]


def two_zones(day: int = 5_000, night: int = 2_000) -> MeterFacts:
    return meter(register(1, "T1", "day", day), register(2, "T2", "night", night, *(40,) * 12))
