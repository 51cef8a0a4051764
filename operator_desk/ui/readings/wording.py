"""The words for what the checks of a reading found: short in the chip of a line, whole in the sentence below."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from operator_desk.ui.formats import MINUS, Formats
from sync.readings import Code, Finding, Level, Line

translate = QCoreApplication.translate
_YEARS_AWAY = frozenset({Code.NOT_VERIFIED, Code.IN_FUTURE, Code.BEFORE_INSTALLATION})  # their day needs its year
_USUAL_WITHIN = 25  # per cent: nothing to say but how near it is


def verdict(line: Line) -> tuple[str, str]:
    """Text and tone of the chip."""
    if line.value is None and not line.findings:
        return "", "soft"
    if line.findings:
        worst = max(line.findings, key=lambda one: one.level)
        return _short(worst.code), "bad" if worst.level is Level.BLOCK else "warn"
    if line.used is None or not line.usual:
        return translate("readings", "in order"), "good"
    percent = round(100 * (line.used - line.usual) / line.usual)
    signed = f"{MINUS if percent < 0 else '+'}{abs(percent)}"
    if abs(percent) <= _USUAL_WITHIN:
        return translate("readings", "as usual {0} %").format(signed), "good"
    return translate("readings", "{0} % to usual").format(signed), "soft"


def _short(code: Code) -> str:
    return {
        Code.NOT_A_NUMBER: translate("readings", "no number"),
        Code.TOO_MANY_DIGITS: translate("readings", "too long"),
        Code.SWAPPED: translate("readings", "swapped?"),
        Code.ROLLOVER: translate("readings", "rollover?"),
        Code.NO_ROLLOVER: translate("readings", "no rollover"),
        Code.LOWER: translate("readings", "lower"),
        Code.BELOW_ESTIMATE: translate("readings", "below estimate"),
        Code.ROLLED_OVER: translate("readings", "rolled over"),
        Code.HIGH: translate("readings", "high"),
        Code.LOW: translate("readings", "low"),
        Code.JUMP: translate("readings", "jump"),
        Code.ZERO: translate("readings", "nothing used"),
        Code.DISCONNECTED: translate("readings", "switched off"),
    }.get(code, str(code))


def sentence(finding: Finding, register: str, formats: Formats) -> str:
    """What was found, and with it what to do."""
    text = {
        Code.NOT_A_NUMBER: translate("readings", "Digits only, without the red ones."),
        Code.TOO_MANY_DIGITS: translate("readings", "The register has {0} digits."),
        Code.REGISTER_MISSING: translate("readings", "Ask for {0} as well: all registers are saved together."),
        Code.IN_FUTURE: translate("readings", "The day has not come yet: {0}."),
        Code.BEFORE_INSTALLATION: translate("readings", "The meter was installed on {0}."),
        Code.BEFORE_PREVIOUS: translate("readings", "It was read later already, on {0}."),
        Code.SWAPPED: translate("readings", "The figures of {0} and {1} fit the other way round."),
        Code.ROLLOVER: translate(
            "readings", "Lower than {0}. If the register went through nought, {1} were used: ask, then confirm."
        ),
        Code.NO_ROLLOVER: translate("readings", "It cannot have gone through nought: before was {0}."),
        Code.LOWER: translate("readings", "Lower than {0}. Ask for the meter's number: was it exchanged?"),
        Code.NOT_VERIFIED: translate(
            "readings", "Its verification ended on {0}: no reading is taken, a request is filed instead."
        ),
        Code.EARLY: translate("readings", "Readings are taken from {0} to {1}; this one counts all the same."),
        Code.LATE: translate("readings", "Too late for this month: it counts for {0}."),
        Code.ALREADY_TAKEN: translate("readings", "Already read on {0} for {1}: this one is added to it."),
        Code.BELOW_ESTIMATE: translate(
            "readings", "Below the estimate {0} of {1}: the estimate was too high and falls out."
        ),
        Code.ROLLED_OVER: translate("readings", "Through nought, as confirmed: {0} used."),
        Code.HIGH: translate("readings", "{0} used, usual are {1}. Ask again; if it is right, say why."),
        Code.LOW: translate("readings", "Only {0} used, usual are {1}. Ask again; if it is right, say why."),
        Code.JUMP: translate("readings", "{0} used, {1} the time before. Ask again; if it is right, say why."),
        Code.ZERO: translate("readings", "Nothing used, usual are {0}. If it is right, say why."),
        Code.DISCONNECTED: translate("readings", "{0} used, though nothing is supplied here. Say why."),
        Code.SUM_DIFFERS: translate("readings", "The zones make {0}, the total says {1}. Say why."),
        Code.EXCHANGED: translate("readings", "The meter was exchanged on {0}: with {1} on the old one."),
    }.get(finding.code, str(finding.code))
    said = text.format(*(_written(one, finding.code, formats) for one in finding.args))
    return f"{register}: {said}" if register else said


def _written(value: object, code: Code, formats: Formats) -> str:
    if isinstance(value, date):
        return formats.day(value) if code in _YEARS_AWAY else formats.short_day(value)
    if isinstance(value, int):
        return formats.count(value)
    text = str(value)
    return formats.month(text) if len(text) == 7 and text[4:5] == "-" else text
