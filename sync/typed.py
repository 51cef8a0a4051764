"""What an operator typed, read strictly but kindly: strange writing is understood, doubtful writing is refused.

Each reader gives a value or raises Mistyped with a code that the window words. None of them loses or changes a text.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import Enum

from telephony import numbers

LONGEST = 100  # characters of anything but free text
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_NUMBER = re.compile(r"([-−–+]?)([0-9]+|[0-9]{1,3}(?: [0-9]{3})+)(?:[.,]([0-9]*))?")
_WITH_GROUPS = re.compile(r"([-−–+]?)([0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2})")
_CURRENCY = re.compile(r"\s*(?:грн\.?|гривень|гривні|гривня|uah|₴|руб\.?|рублей|рубля|рубль|р\.?|rub|₽)\s*$")
_WITH_KOPECKS = re.compile(r"([0-9 ]+?) ?(?:грн|гривень|гривні|руб|рублей|рубля|р)\.? ?([0-9]{1,2}) ?коп[а-яії]*\.?")
_DAY = re.compile(r"([0-9]{1,2})[.,/ -]([0-9]{1,2})(?:[.,/ -]([0-9]{4}|[0-9]{2}))?\.?")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_SOLID_DAY = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})")
_NAMED_DAY = re.compile(r"([0-9]{1,2}) ([^\W\d_]{3,})\.?(?: ([0-9]{4}))?")
_MONTH = re.compile(r"([0-9]{1,2})(?:[.,/ -]([0-9]{4}|[0-9]{2}))?")
_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_NAMED_MONTH = re.compile(r"([^\W\d_]{3,})\.?(?: ([0-9]{4}))?")
_BETWEEN = re.compile(
    r" ?[–—…] ?|(?<=-[0-9]{2})/(?=[0-9]{4}-)| - | ?\.\.+ ?| (?:до|по|to|till) |(?<=[0-9])-(?=[0-9]{1,2}\.)"
)
_FROM = re.compile(r"^(?:з|із|с|со|from|за|for) ")
_EMAIL = re.compile(r"[^\s@<>(),;:\"\[\]\\]{1,64}@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+")
_PHONE = re.compile(r"[+0-9][0-9 ().+/-]{1,38}|\([0-9 ().+/-]{2,38}")
_EXTENSION = re.compile(r"[0-9)] ?(?:,|;|#|[xх]|ext\.?|доб\.?|додатковий|добавочный|вн\.?|внутр\.?) ?([0-9]{1,7})$")
_FIRST_YEAR, _LAST_YEAR = 1990, 2099
_LARGEST = 10**15  # fits every database, and every JSON reader exactly

# As they stand alone, after a day, and after "в" or "у".
_MONTHS = tuple(
    tuple(names.split())
    for names in (
        "січень січня січні январь января январе january",
        "лютий лютого лютому февраль февраля феврале february",
        "березень березня березні март марта марте march",
        "квітень квітня квітні апрель апреля апреле april",
        "травень травня травні май мая мае may",
        "червень червня червні июнь июня июне june",
        "липень липня липні июль июля июле july",
        "серпень серпня серпні август августа августе august",
        "вересень вересня вересні сентябрь сентября сентябре september",
        "жовтень жовтня жовтні октябрь октября октябре october",
        "листопад листопада листопаді ноябрь ноября ноябре november",
        "грудень грудня грудні декабрь декабря декабре december",
    )
)
_DAYS_AWAY = {
    **dict.fromkeys(("сьогодні", "сегодня", "today"), 0),
    **dict.fromkeys(("вчора", "вчера", "yesterday"), -1),
    **dict.fromkeys(("позавчора", "позавчера"), -2),
    **dict.fromkeys(("завтра", "tomorrow"), 1),
    **dict.fromkeys(("післязавтра", "послезавтра"), 2),
}


class Mistyped(ValueError):
    """The text is not what its field asks for. `code` says why; `details` are ready to be shown."""

    def __init__(self, code: str, *details: str) -> None:
        super().__init__(code, *details)
        self.code = code
        self.details = details


class Lean(Enum):
    """Which year a day typed without one is taken to mean."""

    PAST = "past"  # the last such day up to today
    FUTURE = "future"  # the next such day from today
    NEAR = "near"


def squeeze(text: str) -> str:
    """The text without spaces at its ends, and with single plain ones inside."""
    return _SPACES.sub(" ", text).strip()


def plain(text: str, *, lines: bool) -> str:
    """Free text without what no database or JSON takes: control signs and halves of UTF-16 pairs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(" " if sign == "\t" else sign for sign in text if sign in "\n\t" or not _unstorable(sign))
    return kept.strip() if lines else squeeze(kept)


def _unstorable(sign: str) -> bool:
    return sign < " " or "\x7f" <= sign <= "\x9f" or "\ud800" <= sign <= "\udfff"


def number(text: str) -> int:
    """A whole number, thousands apart by spaces or not."""
    return _whole(text, drop_fraction=False)


def reading(text: str) -> int:
    """What a meter shows. The red digits behind the comma do not count."""
    return _whole(text, drop_fraction=True)


def _whole(text: str, *, drop_fraction: bool) -> int:
    match = _NUMBER.fullmatch(squeeze(text)) if len(text) <= LONGEST else None
    if match is None:
        raise Mistyped("not_a_number")
    sign, digits, fraction = match.groups()
    if fraction is not None and not drop_fraction and fraction.strip("0"):
        raise Mistyped("not_whole")
    return _signed(sign, int(digits.replace(" ", "")))


def money(text: str) -> int:
    """An amount in kopecks: `1 284,50`, `1284.5`, `1,284.50`, `1284 грн 50 коп`. `1.284` may be either: refused."""
    if len(text) > LONGEST:
        raise Mistyped("not_money")
    shown = squeeze(text).casefold()
    if match := _WITH_KOPECKS.fullmatch(shown):
        shown = f"{match.group(1)},{int(match.group(2)):02}"
    shown = _CURRENCY.sub("", shown)
    if match := _WITH_GROUPS.fullmatch(shown):
        sign, amount = match.groups()
        whole, kopecks = re.split(r"[.,](?=[0-9]{1,2}$)", amount)
        whole = whole.replace(",", "").replace(".", "")
    elif (match := _NUMBER.fullmatch(shown)) and len(match.group(3) or "") <= 2:
        sign, whole, kopecks = match.group(1), match.group(2).replace(" ", ""), match.group(3) or ""
    else:
        raise Mistyped("not_money")
    return _signed(sign, int(whole) * 100 + int(kopecks.ljust(2, "0")))


def _signed(sign: str, value: int) -> int:
    if value >= _LARGEST:
        raise Mistyped("too_large", str(_LARGEST - 1))
    return -value if sign and sign != "+" else value


def day(text: str, today: date, lean: Lean = Lean.NEAR) -> date:
    """A day: `25.10`, `25.10.26`, `25102026`, `2026-10-25`, `25 жовтня`, `вчора`."""
    found = _day(squeeze(text).casefold(), today, lean) if len(text) <= LONGEST else None
    if found is None:
        raise Mistyped("not_a_date")
    return found


def _day(text: str, today: date, lean: Lean) -> date | None:
    if text in _DAYS_AWAY:
        return today + timedelta(days=_DAYS_AWAY[text])
    if match := _ISO_DAY.fullmatch(text):
        return _date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    if match := _DAY.fullmatch(text) or _SOLID_DAY.fullmatch(text):
        of_month, month, year = int(match.group(1)), int(match.group(2)), match.group(3)
    elif match := _NAMED_DAY.fullmatch(text):
        of_month, month, year = int(match.group(1)), _month_named(match.group(2)), match.group(3)
    else:
        return None
    if year is not None:
        return _date(_full_year(year), month, of_month)
    return _without_year(month, of_month, today, lean)


def _without_year(month: int, of_month: int, today: date, lean: Lean) -> date | None:
    # Nine years hold a 29 February on each side of every day but round 2100.
    years = range(today.year - 4, today.year + 5)
    days = [found for year in years if (found := _date(year, month, of_month))]
    if lean is Lean.PAST:
        days = [found for found in days if found <= today]
    elif lean is Lean.FUTURE:
        days = [found for found in days if found >= today]
    return min(days, key=lambda found: abs(found - today), default=None)


def _date(year: int, month: int, of_month: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR or not 1 <= month <= 12 or not 1 <= of_month <= monthrange(year, month)[1]:
        return None
    return date(year, month, of_month)


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month_named(word: str) -> int:
    """1 to 12 for a month's name or its first letters, three or more; 0 for a word that names none."""
    return next((n for n, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names)), 0)


def month_in_full(word: str) -> int:
    """1 to 12 for the whole name of a month in small letters, however it is declined; 0 for any other word."""
    return next((n for n, names in enumerate(_MONTHS, 1) if word in names), 0)


def period(text: str, today: date) -> tuple[date, date]:
    """First and last day of a period: `10.2026`, `жовтень`, `01.10.2026 – 31.10.2026`, `08.2026–10.2026`, `1.10-5.10`.

    Without a year it is the last such time that has begun. Raises Mistyped also where it ends before it begins.
    """
    shown = _FROM.sub("", squeeze(text).casefold()) if len(text) <= LONGEST else ""
    whole = _span(shown, today)
    if whole is not None:
        return whole
    sides = _BETWEEN.split(shown)
    last = _span(sides[1], today) if len(sides) == 2 else None
    first = _span(sides[0], last[1]) if last else None
    if first is None or last is None:
        raise Mistyped("not_a_period")
    if first[0] > last[1]:
        raise Mistyped("period_reversed")
    return first[0], last[1]


def _span(text: str, today: date) -> tuple[date, date] | None:
    """A month or a single day."""
    if match := _ISO_MONTH.fullmatch(text):
        return _month(int(match.group(1)), int(match.group(2)))
    if match := _MONTH.fullmatch(text):
        month, year = int(match.group(1)), match.group(2)
        if year is None:
            return _last_month(month, today)
        if len(year) == 4 or int(year) > 12:  # 05.11 is rather a day
            return _month(_full_year(year), month)
    if match := _NAMED_MONTH.fullmatch(text):
        month, year = _month_named(match.group(1)), match.group(2)
        return _last_month(month, today) if year is None else _month(int(year), month)
    found = _day(text, today, Lean.PAST)
    return None if found is None else (found, found)


def _last_month(month: int, today: date) -> tuple[date, date] | None:
    return _month(today.year if month <= today.month else today.year - 1, month)


def _month(year: int, month: int) -> tuple[date, date] | None:
    first = _date(year, month, 1)
    return None if first is None else (first, first.replace(day=monthrange(year, month)[1]))


def phone(text: str, region: str, area_code: str) -> str:
    """E.164 digits of a number typed with or without country and area. An extension is refused: it would be lost."""
    shown = squeeze(text).casefold()
    if match := _EXTENSION.search(shown):
        raise Mistyped("phone_extension", match.group(1))
    e164 = numbers.parse(shown, region, area_code).e164 if _PHONE.fullmatch(shown) else None
    if e164 is None:
        raise Mistyped("not_a_phone")
    return e164.removeprefix("+")


def email(text: str) -> str:
    """An address that mail could be sent to, as far as its form tells."""
    if not _EMAIL.fullmatch(text):
        raise Mistyped("not_email")
    return text
