"""Everything that was recorded, as rows of one file: what each row holds, and in which order they come.

Names stand where the tables have row numbers, so that a row can be read by itself; `number` is the row number that the
row keeps. What is made from these rows (the read model, the mentions) is left out, and so are keys and secrets.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

import msgspec

from tracker.records.vocabulary import DraftStatus, DraftVerb, Kind, Verdict

FORMAT: Literal["tracker backup"] = "tracker backup"
VERSION: Literal[1] = 1


class Row(msgspec.Struct, tag_field="row", forbid_unknown_fields=True):
    """One line of the file; `row` says what it is."""


class Head(Row, tag="head"):
    """The first line: the format, and how many rows of each sort follow."""

    format: Literal["tracker backup"]
    version: Literal[1]
    counts: dict[str, int]


class IssueRow(Row, tag="issue"):
    """An issue with its other names; parents come before their children."""

    id: str
    title: str
    parent: str | None
    aliases: list[str]


class RecordRow(Row, tag="record"):
    """The identity of a record."""

    number: int
    kind: Kind
    id: str
    recorded_at: datetime


class SourceRow(Row, tag="source"):
    """A source in one revision."""

    number: int
    id: str
    revision: int
    publisher: str
    title: str | None
    author: str | None
    address: str | None
    archive_address: str | None
    language: str
    country: str | None
    zone: str
    dateline: str | None
    note: str | None
    published: str
    published_at: datetime
    known_at: datetime
    via: dict[str, Any] | None
    origin: str
    digest: str
    recorded_at: datetime
    recorded_by: str | None
    takes_back: list[str] | None = None


class ReportRow(Row, tag="report"):
    """A report as it is stored: `says` with the derivation of every date."""

    number: int
    source: str
    revision: int
    position: int
    kind: Kind
    record: str
    says: dict[str, Any]
    evidence: dict[str, Any] | None
    via: dict[str, Any] | None
    origin: str
    recorded_at: datetime


class RulingRow(Row, tag="ruling"):
    """A ruling: on a report, a merge into another record, or the undoing of another ruling by its number."""

    number: int
    kind: Kind
    record: str
    verdict: Verdict
    report: str | None
    field: str | None
    into: str | None
    undoes: int | None
    reason: str
    recorded_at: datetime
    recorded_by: str | None


class ArticleRow(Row, tag="article"):
    """An article with its text; `copy_of` is the id of another one before it."""

    number: int
    id: str
    publisher: str
    title: str | None
    author: str | None
    address: str | None
    language: str
    country: str | None
    zone: str
    dateline: str | None
    published: str
    published_at: datetime
    text: str
    spans: list[tuple[int, int]]
    digest: str
    simhash: int | None
    copy_of: str | None
    remarks: list[str]
    process: str | None
    recorded_at: datetime
    recorded_by: str | None


class DraftRow(Row, tag="draft"):
    """A draft as it stands."""

    number: int
    article: str
    place: int
    kind: Kind
    record: str
    says: dict[str, Any]
    proposed: dict[str, Any]
    confidence: float
    joins: bool
    reasons: list[str]
    status: DraftStatus
    report: str | None
    amended: bool
    decided_at: datetime | None
    decided_by: str | None


class DraftActRow(Row, tag="draft act"):
    """What was done to a draft; drafts and earlier rows by their numbers."""

    number: int
    act: int
    draft: int
    verb: DraftVerb
    because_of: int | None
    undoes: int | None
    was: dict[str, Any]
    became: dict[str, Any]
    reason: str | None
    recorded_at: datetime
    recorded_by: str | None


class End(Row, tag="end"):
    """The last line: how many lines come before it, and the SHA-256 of these lines with their line ends."""

    lines: int
    sha256: str


Truth = IssueRow | RecordRow | SourceRow | ReportRow | RulingRow | ArticleRow | DraftRow | DraftActRow
ORDER: tuple[type[Row], ...] = (
    *(IssueRow, RecordRow, SourceRow, ReportRow, RulingRow),
    *(ArticleRow, DraftRow, DraftActRow),
)
"""The sorts of rows between head and end, in the order in which they come: nothing is named before it is there."""


def sort_of(row: type[Row] | Row) -> str:
    """The word that a row begins with.

    >>> sort_of(IssueRow)
    'issue'

    """
    return str((row if isinstance(row, type) else type(row)).__struct_config__.tag)


class StoredDate(msgspec.Struct):
    """What every stored date has, whatever else it has."""

    edtf: str
    start: str | None
    end: str | None
    granularity: str
    ambiguous: bool
    approximate: bool


Counts = Mapping[str, int]
