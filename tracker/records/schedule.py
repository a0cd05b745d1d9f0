"""How the date of a round or milestone came to be: every date that was announced, in order, and the days it slipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.records.dates import DAY_RANK, MINUTES, Dated, bounds, contains, display, rank, same_dates
from tracker.records.fold import Claim, Standing, State
from tracker.records.reports import Report, said_by
from tracker.records.vocabulary import HAPPENED

_SET_ASIDE = frozenset({Standing.CONFLICT, Standing.OVERRULED, Standing.DEPRECATED, Standing.WITHDRAWN})


@dataclass(slots=True)
class Step:
    """One status with one date, and everybody who said so, in order; `disputed` where the record's date denies it."""

    status: str | None
    when: Dated | None
    disputed: bool
    reports: list[Report] = field(default_factory=list)
    slipped_days: int | None = None

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
    standing = _standings(state.fields["when"].claims if "when" in state.fields else ())
    withdrawn = _standings(state.fields["status"].claims if "status" in state.fields else ())
    steps: list[Step] = []
    for report in state.reports:
        status, when = report.says.get("status"), report.says.get("when")
        if (status is None and when is None) or withdrawn.get(report.id) is Standing.WITHDRAWN:
            continue
        _tell(steps, _text(status), _dated(when), report, disputed=standing.get(report.id) in _SET_ASIDE)
    _measure(steps)
    return Schedule(tuple(steps))


def _standings(claims: Iterable[Claim]) -> dict[str, Standing]:
    return {claim.report.id: claim.standing for claim in claims}


def _text(status: object) -> str | None:
    return status if isinstance(status, str) else None


def _dated(when: object) -> Dated | None:
    return when if isinstance(when, Mapping) else None


def _tell(
    steps: list[Step], status: str | None, when: Dated | None, report: Report, *, disputed: bool
) -> None:
    step = next((step for step in steps if step.same(status, when)), None)
    if step is None:
        step = Step(status, when, disputed)
        steps.append(step)
    step.reports.append(report)
    step.disputed = step.disputed and disputed


def _exact(steps: Iterable[Step]) -> Iterator[tuple[Step, Dated]]:
    """The steps whose date is a day or finer, with a beginning, and not disputed."""
    for step in steps:
        when = step.when
        if when and not step.disputed and when["start"] and not when["ambiguous"] and rank(when) >= DAY_RANK:
            yield step, when


def _measure(steps: Iterable[Step]) -> None:
    """Days from each exact date to the next that replaced it; a day within the other days is no move."""
    before: Dated | None = None
    for step, when in _exact(steps):
        if before is not None:
            within = contains(before, when) or contains(when, before)
            step.slipped_days = 0 if within else (bounds(when)[0] - bounds(before)[0]) // MINUTES
        before = when


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
                "happened": step.status in HAPPENED,
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
