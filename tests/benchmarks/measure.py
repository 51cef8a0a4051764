"""One measured figure, what it is held against, and the table and JSON of them all."""

import json
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its baseline of the same run. `reach` is the ratio figure / baseline to reach; where `better` is
    "lower" the ratio must stay at or below it, where "higher" at or above."""

    name: str
    value: float
    unit: str
    baseline: str
    baseline_value: float
    reach: float
    better: Literal["lower", "higher"]
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.value / self.baseline_value

    @property
    def reached(self) -> bool:
        return self.ratio <= self.reach if self.better == "lower" else self.ratio >= self.reach


def percentile(samples: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; `share` of 0.99 is p99."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def timed(act: Callable[[], object]) -> float:
    """Seconds that one act took."""
    began = perf_counter()
    act()
    return perf_counter() - began


def interleaved(acts: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Medians of each act's seconds, the acts taken in turn so that a busy machine hurts all alike."""
    samples: list[list[float]] = [[] for _ in acts]
    for _ in range(rounds):
        for act, into in zip(acts, samples, strict=True):
            into.append(timed(act))
    return [statistics.median(each) for each in samples]


def _number(value: float) -> str:
    if value >= 1000:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.3g}"


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines for a terminal."""
    rows = [("what", "figure", "baseline", "ratio", "reach", "")]
    for figure in figures:
        sign = "≤" if figure.better == "lower" else "≥"
        rows.append(
            (
                figure.name + (f" ({figure.note})" if figure.note else ""),
                f"{_number(figure.value)} {figure.unit}",
                f"{_number(figure.baseline_value)} ({figure.baseline})",
                f"{figure.ratio:.2f}",
                f"{sign} {figure.reach:g}",
                "ok" if figure.reached else "MISSED",
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def write(figures: Sequence[Figure], path: Path | None) -> None:
    """Print the table; write JSON beside it when a path is given."""
    sys.stdout.write(table(figures) + "\n")
    if path is not None:
        body = [asdict(figure) | {"ratio": figure.ratio, "reached": figure.reached} for figure in figures]
        path.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
