"""What may come in: a source with its reports, each field of each kind with its vocabulary and bounds."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from tracker.records.text import VISIBLE, Line, Passage, Slug, clean
from tracker.records.vocabulary import (
    ActorSort,
    Attribution,
    Kind,
    Level,
    Medium,
    MilestoneSort,
    MilestoneStatus,
    ProcessStatus,
    RoundStatus,
    Stance,
    VenueStatus,
    Verdict,
)

MOST_REPORTS = 10_000
MOST_LISTED = 200


class Shape(BaseModel):
    """The common rule of every shape: what is not named is refused, what came in is not changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_max_length=4_000)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones() - {"localtime", "Factory"})  # what these mean is up to the machine


def _zone(name: str) -> str:
    if name not in _zones():
        raise ValueError("must be an IANA time zone such as Europe/Kyiv")
    return name


def _address(given: str) -> str:
    """An address that is safe to show as a link; never fetched."""
    address = clean(given)
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname or " " in address:
        raise ValueError("must be an http or https address")
    return address


_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII
)
_MOMENT_EXPECTED = "must be a date such as 2026-01-27 or an instant such as 2026-01-27T09:30:00Z"


def _day_or_instant(given: object) -> object:
    """A TOML date, or an ISO 8601 calendar date or instant; numbers are no dates here.

    The first and the last year of the calendar are left out: in other zones parts of them lie outside it.
    """
    moment = given
    if isinstance(given, str) and _MOMENT.fullmatch(given):
        try:
            read = date.fromisoformat if len(given) == len("2026-01-27") else datetime.fromisoformat
            moment = read(given)
        except ValueError:
            raise ValueError(_MOMENT_EXPECTED) from None
    if not isinstance(moment, date):
        raise ValueError(_MOMENT_EXPECTED)
    if not date.min.year < moment.year < date.max.year:
        raise ValueError(f"{_MOMENT_EXPECTED}, in the years {date.min.year + 1} to {date.max.year - 1}")
    return moment


WEB_ADDRESS = r"^https?://[\w.-]+(:\d{1,5})?([/?#][^\s\x00-\x1f\x7f-\x9f\[\]]*)?$"
WEB_ADDRESS_LENGTH = 2_000


def _whole(given: object) -> object:
    """In JSON 5.0 is an integer too."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


WHOLE = BeforeValidator(_whole)
Zone = Annotated[str, AfterValidator(_zone), Field(json_schema_extra={"format": "iana-time-zone"})]
Moment = Annotated[datetime | date, BeforeValidator(_day_or_instant)]
Address = Annotated[
    str,
    Field(max_length=WEB_ADDRESS_LENGTH, json_schema_extra={"pattern": WEB_ADDRESS}),
    AfterValidator(_address),
]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Words = Annotated[
    str, Field(min_length=1, max_length=200, json_schema_extra={"pattern": VISIBLE}), AfterValidator(clean)
]
Edtf = Annotated[
    str, Field(min_length=1, max_length=100, json_schema_extra={"format": "edtf"}), AfterValidator(clean)
]
Several = Annotated[tuple[Slug, ...], Field(max_length=MOST_LISTED)]


def given(*names: str) -> dict[str, Any]:
    """A schema: these members are there, and none is null."""
    return {"required": list(names), "properties": {name: {"not": {"type": "null"}} for name in names}}


def left_out(*names: str) -> dict[str, Any]:
    """A schema: these members are not there, or null."""
    return {"properties": {name: {"type": "null"} for name in names}}


class When(Shape):
    """When something is: the words of the source, a stated EDTF (ISO 8601-2), or both.

    A stated `edtf` wins over what the engine reads in `expression`. `sentence` is the context that decides
    the direction of a relative expression (the report's evidence, where it is left out). `anchor` is the day
    that the expression is measured from, where that is not the day of publication.
    """

    model_config = ConfigDict(json_schema_extra={"anyOf": [given("expression"), given("edtf")]})

    expression: Words | None = None
    edtf: Edtf | None = None
    sentence: Passage | None = None
    anchor: Moment | None = None
    language: Language | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.expression is None and self.edtf is None:
            raise ValueError("needs an expression, an edtf, or both")
        return self


def _bare_expression(given: object) -> object:
    return {"expression": given} if isinstance(given, str) else given


WhenGiven = Annotated[When, BeforeValidator(_bare_expression, json_schema_input_type=Words | When)]


class Evidence(Shape):
    """The few quoted words behind a report, and where they stand in the source's text (characters, end excluded)."""

    text: Passage
    start: Annotated[int, Field(ge=0), WHOLE] | None = None
    end: Annotated[int, Field(ge=0), WHOLE] | None = None


def _bare_text(given: object) -> object:
    return {"text": given} if isinstance(given, str) else given


class Via(Shape):
    """A link of the source chain: a stored source by its id, or one nobody has stored by its publisher."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"allOf": [given("source"), left_out("publisher")]},
                {"allOf": [given("publisher"), left_out("source")]},
            ]
        }
    )

    source: Slug | None = None
    publisher: Line | None = None
    published: Moment | None = None
    address: Address | None = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.source is None) == (self.publisher is None):
            raise ValueError("needs either the id of a stored source or a publisher")
        return self


def _bare_source(given: object) -> object:
    return {"source": given} if isinstance(given, str) else given


ViaGiven = Annotated[Via, BeforeValidator(_bare_source, json_schema_input_type=Slug | Via)]


class NewReport(Shape):
    """What every report may say, whatever its kind."""

    id: Slug | None = None
    when: WhenGiven | None = None
    evidence: (
        Annotated[Evidence, BeforeValidator(_bare_text, json_schema_input_type=Passage | Evidence)] | None
    ) = None
    via: ViaGiven | None = None


class Document(Shape):
    """A document that talks produced or were about."""

    title: Line
    address: Address | None = None


class Member(Shape):
    """One participant of a delegation and their role in it (head, member, adviser …)."""

    participant: Slug
    role: Line | None = None


def _bare_participant(given: object) -> object:
    return {"participant": given} if isinstance(given, str) else given


class Delegation(Shape):
    """One party's people at the table."""

    party: Slug
    members: Annotated[
        tuple[
            Annotated[Member, BeforeValidator(_bare_participant, json_schema_input_type=Slug | Member)], ...
        ],
        Field(max_length=MOST_LISTED),
    ] = ()


class Location(Shape):
    """A point (WGS 84, degrees) and how exact it is."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    precision: Literal["building", "place", "region", "country"] = "place"


class Role(Shape):
    """An office or function of a participant, and for whom."""

    title: Line
    on_behalf_of: Slug | None = None
    when: WhenGiven | None = None


Identifiers = Annotated[
    dict[Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")], Line],
    Field(max_length=20, json_schema_extra={"additionalProperties": False}),
]
Documents = Annotated[tuple[Document, ...], Field(max_length=MOST_LISTED)]


class ProcessReport(NewReport):
    """What a source says about a process."""

    id: Slug
    title: Line | None = None
    summary: Passage | None = None
    status: ProcessStatus | None = None
    parties: Several | None = None
    mediators: Several | None = None
    part_of: Slug | None = None


class RoundReport(NewReport):
    """What a source says about a round of talks, or about a meeting within one."""

    id: Slug
    process: Slug | None = None
    title: Line | None = None
    summary: Passage | None = None
    ordinal: Annotated[int, Field(ge=1, le=10_000), WHOLE] | None = None
    status: RoundStatus | None = None
    venue: Slug | None = None
    medium: Medium | None = None
    level: Level | None = None
    delegations: Annotated[tuple[Delegation, ...], Field(max_length=50)] | None = None
    mediators: Several | None = None
    observers: Several | None = None
    hosts: Several | None = None
    issues: Several | None = None
    outcome: Passage | None = None
    documents: Documents | None = None
    part_of: Slug | None = None


class VenueReport(NewReport):
    """What a source says about a place of talks; `part_of` is the larger place that it lies in."""

    id: Slug
    name: Line | None = None
    country: Country | None = None
    place: Line | None = None
    location: Location | None = None
    status: VenueStatus | None = None
    part_of: Slug | None = None
    identifiers: Identifiers | None = None


class ParticipantReport(NewReport):
    """What a source says about somebody who takes part; `unnamed` marks "a senior official"."""

    id: Slug
    name: Line | None = None
    aliases: Annotated[tuple[Line, ...], Field(max_length=MOST_LISTED)] | None = None
    sort: ActorSort | None = None
    unnamed: bool | None = None
    country: Country | None = None
    roles: Annotated[tuple[Role, ...], Field(max_length=50)] | None = None
    identifiers: Identifiers | None = None


class PositionReport(NewReport):
    """What a source says that somebody said. `when` is the day it was said; without one the position is only
    "reported on" the day of publication. Its id is made from source, holder and issue where none is given.

    `disputes`, `corroborates` and `denies` name the positions that this one says so of."""

    process: Slug | None = None
    holder: Slug | None = None
    on_behalf_of: Slug | None = None
    addressee: Slug | None = None
    issue: Slug | None = None
    stance: Stance | None = None
    summary: Passage | None = None
    quote: Passage | None = None
    round: Slug | None = None
    attribution: Attribution | None = None
    attribution_text: Line | None = None
    disputed_by: Several | None = None
    disputes: Several | None = None
    corroborates: Several | None = None
    denies: Several | None = None


class MilestoneReport(NewReport):
    """What a source says about an agreement, a document, a deadline or another fixed point of a process."""

    id: Slug
    process: Slug | None = None
    title: Line | None = None
    summary: Passage | None = None
    sort: MilestoneSort | None = None
    status: MilestoneStatus | None = None
    venue: Slug | None = None
    parties: Several | None = None
    issues: Several | None = None
    outcome: Passage | None = None
    documents: Documents | None = None


class NewSource(Shape):
    """A document that says something.

    `published` is the anchor of every relative date in it. `corrected` is the day from which readers could know
    this version of it, where that is later. `process` is the process of the reports that name none. `country`
    decides which of 2/4/2026 is the month.
    """

    id: Slug
    publisher: Line
    published: Moment
    title: Line | None = None
    author: Line | None = None
    address: Address | None = None
    archive_address: Address | None = None
    language: Language = "en"
    country: Country | None = None
    zone: Zone = "UTC"
    dateline: Line | None = None
    via: ViaGiven | None = None
    corrected: Moment | None = None
    process: Slug | None = None
    note: Passage | None = None


class Submission(Shape):
    """One source with all its reports: a seed file, or the body of `POST /sources`. Taken whole or refused whole."""

    source: NewSource
    process: Annotated[tuple[ProcessReport, ...], Field(max_length=MOST_REPORTS)] = ()
    round: Annotated[tuple[RoundReport, ...], Field(max_length=MOST_REPORTS)] = ()
    venue: Annotated[tuple[VenueReport, ...], Field(max_length=MOST_REPORTS)] = ()
    participant: Annotated[tuple[ParticipantReport, ...], Field(max_length=MOST_REPORTS)] = ()
    position: Annotated[tuple[PositionReport, ...], Field(max_length=MOST_REPORTS)] = ()
    milestone: Annotated[tuple[MilestoneReport, ...], Field(max_length=MOST_REPORTS)] = ()


RULING_PARTS: dict[Verdict, tuple[frozenset[str], frozenset[str]]] = {
    Verdict.PREFER: (frozenset({"report"}), frozenset({"field"})),
    Verdict.DEPRECATE: (frozenset({"report"}), frozenset({"field"})),
    Verdict.WITHDRAW: (frozenset({"report"}), frozenset({"field"})),
    Verdict.MERGE: (frozenset({"into"}), frozenset()),
    Verdict.UNDO: (frozenset({"ruling"}), frozenset()),
}
"""What each verdict needs beside record and reason, and what else it takes."""


def _parts_by_verdict(schema: dict[str, Any]) -> None:
    """Let the schema of a ruling say what each verdict needs, and that it takes nothing else."""
    parts = frozenset().union(*(needed | more for needed, more in RULING_PARTS.values()))
    schema["allOf"] = [
        {
            "if": {"properties": {"verdict": {"const": verdict.value}}, "required": ["verdict"]},
            "then": {"allOf": [given(*sorted(needed)), left_out(*sorted(parts - needed - more))]},
        }
        for verdict, (needed, more) in RULING_PARTS.items()
    ]


class NewRuling(Shape):
    """An editor's act on a record.

    `prefer`, `deprecate` and `withdraw` are about one `report`; without `field` about all that it says there. `merge`
    says that the record is the record `into`. `undo` takes back the ruling with the number `ruling`.
    """

    model_config = ConfigDict(json_schema_extra=_parts_by_verdict)

    kind: Kind
    record: Slug
    report: Annotated[str, Field(min_length=1, max_length=300), AfterValidator(clean)] | None = None
    field: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")] | None = None
    into: Slug | None = None
    ruling: Annotated[int, Field(ge=1, le=2**31 - 1), WHOLE] | None = None
    verdict: Verdict
    reason: Passage


REPORT_SHAPES: dict[Kind, type[NewReport]] = {
    Kind.PROCESS: ProcessReport,
    Kind.ROUND: RoundReport,
    Kind.VENUE: VenueReport,
    Kind.PARTICIPANT: ParticipantReport,
    Kind.POSITION: PositionReport,
    Kind.MILESTONE: MilestoneReport,
}

_NOT_SAID = ("id", "evidence", "via")
"""What a report has beside what it says: whom it is about, and where it was read."""


def fields_said(kind: Kind) -> list[str]:
    """The fields that a report about a record of this kind may say something of."""
    return [name for name in REPORT_SHAPES[kind].model_fields if name not in _NOT_SAID]
