"""What the engine answers with: an interval, and every reason for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

Direction = Literal["before", "after", "same"]
Outlook = Literal["ahead", "back"]
Domain = Literal["news", "narrative"]
Moment = date | datetime


class Granularity(StrEnum):
    """How finely an expression speaks, coarse to fine."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    WEEK = "week"
    WEEKEND = "weekend"
    DAY = "day"
    PART = "part"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"

    @property
    def rank(self) -> int:
        """Place in the order from coarse (century, 0) to fine (second, 13)."""
        return _RANKS[self]

    @property
    def of_days(self) -> bool:
        """Whether it is a day or coarser, so that its intervals are bounded by dates."""
        return self.rank <= _RANKS[Granularity.DAY]


_RANKS = {granularity: rank for rank, granularity in enumerate(Granularity)}


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open stretch of the calendar: `start` is in it, `end` is not.

    Both are dates for days and coarser, aware datetimes for anything finer; None on either
    side means that the text sets no bound there ("since 2014", "until March").
    """

    start: Moment | None
    end: Moment | None

    def as_dict(self) -> dict[str, str | None]:
        """ISO 8601 strings, null where the interval is open."""
        return {"start": _iso(self.start), "end": _iso(self.end)}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative expression is measured from.

    `kind` is "publication" (the day of the source), "previous" (an earlier mention), "expression" (a date
    inside the expression itself: "two days after March 3") or "quotation" (the day on which the words were said).
    """

    kind: Literal["publication", "previous", "expression", "quotation"]
    on: Moment
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of the same words, with what speaks for it."""

    interval: Interval
    edtf: str
    direction: Direction | None
    probability: float
    policy: str | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """A mention of time, resolved, with its reasons.

    `text`, `start` and `end` are the words and their span in the given text (for `resolve`:
    in the expression). `timex_type`, `timex_value` and `mod` follow TIMEX3 (ISO 24617-1),
    `edtf` follows ISO 8601-2. `cue` holds the very words that decided the direction,
    `policy` the row of `policy.toml`. Where `ambiguous`, the interval reaches from the earliest
    reading to the latest and `alternatives` holds each.
    """

    text: str
    start: int
    end: int
    rule: str
    language: str
    anchor: Anchor | None
    direction: Direction | None
    cue: str | None
    policy: str | None
    interval: Interval
    granularity: Granularity
    edtf: str
    timex_type: str
    timex_value: str
    mod: str | None
    approximate: bool
    ambiguous: bool
    probability: float
    alternatives: tuple[Alternative, ...]
    warnings: tuple[str, ...]
    zone: str | None

    def as_dict(self) -> dict[str, object]:
        """Everything, JSON-ready: every key always present, dates and instants as ISO 8601."""
        return {name: _plain(getattr(self, name)) for name in self.__slots__}

    def tree(self) -> tuple[str, tuple[Any, ...]]:
        """The derivation as nested (label, children) pairs, for whoever prints it."""
        return (
            f"{self.text} → {self.edtf}",
            tuple((label, ()) for label in self._reasons()) + self._others(),
        )

    def _reasons(self) -> list[str]:
        anchor = self.anchor
        said = f" {anchor.text!r}" if anchor and anchor.text else ""
        facts = {
            "anchor": anchor and f"{anchor.kind}{said} {anchor.on.isoformat()}",
            "direction": self.direction
            and (f"{self.direction} ({self.cue})" if self.cue else self.direction),
            "rule": self.rule,
            "policy": self.policy,
            "granularity": self.granularity.value,
            "interval": f"{_iso(self.interval.start) or 'open'} to before {_iso(self.interval.end) or 'open'}",
            "timex3": f"{self.timex_type} {self.timex_value}" + (f" {self.mod}" if self.mod else ""),
            "approximate": "yes" if self.approximate else None,
            "zone": self.zone,
            "probability": f"{self.probability:.2f}" + (" (ambiguous)" if self.ambiguous else ""),
        }
        return [f"{name}: {fact}" for name, fact in facts.items() if fact] + [
            f"warning: {w}" for w in self.warnings
        ]

    def _others(self) -> tuple[tuple[str, tuple[Any, ...]], ...]:
        if not self.alternatives:
            return ()
        labels = [f"{a.edtf} ({a.direction or 'as read'}, {a.probability:.2f})" for a in self.alternatives]
        return (("alternatives", tuple((label, ()) for label in labels)),)


def _iso(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment else None


def _plain(value: object) -> object:
    match value:
        case Granularity():
            return value.value
        case Interval():
            return value.as_dict()
        case Anchor():
            return {"kind": value.kind, "on": value.on.isoformat(), "text": value.text}
        case Alternative():
            return {name: _plain(getattr(value, name)) for name in value.__slots__}
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return value
