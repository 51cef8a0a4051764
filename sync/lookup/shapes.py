"""Shapes: what a JSON object of an answer consists of, said once and written as SQL for each database.

A shape names the fields of a struct of sync.card with the expression that each comes from. The database itself builds
the JSON, so that an answer of fifty rows is one text: no rows are fetched, no objects made, nothing is encoded.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    """A truth value: SQLite holds 0 and 1, JSON wants true and false."""

    sql: str


@dataclass(frozen=True, slots=True)
class Document:
    """A column that holds JSON already."""

    sql: str


@dataclass(frozen=True, slots=True)
class Shape:
    """One object for each row of `source` (everything from FROM on)."""

    fields: Mapping[str, "str | Flag | Document | Rows"]
    source: str = ""
    postgres_source: str = ""  # where PostgreSQL finds the same rows faster when asked in its own way


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of objects, in the order of their source."""

    shape: Shape


Expression = str | Flag | Document | Rows


class SqliteWriter:
    """SQL for SQLite. Parameters are written `:name` in all templates, as SQLite takes them."""

    bytewise = ""  # texts compare by their bytes as it is

    def text(self, json: str) -> str:
        """A JSON expression as the text that the driver hands on."""
        return json

    def one(self, table: str, alias: str, key: str) -> str:
        """A join with the one row, or none, of `table` that has this id."""
        return f"left join {table} {alias} on {alias}.id = {key}"

    def ranges(self, table: str, alias: str, key: str, start: str, rest: str = "true", most: str = ":most") -> str:
        """A join with the rows whose key begins with `start` and of which `rest` is true, range by range in the order
        of what stands before. No range gives more than `most`, which the caller's own limit sees to."""
        return f"cross join {table} {alias} on {alias}.{key} >= {start} and {alias}.{key} < {start} || :end and {rest}"

    def items(self, parameter: str) -> str:
        """The texts of a JSON list, in its order, as column `value`."""
        return f"select value from json_each({parameter})"  # noqa: S608

    def pairs(self, first: str, second: str, names: tuple[str, str]) -> str:
        """Two JSON lists of numbers side by side, with their `position`."""
        return f"""select x.key as position, x.value as {names[0]}, y.value as {names[1]}
            from json_each({first}) x join json_each({second}) y on y.key = x.key"""  # noqa: S608

    def statement(self, template: str) -> str:
        """The template with its parameters as the driver wants them."""
        return template

    def object(self, shape: Shape) -> str:
        """An expression that makes one object where the names of its fields' expressions are in scope."""
        return self._object({name: self._value(field) for name, field in shape.fields.items()})

    def list(self, shape: Shape) -> str:
        """A scalar subquery that makes a list. Order and limit are the inner query's: SQLite 3.40 has no ordered
        aggregates, and takes rows of an ordered subquery in their order."""
        inner = ", ".join(f"{self._column(field)} as {name}" for name, field in shape.fields.items())
        outer = {name: self._value(_moved(field, f"x.{name}")) for name, field in shape.fields.items()}
        return f"(select json_group_array({self._object(outer)}) from (select {inner} {shape.source}) x)"  # noqa: S608

    def _value(self, field: Expression) -> str:
        match field:
            case Rows(shape):
                return self.list(shape)  # stays JSON as an argument of json_object: parsing it again costs a fifth
            case Flag(sql):
                return f"json(iif({sql}, 'true', 'false'))"
            case Document(sql):
                return f"json({sql})"
            case str():
                return field

    def _column(self, field: Expression) -> str:
        match field:
            case Rows(shape):
                return self.list(shape)
            case Flag(sql) | Document(sql):
                return sql
            case str():
                return field

    @staticmethod
    def _object(values: Mapping[str, str]) -> str:
        return "json_object(" + ", ".join(f"'{name}', {sql}" for name, sql in values.items()) + ")"


class PostgresWriter:
    """SQL for PostgreSQL over psycopg, whose parameters are `%(name)s`."""

    bytewise = 'collate "C"'  # texts compare by their bytes, as on SQLite and in Python, whatever the locale

    def text(self, json: str) -> str:
        """A JSON expression as the text that the driver hands on: psycopg would make dicts of it."""
        return f"cast({json} as text)"

    def one(self, table: str, alias: str, key: str) -> str:
        """A join with the one row, or none, of `table` that has this id. Looked up row by row: the planner, who thinks
        that a number belongs to thirty clients, would rather read whole tables of a small base into hashes."""
        return f"left join lateral (select * from {table} where id = {key} offset 0) {alias} on true"  # noqa: S608

    def ranges(self, table: str, alias: str, key: str, start: str, rest: str = "true", most: str = ":most") -> str:
        """A join with the rows whose key begins with `start` and of which `rest` is true, range by range in the order
        of what stands before. No range gives more than `most`: told so, PostgreSQL goes along the index and stops."""
        return f"""cross join lateral (select * from {table} {alias} where {key} >= {start} and {key} < {start} || :end
            and {rest} order by {key}, id limit {most}) {alias}"""  # noqa: S608

    def items(self, parameter: str) -> str:
        """The texts of a JSON list, in its order, as column `value`."""
        return f"select value from json_array_elements_text(cast({parameter} as json)) as listed(value)"  # noqa: S608

    def pairs(self, first: str, second: str, names: tuple[str, str]) -> str:
        """Two JSON lists of numbers side by side, with their `position`."""
        lists = ", ".join(f"json_array_elements_text(cast({each} as json))" for each in (first, second))
        return f"""select position, cast(first as bigint) as {names[0]}, cast(second as bigint) as {names[1]}
            from rows from ({lists}) with ordinality as listed(first, second, position)"""  # noqa: S608

    def statement(self, template: str) -> str:
        """The template with its parameters as the driver wants them."""
        return re.sub(r"(?<![:\w]):(\w+)", r"%(\1)s", template.replace("%", "%%"))

    def object(self, shape: Shape) -> str:
        """An expression that makes one object where the names of its fields' expressions are in scope."""
        return f"(select row_to_json(o) from (select {self._columns(shape)}) o)"  # noqa: S608

    def list(self, shape: Shape) -> str:
        """A scalar subquery that makes a list in the order of the source."""
        source = shape.postgres_source or shape.source
        return f"(select coalesce(json_agg(x), '[]') from (select {self._columns(shape)} {source}) x)"  # noqa: S608

    def _columns(self, shape: Shape) -> str:
        return ", ".join(f"{self._value(field)} as {name}" for name, field in shape.fields.items())

    def _value(self, field: Expression) -> str:
        match field:
            case Rows(shape):
                return self.list(shape)
            case Flag(sql) | Document(sql):
                return sql
            case str():
                return field


Writer = SqliteWriter | PostgresWriter


def _moved(field: Expression, column: str) -> Expression:
    """The field as the outer query reads it, out of the column that the inner one gave it."""
    match field:
        case Flag():
            return Flag(column)
        case Rows() | Document():
            return Document(column)
        case str():
            return column
