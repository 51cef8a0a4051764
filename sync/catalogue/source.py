"""One value of a TOML file that knows where it stands: read with a check, faults collected, not raised."""

import re
import tomllib
from collections.abc import Iterator

from sync.catalogue.errors import CatalogueError
from sync.catalogue.text import Text
from sync.catalogue.toml_lines import Path, lines_of

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_AT_LINE = re.compile(r"\(at line (\d+)")
LANGUAGES = ("uk", "ru", "en")
_NO_TEXT = Text(uk="", ru="", en="")


class Faults:
    """Collects the faults of all files of a profile."""

    def __init__(self) -> None:
        self._errors: list[CatalogueError] = []

    def add(self, file: str, line: int, what: str, remedy: str) -> None:
        self._errors.append(CatalogueError(file, line, what, remedy))

    def all(self) -> tuple[CatalogueError, ...]:
        return tuple(sorted(self._errors, key=lambda error: (error.file, error.line)))


class Node:
    """A value with its place. Each reader notes a fault and answers with an empty value where it finds one."""

    def __init__(self, value: object, path: Path, file: str, lines: dict[Path, int], faults: Faults) -> None:
        self._value = value
        self._path = path
        self._file = file
        self._lines = lines
        self._faults = faults

    @classmethod
    def document(cls, content: bytes, file: str, faults: Faults) -> "Node":
        """The whole of a file; an empty table where it is no TOML."""
        try:
            text = content.decode("utf-8-sig")  # Windows editors put a mark in front
            value = tomllib.loads(text)
        except UnicodeDecodeError as error:
            faults.add(file, content.count(b"\n", 0, error.start) + 1, "not UTF-8", "save the file as UTF-8")
            return cls({}, (), file, {}, faults)
        except ValueError as error:  # TOMLDecodeError, and Python's refusal of endless numbers
            at = _AT_LINE.search(str(error))
            line = int(at.group(1)) if at else content.count(b"\n") + 1
            what = str(error).split(" (at ")[0]
            faults.add(file, line, f"not TOML, {what[:1].lower()}{what[1:]}", "put the line right")
            return cls({}, (), file, {}, faults)
        return cls(value, (), file, lines_of(text), faults)

    def fault(self, what: str, remedy: str) -> None:
        """Note that this value is wrong. The line is its own, or that of the nearest table around it."""
        path = self._path
        while path and path not in self._lines:
            path = path[:-1]
        self._faults.add(self._file, self._lines.get(path, 1), what, remedy)

    @property
    def name(self) -> str:
        """The key under which the value stands."""
        return next((str(part) for part in reversed(self._path) if isinstance(part, str)), self._file)

    def _child(self, key: str | int, value: object) -> "Node":
        return Node(value, (*self._path, key), self._file, self._lines, self._faults)

    def only(self, *keys: str) -> "Node":
        """This table, with a fault for each key that is none of these."""
        if not isinstance(self._value, dict):
            self.fault(f'"{self.name}" is no table', f"write it with {', '.join(keys)}")
            return self._child("", {})
        for key, value in self._value.items():
            if key not in keys:
                self._child(key, value).fault(f'unknown key "{key}"', f"known here are {', '.join(keys)}")
        return self

    def get(self, key: str) -> "Node | None":
        table = self._value if isinstance(self._value, dict) else {}
        return self._child(key, table[key]) if key in table else None

    def need(self, key: str) -> "Node | None":
        """The value of a key that must be there."""
        found = self.get(key)
        if found is None:
            self.fault(f'"{key}" is missing', f'add a line "{key} = …"')
        return found

    def items(self, key: str, *, required: bool = False) -> Iterator["Node"]:
        """The elements of the array under a key."""
        array = self.need(key) if required else self.get(key)
        if array is None:
            return
        if not isinstance(array._value, list):
            array.fault(f'"{key}" is no list', "write its elements in square brackets")
            return
        for index, value in enumerate(array._value):
            yield array._child(index, value)

    def entries(self, key: str) -> Iterator[tuple[str, "Node"]]:
        """The keys and values of the table under a key that must be there."""
        table = self.need(key)
        if table is None:
            return
        if not isinstance(table._value, dict) or not table._value:
            table.fault(f'"{key}" is no table', f'write "{key} = {{ … = … }}"')
            return
        for entry, value in table._value.items():
            yield entry, table._child(entry, value)

    def id(self, key: str = "id") -> str:
        """An id: small Latin letters, digits, underscores. Records hold it for ever."""
        found = self.need(key)
        if found is None:
            return ""
        text = found.as_string()
        if not _ID.fullmatch(text):
            found.fault(
                f'"{text}" is no id', "use at most 40 small Latin letters, digits and underscores, a letter first"
            )
        return text

    def string(self, key: str, *, default: str | None = None) -> str:
        found = self.need(key) if default is None else self.get(key)
        return (default or "") if found is None else found.as_string()

    def as_string(self) -> str:
        if isinstance(self._value, str):
            if self._value.strip():
                return self._value
            self.fault(f'"{self.name}" is empty', "write something, or leave the line out")
        else:
            self.fault(f'"{self.name}" is no text', "put it in quotation marks")
        return ""

    def as_integer(self, least: int, most: int) -> int:
        if not isinstance(self._value, int) or isinstance(self._value, bool):
            self.fault(f'"{self.name}" is no whole number', f"write a number from {least} to {most}")
            return least
        if not least <= self._value <= most:
            self.fault(f'"{self.name}" is {self._value}', f"write a number from {least} to {most}")
            return least
        return self._value

    def integer(self, key: str, least: int, most: int, *, default: int | None = None) -> int:
        found = self.need(key) if default is None else self.get(key)
        return (least if default is None else default) if found is None else found.as_integer(least, most)

    def optional_integer(self, key: str, least: int, most: int) -> int | None:
        found = self.get(key)
        return None if found is None else found.as_integer(least, most)

    def strings(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """The texts of the list under a key."""
        return tuple(node.as_string() for node in self.items(key, required=required))

    def known(self, key: str, names: frozenset[str], what: str, *, required: bool = False) -> tuple[str, ...]:
        """The texts of a list, each of which must be one of `names`; `what` says what they name."""
        nodes = tuple(self.items(key, required=required))
        return tuple(node._one_of(names, what) for node in nodes)

    def one_known(self, key: str, names: frozenset[str], what: str) -> str:
        """One of `names`, or nothing where the key is absent."""
        found = self.get(key)
        return "" if found is None else found._one_of(names, what)

    def _one_of(self, names: frozenset[str], what: str) -> str:
        text = self.as_string()
        if text and text not in names:
            self.fault(f'there is no {what} "{text}"', f"use one of {', '.join(sorted(names)) or '(none is defined)'}")
        return text

    def flag(self, key: str) -> bool:
        """A yes or no, no where the key is absent."""
        found = self.get(key)
        if found is None or isinstance(found._value, bool):
            return bool(found and found._value)
        found.fault(f'"{key}" is neither true nor false', "write true or false")
        return False

    def text(self, key: str) -> Text:
        """A text in all three languages."""
        found = self.need(key)
        return _NO_TEXT if found is None else found.as_text()

    def optional_text(self, key: str) -> Text | None:
        found = self.get(key)
        return None if found is None else found.as_text()

    def as_text(self) -> Text:
        if not isinstance(self._value, dict):
            self.fault(f'"{self.name}" is no text in three languages', 'write { uk = "…", ru = "…", en = "…" }')
            return _NO_TEXT
        self.only(*LANGUAGES)
        return Text(uk=self.string("uk"), ru=self.string("ru"), en=self.string("en"))
