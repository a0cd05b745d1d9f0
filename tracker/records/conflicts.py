"""What sources contradict each other about: each field with its values, who gives each, how many origins that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.records.dates import same_dates
from tracker.records.fold import Claim, FieldState, Standing, State
from tracker.records.lines import claimed_value
from tracker.records.reports import said_by

_AGREEING = frozenset({Standing.STANDS, Standing.AGREES})


def conflicts(state: State) -> dict[str, Any]:
    """The contested fields of a record, ready for JSON; a field that a ruling has settled is listed as such.

    Values are in the order in which they were first given. `origins` counts independent ones: copies of a wire, and
    everybody who cites the same source, count once.
    """
    contested = {name: field for name, field in sorted(state.fields.items()) if _contested(field)}
    return {
        "fields": [
            {"field": name, "settled": not field.in_conflict, "values": _values(name, field)}
            for name, field in contested.items()
        ]
    }


def _contested(field: FieldState) -> bool:
    return field.report is not None and any(
        claim.standing in (Standing.CONFLICT, Standing.OVERRULED, Standing.DEPRECATED)
        for claim in field.claims
    )


def _values(name: str, field: FieldState) -> list[dict[str, Any]]:
    groups: list[list[Claim]] = []
    for claim in field.claims:
        group = next((group for group in groups if _same(name, group[0], claim)), None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    return [_value(name, group) for group in groups]


def _same(name: str, one: Claim, other: Claim) -> bool:
    if name == "when":
        return same_dates(one.value, other.value) and one.chapter == other.chapter
    return one.value == other.value


def _value(name: str, claims: Sequence[Claim]) -> dict[str, Any]:
    standing = next((c.standing for c in claims if c.standing in _AGREEING), claims[-1].standing)
    return {
        "value": claimed_value(name, claims[0].value),
        "stands": standing in _AGREEING,
        "standing": Standing.STANDS if standing in _AGREEING else standing,
        "origins": len({claim.report.origin for claim in claims}),
        "said_by": [
            {**said_by(claim.report), "standing": claim.standing, "reason": claim.reason} for claim in claims
        ],
    }
