"""From a `when` as a source words it to a date with its whole derivation, ready to be stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from tracker.errors import AnchorMissing, DateImpossible, ExpressionNotUnderstood, LanguageUnknown, Problem
from tracker.records.vocabulary import HAPPENED, PLANNED, Kind
from tracker.temporal import Resolution, resolve
from tracker.temporal.engine import stated

if TYPE_CHECKING:
    from tracker.records.shapes import Evidence, NewSource, When


@dataclass(frozen=True, slots=True)
class Outlook:
    """On which side of its publication the date of a report lies, and because of what that is known."""

    side: Literal["ahead", "back"]
    because: str


def outlook(kind: Kind, status: str | None) -> Outlook | None:
    """Which way a relative date of such a report looks: statements have been made, plans lie ahead."""
    if kind is Kind.POSITION:
        return Outlook("back", "a statement has been made")
    if status in PLANNED:
        return Outlook("ahead", f"status {status}")
    return Outlook("back", f"status {status}") if status in HAPPENED else None


_UNREADABLE = (ExpressionNotUnderstood, DateImpossible, AnchorMissing, LanguageUnknown)
_ADVICE = "words of a date that the rules read, or an edtf beside them"


class WhenInvalid(Exception):
    """A `when` that gives no date; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def local(moment: date | datetime, zone: str) -> date | datetime:
    """A publication moment on the clock of its zone: days as they are, naive instants taken as local."""
    if not isinstance(moment, datetime):
        return moment
    there = ZoneInfo(zone)
    return moment.replace(tzinfo=there) if moment.tzinfo is None else moment.astimezone(there)


def _read(
    when: When, expression: str, source: NewSource, sentence: str | None, looks: Outlook | None
) -> Resolution:
    anchor = local(when.anchor if when.anchor is not None else source.published, source.zone)
    return resolve(
        expression,
        published=anchor,
        sentence=when.sentence or sentence,
        language=when.language or source.language,
        zone=source.zone,
        outlook=looks.side if looks else None,
        country=source.country,
    )


def _derivation(resolution: Resolution) -> dict[str, Any]:
    """A resolution without its place in a text; `start` and `end` are those of its interval."""
    derived = {key: part for key, part in resolution.as_dict().items() if key not in ("text", "interval")}
    return derived | resolution.interval.as_dict()


def _as_stored(resolution: Resolution, when: When, source: NewSource, sentence: str | None) -> dict[str, Any]:
    derived = _derivation(resolution)
    anchor = derived["anchor"]
    if when.anchor is not None and isinstance(anchor, dict):
        anchor["kind"] = "stated"
    return {
        **derived,
        "expression": when.expression,
        "sentence": when.sentence or sentence,
        "language": when.language or source.language,
    }


def _with_stated(
    when: When, stated_edtf: str, source: NewSource, sentence: str | None, looks: Outlook | None
) -> dict[str, Any]:
    """An editor's EDTF wins; where the engine reads the words otherwise, the date says so."""
    stored = _as_stored(stated(stated_edtf), when, source, sentence)
    if when.expression is not None:
        try:
            read = _read(when, when.expression, source, sentence, looks)
        except _UNREADABLE:
            return stored
        if read.edtf != stored["edtf"]:
            note = f"stated as {stored['edtf']}; the rules read {when.expression!r} as {read.edtf}"
            stored["warnings"] = [*stored["warnings"], note]
    return stored


def dated(
    when: When, source: NewSource, evidence: Evidence | None, looks: Outlook | None, pointer: str
) -> dict[str, Any]:
    """The stored form of a `when`: interval, EDTF and how they were derived from the words.

    Where what is known of the report decided the direction (`looks`), the cue says what that was.

    Raises:
        WhenInvalid: the words give no date; the problem carries `pointer`.

    """
    sentence = evidence.text if evidence else None
    try:
        if when.edtf is not None:
            return _with_stated(when, when.edtf, source, sentence, looks)
        expression = when.expression or ""
        stored = _as_stored(_read(when, expression, source, sentence, looks), when, source, sentence)
        if looks and stored["cue"] == f"status {looks.side}":
            stored["cue"] = looks.because
        return stored
    except _UNREADABLE as error:
        shown = when.edtf or when.expression or ""
        raise WhenInvalid(Problem(pointer, shown, _ADVICE, str(error))) from None


def known_at(moment: date | datetime, zone: str) -> datetime:
    """The instant from which a source published then could be known; a bare day counts from its start in UTC."""
    there = local(moment, zone)
    utc = ZoneInfo("UTC")
    if isinstance(there, datetime):
        return there.astimezone(utc)
    return datetime(there.year, there.month, there.day, tzinfo=utc)


def reported_on(published: str) -> dict[str, Any]:
    """The date of what has no date of its own: the day of its report, and nothing finer.

    `published` is the day, or the instant on the clock of its source's zone, as ISO 8601.
    """
    day = date.fromisoformat(published[: len("2026-01-27")])
    return {
        **_derivation(stated(day.isoformat())),
        "rule": "reported",
        "anchor": {"kind": "publication", "on": day.isoformat(), "text": None},
        "direction": "same",
        "expression": None,
        "sentence": None,
    }
