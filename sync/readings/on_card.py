"""What a card shows once a reading was taken or undone at this desk, before the server's card says so."""

from collections.abc import Iterable

from msgspec.structs import replace

from sync.card import Card, Meter, Reading, Register
from sync.commands.readings import RecordReadings, reading_id


def with_entry(card: Card, command: RecordReadings) -> Card:
    """The readings of the command on top, those that it puts right gone."""
    if command.replaces is not None:
        card = without_entry(card, command.replaces)  # laid over it a moment ago, even where the server's has this one
    if any(reading.entry_id == command.id for reading in card.readings):
        return card
    codes = {register.id: register.code for meter in card.meters for register in meter.registers}
    taken = [
        Reading(
            id=reading_id(command.id, one.register_id),
            register_id=one.register_id,
            code=codes.get(one.register_id, ""),
            read_on=command.read_on,
            value=one.value,
            kind="customer",
            source="call",
            taken_at=command.at,
            entry_id=command.id,
            taken_by=command.by,
            rolled_over=one.rolled_over,
            use_on_bill=command.use_on_bill,
            reason=command.reason or None,
        )
        for one in command.values
    ]
    newest_first = sorted(taken, key=lambda one: one.id, reverse=True)
    return _with_readings(card, (*newest_first, *card.readings), {one.register_id for one in taken})


def without_entry(card: Card, entry_id: str) -> Card:
    """The entry gone; its registers show the reading before."""
    gone = {reading.register_id for reading in card.readings if reading.entry_id == entry_id}
    if not gone:
        return card
    return _with_readings(card, (one for one in card.readings if one.entry_id != entry_id), gone)


def _with_readings(card: Card, readings: Iterable[Reading], touched: set[int]) -> Card:
    standing = tuple(readings)
    meters = tuple(_meter(meter, standing, touched) for meter in card.meters)
    return replace(card, readings=standing, meters=meters)


def _meter(meter: Meter, readings: tuple[Reading, ...], touched: set[int]) -> Meter:
    if touched.isdisjoint(register.id for register in meter.registers):
        return meter
    registers = tuple(_register(one, readings) if one.id in touched else one for one in meter.registers)
    return replace(meter, registers=registers)


def _register(register: Register, readings: tuple[Reading, ...]) -> Register:
    own = [one for one in readings if one.register_id == register.id and one.use_on_bill]
    last = max(own, key=lambda one: (one.read_on, one.taken_at, one.id), default=None)
    if last is None:
        return replace(register, previous=None, previous_on=None, previous_kind=None)
    return replace(register, previous=last.value, previous_on=last.read_on, previous_kind=last.kind)
