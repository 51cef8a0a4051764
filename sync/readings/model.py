"""What the checks are given and what they answer."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """How grave a finding is."""

    OK = 0
    WARNING = 1
    BLOCK = 2


class Check(IntEnum):
    """The eight checks, in their order."""

    FORMAT = 1
    DATE = 2
    LOWER = 3
    RANGE = 4
    CHANGE = 5
    SUM = 6
    IDENTITY = 7
    EXCHANGE = 8


class Code(StrEnum):
    """What was found. The window words it, the server rejects with it."""

    # blocks
    NOT_A_NUMBER = "not_a_number"
    TOO_MANY_DIGITS = "too_many_digits"
    REGISTER_MISSING = "register_missing"
    IN_FUTURE = "reading_in_future"
    BEFORE_INSTALLATION = "before_installation"
    BEFORE_PREVIOUS = "before_previous"
    SWAPPED = "registers_swapped"
    ROLLOVER = "rollover_possible"
    NO_ROLLOVER = "no_rollover"
    LOWER = "lower_than_before"
    NOT_VERIFIED = "verification_expired"
    # warnings
    EARLY = "before_window"
    LATE = "after_window"
    ALREADY_TAKEN = "already_taken"
    BELOW_ESTIMATE = "below_estimate"
    ROLLED_OVER = "rolled_over"
    HIGH = "too_high"
    LOW = "too_low"
    JUMP = "sudden_change"
    ZERO = "nothing_used"
    DISCONNECTED = "used_while_off"
    SUM_DIFFERS = "zones_differ_from_total"
    EXCHANGED = "meter_exchanged"


@dataclass(frozen=True, slots=True)
class Past:
    """An accepted reading; `multiplier` is the one that held on its day."""

    value: int
    read_on: date
    estimated: bool = False
    rolled_over: bool = False  # the register had passed its highest figure since the reading before
    multiplier: int = 1


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """One counter of the meter and its readings since the meter was installed, oldest first."""

    id: int
    code: str
    zone: str
    unit: str
    digits: int
    multiplier: int
    history: tuple[Past, ...] = ()

    @property
    def capacity(self) -> int:
        """One more than the highest figure that the register can show."""
        return int(10**self.digits)

    @property
    def is_total(self) -> bool:
        return self.zone == "all"


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What the meter before this one counted since its last regular reading until it was taken off."""

    code: str  # of its register
    used: int  # with its own multiplier
    since: date


@dataclass(frozen=True, slots=True)
class MeterFacts:
    """A meter installed now, as far as a reading is concerned."""

    id: int
    number: str
    installed_on: date
    verified_until: date | None
    active: bool  # the account is supplied
    registers: tuple[RegisterFacts, ...]
    exchanged: tuple[Exchanged, ...] = ()

    def asked(self) -> tuple[RegisterFacts, ...]:
        """The registers that must be told. A total beside zones may be left out: it is not submitted."""
        zoned = any(not register.is_total for register in self.registers)
        return tuple(register for register in self.registers if not (zoned and register.is_total))


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed for a register, and whether the rollover proposed for it was confirmed."""

    register_id: int
    text: str
    rolled_over: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """When the meter was read, and what day it is."""

    read_on: date
    today: date


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of a check. `register_id` None: it concerns the meter. `args` are what the sentence needs."""

    check: Check
    level: Level
    code: Code
    register_id: int | None = None
    args: tuple[object, ...] = ()
    needs_reason: bool = False
