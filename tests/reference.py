"""What readers should see, worked out the slow and obvious way: filter, sort, decide field by field.

Written from docs/decisions 10 to 12 and not from the program; it knows only what the acts of `test_reference` can say:
exact days that never contain each other, and no places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

PLANS = {"announced", "scheduled", "postponed", "rescheduled"}
HAPPENED = {"held", "reached"}
OVER = HAPPENED | {"cancelled"}
LIFE = ["", "announced", "scheduled", "postponed", "rescheduled", "held", "reached", "cancelled"]
FREE_TEXT = {"title", "summary"}
AT_LAST = 99


@dataclass(frozen=True)
class Told:
    """One report: who published it where and when, from whom they have it, when it was recorded."""

    kind: str
    record: str
    source: str
    revision: int
    place: int
    publisher: str
    origin: str
    known: str
    recorded: int
    says: dict[str, Any]

    @property
    def id(self) -> str:
        return f"{self.source}.{self.revision}.{self.place}"


@dataclass(frozen=True)
class Ruled:
    """An editor's act on a report, or on one field of it."""

    report: str
    field: str | None
    verdict: str
    recorded: int


def seen(
    told: Sequence[Told], ruled: Sequence[Ruled], day: str, moment: int
) -> dict[tuple[str, str], dict[str, Any]]:
    """Every record as known on a day and recorded by a moment."""
    latest: dict[str, int] = {}
    there = [one for one in told if one.known <= day and one.recorded <= moment]
    for one in there:
        latest[one.source] = max(latest.get(one.source, 0), one.revision)
    visible = [one for one in there if one.revision == latest[one.source]]
    acts = [act for act in ruled if act.recorded <= moment]
    records = {(one.kind, one.record) for one in visible}
    found = {key: _record([one for one in visible if (one.kind, one.record) == key], acts) for key in records}
    return {key: record for key, record in found.items() if record}


def _record(reports: list[Told], acts: list[Ruled]) -> dict[str, Any] | None:
    if all(_verdict(one, None, acts) == "withdraw" for one in reports):
        return None
    ordered = sorted(reports, key=_place)
    chapters = _chapters(ordered, acts)
    plan = any(_status(one, acts) in PLANS for one in ordered)
    fields = sorted({field for one in ordered for field in one.says})
    decided = {field: _decide(field, ordered, acts, chapters, plan=plan) for field in fields}
    return {
        **{field: value for field, (value, _) in decided.items() if value is not None},
        "conflicts": [field for field, (_, contested) in decided.items() if contested],
        "sources": sorted({one.source for one in ordered}),
    }


def _place(one: Told) -> tuple[Any, ...]:
    life = LIFE.index(one.says.get("status", ""))
    return one.known, life, one.origin != one.publisher, one.source, one.revision, one.place


def _last_act(one: Told, field: str | None, acts: list[Ruled]) -> Ruled | None:
    about = [act for act in acts if act.report == one.id and act.field in (field, None)]
    return max(about, key=lambda act: act.recorded, default=None)


def _verdict(one: Told, field: str | None, acts: list[Ruled]) -> str | None:
    act = _last_act(one, field, acts)
    return act.verdict if act else None


def _status(one: Told, acts: list[Ruled]) -> str | None:
    aside = _verdict(one, "status", acts) in ("deprecate", "withdraw")
    return None if aside else one.says.get("status")


def _chapters(ordered: list[Told], acts: list[Ruled]) -> dict[str, int]:
    """A plan made firm or moved begins a chapter, and what has happened is the last one."""
    chapters: dict[str, int] = {}
    number, now, before, planned = 0, 0, None, None
    for one in ordered:
        status, when = _status(one, acts), one.says.get("when")
        if status in HAPPENED:
            now = AT_LAST
        elif status:
            moved = status in ("postponed", "rescheduled") and (when is None or when != planned)
            number += moved or (before == "announced" and status == "scheduled")
            now, before = number, status
        if when and now != AT_LAST:
            planned = when
        chapters[one.id] = now
    return chapters


def _decide(
    field: str, ordered: list[Told], acts: list[Ruled], chapters: dict[str, int], *, plan: bool
) -> tuple[Any, bool]:
    """The value of a field, and whether sources contradict each other about it."""
    saying = [one for one in ordered if field in one.says]
    live = [one for one in saying if _verdict(one, field, acts) not in ("deprecate", "withdraw")]
    if not live:
        return None, False
    preferred = [act for one in live if (act := _last_act(one, field, acts)) and act.verdict == "prefer"]
    if preferred:
        chosen = max(preferred, key=lambda act: act.recorded).report
        return next(one.says[field] for one in live if one.id == chosen), False
    last = {one.publisher: one for one in live}
    running = [one for one in live if last[one.publisher] is one]
    if field in FREE_TEXT:
        return running[-1].says[field], False
    if field == "status":
        winner = _of_a_life(running)
        return winner, any(_denied(one, winner, last) for one in live)
    winner_told = _of_a_plan(running, chapters) if field == "when" and plan else None
    winner_told = winner_told or _of_the_past(field, running, chapters)
    contested = [
        one
        for one in live
        if one.says[field] != winner_told.says[field]
        and _same_chapter(field, one, winner_told, chapters)
        and not (
            last[one.publisher].says[field] != one.says[field]
            and _same_chapter(field, one, last[one.publisher], chapters)
        )
    ]
    return winner_told.says[field], bool(contested)


def _of_a_life(running: list[Told]) -> str:
    values: list[str] = [one.says["status"] for one in running]
    happened = any(value in HAPPENED for value in values)
    return [value for value in values if not (happened and value in PLANS)][-1]


def _denied(one: Told, winner: str, last: dict[str, Told]) -> bool:
    status = one.says["status"]
    held_to = last[one.publisher].says["status"] == status
    return status in OVER and status != winner and held_to


def _of_a_plan(running: list[Told], chapters: dict[str, int]) -> Told | None:
    newest = max(chapters[one.id] for one in running)
    return None if newest == AT_LAST else [one for one in running if chapters[one.id] == newest][-1]


def _of_the_past(field: str, running: list[Told], chapters: dict[str, int]) -> Told:
    newest = max(chapters[one.id] for one in running)
    current = [one for one in running if field != "when" or chapters[one.id] == newest]

    def support(placed: tuple[int, Told]) -> tuple[int, bool, int]:
        place, one = placed
        agreeing = [other for other in running if other.says[field] == one.says[field]]
        first_hand = any(other.origin == other.publisher for other in agreeing)
        return len({other.origin for other in agreeing}), first_hand, place

    return max(enumerate(current), key=support)[1]


def _same_chapter(field: str, one: Told, other: Told, chapters: dict[str, int]) -> bool:
    return field != "when" or chapters[one.id] == chapters[other.id]
