"""Money, dates, times and numbers as people read them, in the language and the zone of the window."""

from datetime import date

from PySide6.QtCore import QByteArray, QCoreApplication, QDate, QDateTime, QLocale, QTimeZone

THIN = "\u202f"  # narrow no-break space: between thousands, before a unit
MINUS = "\u2212"
NOTHING = "\u2013"

_SIGNS = {"UAH": "₴", "RUB": "₽", "EUR": "€", "USD": "$"}
_LANGUAGES = {"uk": QLocale.Language.Ukrainian, "ru": QLocale.Language.Russian, "en": QLocale.Language.English}


class Formats:
    """How this window writes values. `language` follows the operator, zone and currency the catalogue."""

    def __init__(self, language: str = "en") -> None:
        self._language = "en"
        self._locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        self._zone = QTimeZone.systemTimeZone()
        self._sign = _SIGNS["UAH"]
        self.speak(language)

    @property
    def language(self) -> str:
        return self._language

    def speak(self, language: str) -> None:
        self._language = language
        chosen = _LANGUAGES.get(language, QLocale.Language.English)
        country = QLocale.Country.UnitedKingdom if language == "en" else QLocale.Country.AnyCountry
        self._locale = QLocale(chosen, country)

    def live_in(self, time_zone: str, currency: str) -> None:
        """The zone of the clients; one that this machine does not know is taken as the machine's own."""
        zone = QTimeZone(QByteArray(time_zone.encode()))
        self._zone = zone if zone.isValid() else QTimeZone.systemTimeZone()
        self._sign = _SIGNS.get(currency, currency)

    def money(self, minor: int, *, unit: bool = True) -> str:
        """`minor` hundredths: 128520 is "1 285,20 ₴"."""
        whole, cents = divmod(abs(minor), 100)
        point = "." if self._language == "en" else ","
        text = f"{MINUS if minor < 0 else ''}{self.count(whole)}{point}{cents:02d}"
        return f"{text}{THIN}{self._sign}" if unit else text

    def price(self, hundredths: int) -> str:
        """Of one unit, without the currency: 43200 hundredths of a kopeck are "4,32"; what is finer is written out."""
        if hundredths % 100 == 0:
            return self.money(hundredths // 100, unit=False)
        whole, rest = divmod(abs(hundredths), 10_000)
        point = "." if self._language == "en" else ","
        return f"{MINUS if hundredths < 0 else ''}{self.count(whole)}{point}{rest:04d}"

    def count(self, value: int) -> str:
        return f"{abs(value):,}".replace(",", THIN) if value >= 0 else f"{MINUS}{abs(value):,}".replace(",", THIN)

    def account(self, number: str) -> str:
        """Ten digits in groups, as they are read aloud; what is not ten digits stays as it is."""
        if number.isdigit() and len(number) == 10:
            return f"{number[:4]}{THIN}{number[4:7]}{THIN}{number[7:]}"
        return number

    def today(self, now_ms: int) -> date:
        return self._local(now_ms).date().toPython()  # type: ignore[return-value]

    def day(self, value: date | None) -> str:
        """25.10.2026"""
        return NOTHING if value is None else f"{value.day:02d}.{value.month:02d}.{value.year:04d}"

    def short_day(self, value: date | None) -> str:
        """25.10"""
        return NOTHING if value is None else f"{value.day:02d}.{value.month:02d}"

    def day_in_words(self, value: date) -> str:
        """25 October"""
        return self._locale.toString(_qdate(value), "d MMMM")

    def month(self, period: str) -> str:
        """The month of "2026-10" by its name; the year stays with the dates beside it."""
        year, _, month = period.partition("-")
        if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
            return period
        return (
            self._locale.standaloneMonthName(int(month), QLocale.FormatType.LongFormat).lower()
            if (self._language != "en")
            else self._locale.standaloneMonthName(int(month), QLocale.FormatType.LongFormat)
        )

    def month_letter(self, period: str) -> str:
        """Its first letters, below a bar of a chart."""
        month = period.partition("-")[2]
        if not month.isdigit():
            return ""
        return self._locale.standaloneMonthName(int(month), QLocale.FormatType.ShortFormat)[:3].rstrip(".").lower()

    def clock(self, at_ms: int) -> str:
        """11:42"""
        return self._local(at_ms).toString("HH:mm")

    def moment(self, at_ms: int, now_ms: int) -> str:
        """Today 11:44 · 20 Nov 15:02 · 3 Oct 2024"""
        moment, now = self._local(at_ms), self._local(now_ms)
        if moment.date() == now.date():
            return QCoreApplication.translate("Formats", "Today {0}").format(moment.toString("HH:mm"))
        if moment.date().year() == now.date().year():
            return self._locale.toString(moment, "d MMM HH:mm")
        return self._locale.toString(moment.date(), "d MMM yyyy")

    def year(self, at_ms: int) -> int:
        return self._local(at_ms).date().year()

    def duration(self, seconds: int) -> str:
        """01:12, and 1:02:03 above an hour."""
        seconds = max(0, seconds)
        hours, rest = divmod(seconds, 3600)
        if hours:
            return f"{hours}:{rest // 60:02d}:{rest % 60:02d}"
        return f"{rest // 60:02d}:{rest % 60:02d}"

    def short_duration(self, seconds: int) -> str:
        """0:24"""
        seconds = max(0, seconds)
        return f"{seconds // 60}:{seconds % 60:02d}"

    def _local(self, at_ms: int) -> QDateTime:
        return QDateTime.fromMSecsSinceEpoch(at_ms, self._zone)


def _qdate(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)


def short_name(name: str) -> str:
    """Шевченко О. П. of Шевченко Олена Петрівна; a company's or single name stays whole."""
    parts = name.split()
    plain = [part.replace("-", "").replace("'", "").replace("’", "") for part in parts]
    if len(parts) not in (2, 3) or not all(
        part.isalpha() and part[0].isupper() and not part.isupper() for part in plain
    ):
        return name
    return " ".join([parts[0], *(f"{part[0]}." for part in parts[1:])])
