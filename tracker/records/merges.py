"""Records that are one and the same: which leads to which, and where references lead while they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from tracker.records.references import references
from tracker.records.reports import RecordKey, Report, Ruling, decided

Leading = Mapping[RecordKey, Ruling]
"""The merge in force of each record that is part of another one: each has one, and they never lead in a circle."""


def leading(rulings: Iterable[Ruling], as_of: datetime | None = None) -> Leading:
    """The merges among these rulings that were in force then (None: that still are)."""
    return {ruling.record: ruling for ruling in decided([r for r in rulings if r.into], as_of)}


def path(record: RecordKey, led: Leading) -> list[Ruling]:
    """The merges that lead from a record to the one it is part of, in order; none for a record of its own."""
    steps: list[Ruling] = []
    step = led.get(record)
    while step and step.into and step not in steps:
        steps.append(step)
        step = led.get(step.into)
    return steps


def root(record: RecordKey, led: Leading) -> RecordKey:
    """The record that a record is part of: at the end of the chain, itself where nothing merges it."""
    steps = path(record, led)
    return (steps[-1].into or record) if steps else record


def bearing(reports: Sequence[Report], rulings: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """Of rulings in force those about these reports, and the merges that brought these reports together."""
    led = {ruling.record: ruling for ruling in rulings if ruling.into}
    about = {report.id for report in reports}
    brought = {step.id for record in {report.record for report in reports} for step in path(record, led)}
    return tuple(ruling for ruling in rulings if ruling.report in about or ruling.id in brought)


def redirected(report: Report, record: RecordKey, lead: Callable[[RecordKey], RecordKey]) -> Report:
    """A report as one about `record`, with every reference leading where `lead` leads it.

    That a record lies in another one, both now one, is said no more: nothing is part of itself. (Where a source said so
    of a record that nothing has merged, it stays: what a report comes to depends on the merges of what it names alone.)
    """
    says: Any = report.says
    for reference in references(report.record, says):
        to = lead(reference.record)
        if to != reference.record:
            says = _replaced(says, reference.path, to.slug)
    as_said = (report.record, report.says.get("part_of"))
    if says.get("part_of") == record.slug and as_said != (record, record.slug):
        says = {field: value for field, value in says.items() if field != "part_of"}
    return report if says is report.says else replace(report, says=says)


def _replaced(says: Any, path: Sequence[str | int], slug: str) -> Any:
    """A copy of nested tables and lists with another id at one place; what is beside the path is shared."""
    if not path:
        return slug
    copy: Any = dict(says) if isinstance(says, Mapping) else list(says)
    copy[path[0]] = _replaced(copy[path[0]], path[1:], slug)
    return copy
