"""What a server answers, as frozen types: new members are let through, wrong types are not.

Days are `date`, instants `datetime`, and a date that neither can hold stays text. The names are those of the JSON;
where an attribute is converted, the text as sent is beside it (`start_text` beside `start`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, field

from tracker.client.failures import AnswerNotUnderstood

Moment = date | datetime | str
"""A day, an instant (a `datetime` is a `date` too), or the text of a date that neither can hold."""

T = TypeVar("T")


def moment(text: str | None) -> Moment | None:
    """A date as a server writes it, as a Python value.

    >>> moment("2026-02-01"), moment("2026-02-04T10:00:00Z"), moment("-0043-03-15"), moment(None)
    (datetime.date(2026, 2, 1), datetime.datetime(2026, 2, 4, 10, 0, tzinfo=datetime.timezone.utc), '-0043-03-15', None)

    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text) if len(text) <= len("2026-02-01") else datetime.fromisoformat(text)
    except ValueError:
        return text


class Shape(Struct, frozen=True, kw_only=True):
    """What all answers share: they are never changed, and members that this version does not know are left out."""


class Named(Shape, frozen=True, kw_only=True):
    """A record where another one mentions it: its id, and its title or name as it was known."""

    id: str
    title: str | None = None
    name: str | None = None


class Location(Shape, frozen=True, kw_only=True):
    """Degrees on the globe; `precision` says how exact: of a place, a region, a country."""

    lat: float
    lon: float
    precision: str | None = None


class Venue(Shape, frozen=True, kw_only=True):
    """Where it was: `country` in ISO 3166-1, `place` the town or region, `part_of` the id of a larger venue."""

    id: str
    name: str | None = None
    country: str | None = None
    place: str | None = None
    location: Location | None = None
    part_of: str | None = None


class Participant(Shape, frozen=True, kw_only=True):
    """Who took part, and as what: `role` is "party", "mediator", "holder" …"""

    id: str
    name: str | None
    role: str


class Issue(Shape, frozen=True, kw_only=True):
    """What it is about."""

    id: str
    title: str | None


class Anchor(Shape, frozen=True, kw_only=True):
    """What a relative date was measured from: the sort of anchor, its day as text, the words that gave it."""

    kind: str
    on: str
    text: str | None = None


class When(Shape, frozen=True, kw_only=True):
    """A date: a half-open interval (`start` is in it, `end` is not) with the reasons for it.

    `edtf` is its normal form (ISO 8601-2), `display` says it in English, `granularity` how exact it is. `basis` is
    "stated", or "reported" where only the day of the report is known. `expression` are the words of the source,
    measured from `anchor` in `direction`, as `cue` and `rule` decided; `report` and `source` gave it.
    """

    edtf: str
    start_text: str | None = field(name="start")
    end_text: str | None = field(name="end")
    granularity: str
    display: str
    approximate: bool
    ambiguous: bool
    basis: str
    expression: str | None
    anchor: Anchor | None
    direction: str | None
    cue: str | None
    rule: str | None
    report: str | None
    source: str | None
    probability: float | None = None
    alternatives: tuple[dict[str, Any], ...] = ()

    @property
    def start(self) -> Moment | None:
        """The first day or instant; None where it is open."""
        return moment(self.start_text)

    @property
    def end(self) -> Moment | None:
        """The first day or instant that is no longer in it; None where it is open."""
        return moment(self.end_text)

    def __str__(self) -> str:
        return self.display


class Claim(Shape, frozen=True, kw_only=True):
    """What one report says of one field, and how that stands to the value that is shown."""

    value: Any
    report: str
    source: str
    publisher: str
    published_text: str = field(name="published")
    standing: str
    reason: str | None = None
    origin: str | None = None

    @property
    def published(self) -> Moment | None:
        """When its source came out."""
        return moment(self.published_text)


class Source(Shape, frozen=True, kw_only=True):
    """A document that says something; `origin` is the publisher at the end of the chain it has it from."""

    id: str
    publisher: str
    published_text: str = field(name="published")
    title: str | None = None
    address: str | None = None
    origin: str | None = None
    revision: int | None = None

    @property
    def published(self) -> Moment | None:
        """When it came out."""
        return moment(self.published_text)


class Ruled(Shape, frozen=True, kw_only=True):
    """An editor's act, with its reason."""

    id: int
    kind: str
    record: str
    verdict: str
    report: str | None
    field: str | None
    into: str | None
    reason: str
    recorded_at: datetime


class Entry(Shape, frozen=True, kw_only=True):
    """One line of a timeline.

    `claims` has, by field, what each report says; `conflicts` names the fields that are contested. `known_from` is when
    readers could know it, `recorded_from` when the tracker recorded it. `more` holds what only lines of this kind or
    list have (`stance` of a position, `delegations` of a round, `certainty` in `upcoming`), as plain values.
    """

    id: str
    kind: str
    process: Named | None
    title: str | None
    summary: str | None
    status: str | None
    when: When | None
    venue: Venue | None
    participants: tuple[Participant, ...]
    issues: tuple[Issue, ...]
    conflicts: tuple[str, ...]
    claims: dict[str, tuple[Claim, ...]]
    rulings: tuple[Ruled, ...]
    sources: tuple[Source, ...]
    known_from: datetime
    recorded_from: datetime
    more: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        told = ", ".join(part for part in (self.status, self.title) if part)
        return f"<{self.kind} {self.id}: {self.when or 'no date'}, {told}>"


class Report(Shape, frozen=True, kw_only=True):
    """What one source says about one record: `says` holds only what it asserts, `evidence` its few quoted words."""

    id: str
    source: Source
    says: dict[str, Any]
    recorded_at: datetime
    kind: str | None = None
    record: str | None = None
    origin: str | None = None
    evidence: dict[str, Any] | None = None
    rulings: tuple[Ruled, ...] = ()


class Record(Entry, frozen=True, kw_only=True):
    """One record: its entry, with what each source says, and the address that will always show the same."""

    reports: tuple[Report, ...]
    permalink: str | None

    __repr__ = Entry.__repr__


class SaidBy(Shape, frozen=True, kw_only=True):
    """Who said it."""

    report: str
    source: str
    publisher: str
    published_text: str | None = field(name="published", default=None)
    origin: str | None = None
    standing: str | None = None

    @property
    def published(self) -> Moment | None:
        """When its source came out."""
        return moment(self.published_text)


class ShortWhen(Shape, frozen=True, kw_only=True):
    """A date without its reasons; `start` is in it, `end` is not."""

    display: str | None
    edtf: str | None
    start_text: str | None = field(name="start", default=None)
    end_text: str | None = field(name="end", default=None)
    basis: str | None = None

    @property
    def start(self) -> Moment | None:
        """The first day or instant."""
        return moment(self.start_text)

    @property
    def end(self) -> Moment | None:
        """The first day or instant that is no longer in it."""
        return moment(self.end_text)

    def __str__(self) -> str:
        return self.display or "no date"


class Step(Shape, frozen=True, kw_only=True):
    """A date that was announced; `slipped_days` are counted from the step that it took the place of."""

    status: str | None
    when: ShortWhen | None
    known_from: datetime
    slipped_days: int | None
    disputed: bool
    corrected: bool
    happened: bool
    origins: int
    said_by: tuple[SaidBy, ...]


class Schedule(Shape, frozen=True, kw_only=True):
    """Every date that was announced for a record, in order; days slipped are negative where it came closer."""

    moves: int
    slipped_days: int
    steps: tuple[Step, ...]


class ContestedValue(Shape, frozen=True, kw_only=True):
    """One of the values in the running, with the number of its independent origins."""

    value: Any
    stands: bool
    standing: str
    origins: int
    said_by: tuple[SaidBy, ...]


class ContestedField(Shape, frozen=True, kw_only=True):
    """A field about which sources contradict each other; what was `corrected` and `history` contradict nobody."""

    field: str
    settled: bool
    values: tuple[ContestedValue, ...]
    corrected: tuple[ContestedValue, ...]
    history: tuple[ContestedValue, ...]


class Disputed(Shape, frozen=True, kw_only=True):
    """A record with contested fields."""

    id: str
    kind: str
    process: Named | None
    title: str | None
    status: str | None
    when: When | None
    venue: Venue | None
    fields: tuple[ContestedField, ...]

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}: contested {', '.join(field.field for field in self.fields)}>"


class Statement(Shape, frozen=True, kw_only=True):
    """What was said once on an issue; `origins` counts those who independently report it."""

    id: str
    stance: str | None
    summary: str | None
    quote: str | None
    when: ShortWhen
    sources: int
    origins: int
    attribution: str | None = None
    attribution_text: str | None = None


class Cell(Shape, frozen=True, kw_only=True):
    """Where one participant stands on one issue, and the statement it moved from."""

    participant: str
    issue: str
    latest: Statement
    statements: int
    moved_from: Statement | None


class Matrix(Shape, frozen=True, kw_only=True):
    """Who stands where: participant by issue."""

    by: str
    participants: tuple[Named, ...]
    issues: tuple[Issue, ...]
    cells: tuple[Cell, ...]


class StanceTaken(Shape, frozen=True, kw_only=True):
    """A stance that was taken between two days; `before` is None where it was the first on that issue."""

    participant: Named
    issue: Issue
    after: Statement
    before: Statement | None = None


class Diff(Shape, frozen=True, kw_only=True):
    """Who moved on what between two days, and who took a first stance."""

    by: str
    moves: tuple[StanceTaken, ...]
    first_statements: tuple[StanceTaken, ...]


class ByRuling(Shape, frozen=True, kw_only=True):
    """The ruling behind a change."""

    id: int
    report: str | None
    field: str | None
    verdict: str
    reason: str


class Through(Shape, frozen=True, kw_only=True):
    """A record by kind and id."""

    kind: str
    id: str


class Change(Shape, frozen=True, kw_only=True):
    """One field of one record, changed by one act.

    `change` is "added", "changed", "removed" or "history"; `reason` is "report", "correction" or "ruling". `cursor` is
    the place behind it, to go on from.
    """

    kind: str
    id: str
    change: str
    field: str | None
    old: Any
    new: Any
    reason: str
    source: Source | None
    ruling: ByRuling | None
    reports: tuple[str, ...]
    through: tuple[Through, ...]
    known_from: datetime
    known_to: datetime | None
    recorded_from: datetime
    cursor: str

    def __repr__(self) -> str:
        return f"<{self.change} {self.kind}/{self.id} {self.field or ''} ({self.reason})>".replace("  ", " ")


class Stretch(Shape, frozen=True, kw_only=True):
    """A half-open stretch of time."""

    start_text: str | None = field(name="start")
    end_text: str | None = field(name="end")

    @property
    def start(self) -> Moment | None:
        """The first day or instant."""
        return moment(self.start_text)

    @property
    def end(self) -> Moment | None:
        """The first day or instant that is no longer in it."""
        return moment(self.end_text)


class Resolution(Shape, frozen=True, kw_only=True):
    """Words about time, resolved: `text`, from `start` to `end` of what was given, and the `interval` that it means."""

    text: str
    start: int
    end: int
    rule: str
    language: str
    interval: Stretch
    granularity: str
    edtf: str
    approximate: bool
    ambiguous: bool
    probability: float
    alternatives: tuple[dict[str, Any], ...]
    warnings: tuple[str, ...]


class Touched(Shape, frozen=True, kw_only=True):
    """A record that a source is about."""

    kind: str
    id: str
    created: bool


class Receipt(Shape, frozen=True, kw_only=True):
    """What taking in a source did, or would do."""

    source: str
    revision: int
    unchanged: bool
    dry_run: bool
    reports: tuple[str, ...]
    records: tuple[Touched, ...]
    recorded_at: datetime


class RulingReceipt(Shape, frozen=True, kw_only=True):
    """What a ruling did, or would do: the records whose lines changed."""

    ruling: int
    dry_run: bool
    changed: tuple[Through, ...]
    recorded_at: datetime


class Article(Shape, frozen=True, kw_only=True):
    """An article that was taken in; `drafts` counts its drafts by their status, `copy_of` is the article it repeats."""

    id: str
    publisher: str
    published_text: str = field(name="published")
    title: str | None
    author: str | None
    address: str | None
    language: str
    country: str | None
    zone: str
    dateline: str | None
    process: str | None
    copy_of: str | None
    remarks: tuple[str, ...]
    length: int
    drafts: dict[str, int]
    recorded_at: datetime

    @property
    def published(self) -> Moment | None:
        """When it came out."""
        return moment(self.published_text)


class ArticleText(Article, frozen=True, kw_only=True):
    """An article with its `text`, and the places of its own words there: start and end (excluded) in characters."""

    text: str
    body: tuple[tuple[int, int], ...]


class ArticleReceipt(Shape, frozen=True, kw_only=True):
    """What became of an article; `unchanged`: its text was stored before. `drafts` are the numbers of its drafts."""

    article: str
    unchanged: bool
    dry_run: bool
    copy_of: str | None
    drafts: tuple[int, ...]
    remarks: tuple[str, ...]
    recorded_at: datetime


class DraftOf(Shape, frozen=True, kw_only=True):
    """The article that a draft was made from."""

    id: str
    publisher: str
    published_text: str = field(name="published")


class Draft(Shape, frozen=True, kw_only=True):
    """What an article seems to say about a record: `says` is what would be reported, `confidence` from 0 to 1.

    `joins`: its record is there already; `report` is the one that accepting it made.
    """

    id: int
    article: DraftOf
    kind: str
    record: str
    status: str
    confidence: float
    joins: bool
    amended: bool
    report: str | None
    says: dict[str, Any]
    reasons: tuple[str, ...]
    decided_at: datetime | None
    decided_by: str | None

    def __repr__(self) -> str:
        return f"<draft {self.id}: {self.kind} {self.record}, {self.confidence:.2f}, {self.status}>"


class DraftDetail(Draft, frozen=True, kw_only=True):
    """A draft with the words it rests on between those around them, its date, and what keeps it from being a report."""

    proposed: dict[str, Any]
    evidence: dict[str, Any] | None
    when: dict[str, Any] | None
    problems: tuple[dict[str, str], ...]
    acts: tuple[dict[str, Any], ...]

    __repr__ = Draft.__repr__


class TouchedDraft(Shape, frozen=True, kw_only=True):
    """A draft as an act left it; `because_of` is the draft for whose sake."""

    draft: int
    status: str
    record: str
    report: str | None
    because_of: int | None


class LeftOut(Shape, frozen=True, kw_only=True):
    """A draft that an act left as it was, and why."""

    draft: int
    reason: str


class DraftReceipt(Shape, frozen=True, kw_only=True):
    """What an act on drafts did, or would do; `changes` are those of the timeline, as its feed tells them."""

    act: int | None
    unchanged: bool
    dry_run: bool
    drafts: tuple[TouchedDraft, ...]
    left_out: tuple[LeftOut, ...]
    sources: tuple[dict[str, Any], ...]
    changes: tuple[dict[str, Any], ...]
    more_changes: bool


class IssueDetail(Issue, frozen=True, kw_only=True):
    """An issue in the tree of them."""

    parent: str | None
    aliases: tuple[str, ...]


class Whole(Shape, frozen=True, kw_only=True):
    """A list that has no pages."""

    items: tuple[msgspec.Raw, ...]


class Page(Shape, frozen=True, kw_only=True):
    """A page of a list: its items not yet read, the address of the next one, and in the feed of changes its place."""

    items: tuple[msgspec.Raw, ...]
    next: str | None
    cursor: str | None = None


def read(shape: type[T], raw: bytes | msgspec.Raw, address: str) -> T:
    """An answer as a shape.

    Raises:
        AnswerNotUnderstood: it is not of the shape.

    """
    try:
        if not issubclass(shape, Entry):
            return msgspec.json.decode(raw, type=shape)
        found = msgspec.json.decode(raw, type=dict[str, Any])
        known = _members(shape)
        more = {name: value for name, value in found.items() if name not in known}
        return msgspec.convert({**found, "more": more}, shape)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise AnswerNotUnderstood(address, str(error)) from None


@cache
def _members(shape: type[Struct]) -> frozenset[str]:
    return frozenset(shape.__struct_encode_fields__) - {"more"}
