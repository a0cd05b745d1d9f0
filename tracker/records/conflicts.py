"""What sources contradict each other about: each field with its values, who gives each, how many origins that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.records.fold import Standing

Claim = Mapping[str, Any]
"""A claim as the line of a record shows it: value, standing, and who says so."""

_AGREEING = (Standing.STANDS, Standing.AGREES)
_CONTESTED = (Standing.CONFLICT, Standing.OVERRULED, Standing.DEPRECATED)
_SET_ASIDE = (Standing.DEPRECATED, Standing.WITHDRAWN)

# What is no contradiction is told beside the values: a publisher's own change of mind, a plan that moved.
_APART = {"corrected": Standing.CORRECTED, "history": Standing.HISTORY}


def contested(line: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The fields of a line that sources contradict each other about; one that a ruling has settled says so.

    Values are in the order in which they were first given. `origins` counts independent ones: copies of a wire, and
    everybody who cites the same source, count once; whoever has corrected itself since does not count.
    """
    return [
        _field(name, claims, settled=name not in line["conflicts"])
        for name, claims in line["claims"].items()
        if any(claim["standing"] in _CONTESTED for claim in claims)
    ]


def _field(name: str, claims: Sequence[Claim], *, settled: bool) -> dict[str, Any]:
    running = [claim for claim in claims if claim["standing"] not in _APART.values()]
    apart = {
        key: _values(claim for claim in claims if claim["standing"] == standing)
        for key, standing in _APART.items()
    }
    return {"field": name, "settled": settled, "values": _values(running), **apart}


def _values(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    groups: list[list[Claim]] = []
    for claim in claims:
        group = next((group for group in groups if _same(group[0]["value"], claim["value"])), None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    return [_value(group) for group in groups]


def _same(one: Any, other: Any) -> bool:
    """Dates are the same whatever the words they were read from."""
    if isinstance(one, Mapping) and isinstance(other, Mapping) and "edtf" in one and "edtf" in other:
        keys = ("edtf",) if one["ambiguous"] or other["ambiguous"] else ("start", "end")
        return all(one[key] == other[key] for key in keys)
    return bool(one == other)


def _value(claims: Sequence[Claim]) -> dict[str, Any]:
    stands = any(claim["standing"] in _AGREEING for claim in claims)
    live = [claim for claim in claims if claim["standing"] not in _SET_ASIDE] or claims
    return {
        "value": claims[0]["value"],
        "stands": stands,
        "standing": Standing.STANDS if stands else claims[-1]["standing"],
        "origins": len({claim["origin"] for claim in live}),
        "said_by": [{key: part for key, part in claim.items() if key != "value"} for claim in claims],
    }
