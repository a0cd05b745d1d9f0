"""The ledger of positions: what each participant last said on each issue, and who moved between two days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from tracker.records.dates import bounds
from tracker.records.references import ANSWERS

Position = Mapping[str, Any]
"""The decoded line of a position."""

By = Literal["party", "holder"]
"""Whose position it is: the party it was said for (else its holder), or always the person who said it."""

Ledger = dict[tuple[str, str], list[Position]]


def ledger(positions: Iterable[Position], by: By) -> Ledger:
    """Positions by participant and issue, in the order of the timeline; without holder or issue they have no place."""
    kept: Ledger = {}
    for position in positions:
        who = _who(position, by)
        if who is not None and position["issue"] is not None:
            kept.setdefault((who["id"], position["issue"]["id"]), []).append(position)
    return kept


def _who(position: Position, by: By) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = (by == "party" and position["on_behalf_of"]) or position["holder"]
    return found


def _statement(position: Position) -> dict[str, Any]:
    """What is shown of one position beside others."""
    shown = ("id", "stance", "summary", "quote", "holder", "on_behalf_of", "attribution", "attribution_text")
    when = position["when"] or {}
    answers = ("disputed_by", *ANSWERS.values())
    origins = {source["origin"] for source in position["sources"]}
    return {
        **{key: position[key] for key in shown},
        "when": {key: when.get(key) for key in ("display", "edtf", "basis")},
        **{key: [one["id"] for one in position.get(key) or ()] for key in answers},
        "sources": len(position["sources"]),
        "origins": len(origins),
    }


def _moved_from(said: Sequence[Position]) -> Position | None:
    """The latest position before the last one that takes another stance; of several on one day none moved.

    A statement that takes no stance moves nobody, and nobody moves to it.
    """
    stance = said[-1]["stance"]
    return next((p for p in reversed(said[:-1]) if stance and p["stance"] and p["stance"] != stance), None)


def matrix(positions: Iterable[Position], by: By = "party") -> dict[str, Any]:
    """Participant by issue: the latest statement, how many there are, and the one it moved from.

    `positions` are in the order of the timeline. Participants and issues are in the order of their ids.
    """
    kept = ledger(positions, by)
    firsts = [said[0] for said in kept.values()]
    people = {who["id"]: who for position in firsts if (who := _who(position, by))}
    issues = {position["issue"]["id"]: position["issue"] for position in firsts}
    return {
        "by": by,
        "participants": [people[slug] for slug in sorted(people)],
        "issues": [issues[slug] for slug in sorted(issues)],
        "cells": [
            {
                "participant": who,
                "issue": issue,
                "latest": _statement(said[-1]),
                "statements": len(said),
                "moved_from": _statement(before) if (before := _moved_from(said)) else None,
            }
            for (who, issue), said in sorted(kept.items())
        ],
    }


def diff(positions: Iterable[Position], start: int, end: int, by: By = "party") -> dict[str, Any]:
    """Who moved on what between two minutes of the calendar (`tracker.records.dates`): both statements side by side.

    `before` is the last stance that had been taken when the stretch began, `after` the last one before its end.
    `moves` are the pairs whose stances differ; whoever spoke on an issue for the first time in between stands under
    `first_statements`, without a `before`.
    """
    moves, firsts = [], []
    for _, said in sorted(ledger(positions, by).items()):
        before, after = _last_stance(said, start), _last_stance(said, end)
        if after is None or (before is not None and before["stance"] == after["stance"]):
            continue
        pair = {"participant": _who(after, by), "issue": after["issue"], "after": _statement(after)}
        if before is None:
            firsts.append(pair)
        else:
            moves.append({**pair, "before": _statement(before)})
    return {"by": by, "moves": moves, "first_statements": firsts}


def _last_stance(said: Sequence[Position], minute: int) -> Position | None:
    """The last position with a stance whose day was over by then."""
    return next((p for p in reversed(said) if p["stance"] and bounds(p["when"])[1] <= minute), None)
