"""What the checks need to know, out of a card or out of rows of the same shape: desk and server see the same facts."""

from collections.abc import Iterable, Sequence

from sync.card import Card, Meter, Reading, Register
from sync.readings.consumption import difference
from sync.readings.model import Exchanged, MeterFacts, Past, RegisterFacts

IN_FORCE = "active"


def facts_of(meter: Meter, readings: Sequence[Reading], status: str, *, without: str | None = None) -> MeterFacts:
    """A meter of an account with the account's latest readings, in whatever order. `without`: an entry that is being
    put right does not count; `status` is the account's."""
    used = [one for one in readings if one.use_on_bill and (without is None or one.entry_id != without)]
    return MeterFacts(
        id=meter.id,
        number=meter.number,
        installed_on=meter.installed_on,
        verified_until=meter.verified_until,
        active=status == IN_FORCE,
        registers=tuple(_register(register, used) for register in meter.registers),
        exchanged=tuple(_exchanged(meter, used)),
    )


def own_entry(card: Card, meter: Meter, staff_id: int) -> tuple[Reading, ...]:
    """The operator's own latest reading of this meter, all registers, while it can still be put right: nothing has
    been read since, and no bill has been made of it."""
    registers = {register.id for register in meter.registers}
    here = [one for one in card.readings if one.register_id in registers]
    latest = max(here, key=_order, default=None)
    if latest is None or latest.entry_id is None or latest.taken_by != staff_id or is_billed(card, latest):
        return ()
    return tuple(one for one in here if one.entry_id == latest.entry_id)


def is_billed(card: Card, reading: Reading) -> bool:
    """Whether a bill was made after it; from then on only a correction invoice puts it right."""
    return any(bill.issued_at >= reading.taken_at for bill in card.bills)


def _register(register: Register, readings: Iterable[Reading]) -> RegisterFacts:
    own = sorted((one for one in readings if one.register_id == register.id), key=_order)
    history = tuple(_past(one, register.multiplier) for one in own)
    if not history and register.previous is not None and register.previous_on is not None:
        # The latest dozens of a big account are all of other registers.
        history = (Past(register.previous, register.previous_on, register.previous_kind == "estimated"),)
    return RegisterFacts(
        register.id, register.code, register.zone, register.unit, register.digits, register.multiplier, history
    )


def _exchanged(meter: Meter, readings: Iterable[Reading]) -> Iterable[Exchanged]:
    """The last span of each register that was taken off on the day on which this meter came."""
    installed = {register.id for register in meter.registers}
    gone: dict[int, list[Reading]] = {}
    for one in readings:
        if one.register_id not in installed and one.read_on <= meter.installed_on:
            gone.setdefault(one.register_id, []).append(one)
    for of_register in gone.values():
        of_register.sort(key=_order)
        if len(of_register) < 2 or of_register[-1].read_on != meter.installed_on:
            continue
        before, final = of_register[-2:]
        # How many digits it had is not known here: a rollover within the last span is settled by whoever exchanged it.
        counted = difference(before.value, final.value, 0, rolled_over=False)
        if counted is not None:
            yield Exchanged(final.code, counted * (final.multiplier or 1), before.read_on)


def _past(reading: Reading, multiplier: int) -> Past:
    return Past(
        reading.value,
        reading.read_on,
        reading.kind == "estimated",
        reading.rolled_over,
        reading.multiplier or multiplier,
    )


def _order(reading: Reading) -> tuple[object, int, str]:
    """As time goes; two of one day as they were taken."""
    return reading.read_on, reading.taken_at, reading.id
