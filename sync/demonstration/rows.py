"""Rows on their way into the database: plain tuples in the order of each table's columns, dates as ISO texts."""

from typing import Any

from sqlalchemy import Table

from sync.records import metadata

Row = tuple[Any, ...]

# In this order no row comes before one that it points to.
TABLES = (
    "staff",
    "clients",
    "phones",
    "premises",
    "accounts",
    "service_points",
    "meters",
    "installations",
    "registers",
    "readings",
    "bills",
    "bill_lines",
    "benefits",
    "corrections",
    "adjustments",
    "payments",
    "allocations",
    "payment_plans",
    "plan_instalments",
    "interactions",
    "legs",
    "requests",
)


def table(name: str) -> Table:
    """The table of this name."""
    return metadata.tables[name]


def columns(name: str) -> tuple[str, ...]:
    """Its columns, in the order of the rows."""
    return tuple(column.name for column in table(name).columns)


class Rows:
    """A list of rows for each table."""

    def __init__(self) -> None:
        self.of: dict[str, list[Row]] = {name: [] for name in TABLES}

    def add(self, name: str, /, **values: Any) -> None:
        """One row by the names of its columns; those left out are NULL."""
        self.of[name].append(tuple(values.get(column) for column in columns(name)))

    def extend(self, others: "Rows") -> None:
        """All rows of another."""
        for name, rows in others.of.items():
            self.of[name] += rows

    def count(self) -> int:
        """How many rows there are in all."""
        return sum(map(len, self.of.values()))
