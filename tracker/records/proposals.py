"""What a draft says, as a report that may still change: read in its shape, patched, searched, led to other records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.errors import InputInvalid, Problem
from tracker.records.problems import validated
from tracker.records.references import references
from tracker.records.reports import RecordKey
from tracker.records.shapes import REPORT_SHAPES
from tracker.records.vocabulary import Kind

_OF_A_PROCESS = frozenset({Kind.ROUND, Kind.POSITION, Kind.MILESTONE})


def as_says(kind: Kind, given: Mapping[str, Any]) -> dict[str, Any]:
    """What a report of a kind says, in the one form in which drafts keep it; it has an id.

    Raises:
        InputInvalid: every wrong value by its place in the report.

    """
    report = validated(REPORT_SHAPES[Kind(kind)], dict(given))
    if report.id is None:
        raise InputInvalid([Problem("/id", "", f"the id of a {kind}", "id is required")])
    return report.model_dump(mode="json", exclude_unset=True, exclude_none=True)


def patched(says: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """A report under a JSON Merge Patch (RFC 7396): members take the place of those there, null takes one away.

    >>> patched({"id": "a", "when": {"expression": "on Sunday"}}, {"when": None, "status": "held"})
    {'id': 'a', 'status': 'held'}

    """
    merged = dict(says)
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        elif isinstance(value, Mapping):
            inner = merged.get(name)
            merged[name] = patched(inner if isinstance(inner, Mapping) else {}, value)
        else:
            merged[name] = value
    return merged


def named(kind: Kind, says: Mapping[str, Any], process: str | None) -> list[RecordKey]:
    """The records that a report names, each once; `process` where it is about a process and names none."""
    own = RecordKey(Kind(kind), str(says["id"]))
    about = {"process": process} if process and kind in _OF_A_PROCESS else {}
    return list(dict.fromkeys(reference.record for reference in references(own, {**about, **says})))


def led(kind: Kind, says: Mapping[str, Any], old: RecordKey, new: str) -> dict[str, Any]:
    """A report in which every mention of a record is one of another record of its kind."""
    changed: dict[str, Any] = _copied(says)
    for reference in references(RecordKey(Kind(kind), str(says["id"])), says):
        if reference.record == old:
            *way, last = reference.path
            place: Any = changed
            for step in way:
                place = place[step]
            place[last] = new
    return changed


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _copied(part) for name, part in value.items()}
    return [_copied(part) for part in value] if isinstance(value, list) else value


def words_of(says: Mapping[str, Any]) -> str:
    """All the words of a report, case-folded, to be searched."""
    return "\n".join(_texts(says)).casefold()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
