"""Meter readings by their rules: windows and deadlines, consumption, the eight checks. Pure: desk and server ask
alike."""

from sync.readings.checks import Examined, Line, examine
from sync.readings.model import Check, Code, Day, Entered, Exchanged, Finding, Level, MeterFacts, Past, RegisterFacts
from sync.readings.rules import ReadingLimits, ReadingRules

__all__ = [
    "Check",
    "Code",
    "Day",
    "Entered",
    "Examined",
    "Exchanged",
    "Finding",
    "Level",
    "Line",
    "MeterFacts",
    "Past",
    "ReadingLimits",
    "ReadingRules",
    "RegisterFacts",
    "examine",
]
