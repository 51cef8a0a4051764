"""The client's language, whatever language the window speaks: its texts, its figures, the catalogue's words in it.

The texts stand with the window's others in resources/translations, in the context "Speech".
"""

from PySide6.QtCore import QTranslator

from operator_desk.ui.formats import Formats
from sync.catalogue import Catalogue, Choice


class Tongue:
    """`translator` is None where nothing is to be translated: the texts are English as they stand."""

    def __init__(self, language: str, translator: QTranslator | None, catalogue: Catalogue | None) -> None:
        self._translator = translator
        self._catalogue = catalogue
        self.formats = Formats(language)
        if catalogue is not None:
            self.formats.live_in(catalogue.time_zone, catalogue.currency)

    def translate(self, context: str, text: str, hint: str = "", n: int = -1) -> str:
        """The text in this language; `n` chooses its plural form and stands where it says %n."""
        found = self._translator.translate(context, text, hint or None, n) if self._translator is not None else ""
        return (found or text).replace("%n", self.formats.count(n))

    def tr(self, text: str, hint: str, n: int) -> str:
        """A text with plural forms: Qt's tool finds those only where they are asked for as of a QObject."""
        return self.translate("Tongue", text, hint, n)

    def days(self, now: int, before: int) -> str:
        return self.tr("%n day(s) instead of {0}", "", now).format(before)

    def zone(self, code: str) -> str:
        """When it was used; nothing of a register that counts all day."""
        translate = self.translate
        return {
            "day": translate("Speech", "by day"),
            "night": translate("Speech", "by night"),
            "peak": translate("Speech", "at the peak"),
            "half_peak": translate("Speech", "at the half-peak"),
            "all": "",
        }.get(code, code)

    def in_zone(self, code: str, said: str) -> str:
        return f"{self.zone(code)} {said}".strip()

    def unit(self, code: str) -> str:
        translate = self.translate
        return {"kWh": translate("Speech", "kWh"), "m3": translate("Speech", "m³")}.get(code, code)

    def quantity(self, value: int, unit: str, *, signed: bool = False) -> str:
        sign = "+" if signed and value > 0 else ""
        return f"{sign}{self.formats.count(value)} {self.unit(unit)}"

    def change(self, amount: int) -> str:
        """+419,04: without the currency, for a list of parts that has named it."""
        return f"{'+' if amount > 0 else ''}{self.formats.money(amount, unit=False)}"

    def months(self, one: str, other: str) -> tuple[str, str]:
        """Two months by their names; with their years where these differ."""
        month = self.formats.month
        if one[:4] == other[:4]:
            return month(one), month(other)
        return f"{month(one)} {one[:4]}", f"{month(other)} {other[:4]}"

    def benefit(self, code: str) -> str:
        return self._choice(self._catalogue.benefits if self._catalogue else (), code)

    def adjustment(self, code: str) -> str:
        return self._choice(self._catalogue.adjustment_reasons if self._catalogue else (), code)

    def correction(self, code: str) -> str:
        return self._choice(self._catalogue.correction_reasons if self._catalogue else (), code)

    def _choice(self, choices: tuple[Choice, ...], code: str) -> str:
        label = next((one.label.get(self.formats.language) for one in choices if one.id == code), code)
        return label[:1].lower() + label[1:]
