"""Which fields of a report name other records, and in which role those take part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.records.reports import RecordKey
from tracker.records.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Reference:
    """One record named by a report: where in it (path), which record, and the role for a participant."""

    path: tuple[str | int, ...]
    record: RecordKey
    role: str | None = None


SINGLE: Mapping[str, Kind] = {
    "process": Kind.PROCESS,
    "venue": Kind.VENUE,
    "round": Kind.ROUND,
    "holder": Kind.PARTICIPANT,
    "on_behalf_of": Kind.PARTICIPANT,
    "addressee": Kind.PARTICIPANT,
}
"""Fields that name one record, and its kind; `part_of` names one of the record's own kind."""

SEVERAL: Mapping[str, str] = {
    "parties": "party",
    "mediators": "mediator",
    "observers": "observer",
    "hosts": "host",
    "disputed_by": "disputed by",
}
"""Fields that name several participants, and the role that these have in the record."""


ANSWERS: Mapping[str, str] = {
    "disputes": "disputed_in",
    "corroborates": "corroborated_in",
    "denies": "denied_in",
}
"""Fields by which a position answers others, and under which key each of those shows the position that answers it."""


def references(record: RecordKey, says: Mapping[str, Any]) -> Iterator[Reference]:
    """Every record that a report about `record` names, in the order of the fields; a field without value names none."""
    for field, value in says.items():
        if value is None:
            continue
        if field == "part_of":
            yield Reference((field,), RecordKey(record.kind, value))
        elif field in SINGLE:
            role = field.replace("_", " ") if SINGLE[field] is Kind.PARTICIPANT else None
            yield Reference((field,), RecordKey(SINGLE[field], value), role)
        elif field in SEVERAL:
            yield from (_participant(slug, SEVERAL[field], field, i) for i, slug in enumerate(value))
        elif field in ANSWERS:
            yield from (Reference((field, i), RecordKey(Kind.POSITION, slug)) for i, slug in enumerate(value))
        elif field == "delegations":
            yield from _of_delegations(value)
        elif field == "roles":
            yield from _of_roles(value)


def _participant(slug: str, role: str | None, *path: str | int) -> Reference:
    return Reference(path, RecordKey(Kind.PARTICIPANT, slug), role)


def _of_delegations(delegations: list[Any]) -> Iterator[Reference]:
    for i, delegation in enumerate(delegations):
        yield _participant(delegation["party"], "party", "delegations", i, "party")
        for j, member in enumerate(delegation.get("members", [])):
            role = member.get("role") or "member"
            yield _participant(member["participant"], role, "delegations", i, "members", j, "participant")


def _of_roles(roles: list[Any]) -> Iterator[Reference]:
    for i, role in enumerate(roles):
        if role.get("on_behalf_of"):
            yield _participant(role["on_behalf_of"], None, "roles", i, "on_behalf_of")
