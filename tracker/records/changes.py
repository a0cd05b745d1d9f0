"""What one moment of recording changed in the line of one record: nothing is folded, two versions are compared.

A moment closes some versions of a line and opens others. A reader of everything sees the version that is open
towards the future: what differs between the one before and the one after is a change, field by field. Where that
one stayed the same, only the past looks different: a change of history.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import msgspec
from msgspec import Raw

from tracker.records.tables import OPEN

NOT_COMPARED = frozenset({"id", "kind", "known_from", "recorded_from"})
"""What names a line, and its clocks: not fields that change."""

NOTHING = b"null"
_EMPTY = (b"null", b"[]", b"{}")


class Change(StrEnum):
    """What became of a line."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Touched:
    """One version of a line that a moment opened or closed; `body` is given of the one open towards the future."""

    opened: bool
    known_from: int
    known_to: int
    digest: str
    body: str | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its finished JSON before and after. The empty name stands for the whole line."""

    field: str
    old: bytes = NOTHING
    new: bytes = NOTHING


@dataclass(frozen=True, slots=True)
class LineChange:
    """What became of a line, and the stretch of publication time in which it looks different from before."""

    change: Change
    known_from: int
    known_to: int
    fields: tuple[FieldChange, ...]


_WHOLE_LINE = (FieldChange(""),)


def compare(versions: Sequence[Touched]) -> LineChange | None:
    """What these versions of one line, closed and opened at one moment, change; None where that is nothing."""
    stretch = _stretch(versions)
    if stretch is None:
        return None
    before, after = _present(versions, opened=False), _present(versions, opened=True)
    if before is not None and after is None:
        return LineChange(Change.REMOVED, *stretch, _WHOLE_LINE)
    fields = tuple(_differences(before or {}, after or {}))
    if not fields:
        return LineChange(Change.HISTORY, *stretch, _WHOLE_LINE)
    return LineChange(Change.ADDED if before is None else Change.CHANGED, *stretch, fields)


def _present(versions: Sequence[Touched], *, opened: bool) -> Mapping[str, bytes] | None:
    """The fields of the version that a reader of everything sees."""
    found = next((v.body for v in versions if v.opened is opened and v.known_to == OPEN), None)
    if found is None:
        return None
    fields = msgspec.json.decode(found, type=dict[str, Raw])
    return {name: bytes(value) for name, value in fields.items() if name not in NOT_COMPARED}


def _differences(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[FieldChange]:
    """The fields that differ, by name; a field of a new line that says nothing is left out."""
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, NOTHING), after.get(name, NOTHING)
        says_nothing = not before and new in _EMPTY
        if not says_nothing and not _same(old, new):
            yield FieldChange(name, old, new)


def _same(old: bytes, new: bytes) -> bool:
    return old == new or bool(msgspec.json.decode(old) == msgspec.json.decode(new))


def _stretch(versions: Sequence[Touched]) -> tuple[int, int] | None:
    """From the first to the last instant of publication time at which the line before and after differ."""
    before, after = (_steps([v for v in versions if v.opened is opened]) for opened in (False, True))
    was, now, differing = None, None, []
    for start, end in pairwise(sorted(before.keys() | after.keys())):
        was, now = before.get(start, was), after.get(start, now)
        if was != now:
            differing.append((start, end))
    return (differing[0][0], differing[-1][1]) if differing else None


def _steps(versions: Sequence[Touched]) -> dict[int, str | None]:
    """What begins to be seen when; None where nothing is."""
    ends: dict[int, str | None] = {version.known_to: None for version in versions}
    return ends | {version.known_from: version.digest for version in versions}
