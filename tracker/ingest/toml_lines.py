"""On which line of a TOML text each value stands: what tomllib knows while it reads and then forgets."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter

_BLANK = re.compile(r"[ \t]*")
_BLANK_LINES = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]+")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'",
    re.DOTALL,
)


class TomlLines:
    """The line (from 1) of every table, key and array element of a text that tomllib has accepted.

    >>> lines = TomlLines('[[round]]\\nid = "a"\\n\\n[[round]]\\nwhen = { edtf = "2026" }\\n')
    >>> lines.of("/round/0/id"), lines.of("/round/1"), lines.of("/round/1/when/edtf")
    (2, 4, 5)

    A pointer at something that is not there has the line of the nearest thing around it.

    >>> lines.of("/round/1/status"), lines.of("/source")
    (4, 1)

    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._tables: Counter[str] = Counter()
        self._lines: dict[str, int] = {"": 1}
        self._read()

    def of(self, pointer: str) -> int:
        """The line of an RFC 6901 pointer, or of the nearest value that holds it."""
        while pointer not in self._lines:
            pointer = pointer.rpartition("/")[0]
        return self._lines[pointer]

    def has(self, pointer: str) -> bool:
        """Whether the pointer names something that the text holds."""
        return pointer in self._lines

    def _read(self) -> None:
        table = ""
        self._skip(_BLANK_LINES)
        while self._at < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK_LINES)

    def _header(self) -> str:
        start, brackets = self._at, 2 if self._text.startswith("[[", self._at) else 1
        self._at += brackets
        *around, last = self._key()
        self._skip(_BLANK)
        self._at += brackets
        pointer = ""
        for part in around:
            pointer = self._latest(_below(pointer, part))
        pointer = _below(pointer, last)
        self._note(pointer, start)
        if brackets == 2:
            self._tables[pointer] += 1
        pointer = self._latest(pointer)
        self._note(pointer, start)
        return pointer

    def _latest(self, pointer: str) -> str:
        """Inside an array of tables, a header speaks of the table opened last."""
        opened = self._tables[pointer]
        return _below(pointer, str(opened - 1)) if opened else pointer

    def _pair(self, table: str) -> None:
        start, pointer = self._at, table
        for part in self._key():
            pointer = _below(pointer, part)
            self._note(pointer, start)
        self._skip(_BLANK)
        self._at += len("=")
        self._skip(_BLANK)
        self._value(pointer)

    def _key(self) -> list[str]:
        parts = []
        while True:
            self._skip(_BLANK)
            quoted = self._text[self._at] in "\"'"
            word = self._skip(_STRING if quoted else _BARE_KEY)
            parts.append(str(tomllib.loads(f"key = {word}")["key"]) if quoted else word)
            self._skip(_BLANK)
            if not self._text.startswith(".", self._at):
                return parts
            self._at += len(".")

    def _value(self, pointer: str) -> None:
        opening = self._text[self._at]
        if opening in "\"'":
            self._skip(_STRING)
        elif opening == "[":
            self._array(pointer)
        elif opening == "{":
            self._inline_table(pointer)
        else:
            self._skip(_BARE_VALUE)

    def _array(self, pointer: str) -> None:
        count = 0
        while self._goes_on("]"):
            element = _below(pointer, str(count))
            self._note(element, self._at)
            self._value(element)
            count += 1

    def _inline_table(self, pointer: str) -> None:
        while self._goes_on("}"):
            self._pair(pointer)

    def _goes_on(self, closing: str) -> bool:
        """Step over the opening bracket or the comma; whether another element follows before the closing one."""
        self._skip(_BLANK_LINES)
        if self._text[self._at] != closing:
            self._at += 1
            self._skip(_BLANK_LINES)
        done = self._text[self._at] == closing
        self._at += done
        return not done

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        assert found is not None, "the text is not the TOML that tomllib accepted"  # noqa: S101 - our own promise
        self._at = found.end()
        return found.group()

    def _note(self, pointer: str, position: int) -> None:
        self._lines.setdefault(pointer, bisect_right(self._line_starts, position))


def _below(pointer: str, part: str) -> str:
    return f"{pointer}/{part.replace('~', '~0').replace('/', '~1')}"
