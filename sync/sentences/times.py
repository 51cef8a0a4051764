"""Days and periods in a sentence: 3 жовтня, вчора, за серпень, since august, з серпня по жовтень, 10.2026."""

import re
from calendar import monthrange
from datetime import date, timedelta

from sync import typed, written
from sync.sentences.guesses import Guess, Kind, Sight, Sureness
from sync.sentences.lexicon import FOR, LAST, MONTH, NAMED_DAYS, SINCE, THIS, UNTIL, YEAR
from sync.sentences.numbers import use
from sync.sentences.tokens import Token

_DAY_AND_MONTH = re.compile(r"[0-9]{1,2}[./][0-9]{1,2}(?:[./](?:[0-9]{4}|[0-9]{2}))?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH_AND_YEAR = re.compile(r"(?:0?[1-9]|1[0-2])[./](?:19|20)[0-9]{2}")
_OF_MONTH = re.compile(r"([0-9]{1,2})(?:-?(?:го|е|те|st|nd|rd|th))?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DASHED = re.compile(r"([^\W\d_]{3,})[-–—]([^\W\d_]{3,})")
_AMBIGUOUS = frozenset({"may", "march", "мая", "май", "лютий", "березень", "липня", "марта"})  # words and surnames, too

Span = tuple[date, date]


def times(tokens: list[Token], sight: Sight) -> list[Guess]:
    """Days and periods, in the order of the text."""
    found = []
    at = 0
    while at < len(tokens):
        guess, count = _at(tokens, at, sight.today)
        if guess is not None:
            found.append(guess)
        at += max(count, 1)
    return found


def _at(tokens: list[Token], at: int, today: date) -> tuple[Guess | None, int]:
    """What begins at this word, and how many words it takes."""
    if tokens[at].used:
        return None, 1
    since = tokens[at].is_one_of(SINCE)
    led = since or tokens[at].is_one_of(FOR) or tokens[at].is_one_of(UNTIL)
    first = at + led
    spoken = _relative(tokens, first, today) or _span(tokens, first, today)
    if spoken is None:
        return None, 1
    span, count, is_day, sureness = spoken
    behind = first + count
    row = tokens[at:behind]
    if behind + 1 < len(tokens) and tokens[behind].is_one_of(UNTIL) and not tokens[behind].used:
        last = _span(tokens, behind + 1, today)
        if last is not None and (earlier := _not_after(span, last[0])) is not None:
            row = tokens[at : behind + 1 + last[1]]
            return _period((earlier[0], last[0][1]), Sureness.SURE, row), len(row)
    if since:
        if span[0] > today:
            return None, 1
        return _period((span[0], today), Sureness.SURE, row), len(row)
    if is_day:
        return Guess(Kind.DATE, written.day(span[0]), sureness, use(*row)), len(row)
    sure = sureness if not led else Sureness.SURE
    return _period(span, sure, row), len(row)


def _period(span: Span, sureness: Sureness, row: list[Token]) -> Guess:
    first, last = span
    whole = (
        first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month)
    )
    value = written.month(f"{first:%Y-%m}") if whole else f"{written.day(first)} – {written.day(last)}"
    return Guess(Kind.PERIOD, value, sureness, use(*row))


def _not_after(first: Span, last: Span) -> Span | None:
    """The beginning, moved a year back where it would stand behind the end: from october to february."""
    if first[0] <= last[1]:
        return first
    try:
        moved = (first[0].replace(year=first[0].year - 1), first[1].replace(year=first[1].year - 1))
    except ValueError:  # the 29th of February
        return None
    return moved if moved[0] <= last[1] else None


def _relative(tokens: list[Token], at: int, today: date) -> tuple[Span, int, bool, Sureness] | None:
    """Last month, this month."""
    if at + 1 >= len(tokens) or tokens[at].used or tokens[at + 1].used or not tokens[at + 1].is_one_of(MONTH):
        return None
    first = today.replace(day=1)
    if tokens[at].is_one_of(LAST):
        last = first - timedelta(days=1)
        return (last.replace(day=1), last), 2, False, Sureness.SURE
    if tokens[at].is_one_of(THIS):
        return _whole_month(first.year, first.month), 2, False, Sureness.SURE
    return None


def _span(tokens: list[Token], at: int, today: date) -> tuple[Span, int, bool, Sureness] | None:
    """A day or a month that begins at this word: its days, how many words, whether it is a day."""
    if at >= len(tokens) or tokens[at].used:
        return None
    token, following = tokens[at], tokens[at + 1 : at + 3]
    if token.is_one_of(NAMED_DAYS):
        word = next(form for form in token.forms if form in NAMED_DAYS)
        return _day(word, today, 1)
    if _MONTH_AND_YEAR.fullmatch(token.lower):
        return _numbered_month(token.lower, today)
    if _DAY_AND_MONTH.fullmatch(token.lower):
        return _day(token.lower.replace("/", "."), today, 1)
    number = _OF_MONTH.fullmatch(token.lower)
    after_of = 1 if following and following[0].is_one_of(FOR) and len(following) > 1 else 0
    if number and len(following) > after_of and (month := _month_name(following[after_of])):
        year = tokens[at + 2 + after_of] if at + 2 + after_of < len(tokens) else None
        with_year = year is not None and not year.used and _YEAR.fullmatch(year.lower) is not None
        text = f"{number.group(1)} {month}" + (f" {year.lower}" if year is not None and with_year else "")
        return _day(text, today, 2 + after_of + with_year)
    if dashed := next(filter(None, map(_DASHED.fullmatch, token.forms)), None):
        first, last = dashed.groups()
        if typed.month_in_full(first) and typed.month_in_full(last):
            spans = _month_of(first, None, today), _month_of(last, None, today)
            earlier = _not_after(*spans)
            return None if earlier is None else ((earlier[0], spans[1][1]), 1, False, Sureness.SURE)
    return _month(token, following, today)


def _month(token: Token, following: list[Token], today: date) -> tuple[Span, int, bool, Sureness] | None:
    name = _month_name(token)
    if name is None:
        return None
    sureness = Sureness.GUESSED if name in _AMBIGUOUS else Sureness.LIKELY
    if following and not following[0].used:
        if _YEAR.fullmatch(following[0].lower):
            worded = len(following) > 1 and not following[1].used and following[1].is_one_of(YEAR)
            return _month_of(name, int(following[0].lower), today), 2 + worded, False, Sureness.SURE
        day = _OF_MONTH.fullmatch(following[0].lower)
        if day and name.isascii() and 1 <= int(day.group(1)) <= 31:  # october 3
            found = _day(f"{day.group(1)} {name}", today, 2)
            if found is not None:
                return found
    return _month_of(name, None, today), 1, False, sureness


def _month_name(token: Token) -> str | None:
    return None if token.used else next((form for form in token.forms if typed.month_in_full(form)), None)


def _month_of(name: str, year: int | None, today: date) -> Span:
    """The month of that name; without a year the last one that has begun."""
    month = typed.month_in_full(name)
    return _whole_month(year or (today.year if month <= today.month else today.year - 1), month)


def _whole_month(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _numbered_month(text: str, today: date) -> tuple[Span, int, bool, Sureness] | None:
    try:
        return typed.period(text, today), 1, False, Sureness.SURE
    except typed.Mistyped:
        return None


def _day(text: str, today: date, count: int) -> tuple[Span, int, bool, Sureness] | None:
    try:
        found = typed.day(text, today, typed.Lean.PAST)
    except typed.Mistyped:
        return None
    return (found, found), count, True, Sureness.SURE
