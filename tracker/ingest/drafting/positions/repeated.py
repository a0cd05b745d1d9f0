"""Positions that are known already: one statement is one position, whoever reports it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tracker.ingest.draft import Draft
from tracker.ingest.drafting.known import KnownPosition

_WITHIN = timedelta(days=3)
"""How far the day of a known position is from that of a draft that repeats it, at most."""

_UNSURE = 0.9
"""What the confidence of a position is worth once it is also said to be a known one."""


def joined(drafts: Sequence[tuple[Draft, date]], known: Sequence[KnownPosition]) -> Iterator[Draft]:
    """The drafts with the days on which they were said or reported; those that repeat a known position under its id.

    Two have one id only if they are known through different outlets.
    """
    taken: set[tuple[str, str | None]] = set()
    for draft, day in drafts:
        same = _repeated(draft.says, day, known, taken)
        if same is None:
            yield draft
            continue
        taken.add((same.id, _through(draft.says)))
        reason = f"it is {same.id}: the same holder, issue and stance, and {same.day} is near {day}"
        yield replace(
            draft,
            says={**draft.says, "id": same.id},
            confidence=round(draft.confidence * _UNSURE, 2),
            joins=True,
            reasons=(reason, *draft.reasons),
        )


def _repeated(
    says: Mapping[str, Any], day: date, known: Sequence[KnownPosition], taken: Set[tuple[str, str | None]]
) -> KnownPosition | None:
    """The known position with one holder, one issue and one stance whose day is nearest."""
    found = [
        one
        for one in known
        if one.day is not None
        and (one.id, _through(says)) not in taken
        and abs(one.day - day) <= _WITHIN
        and (one.holder, one.issue) == (says["holder"], says.get("issue"))
        and (not one.stance or not says.get("stance") or one.stance == says["stance"])
    ]
    return min(found, key=lambda one: (abs((one.day or day) - day), one.id), default=None)


def _through(says: Mapping[str, Any]) -> str | None:
    """The outlet through which a position is known."""
    via = says.get("via")
    return via["publisher"] if via else None
