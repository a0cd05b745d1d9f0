"""Which draft is about which gold row: one to one, greedily, the best pair first."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache

from benchmarks.articles.gold import NAMED, Gold, Row
from benchmarks.articles.names import ALIKE, any_same, likeness
from benchmarks.articles.said import Said
from tracker.errors import DateImpossible
from tracker.ingest.article import Span
from tracker.records.vocabulary import Kind
from tracker.temporal.edtf import parse

_ABBREVIATED = r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bAug)(?<!\bOct)(?<!\bNov)(?<!a\.m)(?<!p\.m)"
_SENTENCE_END = re.compile(rf"{_ABBREVIATED}[.!?][\"”’')\]]*(?=\s)|\n\n")
HALF = 0.5
_PREFERRED = 0.01  # a required row before an optional one that fits as well


def right(name: str, row: Row, said: Said, gold: Gold) -> bool:
    """Whether a draft's value of a field is one that the row accepts."""
    accepted, given = row.accepts[name], said.value(name)
    if not any(given):
        return "" in accepted
    wanted = [one for one in accepted if one]
    if name == "parties":
        return _are_parties(row.kind, wanted, given, gold)
    if name == "edtf":
        return any(same_days(one, given[0]) for one in wanted)
    if name == "venue" or row.kind is Kind.VENUE:
        return any(any_same((one, *gold.places.get(one, ())), given) for one in wanted)
    if name in NAMED:
        return _is_named(wanted, given, gold) or (name == "on_behalf_of" and _is_itself(row, given, gold))
    return given[0] in wanted


def _are_parties(kind: Kind, wanted: Sequence[str], given: Sequence[str], gold: Gold) -> bool:
    """Whether a round has all of its parties; or a process two or more of those whose talks it is, and nobody else."""
    if kind is not Kind.PROCESS:
        return all(any_same(_called(one, gold), given) for one in wanted)
    theirs = [next((one for one in wanted if any_same(_called(one, gold), (name,))), None) for name in given]
    return None not in theirs and len(set(theirs)) > 1


def _is_itself(row: Row, given: Sequence[str], gold: Gold) -> bool:
    """A state that speaks for itself: said of its own, it is no error."""
    return "" in row.accepts["on_behalf_of"] and _is_named(row.accepts.get("holder", ()), given, gold)


def _is_named(wanted: Sequence[str], given: Sequence[str], gold: Gold) -> bool:
    return any(
        any(likeness(other, one) >= ALIKE for other in _called(name, gold) for one in given)
        if name in unnamed(gold)
        else any_same(_called(name, gold), given)
        for name in wanted
    )


def unnamed(gold: Gold) -> frozenset[str]:
    """The descriptions of those whom the article does not name."""
    people = (row for row in gold.rows if row.kind is Kind.PARTICIPANT)
    return frozenset(row.accepts["name"][0] for row in people if row.accepts["unnamed"] == ("true",))


def _called(name: str, gold: Gold) -> tuple[str, ...]:
    return (name, *gold.names.get(name, ()))


@cache
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first day of an EDTF date and the day after its last; parts of a day count as their days."""
    interval = parse(edtf).interval
    start, end = _day(interval.start), _day(interval.end)
    within = isinstance(interval.end, datetime) and interval.end.time() != time.min
    return start, end + timedelta(days=1) if end and (within or end == start) else end


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def same_days(one: str, other: str) -> bool:
    """Whether two EDTF dates cover the same days; what is no date covers none."""
    try:
        return bounds(one) == bounds(other)
    except DateImpossible:
        return False


def apart(one: str, other: str) -> bool:
    """Whether two EDTF dates have no day in common."""
    (start, end), (other_start, other_end) = bounds(one), bounds(other)
    first = max((day for day in (start, other_start) if day), default=date.min)
    last = min((day for day in (end, other_end) if day), default=date.max)
    return first >= last


def shared(one: Span, other: Span) -> float:
    """The share of the shorter of two places that they have in common."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(common, 0) / max(min(one[1] - one[0], other[1] - other[0]), 1)


def sentence(place: Span, text: str) -> Span:
    """A place stretched to the sentences in which it stands."""
    start = max((found.end() for found in _SENTENCE_END.finditer(text, 0, place[0])), default=0)
    after = _SENTENCE_END.search(text, max(place[1] - 1, 0))
    return start, after.end() if after else len(text)


def _touch(row: Row, said: Said, gold: Gold) -> float:
    """Whether the words of a draft stand in a sentence of the row, and by how much they are the same."""
    if said.evidence is None:
        return 0.0
    wide = sentence(said.evidence, gold.text)
    within = any(shared(wide, sentence(place, gold.text)) > 0 for place in row.evidence)
    return max((shared(said.evidence, place) for place in row.evidence), default=0.0) + 0.1 if within else 0.0


def _values(names: Sequence[str], row: Row, said: Said, gold: Gold) -> float:
    """How many of the fields agree in a value (not in having none)."""
    return float(sum(any(said.value(name)) and right(name, row, said, gold) for name in names))


def _event(*names: str) -> Callable[[Row, Said, Gold], float]:
    def fits(row: Row, said: Said, gold: Gold) -> float:
        touch, agree = _touch(row, said, gold), _values(names, row, said, gold)
        return touch + agree if touch or agree == len(names) else 0.0

    return fits


def _position(row: Row, said: Said, gold: Gold) -> float:
    place = said.evidence
    share = max((shared(place, one) for one in row.evidence), default=0.0) if place else 0.0
    return share + _values(("holder", "issue", "stance"), row, said, gold) if share >= HALF else 0.0


def _venue(row: Row, said: Said, gold: Gold) -> float:
    return float(right("name", row, said, gold))


def _participant(row: Row, said: Said, gold: Gold) -> float:
    """By name, or by description: whoever is unnamed is never found by a draft that gives a name."""
    if row.accepts["unnamed"] != said.value("unnamed"):
        return 0.0
    if row.accepts["unnamed"] == ("false",):
        return float(right("name", row, said, gold))
    described = max(
        likeness(one, other) for one in _called(row.accepts["name"][0], gold) for other in said.value("name")
    )
    return described if described >= ALIKE else 0.0


_FITS: Mapping[Kind, Callable[[Row, Said, Gold], float]] = {
    Kind.PROCESS: lambda _row, _said, _gold: 1.0,
    Kind.ROUND: _event("venue", "edtf"),
    Kind.VENUE: _venue,
    Kind.PARTICIPANT: _participant,
    Kind.POSITION: _position,
    Kind.MILESTONE: _event("sort", "edtf"),
}


def aligned(gold: Gold, said: Sequence[Said]) -> dict[int, int]:
    """The draft of each row that has one, both by their places in the lists."""
    pairs = []
    for number, row in enumerate(gold.rows):
        for place, draft in enumerate(said):
            if draft.kind is row.kind and (fit := _FITS[row.kind](row, draft, gold)):
                pairs.append((fit + (0.0 if row.optional else _PREFERRED), -number, -place))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in sorted(pairs, reverse=True):
        if -number not in found and -place not in taken:
            found[-number] = -place
            taken.add(-place)
    return found
