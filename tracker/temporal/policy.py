"""The table that decides which reading of an underspecified mention holds, and how probable that is."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from tracker.temporal import calendar, files
from tracker.temporal.meaning import day_of
from tracker.temporal.model import Direction, Domain, Moment, Outlook
from tracker.temporal.sides import Evidence

if TYPE_CHECKING:
    from datetime import date

    from tracker.temporal.meaning import Meaning, Option

_KEYS = frozenset(
    {
        "id",
        "by",
        "outlook",
        "evidence",
        "place",
        "nearest",
        "clear",
        "sentence",
        "direction",
        "probability",
        "cue",
        "domain",
        "within",
        "said",
        "reach",
    }
)

_VALID = {
    key: get_args(kind)
    for key, kind in (
        ("direction", Direction),
        ("evidence", Direction),
        ("outlook", Outlook),
        ("domain", Domain),
    )
}


class PolicyRefused(ValueError):
    """A row of the policy table that cannot stand."""


class Row(NamedTuple):
    """One row of `policy.toml`; its head explains the columns."""

    id: str
    direction: Direction
    probability: float
    by: frozenset[str] = frozenset()
    outlook: Outlook | None = None
    evidence: Direction | None = None
    place: frozenset[str] = frozenset()
    nearest: Direction | None = None
    clear: bool | None = None
    sentence: bool | None = None
    cue: str | None = None
    domain: Domain | None = None
    within: int | None = None
    said: frozenset[str] = frozenset()
    reach: int | None = None

    def holds(self, case: Case) -> bool:
        """Whether every condition of the row is met."""
        return (
            (not self.by or case.by in self.by)
            and self.direction in case.directions
            and self.outlook in (None, case.outlook)
            and self.evidence in (None, case.evidence.direction)
            and (not self.place or case.evidence.place in self.place)
            and self.nearest in (None, case.nearest)
            and self.clear in (None, case.clear)
            and self.sentence in (None, case.sentence)
            and self.domain in (None, case.domain)
            and (self.within is None or case.away <= self.within)
            and (not self.said or case.evidence.cue in self.said)
            and (self.reach is None or ((gap := case.evidence.gap) is not None and gap <= self.reach))
        )


class Case(NamedTuple):
    """What is known when a direction has to be chosen."""

    by: str
    directions: frozenset[Direction | None]
    evidence: Evidence
    outlook: Outlook | None
    nearest: Direction | None
    clear: bool
    sentence: bool
    domain: Domain
    away: int


class Verdict(NamedTuple):
    """The options, best first, each with its probability; which row decided, and by what cue."""

    options: tuple[tuple[Option, float], ...]
    policy: str | None
    cue: str | None
    ambiguous: bool


class Policy(NamedTuple):
    """The rows in order, and the probability below which both readings are kept."""

    rows: tuple[Row, ...]
    keep_both_below: float


@cache
def load() -> Policy:
    """The policy of this installation."""
    return read(files.text("policy"))


def read(source: str) -> Policy:
    """The policy that a TOML text describes; raises PolicyRefused naming the row."""
    content = tomllib.loads(source)
    return Policy(tuple(_row(row) for row in content["row"]), float(content["keep_both_below"]))


def decide(
    meaning: Meaning,
    evidence: Evidence,
    outlook: Outlook | None,
    anchor: date,
    *,
    sentence: bool,
    domain: Domain = "news",
) -> Verdict:
    """Choose between the options of a meaning; what the words have fixed passes as it is."""
    if len(meaning.options) == 1 or meaning.by == "fixed":
        return _as_read(meaning)
    directions = frozenset(option.direction for option in meaning.options)
    near, clear, away = _nearest(meaning, anchor)
    case = Case(meaning.by, directions, evidence, outlook, near, clear, sentence, domain, away)
    policy = load()
    row = next((row for row in policy.rows if row.holds(case)), None)
    if row is None:
        return _as_read(meaning)
    cue = evidence.cue if evidence.direction == row.direction and not row.nearest else row.cue
    return Verdict(_shared(meaning, row), row.id, cue, row.probability < policy.keep_both_below)


def _as_read(meaning: Meaning) -> Verdict:
    rest = len(meaning.options) - 1
    shares = [meaning.odds if not place else (1 - meaning.odds) / rest for place in range(rest + 1)]
    return Verdict(
        tuple(zip(meaning.options, shares, strict=True)),
        None,
        meaning.cue,
        meaning.odds < load().keep_both_below,
    )


def _shared(meaning: Meaning, row: Row) -> tuple[tuple[Option, float], ...]:
    """The chosen option with its probability, the others sharing the rest, sides of the anchor before it."""
    chosen = next(option for option in meaning.options if option.direction == row.direction)
    others = [option for option in meaning.options if option is not chosen]
    rest = (1 - row.probability) / len(others)
    return ((chosen, row.probability), *((option, round(rest, 4)) for option in others))


def _nearest(meaning: Meaning, anchor: date) -> tuple[Direction | None, bool, int]:
    """The side whose reading is nearer, the past on a tie; whether the other is three times as far; the days to it."""
    away = sorted(
        (abs((day_of(edge) - anchor).days), option.direction != "before", option.direction)
        for option in meaning.options
        if option.direction != "same" and (edge := _edge(option))
    )
    if not away:
        return None, False, 0
    return away[0][2], len(away) == 1 or away[1][0] >= 3 * away[0][0], away[0][0]


def _edge(option: Option) -> Moment | None:
    """The bound that faces the anchor; of what has no beginning the last unit's: until spring."""
    start, end, size = option.reading.start, option.reading.end, option.reading.granularity
    if option.direction == "before":
        return end or start
    if start is None and end is not None and size.of_days:
        return calendar.floor(calendar.plus_days(day_of(end), -1), size)
    return start or end


def _row(row: dict[str, Any]) -> Row:
    if unknown := set(row) - _KEYS:
        raise PolicyRefused(f"row {row.get('id')!r}: unknown column {sorted(unknown)[0]!r}")
    for key, valid in _VALID.items():
        if key in row and row[key] not in valid:
            raise PolicyRefused(f"row {row.get('id')!r}: {key} is one of {', '.join(valid)}")
    lists: dict[str, Any] = {key: frozenset(row[key]) for key in ("by", "place", "said") if key in row}
    return Row(**(row | lists))
