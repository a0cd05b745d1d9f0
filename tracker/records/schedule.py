"""How the date of a round or milestone came to be: every date that was announced, in order, and the days it slipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.records.dates import (
    DAY_RANK,
    MINUTES,
    Dated,
    bounds,
    contains,
    display,
    rank,
    same_dates,
    within,
)
from tracker.records.fold import Claim, Standing, State
from tracker.records.reports import Report, said_by
from tracker.records.vocabulary import HAPPENED, MOVED

_SET_ASIDE = frozenset({Standing.CONFLICT, Standing.OVERRULED, Standing.DEPRECATED})


@dataclass(slots=True)
class Step:
    """One status with one date, and everybody who said so, in order.

    It is `disputed` where the record's date denies it, and `corrected` where all who told it have said otherwise since.
    Steps that are read from a line know how their reports stand, and not the reports themselves.
    """

    status: str | None
    when: Dated | None
    told: list[tuple[Report | None, Standing | None]] = field(default_factory=list)
    slipped_days: int | None = None

    @property
    def reports(self) -> list[Report]:
        """Those who told it."""
        return [report for report, _ in self.told if report]

    @property
    def disputed(self) -> bool:
        """The date that stands denies it, whoever told it."""
        return all(standing in _SET_ASIDE for _, standing in self.told)

    @property
    def corrected(self) -> bool:
        """Nobody who told it holds to it."""
        return all(standing is Standing.CORRECTED for _, standing in self.told)

    @property
    def origins(self) -> int:
        """How many independent origins told it."""
        return len({report.origin for report in self.reports})

    def same(self, status: str | None, when: Dated | None) -> bool:
        """Another report tells the same step."""
        return self.status == status and (
            same_dates(self.when, when) if self.when and when else self.when is when is None
        )


@dataclass(frozen=True, slots=True)
class Schedule:
    """The steps of one record with totals: how often its date moved, and by how many days in all."""

    steps: tuple[Step, ...]

    @property
    def moves(self) -> int:
        """How many times an exact date was replaced by another."""
        return sum(1 for step in self.steps if step.slipped_days)

    @property
    def slipped_days(self) -> int:
        """Days between the first exact date and the last one; negative where the date came closer."""
        return sum(step.slipped_days or 0 for step in self.steps)


def schedule(state: State) -> Schedule:
    """The schedule that the reports of a state tell, oldest first; reports without status and date tell no step."""
    whens, statuses = _claims(state, "when"), _claims(state, "status")
    steps: list[Step] = []
    for report in state.reports:
        dated, named = whens.get(report.id), statuses.get(report.id)
        when = _dated(dated.value) if dated else None
        status = _text(named.value) if named else None
        _tell(steps, status, when, report, dated.standing if dated else None)
    _measure(steps)
    return Schedule(tuple(steps))


def moves(line: Mapping[str, Any]) -> int:
    """How many times the date of a record moved, from its decoded line: `schedule(state).moves` without the reports."""
    whens, statuses = _claims_read(line, "when"), _claims_read(line, "status")
    steps: list[Step] = []
    for report in _in_order(whens, statuses):
        dated, named = whens.get(report), statuses.get(report)
        when = _dated(dated["value"]) if dated else None
        status = _text(named["value"]) if named else None
        _tell(steps, status, when, None, Standing(dated["standing"]) if dated else None)
    _measure(steps)
    return Schedule(tuple(steps)).moves


def _claims_read(line: Mapping[str, Any], name: str) -> dict[str, Mapping[str, Any]]:
    claims = line["claims"].get(name, ())
    return {claim["report"]: claim for claim in claims if claim["standing"] != Standing.WITHDRAWN}


def _in_order(*fields: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The reports of several fields, each in its own order; where that leaves it open, in order of publication."""
    ordered: list[str] = []
    left = [list(field) for field in fields]
    while any(left):
        heads = [names[0] for names in left if names]
        free = [head for head in heads if all(head not in names[1:] for names in left)]
        first = min(free, key=lambda head: next(str(f[head]["published"]) for f in fields if head in f))
        ordered.append(first)
        left = [[name for name in names if name != first] for names in left]
    return ordered


def _tell(
    steps: list[Step],
    status: str | None,
    when: Dated | None,
    report: Report | None,
    standing: Standing | None,
) -> None:
    """Add what one report says to the steps: to the one that it repeats, or as a new one."""
    if status is None and when is None:
        return
    step = _told_before(steps, status, when)
    if step is None:
        step = Step(status, when)
        steps.append(step)
    step.told.append((report, standing))


def _claims(state: State, name: str) -> dict[str, Claim]:
    """What each report says of a field; what was withdrawn was never said."""
    claims = state.fields[name].claims if name in state.fields else ()
    return {claim.report.id: claim for claim in claims if claim.standing is not Standing.WITHDRAWN}


def _text(status: object) -> str | None:
    return status if isinstance(status, str) else None


def _dated(when: object) -> Dated | None:
    return when if isinstance(when, Mapping) else None


def _told_before(steps: Sequence[Step], status: str | None, when: Dated | None) -> Step | None:
    """The step that a report repeats; a move is repeated only while nothing has moved since."""
    for step in reversed(steps):
        if step.same(status, when):
            return step
        if status in MOVED and (step.status in MOVED or _on_another_day(step, when)):
            return None
    return None


def _on_another_day(step: Step, when: Dated | None) -> bool:
    return step.when is not None and when is not None and not same_dates(step.when, when)


def _counts(step: Step) -> bool:
    """Whether a step tells where the date stood: not if it is denied, nor a slip about the past that was put right."""
    return not step.disputed and not (step.corrected and step.status in HAPPENED)


def _exact(steps: Iterable[Step]) -> Iterator[tuple[Step, Dated]]:
    """The steps that count and whose date is a day or finer, with a beginning."""
    for step in steps:
        when = step.when
        if when and _counts(step) and when["start"] and not when["ambiguous"] and rank(when) >= DAY_RANK:
            yield step, when


def _measure(steps: Iterable[Step]) -> None:
    """Days from each exact date to the next that replaced it; held on some of the days announced is no move."""
    before: Dated | None = None
    for step, when in _exact(steps):
        if before is not None:
            step.slipped_days = 0 if _kept(step, when, before) else _days(before, when)
        before = when


def _kept(step: Step, when: Dated, before: Dated) -> bool:
    if contains(before, when) or contains(when, before):
        return True
    return step.status in HAPPENED and (within(when, before) or within(before, when))


def _days(before: Dated, when: Dated) -> int:
    return (bounds(when)[0] - bounds(before)[0]) // MINUTES


def as_read(told: Schedule) -> dict[str, Any]:
    """A schedule ready for JSON."""
    return {
        "moves": told.moves,
        "slipped_days": told.slipped_days,
        "steps": [
            {
                "status": step.status,
                "when": _when_read(step.when),
                "known_from": step.reports[0].source.known_at.isoformat(),
                "slipped_days": step.slipped_days,
                "disputed": step.disputed,
                "corrected": step.corrected,
                "happened": step.status in HAPPENED,
                "origins": step.origins,
                "said_by": [_said_by(report) for report in step.reports],
            }
            for step in told.steps
        ],
    }


def _when_read(when: Dated | None) -> dict[str, Any] | None:
    if when is None:
        return None
    keys = ("edtf", "start", "end", "granularity", "ambiguous", "approximate")
    return {"display": display(when), **{key: when[key] for key in keys}}


def _said_by(report: Report) -> dict[str, Any]:
    when = _dated(report.says.get("when"))
    return {**said_by(report), "expression": when.get("expression") if when else None}
