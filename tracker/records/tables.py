"""The tables: four append-only ones hold the truth, the others are projections or working parts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

OPEN = 2**63 - 1
"""The end of a version that still stands, on either clock."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970-01-01T00:00Z, as clocks are stored."""
    return (moment - _EPOCH) // _MICROSECOND


def moment_of(stored: int) -> datetime:
    """The instant, in UTC, of stored microseconds."""
    return _EPOCH + stored * _MICROSECOND


class UtcMoment(TypeDecorator[datetime]):
    """An instant kept as whole microseconds since 1970 UTC: exact, sortable and the same on every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Aware datetime to microseconds."""
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Microseconds to aware datetime."""
        return None if value is None else moment_of(value)


Plain = Text().with_variant(Text(collation="C"), "postgresql")
"""Text of lower-case Latin letters and digits, sorted by these on every database."""

StoredJson = JSON(none_as_null=True)
"""JSON of which None is no JSON at all."""

SortKey = BigInteger().with_variant(Integer(), "sqlite")  # INTEGER is what SQLite takes for the row id


class Table(SQLModel):
    """The base of every table: named constraints, so that migrations can name them too."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMING)


class Source(Table, table=True):
    """A document that says something, in one revision. Append-only.

    A revision without `takes_back` stands in the place of all that the source said before. One with `takes_back` stands
    beside them: it adds its reports, and takes back the reports that it names by their ids, and no others.
    """

    __table_args__ = (UniqueConstraint("slug", "revision"),)

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(index=True)
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
    published_at: datetime = Field(sa_type=UtcMoment)
    known_at: datetime = Field(sa_type=UtcMoment, index=True)
    via: dict[str, Any] | None = Field(sa_type=JSON)
    origin: str
    digest: str
    takes_back: list[str] | None = Field(default=None, sa_type=StoredJson)
    recorded_at: datetime = Field(sa_type=UtcMoment, index=True)
    recorded_by: str | None


class Record(Table, table=True):
    """The identity of a record: what reports are about. Append-only.

    `merged_into` is where the merge in force leads now: a projection of rulings, for those who query with SQL.
    """

    __table_args__ = (UniqueConstraint("kind", "slug"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    slug: str
    merged_into: int | None = Field(default=None, foreign_key="record.id")
    recorded_at: datetime = Field(sa_type=UtcMoment)


class Report(Table, table=True):
    """What one source says about one record. Append-only."""

    __table_args__ = (UniqueConstraint("source_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    record_id: int = Field(foreign_key="record.id", index=True)
    source_id: int = Field(foreign_key="source.id")
    position: int
    says: dict[str, Any] = Field(sa_type=JSON)
    evidence: dict[str, Any] | None = Field(sa_type=JSON)
    via: dict[str, Any] | None = Field(sa_type=JSON)
    origin: str
    recorded_at: datetime = Field(sa_type=UtcMoment)


class Mention(Table, table=True):
    """A record that a report refers to: whose name changes, its lines change. Written beside the report."""

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    record_id: int = Field(foreign_key="record.id", primary_key=True, index=True)


class Ruling(Table, table=True):
    """An editor's act: on what one source says about one record, on a whole record, or on an earlier ruling.

    Exactly one of `report_id`, `into_id` (a merge) and `undoes` says which. Append-only.
    """

    __table_args__ = (
        UniqueConstraint("undoes"),
        CheckConstraint(
            "(report_id IS NOT NULL AND into_id IS NULL AND undoes IS NULL)"
            " OR (report_id IS NULL AND into_id IS NOT NULL AND undoes IS NULL)"
            " OR (report_id IS NULL AND into_id IS NULL AND undoes IS NOT NULL)",
            name="one_object",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    record_id: int = Field(foreign_key="record.id", index=True)
    report_id: int | None = Field(default=None, foreign_key="report.id")
    into_id: int | None = Field(default=None, foreign_key="record.id", index=True)
    undoes: int | None = Field(default=None, foreign_key="ruling.id")
    field: str | None
    verdict: str
    reason: str
    recorded_at: datetime = Field(sa_type=UtcMoment, index=True)
    recorded_by: str | None


class Issue(Table, table=True):
    """A subject of talks, in a small tree. Append-only."""

    slug: str = Field(primary_key=True)
    title: str
    parent: str | None = Field(default=None, foreign_key="issue.slug")


class Alias(Table, table=True):
    """Another name of an issue. Append-only."""

    issue: str = Field(foreign_key="issue.slug", primary_key=True)
    name: str = Field(primary_key=True)


class Entry(Table, table=True):
    """One line of a timeline in one version: its place, its validity on two clocks, its finished body.

    `key` sorts: see `tracker.records.order`. A version holds for `known_from <= known_on < known_to` and
    `recorded_from <= as_of < recorded_to`, in microseconds; the current line has both ends at `OPEN`. `tags` is what it
    is filtered and counted by (`tracker.records.tags`), with a space between; beside it stands a row of `entry_search`.
    """

    __table_args__ = (
        Index("ix_entry_record", "record_id", "recorded_to", "known_from"),
        Index("ix_entry_opened", "recorded_from", "record_id"),
        Index(
            "ix_entry_closed",
            "recorded_to",
            "record_id",
            sqlite_where=text(f"recorded_to < {OPEN}"),
            postgresql_where=text(f"recorded_to < {OPEN}"),
        ),
        *(
            Index(
                f"ix_entry_current_{column or 'key'}",
                *([column] if column else []),
                "key",
                sqlite_where=text(f"known_to = {OPEN} AND recorded_to = {OPEN}"),
                postgresql_where=text(f"known_to = {OPEN} AND recorded_to = {OPEN}"),
            )
            for column in ("", "kind", "process_id", "venue_id", "status")
        ),
        CheckConstraint("known_from < known_to", name="known_in_order"),
        CheckConstraint("recorded_from < recorded_to", name="recorded_in_order"),
    )

    key: int = Field(sa_column=Column(SortKey, primary_key=True, autoincrement=False))
    record_id: int = Field(foreign_key="record.id")
    kind: str
    process_id: int | None = Field(foreign_key="record.id")
    venue_id: int | None = Field(foreign_key="record.id")
    status: str | None
    in_conflict: bool
    ambiguous: bool
    awaited: bool
    start_minute: int = Field(sa_type=BigInteger)
    end_minute: int = Field(sa_type=BigInteger)
    lat: float | None
    lon: float | None
    tags: str = Field(sa_type=Text)
    known_from: int = Field(sa_type=BigInteger)
    known_to: int = Field(sa_type=BigInteger)
    recorded_from: int = Field(sa_type=BigInteger)
    recorded_to: int = Field(sa_type=BigInteger)
    digest: str
    body: str = Field(sa_type=Text)


class EntryParticipant(Table, table=True):
    """Who takes part in a line, in which role."""

    __tablename__ = "entry_participant"
    __table_args__: ClassVar[Any] = {"sqlite_with_rowid": False}

    record_id: int = Field(foreign_key="record.id", primary_key=True)
    key: int = Field(sa_column=Column(SortKey, primary_key=True, autoincrement=False))
    role: str = Field(primary_key=True)


class EntryName(Table, table=True):
    """A name in a line of a participant or venue, under one of the skeletons by which it is found.

    See `tracker.records.names`. `token` is the folded word with that skeleton, `words` the whole folded name. A
    fact that is looked for as it is, such as `=country:ua`, stands as a skeleton without words.
    """

    __tablename__ = "entry_name"
    __table_args__: ClassVar[Any] = (
        Index("ix_entry_name_token", "token", "key"),
        {"sqlite_with_rowid": False},
    )

    skeleton: str = Field(sa_column=Column(Plain, primary_key=True))
    key: int = Field(sa_column=Column(SortKey, primary_key=True, autoincrement=False))
    words: str = Field(sa_column=Column(Plain, primary_key=True))
    token: str = Field(sa_column=Column(Plain, nullable=False))


class Present(Table):
    """The folded present of a record, in columns for those who query with SQL. A projection."""

    record_id: int = Field(foreign_key="record.id", primary_key=True)
    slug: str
    edtf: str | None = None
    starts: str | None = None
    ends: str | None = None


class Process(Present, table=True):
    """Processes as they are now."""

    title: str | None = None
    summary: str | None = None
    status: str | None = None
    part_of: int | None = Field(default=None, foreign_key="record.id")


class Round(Present, table=True):
    """Rounds as they are now."""

    process: int | None = Field(default=None, foreign_key="record.id", index=True)
    title: str | None = None
    summary: str | None = None
    ordinal: int | None = None
    status: str | None = None
    venue: int | None = Field(default=None, foreign_key="record.id")
    medium: str | None = None
    level: str | None = None
    outcome: str | None = None
    part_of: int | None = Field(default=None, foreign_key="record.id")


class Venue(Present, table=True):
    """Venues as they are now; `lat` and `lon` in degrees (WGS 84)."""

    name: str | None = None
    status: str | None = None
    country: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    part_of: int | None = Field(default=None, foreign_key="record.id")


class Participant(Present, table=True):
    """Participants as they are now."""

    name: str | None = None
    sort: str | None = None
    unnamed: bool | None = None
    country: str | None = None


class Position(Present, table=True):
    """Positions as they are now."""

    process: int | None = Field(default=None, foreign_key="record.id", index=True)
    holder: int | None = Field(default=None, foreign_key="record.id", index=True)
    on_behalf_of: int | None = Field(default=None, foreign_key="record.id")
    addressee: int | None = Field(default=None, foreign_key="record.id")
    issue: str | None = Field(default=None, foreign_key="issue.slug")
    stance: str | None = None
    summary: str | None = None
    quote: str | None = None
    round: int | None = Field(default=None, foreign_key="record.id")
    attribution: str | None = None
    attribution_text: str | None = None


class Milestone(Present, table=True):
    """Milestones as they are now."""

    process: int | None = Field(default=None, foreign_key="record.id", index=True)
    title: str | None = None
    summary: str | None = None
    sort: str | None = None
    status: str | None = None
    venue: int | None = Field(default=None, foreign_key="record.id")
    outcome: str | None = None


class Article(Table, table=True):
    """The text of a document that drafts were made from, as it was read. Append-only.

    `slug` is the id of the source that its accepted drafts become. `spans` are the places of its own words in `text`,
    `digest` is the SHA-256 of the text, `simhash` its 64-bit fingerprint as a signed number, `copy_of` the article
    that it repeats nearly word for word, and `process` what its drafts are about where they name none.
    """

    __table_args__ = (Index("ix_article_published_at", "published_at"),)

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    publisher: str
    title: str | None
    author: str | None
    address: str | None
    language: str
    country: str | None
    zone: str
    dateline: str | None
    published: str
    published_at: datetime = Field(sa_type=UtcMoment)
    text: str = Field(sa_type=Text)
    spans: list[list[int]] = Field(sa_type=JSON)
    digest: str = Field(index=True)
    simhash: int | None = Field(sa_type=BigInteger)
    copy_of: int | None = Field(default=None, foreign_key="article.id", index=True)
    remarks: list[str] = Field(sa_type=JSON)
    process: str | None
    recorded_at: datetime = Field(sa_type=UtcMoment)
    recorded_by: str | None


class Draft(Table, table=True):
    """A report that an article seems to make, until somebody decides. Edited, unlike reports; see `draft_act`.

    `says` is what would be reported now, `proposed` what was proposed first, `words` what is searched for. `place` is
    its place among the drafts of its article. `report` is the id of the report that accepting it made.
    """

    __table_args__ = (UniqueConstraint("article_id", "place"), Index("ix_draft_status", "status", "id"))

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id")
    place: int
    kind: str
    record: str = Field(index=True)
    says: dict[str, Any] = Field(sa_type=JSON)
    proposed: dict[str, Any] = Field(sa_type=JSON)
    confidence: float
    joins: bool
    reasons: list[str] = Field(sa_type=JSON)
    words: str = Field(sa_type=Text)
    status: str
    report: str | None = None
    amended: bool = False
    decided_at: datetime | None = Field(default=None, sa_type=UtcMoment)
    decided_by: str | None = None


class DraftAct(Table, table=True):
    """What somebody did to a draft: its state before and after, so that it can be undone exactly. Append-only.

    The rows of one act share the number `act`, the `id` of its first. `because_of` is the draft for whose sake this one
    was touched; `undoes` the row that this one takes back. `was` and `became` hold the columns that acts change.
    """

    __tablename__ = "draft_act"
    __table_args__ = (UniqueConstraint("undoes"),)

    id: int | None = Field(default=None, primary_key=True)
    act: int = Field(index=True)
    draft_id: int = Field(foreign_key="draft.id", index=True)
    verb: str
    because_of: int | None = Field(default=None, foreign_key="draft.id")
    undoes: int | None = Field(default=None, foreign_key="draft_act.id")
    was: dict[str, Any] = Field(sa_type=JSON)
    became: dict[str, Any] = Field(sa_type=JSON)
    reason: str | None
    recorded_at: datetime = Field(sa_type=UtcMoment)
    recorded_by: str | None


class ApiKey(Table, table=True):
    """A key for writing: its SHA-256, never the key itself."""

    __tablename__ = "api_key"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    prefix: str = Field(unique=True)
    digest: str
    scopes: str
    created_at: datetime = Field(sa_type=UtcMoment)
    expires_at: datetime | None = Field(default=None, sa_type=UtcMoment)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcMoment)
    used_at: datetime | None = Field(default=None, sa_type=UtcMoment)


class IdempotentAnswer(Table, table=True):
    """The answer to a write that was sent with an Idempotency-Key, kept for a while for who sends it again.

    `digest` is the SHA-256 of that key, `fingerprint` that of the request: method, address and body.
    """

    __tablename__ = "idempotent_answer"

    by: str = Field(primary_key=True)
    digest: str = Field(primary_key=True)
    fingerprint: str
    status: int
    headers: dict[str, str] = Field(sa_type=JSON)
    body: bytes = Field(sa_type=LargeBinary)
    kept_at: datetime = Field(sa_type=UtcMoment, index=True)


class Audit(Table, table=True):
    """A write that was attempted, and what became of it. Append-only.

    `by` is the prefix of an API key, or says that it was the command line: then `address` is what was typed, and there
    is no `method`, `status` or `client`. `idempotency` is the SHA-256 of the Idempotency-Key.
    """

    id: int | None = Field(default=None, primary_key=True)
    recorded_at: datetime = Field(sa_type=UtcMoment, index=True)
    by: str = Field(index=True)
    outcome: str
    method: str | None
    address: str
    status: int | None
    source: str | None
    revision: int | None
    ruling: int | None
    idempotency: str | None
    client: str | None
    note: str | None


class ServiceState(Table, table=True):
    """What the service itself has to remember, by name."""

    __tablename__ = "service_state"

    name: str = Field(primary_key=True)
    content: str
