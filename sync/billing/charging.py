"""What a quantity costs. Tariffs count in hundredths of a kopeck a unit, bills in kopecks."""

PER_MINOR = 100  # of the tariff's unit in one kopeck


def charge(quantity: int, price: int) -> int:
    """The price of so many units in kopecks, half a kopeck up; `price` is in hundredths of a kopeck."""
    return (quantity * price + PER_MINOR // 2) // PER_MINOR


def relief(quantity: int, price: int, percent: int, most: int | None) -> tuple[int, int, int]:
    """What a benefit of so many percent takes off a charge: units it covers, relief a unit (hundredths of a kopeck),
    and the amount, which is negative or 0. `most` is the norm up to which it is granted; None grants it on all."""
    covered = quantity if most is None else min(quantity, most)
    a_unit = price * percent // 100
    return covered, a_unit, -charge(covered, a_unit)
