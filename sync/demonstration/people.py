"""Who the demonstration's clients are: names with the right patronymics, firms, and their keys for looking up."""

from dataclasses import dataclass
from random import Random

from sync.demonstration import words
from sync.keys import name_key


@dataclass(frozen=True, slots=True)
class Named:
    """A client's name, its key, his language and kind ("person" or "entity")."""

    name: str
    key: str
    language: str
    kind: str


Word = tuple[str, str]  # as it is written, and its key


def _keyed(text: str) -> Word:
    return text, name_key(text)


def _join(*parts: Word) -> Word:
    return " ".join(part[0] for part in parts), " ".join(part[1] for part in parts)


class People:
    """Draws names. The common ones come often: half of all people have one of the first quarter of the surnames."""

    def __init__(self) -> None:
        grown = [(stem + man, stem + woman) for man, woman in words.ENDINGS_UK for stem in words.STEMS_UK]
        pairs_uk = [(name, name) for name in words.SURNAMES_UK] + list(words.PAIRS_UK) + grown
        # "Нечуй-Левицький" has two words in its key: a key is joined, never split here.
        self._surnames = {
            "uk": [(_keyed(man), _keyed(woman)) for man, woman in pairs_uk],
            "ru": [(_keyed(man), _keyed(woman)) for man, woman in words.PAIRS_RU],
        }
        self._men = {
            language: [(_keyed(name), _keyed(son), _keyed(daughter)) for name, son, daughter in names]
            for language, names in (("uk", words.MEN_UK), ("ru", words.MEN_RU))
        }
        self._women = {
            "uk": [_keyed(name) for name in words.WOMEN_UK],
            "ru": [_keyed(name) for name in words.WOMEN_RU],
        }
        self._firms = [_keyed(name) for name in words.FIRMS]
        self._trades = [_keyed(name) for name in words.TRADES]

    def draw(self, random: Random) -> Named:
        """The next client: 85 of hundred speak Ukrainian, 11 Russian, 4 are firms."""
        lot = random.random()
        if lot < 0.04:
            return self.firm(random)
        return self.person(random, "ru" if lot < 0.15 else "uk")

    def person(self, random: Random, language: str) -> Named:
        """A man or a woman with surname, given name and patronymic."""
        draw = random.random
        surnames, men = self._surnames[language], self._men[language]
        surname = surnames[int(len(surnames) * draw() ** 2)]
        father = men[int(len(men) * draw() ** 1.5)]
        if draw() < 0.46:
            name, key = _join(surname[0], men[int(len(men) * draw() ** 1.5)][0], father[1])
        else:
            women = self._women[language]
            name, key = _join(surname[1], women[int(len(women) * draw() ** 1.5)], father[2])
        return Named(name, key, language, "person")

    def firm(self, random: Random) -> Named:
        """A limited company, a house owners' association, or a sole trader."""
        draw = random.random
        lot = draw()
        if lot < 0.25:
            trader = self.person(random, "uk")
            return Named(f"ФОП {trader.name}", f"фоп {trader.key}", "uk", "entity")
        first = self._firms[int(len(self._firms) * draw())]
        if lot < 0.5:
            house = 1 + int(draw() * 220)
            return Named(f"ОСББ «{first[0]}-{house}»", f"осбб {first[1]} {house}", "uk", "entity")
        trade = self._trades[int(len(self._trades) * draw())]
        form = "ПП" if lot < 0.58 else "ТОВ"
        return Named(f"{form} «{first[0]}-{trade[0]}»", f"{form.lower()} {first[1]} {trade[1]}", "uk", "entity")
