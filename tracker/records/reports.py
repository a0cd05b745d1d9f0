"""A report as the fold sees it: what one source said about one record, and since when it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.records.vocabulary import Kind, Verdict

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
Says = Mapping[str, Json]


@dataclass(frozen=True, slots=True, order=True)
class RecordKey:
    """The name of a record: its kind and its id within that kind."""

    kind: Kind
    slug: str


@dataclass(frozen=True, slots=True)
class Superseded:
    """A later revision of its source that ends a report: from when readers knew it, from when the tracker had it."""

    known_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """The parts of a source that travel with its reports.

    `known_at` is the instant from which readers could know it; `published` is the day or instant as given.
    `origin` names the publisher at the end of the source chain: wire copies share it.
    """

    slug: str
    revision: int
    publisher: str
    title: str | None
    address: str | None
    published: str
    known_at: datetime
    later: tuple[Superseded, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What one source says about one record; `says` holds only the fields it asserts, dates resolved."""

    id: str
    record: RecordKey
    source: SourceFacts
    position: int
    says: Says
    origin: str
    recorded_at: datetime
    via: Says | None = None
    evidence: Says | None = None


def said_by(report: Report) -> dict[str, str]:
    """Who says a report, ready for JSON: the report, its source and publisher, the day, the origin."""
    source = report.source
    return {
        "report": report.id,
        "source": source.slug,
        "publisher": source.publisher,
        "published": source.published,
        "origin": report.origin,
    }


@dataclass(frozen=True, slots=True)
class Ruling:
    """An editor's act on a report, on one field of it, or (`into`) on a whole record.

    The latest one about the same thing counts, unless another ruling undid it (`undone_at`).
    """

    id: int
    record: RecordKey
    report: str | None
    field: str | None
    verdict: Verdict
    reason: str
    recorded_at: datetime
    into: RecordKey | None = None
    undone_at: datetime | None = None

    @property
    def into_slug(self) -> str:
        """The id of the record that a merge leads to; empty for other rulings."""
        return self.into.slug if self.into else ""

    def in_force(self, as_of: datetime | None = None) -> bool:
        """It had been recorded by then and not been undone (None: it is not undone to this day)."""
        if as_of is None:
            return self.undone_at is None
        return self.recorded_at <= as_of and not (self.undone_at and self.undone_at <= as_of)


def _seen(
    known_at: datetime, recorded_at: datetime, known_on: datetime | None, as_of: datetime | None
) -> bool:
    return (known_on is None or known_at <= known_on) and (as_of is None or recorded_at <= as_of)


def visible(
    reports: Sequence[Report], known_on: datetime | None = None, as_of: datetime | None = None
) -> list[Report]:
    """The reports that count on both clocks (None: no bound), a corrected source by its latest revision."""
    return [
        report
        for report in reports
        if _seen(report.source.known_at, report.recorded_at, known_on, as_of)
        and not any(_seen(x.known_at, x.recorded_at, known_on, as_of) for x in report.source.later)
    ]


def decided(rulings: Sequence[Ruling], as_of: datetime | None = None) -> list[Ruling]:
    """The rulings that were in force then, oldest first."""
    return sorted((r for r in rulings if r.in_force(as_of)), key=lambda r: (r.recorded_at, r.id))
