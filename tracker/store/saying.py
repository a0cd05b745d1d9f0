"""From the shapes of a submission to what is stored: ids made, references checked, dates resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from tracker.errors import InputInvalid, Problem, advice, nearest
from tracker.records.dating import Outlook, WhenInvalid, dated, outlook
from tracker.records.problems import pointer as pointer_of
from tracker.records.references import Reference, references
from tracker.records.reports import RecordKey
from tracker.records.shapes import NewReport, NewSource, ParticipantReport, Submission, Via
from tracker.records.tables import Issue, Record
from tracker.records.text import SLUG_LENGTH, slugify
from tracker.records.vocabulary import Kind
from tracker.store.reading import record_ids

_OF_A_PROCESS = (Kind.ROUND, Kind.POSITION, Kind.MILESTONE)
_NOT_SAID = {"id", "evidence", "via", "when"}


@dataclass(frozen=True, slots=True)
class Said:
    """One report on its way into the store; `pointer` is its place in the submission."""

    pointer: str
    record: RecordKey
    says: dict[str, Any]
    evidence: dict[str, Any] | None
    via: Via | None
    mentions: frozenset[RecordKey]


def say(session: Session, submission: Submission, *, dangling: bool = False) -> list[Said]:
    """Every report of a submission in stored form, in the order of the kinds and then of the list.

    With `dangling` they may name records that nobody has: nothing of it is to be stored.

    Raises:
        InputInvalid: naming every reference to nothing, every date that cannot be read, every missing process.

    """
    problems: list[Problem] = []
    said = [
        _said(submission, kind, place, report, record, problems)
        for (kind, place, report), record in zip(_listed(submission), _keys(submission), strict=True)
    ]
    problems += [] if dangling else _dangling(session, said)
    problems += _unknown_issues(session, said)
    if problems:
        raise InputInvalid(sorted(problems, key=lambda problem: problem.pointer))
    return said


def _listed(submission: Submission) -> Iterator[tuple[Kind, int, NewReport]]:
    for kind in Kind:
        for place, report in enumerate(getattr(submission, kind.value)):
            yield kind, place, report


def _keys(submission: Submission) -> list[RecordKey]:
    """The record of every report; positions without an id get one from source, holder and issue."""
    taken: Counter[str] = Counter()
    keys = []
    for kind, _, report in _listed(submission):
        slug = report.id or _made_id(submission.source, report, taken)
        keys.append(RecordKey(kind, slug))
    return keys


def _made_id(source: NewSource, report: NewReport, taken: Counter[str]) -> str:
    parts = (source.id, getattr(report, "holder", None), getattr(report, "issue", None))
    made = slugify("-".join(part for part in parts if part))[: SLUG_LENGTH - 5].strip("-")
    taken[made] += 1
    return made if taken[made] == 1 else f"{made}-{taken[made]}"


def _default_process(submission: Submission) -> str | None:
    """The process of reports that name none: the source's, or the only one that the submission speaks of."""
    if submission.source.process:
        return submission.source.process
    named = [report.id for report in submission.process]
    named += [getattr(report, "process", None) or "" for _, _, report in _listed(submission)]
    distinct = {process for process in named if process}
    return distinct.pop() if len(distinct) == 1 else None


def _said(
    submission: Submission,
    kind: Kind,
    place: int,
    report: NewReport,
    record: RecordKey,
    problems: list[Problem],
) -> Said:
    pointer = pointer_of((kind.value, place))
    says = report.model_dump(mode="json", exclude_unset=True, exclude_none=True, exclude=_NOT_SAID)
    if kind in _OF_A_PROCESS and "process" not in says:
        process = _default_process(submission)
        if process:
            says["process"] = process
        else:
            expected = "the id of a process, here or for the whole file as source.process"
            problems.append(Problem(f"{pointer}/process", "", expected, f"process is missing: {expected}"))
    _date(says, report, outlook(record.kind, says.get("status")), submission.source, pointer, problems)
    evidence = report.evidence.model_dump(mode="json", exclude_none=True) if report.evidence else None
    mentions = frozenset(ref.record for ref in references(record, says))
    return Said(pointer, record, says, evidence, report.via, mentions)


def _date(
    says: dict[str, Any],
    report: NewReport,
    looks: Outlook | None,
    source: NewSource,
    pointer: str,
    problems: list[Problem],
) -> None:
    """Put dates with their derivation where the report has words."""
    try:
        if report.when is not None:
            says["when"] = dated(report.when, source, report.evidence, looks, f"{pointer}/when")
    except WhenInvalid as invalid:
        problems.append(invalid.problem)
    if not isinstance(report, ParticipantReport):
        return
    for place, role in enumerate(report.roles or ()):
        if role.when is None:
            continue
        try:
            when = dated(role.when, source, report.evidence, None, f"{pointer}/roles/{place}/when")
            says["roles"][place]["when"] = when
        except WhenInvalid as invalid:
            problems.append(invalid.problem)


def _dangling(session: Session, said: list[Said]) -> list[Problem]:
    """References to records that neither this submission nor the store has."""
    defined = {one.record for one in said}
    named = [(one, reference) for one in said for reference in references(one.record, one.says)]
    outside = [reference.record for _, reference in named if reference.record not in defined]
    known = defined | set(record_ids(session, outside))
    missing = [(one, reference) for one, reference in named if reference.record not in known]
    return [_missing(session, one, reference, defined) for one, reference in missing]


def _missing(session: Session, one: Said, reference: Reference, defined: set[RecordKey]) -> Problem:
    kind, slug = reference.record.kind, reference.record.slug
    stored = session.scalars(select(col(Record.slug)).where(col(Record.kind) == kind.value)).all()
    close = nearest(slug, {*stored, *(key.slug for key in defined if key.kind is kind)})
    expected = advice(close, f"add a {kind} with this id to the same submission")
    where = one.pointer + pointer_of(reference.path)
    return Problem(where, slug, f"the id of a {kind}; {expected}", f"there is no {kind} {slug!r}; {expected}")


def _unknown_issues(session: Session, said: list[Said]) -> list[Problem]:
    known = set(session.scalars(select(col(Issue.slug))).all())
    problems = []
    for one in said:
        for field, slug in issues_of(one.says):
            if slug not in known:
                close = nearest(slug, known)
                expected = advice(close, f"one of {', '.join(sorted(known))}")
                where = one.pointer + pointer_of(field)
                problems.append(Problem(where, slug, expected, f"there is no issue {slug!r}; {expected}"))
    return problems


def issues_of(says: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every issue that a report names, with its place in what it says."""
    if "issue" in says:
        yield ("issue",), says["issue"]
    for place, slug in enumerate(says.get("issues", [])):
        yield ("issues", place), slug
