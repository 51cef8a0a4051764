"""Values as they are said aloud, in the three languages: with the month's name, with the currency."""

from datetime import date

from sync import written

_MONTHS = {
    "uk": "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "en": "January February March April May June July August September October November December",
}
_OF_MONTHS = {
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": _MONTHS["en"],
}
_CURRENCIES = {"UAH": ("грн", "грн", "UAH"), "RUB": ("руб.", "руб.", "RUB")}
_UNITS = {"kWh": ("кВт·год", "кВт·ч", "kWh"), "m3": ("м³", "м³", "m³")}
_ZONES = {
    "day": ("день", "день", "day"),
    "night": ("ніч", "ночь", "night"),
    "peak": ("пік", "пик", "peak"),
    "half_peak": ("напівпік", "полупик", "half-peak"),
}
_WINDOW = ("з {0} по {1} число", "с {0} по {1} число", "on days {0} to {1} of each month")


def _in(language: str, texts: tuple[str, str, str]) -> str:
    return texts[{"uk": 0, "ru": 1}.get(language, 2)]


def month(period: str, language: str) -> str:
    """жовтень, from 2026-10: the year is what is spoken of."""
    return _MONTHS.get(language, _MONTHS["en"]).split()[int(period[5:7]) - 1]


def day(value: date, today: date, language: str) -> str:
    """25 жовтня, with the year where it is another than today's."""
    name = _OF_MONTHS.get(language, _OF_MONTHS["en"]).split()[value.month - 1]
    return f"{value.day} {name}" if value.year == today.year else f"{value.day} {name} {value.year}"


def money(minor: int, currency: str, language: str) -> str:
    """1 284,50 грн"""
    return f"{written.money(minor, language)} {_in(language, _CURRENCIES.get(currency, (currency,) * 3))}"


def zone(name: str, language: str) -> str:
    return _in(language, _ZONES.get(name, (name,) * 3))


def unit(name: str, language: str) -> str:
    return _in(language, _UNITS.get(name, (name,) * 3))


def window(reading_days: tuple[int, int], language: str) -> str:
    """On which days of the month readings are taken."""
    return _in(language, _WINDOW).format(*reading_days)


_DAYS = {"uk": ("день", "дні", "днів"), "ru": ("день", "дня", "дней"), "en": ("day", "days", "days")}
_CALLS = {
    "uk": ("дзвінок", "дзвінки", "дзвінків"),
    "ru": ("звонок", "звонка", "звонков"),
    "en": ("call", "calls", "calls"),
}


def days(count: int, language: str) -> str:
    """4 дні"""
    return _counted(count, _DAYS, language)


def calls(count: int, language: str) -> str:
    """7 дзвінків"""
    return _counted(count, _CALLS, language)


def _counted(count: int, forms: dict[str, tuple[str, str, str]], language: str) -> str:
    one, few, many = forms.get(language, forms["en"])
    if language in ("uk", "ru"):
        last, teens = count % 10, count % 100 // 10 == 1
        return f"{count} {many if teens or last == 0 or last > 4 else one if last == 1 else few}"
    return f"{count} {one if count == 1 else many}"
