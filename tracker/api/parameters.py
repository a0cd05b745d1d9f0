"""Query parameters: each one named, read, bounded and documented in one row; what is not in the table is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from tracker.api.refusals import QueryInvalid
from tracker.errors import DateImpossible, Problem, RecordNotFound, advice, nearest
from tracker.records.dates import minute_of
from tracker.records.lines import MEMBERS
from tracker.records.places import box
from tracker.records.problems import shown
from tracker.records.sought import LONGEST_QUERY, sought
from tracker.records.text import SLUG_EXPECTED, SLUG_LENGTH, SLUG_PATTERN, TITLE_LENGTH, VISIBLE, clean
from tracker.records.vocabulary import Kind, MilestoneStatus, ProcessStatus, RoundStatus, Stance, VenueStatus
from tracker.store.facets import FACETS, MOST_LINES
from tracker.temporal import edtf

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from tracker.temporal.model import Moment

LARGEST_PAGE = 500
DEFAULT_PAGE = 50
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.,+Z-]+", re.ASCII)
LOST_PLUS = re.compile(r"(?<=\d) (?=\d\d:?\d\d$)")  # an offset's + that was not escaped arrives as a space
SLUG = re.compile(SLUG_PATTERN)
STATUSES = tuple(
    dict.fromkeys(s.value for v in (RoundStatus, MilestoneStatus, ProcessStatus, VenueStatus) for s in v)
)

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """One query parameter.

    `read` turns its text into a value or raises ValueError with what was expected. `many` may be repeated;
    `blank` may be empty, as a form sends a field that nobody filled in, and then counts as left out.
    """

    name: str
    about: str
    read: Callable[[str], Any]
    schema: Mapping[str, object] = field(default_factory=lambda: {"type": "string"})
    many: bool = False
    blank: bool = False
    required: bool = False


def pairs_of(query: bytes) -> Pairs:
    """The query as (name, value) pairs in the order given; raises UnicodeDecodeError when it is not UTF-8."""
    return tuple(parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict"))


def read(pairs: Pairs, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The values by name: a tuple for those that may be repeated, one value for the others.

    Raises:
        QueryInvalid: naming every parameter that is unknown, repeated, missing or has no such value.

    """
    known = _by_name(tuple(parameters))
    given: dict[str, list[str]] = {}
    problems = [_unknown(name, known) for name, _ in pairs if name not in known]
    for name, text in pairs:
        if name in known and (text or not known[name].blank):
            given.setdefault(name, []).append(text)
    values: dict[str, Any] = {}
    for parameter in parameters:
        if parameter.name in given or parameter.required:
            _read_one(parameter, given.get(parameter.name, []), values, problems)
    if problems:
        raise QueryInvalid(problems)
    return values


@lru_cache(maxsize=200)
def _by_name(parameters: tuple[Parameter, ...]) -> Mapping[str, Parameter]:
    return {parameter.name: parameter for parameter in parameters}


def _read_one(
    parameter: Parameter, texts: list[str], values: dict[str, Any], problems: list[Problem]
) -> None:
    if not texts and parameter.required:
        problems.append(Problem(parameter.name, "", "a value", "this parameter is required"))
    if len(texts) > 1 and not parameter.many:
        problems.append(
            Problem(
                parameter.name,
                shown(texts[1]),
                "one value",
                "this parameter is given more than once; it takes one value",
            )
        )
    found = []
    for text in texts:
        try:
            found.append(parameter.read(text))
        except ValueError as expected:
            problems.append(_refused(parameter, text, str(expected)))
    if found:
        values[parameter.name] = tuple(found) if parameter.many else found[0]


def _refused(parameter: Parameter, text: str, expected: str) -> Problem:
    if parameter.many and "," in text:
        repeated = "&".join(f"{parameter.name}={part.strip()}" for part in text.split(",", 2)[:2])
        expected = f"one value; for several, repeat the parameter: {shown(repeated)}"
    return Problem(parameter.name, shown(text), expected, f"{shown(text)!r} is no value here: {expected}")


def _unknown(name: str, known: Collection[str]) -> Problem:
    close = nearest(name, known)
    expected = advice(close, f"one of {', '.join(known)}" if known else "no parameters")
    return Problem(
        shown(name), shown(name), expected, f"there is no parameter {shown(name)!r} here; {expected}"
    )


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """A reader of a closed vocabulary, that names the nearest words for a wrong one."""

    def read_word(text: str) -> str:
        if text in words:
            return text
        close = nearest(text, words)
        raise ValueError(advice(close, f"one of {', '.join(words)}"))

    return read_word


def is_slug(text: str) -> bool:
    """Whether a text can be an id at all; other text is never shown to a database."""
    return len(text) <= SLUG_LENGTH and SLUG.fullmatch(text) is not None


def record_id(kind: Kind, text: str) -> str:
    """The id of a record in a path.

    Raises:
        RecordNotFound: it cannot be one, so that nothing has it.

    """
    if is_slug(text):
        return text
    raise RecordNotFound(kind, text)


def slug(text: str) -> str:
    """An id; whether anything has it is for the store to say."""
    if is_slug(text):
        return text
    raise ValueError(SLUG_EXPECTED)


def moment(text: str) -> datetime:
    """An instant; a date is the end of that day in UTC, an instant without a zone is in UTC."""
    try:
        if DAY.fullmatch(text):
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        text = LOST_PLUS.sub("+", text)
        found = datetime.fromisoformat(text if INSTANT.fullmatch(text) else "")
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError("a date such as 2026-01-28 or an instant such as 2026-01-28T09:30:00Z") from None


def edge(text: str) -> Moment:
    """The start of a date, an instant or an EDTF expression."""
    try:
        start = edtf.parse(LOST_PLUS.sub("+", text)).interval.start
    except DateImpossible:
        start = None
    if start is None:
        raise ValueError(
            "a date (2026-01-24), a month (2026-01), an instant (2026-01-24T09:30:00Z) or another EDTF date"
        )
    return start


def whole_day(text: str) -> int:
    """The end of a day or of another EDTF date, in minutes of the calendar."""
    try:
        end = edtf.parse(LOST_PLUS.sub("+", text)).interval.end
    except DateImpossible:
        end = None
    if end is None:
        raise ValueError("a date (2026-01-24), a month (2026-01) or another EDTF date that ends")
    return minute_of(end.isoformat())


def whole(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers within bounds."""

    def read_number(text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most:
            return int(text)
        raise ValueError(f"a whole number from {least} to {most}")

    return read_number


def text_up_to(longest: int) -> Callable[[str], str]:
    """A reader of free text."""

    def read_text(text: str) -> str:
        if not text.strip() or len(text) > longest or "\x00" in text:
            raise ValueError(f"text of 1 to {longest:,} characters")
        return text

    return read_text


def country(text: str) -> str:
    """A country by its two letters (ISO 3166-1), in either case."""
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.upper()
    raise ValueError("a country by its two letters (ISO 3166-1), such as CH")


def publisher(text: str) -> str:
    """The name of a publisher, as names are stored; whether any has it is for the store to say."""
    expected = f"the name of a publisher, of 1 to {TITLE_LENGTH} characters"
    try:
        name = clean(text)
    except ValueError:
        raise ValueError(expected) from None
    if not 1 <= len(name) <= TITLE_LENGTH:
        raise ValueError(expected)
    return name


def yes_or_no(text: str) -> bool:
    """`true` or `false`, nothing else."""
    if text not in ("true", "false"):
        raise ValueError("true or false")
    return text == "true"


NO_NUL = r"^[^\x00]*[^\s\x00][^\x00]*$"
"""Text that is not blank and that a database can hold."""

BLANK = {"maxLength": 0}
MOMENTS = ({"format": "date"}, {"format": "date-time"}, BLANK)
MOMENT = {"type": "string", "anyOf": MOMENTS}
EDTF = {"type": "string", "format": "edtf"}
EDTF_OR_BLANK = {"type": "string", "anyOf": [{"format": "edtf"}, BLANK]}
ID = {"type": "string", "pattern": SLUG_PATTERN, "maxLength": SLUG_LENGTH}


_EAST = r"-?(180(\.0{1,12})?|(1[0-7][0-9]|0?[0-9]?[0-9])(\.[0-9]{1,12})?)"
_NORTH = r"-?(0?90(\.0{1,12})?|0?[0-8]?[0-9](\.[0-9]{1,12})?)"
"""Degrees, as patterns."""


def _several(name: str, about: str) -> Parameter:
    return Parameter(name, about, slug, ID, many=True)


def _word(name: str, about: str, words: Sequence[str], *, many: bool = False) -> Parameter:
    return Parameter(name, about, one_of(words), {"type": "string", "enum": list(words)}, many=many)


KNOWN_ON = Parameter(
    "known_on",
    "What readers could know: only sources published up to the end of this day (UTC), or up to this instant.",
    moment,
    MOMENT,
    blank=True,
)
AS_OF = Parameter(
    "as_of",
    "What this tracker had recorded by the end of this day (UTC), or by this instant.",
    moment,
    MOMENT,
    blank=True,
)
CLOCKS = (KNOWN_ON, AS_OF)
LIMIT = Parameter(
    "limit",
    "Entries on a page.",
    whole(1, LARGEST_PAGE),
    {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": DEFAULT_PAGE},
)
CURSOR = Parameter(
    "cursor",
    "Where the next page begins: take it from `next`. It holds the filters and both clocks, so that a walk is "
    "consistent while others write.",
    str,
)
KIND = _word("kind", "Kind of record. May be repeated.", [kind.value for kind in Kind], many=True)
TEXT = Parameter(
    "q",
    'Only lines with these words, whatever their case and accents: all of them, "phrases" and beginnings* too, none of '
    "those after a hyphen (-word).",
    sought,
    {"type": "string", "maxLength": LONGEST_QUERY},
    blank=True,
)
FIELDS = _word(
    "fields",
    "Show only this member of each line. May be repeated; in JSON and NDJSON.",
    MEMBERS,
    many=True,
)
FACET = _word(
    "facet",
    f"Count the lines by the values of this. May be repeated. Of more than {MOST_LINES:,} lines the first are counted, "
    "and `at_least` says so.",
    list(FACETS),
    many=True,
)
COUNT = _word("count", "Count all lines, whatever the page holds, as `total`.", ["exact"])
NAME_LENGTH = 300
NAMED = Parameter(
    "q",
    "A name in any usual spelling or script: those that are called so, in the order of the timeline.",
    text_up_to(NAME_LENGTH),
    {"type": "string", "maxLength": NAME_LENGTH, "anyOf": [{"pattern": NO_NUL}, BLANK]},
    blank=True,
)
"""On the lists of participants and venues, in whose lines names are looked for."""

FILTERS = (
    _several("process", "Id of a process. May be repeated; one of them must fit."),
    KIND,
    _several("participant", "Id of a participant, in any role. May be repeated."),
    _several("on_behalf_of", "Id of a participant, for whom positions were taken. May be repeated."),
    _several("venue", "Id of a venue. May be repeated."),
    Parameter(
        "country",
        "Country of the venue, in two letters (ISO 3166-1); of participants and venues their own. May be repeated.",
        country,
        {"type": "string", "pattern": "^[A-Za-z]{2}$"},
        many=True,
    ),
    _several("issue", "Id of an issue. May be repeated."),
    _word(
        "status", "Status of the round, milestone, process or venue. May be repeated.", STATUSES, many=True
    ),
    _word("stance", "Stance of the position. May be repeated.", [s.value for s in Stance], many=True),
    Parameter(
        "publisher",
        "Name of a publisher, exactly; lines that one of its sources tells of. May be repeated.",
        publisher,
        {"type": "string", "pattern": VISIBLE, "maxLength": TITLE_LENGTH},
        many=True,
    ),
    _several("source", "Id of a source; lines that it tells of. May be repeated."),
    TEXT,
    Parameter(
        "bbox",
        "Only what is on the map between these degrees: west,south,east,north (WGS 84), where west is greater than "
        "east across the antimeridian.",
        box,
        {"type": "string", "anyOf": [{"pattern": f"^{_EAST},{_NORTH},{_EAST},{_NORTH}$"}, BLANK]},
        blank=True,
    ),
    Parameter(
        "from",
        "Only what overlaps the time from here on: a date, an instant or an EDTF date.",
        edge,
        EDTF_OR_BLANK,
        blank=True,
    ),
    Parameter(
        "to", "Only what begins before here; the day itself is not included.", edge, EDTF_OR_BLANK, blank=True
    ),
    *CLOCKS,
    _word("order", "Oldest or newest first; `asc` where left out.", ["asc", "desc"]),
    _word("conflicts", "Only what different publishers contradict each other about.", ["only"]),
    _word("ambiguous", "Only dates of which the words allow several, and nobody has decided.", ["only"]),
    _word(
        "overdue",
        "Only what was planned, whose last day has passed (on `known_on`, else now), and of which no source says what "
        "became of it. No report is not a report that it did not happen.",
        ["only"],
    ),
    _word(
        "undated",
        "What to do with records that nobody has dated; `exclude` on the timeline, `include` on the lists of one kind.",
        ["exclude", "include", "only"],
    ),
)
