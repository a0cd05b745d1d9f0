"""Fields that hold several things: what different reports say of them adds up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tracker.records.references import ANSWERS
from tracker.records.reports import Json

Items = Sequence[Any]


def _by_name(values: Items) -> list[Any]:
    """The union of plain lists, in order of first mention."""
    return list(dict.fromkeys(item for value in values for item in value))


def _by_keys(*keys: str) -> Callable[[Items], list[Any]]:
    """The union of lists of tables that these keys identify; what a later report adds to one is kept."""

    def merged(values: Items) -> list[Any]:
        found: dict[tuple[Any, ...], dict[str, Any]] = {}
        for item in (item for value in values for item in value):
            said = {name: part for name, part in item.items() if part is not None}
            found.setdefault(tuple(item.get(key) for key in keys), {}).update(said)
        return list(found.values())

    return merged


def _delegations(values: Items) -> list[Any]:
    """One delegation per party, its members by participant."""
    members: dict[str, list[Any]] = {}
    for delegation in (item for value in values for item in value):
        members.setdefault(delegation["party"], []).append(delegation.get("members", []))
    by_participant = _by_keys("participant")
    return [{"party": party, "members": by_participant(lists)} for party, lists in members.items()]


def _tables(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {name: value for table in values for name, value in table.items()}


MERGED: Mapping[str, Callable[[Any], Json]] = {
    "parties": _by_name,
    "mediators": _by_name,
    "observers": _by_name,
    "hosts": _by_name,
    "issues": _by_name,
    "aliases": _by_name,
    "disputed_by": _by_name,
    **dict.fromkeys(ANSWERS, _by_name),
    "delegations": _delegations,
    "documents": _by_keys("title"),
    "roles": _by_keys("title", "on_behalf_of"),
    "identifiers": _tables,
}


def merge(field: str, values: Sequence[Json]) -> Json:
    """What the values of a field of `MERGED`, oldest first, add up to."""
    return MERGED[field](values)
