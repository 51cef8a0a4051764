"""Delay that grows with failed sign-ins, per login and per address. Pure: the caller gives the time."""

from dataclasses import dataclass

FORGET_AFTER = 900.0  # seconds without a failure
LONGEST = 60.0  # seconds: a stranger who guesses must not lock the operator out for a shift
MOST_KEYS = 10_000


@dataclass(slots=True)
class _Record:
    failures: int
    last_at: float


class Throttle:
    """Counts failures a key (a login or an address): `free` of them cost nothing, each further one doubles the wait."""

    def __init__(self, free: int) -> None:
        self._free = free
        self._records: dict[str, _Record] = {}

    def wait(self, key: str, now: float) -> float:
        """Seconds that this key must wait; 0 when it may try."""
        record = self._records.get(key)
        if record is None:
            return 0.0
        if now - record.last_at > FORGET_AFTER:
            del self._records[key]
            return 0.0
        beyond = record.failures - self._free
        if beyond < 0:
            return 0.0
        # The exponent is capped: 2.0 ** 1024 overflows.
        return max(0.0, record.last_at + min(LONGEST, 2.0 ** min(beyond, 10)) - now)

    def failed(self, key: str, now: float) -> None:
        """Count one failure; called before the password is checked, so that parallel guesses count too."""
        record = self._records.pop(key, None) or _Record(0, now)
        record.failures += 1
        record.last_at = now
        self._records[key] = record
        if len(self._records) > MOST_KEYS:  # the longest unseen goes
            self._records.pop(next(iter(self._records)))

    def succeeded(self, key: str) -> None:
        """Take back the failure counted for an attempt that was right, and those before it."""
        self._records.pop(key, None)

    def forgive(self, key: str) -> None:
        """Take back one failure only: an address may hold many people, one right password proves one of them."""
        record = self._records.get(key)
        if record is not None:
            record.failures -= 1
            if record.failures <= 0:
                del self._records[key]
