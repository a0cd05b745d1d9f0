"""What a record's reports add up to: a pure function of reports and rulings, in any order of arrival.

Reports are ordered by what they are (publication, source, place within it), never by when they arrived, so
the same reports give the same record whichever came first. A plan is what was said of it last; of the past the
value stands that most independent origins give, the latest of equals. Fields that hold several (issues,
delegations …) add up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.records.dates import contains, same_dates
from tracker.records.merges import bearing
from tracker.records.merging import MERGED, merge
from tracker.records.reports import Json, RecordKey, Report, Ruling
from tracker.records.vocabulary import ENDED, HAPPENED, LIFE, MOVED, PLANNED, Verdict


class Standing(StrEnum):
    """How a claim stands to the value that its field has."""

    STANDS = "stands"
    AGREES = "agrees"
    VAGUER = "vaguer"
    CORRECTED = "corrected"
    HISTORY = "history"
    CONFLICT = "conflict"
    OVERRULED = "overruled"
    DEPRECATED = "deprecated"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Claim:
    """One report's value for one field. `chapter` counts how often the plan had moved when it was made."""

    report: Report
    value: Json
    standing: Standing = Standing.STANDS
    chapter: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class FieldState:
    """The value of a field, the report that gave it (None where several add up), and every claim about it."""

    value: Json
    report: Report | None
    claims: tuple[Claim, ...]

    @property
    def in_conflict(self) -> bool:
        """Different publishers say different things and nobody has decided."""
        return any(claim.standing is Standing.CONFLICT for claim in self.claims)

    @property
    def origins(self) -> int:
        """The number of independent origins behind the value; wire copies count once."""
        agreeing = (Standing.STANDS, Standing.AGREES)
        return len({claim.report.origin for claim in self.claims if claim.standing in agreeing})


@dataclass(frozen=True, slots=True)
class State:
    """A record as its reports make it; `rulings` are those that had a part in it, oldest first."""

    record: RecordKey
    fields: Mapping[str, FieldState]
    reports: tuple[Report, ...]
    rulings: tuple[Ruling, ...] = ()

    def value(self, field: str) -> Json:
        """The value of a field; None where nobody asserts it."""
        found = self.fields.get(field)
        return found.value if found else None

    @property
    def conflicts(self) -> list[str]:
        """The fields in conflict, in alphabetical order."""
        return sorted(name for name, field in self.fields.items() if field.in_conflict)


# Free text is worded differently by everybody; two wordings are no contradiction.
WORDED = frozenset({"title", "summary", "name", "place", "location", "quote", "outcome", "attribution_text"})

# What changes with a plan: a later word about it replaces an earlier one, where nothing has happened yet.
CHANGING = frozenset({"when", "venue"})

_HAPPENED_CHAPTER = 1_000_000


def order(report: Report) -> tuple[object, ...]:
    """The place of a report among its record's: when it could be known, then what it is.

    Of one moment (often only a day is known) a life goes forward, the first hand comes before who cites it,
    and then ids decide.
    """
    source = report.source
    life = LIFE.get(str(report.says.get("status")), 0)
    return (
        source.known_at,
        life,
        report.origin != source.publisher,
        source.slug,
        source.revision,
        report.position,
    )


PartOf = Callable[[str], str | None]
"""The larger place that a venue is part of, as far as it is known."""


@dataclass(frozen=True, slots=True)
class _Circumstances:
    """What a field cannot know by itself: whether the record was ever a plan, and which place is part of which."""

    planned: bool
    part_of: PartOf


def fold(
    record: RecordKey,
    reports: Sequence[Report],
    rulings: Sequence[Ruling] = (),
    part_of: PartOf = lambda _: None,
) -> State:
    """The state that these reports, all of them visible, add up to under these rulings, oldest first."""
    ordered = sorted(reports, key=order)
    verdicts = {(ruling.report, ruling.field): ruling for ruling in rulings if ruling.report}
    statuses = {report.id: _live_status(report, verdicts) for report in ordered}
    chapters = _chapters(ordered, statuses)
    fields: dict[str, list[Claim]] = {}
    for report in ordered:
        for field, value in report.says.items():
            fields.setdefault(field, []).append(Claim(report, value, chapter=chapters[report.id]))
    planned = any(status in PLANNED for status in statuses.values())
    around = _Circumstances(planned, part_of)
    return State(
        record=record,
        fields={field: _fold_field(field, claims, verdicts, around) for field, claims in fields.items()},
        reports=tuple(ordered),
        rulings=bearing(ordered, rulings),
    )


def _live_status(report: Report, verdicts: Verdicts) -> Json:
    """The status that a report tells; None where an editor has set it aside: no life goes by it."""
    status = report.says.get("status")
    ruling = _ruling(Claim(report, status), "status", verdicts)
    return None if ruling and ruling.verdict in _SET_ASIDE else status


def _chapters(ordered: Sequence[Report], statuses: Mapping[str, Json]) -> dict[str, int]:
    """Which chapter of its life each report belongs to: dates of different chapters are history, not conflict.

    A plan that is made firm or moves to another date opens a chapter; what has happened is a chapter of its own.
    """
    chapters: dict[str, int] = {}
    chapter, planned, phase, before = 0, None, 0, None
    for report in ordered:
        status, when = statuses[report.id], report.says.get("when")
        if status in HAPPENED:
            phase = _HAPPENED_CHAPTER
        elif status is not None:
            moved = status in MOVED and not (when and planned and same_dates(when, planned))
            made_firm = status == "scheduled" and before == "announced"
            chapter += moved or made_firm
            phase = chapter
            before = status
        if when and phase != _HAPPENED_CHAPTER:
            planned = when
        chapters[report.id] = phase
    return chapters


Verdicts = Mapping[tuple[str, str | None], Ruling]


def _ruling(claim: Claim, field: str, verdicts: Verdicts) -> Ruling | None:
    """The latest ruling about this claim: on its field, or on the whole report."""
    found = [verdicts.get((claim.report.id, name)) for name in (field, None)]
    return max((r for r in found if r), key=lambda r: (r.recorded_at, r.id), default=None)


_SET_ASIDE = {Verdict.DEPRECATE: Standing.DEPRECATED, Verdict.WITHDRAW: Standing.WITHDRAWN}


def _fold_field(field: str, claims: list[Claim], verdicts: Verdicts, around: _Circumstances) -> FieldState:
    ruled = [(claim, _ruling(claim, field, verdicts)) for claim in claims]
    aside = [
        replace(claim, standing=_SET_ASIDE[ruling.verdict], reason=ruling.reason)
        for claim, ruling in ruled
        if ruling and ruling.verdict in _SET_ASIDE
    ]
    live = [claim for claim, ruling in ruled if not (ruling and ruling.verdict in _SET_ASIDE)]
    preferred = [(r, c) for c, r in ruled if r and r.verdict is Verdict.PREFER]
    decision = max(preferred, key=lambda pair: (pair[0].recorded_at, pair[0].id), default=None)
    if not live:
        return FieldState(None, None, _in_order(aside))
    if decision:
        winner = replace(decision[1], reason=decision[0].reason)
        judged = [
            winner
            if c.report.id == winner.report.id
            else replace(c, standing=_against(field, c, winner, Standing.OVERRULED, around))
            for c in live
        ]
        return FieldState(winner.value, winner.report, _in_order(judged + aside))
    if field in MERGED:
        return FieldState(merge(field, [claim.value for claim in live]), None, _in_order(live + aside))
    winner = _winner(field, live, around)
    latest = {claim.report.source.publisher: claim for claim in live}
    judged = [
        claim if claim is winner else replace(claim, standing=_standing(field, claim, winner, latest, around))
        for claim in live
    ]
    return FieldState(winner.value, winner.report, _in_order(judged + aside))


def _in_order(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: order(claim.report)))


def _winner(field: str, live: Sequence[Claim], around: _Circumstances) -> Claim:
    """The claim whose value the field takes; of each publisher only its last word is in the running."""
    last_words = {claim.report.source.publisher: claim for claim in live}
    running = [claim for claim in live if last_words[claim.report.source.publisher] is claim]
    if field in WORDED:
        return running[-1]
    if field == "status":
        return _latest_status(running)
    return _first_to_say(field, _chosen(field, running, around), running, around)


def _first_to_say(field: str, chosen: Claim, running: Sequence[Claim], around: _Circumstances) -> Claim:
    """Of those who give the chosen value in the same chapter, the one who said it first: the others confirm it."""
    same_chapter = [claim for claim in running if field not in CHANGING or claim.chapter == chosen.chapter]
    saying = (
        c for c in same_chapter if _against(field, c, chosen, Standing.CONFLICT, around) is Standing.AGREES
    )
    return next(saying)


def _chosen(field: str, running: Sequence[Claim], around: _Circumstances) -> Claim:
    """The claim with the value that stands: for a plan the last word, for the past the most independent origins."""
    chapter = max(claim.chapter for claim in running) if field in CHANGING else 0
    current = [claim for claim in running if field not in CHANGING or claim.chapter == chapter]
    if around.planned and field in CHANGING and chapter != _HAPPENED_CHAPTER:
        return _latest_plan(field, current, around)
    return max(
        enumerate(current), key=lambda placed: (*_support(field, placed[1], running, around), placed[0])
    )[1]


def _latest_status(running: Sequence[Claim]) -> Claim:
    """The latest status; a plan told afterwards does not undo what has happened."""
    happened = any(claim.value in HAPPENED for claim in running)
    return [claim for claim in running if not (happened and claim.value in PLANNED)][-1]


def _latest_plan(field: str, current: Sequence[Claim], around: _Circumstances) -> Claim:
    """The latest claim, or the latest of the finer ones that it contains."""
    last = current[-1]
    finer = [c for c in current if _against(field, last, c, Standing.CONFLICT, around) is Standing.VAGUER]
    return finer[-1] if finer else last


def _support(field: str, claim: Claim, running: Sequence[Claim], around: _Circumstances) -> tuple[int, bool]:
    """How many independent origins give this value or a vaguer one; and whether its own origin says it first hand."""
    stood = [(other, _against(field, other, claim, Standing.CONFLICT, around)) for other in running]
    supporting = {o.report.origin for o, standing in stood if standing in (Standing.AGREES, Standing.VAGUER)}
    first_hand = any(o.report.origin == o.report.source.publisher for o, st in stood if st is Standing.AGREES)
    return len(supporting), first_hand


def _standing(
    field: str, claim: Claim, winner: Claim, latest: Mapping[str, Claim], around: _Circumstances
) -> Standing:
    """How a claim stands when nobody has ruled; a publisher's own later word corrects it, if it differs."""
    own_latest = latest[claim.report.source.publisher]
    corrected = _against(field, claim, own_latest, Standing.CORRECTED, around) is Standing.CORRECTED
    return _against(field, claim, winner, Standing.CORRECTED if corrected else Standing.CONFLICT, around)


def _against(
    field: str, claim: Claim, winner: Claim, otherwise: Standing, around: _Circumstances
) -> Standing:
    """How a claim compares with one whose value stands; `otherwise` where it simply differs."""
    if claim.value == winner.value:
        return Standing.AGREES
    if field in WORDED:
        return Standing.HISTORY
    compare = _COMPARED.get(field)
    return (compare(claim, winner, around) if compare else None) or otherwise


def _compare_status(claim: Claim, _: Claim, __: _Circumstances) -> Standing | None:
    """A status that moves on is history; only an end that the value denies contradicts it."""
    return None if claim.value in ENDED else Standing.HISTORY


def _compare_venues(claim: Claim, winner: Claim, around: _Circumstances) -> Standing | None:
    """A larger place is the same said more vaguely; a place changes with the plan."""
    if around.part_of(str(winner.value)) == claim.value:
        return Standing.VAGUER
    return Standing.HISTORY if claim.chapter != winner.chapter else None


def _compare_dates(claim: Claim, winner: Claim, _: _Circumstances) -> Standing | None:
    if same_dates(claim.value, winner.value):
        return Standing.AGREES
    if claim.chapter != winner.chapter:
        return Standing.HISTORY
    return Standing.VAGUER if contains(claim.value, winner.value) else None


_COMPARED: Mapping[str, Callable[[Claim, Claim, _Circumstances], Standing | None]] = {
    "when": _compare_dates,
    "venue": _compare_venues,
    "status": _compare_status,
}
