"""A backup, read line by line: each row checked where it stands, the file seen to be whole at its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import IO, Any

import msgspec

from tracker.errors import BackupInvalid, Problem
from tracker.records.backup import ORDER, Counts, End, Head, Truth, sort_of
from tracker.records.problems import shown

LONGEST_LINE = 16_000_000
"""In bytes: more than the longest that is written, so that no file fills the memory with one line."""

_Line = Head | Truth | End
_DECODER: msgspec.json.Decoder[_Line] = msgspec.json.Decoder(_Line)
_PLACE = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<path>[^`]*)`)?$", re.DOTALL)
_EXPECTED = re.compile(r"^Expected `(?P<expected>[^`]*)`")
_NAMED = re.compile(r"field `(?P<name>[^`]*)`")
_SORTS = ", ".join(["head", *map(sort_of, ORDER), "end"])


class BackupFile:
    """The rows of an open file. Reading begins with the head; the end is reached only by a file that is whole."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._line = 0
        self._digest = sha256()
        head = self._next()
        if not isinstance(head, Head):
            raise self._refused("row", sort_of(head), "head", "a backup begins with its head")
        self.counts: Counts = head.counts
        """How many rows of each sort the file says it has."""

    def __iter__(self) -> Iterator[tuple[int, Truth]]:
        """The number of each line with its row.

        Raises:
            BackupInvalid: at the first line that is no row of a backup, is out of place, or is missing.

        """
        found: Counter[str] = Counter()
        sort, number = 0, 0
        while not isinstance(row := self._next(), End):
            if isinstance(row, Head):
                raise self._refused("row", "head", "one head, at the beginning", "a second head")
            place, own = ORDER.index(type(row)), getattr(row, "number", None)
            if place < sort:
                raise self._refused("row", sort_of(row), _SORTS, f"{sort_of(row)} comes too late")
            if own is not None and place == sort and own <= number:
                raise self._refused(
                    "number", str(own), f"more than {number}", f"number {own} is out of order"
                )
            sort, number = place, own or 0
            found[sort_of(row)] += 1
            yield self._line, row
        self._ended(row, found)

    def _next(self) -> _Line:
        line = self._file.readline(LONGEST_LINE + 1)
        self._line += 1
        if not line:
            raise self._refused(
                "", "", 'a last line with "row":"end"', "the file ends before its end line: it is not whole"
            )
        if len(line) > LONGEST_LINE:
            raise self._refused("", "", f"a line of at most {LONGEST_LINE:,} bytes", "the line is too long")
        try:
            row = _DECODER.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BackupInvalid([(self._line, _problem(line, error))]) from None
        if not isinstance(row, End):
            self._digest.update(line)
        return row

    def _ended(self, end: End, found: Counter[str]) -> None:
        if end.lines != self._line - 1:
            raise self._refused("lines", str(end.lines), str(self._line - 1), "lines are missing or too many")
        for sort in map(sort_of, ORDER):
            if found[sort] != self.counts.get(sort, 0):
                told = f"the head counts {self.counts.get(sort, 0)} rows {sort!r}, there are {found[sort]}"
                raise self._refused("sha256", str(found[sort]), str(self.counts.get(sort, 0)), told)
        if end.sha256 != self._digest.hexdigest():
            raise self._refused(
                "sha256", end.sha256, self._digest.hexdigest(), "the file was changed after it was written"
            )
        if self._file.readline(1):
            self._line += 1
            raise self._refused("", "", "nothing after the end line", "the file goes on after its end")

    def _refused(self, pointer: str, value: str, expected: str, detail: str) -> BackupInvalid:
        return BackupInvalid([(self._line, Problem(pointer and f"/{pointer}", value, expected, detail))])


def _problem(line: bytes, error: Exception) -> Problem:
    """What the decoder says, with the place as a pointer and the value that stands there."""
    found = _PLACE.match(str(error))
    what, path = (found["what"], found["path"] or "") if found else (str(error), "")
    steps = [step for step in re.split(r"[.\[\]]+", path) if step and step != "..."]
    named = _NAMED.search(what)
    expected = _EXPECTED.match(what)
    value = _at(line, steps)
    if named:
        steps.append(named["name"])
    wanted = expected["expected"] if expected else _otherwise(what, named["name"] if named else None)
    return Problem("".join(f"/{step}" for step in steps), "" if named else value, wanted, what)


def _otherwise(what: str, name: str | None) -> str:
    if name is not None:
        return f"a value for {name}" if "missing" in what else f"no key {name}"
    return f"one of {_SORTS} as row" if what.startswith("Invalid value") else "a row of a backup, as JSON"


def _at(line: bytes, steps: list[str]) -> str:
    try:
        value: Any = msgspec.json.decode(line)
        for step in steps:
            value = value[int(step)] if isinstance(value, list) else value[step]
    except (msgspec.DecodeError, UnicodeDecodeError, LookupError, ValueError, TypeError):
        return shown(line[:100].decode("utf-8", "replace").strip())
    return shown(value)
