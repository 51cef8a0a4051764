"""Where the demonstration's clients live: streets of Kyiv and seven towns, houses and flats."""

from dataclasses import dataclass
from random import Random

from sync.demonstration import words
from sync.keys import ADDRESS_PARTS, city_key, house_key, street_key


@dataclass(frozen=True, slots=True)
class Place:
    """One premise's address and its key for looking up."""

    city: str
    street: str
    house: str
    flat: str
    key: str


class Places:
    """Draws addresses: half of them in Kyiv, most in blocks of flats."""

    def __init__(self) -> None:
        self._cities = []
        for city, _area_code, share, streets in words.CITIES:
            keyed = [(city, street, f"{street_key(street)}|{city_key(city)}") for street in streets.split(";")]
            self._cities += [keyed] * share

    def draw(self, random: Random) -> Place:
        """The next address."""
        draw = random.random
        streets = self._cities[int(len(self._cities) * draw())]
        city, street, key = streets[int(len(streets) * draw())]
        house = str(1 + int(draw() * 180))
        lot = draw()
        if lot < 0.12:
            house += "абвг"[int(lot / 0.03)]
        flat = str(1 + int(draw() * 216)) if draw() < 0.78 else ""
        return Place(city, street, house, flat, f"{key}{ADDRESS_PARTS}{house}{ADDRESS_PARTS}{flat}")


def place(city: str, street: str, house: str, flat: str = "") -> Place:
    """An address as somebody says it."""
    key = ADDRESS_PARTS.join((street_key(street), city_key(city), house_key(house), house_key(flat)))
    return Place(city, street, house, flat, key)
