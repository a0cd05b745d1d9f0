"""What changed, in a few words: a field from one value to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracker.records.changes import Change


def difference(told: Mapping[str, Any]) -> str:
    """What a change of one field is, in a few words; the change as the feed has it."""
    if told["change"] == Change.REMOVED:
        return "is gone"
    if told["change"] == Change.HISTORY:
        return f"looks different in the past, from {told['known_from'][:10]} to {(told['known_to'] or 'now')[:10]}"
    if told["change"] == Change.ADDED:
        return f"{told['field']}: {called(told['new'])}"
    return f"{told['field']}: {from_to(told['old'], told['new'])}"


def from_to(old: Any, new: Any) -> str:
    """From one value of a field to another; of lists, what came and what went."""
    if isinstance(old, list) and isinstance(new, list):
        more, less = ([item for item in one if item not in other] for one, other in ((new, old), (old, new)))
        return "  ".join(f"{sign} {called(items)}" for sign, items in (("+", more), ("-", less)) if items)
    before, after = called(old), called(new)
    return f"{before} -> {after}" if before != after else "differs in detail"


def called(value: Any) -> str:
    """A value of a line in a few words.

    >>> called({"id": "abu-dhabi", "name": "Abu Dhabi"}), called([]), called([{"id": "a"}, {"id": "b"}])
    ('Abu Dhabi', 'nothing', 'a, b')

    """
    if isinstance(value, Mapping):
        names = (value.get(key) for key in ("display", "name", "title", "party", "id"))
        first = next((name for name in names if name), None)
        return called(first) if first else ", ".join(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(called, value)) or "nothing"
    return "nothing" if value is None else str(value)
