"""The eight checks of a reading, in their order. Each answers with what it found: nothing, warnings, or a block.

A register that a check blocks is not looked at by the later ones: there is nothing to compare.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sync.readings.consumption import base_of, difference, last_span, usual
from sync.readings.model import Check, Code, Day, Entered, Finding, Level, MeterFacts, Past, RegisterFacts
from sync.readings.rules import ReadingRules
from sync.readings.typed_value import value_of
from sync.readings.window import State, period_of, window_of


@dataclass(frozen=True, slots=True)
class Line:
    """A register after the checks. What is not known yet is None."""

    register: RegisterFacts
    value: int | None
    base: Past | None  # the reading that it is counted from
    used: int | None  # with multiplier, and with what an exchanged meter counted
    usual: int | None
    rolled_over: bool
    findings: tuple[Finding, ...]

    @property
    def level(self) -> Level:
        return max((one.level for one in self.findings), default=Level.OK)


@dataclass(frozen=True, slots=True)
class Examined:
    """All registers of a meter after the checks. `findings` are those of the meter, in the order of the checks."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]

    @property
    def all(self) -> tuple[Finding, ...]:
        """Every finding, the gravest first, then in the order of the checks."""
        found = [*self.findings, *(one for line in self.lines for one in line.findings)]
        return tuple(sorted(found, key=lambda one: (-one.level, one.check)))

    @property
    def level(self) -> Level:
        return max((one.level for one in self.all), default=Level.OK)

    @property
    def needs_reason(self) -> bool:
        """Whether somebody has to say why this is right all the same."""
        return any(one.needs_reason for one in self.all)

    @property
    def may_be_saved(self) -> bool:
        return self.level < Level.BLOCK


@dataclass(slots=True)
class _Work:
    """A register on its way through the checks."""

    register: RegisterFacts
    entered: Entered | None
    value: int | None = None
    base: Past | None = None
    used: int | None = None
    usual: int | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def blocked(self) -> bool:
        return any(one.level is Level.BLOCK for one in self.findings)

    def found(self, check: Check, level: Level, code: Code, *args: object, needs_reason: bool = False) -> None:
        self.findings += (Finding(check, level, code, self.register.id, args, needs_reason),)


def examine(meter: MeterFacts, entered: Sequence[Entered], day: Day, rules: ReadingRules) -> Examined:
    """Put what was typed through the checks. `entered` may lack registers: then it cannot be saved yet."""
    typed = {one.register_id: one for one in entered if one.text.strip()}
    works = [_Work(register, typed.get(register.id)) for register in meter.registers]
    findings = [*_format(meter, works), *_date(meter, works, day, rules)]
    _lower(works, day, rules)
    _count(meter, works, day)
    _range(works, rules)
    _change(meter, works, rules)
    findings += [*_sum(works), *_identity(meter, day), *_exchange(meter, works)]
    lines = tuple(
        Line(
            work.register,
            work.value,
            work.base,
            work.used,
            work.usual,
            work.entered is not None and work.entered.rolled_over,
            work.findings,
        )
        for work in works
    )
    return Examined(lines, tuple(findings))


def _format(meter: MeterFacts, works: Sequence[_Work]) -> Iterator[Finding]:
    """1. Figures that the register can show, for every register that is asked for; red digits are dropped."""
    asked = {register.id for register in meter.asked()}
    for work in works:
        if work.entered is None:
            if work.register.id in asked:
                yield Finding(Check.FORMAT, Level.BLOCK, Code.REGISTER_MISSING, None, (work.register.code,))
            continue
        value = value_of(work.entered.text)
        if value is None:
            work.found(Check.FORMAT, Level.BLOCK, Code.NOT_A_NUMBER)
        elif value >= work.register.capacity:
            work.found(Check.FORMAT, Level.BLOCK, Code.TOO_MANY_DIGITS, work.register.digits)
        else:
            work.value = value


def _date(meter: MeterFacts, works: Sequence[_Work], day: Day, rules: ReadingRules) -> Iterator[Finding]:
    """2. Not in the future, not before the meter or its last actual reading; outside the window it is explained."""
    if day.read_on > day.today:
        yield Finding(Check.DATE, Level.BLOCK, Code.IN_FUTURE, None, (day.read_on,))
    if day.read_on < meter.installed_on:
        yield Finding(Check.DATE, Level.BLOCK, Code.BEFORE_INSTALLATION, None, (meter.installed_on,))
    actual = [past for work in works for past in work.register.history if not past.estimated]
    latest = max(actual, key=lambda past: past.read_on, default=None)
    if latest is not None and latest.read_on > day.read_on:
        yield Finding(Check.DATE, Level.BLOCK, Code.BEFORE_PREVIOUS, None, (latest.read_on,))
    window = window_of(day.read_on, rules.days)
    if window.state is State.LATE:
        yield Finding(Check.DATE, Level.WARNING, Code.LATE, None, (window.period,))
    elif window.state is State.EARLY:
        yield Finding(Check.DATE, Level.WARNING, Code.EARLY, None, (window.opens_on, window.closes_on))
    taken = next(
        (
            past
            for past in actual
            if past.read_on > meter.installed_on and period_of(past.read_on, rules.days) == window.period
        ),
        None,
    )
    if taken is not None:
        yield Finding(Check.DATE, Level.WARNING, Code.ALREADY_TAKEN, None, (taken.read_on, window.period))


def _lower(works: Sequence[_Work], day: Day, rules: ReadingRules) -> None:
    """3. Lower than before: are the registers swapped, has it rolled over, or is it wrong? Never assumed."""
    for work in works:
        if work.value is None or work.entered is None:
            continue
        until = [past for past in work.register.history if past.read_on <= day.read_on]  # estimates run ahead
        work.base = base_of(until, work.value)
        if work.base is None:
            continue
        latest = until[-1]
        before, capacity = work.base.value, work.register.capacity
        turned = difference(before, work.value, capacity, rolled_over=True)
        might_turn = (
            turned is not None
            and work.value < before
            and turned * 100 <= rules.limits.rollover * work.register.capacity
        )
        if work.entered.rolled_over:
            if might_turn:
                work.found(Check.LOWER, Level.WARNING, Code.ROLLED_OVER, turned)
            else:
                work.found(Check.LOWER, Level.BLOCK, Code.NO_ROLLOVER, before)
        elif work.value >= before:
            if latest.estimated and latest is not work.base:
                work.found(Check.LOWER, Level.WARNING, Code.BELOW_ESTIMATE, latest.value, latest.read_on)
        elif other := _swapped_with(work, works):
            work.found(Check.LOWER, Level.BLOCK, Code.SWAPPED, work.register.code, other.register.code)
        elif might_turn:
            work.found(Check.LOWER, Level.BLOCK, Code.ROLLOVER, before, turned)
        else:
            work.found(Check.LOWER, Level.BLOCK, Code.LOWER, before)


def _swapped_with(work: _Work, works: Sequence[_Work]) -> _Work | None:
    """The register whose figure would fit here, while this figure would fit there."""
    for other in works:
        if other is work or other.value is None or work.value is None:
            continue
        if _fits(work.register, other.value) and _fits(other.register, work.value):
            return other
    return None


def _fits(register: RegisterFacts, value: int) -> bool:
    """Not lower than before, and no more above it than the register ever counted in a year."""
    base = base_of(register.history, value)
    if base is None or value < base.value:
        return False
    first = register.history[0]
    return value - base.value <= max(base.value - first.value, register.capacity // 100)


def _count(meter: MeterFacts, works: Sequence[_Work], day: Day) -> None:
    """What the next checks look at: consumption with the multiplier of the day, and what is usual."""
    for work in works:
        if work.value is None or work.base is None or work.entered is None or work.blocked:
            continue
        counted = difference(work.base.value, work.value, work.register.capacity, rolled_over=work.entered.rolled_over)
        if counted is None:
            continue
        work.used = counted * work.register.multiplier
        work.usual = usual(work.register, work.base.read_on, day.read_on)
        if work.base.read_on == meter.installed_on:
            work.used += _before_exchange(meter, work.register, works)


def _before_exchange(meter: MeterFacts, register: RegisterFacts, works: Sequence[_Work]) -> int:
    """What the old meter counted in this zone; what the new meter does not count goes to its first register."""
    codes = {work.register.code for work in works}
    first = works[0].register.id == register.id
    return sum(old.used for old in meter.exchanged if old.code == register.code or (first and old.code not in codes))


def _range(works: Sequence[_Work], rules: ReadingRules) -> None:
    """4. High or low beside what is usual."""
    limits = rules.limits
    for work in works:
        if work.used is None or work.usual is None:
            continue
        apart = work.used - work.usual
        if abs(apart) < limits.least * work.register.multiplier:
            continue
        if work.used * 100 > limits.high * work.usual:
            work.found(Check.RANGE, Level.WARNING, Code.HIGH, work.used, work.usual, needs_reason=True)
        elif work.used > 0 and work.used * 100 < limits.low * work.usual:
            work.found(Check.RANGE, Level.WARNING, Code.LOW, work.used, work.usual, needs_reason=True)


def _change(meter: MeterFacts, works: Sequence[_Work], rules: ReadingRules) -> None:
    """5. Against the time before: a jump, nothing used, or used where nothing is supplied."""
    limits = rules.limits
    for work in works:
        if work.used is None or work.base is None:
            continue
        if not meter.active and work.used > 0:
            work.found(Check.CHANGE, Level.WARNING, Code.DISCONNECTED, work.used, needs_reason=True)
        elif meter.active and work.used == 0 and work.usual:
            work.found(Check.CHANGE, Level.WARNING, Code.ZERO, work.usual, needs_reason=True)
        before = last_span(work.register)
        if before is None or work.usual is None or any(one.check is Check.RANGE for one in work.findings):
            continue
        apart = work.used - before.used
        if apart >= limits.least * work.register.multiplier and work.used * 100 > limits.jump * before.used:
            work.found(Check.CHANGE, Level.WARNING, Code.JUMP, work.used, before.used, needs_reason=True)


def _sum(works: Sequence[_Work]) -> Iterator[Finding]:
    """6. The zones make the total, up to the digits that were dropped, where the total is told."""
    zones = [work for work in works if not work.register.is_total]
    total = next((work for work in works if work.register.is_total), None)
    if not zones or total is None or total.used is None or any(zone.used is None for zone in zones):
        return
    added = sum(zone.used or 0 for zone in zones)
    if abs(added - total.used) > len(works) * total.register.multiplier:
        yield Finding(Check.SUM, Level.WARNING, Code.SUM_DIFFERS, None, (added, total.used), needs_reason=True)


def _identity(meter: MeterFacts, day: Day) -> Iterator[Finding]:
    """7. A meter whose verification has expired takes no reading: a request is filed instead."""
    if meter.verified_until is not None and meter.verified_until < day.read_on:
        yield Finding(Check.IDENTITY, Level.BLOCK, Code.NOT_VERIFIED, None, (meter.verified_until,))


def _exchange(meter: MeterFacts, works: Sequence[_Work]) -> Iterator[Finding]:
    """8. The first reading after an exchange: both meters' spans are summed, and that is said."""
    carried = sum(old.used for old in meter.exchanged)
    first = [work for work in works if work.used is not None and work.base is not None]
    if meter.exchanged and any(work.base and work.base.read_on == meter.installed_on for work in first):
        yield Finding(Check.EXCHANGE, Level.WARNING, Code.EXCHANGED, None, (meter.installed_on, carried))
