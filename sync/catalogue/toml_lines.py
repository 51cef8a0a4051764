"""On which line of a TOML document each key and each element stands.

tomllib gives values without places. This reads places without values, and only of documents that tomllib has found
valid, so that it may be simple.
"""

import re

Path = tuple[str | int, ...]

_KEY_PART = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|\'([^\']*)\'|([A-Za-z0-9_-]+))\s*')
_STRING = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_BARE = re.compile(r"[^,\]}#\n]+")
_SPACE = re.compile(r"(?:\s+|#[^\n]*)*")


def lines_of(text: str) -> dict[Path, int]:
    """The line (from 1) of every table, key and array element of a valid TOML document, by its path."""
    return _Scanner(text.replace("\r\n", "\n")).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0  # how far the lines are counted
        self._lines: dict[Path, int] = {(): 1}
        self._elements: dict[Path, int] = {}  # how many [[headers]] each array of tables has had

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        while self._skip_space():
            if self._text.startswith("[[", self._at):
                self._at += 2
                table = self._header(is_array=True)
                self._at += 2
            elif self._text.startswith("[", self._at):
                self._at += 1
                table = self._header(is_array=False)
                self._at += 1
            else:
                self._pair(table)
        return self._lines

    def _skip_space(self) -> bool:
        """Go to the next sign that means something; False at the end."""
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._at < len(self._text)

    def _mark(self, path: Path) -> None:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        self._lines.setdefault(path, self._line)

    def _keys(self) -> list[str]:
        keys = []
        while match := _KEY_PART.match(self._text, self._at):
            keys.append(next(part for part in match.groups() if part is not None))
            self._at = match.end()
            if not self._text.startswith(".", self._at):
                break
            self._at += 1
        return keys

    def _header(self, *, is_array: bool) -> Path:
        path: Path = ()
        start = self._at
        keys = self._keys()
        end, self._at = self._at, start
        for depth, key in enumerate(keys):
            path = (*path, key)
            self._mark(path)
            if is_array and depth == len(keys) - 1:
                self._elements[path] = self._elements.get(path, -1) + 1
            if path in self._elements:  # a header below an array of tables speaks of its last element
                path = (*path, self._elements[path])
                self._mark(path)
        self._at = end
        return path

    def _pair(self, table: Path) -> None:
        start = self._at
        path = table
        keys = self._keys()
        end, self._at = self._at, start
        for key in keys:
            path = (*path, key)
            self._mark(path)
        self._at = end + 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip_space()
        sign = self._text[self._at : self._at + 1]
        if sign == "[":
            self._array(path)
        elif sign == "{":
            self._inline_table(path)
        else:
            match = (_STRING if sign in "\"'" else _BARE).match(self._text, self._at)
            self._at = match.end() if match else self._at + 1  # go on whatever stands here, so that every loop ends

    def _array(self, path: Path) -> None:
        self._at += 1
        element = 0
        while self._skip_space() and self._text[self._at] != "]":
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._mark((*path, element))
            self._value((*path, element))
            element += 1
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while self._skip_space() and self._text[self._at] != "}":
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._pair(path)
        self._at += 1
